"""What the panel asks after a run: the variables, and where the error came from."""

from __future__ import annotations

import builtins
import os
import sys
from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from types import FrameType, ModuleType, TracebackType
from typing import Any, TypedDict

from IPython import get_ipython

from .values import Variable, variables

MIME_TYPE = "application/vnd.blockroom.report+json"
PLACES = 20
NAMES = 5_000


class Place(TypedDict):
    """A stretch of the program; lines count from 1, columns are bytes of UTF-8. Unknown columns are -1."""

    line: int
    column: int
    end_line: int
    end_column: int


class Failure(TypedDict):
    """An error: its kind, where it arose (innermost first), and a name that was perhaps meant."""

    name: str
    places: list[Place]
    suggestion: str


class Report:
    """Data that goes to the panel as it is."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {MIME_TYPE: self.data}


def report(failed: bool) -> Report:
    """The variables of the program, and its error if it ended with one."""
    shell = get_ipython()
    shown, more = program_variables(shell)
    error = getattr(sys, "last_value", None) if failed else None
    return Report({"variables": shown, "more": more, "error": failure(error, shell.user_ns) if error else None})


def program_variables(shell: Any) -> tuple[list[Variable], int]:
    """The student's variables, without those that IPython put there."""
    return variables(shell.user_ns, shell.user_ns_hidden)


def failure(error: BaseException, namespace: dict[str, Any]) -> Failure:
    """Where an error arose in the program, and what was perhaps meant."""
    frames = program_frames(error.__traceback__, namespace)
    places = [position(frame, instruction) for frame, instruction in islice(reversed(frames), PLACES)]
    if not frames and isinstance(error, SyntaxError):
        places = [syntax_position(error)]
    return {"name": type(error).__name__, "places": places, "suggestion": suggestion(error, frames)}


def program_frames(trace: TracebackType | None, namespace: dict[str, Any]) -> list[tuple[FrameType, int]]:
    """The calls that lie in the program, outermost first. The program is the first module that runs in its names."""
    found: list[tuple[FrameType, int]] = []
    while trace:
        code = trace.tb_frame.f_code
        if found:
            is_program = code.co_filename == found[0][0].f_code.co_filename
        else:
            is_program = trace.tb_frame.f_globals is namespace and code.co_name == "<module>"
        if is_program:
            found.append((trace.tb_frame, trace.tb_lasti))
        trace = trace.tb_next
    return found


def position(frame: FrameType, instruction: int) -> Place:
    """Where in the source an instruction stands."""
    found = next(islice(frame.f_code.co_positions(), instruction // 2, None), (None, None, None, None))
    line, end_line, column, end_column = found
    return {
        "line": line or frame.f_lineno or 1,
        "column": -1 if column is None else column,
        "end_line": end_line or line or 1,
        "end_column": -1 if end_column is None else end_column,
    }


def syntax_position(error: SyntaxError) -> Place:
    """Where Python could not read on; it counts characters there."""
    line, column = error.lineno or 1, (error.offset or 1) - 1
    end_line, end_column = error.end_lineno or line, (error.end_offset or 0) - 1
    text = error.text or ""
    return {
        "line": line,
        "column": len(text[: max(0, column)].encode()),
        "end_line": end_line,
        "end_column": len(text[:end_column].encode()) if end_line == line and end_column > column else -1,
    }


def suggestion(error: BaseException, frames: list[tuple[FrameType, int]]) -> str:
    """A known name that looks like the one that is missing."""
    if isinstance(error, AttributeError) and error.name:
        return similar(error.name, attribute_names(error.obj))
    if isinstance(error, NameError) and error.name and frames:
        frame = frames[-1][0]
        return similar(error.name, [*frame.f_locals, *frame.f_globals, *vars(builtins)])
    if isinstance(error, FileNotFoundError) and isinstance(error.filename, str):
        path = Path(error.filename)
        try:
            with os.scandir(path.parent) as entries:
                found = similar(path.name, [entry.name for entry in islice(entries, NAMES)])
        except OSError:
            return ""
        return str(path.parent / found) if found else ""
    return ""


def attribute_names(owner: object) -> list[str]:
    """The attributes of an object, without running anything of its class."""
    if type(owner) is ModuleType:
        return list(vars(owner))
    try:
        own = list(object.__getattribute__(owner, "__dict__"))
    except AttributeError:
        own = []
    return [*own, *(name for kind in type(owner).__mro__ for name in vars(kind))]


def similar(name: str, names: Iterable[str]) -> str:
    """The name most like this one, or nothing."""
    candidates = [other for other in islice(names, NAMES) if type(other) is str and not other.startswith("_")]
    for other in candidates:
        if other.casefold() == name.casefold() and other != name:
            return other
    found = get_close_matches(name[:100], candidates, 1, 0.65)
    return found[0] if found else ""
