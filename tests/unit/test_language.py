"""Every sentence that a person can see is there in Chinese, with the same holes."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from blockroom import language
from blockroom.doctor import CHECKS, SERVER_CHECKS
from blockroom.language import chosen, negotiate, tr
from blockroom.mistakes import ALLOWED

REPOSITORY = Path(__file__).resolve().parents[2]
HUB = REPOSITORY / "hub"
ANSIBLE = REPOSITORY / "ansible"
CALLS = {"tr": 0, "said": 0, "Refusal": 1, "LoginRefusal": 1, "Stranger": 1, "ValueError": 0, "matching": 1}
"""The functions that take a sentence, and which of their arguments it is."""


def sentences_of_templates() -> dict[str, str]:
    pattern = re.compile(r"""\b_\(\s*(["'])(.+?)(?<!\\)\1\s*[,)]""", re.DOTALL)
    return {
        match[2]: path.name
        for path in sorted((HUB / "templates").glob("*.html"))
        for match in pattern.finditer(path.read_text(encoding="utf-8"))
    }


def sentences_of(path: Path) -> set[str]:
    """Sentences in a module: constants in the argument of those functions, branches of a condition included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name not in CALLS:
            continue
        argument = node.args[CALLS[name]]
        parts = [argument.body, argument.orelse] if isinstance(argument, ast.IfExp) else [argument]
        found |= {part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)}
    return found


def steps(tasks: list[dict[str, Any]]) -> Iterator[str]:
    """What a deployment shows of plays and tasks: their names, and why one of them fails on purpose."""
    for task in tasks:
        yield task["name"]
        reason = task.get("ansible.builtin.fail", {}).get("msg", "{{")
        if "{{" not in reason and "{%" not in reason:
            yield reason
        for inner in ("pre_tasks", "tasks", "post_tasks", "handlers", "block", "rescue", "always"):
            yield from steps(task.get(inner, []))


def sentences_of_playbooks() -> dict[str, str]:
    files = [*ANSIBLE.glob("*.yml"), *ANSIBLE.glob("roles/*/tasks/*.yml"), *ANSIBLE.glob("roles/*/handlers/*.yml")]
    return {text: str(path) for path in files for text in steps(yaml.safe_load(path.read_text(encoding="utf-8")))}


def sentences() -> dict[str, str]:
    found = sentences_of_templates()
    found |= sentences_of_playbooks()
    for path in sorted([*(HUB / "src" / "blockroom").glob("*.py"), *ANSIBLE.glob("plugins/**/*.py")]):
        found.update(dict.fromkeys(sentences_of(path), path.name))
    found.update(dict.fromkeys(ALLOWED.values(), "mistakes.py"))
    found.update({title: "doctor.py" for title, _ in [*CHECKS, *SERVER_CHECKS]})
    found.update(dict.fromkeys(("proxy", "hub", "culler"), "processes.py"))
    return found


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_templates_and_modules_are_read() -> None:
    found = sentences()
    assert found["Your Lab is starting"] == "spawn_pending.html"
    assert found["The name is empty."] == "names.py"
    assert found["The classroom's server"].endswith("site.yml")
    assert len(found) > 100


def test_every_sentence_is_translated() -> None:
    missing = {text: place for text, place in sentences().items() if text not in language.catalog()}
    assert missing == {}


def test_verbs_are_named_as_they_are_given_at_the_place() -> None:
    """A server has no make; only what is never said there may name it."""
    elsewhere = {
        "Next: make smoke tries a student's whole way; make doctor finds what is broken; make down stops all.",
        "name one: make smoke STUDENT=NAME",
    }
    named = {text for text in sentences() if re.search(r"\bmake (up|down|logs|status|doctor|smoke)\b", text)}
    assert named == elsewhere


def test_translations_have_the_same_holes() -> None:
    wrong = {text for text, chinese in language.catalog().items() if holes(text) != holes(chinese)}
    assert wrong == set()


def test_no_translation_is_left_from_a_sentence_that_is_gone() -> None:
    upstream = {"Login form invalid or expired. Try again."}
    assert set(language.catalog()) - set(sentences()) - upstream == set()


@pytest.mark.parametrize(
    ("accepted", "wanted"),
    [
        ("", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"),
        ("en-US,en;q=0.9,zh;q=0.8", "en"),
        ("de,zh-Hans;q=0.5,en;q=0.4", "zh-CN"),
        ("en;q=0.3, zh-TW;q=0.7", "zh-CN"),
        ("fr", "en"),
        ("zh;q=much,en", "en"),
    ],
)
def test_the_browsers_wishes(accepted: str, wanted: str) -> None:
    assert negotiate(accepted) == wanted


def test_holes_are_filled_in_the_language_of_the_task() -> None:
    token = chosen.set("zh-CN")
    try:
        assert tr("Hello {name}!", name="小明") == "小明，你好！"
        assert tr("no such sentence") == "no such sentence"
    finally:
        chosen.reset(token)
    assert tr("Hello {name}!", name="Ada") == "Hello Ada!"
