"""Broken programs: what is set aside, and how long that takes."""

from __future__ import annotations

import time

import pytest

from blockly_magic.from_python.parsing import parse


@pytest.mark.parametrize("ending", [" ", "\t ", "\u00a0", "\u3000"])
@pytest.mark.parametrize("statement", ["x =", "import", "x = 1 +", "if x:", "a = [1,"])
def test_spaces_behind_a_broken_statement_are_part_of_it(statement: str, ending: str) -> None:
    parsed = parse(f"{statement}{ending}\ny = 2\n")
    assert [one.code for one in parsed.broken.values()] == [statement + ending]


@pytest.mark.parametrize(
    ("program", "last"),
    [
        ('d = {\n    "a": 1\n    "b": 2,\n}\nx = 1\n', 4),
        ("call(\n    1\n    2\n)\nx = 1\n", 4),
        ("def f(\n    a b\n):\n    return 1\n\n\nx = 1\n", 4),
    ],
)
def test_a_closing_bracket_ends_the_statement_that_it_belongs_to(program: str, last: int) -> None:
    parsed = parse(program)
    assert [(line, one.last) for line, one in parsed.broken.items()] == [(1, last)]
    assert len(parsed.tree.body) == 2


def test_mistakes_are_found_one_by_one_below_what_is_in_order() -> None:
    program = (
        "class A:\n    '''\nno = code = = here\n    '''\n    x = \n    y = 1\n\n\nz = \n@d\ndef f():\n    return (\n"
    )
    assert list(parse(program).broken) == [5, 9, 12]


def test_a_long_program_with_many_mistakes_is_read_in_time() -> None:
    function = "def f(a, b):\n    x = [a, b, 'abc'] + list(range(a))\n    return x * 2 + a\n\n"
    program = (function * 30 + "x = \n") * 150
    start = time.process_time()
    assert len(parse(program).broken) == 150
    # Reading all of it for each mistake takes more than a minute.
    assert time.process_time() - start < 20


def test_a_program_of_which_too_much_would_be_read_again_is_set_aside_as_a_whole() -> None:
    program = "class A:\n" + ("    x = 1\n" * 900 + "    x = \n") * 20
    assert list(parse(program).broken) == [1]


@pytest.mark.parametrize(
    ("program", "broken"),
    [
        ("  import a\nx = 1\n", {1: "  import a"}),
        ("a = 1\n    b = 2\n\n    # kept\n    c = 3\nd = 4\n", {2: "    b = 2\n\n    # kept\n    c = 3"}),
        ("def f():\n    a = 1\n        if b:\n            c\n    return 1\n", {3: "    if b:\n        c"}),
        ("class A:\n    def f(self):\n        a = 1\n\tb = 2\n        c = 3\n", {4: "\tb = 2"}),
        ("try:\n    a\nfinally:\n    b\n      c\nd\n", {5: "  c"}),
        # The blocks would give it a place where it is right.
        ("if a: b\n    c\nd = 1\n", {1: "if a: b\n    c"}),
    ],
)
def test_a_statement_that_is_out_of_line_is_set_aside_alone(program: str, broken: dict[int, str]) -> None:
    assert {line: one.code for line, one in parse(program).broken.items()} == broken


def test_a_first_line_out_of_line_keeps_nobody_waiting() -> None:
    begin = time.process_time()
    assert parse('  x = """\n' + "words here\n" * 1000).broken
    assert time.process_time() - begin < 1
