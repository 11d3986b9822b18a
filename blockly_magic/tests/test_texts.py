"""Every text exists in both languages and is chosen by the reader's language."""

import string

import pytest

from blockly_magic.texts import TEXTS, text


def fields(template: str) -> set[str | None]:
    return {field for _, field, _, _ in string.Formatter().parse(template) if field}


@pytest.mark.parametrize("key", TEXTS)
def test_both_languages_say_the_same(key: str) -> None:
    english, translated = TEXTS[key]
    assert english.isascii()
    assert any("\u4e00" <= character <= "\u9fff" for character in translated)
    assert fields(english) == fields(translated)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "x is a folder; %blockly opens a file.\nx 是文件夹；%blockly 打开的是文件。"),
        ({"LANG": "C.UTF-8"}, "x is a folder; %blockly opens a file.\nx 是文件夹；%blockly 打开的是文件。"),
        ({"LANG": "zh_CN.UTF-8"}, "x 是文件夹；%blockly 打开的是文件。"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "en"}, "x is a folder; %blockly opens a file."),
        ({"LANG": "en_US.UTF-8", "BLOCKROOM_LANG": "zh-CN"}, "x 是文件夹；%blockly 打开的是文件。"),
    ],
)
def test_language_of_the_reader(environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BLOCKROOM_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert text("folder", name="x") == expected


def test_a_text_that_explains_the_options_does_so_in_its_own_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BLOCKROOM_LANG", "zh")
    assert text("unknown_option", magic="%blockly", option="-x").endswith(TEXTS["help"][1])
