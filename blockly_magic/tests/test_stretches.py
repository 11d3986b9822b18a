"""Which lines of a typed program are which lines of the program of its blocks."""

from __future__ import annotations

import ast
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blockly_magic.stretches import enclosing, stretches


def lines(program: str, first: int, last: int) -> str:
    return textwrap.dedent("\n".join(program.split("\n")[first - 1 : last]))


def pairs(typed: str, made: str) -> list[tuple[str, str]]:
    return [
        (lines(typed, one["typed"][1], one["typed"][2]), lines(made, one["made"][1], one["made"][2]))
        for one in stretches(typed, made)
    ]


TYPED = """\
# first
x=1 ; y = 2

def f( a,
       b
       # why
     ):
    # body
    "say"
    if a: return b
    else:
        for i in b: pass
    return {
        1: 2}
@f
class C: pass
match x :
    case (
        1): x
print( '''a
  b''' )
"""
MADE = """\
# first
x = 1
y = 2

def f(a, b):  # why
    # body
    "say"
    if a:
        return b
    else:
        for i in b:
            pass
    return {1: 2}
@f
class C:
    pass
match x:
    case 1:
        x
print('''a
  b''')
"""


def test_statements_stand_side_by_side() -> None:
    assert pairs(TYPED, MADE) == [
        ("x=1 ; y = 2", "x = 1\ny = 2"),
        ("def f( a,\n       b\n       # why\n     ):", "def f(a, b):  # why"),
        ('"say"', '"say"'),
        ("if a: return b", "if a:\n    return b"),
        ("for i in b: pass", "for i in b:\n    pass"),
        ("return {\n    1: 2}", "return {1: 2}"),
        ("@f\nclass C: pass", "@f\nclass C:\n    pass"),
        ("match x :", "match x:"),
        ("1): x", "x"),
        ("print( '''a\n  b''' )", "print('''a\n  b''')"),
    ]
    assert stretches("if a:\n  b\nelse: c", "if a:\n    b\nelse:\n    c")[-1]["is_closed"]
    found = stretches(TYPED, MADE)
    assert [one["is_closed"] for one in found] == [False, False, False, True, True, False, True, False, True, False]
    assert [one["is_solid"] for one in found] == [False] * 9 + [True]


def test_the_lines_of_all_stretches_are_all_lines_up_to_the_last_statement() -> None:
    for name, program in (("typed", TYPED), ("made", MADE)):
        found = [one[name] for one in stretches(TYPED, MADE)]
        assert [one[0] for one in found] == [1, *(one[2] + 1 for one in found[:-1])]
        assert found[-1][2] == program.count("\n")


def test_broken_statements_have_a_place_too() -> None:
    assert pairs("x=1\nprint(x\ny = 2", "x = 1\nprint(x\ny = 2\n") == [
        ("x=1", "x = 1"),
        ("print(x", "print(x"),
        ("y = 2", "y = 2"),
    ]


@pytest.mark.parametrize(("line", "statement"), [(1, 1), (3, 2), (4, 4)])
def test_the_statement_around_a_line(line: int, statement: int) -> None:
    assert enclosing("x = 1\nif x:\n    y = 1\nz = 1\n", line) == statement


STATEMENTS = st.recursive(
    st.sampled_from(["x=1", "x = ( 1 )", "f( x,\n  y )", "pass", "# c\nx=2", "a=1;b = 2"]),
    lambda inner: st.builds(
        lambda head, body, more: head + "\n" + textwrap.indent("\n".join(body), "  ") + more,
        st.sampled_from(["if x :", "while( x ):", "def f( ) :", "for i in x:", "class C :", "with x :"]),
        st.lists(inner, min_size=1, max_size=3),
        st.just(""),
    ),
    max_leaves=6,
)


@given(st.lists(STATEMENTS, min_size=1, max_size=4))
def test_each_pair_means_the_same(statements: list[str]) -> None:
    typed = "\n".join(statements)
    made = ast.unparse(ast.parse(typed))
    for one in stretches(typed, made):
        for program, (_, first, last) in ((typed, one["typed"]), (made, one["made"])):
            assert first <= last <= program.count("\n") + 1
    simple = [pair for pair in pairs(typed, made) if not pair[1].endswith(":")]
    for a, b in simple:
        assert ast.dump(ast.parse(a)) == ast.dump(ast.parse(b))
