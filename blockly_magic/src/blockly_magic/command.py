"""The line after ``%blockly``: read, carried out, turned into what the notebook shows."""

from __future__ import annotations

import shlex
from argparse import ArgumentError, ArgumentParser, Namespace
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .document import BlocksError, Document, create, load, new_document
from .template import from_template, toolbox
from .texts import text

MIME = "application/vnd.blockroom.blockly+json"
HEIGHT = 350
HEIGHTS = range(100, 4001)


@dataclass(frozen=True)
class Shown:
    """One MIME bundle, and sentences about what could not be done."""

    data: dict[str, Any]
    metadata: dict[str, Any]
    notes: list[str] = field(default_factory=list)


def show(line: str) -> Shown:
    """Carry out ``%blockly LINE``; a mistake in it becomes a BlocksError."""
    if line.strip() in ("--help", "?"):
        return Shown({"text/plain": text("help")}, {})
    options = _options(line, "%blockly")
    document, notes = _document(options)
    return _shown(document, options, notes)


def show_cell(line: str, cell: str) -> Shown:
    """Carry out ``%%blockly LINE`` over a cell: its Python as blocks."""
    from .from_python import check_size, convert, unified

    options = _options(line, "%%blockly")
    if options.files or options.workspace:
        raise BlocksError(text("cell_and_file"))
    program = unified(cell)
    check_size(program, "%%blockly")
    document = convert(program, "%%blockly").document
    _choose_toolbox(document, options)
    return _shown(document, options, [])


def show_jigsaw(line: str) -> Shown:
    """Carry out ``%jigsaw LANGUAGE``, the older magic, with the editor that there is."""
    options = _options(line, "%jigsaw")
    if len(options.files) != 1:
        raise BlocksError(text("jigsaw_usage"))
    language = options.files[0]
    if language.lower() not in ("python", "python3"):
        raise BlocksError(text("jigsaw_language", language=language))
    name = options.workspace[-1] if options.workspace else ""
    file = Path(f"{name}.xml").expanduser()
    if not name or not file.exists():
        return _shown(new_document(), options, [])
    return _shown(load(file), options, [text("jigsaw_kept", name=file)])


def _shown(document: Document, options: Namespace, notes: list[str]) -> Shown:
    data = {MIME: document, "text/plain": _as_text(document)}
    return Shown(data, {MIME: {"height": _height(options.height)}}, notes)


def _options(line: str, magic: str) -> Namespace:
    parser = ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    parser.add_argument("files", nargs="*")
    parser.add_argument("-w", "--workspace", action="append", default=[])
    parser.add_argument("-n", "--new", action="store_true")
    parser.add_argument("-h", "--height", default=str(HEIGHT))
    parser.add_argument("--toolbox")
    parser.add_argument("-o", "--page_from_origin")
    parser.add_argument("-l", "--page_from_local")
    parser.add_argument("-t", "--template_data")
    try:
        words = shlex.split(line)
    except ValueError:
        raise BlocksError(text("bad_quotes", line=line)) from None
    try:
        found, unknown = parser.parse_known_args(words)
    except ArgumentError as error:
        raise BlocksError(text("no_value", magic=magic, option=error.argument_name)) from None
    if unknown:
        raise BlocksError(text("unknown_option", magic=magic, option=unknown[0]))
    _height(found.height)
    return found


def _height(value: str) -> int:
    if not value.isdecimal() or int(value) not in HEIGHTS:
        raise BlocksError(text("bad_height", value=value, low=HEIGHTS[0], high=HEIGHTS[-1]))
    return int(value)


def _document(options: Namespace) -> tuple[Document, list[str]]:
    files = [*options.files, *options.workspace]
    if len(files) > 1:
        raise BlocksError(text("two_files", count=len(files), names=", ".join(files)))
    notes: list[str] = []
    if options.template_data is not None:
        document, notes = from_template(options.template_data)
    elif files:
        file = Path(files[0]).expanduser()
        document = (create(file) if options.new else load(file)) | {"path": file.as_posix()}
    else:
        document = new_document()
    _choose_toolbox(document, options)
    page = options.page_from_local or options.page_from_origin
    if page is not None:
        notes.insert(0, text("page_not_shown", page=page))
    return document, notes


def _choose_toolbox(document: Document, options: Namespace) -> None:
    if options.toolbox is not None:
        document["toolboxDefinition"] = toolbox(options.toolbox)


def _as_text(document: Document) -> str:
    code = document["code"] if isinstance(document["code"], str) else ""
    return f"{text('fallback')}\n\n{code}".rstrip()
