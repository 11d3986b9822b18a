"""The members of modules, classes and objects, for the blocks of the Modules category.

What the kernel holds is looked at; what it does not hold yet is read from the installed package, without running it.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from types import ModuleType
from typing import Any, TypedDict

from . import files, live, look, resolve, static
from .describe import Description

MOST_HELD = 60

_described: dict[str, tuple[tuple[int, ...], Description | None]] = {}


class Held(TypedDict):
    """What the student's program has made so far."""

    modules: list[tuple[str, str]]
    """Its name in the program, its own name."""
    classes: list[str]
    objects: list[tuple[str, str]]
    """Its name, the name of its class."""


def members(name: str) -> Description | None:
    """The members of an installed module, or of a class in one; None where there is none of that name."""
    if not all(part.isidentifier() for part in name.split(".")):
        return None
    try:
        return _members(name, files.real_name(name))
    finally:
        # Parsed files are large, and the next module needs few of them.
        resolve.forget()


def _members(name: str, real: str) -> Description | None:
    found = _living(real)
    if look.is_a(found, type):
        return live.describe_class(name, found)
    if look.is_a(found, ModuleType):
        return live.describe_module(real, found) | {"name": name}
    files.refresh()
    known = files.find(real) or files.find(real.rpartition(".")[0])
    stamp = known.stamp if known else ()
    cached = _described.get(name)
    if cached is None or cached[0] != stamp:
        read = static.describe(real)
        cached = _described[name] = (stamp, read | {"name": name} if read else None)
    return cached[1]


def _living(name: str) -> Any:
    """A module that was imported, or a class in one."""
    if name in sys.modules:
        return sys.modules[name]
    known = files.find(name)
    # Python's own machine code has no source to be read, and does nothing when it is imported.
    if known and known.compiled and name in sys.stdlib_module_names:
        return importlib.import_module(name)
    module, _, last = name.rpartition(".")
    if module not in sys.modules:
        return None
    found = look.instance_dict(sys.modules[module]).get(last)
    return found if look.is_a(found, type) else None


def members_of_object(name: str, namespace: dict[str, Any]) -> Description | None:
    """The members of an object, a class or a module of the student's program."""
    if name not in namespace:
        return None
    found = namespace[name]
    if look.is_a(found, type):
        return live.describe_class(name, found)
    return live.describe_object(name, found)


def held(namespace: dict[str, Any], hidden: dict[str, Any]) -> Held:
    """The modules, classes and objects in the student's program. Plain numbers and texts have blocks of their own."""
    made: Held = {"modules": [], "classes": [], "objects": []}
    for name, value in list(namespace.items()):
        if not name.isidentifier() or name.startswith("_") or (name in hidden and hidden[name] is value):
            continue
        kind = type(value)
        if issubclass(kind, ModuleType):
            made["modules"].append((name, str(look.instance_dict(value).get("__name__", name))))
        elif issubclass(kind, type):
            if look.home(value) == "__main__":
                made["classes"].append(name)
        elif look.home(kind) != "builtins":
            made["objects"].append((name, kind.__name__))
    return {
        "modules": made["modules"][:MOST_HELD],
        "classes": made["classes"][:MOST_HELD],
        "objects": made["objects"][:MOST_HELD],
    }


def installed() -> list[str]:
    """The modules that can be imported, those of Python itself too, without the private ones."""
    found = {module.name for module in pkgutil.iter_modules() if not module.name.startswith("_")}
    return sorted(found | {name for name in sys.stdlib_module_names if not name.startswith("_")})
