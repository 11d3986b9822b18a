"""Describes a module from its source and stub files. Nothing of it is executed."""

from __future__ import annotations

import ast
from functools import lru_cache

from . import files, resolve
from .describe import (
    LONGEST_DEFAULT,
    MOST_PARAMETERS,
    Description,
    Member,
    Parameter,
    Passing,
    first_paragraph,
    is_deprecated,
    is_public,
    literal,
    ordered,
    parameter,
)
from .resolve import Found
from .source import Function, Value


def describe(name: str) -> Description | None:
    """A module, or a class in a module."""
    if files.find(name):
        return _module(name)
    module, _, last = name.rpartition(".")
    found = resolve.resolve(module, last) if module and files.find(module) else None
    if found is None:
        return None
    if found.kind == "module":
        return _module(found.name) | {"name": name} if files.find(found.name) else None
    return _class(name, found) if found.kind == "class" else None


def _module(name: str) -> Description:
    known = ((member_name, resolve.resolve(name, member_name)) for member_name in resolve.public_names(name))
    members, left_out = ordered(member(member_name, found) for member_name, found in known if found)
    docs = [first_paragraph(source.doc) for source in resolve.sources(name)]
    doc = next(filter(None, docs), "")
    return {"name": name, "kind": "module", "doc": doc, "live": False, "members": members, "left_out": left_out}


def _class(name: str, found: Found) -> Description:
    known: dict[str, Member] = {}
    for one in resolve.bases(found):
        for member_name, inside in resolve.own(one).items():
            if is_public(member_name) and member_name not in known:
                known[member_name] = member(member_name, inside, in_class=True)
    members, left_out = ordered(known.values())
    made: Description = {
        "name": name,
        "kind": "class",
        "doc": first_paragraph(_doc(found)),
        "live": False,
        "members": members,
        "left_out": left_out,
    }
    parameters = _constructor(found)
    if parameters is not None:
        made["parameters"] = parameters
    return made


def find_member(module: str, name: str) -> Member | None:
    """One name of a module."""
    found = resolve.resolve(module, name)
    return member(name, found) if found else None


def member(name: str, found: Found, in_class: bool = False) -> Member:
    """What a name stands for."""
    node = found.node
    if found.kind == "module":
        source = next(resolve.sources(found.name), None)
        return _with_doc({"name": name, "kind": "module"}, source.doc if source else None)
    made: Member
    if isinstance(node, ast.ClassDef):
        made = {"name": name, "kind": "class"}
        parameters = _constructor(found)
        if parameters is not None:
            made["parameters"] = parameters
        return _with_doc(made, _doc(found))
    if isinstance(node, Value) or node is None:
        value = literal(node.value) if node and node.value is not None else True
        made = {"name": name, "kind": "constant"}
        if isinstance(value, str) and len(value) <= LONGEST_DEFAULT:
            made["doc"] = f"= {value}"
        return made
    kinds = {_decorator(d) for d in node.decorator_list}
    if any(kind.endswith("property") for kind in kinds) and in_class:
        return _with_doc({"name": name, "kind": "property"}, _doc(found))
    static = "staticmethod" in kinds
    method = in_class and not static and "classmethod" not in kinds
    first_is_given = found.bound or method or "classmethod" in kinds
    made = {
        "name": name,
        "kind": "method" if method else "function",
        "parameters": _parameters(node, skip=first_is_given and not (found.bound and static)),
    }
    returns = _returns(node)
    if returns is not None:
        made["returns"] = returns
    if "deprecated" in kinds:
        made["deprecated"] = True
    return _with_doc(made, _doc(found))


def _with_doc(made: Member, doc: str | None) -> Member:
    if text := first_paragraph(doc):
        made["doc"] = text
    if is_deprecated(doc):
        made["deprecated"] = True
    return made


def _decorator(node: ast.expr) -> str:
    node = node.func if isinstance(node, ast.Call) else node
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _doc(found: Found) -> str | None:
    node = found.node
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) or found.source is None:
        return None
    if doc := ast.get_docstring(node):
        return doc
    # pyplot: @_copy_docstring_and_deprecators(Axes.plot)
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call) and len(decorator.args) == 1 and "doc" in _decorator(decorator):
            other = resolve.expression(found.source, decorator.args[0])
            if other and other.node is not node and (doc := _doc(other)):
                return doc
    top, _, rest = found.source.module.partition(".")
    if top == "numpy" and rest.startswith("_core"):
        return _numpy_docs(files.find("numpy._core._add_newdocs")).get(found.name)
    if isinstance(node, ast.ClassDef):
        start = resolve.own(found).get("__init__")
        return _doc(start) if start else None
    return _method_doc(found.source.module, node.name) if found.source.is_stub else None


