"""The end of a class: its files proven in archives, its students gone, nobody else touched, at every interruption."""

from __future__ import annotations

import asyncio
import csv
import hashlib
import shutil
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from blockroom import classroom, retire, roster
from blockroom.classroom import container_name
from blockroom.engine import connect
from blockroom.errors import UserError
from blockroom.homes_archive import holds
from blockroom.names import escaped
from blockroom.roster import Roster, roster_file
from blockroom.secrets import keep_passwords, kept_passwords
from blockroom.settings import Settings
from tests.integration.hub_process import Hub, Session, running_hub
from tests.room import Classroom

PEOPLE = [
    {"name": "wang", "class": "7a|7b", "role": "teacher", "password": "wang-password"},
    {"name": "mei", "class": "7a", "role": "teacher", "password": "mei-password"},
    {"name": "ada", "class": "7a", "role": "student", "password": "ada-password"},
    {"name": "小明", "class": "7a", "role": "student", "password": "ming-password", "display_name": "王小明"},
    {"name": "new", "class": "7a", "role": "student", "password": "new-password"},
    {"name": "tom", "class": "7a|7b", "role": "student", "password": "tom-password"},
    {"name": "bob", "class": "7b", "role": "student", "password": "bob-password"},
]
WITH_HOMES = ("ada", "小明", "tom", "bob", "wang")


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    with running_hub(tmp_path_factory.mktemp("school")) as hub:
        yield hub


@pytest.fixture
def hub(school: Hub) -> Hub:
    """A school of two classes, begun afresh. `new` has never logged in."""
    for name in people(school) - {person["name"] for person in PEOPLE}:
        school.operator("DELETE", f"/users/{name}")
    school.enroll(*PEOPLE)
    shutil.rmtree(school.settings.homes_folder, ignore_errors=True)
    for name in WITH_HOMES:
        home = retire.home_of(school.settings, name)
        home.mkdir(parents=True)
        (home / "作业.txt").write_text(f"{name} wrote this", encoding="utf-8")
    keep_passwords(school.settings, [(person["name"], person["password"], "permanent") for person in PEOPLE])
    return school


def people(hub: Hub) -> set[str]:
    return {user["name"] for user in hub.operator("GET", "/users").json()}


def table(folder: Path) -> dict[str, dict[str, str]]:
    with (folder / retire.LIST).open(encoding="utf-8-sig", newline="") as file:
        return {row["name"]: row for row in csv.DictReader(file)}


def homes(settings: Settings) -> set[str]:
    return {path.name for path in settings.homes_folder.iterdir()}


def test_a_class_ends(hub: Hub, tmp_path: Path) -> None:
    settings, folder = hub.settings, tmp_path / "out"
    before = homes(settings)
    retire.retire(settings, "7a", folder, delete_homes=False, yes=True)
    assert people(hub) == {"wang", "mei", "tom", "bob"}
    assert {path.name for path in folder.iterdir()} == {"ada.tar.gz", "小明.tar.gz", "tom.tar.gz", "people.csv"}
    assert folder.stat().st_mode & 0o777 == 0o700
    rows = table(folder)
    assert {name: (row["role"], row["other_classes"], row["left"]) for name, row in rows.items()} == {
        "ada": ("student", "", "yes"),
        "小明": ("student", "", "yes"),
        "new": ("student", "", "yes"),
        "tom": ("student", "7b", "no"),
        "wang": ("teacher", "7b", "no"),
        "mei": ("teacher", "", "no"),
    }
    assert rows["小明"]["display_name"] == "王小明"
    assert rows["new"]["archive"] == ""
    for name in ("ada", "小明", "tom"):
        archive = folder / rows[name]["archive"]
        assert holds(archive, retire.home_of(settings, name))
        assert hashlib.sha256(archive.read_bytes()).hexdigest() == rows[name]["sha256"]
    with tarfile.open(folder / "小明.tar.gz") as tar:
        file = tar.extractfile("小明/作业.txt")
        assert file is not None
        assert file.read().decode() == "小明 wrote this"
    assert homes(settings) == before
    members = Roster(roster_file(settings)).db.execute("SELECT name, class, role FROM members ORDER BY class, name")
    assert members.fetchall() == [("bob", "7b", "student"), ("tom", "7b", "student"), ("wang", "7b", "teacher")]
    assert {name for name, _, _ in kept_passwords(settings)} == {"wang", "mei", "tom", "bob"}
    groups = {group["name"] for group in hub.operator("GET", "/groups").json()}
    assert groups & {"7a", "7a:teachers", "7b", "7b:teachers"} == {"7b", "7b:teachers"}
    assert not Session(hub, "ada", "ada-password").logged_in
    for name in ("tom", "mei", "wang"):
        assert Session(hub, name, f"{name}-password").logged_in


def test_homes_are_deleted_only_of_those_who_leave(hub: Hub, tmp_path: Path) -> None:
    retire.retire(hub.settings, "7a", tmp_path / "out", delete_homes=True, yes=True)
    assert homes(hub.settings) == {escaped(name) for name in ("tom", "bob", "wang")}


