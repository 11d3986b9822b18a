"""Describes what the kernel holds. No code of the student's objects runs: no property, no `__getattr__`, no `repr`."""

from __future__ import annotations

import dis
import inspect
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from . import resolve, static
from .describe import (
    MOST_PARAMETERS,
    Description,
    Kind,
    Member,
    Parameter,
    first_paragraph,
    is_deprecated,
    is_public,
    ordered,
    parameter,
)

KINDS = {
    inspect.Parameter.POSITIONAL_ONLY: "positional",
    inspect.Parameter.POSITIONAL_OR_KEYWORD: "any",
    inspect.Parameter.VAR_POSITIONAL: "args",
    inspect.Parameter.KEYWORD_ONLY: "keyword",
    inspect.Parameter.VAR_KEYWORD: "kwargs",
}
BUILT_IN = (
    types.BuiltinFunctionType,
    types.MethodDescriptorType,
    types.ClassMethodDescriptorType,
    types.WrapperDescriptorType,
)
SIMPLE = (int, float, str, bool, type(None), complex)


def class_dict(cls: type) -> dict[str, Any]:
    """The attributes of a class, whatever its metaclass says."""
    return dict(type.__dict__["__dict__"].__get__(cls))


def home(cls: type) -> str:
    """The name of the module that a class says it is from."""
    name = type.__dict__["__module__"].__get__(cls)
    return name if type(name) is str else "__main__"


def mro(cls: type) -> tuple[type, ...]:
    """A class and those that it comes from."""
    order: tuple[type, ...] = type.__dict__["__mro__"].__get__(cls)
    return order


def instance_dict(obj: object) -> dict[str, Any]:
    """The attributes of an object itself."""
    for cls in mro(type(obj)):
        slot = class_dict(cls).get("__dict__")
        if slot is not None:
            # Anything else is a property of the student's own.
            genuine = type(slot) in (types.GetSetDescriptorType, types.MemberDescriptorType)
            found = slot.__get__(obj) if genuine else {}
            return dict(found) if issubclass(type(found), dict) else {}
    return {}


def is_a(obj: object, *classes: type) -> bool:
    """`isinstance` without asking the object, whose `__class__` may be a property."""
    return issubclass(type(obj), classes)


def describe_module(name: str, module: types.ModuleType) -> Description:
    """A module that was imported, or one that the student made."""
    names = instance_dict(module)
    known: dict[str, Member] = {}
    for member_name, obj in _offered(module, names).items():
        known[member_name] = _completed(name, _member(member_name, obj))
    if "__getattr__" in names or not known:
        # It fills itself when asked; its source says with what.
        written = static.describe(name)
        for member in written["members"] if written else ():
            known.setdefault(member["name"], member)
    members, left_out = ordered(known.values())
    doc = first_paragraph(names.get("__doc__"))
    return {"name": name, "kind": "module", "doc": doc, "live": True, "members": members, "left_out": left_out}


def describe_class(name: str, cls: type) -> Description:
    """A class and what its objects can do."""
    made = _members_of(name, "class", cls, {})
    parameters = _constructor(cls)
    if parameters is not None:
        made["parameters"] = parameters
    return made


def describe_object(name: str, obj: object) -> Description:
    """An object: what its class offers, and what it holds itself."""
    return _members_of(name, "constant", type(obj), instance_dict(obj))


def _members_of(name: str, kind: Kind, cls: type, own: dict[str, Any]) -> Description:
    known: dict[str, Member] = {}
    for one in mro(cls):
        for member_name, obj in class_dict(one).items() if one is not object else ():
            if is_public(member_name) and member_name not in known:
                known[member_name] = _class_member(member_name, obj)
    for member_name in own:
        if is_public(member_name):
            known.setdefault(member_name, {"name": member_name, "kind": "property"})
    members, left_out = ordered(known.values())
    doc = first_paragraph(class_dict(cls).get("__doc__"))
    return {"name": name, "kind": kind, "doc": doc, "live": True, "members": members, "left_out": left_out}


