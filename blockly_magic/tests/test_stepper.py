"""Block by block through a program."""

import json
import sys
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from blockly_magic.stepper import PROMPT, Stepper, statement_lines

PROGRAM = """import math


def double(n):
    m = n * 2
    return m


total = 0
for i in range(2):
    total = sum(
        [total, double(i)],
    )
print(total)
"""
BLOCKS = [-1, -1, -1, 0, 1, 2, -1, -1, 3, 4, 5, 6, 5, 7]


def walk(source: str, blocks: list[int], answers: Iterator[str], target: int = -1) -> list[dict[str, Any]]:
    """Where the program stopped."""
    names: dict[str, Any] = {}
    stops: list[dict[str, Any]] = []

    def ask(prompt: str) -> str:
        assert prompt.startswith(PROMPT)
        stops.append(json.loads(prompt.removeprefix(PROMPT)))
        return next(answers)

    stepper = Stepper(SimpleNamespace(user_ns=names, user_ns_hidden={}), blocks, target, ask)
    program = compile(source, "program", "exec")
    before = sys.gettrace()
    stepper.start(source, lambda frame: frame.f_globals is names)
    try:
        exec(program, names)  # noqa: S102
    finally:
        stepper.stop()
        sys.settrace(before)
    return stops


def forever(answer: str) -> Iterator[str]:
    while True:
        yield answer


def lines(stops: list[dict[str, Any]]) -> list[int]:
    return [stop["line"] for stop in stops]


def test_steps_through_a_loop_and_its_function(capsys: pytest.CaptureFixture[str]) -> None:
    stops = walk(PROGRAM, BLOCKS, forever("step"))
    assert lines(stops) == [9, 10, 11, 5, 6, 10, 11, 5, 6, 10, 14]
    assert capsys.readouterr().out == "2\n"
    inside = stops[8]
    assert (inside["function"], {v["name"]: v["value"] for v in inside["locals"]}) == ("double", {"n": "1", "m": "2"})
    assert {v["name"]: v["value"] for v in inside["variables"]} == {"total": "0", "i": "1"}


def test_runs_to_a_block_again_and_again() -> None:
    assert lines(walk(PROGRAM, BLOCKS, forever("to 2"), target=2)) == [6, 6]
    assert lines(walk(PROGRAM, BLOCKS, forever("to 5"), target=5)) == [11, 11]
    assert lines(walk(PROGRAM, BLOCKS, iter(["step", "continue"]), target=2)) == [6, 11]


def test_goes_on_to_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    assert lines(walk(PROGRAM, BLOCKS, iter(["step", "continue"]))) == [9, 10]
    assert capsys.readouterr().out == "2\n"


def test_stops_even_where_the_program_catches_everything() -> None:
    source = "try:\n    x = 1\nexcept Exception:\n    x = 2\n"
    with pytest.raises(KeyboardInterrupt):
        walk(source, [0, 1, 0, 2], iter(["step", "stop"]))
    assert sys.gettrace() is None


def test_a_block_of_several_statements_is_one_step() -> None:
    source = "a = 1\nb = 2\nc = 3\nwhile c < 5:\n    c += 1\n"
    assert lines(walk(source, [0, 0, 1, 2, 2], forever("step"))) == [1, 3, 4, 4, 4]


def test_recursion_stops_in_each_call() -> None:
    source = "def f(n):\n    return f(n - 1) if n else 0\n\n\nf(2)\n"
    assert lines(walk(source, [0, 1, -1, -1, 2], forever("step"))) == [5, 2, 2, 2]


def test_parts_of_a_statement_are_no_step() -> None:
    source = "x = sum(i for i in range(9))\ny = list(map(lambda v: v, [1]))\n"
    assert lines(walk(source, [0, 1], forever("step"))) == [1, 2]


def test_a_program_that_cannot_be_read_is_not_followed() -> None:
    assert statement_lines("if True:\n    x = 1\n") == {1: 1, 2: 2}
    with pytest.raises(SyntaxError):
        walk("x = = 1", [0], forever("step"))
