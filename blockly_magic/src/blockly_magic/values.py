"""Short descriptions of a student's variables.

Nothing of the student's own runs here: a ``__repr__`` that never ends, or prints a gigabyte, must not stop the lesson.
So only types whose behaviour is known are looked into, and of those only the first items.
"""

from __future__ import annotations

import sys
from collections import OrderedDict, defaultdict, deque
from collections.abc import Iterable, Mapping
from itertools import islice
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any, TypedDict

TEXT = 120
"""Characters of one value."""
ITEMS = 8
DEPTH = 3
VARIABLES = 100

NOT_SHOWN = (ModuleType, FunctionType, BuiltinFunctionType, MethodType, type)
SEQUENCES: dict[type, tuple[str, str]] = {
    list: ("[", "]"),
    tuple: ("(", ")"),
    set: ("{", "}"),
    frozenset: ("frozenset({", "})"),
    deque: ("deque([", "])"),
}
MAPPINGS = (dict, defaultdict, OrderedDict)


class Variable(TypedDict):
    """One row of the table of variables."""

    name: str
    type: str
    value: str
    shape: str


def variables(namespace: Mapping[str, Any], hidden: Iterable[str] = ()) -> tuple[list[Variable], int]:
    """The first variables of a namespace, and how many more there are."""
    unseen = set(hidden)
    shown = [
        (name, value)
        for name, value in list(namespace.items())
        if type(name) is str and name[:1] != "_" and name not in unseen and not issubclass(type(value), NOT_SHOWN)
    ]
    return [describe(name, value) for name, value in shown[:VARIABLES]], max(0, len(shown) - VARIABLES)


def describe(name: str, value: Any) -> Variable:
    """One variable."""
    try:
        text, size = short(value), shape(value)
    except Exception:  # A library's object in a state that its own attributes cannot bear.
        text, size = f"<{type(value).__name__}>", ""
    return {"name": clip(name, 60), "type": clip(type(value).__name__, 60), "value": clip(text, TEXT), "shape": size}


def clip(text: str, length: int) -> str:
    """A text that is not longer than that."""
    return text if len(text) <= length else text[: length - 1] + "…"


def shape(value: Any) -> str:
    """The shape of an array or a table, the length of what has one."""
    kind = type(value)
    if kind in SEQUENCES or kind in MAPPINGS or kind in (str, bytes, range):
        return str(len(value))
    if is_from_library(kind):
        sizes = getattr(value, "shape", None)
        if isinstance(sizes, Iterable):
            return clip("×".join(str(size) for size in islice(sizes, ITEMS)), 60)
    return ""


def short(value: Any, depth: int = 0) -> str:
    """A value in a few words of Python."""
    kind = type(value)
    if value is None or value is Ellipsis or kind in (bool, float, complex, range):
        return repr(value)
    if kind is int:
        return repr(value) if value.bit_length() <= 400 else f"<int: {value.bit_length()} bit>"
    if kind in (str, bytes):
        return clip(repr(value[:TEXT]), TEXT)
    if kind in SEQUENCES:
        left, right = SEQUENCES[kind]
        return left + series(value, len(value), depth) + ("," if kind is tuple and len(value) == 1 else "") + right
    if kind in MAPPINGS:
        if depth >= DEPTH:
            return "{…}"
        items = [f"{short(key, depth + 1)}: {short(item, depth + 1)}" for key, item in islice(value.items(), ITEMS)]
        return "{" + joined(items, len(value)) + "}"
    if is_from_library(kind):
        return library_value(value, depth)
    return instance(value, depth)


def series(value: Iterable[Any], length: int, depth: int) -> str:
    """The first items."""
    return "…" if depth >= DEPTH else joined([short(item, depth + 1) for item in islice(value, ITEMS)], length)


def joined(items: list[str], length: int) -> str:
    """Items with commas, and the sign that there are more."""
    return ", ".join(items + ["…"] * (length > len(items)))


def is_from_library(kind: type) -> bool:
    """Whether a type is a library's own, so that its attributes may be asked; a student's subclass of it is not."""
    return kind.__module__.partition(".")[0] in ("numpy", "pandas", "tensorflow", "keras", "torch")


def library_value(value: Any, depth: int) -> str:
    """An array by its first numbers, a table by its columns, anything else by its type."""
    kind = type(value)
    numpy, pandas = sys.modules.get("numpy"), sys.modules.get("pandas")
    if numpy and issubclass(kind, numpy.ndarray):
        return "[" + series(value.flat[:ITEMS].tolist(), value.size, depth) + f"] {value.dtype}"
    if numpy and issubclass(kind, numpy.generic):
        return clip(str(value.item()), TEXT)
    if pandas and issubclass(kind, pandas.DataFrame):
        return series(value.columns[:ITEMS].tolist(), len(value.columns), depth)
    if pandas and issubclass(kind, pandas.Series):
        return "[" + series(value.iloc[:ITEMS].tolist(), len(value), depth) + f"] {value.dtype}"
    return f"<{kind.__name__}>"


def instance(value: Any, depth: int) -> str:
    """An object of a class of the student's own by its attributes."""
    name = type(value).__name__
    try:
        attributes = object.__getattribute__(value, "__dict__")
    except AttributeError:
        return f"<{name}>"
    if type(attributes) is not dict or not attributes or depth >= DEPTH or type(value).__module__ != "__main__":
        return f"<{name}>"
    items = [f"{key}={short(item, depth + 1)}" for key, item in islice(attributes.items(), ITEMS)]
    return f"{name}({joined(items, len(attributes))})"
