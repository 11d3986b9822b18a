"""Every text exists in both languages and is chosen by the reader's language."""

import string

import pytest
from blockly_magic.texts import TEXTS, chinese, text


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
        ({}, False),
        ({"LANG": "C.UTF-8"}, False),
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "en"}, False),
        ({"LANG": "en_US.UTF-8", "BLOCKROOM_LANG": "zh-CN"}, True),
    ],
)
def test_language_of_the_reader(environment: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BLOCKROOM_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert chinese() is expected
    assert text("folder", name="x").isascii() is not expected
