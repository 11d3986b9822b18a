"""Templates of Blockly's own blocks, whose rules the generator has no template for."""

from __future__ import annotations

from typing import Any

_NUMBER = {"type": "input_value", "check": "Number"}
_TEXT = {"type": "input_value", "check": "String"}
_LIST = {"type": "input_value", "check": "Array"}
_MATH = ["import math"]
_STATISTICS = ["import statistics"]
# What they give depends on a field, which Blockly reads only when the block is in its place already: they go only where
# anything can.
_UNSAID: dict[str, Any] = {"gives": ["?"]}


def _spec(kind: str, python: str, fields: dict[str, str], args: dict[str, Any], imports: list[str]) -> dict[str, Any]:
    return {"type": kind, "python": python, "fields": fields, "args": args, "imports": imports, "output": None}


def _each(kind: str, field: str, codes: dict[str, str], argument: str, of: Any, imports: list[str]) -> list[Any]:
    args = {argument: of} if argument else {}
    return [_spec(kind, code, {field: option}, args, imports) for option, code in codes.items()]


STANDARD: list[dict[str, Any]] = [
    *_each(
        "math_single",
        "OP",
        {"ROOT": "math.sqrt({NUM})", "LN": "math.log({NUM})", "LOG10": "math.log10({NUM})", "EXP": "math.exp({NUM})"},
        "NUM",
        _NUMBER,
        _MATH,
    ),
    _spec("math_single", "abs({NUM})", {"OP": "ABS"}, {"NUM": _NUMBER}, []),
    _spec("math_round", "round({NUM})", {"OP": "ROUND"}, {"NUM": _NUMBER}, []),
    *_each(
        "math_round",
        "OP",
        {"ROUNDUP": "math.ceil({NUM})", "ROUNDDOWN": "math.floor({NUM})"},
        "NUM",
        _NUMBER,
        _MATH,
    ),
    *_each(
        "math_trig",
        "OP",
        {
            "SIN": "math.sin(math.radians({NUM}))",
            "COS": "math.cos(math.radians({NUM}))",
            "TAN": "math.tan(math.radians({NUM}))",
        },
        "NUM",
        _NUMBER,
        _MATH,
    ),
    *_each(
        "math_constant",
        "CONSTANT",
        {"PI": "math.pi", "E": "math.e", "INFINITY": "math.inf"},
        "",
        None,
        _MATH,
    ),
    *_each(
        "math_on_list",
        "OP",
        {"SUM": "sum({LIST})", "MIN": "min({LIST})", "MAX": "max({LIST})"},
        "LIST",
        _LIST,
        [],
    ),
    *_each(
        "math_on_list",
        "OP",
        {
            "AVERAGE": "statistics.mean({LIST})",
            "MEDIAN": "statistics.median({LIST})",
            "STD_DEV": "statistics.pstdev({LIST})",
        },
        "LIST",
        _LIST,
        _STATISTICS,
    ),
    _spec("math_random_int", "random.randint({FROM}, {TO})", {}, {"FROM": _NUMBER, "TO": _NUMBER}, ["import random"]),
    _spec("math_random_float", "random.random()", {}, {}, ["import random"]),
    *_each(
        "text_changeCase",
        "CASE",
        {"UPPERCASE": "{TEXT}.upper()", "LOWERCASE": "{TEXT}.lower()", "TITLECASE": "{TEXT}.title()"},
        "TEXT",
        _TEXT,
        [],
    ),
    *_each(
        "text_trim",
        "MODE",
        {"BOTH": "{TEXT}.strip()", "LEFT": "{TEXT}.lstrip()", "RIGHT": "{TEXT}.rstrip()"},
        "TEXT",
        _TEXT,
        [],
    ),
    _spec("math_on_list", "statistics.multimode({LIST})", {"OP": "MODE"}, {"LIST": _LIST}, _STATISTICS) | _UNSAID,
    _spec("text_replace", "{TEXT}.replace({FROM}, {TO})", {}, {"TEXT": _TEXT, "FROM": _TEXT, "TO": _TEXT}, []),
    _spec("lists_split", "{INPUT}.split({DELIM})", {"MODE": "SPLIT"}, {"INPUT": _TEXT, "DELIM": _TEXT}, []),
    _spec("lists_split", "{DELIM}.join({INPUT})", {"MODE": "JOIN"}, {"INPUT": _LIST, "DELIM": _TEXT}, []) | _UNSAID,
    _spec("text_prompt_ext", "input({TEXT})", {"TYPE": "TEXT"}, {"TEXT": _TEXT}, []),
    _spec("text_prompt_ext", "float(input({TEXT}))", {"TYPE": "NUMBER"}, {"TEXT": _TEXT}, []) | _UNSAID,
]
