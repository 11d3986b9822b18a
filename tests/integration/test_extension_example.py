"""The example of an extension that adds blocks is built as its README says, against the extension as it is now."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

from blockroom.node import NODE
from tests.room import REPOSITORY

LAB = REPOSITORY / "labextension"
EXAMPLE = REPOSITORY / "docs" / "extension-example"


def node(*command: str | Path, folder: Path) -> None:
    path = os.pathsep.join([str(Path(NODE).parent), os.environ["PATH"]])
    done = subprocess.run(
        [NODE, *command], cwd=folder, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_example_is_built(tmp_path: Path) -> None:
    packages = LAB / "node_modules"
    typescript = packages / "typescript" / "bin" / "tsc"
    node(typescript, "--outDir", tmp_path / "own" / "lib", folder=LAB)
    shutil.copy(LAB / "package.json", tmp_path / "own")
    example = shutil.copytree(
        EXAMPLE, tmp_path / "example", ignore=shutil.ignore_patterns("node_modules", "lib", "dist")
    )
    modules = example / "node_modules"
    modules.mkdir()
    for package in packages.iterdir():
        (modules / package.name).symlink_to(package)
    (modules / "@blockroom").mkdir()
    (modules / "@blockroom" / "labextension").symlink_to(tmp_path / "own")
    (tmp_path / "own" / "node_modules").symlink_to(packages)

    node(typescript, folder=example)
    builder = modules / "@jupyter" / "builder" / "lib" / "build-labextension.js"
    core = modules / "@jupyterlab" / "core-meta" / "core.package.json"
    node(builder, "--core-package-file", core, ".", folder=example)

    built = json.loads((example / "dist" / "package.json").read_text(encoding="utf-8"))
    assert built["jupyterlab"]["_build"]["extension"] == "./extension"
    code = "".join(path.read_text(encoding="utf-8") for path in (example / "dist" / "static").glob("*.js"))
    assert "dice_roll" in code
    assert "IBlockRegistry" in code
    assert len(code) < 100_000, "another Blockly has been bundled"
