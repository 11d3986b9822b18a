"""Follows a name through imports to where it is defined, in the files of the installed packages."""

from __future__ import annotations

import ast
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from . import files
from .describe import is_public
from .source import Function, Import, Source, Value, read, statements

DEEPEST = 40
"""As many imports as are followed from one name."""

Seen = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Found:
    """Where a name is defined."""

    kind: Literal["function", "class", "module", "value"]
    name: str
    source: Source | None = None
    node: Function | ast.ClassDef | Value | None = None
    bound: bool = False
    """Whether the first parameter is given already: a method of an object."""


_read: dict[str, tuple[int, Source | None]] = {}


def forget() -> None:
    """Give back the memory of parsed files."""
    _read.clear()


def sources(module: str) -> Iterator[Source]:
    """The source of a module, then its stub; parsed once for each version of the file."""
    known = files.find(module)
    for path in (known.source, known.stub) if known else ():
        if path is None:
            continue
        stamp = files.stamp(path)
        cached = _read.get(str(path))
        if cached is None or cached[0] != stamp:
            cached = _read[str(path)] = (stamp, read(known.name if known else module, path))
        if cached[1] is not None:
            yield cached[1]


def resolve(module: str, name: str, seen: Seen = frozenset(), typed: bool = False) -> Found | None:
    """What a name in a module stands for: a source says more than a stub, a stub more than a bare value.

    With `typed` the name stands in an annotation, and the stub goes first.
    """
    module = files.real_name(module)
    if (module, name) in seen or len(seen) > DEEPEST:
        return None
    seen |= {(module, name)}
    value = None
    for source in reversed(list(sources(module))) if typed else sources(module):
        found = _in_source(source, name, seen, typed)
        if found and found.kind != "value":
            return found
        value = value or found
    if value is None and files.find(f"{module}.{name}"):
        return Found("module", f"{module}.{name}")
    return value


def _in_source(source: Source, name: str, seen: Seen, typed: bool) -> Found | None:
    match source.bindings.get(name):
        case list(nodes):
            return Found("function", name, source, best(nodes))
        case ast.ClassDef() as node:
            return Found("class", name, source, node)
        case Import(module, ""):
            return Found("module", module)
        case Import(module, original):
            return resolve(module, original, seen, typed)
        case Value() as value:
            return _value(source, name, value, seen)
    for star in source.stars:
        if found := resolve(star, name, seen, typed):
            return found
    return None


def best(nodes: list[Function]) -> Function:
    """The implementation, or the overload that takes most."""
    real = [node for node in nodes if not any(_last(d) == "overload" for d in node.decorator_list)]
    return real[-1] if real else max(nodes, key=_told)


def _told(node: Function) -> tuple[bool, int]:
    """How much the head of a function tells; `*args` tells nothing."""
    args = node.args
    return args.vararg is None, len(args.posonlyargs) + len(args.args) + len(args.kwonlyargs)


