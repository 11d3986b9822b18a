"""The page that says which block Python becomes says what is so."""

from __future__ import annotations

import ast
import re

import pytest

from blockly_magic.from_python import convert
from tests.room import REPOSITORY

ROW = re.compile(r"^\| `(?P<python>[^`]+)` \| `(?P<kind>\w+)` \|$", re.MULTILINE)
PAGES = ["constructs.md", "constructs.zh-CN.md"]


def program(cell: str) -> str:
    """The program in a cell of the table: one level deeper behind a line that ends with a colon."""
    lines, deeper = [], 0
    for line in cell.replace("\\|", "|").split(" ⏎ "):
        if re.match(r"(else|except|finally)\b", line):
            deeper -= 1
        lines.append("    " * deeper + line)
        deeper += line.endswith(":")
    return "\n".join(lines)


@pytest.mark.parametrize("page", PAGES)
def test_every_row_is_true(page: str) -> None:
    rows = ROW.findall((REPOSITORY / "docs" / page).read_text("utf-8"))
    assert len(rows) > 90
    for cell, kind in rows:
        text = program(cell)
        stack = convert(text).document["workspace"]["blocks"]["blocks"][0]
        inside = stack.get("inputs", {}).get("VALUE", {}).get("block", {})
        assert kind in (stack["type"], inside.get("type")) or not readable(text), text


def readable(text: str) -> bool:
    """Whether this version of Python knows the construct."""
    try:
        ast.parse(text)
    except SyntaxError:
        return text.startswith("x = =")
    return True
