"""The patterns of ``match`` as value blocks: they are written like the values they match."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from .context import DEEPEST, Context
from .states import State, TooManyPartsError, block, note
from .values import identifier, value


def pattern(c: Context, node: ast.pattern) -> State:
    """The block for a pattern; raise TooManyPartsError where it is too deep for one."""
    c.depth += 1
    try:
        if c.depth > DEEPEST:
            raise TooManyPartsError
        return _pattern(c, node)
    finally:
        c.depth -= 1


def _pattern(c: Context, node: ast.pattern) -> State:
    match node:
        case ast.MatchValue(value=inside):
            return value(c, inside)
        case ast.MatchSingleton(value=None):
            return block("logic_null")
        case ast.MatchSingleton(value=found):
            return block("logic_boolean", {"BOOL": "TRUE" if found else "FALSE"})
        case ast.MatchSequence(patterns=parts):
            return _sequence(c, node, parts)
        case ast.MatchMapping():
            return _mapping(c, node)
        case ast.MatchClass():
            return _instance(c, node)
        case ast.MatchStar(name=name):
            return block("py_star", {"STARS": "*"}, {"VALUE": _name(c, name)})
        case ast.MatchAs(pattern=None, name=name):
            return _name(c, name)
        case ast.MatchAs(pattern=inside, name=str(name)) if inside is not None:
            return block("py_as", {"NAME": c.variable(identifier(name))}, {"PATTERN": pattern(c, inside)})
        case ast.MatchOr(patterns=parts):
            return _either(c, parts)
    raise TypeError(f"no block for {type(node).__name__}")


def _sequence(c: Context, node: ast.MatchSequence, parts: Sequence[ast.pattern]) -> State:
    """A list or a tuple, which may stand without brackets: then its text begins with that of its first item."""
    spelled = c.source.segment(node)
    is_bare = bool(parts) and (parts[0].lineno, parts[0].col_offset) == (node.lineno, node.col_offset)
    kind = "py_list" if spelled.startswith("[") and not is_bare else "py_tuple"
    state = block(kind, None, _several(c, parts, "ADD"), {"items": len(parts)})
    return note(state, bare=True) if is_bare else state


def _name(c: Context, name: str | None) -> State:
    return (
        block("py_name", {"NAME": "_"})
        if name is None
        else block("variables_get", {"VAR": c.variable(identifier(name))})
    )


def _several(c: Context, parts: Sequence[ast.pattern], prefix: str) -> dict[str, State]:
    return {f"{prefix}{number}": pattern(c, one) for number, one in enumerate(parts)}


def _either(c: Context, parts: Sequence[ast.pattern]) -> State:
    """Patterns side by side; one that is such a row itself stands in parentheses."""
    if len(parts) > DEEPEST:
        raise TooManyPartsError
    found = pattern(c, parts[0])
    if isinstance(parts[0], ast.MatchOr):
        found = block("py_parens", None, {"VALUE": found})
    for one in parts[1:]:
        found = block("py_operator", {"OP": "BITOR"}, {"A": found, "B": pattern(c, one)})
    return found


def _mapping(c: Context, node: ast.MatchMapping) -> State:
    inputs: dict[str, State] = {}
    for number, (key, inside) in enumerate(zip(node.keys, node.patterns, strict=True)):
        inputs[f"KEY{number}"] = value(c, key)
        inputs[f"VALUE{number}"] = pattern(c, inside)
    count = len(node.keys)
    if node.rest is not None:
        inputs[f"KEY{count}"] = block("py_star", {"STARS": "**"}, {"VALUE": _name(c, node.rest)})
        count += 1
    return block("py_dict", None, inputs, {"items": count})


def _instance(c: Context, node: ast.MatchClass) -> State:
    inputs = {"FUNCTION": value(c, node.cls)} | _several(c, node.patterns, "ARG")
    for number, (name, inside) in enumerate(zip(node.kwd_attrs, node.kwd_patterns, strict=True), len(node.patterns)):
        inputs[f"ARG{number}"] = block("py_keyword", {"NAME": name}, {"VALUE": pattern(c, inside)})
    return block("py_call", None, inputs, {"items": len(node.patterns) + len(node.kwd_attrs)})