def _last(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _value(source: Source, name: str, value: Value, seen: Seen) -> Found:
    """A value that is another name for something, such as a method of an object or a callable of a known class."""
    plain = Found("value", name, source, value)
    key = (str(source.path), name)
    if key in seen or len(seen) > DEEPEST:
        return plain
    seen |= {key}
    if isinstance(value.value, ast.Name | ast.Attribute | ast.Subscript):
        found = expression(source, value.value, seen)
        if found and found.kind != "value":
            return found
    made = instance_of(source, value, seen)
    call = made and member(made, "__call__", seen)
    if made and call and call.kind == "function":
        return Found("function", name, call.source, call.node, bound=True)
    return plain


def expression(source: Source, node: ast.expr, seen: Seen = frozenset(), typed: bool = False) -> Found | None:
    """What a dotted name in a source stands for."""
    if isinstance(node, ast.Subscript):
        return expression(source, node.value, seen, typed)
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
        return expression(source, ast.Name(node.value), seen, typed)
    if isinstance(node, ast.Name):
        key = (str(source.path), f"{node.id}?")
        if key in seen or len(seen) > DEEPEST:
            return None
        return _in_source(source, node.id, seen | {key}, typed)
    if not isinstance(node, ast.Attribute):
        return None
    owner = expression(source, node.value, seen, typed)
    if owner is None:
        return None
    if owner.kind == "module":
        return resolve(owner.name, node.attr, seen, typed)
    if owner.kind == "class":
        return member(owner, node.attr, seen)
    made = instance_of(owner.source, owner.node, seen) if owner.source and isinstance(owner.node, Value) else None
    found = member(made, node.attr, seen) if made else None
    return Found(found.kind, found.name, found.source, found.node, bound=True) if found else None


def instance_of(source: Source, value: Value, seen: Seen) -> Found | None:
    """The class of a value, where its annotation or the call that makes it tells."""
    node = value.annotation
    if isinstance(node, ast.Subscript) and _last(node.value) in {"Final", "ClassVar"}:
        node = node.slice
    if isinstance(value.value, ast.Call) and (node is None or _last(node) == "Final"):
        node = value.value.func
    found = expression(source, node, seen, typed=True) if node is not None else None
    return found if found and found.kind == "class" else None


def bases(found: Found, seen: Seen = frozenset()) -> Iterator[Found]:
    """A class and those that it comes from, the nearest first."""
    done: set[int] = set()
    todo = [found]
    while todo and len(done) < DEEPEST:
        one = todo.pop(0)
        if one.source is None or not isinstance(one.node, ast.ClassDef) or id(one.node) in done:
            continue
        done.add(id(one.node))
        yield one
        parents = (expression(one.source, base, seen) for base in one.node.bases)
        todo += [parent for parent in parents if parent and parent.kind == "class"]


def member(found: Found, name: str, seen: Seen = frozenset()) -> Found | None:
    """A method or attribute of a class."""
    for one in bases(found, seen):
        if inside := own(one).get(name):
            return inside
    return None


def own(found: Found) -> dict[str, Found]:
    """What a class itself defines."""
    functions: dict[str, list[Function]] = {}
    members: dict[str, Found] = {}
    for node in statements(found.node.body if isinstance(found.node, ast.ClassDef) else []):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                nodes = functions.setdefault(node.name, [])
                # A property's setter says nothing new.
                if not any(_last(d) in {"setter", "deleter"} for d in node.decorator_list):
                    nodes.append(node)
                    members[node.name] = Found("function", node.name, found.source, best(nodes))
            case ast.ClassDef():
                members.setdefault(node.name, Found("class", node.name, found.source, node))
            case ast.AnnAssign(target=ast.Name(id=name)):
                members.setdefault(name, Found("value", name, found.source, Value(node.value, node.annotation)))
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Name(id=other)) if other in members:
                members.setdefault(name, members[other])
            case ast.Assign(targets=[ast.Name(id=name)]):
                members.setdefault(name, Found("value", name, found.source, Value(node.value, None)))
    return members


def public_names(module: str) -> list[str]:
    """The names that a module offers: its `__all__`, or what it defines and a package passes on."""
    for source in reversed(list(sources(module))):
        if names := [name for name in exported(source) if is_public(name)]:
            return list(dict.fromkeys(names))
    names = []
    for source in sources(module):
        names += [name for name in _offered(source, frozenset()) if is_public(name)]
    known = files.find(module)
    if not names and known:
        names = [found.name for found in pkgutil.iter_modules(known.folders) if is_public(found.name)]
    return list(dict.fromkeys(names))


def imported(module: str) -> set[str]:
    """The names that a module has from others for its own use."""
    return {
        name
        for source in sources(module)
        if not source.is_package
        for name, binding in source.bindings.items()
        if isinstance(binding, Import) and not binding.exported
    }


def exported(source: Source) -> list[str]:
    """`__all__`, as far as it is written down."""
    return [name for node in source.exports for name in _strings(source, node, frozenset({source.module}))]


def _strings(source: Source, node: ast.expr | None, seen: frozenset[str]) -> list[str]:
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Set(elts=parts):
            return [text for part in parts for text in _strings(source, part, seen)]
        case ast.Starred(value=inner) | ast.Call(args=[inner]):
            return _strings(source, inner, seen)
        case ast.BinOp(left=left, right=right):
            return _strings(source, left, seen) + _strings(source, right, seen)
        case ast.Name(id=name):
            value = source.bindings.get(name)
            return _strings(source, value.value, seen | {name}) if isinstance(value, Value) and name not in seen else []
        case ast.Attribute(value=owner, attr="__all__"):
            found = expression(source, owner)
            if found and found.kind == "module" and found.name not in seen:
                other = next(sources(found.name), None)
                return [t for n in other.exports for t in _strings(other, n, seen | {found.name})] if other else []
    return []


def _offered(source: Source, seen: frozenset[str]) -> list[str]:
    top = source.module.partition(".")[0]
    names = []
    for name, binding in source.bindings.items():
        if isinstance(binding, Import):
            near = source.is_package and not source.is_stub and binding.module.partition(".")[0] == top
            if not (binding.exported if source.is_stub else near):
                continue
        names.append(name)
    for star in source.stars:
        near = star.partition(".")[0] == top and (source.is_package or source.is_stub)
        if near and star not in seen:
            names += public_names(star) if not seen else []
            names += [n for s in sources(star) for n in _offered(s, seen | {star, source.module})] if seen else []
    return names