def test_homes_can_be_deleted_weeks_later(hub: Hub, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not the home of somebody who is there again, and what has come into one since is archived first."""
    settings, folder = hub.settings, tmp_path / "out"
    retire.retire(settings, "7a", folder, delete_homes=False, yes=True)
    hub.enroll({"name": "小明", "class": "8a", "role": "student"})
    (retire.home_of(settings, "ada") / "late.txt").write_text("late")
    retire.retire(settings, "7a", folder, delete_homes=True, yes=True)
    assert homes(settings) == {escaped(name) for name in ("小明", "tom", "bob", "wang")}
    with tarfile.open(folder / "ada-2.tar.gz") as tar:
        assert "ada/late.txt" in tar.getnames()
    assert (folder / "ada.tar.gz").exists()
    retire.retire(settings, "7a", folder, delete_homes=True, yes=True)
    assert "nothing is left to do" in capsys.readouterr().err
    with pytest.raises(UserError, match="There is no class 7a"):
        retire.retire(settings, "7a", tmp_path / "elsewhere", delete_homes=True, yes=True)


STEPS = ["stop_server", "archive", "put_row", "remove", "forget_passwords", "leave", "delete_home"]


@pytest.mark.parametrize("calls", [0, 1, 2])
@pytest.mark.parametrize("broken", STEPS)
def test_an_interruption_loses_nothing_and_can_be_repeated(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str, calls: int
) -> None:
    """Cut off at each step, at its first, second and third time."""
    settings, folder = hub.settings, tmp_path / "out"
    real, made = getattr(retire, broken), []

    def cut(*arguments: object) -> object:
        made.append(arguments)
        if len(made) == calls + 1:
            raise KeyboardInterrupt
        return real(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(retire, broken, cut)
        try:
            retire.retire(settings, "7a", folder, delete_homes=True, yes=True)
        except KeyboardInterrupt:
            kept = {path.name.removesuffix(".tar.gz") for path in folder.glob("*.tar.gz")} if folder.exists() else set()
            there = {name for name in WITH_HOMES if retire.home_of(settings, name).exists()}
            assert there | kept >= set(WITH_HOMES)
            retire.retire(settings, "7a", folder, delete_homes=True, yes=True)
    assert people(hub) == {"wang", "mei", "tom", "bob"}
    assert homes(settings) == {escaped(name) for name in ("tom", "bob", "wang")}
    for name in ("ada", "小明", "tom"):
        with tarfile.open(folder / f"{name}.tar.gz") as tar:
            file = tar.extractfile(f"{name}/作业.txt")
            assert file is not None
            assert file.read().decode() == f"{name} wrote this"


def test_a_home_that_cannot_be_archived_stops_before_anybody_is_removed(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(home: Path, *_: object) -> Path:
        raise UserError(f"{home} is broken")

    monkeypatch.setattr(retire, "ensure_archive", broken)
    with pytest.raises(UserError, match="is broken"):
        retire.retire(hub.settings, "7a", tmp_path / "out", delete_homes=True, yes=True)
    assert people(hub) == {person["name"] for person in PEOPLE}
    assert homes(hub.settings) == {escaped(name) for name in WITH_HOMES}


def test_a_home_that_its_archive_does_not_hold_stays(hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retire, "holds", lambda *_: False)
    with pytest.raises(UserError, match="nothing was deleted"):
        retire.retire(hub.settings, "7a", tmp_path / "out", delete_homes=True, yes=True)
    assert homes(hub.settings) == {escaped(name) for name in WITH_HOMES}


def test_what_would_bring_the_class_back_is_named_first(hub: Hub, tmp_path: Path) -> None:
    file = tmp_path / "roster.csv"
    file.write_text("name,class,role\nada,7a,student\nbob,7b,student\n")
    with pytest.raises(UserError, match=r"1 people of 7a are in roster\.csv"):
        retire.retire(hub.settings.model_copy(update={"roster": file}), "7a", tmp_path / "out", False, True)
    with pytest.raises(UserError, match="demo: true"):
        retire.retire(hub.settings.model_copy(update={"demo": True}), "demo", tmp_path / "out", False, True)
    assert "ada" in people(hub)


def test_places_that_cannot_hold_archives_are_refused(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = hub.settings
    with pytest.raises(UserError, match="among the homes"):
        retire.retire(settings, "7a", settings.homes_folder / "out", False, True)
    monkeypatch.setattr(retire, "size_of", lambda _: 2**60)
    with pytest.raises(UserError, match="choose another disk: --to"):
        retire.retire(settings, "7a", tmp_path / "out", False, True)
    assert not (tmp_path / "out").exists()


def test_without_a_yes_nobody_is_removed(hub: Hub, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UserError, match=r"Nobody was removed.*--yes"):
        retire.retire(hub.settings, "7a", None, delete_homes=True)
    told = capsys.readouterr().err
    assert "7a: 3 people leave" in told
    assert "archived but not removed: tom" in told
    assert people(hub) == {person["name"] for person in PEOPLE}
    assert not (hub.settings.data / "retired").exists()


async def test_a_student_at_work_is_archived_with_the_last_line(running: Classroom, tmp_path: Path) -> None:
    settings, folder = running.settings, tmp_path / "out"
    classroom.apply_roster(settings, [roster.Entry("leaver", "9z", "student", "leaver-password")])
    async with running.student("leaver") as student:
        assert await student.run("print(open('last.txt', 'w').write('the last line'))") == "13\n"
        done = await asyncio.to_thread(running.command, "retire", "9z", "--to", str(folder), "--delete-homes", "--yes")
        assert done.returncode == 0, done.stderr
        assert done.stdout.strip() == str(folder)
        names = {container.name for container in connect().containers.list(all=True)}
        assert container_name(settings, "leaver") not in names
        classroom.apply_roster(settings, [roster.Entry("leaver", "9z", "student")])
    assert not retire.home_of(settings, "leaver").exists()
    with tarfile.open(folder / "leaver.tar.gz") as tar:
        file = tar.extractfile("leaver/last.txt")
        assert file is not None
        assert file.read() == b"the last line"
    running.api("DELETE", "/users/leaver")