def _method_doc(module: str, name: str) -> str | None:
    """turtle makes its functions out of the methods of its classes while it is being imported."""
    source = next(resolve.sources(module), None)
    for node in source.bindings.values() if source and not source.is_stub else ():
        if isinstance(node, ast.ClassDef):
            method = resolve.own(Found("class", node.name, source, node)).get(name)
            if method and isinstance(method.node, ast.FunctionDef) and (doc := ast.get_docstring(method.node)):
                return doc
    return None


@lru_cache(maxsize=1)
def _numpy_docs(known: files.Files | None) -> dict[str, str]:
    """NumPy keeps the docstrings of its C functions in one file, as calls of `add_newdoc`."""
    docs: dict[str, str] = {}
    if known and known.source:
        for node in ast.parse(known.source.read_bytes()).body:
            match node:
                case ast.Expr(value=ast.Call(args=[_, ast.Constant(value=str(name)), text])):
                    # Some go on with `.replace(…)`, further down than the first paragraph.
                    while isinstance(text, ast.Call) and isinstance(text.func, ast.Attribute):
                        text = text.func.value
                    if isinstance(text, ast.Constant) and isinstance(text.value, str):
                        docs[name] = text.value
    return docs


def _constructor(found: Found) -> list[Parameter] | None:
    for one in resolve.bases(found):
        inside = resolve.own(one)
        for name in ("__init__", "__new__"):
            start = inside.get(name)
            if start and isinstance(start.node, ast.FunctionDef):
                return _parameters(start.node, skip=True)
        if isinstance(one.node, ast.ClassDef) and (
            "dataclass" in map(_decorator, one.node.decorator_list) or "NamedTuple" in map(_decorator, one.node.bases)
        ):
            fields = ((name, f.node) for name, f in inside.items() if isinstance(f.node, Value) and f.node.annotation)
            return [
                parameter(name, "any", None if value.value is None else literal(value.value)) for name, value in fields
            ][:MOST_PARAMETERS]
    return None


def _parameters(node: Function, skip: bool) -> list[Parameter]:
    args = node.args
    plain = [*args.posonlyargs, *args.args]
    defaults: list[ast.expr | None] = [None] * (len(plain) - len(args.defaults)) + list(args.defaults)
    # Old stubs write a positional parameter with two underscores.
    old = {arg.arg for arg in args.args if arg.arg.startswith("__")}
    made: list[Parameter] = []
    for i, (arg, default) in enumerate(zip(plain, defaults, strict=True)):
        kind: Passing = "positional" if i < len(args.posonlyargs) or arg.arg in old else "any"
        made.append(_parameter(arg, kind, default))
    made = made[1:] if skip and made else made
    if args.vararg:
        made.append(_parameter(args.vararg, "args", None))
    for arg, default in zip(args.kwonlyargs, args.kw_defaults, strict=True):
        made.append(_parameter(arg, "keyword", default))
    if args.kwarg:
        made.append(_parameter(args.kwarg, "kwargs", None))
    return [one for one in made if one["name"]][:MOST_PARAMETERS]


def _parameter(arg: ast.arg, kind: Passing, default: ast.expr | None) -> Parameter:
    annotation = ast.unparse(arg.annotation) if arg.annotation and _is_short(arg.annotation) else ""
    name = arg.arg.lstrip("_") if kind == "positional" else arg.arg
    return parameter(name, kind, None if default is None else literal(default), annotation)


def _is_short(node: ast.expr) -> bool:
    """Not worth writing out otherwise: NumPy's stubs have annotations of several lines."""
    return node.end_lineno == node.lineno and (node.end_col_offset or 0) - node.col_offset < 120


def _returns(node: Function) -> bool | None:
    if isinstance(node.returns, ast.Constant) and node.returns.value is None:
        return False
    if node.returns is not None:
        return True
    todo: list[ast.AST] = list(node.body)
    for inside in todo:
        if isinstance(inside, ast.Yield | ast.YieldFrom) or (isinstance(inside, ast.Return) and inside.value):
            return True
        if not isinstance(inside, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            todo.extend(ast.iter_child_nodes(inside))
    return None if all(isinstance(s, ast.Expr | ast.Raise | ast.Pass) for s in node.body) else False
