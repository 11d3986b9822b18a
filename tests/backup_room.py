"""A classroom's data without a running classroom: enough for backups, and quickly made, destroyed and compared."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jupyterhub import orm

from blockroom import secrets
from blockroom.homes import STUDENT, ensure_home
from blockroom.names import escaped
from blockroom.roster import Entry, Roster, roster_file
from blockroom.settings import Settings, load
from tests.room import REPOSITORY

STUDENTS = ("ada", "小明", "bob.x@school", "eve")
SETTINGS = """\
name: Backup school
instance: backup-test
address: http://127.0.0.1:28840
data: data
ports: {{hub: 28842, proxy_api: 28841}}
containers: {{subnet: 172.29.66.0/24}}
backup: {{to: "{to}", encrypt: {encrypt}}}
"""


@dataclass
class Room:
    """A folder with classroom.yaml and data, and the command line for it."""

    folder: Path

    @property
    def file(self) -> Path:
        return self.folder / "classroom.yaml"

    @property
    def settings(self) -> Settings:
        return load(self.file)

    def words(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "blockroom.cli", "--settings", str(self.file), *words]

    def command(self, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "LANG": "C.UTF-8", **variables}
        return subprocess.run(
            self.words(*words),
            cwd=REPOSITORY,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def answer(self, *words: str) -> dict[str, Any]:
        """The last line of a verb that has to succeed."""
        done = self.command(*words)
        assert done.returncode == 0, done.stderr
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return found

    def refusal(self, *words: str) -> str:
        """What a verb says that has to fail, in words and without a traceback."""
        done = self.command(*words)
        assert done.returncode in (1, 2), done.stderr
        assert "Traceback" not in done.stderr, done.stderr
        return done.stderr

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            self.words(*words),
            cwd=REPOSITORY,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def home(self, name: str) -> Path:
        return self.settings.homes_folder / escaped(name)

    def write(self, name: str, path: str, content: bytes) -> Path:
        """A file of a student's."""
        file = self.home(name) / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        for one in (file, *file.relative_to(self.home(name)).parents[:-1]):
            os.chown(self.home(name) / one, STUDENT, STUDENT)
        return file

    def destroy(self) -> None:
        """Lose everything but the settings. A filesystem that is mounted stays mounted."""
        for one in self.settings.data.iterdir():
            for path in list(one.iterdir()) if one.is_mount() else [one]:
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def make_room(folder: Path, to: str, encrypt: bool = True) -> Room:
    """Everybody with a password and a class, and in each home what a file system can hold."""
    folder.mkdir(parents=True, exist_ok=True)
    room = Room(folder)
    room.file.write_text(SETTINGS.format(to=to, encrypt=str(encrypt).lower()), encoding="utf-8")
    settings = room.settings
    settings.data.mkdir(mode=0o700, exist_ok=True)
    secrets.ensure_secrets(settings)
    orm.new_session_factory(f"sqlite:///{settings.data / 'jupyterhub.sqlite'}")().close()
    roster = Roster(roster_file(settings))
    for number, name in enumerate(STUDENTS):
        roster.put(Entry(name, f"7{'ab'[number % 2]}", "student"))
        roster.set_password(name, f"argon2-hash-of-{name}", False)
        ensure_home(settings, escaped(name))
        furnish(room, name)
    roster.db.close()
    (settings.shared_folder / "weather.csv").write_text("day,rain\n1,2\n", encoding="utf-8")
    return room


def furnish(room: Room, name: str) -> None:
    notebook = room.write(name, "课程/作业[1]*.ipynb", f"notebook of {name}".encode() * 100)
    os.utime(notebook, ns=(1_700_000_000_123_456_789, 1_700_000_000_123_456_789))
    os.setxattr(notebook, "user.note", "备注".encode())
    room.write(name, "run.sh", b"#!/bin/sh\n").chmod(0o755)
    room.write(name, "empty", b"")
    room.write(name, "data/picture.bin", os.urandom(300_000))
    home = room.home(name)
    (home / "link").symlink_to("../../etc/passwd")
    os.link(home / "run.sh", home / "data" / "same.sh")


def state(folder: Path) -> dict[str, tuple[object, ...]]:
    """All that a restore has to bring back of a folder: names, kinds, owners, modes, times, contents, links."""
    found: dict[str, tuple[object, ...]] = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        content: object = None
        if stat.S_ISLNK(status.st_mode):
            content = str(path.readlink())
        elif stat.S_ISREG(status.st_mode):
            marks = {key: os.getxattr(path, key) for key in os.listxattr(path) if key.startswith("user.")}
            content = (hashlib.sha256(path.read_bytes()).hexdigest(), status.st_nlink, marks)
        found[str(path.relative_to(folder))] = (
            stat.filemode(status.st_mode),
            status.st_uid,
            status.st_gid,
            status.st_mtime_ns,
            content,
        )
    return found


def classroom_state(settings: Settings) -> dict[str, dict[str, tuple[object, ...]]]:
    folders = (settings.homes_folder, settings.shared_folder, settings.secrets)
    return {folder.name: state(folder) for folder in folders}


def rows(file: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as db:
        return list(db.execute(query))


def dump(file: Path) -> list[str]:
    """Every row of a database."""
    with closing(sqlite3.connect(file)) as db:
        return list(db.iterdump())


def kill(process: subprocess.Popen[bytes]) -> None:
    """What a power cut does to a program; only the program, not what it started."""
    process.send_signal(signal.SIGKILL)
    process.wait()


def wait_for(path: Path, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not path.exists():
        assert time.monotonic() < end, f"{path} did not appear"
        time.sleep(0.005)
