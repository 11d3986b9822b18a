"""What a backup reads: databases, settings and certificates copied, homes frozen; and a manifest that says so."""

from __future__ import annotations

import json
import shutil
import socket
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from blockroom.errors import UserError
from blockroom.homes import FOLDER
from blockroom.homes_volume import btrfs, is_subvolume, on_btrfs, subvolumes_in
from blockroom.language import tr
from blockroom.settings import Settings
from blockroom.target import work_folder

FORMAT = 1
STAGE = Path("backup/stage")
"""Below the data folder; in every backup at the same place."""
DATABASES = ("jupyterhub.sqlite", "roster.sqlite")
SNAPSHOTS = ".backup"
"""In the homes' folder: what restic reads, at the same place every time, so that it knows what has not changed."""
CADDY = Path("/var/lib/caddy/.local")
"""Caddy's certificates and its own authority, which students' computers may have been told to trust."""


@dataclass(frozen=True)
class Manifest:
    """Written before the backup begins."""

    format: int
    version: str
    made: str
    host: str
    address: str
    name: str
    owner: tuple[int, int]
    """User and group of the data folder there; numbers may differ on another server."""
    people: int
    classes: list[str]
    homes: dict[str, str]
    """The folder of each home in the backup, below the data folder."""

    def text(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


def parse_manifest(text: str) -> Manifest:
    """Raises UserError for a backup that only a later version can read."""
    values = json.loads(text)
    if values["format"] > FORMAT:
        raise UserError(
            tr("This backup was made by Blockroom {version}; install that version first", version=values["version"])
        )
    return Manifest(**{**values, "owner": tuple(values["owner"])})


def roster_rows(file: Path) -> dict[str, str | None]:
    """Everybody in a roster's database, with the hash of the password."""
    if not file.exists():
        return {}
    with closing(sqlite3.connect(file)) as db:
        return dict(db.execute("SELECT name, hash FROM people"))


def classes_of(file: Path) -> list[str]:
    if not file.exists():
        return []
    with closing(sqlite3.connect(file)) as db:
        return [row[0] for row in db.execute("SELECT DISTINCT class FROM members ORDER BY class")]


def copy_database(source: Path, target: Path) -> None:
    """Copy a database as it is at one moment, while others write into it. Raises UserError for a damaged one."""
    with closing(sqlite3.connect(source, timeout=60)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
        problem = new.execute("PRAGMA quick_check(1)").fetchone()[0]
        new.execute("PRAGMA journal_mode = DELETE")
    if problem != "ok":
        raise UserError(tr("{file} is damaged: {reason}", file=source, reason=problem), status=1)


def settings_files(settings: Settings, file: Path) -> list[Path]:
    """The operator's own files: on a server all of the settings' folder, elsewhere those that the settings name."""
    if settings.server:
        return sorted(file.parent.iterdir())
    named = [file, settings.roster, settings.login.client_secret_file, file.parent / "jupyterhub_config.d"]
    return [path for path in named if path is not None and path.exists() and path.parent == file.parent]


def copy_tree(source: Path, target: Path) -> None:
    """A copy with owners, modes and times."""
    subprocess.run(["cp", "--archive", "--", str(source), str(target)], check=True, stdin=subprocess.DEVNULL)


def remove_snapshots(settings: Settings) -> None:
    """Remove snapshots of homes, those of an interrupted backup as well."""
    folder = settings.homes_folder / SNAPSHOTS
    if folder.is_dir():
        for one in folder.iterdir():
            btrfs("subvolume", "delete", one)
        folder.rmdir()


def take_snapshots(settings: Settings) -> tuple[dict[str, str], list[str]]:
    """Freeze the homes where that is possible: where each home is found, and the folders to read, below `data`."""
    folder = settings.homes_folder
    remove_snapshots(settings)
    if not folder.is_dir():
        return {}, []
    names = sorted(one.name for one in folder.iterdir() if FOLDER.fullmatch(one.name) and one.is_dir())
    base = folder.name
    if not on_btrfs(folder):
        return {name: f"{base}/{name}" for name in names}, [base]
    found = {}
    (folder / SNAPSHOTS).mkdir(mode=0o700)
    for name in names:
        if is_subvolume(folder / name):
            btrfs("subvolume", "snapshot", "-r", folder / name, folder / SNAPSHOTS / name)
            found[name] = f"{base}/{SNAPSHOTS}/{name}"
        else:
            found[name] = f"{base}/{name}"
    plain = [place for name, place in found.items() if place == f"{base}/{name}"]
    return found, [f"{base}/{SNAPSHOTS}", *plain]


def homes_with_subvolumes(settings: Settings, homes: dict[str, str]) -> list[Path]:
    """Homes in which other subvolumes lie, which a snapshot leaves out."""
    frozen = [settings.homes_folder / name for name, place in homes.items() if f"/{SNAPSHOTS}/" in place]
    return [home for home in frozen if subvolumes_in(home)]


def stage(settings: Settings, file: Path, homes: dict[str, str]) -> Manifest:
    """Copy what must be consistent or lies elsewhere into one private folder, which restic then reads."""
    folder = work_folder(settings) / "stage"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "settings").mkdir(mode=0o700, parents=True)
    folder.chmod(0o700)
    for name in DATABASES:
        if (settings.data / name).exists():
            copy_database(settings.data / name, folder / name)
    for path in settings_files(settings, file):
        copy_tree(path, folder / "settings" / path.name)
    if settings.server and CADDY.exists():
        copy_tree(CADDY, folder / "caddy")
    owner = settings.data.stat()
    manifest = Manifest(
        format=FORMAT,
        version=version("blockroom"),
        made=datetime.now().astimezone().isoformat(timespec="seconds"),
        host=socket.gethostname(),
        address=settings.address,
        name=settings.name,
        owner=(owner.st_uid, owner.st_gid),
        people=len(roster_rows(folder / "roster.sqlite")),
        classes=classes_of(folder / "roster.sqlite"),
        homes=homes,
    )
    (folder / "manifest.json").write_text(manifest.text(), encoding="utf-8")
    return manifest