def _offered(module: types.ModuleType, names: dict[str, Any]) -> dict[str, Any]:
    listed: Any = names.get("__all__")
    if is_a(listed, list, tuple):
        return {name: names[name] for name in list(listed) if is_public(name) and name in names}
    own, is_package = str(names.get("__name__")), "__path__" in names
    foreign = resolve.imported(own)
    return {
        name: obj
        for name, obj in names.items()
        if is_public(name) and name not in foreign and _belongs(obj, own, is_package)
    }


def _belongs(obj: Any, module: str, is_package: bool) -> bool:
    """Whether a module defines something, or a package passes it on."""
    top = module.partition(".")[0]
    if is_a(obj, types.ModuleType):
        return is_package and str(instance_dict(obj).get("__name__")).startswith(f"{module}.")
    if not is_a(obj, type, types.FunctionType, types.BuiltinFunctionType):
        return True
    origin = home(obj) if is_a(obj, type) else obj.__module__
    return origin is None or origin == module or (is_package and str(origin).partition(".")[0] == top)


def _member(name: str, obj: Any) -> Member:
    if is_a(obj, types.ModuleType):
        return _documented({"name": name, "kind": "module"}, instance_dict(obj).get("__doc__"))
    if is_a(obj, type):
        made: Member = {"name": name, "kind": "class"}
        parameters = _constructor(obj)
        if parameters is not None:
            made["parameters"] = parameters
        return _documented(made, class_dict(obj).get("__doc__"))
    if _is_function(obj):
        return _function(name, "function", obj)
    made = {"name": name, "kind": "constant"}
    if type(obj) in SIMPLE and len(text := repr(obj)) < 60:
        made["doc"] = f"= {text}"
    return made


def _class_member(name: str, obj: Any) -> Member:
    if is_a(obj, classmethod, staticmethod):
        inside = obj.__func__
        return _function(name, "function", inside, bound=is_a(obj, classmethod))
    if is_a(obj, types.FunctionType, types.MethodDescriptorType, types.ClassMethodDescriptorType):
        return _function(name, "method", obj, bound=True)
    if is_a(obj, type):
        return _member(name, obj)
    if is_a(obj, property):
        return _documented({"name": name, "kind": "property"}, _static_doc(obj.fget))
    if is_a(obj, types.GetSetDescriptorType, types.MemberDescriptorType):
        return _documented({"name": name, "kind": "property"}, obj.__doc__)
    return {"name": name, "kind": "property"}


def _function(name: str, kind: Kind, obj: Any, bound: bool = False) -> Member:
    made: Member = {"name": name, "kind": kind}
    parameters = _parameters(obj, bound)
    if parameters is not None:
        made["parameters"] = parameters
    plain = _unwrapped(obj)
    if is_a(plain, types.MethodType):
        plain = plain.__func__
    if is_a(plain, types.FunctionType):
        made["returns"] = _returns(plain)
        if is_a(vars(plain).get("__deprecated__"), str):
            made["deprecated"] = True
    return _documented(made, _static_doc(obj))


def _documented(made: Member, doc: object) -> Member:
    if text := first_paragraph(doc):
        made["doc"] = text
    if is_deprecated(doc):
        made["deprecated"] = True
    return made


def _completed(module: str, member: Member) -> Member:
    """C code often does not say its parameters; the stubs do."""
    if member["kind"] not in ("function", "class") or "parameters" in member:
        return member
    written = static.find_member(module, member["name"])
    if written is None or written["kind"] not in ("function", "class"):
        return member
    return written | member


def _static_doc(obj: Any) -> Any:
    if is_a(obj, types.FunctionType, types.MethodType, *BUILT_IN) or not _is_students(type(obj)):
        return _quietly(lambda: obj.__doc__)
    return None


def _quietly(ask: Any) -> Any:
    try:
        return ask()
    except Exception:
        return None


def _is_function(obj: Any) -> bool:
    if is_a(obj, types.FunctionType, types.MethodType, *BUILT_IN):
        return True
    # A ufunc, a cached or compiled function: an installed package made it callable.
    return not _is_students(type(obj)) and any("__call__" in class_dict(cls) for cls in mro(type(obj)))


def _is_students(cls: type) -> bool:
    """Whether a class was written here rather than installed."""
    module = sys.modules.get(home(cls))
    if module is None or home(cls) == "__main__":
        return True
    path = str(instance_dict(module).get("__file__", ""))
    return Path(path).is_relative_to(Path.cwd()) and "site-packages" not in path


