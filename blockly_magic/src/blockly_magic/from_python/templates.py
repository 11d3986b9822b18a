"""Blocks whose Python is a template: found again in a program by comparing syntax trees."""

from __future__ import annotations

import ast
import re
from functools import partial
from itertools import zip_longest
from typing import Any

from .context import EVERYWHERE, Context, among
from .guards import allows
from .library import MARK, Template, candidates
from .literals import is_plain_number, quoted
from .source import end_line
from .states import Check, State, block, chain, fits, note

# In programs whose blocks hang too deep in each other: more layers than this are a list like any other.
_MOST_LAYERS = 100


class _Found(dict[str, Any]):
    """What stands in the places of a template, and the quotes around the strings that are part of it."""

    def __init__(self) -> None:
        super().__init__()
        self.quotes: set[str] = set()


def value(c: Context, node: ast.expr, check: Check) -> State | None:
    """The block for an expression whose template it is, if there is one that fits."""
    if not isinstance(node, ast.Call | ast.Attribute | ast.ListComp | ast.DictComp | ast.Subscript | ast.Lambda):
        return None
    for template in candidates("value", node):
        if fits(check, template.gives) and (found := _matched(c, template, node)) is not None:
            return _block(c, template, found)
    return None


def statement(c: Context, node: ast.stmt, until: int = 0) -> list[State] | None:
    """The blocks for a statement whose template it is, if there is one."""
    for template in candidates("statement", node):
        if (found := _matched(c, template, node)) is not None:
            return _with_suite(c, template, found, node, until)
    return None


def _with_suite(c: Context, template: Template, found: _Found, node: ast.stmt, until: int) -> list[State] | None:
    """The blocks for a statement; a suite in it brings its own comments."""
    body = getattr(node, "body", None)
    if not isinstance(body, list):
        return [_block(c, template, found)]
    from .suites import close, header_of, suite

    name = next(name for name, one in found.items() if one is body)
    heads = [one for one in ast.iter_child_nodes(node) if isinstance(one, ast.expr)]
    heads += [one.context_expr for one in getattr(node, "items", [])]
    header = header_of(c, node.lineno, max([node.lineno, *(end_line(one) for one in heads)]), body)
    del found[name]
    state = _block(c, template, found)
    close(c, header)
    return header.done(state, {name: suite(c, body, header.line, until)})


def _block(c: Context, template: Template, found: _Found) -> State:
    from .values import value as converted

    fields: dict[str, Any] = dict(template.fields)
    inputs: dict[str, State] = {}
    for name, given in found.items():
        argument = template.args[name]
        kind = argument["type"]
        if kind == "input_value":
            check = argument.get("check")
            inputs[name] = converted(c, given, [check] if isinstance(check, str) else check)
        elif kind == "input_statement":
            layers = _layers(c, given)
            if layers is not None:
                inputs[name] = layers
        elif kind == "field_variable":
            fields[name] = c.variable(given)
        else:
            fields[name] = given
    for name in template.absent:
        kind = template.args[name]["type"]
        if kind == "field_input":
            fields[name] = ""
        elif kind == "field_number":
            fields[name] = 0
    c.imports.update(dict.fromkeys(template.imports))
    state = block(template.kind, fields, inputs)
    return note(state, quote="'") if "'" in found.quotes else state


def _layers(c: Context, nodes: list[ast.expr]) -> State | None:
    """The blocks for the items of a list that stand one below the other."""
    states = []
    for node, following in zip_longest(nodes, nodes[1:]):
        for template in candidates("among", node):
            if (found := _matched(c, template, node)) is not None:
                write = partial(_block, c, template, found)
                states.append(among(c, node, following, EVERYWHERE, write))
                break
    return chain(states)


# Comparing


def _matched(c: Context, template: Template, node: ast.AST) -> _Found | None:
    found = _Found()
    if _same(c, template, template.tree, node, found) and len(found.quotes) < 2 and allows(c, template, found):
        return found
    return None


