"""The line after ``%blockly``: read, carried out, turned into what the notebook shows."""

from __future__ import annotations

import shlex
from argparse import ArgumentError, ArgumentParser
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .document import BlocksError, Document, create, load, new_document
from .texts import text

MIME = "application/vnd.blockroom.blockly+json"
HEIGHT = 350
HEIGHTS = range(100, 4001)


@dataclass(frozen=True)
class Shown:
    """One MIME bundle."""

    data: dict[str, Any]
    metadata: dict[str, Any]


@dataclass(frozen=True)
class Options:
    """What was asked for."""

    file: Path | None
    new: bool
    height: int


def show(line: str) -> Shown:
    """Carry out ``%blockly LINE``; a mistake in it becomes a BlocksError."""
    if line.strip() in ("--help", "?"):
        return Shown({"text/plain": text("help")}, {})
    options = _options(line)
    document = _document(options)
    return Shown({MIME: document, "text/plain": _as_text(document)}, {MIME: {"height": options.height}})


def _options(line: str) -> Options:
    parser = ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    parser.add_argument("files", nargs="*")
    parser.add_argument("-w", "--workspace", action="append", default=[])
    parser.add_argument("-n", "--new", action="store_true")
    parser.add_argument("--height", default=str(HEIGHT))
    try:
        words = shlex.split(line)
    except ValueError:
        raise BlocksError(text("bad_quotes", line=line)) from None
    try:
        found, unknown = parser.parse_known_args(words)
    except ArgumentError as error:
        raise BlocksError(text("no_value", option=error.argument_name)) from None
    if unknown:
        raise BlocksError(text("unknown_option", option=unknown[0]))
    files = [*found.files, *found.workspace]
    if len(files) > 1:
        raise BlocksError(text("two_files", count=len(files), names=", ".join(files)))
    return Options(Path(files[0]).expanduser() if files else None, found.new, _height(found.height))


def _height(value: str) -> int:
    if not value.isdecimal() or int(value) not in HEIGHTS:
        raise BlocksError(text("bad_height", value=value, low=HEIGHTS[0], high=HEIGHTS[-1]))
    return int(value)


def _document(options: Options) -> Document:
    if options.file is None:
        return new_document()
    document = create(options.file) if options.new else load(options.file)
    return document | {"path": options.file.as_posix()}


def _as_text(document: Document) -> str:
    code = document["code"] if isinstance(document["code"], str) else ""
    return f"{text('fallback')}\n\n{code}".rstrip()
