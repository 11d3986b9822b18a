"""A backup while the class works, and everything back: with real restic, real databases, real file systems."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from blockroom import passwords, processes, smoke
from blockroom.engine import apt_install
from blockroom.errors import UserError
from blockroom.fitting import give_owner
from blockroom.homes import STUDENT
from blockroom.homes_archive import contents_of_home
from blockroom.homes_volume import is_subvolume, usage
from blockroom.roster import Roster, roster_file
from blockroom.staging import SNAPSHOTS
from blockroom.tree import delete
from tests.backup_room import STUDENTS, Room, classroom_state, dump, kill, make_room, rows, state, wait_for

START_HUB = """
import sys
from pathlib import Path
from blockroom import classroom, processes
from blockroom.settings import load

file = Path(sys.argv[1])
for part in processes.parts(load(file), file)[:2]:
    classroom.ensure_part(load(file), part)
"""


@pytest.fixture(scope="module", autouse=True)
def tools() -> None:
    needed = {"restic": "restic", "ssh": "openssh-client", "mkfs.btrfs": "btrfs-progs"}
    missing = [package for program, package in needed.items() if shutil.which(program) is None]
    if missing:
        apt_install(*missing)


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return make_room(tmp_path / "room", str(tmp_path / "disk"))


def figures(**values: object) -> None:
    print(json.dumps(values))  # noqa: T201 - for pytest -s and the reports


def key_of(room: Room) -> Path:
    """A copy of the key elsewhere, as the operator is told to keep one."""
    copy = room.folder / "key-on-paper.txt"
    copy.write_text(room.command("backup", "--show-key").stdout, encoding="ascii")
    return copy


@contextmanager
def class_at_work(room: Room) -> Iterator[list[int]]:
    """People come and save files while this is open; yields how many came."""
    done = threading.Event()
    came = [0]

    def work() -> None:
        with closing(sqlite3.connect(roster_file(room.settings), timeout=30)) as db:
            while not done.is_set():
                name = f"new{came[0]}"
                with db:
                    db.execute("INSERT INTO people (name) VALUES (?)", (name,))
                    db.execute("INSERT INTO members VALUES (?, '7a', 'student')", (name,))
                room.write("ada", f"busy/{came[0] % 7}.txt", name.encode() * 1000)
                with suppress(FileNotFoundError):
                    (room.home("ada") / f"busy/{(came[0] + 3) % 7}.txt").unlink()
                came[0] += 1

    worker = threading.Thread(target=work)
    worker.start()
    try:
        yield came
    finally:
        done.set()
        worker.join()


def test_a_backup_during_work_brings_everything_back_on_a_fresh_server(room: Room) -> None:
    settings = room.settings
    ada = room.home("ada")
    hub = dump(settings.data / "jupyterhub.sqlite")
    with class_at_work(room) as came:
        before = came[0]
        saved = room.answer("backup")
        after = came[0]
    assert after > before + 10
    assert saved["ok"] and saved["homes"] == len(STUDENTS) and saved["unreadable"] == []
    shutil.rmtree(ada / "busy")
    expected, people = classroom_state(settings), dump(roster_file(settings))
    del expected["homes"]["ada"]  # Its time changed while files came and went.
    key = key_of(room)

    room.destroy()
    assert "No key here opens" in room.refusal("restore")
    given = room.answer("restore", "--key-file", str(key))
    shutil.rmtree(ada / "busy")
    found = classroom_state(settings)
    del found["homes"]["ada"]

    assert found == expected
    assert dump(settings.data / "jupyterhub.sqlite") == hub
    # The roster is as it was at one moment: nobody without a class, and everybody who came before the backup began.
    names = rows(roster_file(settings), "SELECT name FROM people EXCEPT SELECT name FROM members")
    assert names == []
    kept = set(dump(roster_file(settings)))
    assert {line for line in people if "'new" not in line} <= kept
    new = rows(roster_file(settings), "SELECT count(*) FROM people WHERE name LIKE 'new%'")[0][0]
    assert before <= int(str(new)) <= after
    figures(backup=saved, restore=given["seconds"], came_during_the_backup=after - before)


def test_a_second_backup_stores_only_what_is_new(room: Room) -> None:
    first = room.answer("backup")
    room.write("ada", "new.bin", b"new" * 50_000)
    second = room.answer("backup")
    assert first["bytes"] > 1_200_000
    assert second["bytes"] > first["bytes"]
    assert second["bytes_new"] < first["bytes_new"] / 4
    listed = room.command("backups").stdout.splitlines()
    assert [line.split()[1] for line in listed] == [first["snapshot"], second["snapshot"]]


def test_one_file_of_an_earlier_time_is_put_beside_todays(room: Room) -> None:
    file = room.write("小明", "课程/作业[1]*.ipynb", b"monday")
    room.answer("backup")
    monday = room.command("backups").stdout.split()[0]
    time.sleep(1)
    file.write_bytes(b"tuesday, spoiled")
    room.answer("backup")
    chosen = ("--student", "小明", "--path", "课程/作业[1]*.ipynb", "--at", monday)
    first, second = (room.answer("restore", *chosen)["folder"] for _ in range(2))
    home = room.home("小明")
    assert first != second
    assert file.read_bytes() == b"tuesday, spoiled"
    assert {path.name for path in (home / first).rglob("*")} == {"课程", file.name}
    for path in (home / first, *(home / first).rglob("*")):
        assert (path.stat().st_uid, path.stat().st_gid) == (STUDENT, STUDENT)
    assert (home / first / "课程" / file.name).read_bytes() == b"monday"
    assert (home / second / "课程" / file.name).read_bytes() == b"monday"
    assert "had no nothing.txt" in room.refusal("restore", "--student", "小明", "--path", "nothing.txt")
    assert "as it is called inside" in room.refusal("restore", "--student", "小明", "--path", "../ada/run.sh")
    assert "no folder of mallory" in room.refusal("restore", "--student", "mallory")
    assert "no backup as old" in room.refusal("restore", "--at", "2001-01-01")


def test_a_students_link_leads_no_restored_file_astray(room: Room, tmp_path: Path) -> None:
    room.answer("backup")
    trap = tmp_path / "etc"
    trap.mkdir()
    day = room.command("backups").stdout[:10]
    for name in (f"restored-{day}", f"restored-{day}-2"):
        (room.home("ada") / name).symlink_to(trap)
    folder = room.answer("restore", "--student", "ada")["folder"]
    assert folder == f"restored-{day}-3"
    assert state(room.home("ada") / folder).keys() >= {"run.sh", "link", "data/same.sh"}
    assert list(trap.iterdir()) == []


def test_restoring_over_something_newer_asks_and_keeps_what_it_replaces(room: Room) -> None:
    settings = room.settings
    room.answer("backup")
    expected = classroom_state(settings)
    later = room.write("ada", "later.txt", b"written after the backup")
    with closing(sqlite3.connect(roster_file(settings))) as db, db:
        db.execute("INSERT INTO people (name) VALUES ('zoe')")
        db.execute("UPDATE people SET hash = 'another' WHERE name = 'ada'")
    newer = classroom_state(settings), dump(roster_file(settings))

    refusal = room.refusal("restore")
    for words in ("zoe is not in the backup", "ada has another password", "ada: 1 files are newer", "--yes"):
        assert words in refusal
    assert later.exists() and (classroom_state(settings), dump(roster_file(settings))) == newer

    given = room.answer("restore", "--yes")
    assert classroom_state(settings) == expected
    [folder] = (settings.data / "replaced").iterdir()
    assert all(path.startswith(str(folder)) for path in given["replaced"])
    assert ({name: state(folder / name) for name in newer[0]}, dump(folder / "roster.sqlite")) == newer


def test_the_new_servers_settings_win_and_the_old_lie_beside(room: Room) -> None:
    old = room.file.read_text(encoding="utf-8")
    extra = room.folder / "jupyterhub_config.d" / "50-extra.py"
    extra.parent.mkdir()
    extra.write_text("c.JupyterHub.log_level = 10\n", encoding="utf-8")
    room.answer("backup")
    shutil.rmtree(extra.parent)
    room.file.write_text(old.replace("Backup school", "New school"), encoding="utf-8")
    done = room.command("restore", "--yes")
    assert "classroom.yaml.from-backup" in done.stderr
    assert room.settings.name == "New school"
    assert room.file.with_name("classroom.yaml.from-backup").read_text(encoding="utf-8") == old
    assert extra.read_text(encoding="utf-8") == "c.JupyterHub.log_level = 10\n"


def test_the_old_hubs_files_become_the_new_ones_and_roots_stay(tmp_path: Path) -> None:
    hub, root, other = (tmp_path / name for name in ("hub", "root", "other"))
    for file, owner in ((hub, (998, 997)), (root, (0, 0)), (other, (STUDENT, STUDENT))):
        file.touch()
        os.chown(file, *owner)
    give_owner(tmp_path, (998, 997), (111, 112))
    give_owner(tmp_path, (0, 0), (111, 112))
    assert [(one.stat().st_uid, one.stat().st_gid) for one in (hub, root, other)] == [
        (111, 112),
        (0, 0),
        (STUDENT, STUDENT),
    ]


@pytest.fixture
def hub_at_work(tmp_path: Path) -> Iterator[Room]:
    """The classroom with its proxy and hub running; the students' network lies on loopback addresses."""
    room = make_room(tmp_path / "room", str(tmp_path / "disk"))
    text = room.file.read_text(encoding="utf-8").replace("172.29.66.0/24", "127.29.66.0/24")
    room.file.write_text(text, encoding="utf-8")
    settings = room.settings
    for name in ("ada", "eve"):
        set_password(room, name, f"{name} has a secret")
    try:
        # In a program of its own, as on a real machine: a parent that does not wait keeps the dead around.
        started = subprocess.run([sys.executable, "-c", START_HUB, str(room.file)], capture_output=True, text=True)
        assert started.returncode == 0, started.stderr
        yield room
    finally:
        for name in ("culler", "hub", "proxy"):
            processes.stop(settings, name)


