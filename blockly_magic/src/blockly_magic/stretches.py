"""Where the statements of one program stand in another one that means the same.

The panel keeps what a student typed: a statement whose blocks did not change is written again as it was typed. For that
it has to know which lines of the typed program are which lines of the program that the blocks gave.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from .from_python.parsing import Parsed, parse
from .from_python.source import Source, end_line

Lines = tuple[int, int]


@dataclass
class Stretch:
    """Lines of both programs that are the same statement, or the same few. Lines count from 1, the last is in."""

    typed: list[int]
    """The first line with the comments above, the line on which the statement begins, and the last one."""
    made: list[int]
    level: int
    """How many statements are around it."""
    is_solid: bool
    """Whether a line of it begins inside a string, so that it must not be moved to the right or left."""
    is_closed: bool
    """Whether a suite stands behind its colon, so that nothing can be added to that suite."""


def stretches(typed: str, made: str) -> list[dict[str, Any]]:
    """The statements of two programs, of which the gate says that they are the same, side by side."""
    first, second = parse(typed), parse(made)
    pairs = zip(_statements(first), _statements(second), strict=True)
    found: list[Stretch] = []
    for (one, level), (other, _) in pairs:
        a, b = _extent(first, one), _extent(second, other)
        last = found[-1] if found else None
        if last and (a[0] <= last.typed[2] or b[0] <= last.made[2]):
            # Several statements on one line, in one of the programs or in both.
            last.is_closed = last.is_closed or level > last.level
            last.typed[2], last.made[2] = max(a[1], last.typed[2]), max(b[1], last.made[2])
        else:
            above = (last.typed[2] + 1, last.made[2] + 1) if last else (1, 1)
            is_closed = _is_behind_colon(first, one) or _is_behind_colon(second, other)
            found.append(Stretch([above[0], *a], [above[1], *b], level, False, is_closed))
    fixed = _fixed_lines(first), _fixed_lines(second)
    for stretch in found:
        for lines, (_, begin, end) in zip(fixed, (stretch.typed, stretch.made), strict=True):
            stretch.is_solid = stretch.is_solid or not lines.isdisjoint(range(begin, end + 1))
    return [asdict(stretch) for stretch in found]


def enclosing(program: str, line: int) -> int:
    """The line of the program's own statement that holds a line."""
    return max((node.lineno for node in parse(program).tree.body if node.lineno <= line), default=1)


def _fixed_lines(parsed: Parsed) -> set[int]:
    """The lines that begin inside a string, and those of broken statements, which may."""
    found: set[int] = set()
    for node in ast.walk(parsed.tree):
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)):
            found.update(range(node.lineno + 1, (node.end_lineno or node.lineno) + 1))
    for line, broken in parsed.broken.items():
        found.update(range(line, broken.last + 1))
    return found


def _statements(parsed: Parsed) -> Iterator[tuple[ast.stmt, int]]:
    """All statements as they stand in the text, each with how many are around it."""
    pending: list[tuple[Any, int]] = [(node, 0) for node in reversed(parsed.tree.body)]
    while pending:
        node, level = pending.pop()
        inside = level
        if isinstance(node, ast.stmt):
            yield node, level
            inside = level + 1
        suites = ("body", "handlers", "cases", "orelse", "finalbody")
        parts = [one for name in suites for one in getattr(node, name, None) or [] if isinstance(one, ast.AST)]
        pending.extend((one, inside) for one in reversed(parts))


def _is_behind_colon(parsed: Parsed, node: ast.stmt) -> bool:
    """Whether something stands before a statement on its line, such as ``else:``."""
    line = parsed.text.split("\n")[node.lineno - 1]
    return bool(line.encode()[: node.col_offset].strip())


def _extent(parsed: Parsed, node: ast.stmt) -> Lines:
    """The lines of a statement, of a compound one those of its header."""
    first = min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", []))])
    if node.lineno in parsed.broken:
        return first, parsed.broken[node.lineno].last
    if isinstance(node, ast.Match):
        return first, Source(parsed.text).colon_line(end_line(node.subject), node.cases[0].pattern.lineno)
    body = getattr(node, "body", None)
    if not body:
        return first, node.end_lineno or node.lineno
    inside = min([body[0].lineno, *(one.lineno for one in getattr(body[0], "decorator_list", []))])
    if inside == node.lineno:
        return first, inside
    lines = parsed.text.split("\n")
    return first, next(line for line in range(inside - 1, 0, -1) if not re.match(r"\s*(#|$)", lines[line - 1]))
