"""The line after %blockly."""

import json
from pathlib import Path

import pytest

from blockly_magic.command import HEIGHT, MIME, show
from blockly_magic.document import BlocksError, new_document


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BLOCKROOM_LANG", "en")
    document = new_document() | {"code": "print('你好')\n"}
    for name in ("a.blockly", "my blocks.blockly", "10"):
        (tmp_path / name).write_text(json.dumps(document), encoding="utf-8")
    return tmp_path


def test_without_a_file_the_workspace_is_empty() -> None:
    shown = show("")
    assert shown.data[MIME] == new_document()
    assert shown.metadata == {MIME: {"height": HEIGHT}}
    assert "path" not in shown.data[MIME]


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("a.blockly", "a.blockly"),
        ("-w a.blockly", "a.blockly"),
        ("--workspace=a.blockly", "a.blockly"),
        ("'my blocks.blockly'", "my blocks.blockly"),
        ("10", "10"),
    ],
)
def test_a_file_opens(line: str, path: str) -> None:
    shown = show(line)
    assert shown.data[MIME]["path"] == path
    assert shown.data[MIME]["code"] == "print('你好')\n"


def test_the_text_is_python_with_one_sentence() -> None:
    plain = show("a.blockly").data["text/plain"]
    sentence, _, code = plain.partition("\n\n")
    assert sentence.startswith("# ")
    assert code == "print('你好')"
    compile(plain, "cell", "exec")


def test_height() -> None:
    assert show("--height 600").metadata[MIME] == {"height": 600}


def test_new(folder: Path) -> None:
    assert show("--new b.blockly").data[MIME] == new_document() | {"path": "b.blockly"}
    assert json.loads((folder / "b.blockly").read_text(encoding="utf-8")) == new_document()


def test_help() -> None:
    assert "--height" in show("--help").data["text/plain"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("absent.blockly", "There is no file absent.blockly"),
        ("a.blockly -w 10", "2 were given: a.blockly, 10"),
        ("my blocks.blockly", "2 were given: my, blocks.blockly"),
        ("--height tall", "--height tall is not a height"),
        ("--height 99", "whole pixels from 100 to 4000"),
        ("--height -5", "--height -5 is not a height"),
        ("--height", "--height needs a value"),
        ("-w", "-w/--workspace needs a value"),
        ("--colour red", "does not know --colour"),
        ("'a.blockly", "quotation mark is not closed"),
    ],
)
def test_a_mistake_is_explained(line: str, said: str) -> None:
    with pytest.raises(BlocksError) as caught:
        show(line)
    assert said in str(caught.value)
