"""Restoring a whole classroom onto a fresh server, or over one that is there.

Everything is first restored into private places on the same file systems and put into its place by renaming.
What it replaces is kept.
"""

from __future__ import annotations

import filecmp
import json
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from blockroom import classroom, processes, release, systemd
from blockroom.backup import size
from blockroom.engine import connect
from blockroom.errors import UserError
from blockroom.homes import FOLDER, ensure_home
from blockroom.homes_volume import btrfs, on_btrfs
from blockroom.language import tr
from blockroom.restic import Repository, Snapshot, escape, run
from blockroom.secrets import ensure_secrets
from blockroom.settings import Settings
from blockroom.staging import CADDY, DATABASES, STAGE, Manifest, copy_tree, roster_rows
from blockroom.target import KNOWN_HOSTS, SSH_KEY, work_folder
from blockroom.terminal import result, say, step

STAGED = ".restore"
"""In the homes' folder: homes on their way back."""
OWN_SECRETS = (SSH_KEY, f"{SSH_KEY}.pub", KNOWN_HOSTS)
"""Of the machine rather than of the classroom: those that are there stay."""
SHOWN = 20

Move = tuple[Path, Path]


def fetch(repository: Repository, snapshot: Snapshot, target: Path, *paths: str) -> None:
    """Restore folders of a backup below `target`. Raises ResticError where one file of them cannot be read."""
    chosen = [f"--include=/{escape(path)}" for path in paths]
    run(repository, "restore", snapshot.id, "--no-lock", f"--target={target}", *chosen)


def newer_files(folder: Path, moment: float) -> int:
    """How many files below a folder have changed since a moment."""
    count = 0
    for place, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                count += os.lstat(os.path.join(place, name)).st_mtime > moment  # noqa: PTH118 - a class has many files
    return count


def newer(settings: Settings, staged: Path, manifest: Manifest, snapshot: Snapshot) -> list[str]:
    """What the classroom has and the backup has not, or has older: a line each."""
    moment = snapshot.time.timestamp()
    people, known = roster_rows(settings.data / DATABASES[1]), roster_rows(staged / STAGE / DATABASES[1])
    lines = [tr("{name} is not in the backup", name=name) for name in sorted(people.keys() - known.keys())]
    changed = sorted(name for name in people.keys() & known.keys() if people[name] != known[name])
    lines += [tr("{name} has another password than in the backup", name=name) for name in changed]
    folders = [settings.shared_folder, *(settings.homes_folder / name for name in sorted(manifest.homes))]
    for folder in folders:
        if count := newer_files(folder, moment):
            lines.append(tr("{folder}: {count} files are newer than the backup", folder=folder.name, count=count))
    return lines


def confirm(lines: list[str], yes: bool) -> None:
    """Ask before newer things are replaced. Raises UserError for a no, and where nobody can be asked."""
    if not lines:
        return
    shown = lines[:SHOWN] + ([tr("and {count} more", count=len(lines) - SHOWN)] if len(lines) > SHOWN else [])
    say("\n".join([tr("The classroom is newer than the backup:"), *(f"  {line}" for line in shown)]))
    say(tr("What is replaced is kept, not deleted."))
    if yes:
        return
    if not sys.stdin.isatty():
        raise UserError(tr("Nothing was restored. To restore all the same: --yes"))
    say(tr("Restore all the same? [y/N]"))
    if sys.stdin.readline().strip().lower() not in ("y", "yes", "是"):
        raise UserError(tr("Nothing was restored."))


def check_room(repository: Repository, snapshot: Snapshot, folder: Path) -> None:
    """Raise UserError where the backup does not fit beside what is there."""
    text, _ = run(repository, "stats", "--json", "--no-lock", "--mode=restore-size", snapshot.id)
    needed, free = json.loads(text)["total_size"], shutil.disk_usage(folder).free
    if needed > free:
        raise UserError(
            tr(
                "The backup holds {needed} and {folder} has only {free} free",
                needed=size(needed),
                folder=folder,
                free=size(free),
            )
        )


