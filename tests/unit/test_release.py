"""The switch between releases: what is gone back to, and with which database and settings."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import docker
import pytest

from blockroom import classroom, databases, image, processes, release
from blockroom.errors import UserError
from blockroom.settings import Settings


class Server:
    """The folders of a server; its hub writes into the database which release it is."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.monkeypatch = folder, monkeypatch
        self.settings = Settings(data=folder / "data")
        self.settings.data.mkdir()
        self.fails: set[str] = set()
        self.started: list[str] = []
        self.tried: list[str] = []
        self.activated = ""

    def file(self, name: str) -> Path:
        return self.folder / "etc" / "settings" / name / "classroom.yaml"

    @property
    def database(self) -> Path:
        return self.settings.data / databases.DATABASES[0]

    def write(self, text: str) -> None:
        with closing(sqlite3.connect(self.database)) as db, db:
            db.execute("CREATE TABLE IF NOT EXISTS notes (text TEXT)")
            db.execute("INSERT INTO notes VALUES (?)", (text,))

    def notes(self) -> list[str]:
        with closing(sqlite3.connect(self.database)) as db:
            return [row[0] for row in db.execute("SELECT text FROM notes ORDER BY rowid")]

    def step(self, name: str) -> None:
        if name in self.fails:
            raise UserError(f"{name} fails", status=1)

    def up(self, settings: Settings, file: Path) -> bool:
        self.step("up")
        self.started.append(f"{release.CURRENT.resolve().name} {release.SETTINGS.resolve().parent.name}")
        self.write(f"served by {release.CURRENT.resolve().name}")
        return True

    def run_release(self, pair: release.Pair, *words: str) -> None:
        if words == ("up",):
            self.step("old up")
            self.up(self.settings, pair.settings)
        else:
            self.activate(pair.name, pair.settings.parent.name, "--kept-database" in words)

    def activate(self, version: str, settings: str, kept_database: bool = False) -> bool:
        self.file(settings).parent.mkdir(parents=True, exist_ok=True)
        self.file(settings).touch()
        (self.folder / "releases" / version).mkdir(parents=True, exist_ok=True)
        self.monkeypatch.setattr(release, "REPOSITORY", self.folder / "releases" / version)
        self.activated = version
        return release.activate(self.settings, self.file(settings), kept_database)

    def try_server(self, settings: Settings) -> None:
        """Fails in a release that is being activated, not in the one that came back."""
        self.tried.append(release.CURRENT.resolve().name)
        if release.CURRENT.resolve().name == self.activated:
            self.step("try_server")

    def releases(self) -> set[str]:
        return {path.name for path in release.RELEASES.iterdir()}

    def previous(self) -> str:
        return release.PREVIOUS.resolve().name if release.PREVIOUS.exists() else ""


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Server:
    made = Server(tmp_path, monkeypatch)
    for name, path in (
        ("RELEASES", "releases"),
        ("CURRENT", "current"),
        ("PREVIOUS", "previous"),
        ("SETTINGS", "etc/classroom.yaml"),
        ("PREVIOUS_SETTINGS", "etc/previous.yaml"),
    ):
        monkeypatch.setattr(release, name, tmp_path / path)
    monkeypatch.setattr(processes, "stop", lambda settings, name: made.step("stop"))
    monkeypatch.setattr(processes, "running", lambda settings, name: None)
    monkeypatch.setattr(image, "ensure_image", lambda settings, logs: False)
    monkeypatch.setattr(classroom, "up", made.up)
    monkeypatch.setattr(release, "migrate", lambda file: made.write("migrated") if file.exists() else None)
    monkeypatch.setattr(release, "rehearse", lambda settings: made.step("rehearse"))
    monkeypatch.setattr(release, "healthy", lambda settings: made.step("healthy"))
    monkeypatch.setattr(release, "try_server", made.try_server)
    monkeypatch.setattr(release, "run_release", made.run_release)
    monkeypatch.setattr(release, "understands", lambda release, file: "understands" not in made.fails)
    images = SimpleNamespace(list=lambda name: [])
    monkeypatch.setattr(docker, "from_env", lambda timeout: SimpleNamespace(images=images))
    made.activate("v1", "a")
    return made


@contextmanager
def failing(server: Server, *steps: str) -> Iterator[None]:
    server.fails = set(steps)
    yield
    server.fails = set()


def test_the_release_before_is_kept_with_its_database(server: Server) -> None:
    assert server.activate("v2", "b")
    assert server.previous() == "v1"
    assert server.notes() == ["served by v1", "migrated", "served by v2"]
    assert server.releases() == {"v1", "v2"}
    release.rollback(server.settings, kept_database=True)
    assert server.notes() == ["served by v1", "migrated", "served by v1"]
    assert server.previous() == "v2"


