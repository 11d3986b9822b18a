"""Restoring a whole classroom onto a fresh server, or over one that is there.

Everything is first restored into private places on the same file systems and put into its place by renaming.
What it replaces is kept.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from blockroom import classroom, databases, processes
from blockroom.backup import check_root, locked, size
from blockroom.engine import connect
from blockroom.errors import UserError
from blockroom.fitting import Move, give_owner, keep_own_secrets, merge_settings, restore_caddy, switch
from blockroom.homes import FOLDER, ensure_home
from blockroom.homes_mount import check_mounted
from blockroom.homes_volume import btrfs, on_btrfs
from blockroom.language import tr
from blockroom.past import SHOWN, STAGED, Past, choose, emptied, open_backup, read_manifest, tell_lost
from blockroom.restic import run, snapshots
from blockroom.restore_student import restore_student
from blockroom.secrets import ensure_secrets
from blockroom.settings import Settings
from blockroom.staging import DATABASES, STAGE, Manifest, roster_rows
from blockroom.target import chosen_target, work_folder
from blockroom.terminal import result, say, step


def newer_files(folder: Path, moment: float) -> int:
    """How many files below a folder have changed since a moment. Students may be at work there."""
    command = ["find", str(folder), "!", "-type", "d", "-newermt", f"@{moment}", "-printf", "."]
    return len(subprocess.run(command, capture_output=True, check=False).stdout)


def newer(settings: Settings, staged: Path, past: Past) -> list[str]:
    """What the classroom has and the backup has not, or has older: a line each."""
    moment = past.snapshot.time.timestamp()
    people, known = roster_rows(settings.data / DATABASES[1]), roster_rows(staged / STAGE / DATABASES[1])
    lines = [tr("{name} is not in the backup", name=name) for name in sorted(people.keys() - known.keys())]
    changed = sorted(name for name in people.keys() & known.keys() if people[name] != known[name])
    lines += [tr("{name} has another password than in the backup", name=name) for name in changed]
    folders = [settings.shared_folder, *(settings.homes_folder / name for name in sorted(past.manifest.homes))]
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


def check_room(past: Past, folder: Path) -> None:
    """Raise UserError where the backup does not fit beside what is there."""
    text, _ = run(past.repository, "stats", "--json", "--no-lock", "--mode=restore-size", past.snapshot.id)
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


@contextmanager
def stopped(settings: Settings, file: Path) -> Iterator[None]:
    """Stop the classroom and students' servers, and start afterwards what ran, or all of a server."""
    ran = [name for name in ("culler", "hub", "proxy") if processes.running(settings, name) is not None]
    try:
        for name in ("culler", "hub"):
            processes.stop(settings, name)
        with suppress(UserError):
            for server in classroom.servers(connect(), settings):
                classroom.stop_server(server)
        processes.stop(settings, "proxy")
        yield
    finally:
        for one in processes.parts(settings, file) if ran or settings.server else []:
            if settings.server or one.name in ran:
                classroom.ensure_part(settings, one)


def fetch_homes(settings: Settings, past: Past) -> None:
    """Restore all homes beside their places, each as a subvolume where that is possible."""
    homes = settings.homes_folder
    if on_btrfs(homes):
        for path in past.manifest.homes.values():
            place = homes / STAGED / path
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            btrfs("subvolume", "create", place)
    past.fetch(homes / STAGED, homes.name)


def restore_all(settings: Settings, file: Path, past: Past, yes: bool) -> None:
    """Give everybody files, passwords and classes back as the backup has them.

    Raises UserError, mostly before anything has changed; what is interrupted later is finished by doing it again.
    """
    began, manifest = time.monotonic(), past.manifest
    if not all(FOLDER.fullmatch(name) for name in manifest.homes):
        raise UserError(tr("The backup names homes that cannot be"))
    staged = work_folder(settings) / "restore"
    settings.homes_folder.mkdir(mode=0o711, parents=True, exist_ok=True)
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    with emptied(staged, settings.homes_folder / STAGED):
        with step(tr("Reading the backup of {date}", date=f"{past.snapshot.time:%Y-%m-%d %H:%M}")):
            past.fetch(staged, str(STAGE), "secrets")
        confirm(newer(settings, staged, past), yes)
        check_room(past, settings.homes_folder)
        with step(tr("Restoring {count} homes", count=len(manifest.homes))):
            past.fetch(staged, settings.shared_folder.name)
            fetch_homes(settings, past)
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
    report(past, replaced, beside, round(time.monotonic() - began, 1))


def make_ours(settings: Settings, staged: Path, manifest: Manifest) -> None:
    """Fit what was restored to this server: its users, its version of the hub, its own secrets."""
    data = settings.data.stat()
    give_owner(staged, manifest.owner, (data.st_uid, data.st_gid))
    databases.migrate(staged / STAGE / DATABASES[0])
    # The hub enters those of the secrets that come back; of others made since then nothing may stay.
    databases.forget_services(staged / STAGE / DATABASES[0])
    for name in DATABASES:
        if (staged / STAGE / name).exists():
            databases.own(settings, staged / STAGE / name)
    keep_own_secrets(settings, staged / "secrets")


def report(past: Past, replaced: list[str], beside: list[Path], seconds: float) -> None:
    """What was restored and what was replaced, in words and as a last line of JSON."""
    manifest = past.manifest
    figures = {"homes": len(manifest.homes), "people": manifest.people, "classes": len(manifest.classes)}
    say(tr("Restored {homes} homes, {people} people and {classes} classes in {seconds} s.", **figures, seconds=seconds))
    tell_lost(past)
    for path in beside:
        say(tr("Your present settings hold; what the backup has lies beside them: {path}", path=path))
    if replaced:
        folders = sorted({str(Path(one).parent) for one in replaced})
        kept = [one for one in folders if not any(one.startswith(f"{other}/") for other in folders)]
        say(tr("What was there before is kept; delete it when nobody misses it: {folders}", folders=", ".join(kept)))
    result(json.dumps({**figures, "replaced": replaced, "lost": sorted(past.lost), "seconds": seconds}))


def restore(settings: Settings, file: Path, options: Namespace) -> None:
    """The verb. Raises UserError with what is wrong; what was there before is then there still."""
    check_root()
    if options.path and not options.student:
        raise UserError(tr("--path needs --student: whose file is it?"))
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    check_mounted(settings)
    target = chosen_target(settings, options.source)
    with locked(settings):
        repository = open_backup(settings, target, options.key_file)
        snapshot = choose(snapshots(repository), options.at)
        past = Past(repository, snapshot, read_manifest(repository, snapshot), options.damaged)
        if options.student:
            restore_student(settings, past, options.student, options.path)
        else:
            restore_all(settings, file, past, options.yes)
