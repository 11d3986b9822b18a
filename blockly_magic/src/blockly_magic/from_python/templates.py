"""Blocks whose Python is a template: found again in a program by comparing syntax trees."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from .context import Context
from .guards import SKIPPED, allows
from .source import end_line
from .standard import STANDARD
from .states import Check, State, block, catalogue, fits, note, output_of

_PLACE = re.compile(r"\{(\w+)(?::\w+)?\}|[«»]")
_GROUP = re.compile("«([^»]*)»")
_MARK = "P__"
_MOST_VARIANTS = 200
_Key = tuple[str, str | None]
_Found = dict[str, Any]


@dataclass
class Template:
    """One way a block's Python can look: its tree, and what its fields are then."""

    kind: str
    tree: ast.AST
    fields: dict[str, str]
    args: dict[str, Any]
    imports: list[str]
    # Whether it names a module or function, so that it cannot be mistaken for anything else.
    is_rooted: bool
    # Whether the names of its arguments are as clear.
    is_named: bool
    # The arguments that this way leaves out.
    absent: list[str]
    size: int
    # What a value block gives, which a field of its own may say.
    gives: Check


def value(c: Context, node: ast.expr, check: Check) -> State | None:
    """The block for an expression whose template it is, if there is one that fits."""
    if not isinstance(node, ast.Call | ast.Attribute | ast.ListComp | ast.DictComp | ast.Subscript | ast.Lambda):
        return None
    for template in _values().get(_key(node), ()):
        if fits(check, template.gives) and (found := _matched(c, template, node)) is not None:
            return _block(c, template, found, node)
    return None


def statement(c: Context, node: ast.stmt, until: int = 0) -> list[State] | None:
    """The blocks for a statement whose template it is, if there is one."""
    for template in _statements().get(_key(node), ()):
        if (found := _matched(c, template, node)) is not None:
            return _with_suite(c, template, found, node, until)
    return None


def _with_suite(c: Context, template: Template, found: _Found, node: ast.stmt, until: int) -> list[State] | None:
    """The blocks for a statement; a suite in it brings its own comments."""
    body = getattr(node, "body", None)
    if not isinstance(body, list):
        return [_block(c, template, found, node)]
    from .suites import close, header_of, suite

    name = next(name for name, one in found.items() if one is body)
    heads = [one for one in ast.iter_child_nodes(node) if isinstance(one, ast.expr)]
    heads += [one.context_expr for one in getattr(node, "items", [])]
    header = header_of(c, node.lineno, max([node.lineno, *(end_line(one) for one in heads)]), body)
    state = _block(c, template, {key: one for key, one in found.items() if key != name}, node)
    close(c, header)
    return header.done(state, {name: suite(c, body, header.line, until)})


def _block(c: Context, template: Template, found: _Found, node: ast.AST) -> State:
    from .expressions import value as converted

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
    return note(state, quote="'") if _has_single_quotes(c, template, node) else state


def _has_single_quotes(c: Context, template: Template, node: ast.AST) -> bool:
    """Whether the strings that are part of the template are in single quotes in the program."""
    if not any(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in ast.walk(template.tree)):
        return False
    spelled = [
        c.source.segment(one) for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]
    return bool(spelled) and all(one.startswith("'") for one in spelled)


def _layers(c: Context, nodes: list[ast.expr]) -> State | None:
    """The blocks for the items of a list that stand one below the other."""
    from .states import chain

    states = []
    for node in nodes:
        for template in _among().get(_key(node), ()):
            if (found := _matched(c, template, node)) is not None:
                states.append(_block(c, template, found, node))
                break
    return chain(states)


# Comparing


def _matched(c: Context, template: Template, node: ast.AST) -> _Found | None:
    found: _Found = {}
    if _same(c, template, template.tree, node, found) and allows(c, template, found):
        return found
    return None