@pytest.mark.parametrize("step", ["up", "healthy", "try_server"])
def test_a_step_that_fails_puts_everything_back(server: Server, step: str) -> None:
    """No hub runs in any of these tests: one that is down is upgraded with the same care."""
    server.activate("v2", "a")
    before = server.notes()
    server.monkeypatch.setattr(release, "run_release", lambda pair, *words: server.started.append(pair.name))
    with failing(server, step), pytest.raises(UserError, match=f"v3 did not work, v2 serves again: {step} fails"):
        server.activate("v3", "b")
    assert release.CURRENT.resolve().name == "v2"
    assert release.SETTINGS.resolve().parent.name == "a"
    assert server.started[-1] == server.tried[-1] == "v2"
    assert server.notes() == before
    assert server.previous() == "v1"
    assert server.releases() == {"v1", "v2", "v3"}


def test_where_the_hub_cannot_be_stopped_or_copied_it_serves_again(server: Server) -> None:
    def full(settings: Settings) -> None:
        raise UserError("the disk is full")

    server.monkeypatch.setattr(release, "keep_leaving", full)
    with pytest.raises(UserError, match="v1 serves again: the disk is full"):
        server.activate("v2", "a")
    assert server.started == ["v1 a", "v1 a"]
    assert server.notes() == ["served by v1", "served by v1"]


def test_what_an_earlier_switch_left_is_never_taken_for_this_one(server: Server) -> None:
    def stays(folder: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    databases.leaving(server.settings).mkdir(parents=True, exist_ok=True)
    server.monkeypatch.setattr(shutil, "rmtree", stays)
    with pytest.raises(UserError, match="leaving cannot be removed: Operation not permitted"):
        server.activate("v2", "a")
    assert server.started == ["v1 a"]
    assert server.notes() == ["served by v1"]


def test_that_neither_works_is_said_with_both_reasons(server: Server) -> None:
    with failing(server, "healthy", "old up"), pytest.raises(UserError) as told:
        server.activate("v2", "a")
    assert "healthy fails" in str(told.value)
    assert "v1 does not start either: old up fails" in str(told.value)


def test_other_settings_are_no_version_to_go_back_to(server: Server) -> None:
    server.activate("v2", "a")
    kept = databases.kept_for(server.settings, server.folder / "releases" / "v1") / databases.DATABASES[0]
    assert server.activate("v2", "b")
    assert server.previous() == "v1"
    assert kept.exists()
    assert server.releases() == {"v1", "v2"}
    with failing(server, "healthy"), pytest.raises(UserError, match="The new settings did not work"):
        server.activate("v2", "a")
    assert release.SETTINGS.resolve().parent.name == "b"
    with pytest.raises(UserError, match="No database of v2 was kept"):
        server.activate("v2", "a", kept_database=True)


def test_going_back_keeps_the_present_settings_where_they_are_understood(server: Server) -> None:
    server.activate("v2", "a")
    server.activate("v2", "b")
    release.rollback(server.settings, kept_database=False)
    assert server.started[-1] == "v1 b"
    server.activate("v2", "b")
    with failing(server, "understands"):
        release.rollback(server.settings, kept_database=False)
    assert server.started[-1] == "v1 b"


def test_going_back_says_how_to_take_the_database_of_then(server: Server) -> None:
    server.activate("v2", "a")
    with failing(server, "rehearse"), pytest.raises(UserError, match=r"rehearse fails\n.*rollback --kept-database"):
        release.rollback(server.settings, kept_database=False)


def test_without_an_earlier_version_there_is_none_to_go_back_to(server: Server) -> None:
    with pytest.raises(UserError, match="no earlier version"):
        release.rollback(server.settings, kept_database=False)


def test_a_database_put_back_brings_no_old_token(tmp_path: Path) -> None:
    settings: Any = Settings(data=tmp_path)
    kept = tmp_path / "kept"
    kept.mkdir()
    with closing(sqlite3.connect(kept / databases.DATABASES[0])) as db, db:
        db.execute("CREATE TABLE api_tokens (service_id INTEGER, user_id INTEGER)")
        db.execute("INSERT INTO api_tokens VALUES (1, NULL), (NULL, 7)")
    databases.put_databases(settings, kept)
    with closing(sqlite3.connect(tmp_path / databases.DATABASES[0])) as db:
        assert db.execute("SELECT service_id, user_id FROM api_tokens").fetchall() == [(None, 7)]
