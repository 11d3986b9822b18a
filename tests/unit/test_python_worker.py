"""The process that turns Python into blocks answers everything, or says why not, and in time."""

from __future__ import annotations

import asyncio
import json
import os
import resource
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from blockroom_lab.texts import TEXTS, text
from blockroom_lab.worker import Worker, WorkerError

COMMAND = [sys.executable, "-I", "-m", "blockly_magic", "serve"]


@pytest.fixture
async def worker() -> AsyncIterator[Worker]:
    one = Worker(COMMAND, 10)
    yield one
    await one.stop()


def request(program: str, language: str = "en", **more: object) -> bytes:
    return json.dumps({"verb": "convert", "name": "cell", "program": program, "language": language, **more}).encode()


async def ask(worker: Worker, asked: bytes) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(await worker.ask(asked))
    return answer


def types(document: dict[str, Any]) -> list[str]:
    """The statements of a document's first stack."""
    found, block = [], document["workspace"]["blocks"]["blocks"][0]
    while block:
        found.append(block["type"])
        block = block.get("next", {}).get("block")
    return found


async def test_a_program_becomes_blocks_and_two_programs_are_compared(worker: Worker) -> None:
    answer = await ask(worker, request("import math\nx = 1\nprint(x)\n"))
    assert types(answer["document"])[1:] == ["variables_set", "text_print"]
    assert (answer["errors"], answer["raw"]) == ({}, 0)

    kept = await ask(worker, request("x = 1\nprint(x)\n", raw=[2]))
    assert types(kept["document"]) == ["variables_set", "py_raw"]

    compare = {"verb": "compare", "language": "en", "before": "x = 1\n\ny = 2  # two"}
    same = await ask(worker, json.dumps(compare | {"after": "x = (1)\ny = 2  # two\n"}).encode())
    assert same["difference"] is None and len(same["stretches"]) == 2
    differs = await ask(worker, json.dumps(compare | {"after": "x = 1\ny = 3  # two\n"}).encode())
    assert differs["difference"] == {"kind": "tree", "line": 3, "expected": "2", "found": "3", "statement": 3}


async def test_a_broken_statement_is_one_block_and_the_rest_are_blocks(worker: Worker) -> None:
    answer = await ask(worker, request("x = 1\nprint(x\ny = 2\n"))
    assert types(answer["document"]) == ["variables_set", "py_raw", "variables_set"]
    assert list(answer["errors"]) == ["2"]


DEEP = "(" * 5000 + "1" + ")" * 5000


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("x = 1\n" * 100_000, "100001 lines"),
        ("x = 1\n\0y = 2\n", "line 2"),
        ("x = '\ud800'\n", "line 1"),
        (DEEP, "nested"),
        ("x = " + "-" * 200_000 + "1", "nested"),
    ],
    ids=["long", "nul", "surrogate", "deep", "signs"],
)
async def test_what_can_be_no_program_is_said_in_both_languages(worker: Worker, program: str, said: str) -> None:
    english, chinese = [(await ask(worker, request(program, language))) for language in ("en", "zh_CN")]
    shown = english.get("problem") or english["document"]["workspace"]["blocks"]["blocks"][0]["extraState"]["error"]
    assert said in shown
    assert "problem" not in english or "。" in chinese["problem"]
    assert types((await ask(worker, request("x = 1")))["document"]) == ["variables_set"]


@pytest.mark.parametrize(
    "program",
    [
        "\ufeffx = 1\n",
        "if x:\n\ty = 1\n        z = 2\n",
        "x = 1\n\f\ny = 2\r\nz = 3\r",
        "# coding: latin-1\nx = 1\n",
        "x = " + "1 + " * 20_000 + "1\n",
        "x = ](\n" * 15_000,
        "#" * 500_000,
        "",
        "\n\n",
    ],
)
async def test_odd_programs_are_answered(worker: Worker, program: str) -> None:
    answer = await ask(worker, request(program))
    assert "document" in answer, answer


@pytest.mark.parametrize("line", [b"[]", b"nonsense", b'{"verb": "exec"}', b'{"verb": "convert", "language": "en"}'])
async def test_a_request_that_is_none_is_refused(worker: Worker, line: bytes) -> None:
    assert "could not be turned" in (await ask(worker, line))["problem"] or line[:1] != b"{"
    assert "document" in await ask(worker, request("x = 1"))


async def test_a_module_in_the_students_folder_is_not_taken_for_pythons(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worker: Worker
) -> None:
    for name in ("ast.py", "json.py", "blockly_magic.py"):
        (tmp_path / name).write_text("raise SystemExit('mine')\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert "document" in await ask(worker, request("x = 1"))


async def test_two_requests_at_once_get_their_own_answers(worker: Worker) -> None:
    programs = [f"x = {number}\n" for number in range(20)]
    answers = await asyncio.gather(*(ask(worker, request(program)) for program in programs))
    assert [answer["document"]["code"] for answer in answers] == programs


LAZY = "import sys, time\nfor line in sys.stdin:\n    {}\n    print(line, end='', flush=True)\n"


@pytest.fixture
def flag(tmp_path: Path) -> Path:
    """A file that makes a stand-in for the process misbehave while it is there."""
    path = tmp_path / "flag"
    path.touch()
    return path


async def test_one_that_hangs_is_ended_in_time_and_the_next_request_is_answered(flag: Path) -> None:
    script = LAZY.format(f"import os; time.sleep(60 if os.path.exists({str(flag)!r}) else 0)")
    worker = Worker([sys.executable, "-c", script], 1)
    with pytest.raises(WorkerError, match="too_slow"):
        await worker.ask(b"1")
    await asyncio.to_thread(flag.unlink)
    assert await worker.ask(b"2") == b"2\n"
    await worker.stop()


async def test_one_that_dies_is_started_again(flag: Path) -> None:
    script = LAZY.format(f"import os; os.path.exists({str(flag)!r}) and os.abort()")
    worker = Worker([sys.executable, "-c", script], 5)
    with pytest.raises(WorkerError, match="ended"):
        await worker.ask(b"1")
    await asyncio.to_thread(flag.unlink)
    assert await worker.ask(b"2") == b"2\n"
    await worker.stop()


@pytest.mark.parametrize("command", [["/nowhere/python"], [sys.executable, "-m", "no_such_module"]])
async def test_one_that_is_not_installed_is_said_to_be_missing(command: list[str]) -> None:
    with pytest.raises(WorkerError, match="missing"):
        await Worker(command, 5).ask(b"{}")


async def test_memory_is_bounded(worker: Worker) -> None:
    """The limits of the process itself, as the system has them."""
    await worker.ask(request("x = 1"))
    assert worker.pid
    soft, hard = resource.prlimit(worker.pid, resource.RLIMIT_AS)
    assert soft == hard and 2**30 <= hard <= 2 * 2**30


async def test_it_ends_with_its_server(worker: Worker) -> None:
    await worker.ask(request("x = 1"))
    pid = worker.pid
    assert pid
    await worker.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_every_sentence_is_in_both_languages() -> None:
    for key, (english, chinese) in TEXTS.items():
        assert english.isascii() and not chinese.isascii(), key
    assert text("too_slow", "zh_CN") == TEXTS["too_slow"][1]
