"""The templates of all blocks, every way they can look, as syntax trees to compare programs with."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from .guards import SKIPPED
from .standard import STANDARD
from .states import Check, catalogue, output_of

_PLACE = re.compile(r"\{(\w+)(?::\w+)?\}|[«»]")
_GROUP = re.compile("«([^»]*)»")
MARK = "P__"
_MOST_VARIANTS = 200
_Key = tuple[str, str | None]


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
    if name is not None and name.startswith(MARK):
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
    return MARK + name


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
        is_rooted = any(not one.startswith(MARK) for one in names) or not names
        is_named = sum(isinstance(one, ast.keyword) for one in nodes) > 1
        if any(isinstance(one, ast.Constant) and isinstance(one.value, str) and MARK in one.value for one in nodes):
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


def candidates(where: str, node: ast.AST) -> list[Template]:
    """The templates that a node may be: among values, statements, or what stands ``among`` others of its kind."""
    return _index()[where].get(_key(node), [])
