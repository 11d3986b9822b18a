"""Calls and what is given to them."""

from __future__ import annotations

import ast
from typing import Any

from .context import EVERYWHERE, Context, items
from .source import end_line
from .states import Check, State, block
from .values import dotted, value


def call(c: Context, node: ast.Call, check: Check) -> State:
    """A call of a function or a method."""
    return calling(c, node, "")


def calling(c: Context, node: ast.Call, suffix: str) -> State:
    """The block for a call: one that gives a value, or with the suffix ``_do`` one that is a statement."""
    function = node.func
    if isinstance(function, ast.Attribute) and dotted(c, function) is None:
        inputs = {"OBJECT": value(c, function.value)} | arguments(c, node)
        return block("py_method" + suffix, {"NAME": function.attr}, inputs, {"items": _count(node)})
    inputs = {"FUNCTION": value(c, function)} | arguments(c, node)
    return block("py_call" + suffix, None, inputs, {"items": _count(node)})


def _count(node: ast.Call) -> int:
    return len(node.args) + len(node.keywords)


def arguments(c: Context, node: ast.Call | ast.ClassDef, prefix: str = "ARG") -> dict[str, State]:
    """The values that a call gives to its function, by place, by name and unpacked."""
    placed = node.args if isinstance(node, ast.Call) else node.bases
    both: list[ast.expr | ast.keyword | ast.arg] = [*placed, *node.keywords]
    if node.keywords and placed:
        both.sort(key=lambda one: (one.lineno, one.col_offset))
    lines = range(end_line(node.func), end_line(node)) if isinstance(node, ast.Call) else EVERYWHERE
    return items(c, both, prefix, lambda one: argument(c, one), lines)


def argument(c: Context, node: Any) -> State:
    if isinstance(node, ast.keyword):
        if node.arg is None:
            return block("py_star", {"STARS": "**"}, {"VALUE": value(c, node.value)})
        return block("py_keyword", {"NAME": node.arg}, {"VALUE": value(c, node.value)})
    return value(c, node)
