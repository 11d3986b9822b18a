"""The page that says which block Python becomes says what is so."""

from __future__ import annotations

import ast

import pytest

from blockly_magic.from_python import convert
from docs.pictures import DOCS, PAGES, PICTURE, ROW, program


@pytest.mark.parametrize("page", PAGES.values())
def test_every_row_is_true(page: str) -> None:
    rows = ROW.findall((DOCS / page).read_text("utf-8"))
    assert len(rows) > 90
    for cell, kind in rows:
        text = program(cell)
        stack = convert(text).document["workspace"]["blocks"]["blocks"][0]
        inside = [stack.get("inputs", {}).get(name, {}).get("block", {}).get("type") for name in ("VALUE", "DO")]
        assert kind in (stack["type"], *inside) or not readable(text), text


@pytest.mark.parametrize("page", PAGES.values())
def test_every_table_has_its_picture(page: str) -> None:
    sections = (DOCS / page).read_text("utf-8").split("\n## ")[1:]
    pictures = [PICTURE.search(section) for section in sections]
    assert all(found and (DOCS / "images" / found[1]).exists() for found in pictures)


def readable(text: str) -> bool:
    """Whether this version of Python knows the construct."""
    try:
        ast.parse(text)
    except SyntaxError:
        return text.startswith("x = =")
    return True
