"""Lists, dictionaries and the like, their items, and comprehensions as value blocks."""

from __future__ import annotations

import ast

from .calls import argument
from .context import Context, ValueRule, items
from .source import end_line
from .states import Check, State, accepts, block, note
from .values import value


def display(kind: str) -> ValueRule:
    """The rule for a list, a tuple or a set."""

    def rule(c: Context, node: ast.List | ast.Tuple | ast.Set, check: Check) -> State:
        inputs = items(c, node.elts, "ADD", lambda one: argument(c, one), range(node.lineno, end_line(node)))
        count = len(node.elts)
        if kind == "py_list" and accepts(check, "lists_create_with"):
            return block("lists_create_with", None, inputs, {"itemCount": count})
        state = block(kind, None, inputs, {"items": count})
        return note(state, bare=True) if _is_bare(c, node) else state

    return rule


def _is_bare(c: Context, node: ast.expr) -> bool:
    """Whether a tuple stands without parentheses: its text may begin with those of its first item."""
    if not isinstance(node, ast.Tuple) or not node.elts:
        return False
    first = node.elts[0]
    begins_alike = (first.lineno, first.col_offset) == (node.lineno, node.col_offset)
    return begins_alike or not c.source.segment(node).startswith("(")


def dictionary(c: Context, node: ast.Dict, check: Check) -> State:
    """A dictionary, other ones unpacked into it as well."""
    keys: list[ast.expr | ast.keyword | ast.arg] = [key or one for key, one in zip(node.keys, node.values, strict=True)]
    values = iter(zip(node.keys, node.values, strict=True))
    found: dict[str, State] = {}
    number = 0

    def pair(_: ast.expr | ast.keyword | ast.arg) -> State:
        nonlocal number
        key, one = next(values)
        if key is None:
            state = block("py_star", {"STARS": "**"}, {"VALUE": value(c, one)})
        else:
            state = value(c, key)
            found[f"VALUE{number}"] = value(c, one)
        number += 1
        return state

    places = [_spanning(key, one) for key, one in zip(keys, node.values, strict=True)]
    inputs = items(c, places, "KEY", pair, range(node.lineno, end_line(node)))
    return block("py_dict", None, inputs | found, {"items": len(keys)})


def _spanning(key: ast.expr | ast.keyword | ast.arg, last: ast.expr) -> ast.arg:
    """A place from the start of a key to the end of its value."""
    return ast.arg(
        arg="",
        lineno=key.lineno,
        col_offset=key.col_offset,
        end_lineno=last.end_lineno,
        end_col_offset=last.end_col_offset,
    )


def subscript(c: Context, node: ast.Subscript, check: Check) -> State:
    """An item, or a part from one place to another."""
    whole, index = node.value, node.slice
    if isinstance(index, ast.Slice):
        ends = {"START": index.lower, "STOP": index.upper, "STEP": index.step}
        inputs = {end: value(c, one) for end, one in ends.items() if one is not None}
        return block("py_slice", None, {"WHOLE": value(c, whole)} | inputs)
    if isinstance(index, ast.Constant) and isinstance(index.value, str):
        return block("py_dict_item", None, {"DICT": value(c, whole), "KEY": value(c, index)})
    return block("py_index", None, {"WHOLE": value(c, whole), "INDEX": value(c, index)})


def slice_part(c: Context, node: ast.Slice, check: Check) -> State:
    """A range of places among other places."""
    ends = {"START": node.lower, "STOP": node.upper, "STEP": node.step}
    return block("py_slice_part", None, {end: value(c, one) for end, one in ends.items() if one is not None})


def starred(c: Context, node: ast.Starred, check: Check) -> State:
    """Items unpacked."""
    return block("py_star", {"STARS": "*"}, {"VALUE": value(c, node.value)})


def comprehension(kind: str) -> ValueRule:
    """The rule for a comprehension."""

    def rule(c: Context, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp, check: Check) -> State:
        inputs: dict[str, State] = {}
        clauses: list[str] = []
        for part in node.generators:
            number = len(clauses)
            inputs[f"TARGET{number}"] = value(c, part.target)
            inputs[f"ITER{number}"] = value(c, part.iter)
            clauses.append("async" if part.is_async else "for")
            for test in part.ifs:
                inputs[f"IF{len(clauses)}"] = value(c, test)
                clauses.append("if")
        if isinstance(node, ast.DictComp):
            first = {"ITEM": value(c, node.key), "VALUE": value(c, node.value)}
        else:
            first = {"ITEM": value(c, node.elt)}
        return block("py_comprehension", {"KIND": kind}, first | inputs, {"kind": kind, "clauses": clauses})

    return rule