def _same(c: Context, template: Template, pattern: Any, node: Any, found: _Found) -> bool:
    if isinstance(pattern, ast.Name) and pattern.id.startswith(_MARK):
        return _bind(c, template, pattern.id.removeprefix(_MARK), node, found)
    if type(pattern) is not type(node):
        return False
    if isinstance(pattern, list):
        name = _only_place(template, pattern)
        if name is not None:
            return _bind_list(c, template, name, node, found)
        return len(pattern) == len(node) and all(
            _same(c, template, one, other, found) for one, other in zip(pattern, node, strict=True)
        )
    if isinstance(pattern, ast.AST):
        return all(
            _same(c, template, getattr(pattern, name, None), getattr(node, name, None), found)
            for name in pattern._fields
            if name not in ("ctx", "kind", "type_comment")
        )
    if isinstance(pattern, str) and pattern.startswith(_MARK):
        return _bind_name(template, pattern.removeprefix(_MARK), node, found)
    return bool(pattern == node)


def _only_place(template: Template, nodes: list[Any]) -> str | None:
    """The argument that a suite or list consists of, where it is one that takes statements."""
    if len(nodes) != 1:
        return None
    inside = nodes[0].value if isinstance(nodes[0], ast.Expr) else nodes[0]
    if isinstance(inside, ast.Name) and inside.id.startswith(_MARK):
        name = inside.id.removeprefix(_MARK)
        if template.args[name]["type"] == "input_statement":
            return name
    return None


def _bind_list(c: Context, template: Template, name: str, nodes: list[Any], found: _Found) -> bool:
    if nodes and isinstance(nodes[0], ast.expr):
        for node in nodes:
            if not any(_matched(c, one, node) is not None for one in _among().get(_key(node), ())):
                return False
    found[name] = nodes
    return bool(nodes)


def _bind(c: Context, template: Template, name: str, node: Any, found: _Found) -> bool:
    argument = template.args[name]
    kind = argument["type"]
    if kind == "input_value":
        if not isinstance(node, ast.expr) or isinstance(node, ast.Starred | ast.Slice):
            return False
        found[name] = node
        return True
    if kind == "field_number":
        return _bind_number(argument, name, node, found)
    if kind == "field_input":
        found[name] = getattr(node, "value", None)
        return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isprintable()
    if kind == "field_dotted_name":
        found[name] = ast.unparse(node) if isinstance(node, ast.Name | ast.Attribute) else ""
        return bool(re.fullmatch(r"[\w.]+", found[name]))
    return isinstance(node, ast.Name) and _bind_name(template, name, node.id, found)


def _bind_name(template: Template, name: str, spelled: Any, found: _Found) -> bool:
    from .expressions import identifier

    if template.args[name]["type"] not in ("field_variable", "field_identifier") or not isinstance(spelled, str):
        return False
    found[name] = identifier(spelled)
    return True


def _bind_number(argument: dict[str, Any], name: str, node: Any, found: _Found) -> bool:
    sign = 1
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        sign, node = -1, node.operand
    known = node.value if isinstance(node, ast.Constant) else None
    if not isinstance(known, int | float) or isinstance(known, bool):
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


# Reading the catalogue


def _key(node: ast.AST) -> _Key:
    """What templates and nodes are compared by first: their kind, and the name of what they call."""
    inner: ast.AST | None = node
    if isinstance(node, ast.Assign | ast.Expr | ast.AugAssign | ast.Return):
        inner = node.value
    elif isinstance(node, ast.For):
        inner = node.iter
    elif isinstance(node, ast.With):
        inner = node.items[0].context_expr
    elif isinstance(node, ast.Raise):
        return "Raise", None
    name = None
    if isinstance(inner, ast.Call):
        name = getattr(inner.func, "attr", None) or getattr(inner.func, "id", None)
    elif isinstance(inner, ast.Attribute):
        name = inner.attr
    if name is not None and name.startswith(_MARK):
        name = None
    return type(node).__name__, name