def _same(c: Context, template: Template, pattern: Any, node: Any, found: _Found) -> bool:
    if isinstance(pattern, ast.Name) and pattern.id.startswith(MARK):
        return _bind(c, template, pattern.id.removeprefix(MARK), node, found)
    if type(pattern) is not type(node):
        return False
    if isinstance(pattern, list):
        name = _only_place(template, pattern)
        if name is not None:
            return _bind_list(c, template, name, node, found)
        return len(pattern) == len(node) and all(
            _same(c, template, one, other, found) for one, other in zip(pattern, node, strict=True)
        )
    if isinstance(pattern, ast.Constant) and not _is_spelled_alike(c, pattern, node, found):
        return False
    if isinstance(pattern, ast.AST):
        return all(
            _same(c, template, getattr(pattern, name, None), getattr(node, name, None), found)
            for name in pattern._fields
            if name not in ("ctx", "kind", "type_comment")
        )
    if isinstance(pattern, str) and pattern.startswith(MARK):
        return _bind_name(template, pattern.removeprefix(MARK), node, found)
    return bool(pattern == node)


def _is_spelled_alike(c: Context, pattern: ast.Constant, node: ast.Constant, found: _Found) -> bool:
    """Whether a number or string that is part of a template is written as the generator writes it."""
    if isinstance(pattern.value, str):
        return _is_plain_string(c, node, found)
    return not isinstance(pattern.value, int | float) or c.source.segment(node) == repr(pattern.value)


def _is_plain_string(c: Context, node: ast.Constant, found: _Found) -> bool:
    """Whether a string is written as the generator writes it, in quotes that it chooses or is told."""
    spelled, value = c.source.segment(node), str(node.value)
    quote = spelled[:1]
    found.quotes.add(quote)
    is_chosen = quote == "'" or value.count('"') <= value.count("'")
    return is_chosen and spelled == quoted(value, quote)


def _only_place(template: Template, nodes: list[Any]) -> str | None:
    """The argument that a suite or list consists of, where it is one that takes statements."""
    if len(nodes) != 1:
        return None
    inside = nodes[0].value if isinstance(nodes[0], ast.Expr) else nodes[0]
    if isinstance(inside, ast.Name) and inside.id.startswith(MARK):
        name = inside.id.removeprefix(MARK)
        if template.args[name]["type"] == "input_statement":
            return name
    return None


def _bind_list(c: Context, template: Template, name: str, nodes: list[Any], found: _Found) -> bool:
    if nodes and isinstance(nodes[0], ast.expr):
        if c.is_low and len(nodes) > _MOST_LAYERS:
            return False
        for node in nodes:
            if not any(_matched(c, one, node) is not None for one in candidates("among", node)):
                return False
    found[name] = nodes
    return bool(nodes)


def _bind(c: Context, template: Template, name: str, node: Any, found: _Found) -> bool:
    argument = template.args[name]
    kind = argument["type"]
    if kind == "input_value":
        if not isinstance(node, ast.expr) or isinstance(node, ast.Starred | ast.Slice):
            return False
        if isinstance(node, ast.Tuple) and isinstance(template.tree, ast.Subscript):
            # Several indexes are not one.
            return False
        found[name] = node
        return True
    if kind == "field_number":
        return _bind_number(c, argument, name, node, found)
    if kind == "field_input":
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or not node.value.isprintable():
            return False
        found[name] = node.value
        return _is_plain_string(c, node, found)
    if kind == "field_dotted_name":
        found[name] = ast.unparse(node) if isinstance(node, ast.Name | ast.Attribute) else ""
        return bool(re.fullmatch(r"[\w.]+", found[name]))
    return isinstance(node, ast.Name) and _bind_name(template, name, node.id, found)


def _bind_name(template: Template, name: str, spelled: Any, found: _Found) -> bool:
    from .values import identifier

    if template.args[name]["type"] not in ("field_variable", "field_identifier") or not isinstance(spelled, str):
        return False
    found[name] = identifier(spelled)
    return True


def _bind_number(c: Context, argument: dict[str, Any], name: str, node: Any, found: _Found) -> bool:
    sign = 1
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        sign, node = -1, node.operand
    known = node.value if isinstance(node, ast.Constant) else None
    if (
        not isinstance(known, int | float)
        or isinstance(known, bool)
        or not is_plain_number(c.source.segment(node), known)
    ):
        return False
    given = sign * known
    if argument.get("isPercent"):
        hundredths = round(given * 100)
        if not isinstance(given, float) or hundredths / 100 != given or given in (0, 1):
            return False
        given = hundredths
    elif isinstance(given, float) and (given.is_integer() or not repr(given).lstrip("-").replace(".", "").isdigit()):
        return False
    low, high = argument.get("min", -(2**53)), argument.get("max", 2**53)
    found[name] = given
    return bool(low <= given <= high and not (argument.get("precision") == 1 and given != int(given)))