def set_password(room: Room, name: str, password: str) -> None:
    roster = Roster(roster_file(room.settings))
    roster.set_password(name, passwords.hash_now(password), False)
    roster.db.close()


async def test_a_running_classroom_comes_back_with_passwords_and_logins(hub_at_work: Room) -> None:
    room, settings = hub_at_work, hub_at_work.settings
    async with smoke.browser(settings) as ada, smoke.browser(settings) as eve:
        await smoke.log_in(ada, "ada", "ada has a secret")
        before = [processes.running(settings, name) for name in ("proxy", "hub")]
        await asyncio.to_thread(room.answer, "backup")
        assert [processes.running(settings, name) for name in ("proxy", "hub")] == before

        set_password(room, "eve", "spoiled by somebody")
        (settings.secrets / "cookie-secret").write_text("0" * 64, encoding="ascii")
        given = await asyncio.to_thread(room.answer, "restore", "--yes")

        after = [processes.running(settings, name) for name in ("proxy", "hub")]
        assert all(after) and not set(after) & set(before)
        home = await ada.get("/hub/home", follow_redirects=True)
        assert home.status_code == 200 and "ada" in home.text
        assert home.url.path == "/hub/home", "the login of before the backup is no longer valid"
        with pytest.raises(UserError, match="refused eve"):
            await smoke.log_in(eve, "eve", "spoiled by somebody")
        await smoke.log_in(eve, "eve", "eve has a secret")
    figures(restore_of_a_running_classroom=given["seconds"])


