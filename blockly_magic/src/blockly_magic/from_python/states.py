"""Blockly's JSON form of blocks, and what connects to what."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, Literal

State = dict[str, Any]
Check = list[str] | None

# More parts than this no block of the editor's own has.
MOST_PARTS = 1000


class TooManyPartsError(Exception):
    """A statement or value that no block is big enough for: it stays text."""


@cache
def catalogue() -> dict[str, Any]:
    """The blocks that the editor knows: templates and connections, as the editor's own build wrote them."""
    content = files("blockly_magic").joinpath("blocks.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(content)
    return found


def block(
    kind: str,
    fields: dict[str, Any] | None = None,
    inputs: dict[str, State] | None = None,
    extra: dict[str, Any] | None = None,
) -> State:
    """A block's state; ``inputs`` holds the state of the block in each input."""
    state: State = {"type": kind}
    if extra:
        if kind.startswith("py_") and max(map(_size, extra.values())) > MOST_PARTS:
            raise TooManyPartsError
        state["extraState"] = extra
    if fields:
        state["fields"] = fields
    if inputs:
        state["inputs"] = {name: {"block": inside} for name, inside in inputs.items()}
    return state


def _size(part: Any) -> int:
    """How many parts of one kind a block's shape has."""
    return len(part) if isinstance(part, list | str) else int(part)


def shadow(state: State, name: str, inside: State) -> None:
    """Put a block into an input that another one takes the place of when it is dropped there."""
    state.setdefault("inputs", {})[name] = {"shadow": inside}


def note(state: State, **trivia: Any) -> State:
    """Keep what belongs to the text and not to the meaning of a block."""
    known = json.loads(state["data"]) if "data" in state else {}
    state["data"] = json.dumps(known | trivia, ensure_ascii=False, separators=(",", ":"))
    return state


def comment(state: State, words: str, trailing: bool | Literal["end"] = False) -> State:
    """Give a block a comment: above it, behind its first line, or behind the last line of its head."""
    state["icons"] = {"comment": {"text": words}}
    return note(state, trailing=trailing) if trailing else state


def chain(states: list[State]) -> State | None:
    """The first of some statements, the others hanging on it."""
    following: State | None = None
    for state in reversed(states):
        if following is not None:
            follow(state, following)
        following = state
    return following


def follow(state: State, following: State) -> None:
    """Hang a statement on another one."""
    if state["type"] == "controls_flow_statements":
        # Blockly's own block lets nothing stand behind it, be it a comment.
        state |= {"type": "py_flow", "fields": {"FLOW": state["fields"]["FLOW"].lower()}}
    state["next"] = {"block": following}


@cache
def _connections() -> dict[str, Any]:
    found: dict[str, Any] = catalogue()["connections"]
    return found


@cache
def output_of(kind: str) -> Check:
    """The types that a value block gives; None where it is anything."""
    found: Check = _connections()[kind].get("output")
    return found


@cache
def check_of(kind: str, name: str) -> Check:
    """The types that an input takes; None where it takes anything. A number in its name stands for every number."""
    inputs: dict[str, Check] = _connections()[kind]["inputs"]
    if name in inputs:
        return inputs[name]
    return inputs.get(name.rstrip("0123456789") + "#")


def fits(check: Check, gives: Check) -> bool:
    """Whether an input with such a check takes a block that gives this."""
    return check is None or gives is None or any(one in check for one in gives)


def accepts(check: Check, kind: str) -> bool:
    """Whether an input with such a check takes a block of this type."""
    return fits(check, output_of(kind))
