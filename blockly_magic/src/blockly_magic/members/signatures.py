"""What a function or class takes and gives, as far as that can be seen without running anything."""

from __future__ import annotations

import dis
import inspect
import sys
import types
from collections.abc import Iterator
from typing import Any

from .describe import MOST_PARAMETERS, Parameter, Passing, parameter
from .look import BUILT_IN, SIMPLE, class_dict, is_a, is_students, mro, quietly, unwrapped

KINDS: dict[inspect._ParameterKind, Passing] = {
    inspect.Parameter.POSITIONAL_ONLY: "positional",
    inspect.Parameter.POSITIONAL_OR_KEYWORD: "any",
    inspect.Parameter.VAR_POSITIONAL: "args",
    inspect.Parameter.KEYWORD_ONLY: "keyword",
    inspect.Parameter.VAR_KEYWORD: "kwargs",
}


def parameters_of(obj: Any, bound: bool) -> list[Parameter] | None:
    """The parameters of anything that can be called; None where they cannot be seen."""
    obj = unwrapped(obj)
    if is_a(obj, types.MethodType):
        return parameters_of(obj.__func__, bound=True)
    if is_a(obj, types.FunctionType):
        return list(_of_code(obj))[bound:][:MOST_PARAMETERS]
    if not is_a(obj, *BUILT_IN) and is_students(type(obj)):
        return None
    signature = quietly(lambda: inspect.signature(obj))
    if not isinstance(signature, inspect.Signature):
        return None
    made = [
        parameter(p.name, KINDS[p.kind], None if p.default is p.empty else _text(p.default))
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
        kind: Passing = "positional" if i < code.co_posonlyargcount else "any"
        yield parameter(name, kind, _text(defaults[place]) if place >= 0 else None, _annotation(function, name))
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


def returns(function: types.FunctionType) -> bool:
    """Whether a function gives anything, from its code."""
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


def constructor(cls: type) -> list[Parameter] | None:
    """What making an object of a class takes; None where that cannot be seen."""
    for one in mro(cls):
        own = class_dict(one)
        start: Any = own.get("__init__", own.get("__new__"))
        if start is None:
            continue
        start = start.__func__ if is_a(start, staticmethod) else start
        if is_a(start, types.FunctionType):
            return parameters_of(start, bound=True)
        if is_students(cls):
            return [] if one is object else None
        break
    signature = quietly(lambda: inspect.signature(cls))
    if not isinstance(signature, inspect.Signature):
        return None
    return [
        parameter(p.name, KINDS[p.kind], None if p.default is p.empty else _text(p.default))
        for p in signature.parameters.values()
    ][:MOST_PARAMETERS]
