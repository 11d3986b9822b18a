"""The two languages of a page say the same, and what a page names exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from blockroom.cli import parser
from tests.room import REPOSITORY

PAIRS = [
    (page, page.with_name(f"{page.stem}.zh-CN.md"))
    for page in sorted([REPOSITORY / "README.md", *(REPOSITORY / "docs").glob("*.md")])
    if "zh-CN" not in page.name and page.with_name(f"{page.stem}.zh-CN.md").exists()
]
ALL = sorted({page for pair in PAIRS for page in pair} | {REPOSITORY / "docs" / "architecture.md"})
MAKE = re.compile(r"(?:^|`|&& |/)make ([a-z][a-z-]*)", re.MULTILINE)
COMMAND = re.compile(r"sudo blockroom ([a-z][^`#|\n]*)")
ARGUMENTS = re.compile(r'make ([a-z]+) ARGS="?([^"`\n]+)')


def blocks(text: str) -> list[str]:
    return re.findall(r"^```.*?^```", text, re.MULTILINE | re.DOTALL)


def skeleton(page: Path) -> list[tuple[str, int]]:
    """Headings with their depth, tables with the cells of each row, lists and blocks of code, in order."""
    text = page.read_text(encoding="utf-8")
    found: list[tuple[str, int]] = []
    for line in re.sub(r"^```.*?^```", "```", text, flags=re.MULTILINE | re.DOTALL).splitlines():
        for kind, pattern in (("heading", r"(#+) "), ("item", r"(- |\d+\. )"), ("code", "(```)")):
            if match := re.match(pattern, line):
                found.append((kind, len(match[1]) if kind == "heading" else 0))
        if line.startswith("|"):
            found.append(("row", line.count("|")))
    return found


@pytest.mark.parametrize(("english", "chinese"), PAIRS, ids=[english.stem for english, _ in PAIRS])
def test_both_languages_have_the_same_parts(english: Path, chinese: Path) -> None:
    assert skeleton(english) == skeleton(chinese)


@pytest.mark.parametrize(("english", "chinese"), PAIRS, ids=[english.stem for english, _ in PAIRS])
def test_both_languages_name_the_same_verbs(english: Path, chinese: Path) -> None:
    verbs = [sorted(set(MAKE.findall(page.read_text(encoding="utf-8")))) for page in (english, chinese)]
    assert verbs[0] == verbs[1]


@pytest.mark.parametrize("page", ALL, ids=[page.name for page in ALL])
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", ALL, ids=[page.name for page in ALL])
def test_every_verb_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(MAKE.findall(text)) <= targets


@pytest.mark.parametrize("page", ALL, ids=[page.name for page in ALL])
def test_every_command_is_understood(page: Path) -> None:
    """Commands of a page, given to the command line's own parser."""
    text = page.read_text(encoding="utf-8")
    for line in [*COMMAND.findall(text), *map(" ".join, ARGUMENTS.findall(text))]:
        try:
            parser().parse_args(line.split())
        except SystemExit as error:
            pytest.fail(f"{page.name}: blockroom {line}: {error}")
