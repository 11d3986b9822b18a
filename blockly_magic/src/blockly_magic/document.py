"""Blocks documents: read, checked, made."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

from .texts import text

FORMAT = "blockroom"
VERSION = 1
LIMIT_MB = 20

Document = dict[str, Any]


class BlocksError(Exception):
    """A person's mistake or a damaged file: one sentence, no traceback."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def new_document() -> Document:
    """An empty workspace."""
    return {"format": FORMAT, "version": VERSION, "toolbox": "default", "workspace": {}, "code": ""}


def load(path: Path) -> Document:
    """Read a ``.blockly`` or ``.jpblockly`` file or Blockly's XML; what is wrong with it becomes a BlocksError."""
    return parse(read_text(path), str(path))


def create(path: Path) -> Document:
    """Make an empty document on disk; a file that is already there stays and is opened."""
    document = new_document()
    try:
        with path.open("x", encoding="utf-8") as file:
            json.dump(document, file, ensure_ascii=False, indent=1)
    except FileExistsError:
        return load(path)
    except (OSError, ValueError) as error:
        raise BlocksError(text("unwritable", name=path, reason=_reason(error))) from None
    return document


def parse(content: str, name: str) -> Document:
    """Turn a file's text into a document of our format, whichever of the known formats it has."""
    if not content.strip():
        raise BlocksError(text("empty", name=name))
    if content.lstrip().startswith("<"):
        from .blockly_xml import workspace_of

        # Blocks made elsewhere count from one.
        return new_document() | {"workspace": workspace_of(content, name), "indexBase": 1}
    try:
        found = json.loads(content)
    except json.JSONDecodeError as error:
        raise BlocksError(
            text("not_json", name=name, line=error.lineno, column=error.colno, reason=error.msg)
        ) from None
    except RecursionError:
        raise BlocksError(text("not_blocks", name=name)) from None
    if not isinstance(found, dict):
        raise BlocksError(text("not_blocks", name=name))
    if found.get("format") == FORMAT:
        return _own(found, name)
    if isinstance(found.get("workspace"), dict):
        return _wrapped(found)
    if "blocks" in found:
        return new_document() | {"workspace": found}
    raise BlocksError(text("not_blocks", name=name))


def _own(found: Document, name: str) -> Document:
    version = found.get("version")
    if not isinstance(version, int) or version > VERSION:
        raise BlocksError(text("newer", name=name, version=version, known=VERSION))
    if not isinstance(found.get("workspace"), dict):
        raise BlocksError(text("not_blocks", name=name))
    return new_document() | found


def _wrapped(found: Document) -> Document:
    """The document format of jupyterlab-blockly."""
    document = new_document() | {"workspace": found["workspace"]}
    metadata = found.get("metadata")
    if isinstance(metadata, dict) and isinstance(metadata.get("kernel"), str):
        document["kernel"] = metadata["kernel"]
    return document


def read_text(path: Path) -> str:
    """The text of a file; whatever is wrong with it becomes a BlocksError."""
    try:
        if path.is_dir():
            raise BlocksError(text("folder", name=path))
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise BlocksError(text("no_file", name=path))
        size = status.st_size // 2**20
        if size >= LIMIT_MB:
            raise BlocksError(text("too_big", name=path, size=size, limit=LIMIT_MB))
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise BlocksError(text("missing", name=path, folder=Path.cwd())) from None
    except UnicodeDecodeError as error:
        raise BlocksError(text("not_text", name=path, position=error.start)) from None
    except (OSError, ValueError) as error:
        raise BlocksError(text("unreadable", name=path, reason=_reason(error))) from None


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
