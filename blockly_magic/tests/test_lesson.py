"""What a lesson learns about a program."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from blockly_magic.lesson import look


def ask(namespace: dict[str, Any], **question: Any) -> dict[str, Any]:
    answers: list[dict[str, Any]] = json.loads(repr(look(namespace, json.dumps([question]))))
    return answers[0]


class Hostile:
    def __repr__(self) -> str:
        raise RuntimeError

    def __eq__(self, other: object) -> bool:
        raise RuntimeError

    __hash__ = None  # type: ignore[assignment]


@pytest.mark.parametrize(
    ("value", "kind", "shape", "number"),
    [
        (3, "int", None, 3.0),
        ("你好", "str", [2], None),
        ([1, 2], "list", [2], None),
        (np.zeros((2, 3)), "ndarray", [2, 3], None),
        (len, "function", None, None),
        (float("nan"), "float", None, None),
        (Hostile(), "Hostile", None, None),
    ],
)
def test_a_variable_is_described(value: Any, kind: str, shape: list[int] | None, number: float | None) -> None:
    answer = ask({"x": value}, name="x")
    assert (answer["exists"], answer["type"], answer["shape"], answer["number"]) == (True, kind, shape, number)


def test_a_missing_variable_is_no_error() -> None:
    assert ask({}, name="x") == {"exists": False}


@pytest.mark.parametrize(
    ("value", "wanted", "equal"),
    [
        (3, "3", True),
        ("a", "'a'", True),
        ([1, 2], "[1, 2]", True),
        (np.array([1, 2]), "[1, 2]", True),
        (np.array([1, 3]), "[1, 2]", False),
        (3, "not python", False),
        (3, "__import__('os')", False),
        (Hostile(), "1", False),
    ],
)
def test_a_value_is_compared_with_a_literal(value: Any, wanted: str, equal: bool) -> None:
    assert ask({"x": value}, name="x", value=wanted)["equal"] is equal


def test_an_expression_is_true_or_says_why_not() -> None:
    assert ask({"x": 3}, python="x > 2") == {"true": True}
    assert ask({"x": 1}, python="x > 2") == {"true": False}
    assert ask({}, python="x > 2")["error"].startswith("NameError")
    assert ask({}, python="x >")["error"].startswith("SyntaxError")


def test_a_long_value_is_cut() -> None:
    assert len(ask({"x": "a" * 10_000}, name="x")["shown"]) == 300
