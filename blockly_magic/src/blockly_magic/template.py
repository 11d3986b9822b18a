"""The files of the older magics: a toolbox and a workspace in XML, the shapes of blocks in a script."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from .blockly_xml import toolbox_of, workspace_of
from .document import BlocksError, Document, new_document, read_text
from .texts import text

_ARRAY = re.compile(r"(?:defineBlocksWithJsonArray|createBlockDefinitionsFromJsonArray)\s*\(\s*(?=\[)")
_TYPE = re.compile(r"[\w.-]{1,100}")
# What a shape may say; extensions, mutators and links are code or lead outside.
_KEYS = re.compile(r"type|message\d+|args\d+|output|previousStatement|nextStatement|inputsInline|colour|style|tooltip")
MOST_DEFINITIONS = 500


def from_template(prefix: str) -> tuple[Document, list[str]]:
    """
    The document that ``PREFIX-toolbox.xml``, ``PREFIX-workspace.xml`` and ``PREFIX-blocks.js`` describe, and what is
    to be said about it. Raises BlocksError where none of the three is there, or one is damaged.
    """
    files = {part: Path(f"{prefix}-{part}") for part in ("toolbox.xml", "workspace.xml", "blocks.js", "blocks.json")}
    there = {part: file for part, file in files.items() if file.expanduser().exists()}
    if not there:
        raise BlocksError(text("no_template", prefix=prefix, folder=Path.cwd()))
    document = new_document()
    notes: list[str] = []
    if file := there.get("toolbox.xml"):
        document["toolboxDefinition"] = toolbox_of(read_text(file.expanduser()), str(file))
    if file := there.get("workspace.xml"):
        document["workspace"] = workspace_of(read_text(file.expanduser()), str(file))
        # Blocks made elsewhere count from one.
        document["indexBase"] = 1
    for part in ("blocks.json", "blocks.js"):
        if file := there.get(part):
            shapes, is_all = definitions(read_text(file.expanduser()))
            document.setdefault("definitions", []).extend(shapes)
            if not is_all:
                notes.append(text("script_not_run", name=file, count=len(shapes)))
    return document, notes


def toolbox(name: str) -> dict[str, Any]:
    """The toolbox in a file: XML, or Blockly's JSON."""
    content = read_text(Path(name).expanduser())
    if content.lstrip().startswith("<"):
        return toolbox_of(content, name)
    try:
        found = json.loads(content)
    except json.JSONDecodeError as error:
        raise BlocksError(
            text("not_json", name=name, line=error.lineno, column=error.colno, reason=error.msg)
        ) from None
    if not isinstance(found, dict) or not isinstance(found.get("contents"), list):
        raise BlocksError(text("no_toolbox", name=name))
    return found


def definitions(script: str) -> tuple[list[dict[str, Any]], bool]:
    """
    The shapes of blocks in a script or a JSON text, as far as they are plain data, and whether that is all of it.

    Nothing of the script is run.
    """
    decoder = json.JSONDecoder()
    found: list[Any] = []
    rest = script
    try:
        whole = json.loads(script)
        return _shapes(whole if isinstance(whole, list) else [whole]), True
    except json.JSONDecodeError:
        pass
    for match in reversed(list(_ARRAY.finditer(script))):
        try:
            array, end = decoder.raw_decode(script, match.end())
        except json.JSONDecodeError:
            continue
        found = [*array, *found]
        rest = rest[: match.start()] + rest[end:]
    words = re.sub(r"/\*.*?\*/|//[^\n]*|Blockly\.|common\.|['\"]use strict['\"]|[\s();]", "", rest, flags=re.DOTALL)
    return _shapes(found), not words


def _shapes(found: list[Any]) -> list[dict[str, Any]]:
    """What is a shape, with what a shape may say."""
    return [
        {key: value for key, value in one.items() if _KEYS.fullmatch(key)}
        for one in found[:MOST_DEFINITIONS]
        if isinstance(one, dict) and isinstance(one.get("type"), str) and _TYPE.fullmatch(one["type"])
    ]