def give_owner(folder: Path, old: tuple[int, int], new: tuple[int, int]) -> None:
    """Give what belonged to the old server's hub to this one's. Root's stays root's."""
    user, group = ({before: after} if before else {} for before, after in zip(old, new, strict=True))
    for place, folders, files in os.walk(folder):
        for name in (".", *folders, *files):
            path = Path(place) / name
            status = path.lstat()
            wanted = (user.get(status.st_uid, status.st_uid), group.get(status.st_gid, status.st_gid))
            if wanted != (status.st_uid, status.st_gid):
                os.chown(path, *wanted, follow_symlinks=False)


def keep_own_secrets(settings: Settings, restored: Path) -> None:
    """Carry over the secrets that only this server has."""
    if settings.secrets.is_dir():
        for one in settings.secrets.iterdir():
            if one.name in OWN_SECRETS or not (restored / one.name).exists():
                (restored / one.name).unlink(missing_ok=True)
                copy_tree(one, restored / one.name)


def kept_folder(settings: Settings, place: Path, stamp: str) -> Path:
    """Where a thing that is replaced goes: on its own file system, so that renaming is enough."""
    if place.parent == settings.homes_folder and place.parent.stat().st_dev != settings.data.stat().st_dev:
        return settings.homes_folder / ".replaced" / stamp / place.name
    return settings.data / "replaced" / stamp / place.relative_to(settings.data)


def moves_of(settings: Settings, staged: Path, manifest: Manifest, stamp: str) -> list[Move]:
    """Every renaming of a restore in order: the old thing away, the restored one into its place."""
    pairs = [(staged / STAGE / name, settings.data / name) for name in DATABASES]
    pairs += [(staged / place.name, place) for place in (settings.secrets, settings.shared_folder)]
    homes = settings.homes_folder
    pairs += [(homes / STAGED / path, homes / name) for name, path in manifest.homes.items()]
    leftovers = [settings.data / f"{name}{end}" for name in DATABASES for end in ("-wal", "-shm")]
    moves = [(place, kept_folder(settings, place, stamp)) for place in leftovers if place.exists()]
    for source, place in pairs:
        if source.exists():
            if place.exists():
                moves.append((place, kept_folder(settings, place, stamp)))
            moves.append((source, place))
    return moves


def switch(moves: list[Move]) -> None:
    """Do all renamings or, where one fails, none."""
    done: list[Move] = []
    try:
        for source, target in moves:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            source.rename(target)
            done.append((source, target))
    except OSError:
        for source, target in reversed(done):
            target.rename(source)
        raise


@contextmanager
def stopped(settings: Settings, file: Path) -> Iterator[None]:
    """Stop the classroom and students' servers, and start afterwards what ran, or all of a server."""
    ran = [name for name in ("culler", "hub") if processes.stop(settings, name)]
    with suppress(UserError):
        for server in classroom.servers(connect(), settings):
            classroom.stop_server(server)
    ran += ["proxy"] if processes.stop(settings, "proxy") else []
    try:
        yield
    finally:
        for one in processes.parts(settings, file) if ran or settings.server else []:
            if settings.server or one.name in ran:
                classroom.ensure_part(settings, one)


