"""Adding people to a class; the real pages are in tests/integration/test_hub_roles.py."""

from __future__ import annotations

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from blockroom import passwords, roles, roster_api
from blockroom.classes import add_students
from blockroom.language import Refusal
from blockroom.roster import Entry, Roster


@pytest.fixture
def handler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A handler whose hub knows whoever was added."""
    known: dict[str, Any] = {}

    def ensure(_: object, name: str) -> Any:
        return known.setdefault(name, SimpleNamespace(orm_user=name))

    monkeypatch.setattr(roster_api, "ensure_user", ensure)
    monkeypatch.setattr(roles, "place", lambda *_: None)
    roster = Roster(tmp_path / "roster.sqlite")
    return SimpleNamespace(find_user=known.get, authenticator=SimpleNamespace(roster=roster), db=None)


async def works(handler: Any, name: str, password: str) -> bool:
    person = handler.authenticator.roster.find(name)
    return person is not None and await passwords.matches(person.hash, password)


async def test_of_two_teachers_who_add_one_name_at_once_the_later_is_told(handler: Any) -> None:
    classes = ("7a", "7b")
    answers = await asyncio.gather(*(add_students(handler, one, ["ada"]) for one in classes), return_exceptions=True)
    ((number, answer),) = [(number, one) for number, one in enumerate(answers) if isinstance(one, dict)]
    refusal = answers[1 - number]
    assert isinstance(refusal, Refusal)
    assert refusal.status_code == 409
    assert handler.authenticator.roster.find("ada").classes == (classes[number],)
    assert await works(handler, "ada", answer["created"][0]["password"])


async def test_of_two_lists_at_once_only_one_gives_the_password(handler: Any) -> None:
    entry = Entry("ada", "7a", "student")
    one, other = await asyncio.gather(*(roster_api.enroll(handler, [entry]) for _ in range(2)))
    (created,) = one["created"] + other["created"]
    assert await works(handler, "ada", created["password"])
