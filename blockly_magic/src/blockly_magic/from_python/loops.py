"""Statements with suites: choices, loops, ``with``, ``try`` and ``match``."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from typing import Any

from .context import Context
from .expressions import count
from .patterns import pattern
from .source import end_line
from .states import State, block
from .suites import Header, append, close, first_line, header_of, suite
from .values import identifier, value

# A choice with more branches is one inside the other.
_MOST_BRANCHES = 200


def _word_line(c: Context, word: str, first: int, last: int) -> int:
    """The line from ``first`` to ``last`` on which a word begins a clause, such as ``else``."""
    for number in range(first, last + 1):
        if re.match(rf"\s*{word}\b", c.source.lines[number - 1]):
            return number
    return last


def _clause(c: Context, word: str, before: Sequence[ast.stmt], body: Sequence[ast.stmt]) -> int:
    """The line of a clause between two suites."""
    return _word_line(c, word, end_line(before[-1]), first_line(body[0]))


def _plain(
    c: Context, header: Header, name: str, line: int, body: Sequence[ast.stmt], until: int, is_last: bool = True
) -> State | None:
    """The suite of a clause that has no values in its header."""
    header.gap(name, line - c.reached - 1)
    head = header_of(c, line, line, body)
    close(c, head)
    return suite(c, body, head.line, until, header.clause(name, head), is_last)


def choice(c: Context, node: ast.If, until: int) -> list[State]:
    """``if`` with its ``elif`` and ``else``."""
    branches = [node]
    while (
        len(branches) < _MOST_BRANCHES
        and len(rest := branches[-1].orelse) == 1
        and isinstance(rest[0], ast.If)
        and rest[0].col_offset == node.col_offset
        and re.match(r"\s*elif\b", c.source.lines[rest[0].lineno - 1])
    ):
        branches.append(rest[0])
    c.statements += len(branches) - 1
    otherwise = branches[-1].orelse
    header = header_of(c, node.lineno, end_line(node.test), node.body)
    inputs: dict[str, State | None] = {"IF0": value(c, node.test, ["Boolean"])}
    close(c, header)
    lines = [one.lineno for one in branches[1:]]
    lines += [_clause(c, "else", branches[-1].body, otherwise)] if otherwise else []
    lines.append(until)
    inputs["DO0"] = suite(c, node.body, header.line, lines[0], (), len(lines) == 1)
    for number, one in enumerate(branches[1:], 1):
        header.gap(f"DO{number}", one.lineno - c.reached - 1)
        head = header_of(c, one.lineno, end_line(one.test), one.body)
        inputs[f"IF{number}"] = value(c, one.test, ["Boolean"])
        close(c, head)
        is_last = number == len(lines) - 1
        # What stands inside the condition can stand in front of it, at the end of the suite before.
        append(inputs[f"DO{number - 1}"], header.clause(f"DO{number}", head))
        inputs[f"DO{number}"] = suite(c, one.body, head.line, lines[number], (), is_last)
    if otherwise:
        inputs["ELSE"] = _plain(c, header, "ELSE", lines[-2], otherwise, until)
    extra: dict[str, Any] = {"elseIfCount": len(branches) - 1} if len(branches) > 1 else {}
    return header.done(block("controls_if", None, None, extra | ({"hasElse": True} if otherwise else {})), inputs)


def counting(c: Context, node: ast.For, until: int) -> list[State]:
    """``for``: the loop that counts or repeats where it is one."""
    target, over = node.target, node.iter
    if (
        node.orelse
        or not isinstance(target, ast.Name)
        or not isinstance(over, ast.Call)
        or not isinstance(over.func, ast.Name)
        or over.func.id != "range"
        or over.keywords
        or not 1 <= len(over.args) <= 3
        or any(isinstance(one, ast.Starred) for one in over.args)
        or (len(over.args) == 2 and _is_number(over.args[0], 0))
        or (len(over.args) == 3 and _is_number(over.args[2], 1))
    ):
        return looping(c, node, until)
    header = header_of(c, node.lineno, end_line(over), node.body)
    names = {1: ["STOP"], 2: ["START", "STOP"], 3: ["START", "STOP", "STEP"]}[len(over.args)]
    if target.id == "_" and len(over.args) == 1 and not _is_text(over.args[0]):
        state = block("controls_repeat_ext", None, {"TIMES": value(c, over.args[0], ["Number"])})
    else:
        inputs = {name: value(c, one) for name, one in zip(names, over.args, strict=True)}
        state = block("py_for_range", {"VAR": c.variable(identifier(target.id))}, inputs)
        for name, usual in (("START", 0), ("STEP", 1)):
            if name not in names:
                count(state, usual, name)
    close(c, header)
    return header.done(state, {"DO": suite(c, node.body, header.line, until)})


def _is_number(node: ast.expr, number: int) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) is int and node.value == number


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and not isinstance(node.value, int)


def looping(c: Context, node: ast.For | ast.AsyncFor, until: int) -> list[State]:
    """``for`` over anything, ``async for`` too."""
    header = header_of(c, node.lineno, end_line(node.iter), node.body)
    is_plain = isinstance(node, ast.For) and not node.orelse and isinstance(node.target, ast.Name)
    if is_plain and isinstance(node.target, ast.Name):
        inputs = {"LIST": value(c, node.iter, ["Array"])}
        state = block("controls_forEach", {"VAR": c.variable(identifier(node.target.id))}, inputs)
    else:
        target = value(c, node.target)
        extra = {"else": bool(node.orelse), "async": isinstance(node, ast.AsyncFor)}
        state = block("py_for", None, {"TARGET": target, "ITER": value(c, node.iter)}, extra)
    close(c, header)
    return header.done(state, _with_else(c, node, header, until))


def _with_else(
    c: Context, node: ast.For | ast.AsyncFor | ast.While, header: Header, until: int
) -> dict[str, State | None]:
    """The suites of a loop."""
    if not node.orelse:
        return {"DO": suite(c, node.body, header.line, until)}
    line = _clause(c, "else", node.body, node.orelse)
    body = suite(c, node.body, header.line, line, (), False)
    return {"DO": body, "ELSE": _plain(c, header, "ELSE", line, node.orelse, until)}


def waiting(c: Context, node: ast.While, until: int) -> list[State]:
    """``while``."""
    header = header_of(c, node.lineno, end_line(node.test), node.body)
    if node.orelse:
        state = block("py_while", None, {"TEST": value(c, node.test)}, {"else": True})
    elif isinstance(node.test, ast.Constant) and node.test.value is True:
        state = block("py_while_true")
    else:
        state = block("controls_whileUntil", {"MODE": "WHILE"}, {"BOOL": value(c, node.test, ["Boolean"])})
    close(c, header)
    return header.done(state, _with_else(c, node, header, until))


def using(c: Context, node: ast.With | ast.AsyncWith, until: int) -> list[State]:
    """``with``."""
    last = max(end_line(part) for one in node.items for part in (one.context_expr, one.optional_vars) if part)
    header = header_of(c, node.lineno, last, node.body)
    inputs: dict[str, State] = {}
    for number, one in enumerate(node.items):
        inputs[f"CONTEXT{number}"] = value(c, one.context_expr)
        if one.optional_vars is not None:
            inputs[f"TARGET{number}"] = value(c, one.optional_vars)
    named = [one.optional_vars is not None for one in node.items]
    state = block("py_with", None, inputs, {"items": named, "async": isinstance(node, ast.AsyncWith)})
    close(c, header)
    return header.done(state, {"DO": suite(c, node.body, header.line, until)})


def handled(c: Context, node: ast.Try | ast.TryStar, until: int) -> list[State]:
    """``try`` with its ``except`` clauses, ``else`` and ``finally``."""
    is_plain = (
        isinstance(node, ast.Try)
        and 1 <= len(node.handlers) <= 20
        and all(isinstance(one.type, ast.Name) and one.name for one in node.handlers)
    )
    header = header_of(c, node.lineno, node.lineno, node.body)
    close(c, header)
    suites: list[Sequence[ast.stmt]] = [node.body, *(one.body for one in node.handlers)]
    lines = [one.lineno for one in node.handlers]
    for word, body in (("else", node.orelse), ("finally", node.finalbody)):
        if body:
            lines.append(_clause(c, word, suites[-1], body))
            suites.append(body)
    lines.append(until)
    bodies: dict[str, State | None] = {"DO": suite(c, node.body, header.line, lines[0], (), False)}
    fields: dict[str, Any] = {}
    handlers = []
    for number, one in enumerate(node.handlers):
        header.gap(f"EXCEPT{number}", one.lineno - c.reached - 1)
        head = header_of(c, one.lineno, end_line(one.type) if one.type else one.lineno, one.body)
        if is_plain and isinstance(one.type, ast.Name):
            fields[f"TYPE{number}"] = one.type.id
        elif one.type is not None:
            bodies[f"TYPE{number}"] = value(c, one.type)
        if one.name:
            fields[f"VAR{number}" if is_plain else f"NAME{number}"] = c.variable(identifier(one.name))
        close(c, head)
        handlers.append({"type": one.type is not None, "name": one.name is not None})
        is_last = number == len(lines) - 2
        bodies[f"EXCEPT{number}"] = suite(
            c, one.body, head.line, lines[number + 1], header.clause(f"EXCEPT{number}", head), is_last
        )
    number = len(node.handlers)
    for name, body in (("ELSE", node.orelse), ("FINALLY", node.finalbody)):
        if body:
            bodies[name] = _plain(c, header, name, lines[number], body, lines[number + 1], number == len(lines) - 2)
            number += 1
    if is_plain:
        extra: dict[str, Any] = {"handlers": len(handlers), "hasElse": bool(node.orelse)}
        return header.done(block("py_try", fields, None, extra | {"hasFinally": bool(node.finalbody)}), bodies)
    extra = {"handlers": handlers, "star": isinstance(node, ast.TryStar)}
    extra |= {"else": bool(node.orelse), "finally": bool(node.finalbody)}
    return header.done(block("py_try_any", fields, None, extra), bodies)


def matching(c: Context, node: ast.Match, until: int) -> list[State]:
    """``match`` with its cases."""
    first = node.cases[0]
    line = c.source.colon_line(end_line(node.subject), first.pattern.lineno)
    c.inner = c.take_comments(line + 1)
    trailing = c.inner.pop() if c.inner and c.inner[-1].line == line and not c.inner[-1].own else None
    header = Header(node.lineno, line, trailing)
    bodies: dict[str, State | None] = {"SUBJECT": value(c, node.subject)}
    close(c, header)
    starts = [
        _word_line(c, "case", end_line(before.body[-1]) + 1, after.pattern.lineno)
        for before, after in zip(node.cases, node.cases[1:], strict=False)
    ]
    for number, one in enumerate(node.cases):
        if number:
            header.gap(f"DO{number}", starts[number - 1] - c.reached - 1)
        head = header_of(c, one.pattern.lineno, end_line(one.guard or one.pattern), one.body)
        bodies[f"PATTERN{number}"] = pattern(c, one.pattern)
        if one.guard is not None:
            bodies[f"GUARD{number}"] = value(c, one.guard)
        close(c, head)
        is_last = number == len(starts)
        limit = until if is_last else starts[number]
        bodies[f"DO{number}"] = suite(c, one.body, head.line, limit, header.clause(f"DO{number}", head), is_last)
    state = block("py_match", None, None, {"cases": [one.guard is not None for one in node.cases]})
    return header.done(state, bodies)