def merge_settings(restored: Path, folder: Path) -> list[Path]:
    """Bring back the operator's files that are missing; those that differ lie beside, for the present ones hold."""
    beside = []
    for source in sorted(path for path in restored.rglob("*") if path.is_file()):
        target = folder / source.relative_to(restored)
        if target.exists() and filecmp.cmp(source, target, shallow=False):
            continue
        if target.exists():
            target = target.with_name(f"{target.name}.from-backup")
            beside.append(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        copy_tree(source, target)
    return beside


def restore_caddy(restored: Path, stamp: str) -> None:
    """Bring back Caddy's certificates and its own authority, which students' computers trust."""
    if not restored.exists() or not CADDY.parent.exists():
        return
    with step(tr("Restoring the certificates")):
        draft = CADDY.with_name(f"{CADDY.name}.new")
        shutil.rmtree(draft, ignore_errors=True)
        copy_tree(restored, draft)
        owner = CADDY.parent.stat()
        for path in (draft, *draft.rglob("*")):
            os.chown(path, owner.st_uid, owner.st_gid, follow_symlinks=False)
        systemd.systemctl("stop", "caddy")
        old = [(CADDY, CADDY.with_name(f"{CADDY.name}.replaced-{stamp}"))] if CADDY.exists() else []
        switch([*old, (draft, CADDY)])
        systemd.systemctl("start", "caddy")


@contextmanager
def emptied(*folders: Path) -> Iterator[None]:
    """Empty places for a restore, without what an interrupted one left; gone at the end."""
    for folder in folders:
        if folder.exists():
            shutil.rmtree(folder)
        folder.mkdir(mode=0o700, parents=True)
    try:
        yield
    finally:
        for folder in folders:
            shutil.rmtree(folder)


def fetch_homes(settings: Settings, repository: Repository, snapshot: Snapshot, manifest: Manifest) -> None:
    """Restore all homes beside their places, each as a subvolume where that is possible."""
    homes = settings.homes_folder
    if on_btrfs(homes):
        for path in manifest.homes.values():
            place = homes / STAGED / path
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            btrfs("subvolume", "create", place)
    fetch(repository, snapshot, homes / STAGED, homes.name)


def restore_all(
    settings: Settings, file: Path, repository: Repository, snapshot: Snapshot, manifest: Manifest, yes: bool
) -> None:
    """Give everybody files, passwords and classes back as the backup has them.

    Raises UserError, mostly before anything has changed; what is interrupted later is finished by doing it again.
    """
    began = time.monotonic()
    if not all(FOLDER.fullmatch(name) for name in manifest.homes):
        raise UserError(tr("The backup names homes that cannot be"))
    staged = work_folder(settings) / "restore"
    settings.homes_folder.mkdir(mode=0o711, parents=True, exist_ok=True)
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    with emptied(staged, settings.homes_folder / STAGED):
        with step(tr("Reading the backup of {date}", date=f"{snapshot.time:%Y-%m-%d %H:%M}")):
            fetch(repository, snapshot, staged, str(STAGE), "secrets")
        confirm(newer(settings, staged, manifest, snapshot), yes)
        check_room(repository, snapshot, settings.homes_folder)
        with step(tr("Restoring {count} homes", count=len(manifest.homes))):
            fetch(repository, snapshot, staged, settings.shared_folder.name)
            fetch_homes(settings, repository, snapshot, manifest)
            make_ours(settings, staged, manifest)
        with stopped(settings, file):
            with step(tr("Putting everything into its place")):
                moves = moves_of(settings, staged, manifest, stamp)
                switch(moves)
                ensure_secrets(settings)
                for name in manifest.homes:
                    ensure_home(settings, name)
            beside = merge_settings(staged / STAGE / "settings", file.parent)
            if settings.server:
                restore_caddy(staged / STAGE / "caddy", stamp)
    replaced = sorted({str(target) for _, target in moves if stamp in target.parts})
    report(settings, manifest, replaced, beside, time.monotonic() - began, stamp)


def make_ours(settings: Settings, staged: Path, manifest: Manifest) -> None:
    """Fit what was restored to this server: its users, its version of the hub, its own secrets."""
    data = settings.data.stat()
    give_owner(staged, manifest.owner, (data.st_uid, data.st_gid))
    release.migrate(staged / STAGE / DATABASES[0])
    for name in DATABASES:
        if (staged / STAGE / name).exists():
            release.own(settings, staged / STAGE / name)
    keep_own_secrets(settings, staged / "secrets")


def report(
    settings: Settings, manifest: Manifest, replaced: list[str], beside: list[Path], seconds: float, stamp: str
) -> None:
    say(
        tr(
            "Restored {homes} homes, {people} people and {classes} classes in {seconds} s.",
            homes=len(manifest.homes),
            people=manifest.people,
            classes=len(manifest.classes),
            seconds=round(seconds, 1),
        )
    )
    for path in beside:
        say(tr("Your present settings hold; what the backup has lies beside them: {path}", path=path))
    folders = [settings.data / "replaced" / stamp, settings.homes_folder / ".replaced" / stamp]
    for folder in folders:
        if any(path.startswith(f"{folder}/") for path in replaced):
            say(tr("What was there before is kept in {folder}; delete it when nobody misses anything.", folder=folder))
    figures = {
        "homes": len(manifest.homes),
        "people": manifest.people,
        "classes": len(manifest.classes),
        "replaced": replaced,
        "seconds": round(seconds, 1),
    }
    result(json.dumps(figures, ensure_ascii=False))