def _unwrapped(obj: Any) -> Any:
    for _ in range(10):
        inside = inspect.getattr_static(obj, "__wrapped__", None)
        if inside is None or _is_students(type(inside)) or type(inside) is types.MemberDescriptorType:
            return obj
        obj = inside
    return obj


def _parameters(obj: Any, bound: bool) -> list[Parameter] | None:
    obj = _unwrapped(obj)
    if is_a(obj, types.MethodType):
        return _parameters(obj.__func__, bound=True)
    if is_a(obj, types.FunctionType):
        return list(_of_code(obj))[bound:][:MOST_PARAMETERS]
    if not is_a(obj, *BUILT_IN) and _is_students(type(obj)):
        return None
    signature = _quietly(lambda: inspect.signature(obj))
    if not isinstance(signature, inspect.Signature):
        return None
    made = [
        parameter(p.name, KINDS[p.kind], None if p.default is p.empty else _text(p.default))  # type: ignore[arg-type]
        for p in signature.parameters.values()
    ]
    return made[bound:][:MOST_PARAMETERS]


def _of_code(function: types.FunctionType) -> Iterator[Parameter]:
    """The parameters of a Python function, from its code."""
    code = function.__code__
    names = code.co_varnames
    plain = names[: code.co_argcount]
    defaults = function.__defaults__ or ()
    for i, name in enumerate(plain):
        place = i - (len(plain) - len(defaults))
        kind = "positional" if i < code.co_posonlyargcount else "any"
        yield parameter(name, kind, _text(defaults[place]) if place >= 0 else None, _annotation(function, name))  # type: ignore[arg-type]
    rest = code.co_argcount + code.co_kwonlyargcount
    if code.co_flags & inspect.CO_VARARGS:
        yield parameter(names[rest], "args")
    keywords = function.__kwdefaults__ or {}
    for name in names[code.co_argcount : rest]:
        yield parameter(
            name, "keyword", _text(keywords[name]) if name in keywords else None, _annotation(function, name)
        )
    if code.co_flags & inspect.CO_VARKEYWORDS:
        yield parameter(names[rest + bool(code.co_flags & inspect.CO_VARARGS)], "kwargs")


def _annotation(function: types.FunctionType, name: str) -> str:
    # From Python 3.14 on, annotations are code that runs when they are asked for.
    if sys.version_info >= (3, 14):
        return ""
    annotation = function.__annotations__.get(name)
    if type(annotation) is str:
        return annotation
    return annotation.__qualname__ if type(annotation) is type else ""


def _text(value: Any) -> str | bool:
    """A default as it is written in a program, or True where that is not simple."""
    if type(value) in SIMPLE:
        text = repr(value)
        return True if text in ("nan", "inf", "-inf") else text
    if type(value) is tuple and all(type(one) in SIMPLE for one in value):
        return repr(value)
    return "[]" if type(value) is list and not value else True


def _returns(function: types.FunctionType) -> bool:
    code = function.__code__
    if code.co_flags & (inspect.CO_GENERATOR | inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR):
        return True
    before = None
    for step in dis.get_instructions(code):
        if step.opname == "RETURN_CONST" and step.argval is not None:
            return True
        if step.opname == "RETURN_VALUE" and not (before and before.opname == "LOAD_CONST" and before.argval is None):
            return True
        before = step
    return False


def _constructor(cls: type) -> list[Parameter] | None:
    for one in mro(cls):
        own = class_dict(one)
        start: Any = own.get("__init__", own.get("__new__"))
        if start is None:
            continue
        start = start.__func__ if is_a(start, staticmethod) else start
        if is_a(start, types.FunctionType):
            return _parameters(start, bound=True)
        if _is_students(cls):
            return [] if one is object else None
        break
    signature = _quietly(lambda: inspect.signature(cls))
    if not isinstance(signature, inspect.Signature):
        return None
    return [
        parameter(p.name, KINDS[p.kind], None if p.default is p.empty else _text(p.default))  # type: ignore[arg-type]
        for p in signature.parameters.values()
    ][:MOST_PARAMETERS]
