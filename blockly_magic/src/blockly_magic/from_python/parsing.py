"""Programs parsed, also those that are broken in places: what cannot be read is set aside statement by statement."""

from __future__ import annotations

import ast
import re
import textwrap
import warnings
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from ..document import BlocksError
from ..texts import text

_MOST_BROKEN = 200
# So many lines are read again for the mistakes in them: more would keep a person waiting.
_MOST_READ = 60_000
_MOST_STARTS = 5
# No part of an expression: within brackets it is an error again, for which the whole statement is set aside.
_PLACEHOLDER = "pass"
# What Python takes for space; anything else that looks empty is an error in the text, and part of it.
_SPACE = " \t\f"
# What goes on with the statement above, though it is not indented.
_GOES_ON = r"(elif|else|except|finally|case)\b|[)\]}]"
_STARTS = re.compile(rf"(?!{_GOES_ON})[^\s#]")


@dataclass
class Broken:
    """A statement that is no Python: its text, and what Python says about it."""

    code: str
    error: str
    last: int


@dataclass
class Parsed:
    """A program's tree. Where it is broken, a placeholder stands in ``text`` for the lines in ``broken``."""

    tree: ast.Module
    text: str
    broken: dict[int, Broken] = field(default_factory=dict)


def parse(program: str, name: str = "<cell>") -> Parsed:
    """
    Parse a program with line breaks as Python reads them.

    Raises BlocksError where the text can be no program at all: NUL characters, lone surrogates, nesting that Python
    itself gives up on.
    """
    if "\0" in program:
        line = program.count("\n", 0, program.index("\0")) + 1
        raise BlocksError(text("program_nul", name=name, line=line))
    try:
        program.encode()
    except UnicodeEncodeError as error:
        line = program.count("\n", 0, error.start) + 1
        raise BlocksError(text("program_surrogate", name=name, line=line)) from None
    try:
        return _parse(program)
    except (RecursionError, MemoryError):
        raise BlocksError(text("program_too_deep", name=name)) from None


def _parse(program: str) -> Parsed:
    lines = program.split("\n")
    original = list(lines)
    broken: dict[int, Broken] = {}
    done = read = 0
    message = ""
    while len(broken) < _MOST_BROKEN and read < _MOST_READ:
        found = _tree(lines, done)
        if done and isinstance(found, ast.Module):
            found, done = _tree(lines, 0), 0
        if isinstance(found, ast.Module):
            return Parsed(found, "\n".join(lines), broken)
        message = found.msg
        first, last = _extent(lines, found)
        read += last - done
        level = _level(lines, first) if isinstance(found, IndentationError) and first not in broken else None
        if level is not None and (displaced := _displaced(lines, first, level)):
            # It stays where it is: elsewhere it could be right, and mean something.
            code = "\n".join(line.removeprefix(level) for line in original[first - 1 : displaced])
            broken[first] = Broken(code, message, displaced)
            lines[first - 1 : displaced] = [level + _PLACEHOLDER, *[""] * (displaced - first)]
            done = _whole_above(lines, done if done < first else 0, first)
            continue
        # A part that was set aside already did not help: more around it must go.
        while any(first <= line <= last for line in broken) or not _is_text(lines[first - 1 : last]):
            wider = _whole(_around(lines, first, last), broken)
            if wider == (first, last) or (wider[0] in broken and broken[wider[0]].last == wider[1]):
                return _given_up(program, message)
            first, last = wider
            broken = {line: one for line, one in broken.items() if not first <= line <= last}
        code = textwrap.dedent("\n".join(original[first - 1 : last])).strip("\n")
        broken[first] = Broken(code, message, last)
        margin = lines[first - 1][: _margin(lines[first - 1])]
        lines[first - 1 : last] = [margin + _PLACEHOLDER, *[""] * (last - first)]
        done = _whole_above(lines, done if done < first else 0, first)
    return _given_up(program, message)


