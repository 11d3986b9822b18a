"""Stepping and reports in both kernels, asked for as the panel does."""

import ast
import json
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import KernelManager

from blockly_magic.report import MIME_TYPE
from blockly_magic.stepper import PROMPT

REPORT = "__import__('blockly_magic.report', fromlist=['report']).report({failed})"
ARM = "__import__('blockly_magic.stepper', fromlist=['arm']).arm({blocks}, {target})"
PROGRAM = "def half(n):\n    return n / 2\n\n\nfor i in range(2):\n    print(half(i))\nname = input('who? ')\n"
BLOCKS = [0, 1, -1, -1, 2, 3, 4]


class Kernel:
    """A running kernel, and what its program asked for."""

    def __init__(self, client: BlockingKernelClient) -> None:
        self.client = client
        self.asked: list[str] = []
        self.printed = ""

    def evaluate(self, expression: str) -> dict[str, Any]:
        message = self.client.execute("", silent=True, store_history=False, user_expressions={"it": expression})
        while True:
            reply = self.client.get_shell_msg(timeout=30)
            if reply["parent_header"]["msg_id"] == message:
                answer: dict[str, Any] = reply["content"]["user_expressions"]["it"]
                return answer

    def report(self, failed: bool = False) -> dict[str, Any]:
        data: dict[str, Any] = self.evaluate(REPORT.format(failed=failed))["data"][MIME_TYPE]
        return data

    def run(self, code: str, answers: Iterable[str] = ()) -> str:
        """Run a program; the way that it ended."""
        self.asked, self.printed = [], ""
        rest = iter(answers)

        def answer(message: dict[str, Any]) -> None:
            self.asked.append(message["content"]["prompt"])
            self.client.input(next(rest))

        def take(message: dict[str, Any]) -> None:
            self.printed += message["content"].get("text", "")

        reply = self.client.execute_interactive(code, timeout=60, stdin_hook=answer, output_hook=take)
        return str(reply["content"].get("ename", "ok"))

    def lines(self) -> list[int]:
        return [json.loads(p.removeprefix(PROMPT))["line"] for p in self.asked if p.startswith(PROMPT)]


@pytest.fixture(scope="module", params=["python3", "blockroom_metakernel"])
def kernel(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kernel]:
    folder = tmp_path_factory.mktemp("program")
    manager = KernelManager(kernel_name=request.param, transport="ipc", ip=str(folder.parent / f"{folder.name}-ipc"))
    manager.start_kernel(cwd=str(folder))
    client = manager.blocking_client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        yield Kernel(client)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def test_variables_after_a_run(kernel: Kernel) -> None:
    assert kernel.run("x = 3\n姓名 = '张三'") == "ok"
    shown = {v["name"]: v["value"] for v in kernel.report()["variables"]}
    assert (shown["x"], shown["姓名"]) == ("3", "'张三'")
    assert not {"In", "Out", "exit", "get_ipython"} & set(shown)


def test_where_an_error_arose(kernel: Kernel) -> None:
    assert kernel.run("apple = 1\n\n\ndef f(n):\n    return n + aple\n\n\nprint(f(1))\n") == "NameError"
    error = kernel.report(failed=True)["error"]
    assert [p["line"] for p in error["places"]] == [5, 8]
    assert (error["places"][0]["column"], error["suggestion"]) == (15, "apple")
    assert kernel.run("x = = 1") == "SyntaxError"
    assert kernel.report(failed=True)["error"]["places"][0]["line"] == 1


def test_steps_and_then_runs_as_before(kernel: Kernel) -> None:
    kernel.evaluate(ARM.format(blocks=BLOCKS, target=-1))
    answers = ["step"] * 8 + ["Lin"]
    assert kernel.run(PROGRAM, answers) == "ok"
    assert kernel.lines() == [5, 6, 2, 5, 6, 2, 5, 7]
    assert kernel.asked[-1] == "who? "


def test_steps_through_input(kernel: Kernel) -> None:
    kernel.evaluate(ARM.format(blocks=BLOCKS, target=4))
    assert kernel.run(PROGRAM, ["step", "Lin"]) == "ok"
    assert kernel.lines() == [7]
    assert kernel.printed.startswith("0.0\n0.5\n")
    assert kernel.run(PROGRAM, ["Lin"]) == "ok"
    assert kernel.asked == ["who? "]


def test_stop_ends_the_program_and_the_stepping(kernel: Kernel) -> None:
    kernel.evaluate(ARM.format(blocks=BLOCKS, target=1))
    assert kernel.run(PROGRAM, ["stop"]) == "KeyboardInterrupt"
    assert kernel.evaluate("__import__('sys').gettrace()")["data"]["text/plain"] == "None"
    assert kernel.run("print(1)") == "ok"


def test_await_in_a_program(kernel: Kernel) -> None:
    kernel.evaluate(ARM.format(blocks=[0, 1, 2], target=-1))
    program = "import asyncio\nawait asyncio.sleep(0.1)\ny = 1\n"
    assert kernel.run(program, ["step"] * 3) == "ok"
    assert kernel.lines() == [1, 2, 3]
    assert ast.literal_eval(kernel.evaluate("y")["data"]["text/plain"]) == 1
