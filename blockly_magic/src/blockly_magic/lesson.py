"""What a lesson asks of a program that ran: its variables, and expressions that must be true.

The panel asks with one silent request. Everything here comes from students and teachers: whatever goes wrong is an
answer, never an exception, and no answer is long.
"""

from __future__ import annotations

import ast
import json
from typing import Any

LONGEST = 300
QUESTIONS = 50


class Answers:
    """Answers as JSON, which is also how IPython shows them."""

    def __init__(self, answers: list[dict[str, Any]]) -> None:
        self.answers = answers

    def __repr__(self) -> str:
        return json.dumps(self.answers)


def look(namespace: dict[str, Any], questions: str) -> Answers:
    """Answer a JSON list of questions: ``{"name": …, "value": …}`` or ``{"python": …}``."""
    return Answers([_answer(namespace, question) for question in json.loads(questions)[:QUESTIONS]])


def _answer(namespace: dict[str, Any], question: dict[str, Any]) -> dict[str, Any]:
    if "python" in question:
        return _expression(namespace, str(question["python"]))
    name = question.get("name")
    if name not in namespace:
        return {"exists": False}
    value = namespace[name]
    answer: dict[str, Any] = {"exists": True, "type": type(value).__name__, "shown": _shown(value)}
    if callable(value):
        answer["type"] = "function"
    answer["shape"] = _shape(value)
    answer["number"] = _number(value)
    if "value" in question:
        answer["equal"] = _equal(value, str(question["value"]))
    return answer


def _expression(namespace: dict[str, Any], python: str) -> dict[str, Any]:
    try:
        # A teacher's own words, in the student's own container: as if typed into a cell.
        return {"true": bool(eval(python, namespace))}  # noqa: S307
    except Exception as error:
        return {"true": False, "error": f"{type(error).__name__}: {error}"[:LONGEST]}


def _shown(value: Any) -> str:
    try:
        return repr(value)[:LONGEST]
    except Exception:
        return type(value).__name__


def _shape(value: Any) -> list[int] | None:
    try:
        shape = getattr(value, "shape", None)
        if shape is None:
            return [len(value)] if isinstance(value, list | tuple | str | dict | set) else None
        return [int(size) for size in shape][:20]
    except Exception:
        return None


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except Exception:
        return None
    # What JSON cannot say is no number to compare with.
    return number if number - number == 0 else None


def _equal(value: Any, wanted: str) -> bool:
    try:
        expected = ast.literal_eval(wanted)
        same = value == expected
        return bool(same.all()) if hasattr(same, "all") else bool(same)
    except Exception:
        return False
