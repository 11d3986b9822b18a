"""The gate between text and blocks: two programs are the same, or it is said where they are not."""

from __future__ import annotations

import ast
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .parsing import Parsed, parse
from .source import Comment, Source, end_line, header_end
from .suites import first_line

_SKIPPED = frozenset({"ctx", "type_comment", "type_ignores"})


@dataclass(frozen=True)
class Difference:
    """The first place where two programs differ: the line of the innermost statement in the first one."""

    kind: str
    line: int
    expected: str
    found: str


def difference(before: str, after: str) -> Difference | None:
    """
    Compare a program with the one that its blocks gave: the syntax trees, the comments and where they stand.

    Returns the first difference, None where there is none.
    """
    return compare(parse(before), after)


def compare(parsed: Parsed, after: str) -> Difference | None:
    """The same for a program that has been parsed already."""
    again = parse(after)
    if not parsed.broken and again.broken:
        line, one = next(iter(again.broken.items()))
        before = sum(node.lineno < line for node in _in_order(again.tree))
        return Difference("broken", _line_of(parsed.tree, before), "", f"{one.error}: {one.code[:200]}")
    if [one.code for one in parsed.broken.values()] != [one.code for one in again.broken.values()]:
        return Difference("broken", next(iter(parsed.broken), 1), "", "")
    return _tree_difference(parsed.tree, again.tree) or _comment_difference(parsed, again)


def _line_of(tree: ast.Module, number: int) -> int:
    """The line of a statement by its number in the text; that of the last one where there are fewer."""
    lines = [node.lineno for node in _in_order(tree)]
    return lines[min(number, len(lines) - 1)] if lines else 1


def _tree_difference(first: ast.Module, second: ast.Module) -> Difference | None:
    # A stack of our own: programs may be nested more deeply than Python can call itself.
    pending: list[tuple[Any, Any, int]] = [(first, second, 1)]
    while pending:
        a, b, line = pending.pop()
        if isinstance(a, ast.AST):
            if isinstance(a, ast.stmt):
                line = a.lineno
            if type(a) is not type(b):
                return _differs(a, b, line)
            pending.extend(
                (getattr(a, name, None), getattr(b, name, None), line)
                for name in reversed(a._fields)
                if name not in _SKIPPED
            )
        elif isinstance(a, list):
            if not isinstance(b, list) or len(a) != len(b):
                return _differs(a, b, line)
            pending.extend((one, other, line) for one, other in zip(reversed(a), reversed(b), strict=True))
        elif type(a) is not type(b) or (a != b and repr(a) != repr(b)) or (a == 0 and repr(a) != repr(b)):
            return _differs(a, b, line)
    return None


def _differs(a: Any, b: Any, line: int) -> Difference:
    return Difference("tree", line, _shown(a), _shown(b))


def _shown(found: Any) -> str:
    try:
        if isinstance(found, ast.AST):
            return ast.unparse(found)[:200]
        if isinstance(found, list):
            return "\n".join(ast.unparse(one) for one in found)[:200]
    except (RecursionError, AttributeError, ValueError):
        return type(found).__name__
    return repr(found)[:200]


def _comment_difference(first: Parsed, second: Parsed) -> Difference | None:
    a, b = _placed(first), _placed(second)
    if a == b:
        return None
    missing = [one for one in a if one not in b]
    extra = [one for one in b if one not in a]
    index = (missing or extra or a)[0][0]
    expected, found = (one[0][1] if one else "" for one in (missing, extra))
    return Difference("comment", _line_of(first.tree, index), expected, found)


def _placed(parsed: Parsed) -> list[tuple[int, str]]:
    """Every comment with the number of the statement that it stands before, in or behind, in order."""
    source = Source(parsed.text)
    comments = source.comments()
    if not comments:
        return []
    ends = [_last_line(source, node) for node in _in_order(parsed.tree)]
    highest = 0
    for number, end in enumerate(ends):
        ends[number] = highest = max(highest, end)
    return sorted((_owner(ends, one), one.text) for one in comments)


def _owner(ends: list[int], one: Comment) -> int:
    """The number of the statement that a comment belongs to, by the lines on which the statements end."""
    last = bisect_right(ends, one.line) - 1
    # Behind several statements on one line it belongs to the last of them.
    return last if not one.own and last >= 0 and ends[last] == one.line else bisect_left(ends, one.line)


def _last_line(source: Source, node: ast.stmt) -> int:
    """The line on which a statement ends, the header of a compound one."""
    body = getattr(node, "body", None) or getattr(node, "cases", None)
    if not body:
        return end_line(node)
    first = body[0]
    line = first.pattern.lineno if isinstance(first, ast.match_case) else first_line(first)
    return source.colon_line(header_end(node), line)


def _in_order(tree: ast.Module) -> Iterator[ast.stmt]:
    """All statements as they stand in the text."""
    pending: list[Any] = list(reversed(tree.body))
    while pending:
        node = pending.pop()
        if isinstance(node, ast.stmt):
            yield node
        inside = [
            one
            for name in ("body", "handlers", "cases", "orelse", "finalbody")
            for one in getattr(node, name, None) or []
        ]
        pending.extend(reversed(inside))
