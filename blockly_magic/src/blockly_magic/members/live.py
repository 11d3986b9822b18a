"""Describes what the kernel holds. No code of the student's objects runs: no property, no `__getattr__`, no `repr`."""

from __future__ import annotations

import types
from typing import Any

from . import resolve, static
from .describe import Description, Kind, Member, first_paragraph, is_deprecated, is_public, ordered
from .look import BUILT_IN, SIMPLE, class_dict, home, instance_dict, is_a, is_students, mro, quietly, unwrapped
from .signatures import constructor, parameters_of, returns


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
    parameters = constructor(cls)
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
        parameters = constructor(obj)
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
    parameters = parameters_of(obj, bound)
    if parameters is not None:
        made["parameters"] = parameters
    plain = unwrapped(obj)
    if is_a(plain, types.MethodType):
        plain = plain.__func__
    if is_a(plain, types.FunctionType):
        made["returns"] = returns(plain)
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
    if is_a(obj, types.FunctionType, types.MethodType, *BUILT_IN) or not is_students(type(obj)):
        return quietly(lambda: obj.__doc__)
    return None


def _is_function(obj: Any) -> bool:
    if is_a(obj, types.FunctionType, types.MethodType, *BUILT_IN):
        return True
    # A ufunc, a cached or compiled function: an installed package made it callable.
    return not is_students(type(obj)) and any("__call__" in class_dict(cls) for cls in mro(type(obj)))
