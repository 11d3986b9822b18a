"""The examples of all blocks, in both languages, and the program of every block in the toolbox: run in the students'
image, without a network.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from blockroom import image
from blockroom.engine import connect
from blockroom.node import NODE
from blockroom.settings import Settings
from tests.room import ARTIFACTS, REPOSITORY

LABEXTENSION = REPOSITORY / "labextension"
PYTHON = "/opt/kernel/bin/python"
# One process for all: TensorFlow takes longer to start than all examples take to run.
RUNNER = """\
import contextlib, io, json, os, sys, tempfile, textwrap, traceback, warnings

IN_FUNCTIONS = {"py_await", "py_yield", "py_yield_from", "py_return"}
os.environ |= {"MPLBACKEND": "Agg", "TF_CPP_MIN_LOG_LEVEL": "3"}
os.chdir(tempfile.mkdtemp())
warnings.simplefilter("ignore")
given = json.load(open("/examples/examples.json", encoding="utf-8"))
failed = {}
import blockly_magic
import matplotlib.pyplot as plt
from IPython.display import display

blockly_magic.lend_turtle()
for example in given["examples"]:
    name = f"{example['type']} {example['language']}"
    scope = {"__name__": "__main__", "input": lambda *_: "3", "display": display}
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(example["code"], name, "exec"), scope)
    except BaseException:
        failed[name] = traceback.format_exc(limit=-1)
    plt.close("all")
    # In a notebook each cell that imports the turtle has a sheet of its own.
    if "turtle" in sys.modules:
        sys.modules["turtle"].Screen().clearscreen()
for program in given["programs"]:
    # Some blocks are at home in functions only.
    head = "async def function():" if program["type"] == "py_await" else "def function():"
    inside = head + "\\n" + textwrap.indent(program["code"], "    ")
    try:
        compile(inside if program["type"] in IN_FUNCTIONS else program["code"], program["type"], "exec")
    except SyntaxError as error:
        failed[f"{program['type']} in the toolbox"] = f"{error}: {program['code']}"
print("FAILED" + json.dumps(failed))
"""


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples as the labextension has them."""
    folder = tmp_path_factory.mktemp("examples")
    # The container's user reads them.
    folder.chmod(0o755)
    file = folder / "examples.json"
    subprocess.run(
        [NODE, "node_modules/vitest/vitest.mjs", "run", "tests/examples.test.ts"],
        cwd=LABEXTENSION,
        env={**os.environ, "EXAMPLES_FILE": str(file)},
        capture_output=True,
        check=True,
        timeout=300,
    )
    (folder / "run.py").write_text(RUNNER, encoding="utf-8")
    return folder


@pytest.mark.timeout(1200)
def test_every_example_runs(examples: Path) -> None:
    settings = Settings()
    image.ensure_image(settings, ARTIFACTS)
    given: dict[str, list[dict[str, Any]]] = json.loads((examples / "examples.json").read_text(encoding="utf-8"))
    languages = Counter(example["language"] for example in given["examples"])
    assert languages["en"] == languages["zh"] > 200
    assert all(example["code"] for example in given["examples"])
    container = connect().containers.run(
        image.reference(settings),
        [PYTHON, "/examples/run.py"],
        detach=True,
        network_mode="none",
        mem_limit="3g",
        volumes={str(examples): {"bind": "/examples", "mode": "ro"}},
    )
    try:
        ended = container.wait(timeout=1000)
        said = container.logs(stdout=True, stderr=False).decode()
        assert ended["StatusCode"] == 0, container.logs().decode()[-2000:]
        assert json.loads(said.rpartition("FAILED")[2]) == {}
    finally:
        container.remove(force=True)
