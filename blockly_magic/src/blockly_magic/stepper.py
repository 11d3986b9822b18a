"""Runs a program block by block.

The panel says by ``arm`` which block each line belongs to; the next program then stops before each block and asks over
the kernel's own input channel how to go on, as the debugger of Python does in a notebook. Python's tracing follows the
program's own functions and never enters a library.
"""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, NamedTuple

from IPython import get_ipython

from .report import program_variables
from .values import variables

PROMPT = "blockroom-step:"
"""What tells the panel that it is asked, and not the student."""
NOTHING = -1
# They belong to the statement that they stand in.
PARTS = {"<lambda>", "<genexpr>", "<listcomp>", "<setcomp>", "<dictcomp>"}

Ask = Callable[[str], str]


class Seen(NamedTuple):
    """The statement that a call has reached."""

    frame: FrameType
    block: int
    line: int


class Stepper:
    """Follows one run of one program."""

    def __init__(self, shell: Any, blocks: list[int], target: int, ask: Ask) -> None:
        self.shell = shell
        self.blocks = blocks
        self.target = target
        self.ask = ask
        self.is_program: Callable[[FrameType], bool] = lambda frame: False
        self.filename = ""
        self.statements: dict[int, int] = {}
        self.seen: list[Seen] = []

    def start(self, source: str, is_program: Callable[[FrameType], bool]) -> None:
        """Follow a program from its first line; one that cannot be read runs into its error unfollowed."""
        try:
            self.statements = statement_lines(source)
        except (SyntaxError, ValueError, RecursionError):
            return
        self.is_program = is_program
        sys.settrace(self.trace)

    def stop(self) -> None:
        """Let the program go."""
        sys.settrace(None)
        self.seen.clear()

    def trace(self, frame: FrameType, event: str, argument: Any) -> Any:
        """Python calls this for each call; the answer is what follows that call's lines."""
        code = frame.f_code
        if not self.filename and code.co_name == "<module>" and self.is_program(frame):
            self.filename = code.co_filename
        return self.line if code.co_filename == self.filename and code.co_name not in PARTS else None

    def line(self, frame: FrameType, event: str, argument: Any) -> Any:
        """Before each line of the program: is it a new block?"""
        if event != "line":
            return self.line
        line = self.statements.get(frame.f_lineno, 0)
        block = self.blocks[line - 1] if 0 < line <= len(self.blocks) else NOTHING
        if block == NOTHING:
            return self.line
        if self.target not in (NOTHING, block):
            if self.seen and self.seen[-1].frame is frame:
                self.seen.pop()
            return self.line
        before = self.before(frame)
        is_new = before is None or block != before.block or line < before.line
        if before:
            self.seen.pop()
        self.seen.append(Seen(frame, block, line))
        if is_new:
            self.pause(frame, line)
        return self.line

    def before(self, frame: FrameType) -> Seen | None:
        """What this call has reached; calls that have ended are forgotten."""
        while self.seen and self.seen[-1].frame is not frame and not calls(self.seen[-1].frame, frame):
            self.seen.pop()
        return self.seen[-1] if self.seen and self.seen[-1].frame is frame else None

    def pause(self, frame: FrameType, line: int) -> None:
        """Show where the program stands, wait, and do what is said: step, go to a block, go on, or stop."""
        inside = frame.f_code.co_name != "<module>"
        shown, more = program_variables(self.shell)
        own, own_more = variables(frame.f_locals) if inside else ([], 0)
        state = {
            "line": line,
            "function": frame.f_code.co_name[:60] if inside else "",
            "locals": own,
            "variables": shown,
            "more": more + own_more,
        }
        answer = self.ask(PROMPT + json.dumps(state))
        if answer == "stop":
            self.stop()
            raise KeyboardInterrupt
        if answer == "step":
            self.target = NOTHING
        elif answer.startswith("to ") and answer[3:].isdecimal():
            self.target = int(answer[3:])
        else:
            self.stop()


def calls(caller: FrameType, frame: FrameType) -> bool:
    """Whether a call is still waiting for another one."""
    above = frame.f_back
    while above and above is not caller:
        above = above.f_back
    return above is not None


def statement_lines(source: str) -> dict[int, int]:
    """The first line of the innermost statement at each line; definitions are no step of their own."""
    lines: dict[int, int] = {}
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.stmt):
            continue
        is_definition = isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
        first = min([node.lineno, *(mark.lineno for mark in getattr(node, "decorator_list", []))])
        for line in range(first, (node.end_lineno or node.lineno) + 1):
            lines[line] = 0 if is_definition else node.lineno
    return lines


_end: Callable[[], None] | None = None


def arm(blocks: list[int], target: int = NOTHING) -> None:
    """Follow the next program: ``blocks`` has a number for each line, ``target`` is the one to run to first."""
    global _end
    if _end:
        _end()
    shell = get_ipython()
    stepper = Stepper(shell, blocks, target, shell.kernel.raw_input)
    is_running = False

    def begin(info: Any) -> None:
        nonlocal is_running
        is_running = True
        source = shell.transform_cell(info.raw_cell)
        stepper.start(source, lambda frame: frame.f_globals is shell.user_ns)

    def finish() -> None:
        # The question that armed us ends too.
        if is_running and _end:
            _end()

    def end() -> None:
        global _end
        _end = None
        stepper.stop()
        shell.events.unregister("pre_run_cell", begin)
        shell.events.unregister("post_execute", finish)

    shell.events.register("pre_run_cell", begin)
    shell.events.register("post_execute", finish)
    _end = end