@pytest.fixture
def btrfs_room(tmp_path: Path) -> Iterator[Room]:
    """A classroom with its homes on a btrfs with quotas, on a disk of its own."""
    image, place = tmp_path / "homes.img", tmp_path / "room" / "data" / "homes"
    place.mkdir(parents=True)
    with image.open("wb") as file:
        file.truncate(512 * 2**20)
    subprocess.run(["mkfs.btrfs", "--quiet", image], check=True)
    done = subprocess.run(["mount", "-o", "loop", image, place], capture_output=True, text=True)
    assert done.returncode == 0, f"no filesystem can be mounted from a file on this machine: {done.stderr}"
    try:
        subprocess.run(["btrfs", "quota", "enable", place], check=True)
        yield make_room(tmp_path / "room", str(tmp_path / "disk"))
    finally:
        subprocess.run(["umount", place], check=True)


def test_homes_on_btrfs_are_frozen_and_come_back_as_subvolumes_with_their_limit(btrfs_room: Room) -> None:
    room, settings = btrfs_room, btrfs_room.settings
    snapshots = settings.homes_folder / SNAPSHOTS
    first = room.answer("backup")
    assert first["homes"] == len(STUDENTS) and not snapshots.exists()
    process = room.start("backup")
    wait_for(snapshots / "ada")
    kill(process)
    assert snapshots.exists()
    second = room.answer("backup")
    assert not snapshots.exists()
    assert second["bytes_new"] < first["bytes_new"] / 4

    expected, key = classroom_state(settings), key_of(room)
    room.destroy()
    room.answer("restore", "--key-file", str(key))
    assert classroom_state(settings) == expected
    for name in STUDENTS:
        assert is_subvolume(room.home(name))
        limited = usage(room.home(name))
        assert limited is not None and limited[1] == settings.homes.quota

    room.write("ada", "later.txt", b"later")
    room.answer("restore", "--yes")
    assert classroom_state(settings)["homes"].items() >= expected["homes"].items()
    [kept] = (settings.homes_folder / ".replaced").iterdir()
    assert (kept / "ada" / "later.txt").read_bytes() == b"later"
    assert room.answer("restore", "--student", "ada")["folder"].startswith("restored-")
    third = room.answer("backup")
    assert third["homes"] == len(STUDENTS)
    figures(first=first, again=second)


def test_subvolumes_in_a_home_are_named_and_can_be_deleted(btrfs_room: Room) -> None:
    home = btrfs_room.home("ada")
    for place in (home / "inner", home / "inner" / "deep"):
        subprocess.run(["btrfs", "subvolume", "create", place], check=True)
    (home / "inner" / "deep" / "file.txt").touch()
    subprocess.run(["btrfs", "subvolume", "snapshot", "-r", home / "inner" / "deep", home / "frozen"], check=True)
    for place in (home / "inner", home):
        subprocess.run(["btrfs", "property", "set", "-ts", place, "ro", "true"], check=True)
    done = btrfs_room.command("backup")
    assert f"Subvolumes in {home} are missing in the backup" in " ".join(done.stderr.split())
    assert json.loads(done.stdout.splitlines()[-1])["nested"] == [str(home)]
    assert "inner/deep/file.txt" in contents_of_home(home) and "frozen/file.txt" in contents_of_home(home)
    delete(home)
    assert not home.exists()
    assert btrfs_room.answer("backup")["nested"] == []