def _tree(lines: list[str], done: int) -> ast.Module | SyntaxError:
    """The tree of a program without its first ``done`` lines, or what is wrong with it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse("\n" * done + "\n".join(lines[done:]))
    except SyntaxError as error:
        return error


def _whole_above(lines: list[str], done: int, before: int) -> int:
    """
    How many lines above one are whole statements, ``done`` of which are known to be.

    They need not be read again for every mistake in the program.
    """
    starts = (number for number in range(before, done + 1, -1) if _STARTS.match(lines[number - 1]))
    for number in islice(starts, _MOST_STARTS):
        if isinstance(_tree(lines[: number - 1], done), ast.Module):
            return number - 1
    return done


def _given_up(program: str, message: str) -> Parsed:
    """A program none of whose statements can be told apart."""
    count = program.count("\n")
    return Parsed(
        ast.parse(_PLACEHOLDER), _PLACEHOLDER + "\n" * count, {1: Broken(program.strip("\n"), message, count + 1)}
    )


def _whole(lines: tuple[int, int], broken: dict[int, Broken]) -> tuple[int, int]:
    """Some lines with all of the statements that are set aside already and begin among them."""
    first, last = lines
    return first, max([last, *(one.last for line, one in broken.items() if first <= line <= last)])


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(_SPACE))


def _is_text(lines: list[str]) -> bool:
    return any(line.strip(_SPACE) for line in lines)


def _level(lines: list[str], first: int) -> str | None:
    """The space before the statement above a line, where all above is whole; before the first one there is none."""
    above = _tree(lines[: first - 1], 0)
    if isinstance(above, SyntaxError):
        return None
    suite: list[Any] = above.body
    line, column = "", 0
    while suite:
        last = suite[-1]
        line, column = (lines[last.lineno - 1], last.col_offset) if isinstance(last, ast.stmt) else (line, column)
        clauses = (getattr(last, name, None) for name in ("finalbody", "orelse", "handlers", "cases", "body"))
        suite = next((one for one in clauses if isinstance(one, list) and one), [])
    # Behind a colon it has another place in the program that blocks give.
    return line[: _margin(line)] if column == _margin(line) else None


def _displaced(lines: list[str], first: int, level: str) -> int:
    """The last of the lines from ``first`` on that are not as far to the right as the statement above; else 0."""
    space = lines[first - 1][: _margin(lines[first - 1])]
    if space == level or level.startswith(space):
        return 0
    last = first
    for number in range(first + 1, len(lines) + 1):
        line = lines[number - 1]
        if line.strip(_SPACE):
            if _margin(line) <= len(level):
                break
            last = number
    inside = textwrap.dedent("\n".join(lines[first - 1 : last]))
    return last if isinstance(_tree(inside.split("\n"), 0), ast.Module) else 0


def _extent(lines: list[str], error: SyntaxError) -> tuple[int, int]:
    """The first and last line of the statement that an error is about."""
    named = re.search(r"on line (\d+)", error.msg)
    line = int(named[1]) if named else min(max(error.lineno or 1, 1), len(lines))
    while line > 1 and not lines[line - 1].strip(_SPACE):
        line -= 1
    if "'finally' block" in error.msg:
        # Python names the line behind the statement that lacks its clauses.
        line = next((one for one in range(line, 0, -1) if re.match(r"\s*try\b", lines[one - 1])), line)
    return line, _suite_end(lines, line)


def _suite_end(lines: list[str], first: int) -> int:
    """The last line of what is indented under a line, with the clauses that go on from it."""
    margin = _margin(lines[first - 1])
    last = first
    for number in range(first + 1, len(lines) + 1):
        line = lines[number - 1]
        if not line.strip(_SPACE):
            continue
        if _margin(line) <= margin and not (_margin(line) == margin and re.match(rf"\s*({_GOES_ON})", line)):
            break
        last = number
    return last


def _around(lines: list[str], first: int, last: int) -> tuple[int, int]:
    """The lines of the statement that some lines are inside of; the whole program where they are in none."""
    margin = min((_margin(line) for line in lines[first - 1 : last] if line.strip(_SPACE)), default=0)
    for number in range(first - 1, 0, -1):
        line = lines[number - 1]
        if line.strip(_SPACE) and (_margin(line) < margin or margin == 0):
            return number, max(last, _suite_end(lines, number))
    return (1, len(lines))
