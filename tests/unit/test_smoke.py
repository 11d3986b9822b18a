"""What smoke tries, and what it says it did not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from blockroom import smoke
from blockroom.errors import UserError
from blockroom.names import TEST_STUDENT
from blockroom.settings import Login, Settings


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What was asked of the hub."""
    asked: list[tuple[str, str]] = []

    def call_hub(settings: Settings, method: str, path: str, body: Any = None) -> Any:
        asked.append((method, path))

    async def walk(settings: Settings, name: str) -> dict[str, Any]:
        return {"ok": name == TEST_STUDENT}

    monkeypatch.setattr(smoke, "call_hub", call_hub)
    monkeypatch.setattr(smoke, "users", lambda settings: iter([{"name": "ada"}]))
    monkeypatch.setattr(smoke, "walk", walk)
    return asked


def settings_with(method: Any, folder: Path) -> Settings:
    login = Login(method=method, client_id="classroom", client_secret_file=folder / "secret")
    return Settings(data=folder, login=login)


def test_with_a_login_service_all_but_the_login_is_tried(
    tmp_path: Path, asked: list[tuple[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert smoke.run(settings_with("google", tmp_path), "")
    assert asked == [("POST", f"/users/{TEST_STUDENT}")]
    assert "not tried" in json.loads(capsys.readouterr().out)["untried"]
    with pytest.raises(UserError, match="leave the name out"):
        smoke.run(settings_with("google", tmp_path), "ada")


def test_with_a_roster_nothing_is_left_untried(
    tmp_path: Path, asked: list[tuple[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert not smoke.run(settings_with("roster", tmp_path), "ada")
    assert asked == []
    assert json.loads(capsys.readouterr().out) == {"ok": False}