def _expanded(spec: dict[str, Any]) -> Iterator[tuple[str, dict[str, str], list[str], list[str]]]:
    """Every way a template can look: its text, its menus' values, their imports, the arguments left out."""
    args = spec.get("args", {})
    menus = {name: one["options"] for name, one in args.items() if one["type"] == "field_dropdown"}
    groups = _GROUP.findall(spec["python"])
    for chosen in product(*menus.values()):
        values = dict(zip(menus, chosen, strict=True))
        for shown in product((True, False), repeat=len(groups)):
            absent: list[str] = []
            if not _is_possible(groups, shown, values, args, absent):
                continue
            # Split at its groups, a template has them at every second place.
            parts = _GROUP.split(spec["python"])
            parts[1::2] = [group if is_shown else "" for group, is_shown in zip(groups, shown, strict=True)]
            text = "".join(parts)
            imports = [
                args[name]["imports"][one] for name, one in values.items() if one in args[name].get("imports", {})
            ]
            yield _filled(text, values, args), values, imports, absent


def _is_possible(
    groups: list[str], shown: tuple[bool, ...], values: dict[str, str], args: dict[str, Any], absent: list[str]
) -> bool:
    """Whether the generator leaves out just these groups for such menus; it does where an argument is empty."""
    for group, is_shown in zip(groups, shown, strict=True):
        names = [match[1] for match in _PLACE.finditer(group)]
        fixed = [name for name in names if name in values]
        is_empty = any(values[name] == "" for name in fixed)
        free = [name for name in names if name not in values]
        if (is_shown and is_empty) or not (is_shown or is_empty or free):
            return False
        if not is_shown:
            absent.extend(free)
    return True


def _filled(text: str, values: dict[str, str], args: dict[str, Any]) -> str:
    return _PLACE.sub(lambda match: _code(match[1], values, args), text)


def _code(name: str, values: dict[str, str], args: dict[str, Any]) -> str:
    if name in values:
        code: str = args[name].get("codes", {}).get(values[name], values[name])
        return code
    return _MARK + name


def _templates(spec: dict[str, Any]) -> Iterator[Template]:
    is_value = "output" in spec or spec.get("among")
    for number, (text, values, imports, absent) in enumerate(_expanded(spec)):
        if number == _MOST_VARIANTS:
            return
        try:
            parsed = ast.parse(text).body
        except SyntaxError:
            continue
        if len(parsed) != 1:
            # A row of statements: only a look at what stands around each would tell.
            return
        tree: ast.AST = parsed[0]
        if is_value and isinstance(tree, ast.Expr):
            tree = tree.value.elts[0] if spec.get("among") and isinstance(tree.value, ast.Tuple) else tree.value
        nodes = list(ast.walk(tree))
        names = [one.id for one in nodes if isinstance(one, ast.Name)]
        is_rooted = any(not one.startswith(_MARK) for one in names) or not names
        is_named = sum(isinstance(one, ast.keyword) for one in nodes) > 1
        if any(isinstance(one, ast.Constant) and isinstance(one.value, str) and _MARK in one.value for one in nodes):
            continue
        fields = spec.get("fields", {}) | values
        args = {name: one for name, one in spec.get("args", {}).items() if one}
        imported = [*spec.get("imports", []), *imports]
        size = len(nodes) - len(names)
        gives = spec.get("gives") or (output_of(spec["type"]) if is_value and not spec.get("among") else None)
        yield Template(spec["type"], tree, fields, args, imported, is_rooted, is_named, absent, size, gives)


@cache
def _index() -> dict[str, dict[_Key, list[Template]]]:
    found: dict[str, dict[_Key, list[Template]]] = {"value": {}, "statement": {}, "among": {}}
    for spec in [*STANDARD, *catalogue()["specs"]]:
        if spec["type"] in SKIPPED:
            continue
        where = "among" if spec.get("among") else "value" if "output" in spec else "statement"
        for template in _templates(spec):
            found[where].setdefault(_key(template.tree), []).append(template)
    for templates in found.values():
        for several in templates.values():
            several.sort(key=lambda one: (-one.is_rooted, -one.size))
    return found


def _values() -> dict[_Key, list[Template]]:
    return _index()["value"]


def _statements() -> dict[_Key, list[Template]]:
    return _index()["statement"]


def _among() -> dict[_Key, list[Template]]:
    return _index()["among"]
