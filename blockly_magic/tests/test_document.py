"""Every known format opens; whatever is wrong with a file is said in one sentence."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from blockly_magic.document import LIMIT_MB, BlocksError, create, load, new_document, parse

WORKSPACE = {"blocks": {"languageVersion": 0, "blocks": [{"type": "text_print"}]}}


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BLOCKROOM_LANG", "en")


def test_own_format_keeps_what_it_does_not_know() -> None:
    written = new_document() | {"workspace": WORKSPACE, "kernel": "python3", "later": [1]}
    assert parse(json.dumps(written), "a.blockly") == written


def test_absent_parts_are_filled() -> None:
    found = parse(json.dumps({"format": "blockroom", "version": 1, "workspace": WORKSPACE}), "a.blockly")
    assert found == new_document() | {"workspace": WORKSPACE}


@pytest.mark.parametrize(
    ("content", "kernel"),
    [
        (WORKSPACE, None),
        ({"format": 2, "workspace": WORKSPACE, "metadata": {"toolbox": "default", "kernel": "xpython"}}, "xpython"),
        ({"format": 1, "workspace": WORKSPACE}, None),
    ],
)
def test_jpblockly_opens(content: dict[str, Any], kernel: str | None) -> None:
    found = parse(json.dumps(content), "a.jpblockly")
    assert (found["workspace"], found.get("kernel")) == (WORKSPACE, kernel)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"\xff\xfe{", "byte 0 is not UTF-8"),
        (b'{"format":\n "blockroom"', "damaged at line 2, column 13"),
        (b"[1]", "holds no blocks"),
        (b"{}", "holds no blocks"),
        (b"[" * 200_000, "holds no blocks"),
        (b'{"format": "blockroom", "version": 1}', "holds no blocks"),
        (b'{"format": "blockroom", "version": 7, "workspace": {}}', "newer Blockroom (format 7"),
        (b'{"format": "blockroom", "version": "x", "workspace": {}}', "newer Blockroom (format x"),
    ],
)
def test_a_bad_file_is_explained(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "a.blockly"
    path.write_bytes(content)
    with pytest.raises(BlocksError) as caught:
        load(path)
    message = str(caught.value)
    assert said in message
    assert str(path) in message
    assert "\n" not in message
    assert path.read_bytes() == content


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / "a.blockly"
    path.write_text("\ufeff" + json.dumps(new_document()), encoding="utf-8")
    assert load(path) == new_document()


def test_what_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(BlocksError, match="is a folder"):
        load(tmp_path)
    with pytest.raises(BlocksError, match="There is no file"):
        load(tmp_path / "absent.blockly")
    with pytest.raises(BlocksError, match="cannot be read"):
        load(tmp_path / ("x" * 300))
    with pytest.raises(BlocksError, match="cannot be read"):
        load(Path("a\0b"))
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BlocksError, match="a device or a pipe"):
        load(tmp_path / "pipe")


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.blockly"
    with path.open("wb") as file:
        file.truncate(LIMIT_MB * 2**20)
    with pytest.raises(BlocksError, match=f"has {LIMIT_MB} MB"):
        load(path)


def test_new_makes_once_and_opens_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "新.blockly"
    assert create(path) == new_document()
    path.write_text(json.dumps(new_document() | {"workspace": WORKSPACE}), encoding="utf-8")
    assert create(path)["workspace"] == WORKSPACE
    with pytest.raises(BlocksError, match="cannot be made: No such file or directory"):
        create(tmp_path / "absent" / "a.blockly")
