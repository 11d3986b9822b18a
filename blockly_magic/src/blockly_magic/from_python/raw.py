"""Statements that stay text in a block."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from .context import Context
from .source import end_line
from .states import State, block
from .suites import first_line


def raw(c: Context, nodes: Sequence[ast.stmt]) -> State:
    """Statements in a row as they are written; one that is no Python with what is wrong with it."""
    broken = c.broken.get(nodes[0].lineno)
    if broken is not None:
        c.raw_statements += 1
        return block("py_raw", {"CODE": broken.code}, None, {"error": broken.error[:500]})
    first, last = first_line(nodes[0]), end_line(nodes[-1])
    column = nodes[0].col_offset if first == nodes[0].lineno else 0
    spelled = c.source.between(first, column, last, nodes[-1].end_col_offset or 0)
    c.take_comments(last)
    one = c.peek()
    if one and one.line == last and not c.source.lines[last - 1][: one.column].rstrip().endswith(";"):
        c.next_comment += 1
        spelled += f"  {one.text}"
    c.raw_statements += sum(isinstance(one, ast.stmt) for node in nodes for one in ast.walk(node))
    return block("py_raw", {"CODE": _outdented(c, nodes, spelled)})


def _outdented(c: Context, nodes: Sequence[ast.stmt], spelled: str) -> str:
    """The text of statements, its lines moved to the left edge; those inside strings stay where they are."""
    first = first_line(nodes[0])
    margin = c.source.lines[first - 1]
    margin = margin[: len(margin) - len(margin.lstrip())]
    if not margin or "\n" not in spelled:
        return spelled.lstrip()
    inside: set[int] = set()
    for one in (one for node in nodes for one in ast.walk(node)):
        if isinstance(one, ast.Constant | ast.JoinedStr) and end_line(one) > one.lineno:
            inside.update(range(one.lineno + 1, end_line(one) + 1))
    head, *rest = spelled.split("\n")
    moved = (one if number in inside else one.removeprefix(margin) for number, one in enumerate(rest, first + 1))
    return "\n".join([head.lstrip(), *moved])
