"""What a source or stub file binds to its names: read with `ast`, never run."""

from __future__ import annotations

import ast
import sys
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

LARGEST_FILE = 4_000_000

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Import:
    """A name that comes from another module; `name` is empty where it is that module itself."""

    module: str
    name: str
    exported: bool
    """Whether a stub passes it on: `from x import a as a`."""


@dataclass(frozen=True)
class Value:
    """Anything that is assigned."""

    value: ast.expr | None
    annotation: ast.expr | None


Binding = list[Function] | ast.ClassDef | Import | Value


@dataclass
class Source:
    """One parsed file."""

    module: str
    path: Path
    is_package: bool
    doc: str | None
    bindings: dict[str, Binding] = field(default_factory=dict)
    stars: list[str] = field(default_factory=list)
    exports: list[ast.expr] = field(default_factory=list)
    """What is assigned or added to `__all__`."""

    @property
    def is_stub(self) -> bool:
        return self.path.suffix == ".pyi"


def read(module: str, path: Path) -> Source | None:
    """Parse a file; None where that is impossible."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            return None
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(path.read_bytes())
    except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    source = Source(module, path, path.stem == "__init__", ast.get_docstring(tree))
    for node in statements(tree.body):
        _bind(source, node)
    return source


def statements(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that may run, without their conditions, each time the first that binds a name."""
    for node in body:
        if isinstance(node, ast.If):
            answer = _known(node.test)
            if answer is not False:
                yield from statements(node.body)
            if answer is not True:
                yield from statements(node.orelse)
        elif isinstance(node, ast.Try):
            yield from statements(node.body)
            for handler in node.handlers:
                yield from statements(handler.body)
            yield from statements(node.orelse)
        elif isinstance(node, ast.With):
            yield from statements(node.body)
        else:
            yield node


def _known(test: ast.expr) -> bool | None:
    """The answer to a question about Python's version or the system, which stubs ask often."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        answer = _known(test.operand)
        return None if answer is None else not answer
    if isinstance(test, ast.BoolOp):
        answers = [_known(value) for value in test.values]
        decisive = isinstance(test.op, ast.Or)
        return decisive if decisive in answers else None if None in answers else not decisive
    if not (isinstance(test, ast.Compare) and len(test.ops) == 1):
        return None
    asked = ast.unparse(test.left)
    try:
        wanted = ast.literal_eval(test.comparators[0])
    except ValueError:
        return None
    operator = test.ops[0]
    if asked == "sys.platform" and isinstance(operator, ast.Eq | ast.NotEq):
        return bool(sys.platform == wanted) is isinstance(operator, ast.Eq)
    if asked == "sys.version_info" and isinstance(wanted, tuple):
        if isinstance(operator, ast.GtE):
            return sys.version_info >= wanted
        if isinstance(operator, ast.Lt):
            return sys.version_info < wanted
    return None


def _bind(source: Source, node: ast.stmt) -> None:
    bindings = source.bindings
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            known = bindings.setdefault(node.name, [])
            if isinstance(known, list):
                known.append(node)
        case ast.ClassDef():
            bindings.setdefault(node.name, node)
        case ast.Import():
            for alias in node.names:
                name = alias.asname or alias.name.partition(".")[0]
                module = alias.name if alias.asname else name
                bindings.setdefault(name, Import(module, "", alias.asname == alias.name))
        case ast.ImportFrom():
            origin = _absolute(source, node)
            for alias in node.names:
                if alias.name == "*":
                    source.stars.append(origin)
                else:
                    name = alias.asname or alias.name
                    bindings.setdefault(name, Import(origin, alias.name, alias.asname == alias.name))
        case ast.Assign() | ast.AnnAssign():
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            annotation = node.annotation if isinstance(node, ast.AnnAssign) else None
            for target in targets:
                if isinstance(target, ast.Name):
                    _assign(source, target.id, node.value, annotation)
        case ast.AugAssign(target=ast.Name(id="__all__")):
            source.exports.append(node.value)
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id="__all__")), args=[argument])):
            source.exports.append(argument)


def _assign(source: Source, name: str, value: ast.expr | None, annotation: ast.expr | None) -> None:
    if name == "__all__" and value is not None:
        source.exports.append(value)
    else:
        source.bindings.setdefault(name, Value(value, annotation))


def _absolute(source: Source, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = source.module.split(".")
    # In a package's own file one dot is the package itself.
    base = parts[: len(parts) - node.level + source.is_package]
    return ".".join([*base, node.module] if node.module else base)
