"""Backups while the class works: databases as they are at one moment, homes by snapshot, all checked afterwards."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import shutil
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from blockroom.backup_status import keep_status, read_status
from blockroom.errors import UserError
from blockroom.homes_mount import check_mounted
from blockroom.language import tr
from blockroom.restic import INCOMPLETE, TAG, Repository, ResticError, escape, exists, explain, messages, run
from blockroom.secrets import write_private
from blockroom.settings import Settings
from blockroom.staging import STAGE, homes_with_subvolumes, remove_snapshots, stage, take_snapshots
from blockroom.target import (
    Target,
    check_target,
    chosen_target,
    ensure_ssh_key,
    free_space,
    lay_aside,
    put_key_beside,
    take_key_away,
    work_folder,
)
from blockroom.terminal import console, result, say, step

KEY = "backup-key"
UNWANTED = 77
"""The exit status of `--wanted` for no; no mistake and no crash has it."""
LITTLE = 64 * 2**20
"""With fewer free bytes a folder is full."""


def check_root() -> None:
    if os.geteuid():
        raise UserError(tr("Backups hold everybody's files; making and restoring them needs root: use sudo"))


def key_file(settings: Settings) -> Path:
    return settings.secrets / KEY


@contextmanager
def locked(settings: Settings) -> Iterator[None]:
    """Keep a second backup or restore away. Raises UserError where one runs."""
    with (work_folder(settings) / "lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise UserError(
                tr("A backup or restore runs already (process {pid}); wait until it ends", pid=lock.read()), status=1
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def size(count: float) -> str:
    """Bytes as people read them."""
    for unit in ("B", "KiB", "MiB", "GiB"):
        if count < 1024:
            return f"{count:.0f} {unit}" if unit == "B" else f"{count:.1f} {unit}"
        count /= 1024
    return f"{count:.1f} TiB"


def open_repository(settings: Settings, target: Target, anew: bool) -> Repository:
    """The repository of this server's key, begun where there is none yet.

    Raises UserError where another server's backups lie there, and where those of this server have vanished.
    """
    key = key_file(settings)
    candidate = key if key.exists() else work_folder(settings) / "new-key"
    if candidate != key:
        write_private(candidate, secrets.token_hex(32))
    repository = Repository(settings, target, candidate)
    try:
        there = exists(repository)
        if there and anew:
            lay_aside(settings, target)
            there = False
    except ResticError as error:
        if error.kind == "key":
            raise ResticError(
                "key",
                tr(
                    "{to} holds backups made with another key. Bring that classroom back with `blockroom restore`, "
                    "or choose another folder in backup.to",
                    to=target.text,
                ),
            ) from None
        raise
    known = read_status(settings)
    if not there and known.get("last_good") and known.get("target") == target.text and not anew:
        raise ResticError(
            "absent",
            tr(
                "{to} is empty, but there was a backup on {date}: is its disk mounted? "
                "To begin anew there: blockroom backup --new",
                to=target.text,
                date=known["last_good"],
            ),
        )
    if candidate != key:
        settings.secrets.mkdir(mode=0o700, parents=True, exist_ok=True)
        candidate.replace(key)
    repository = Repository(settings, target, key)
    if settings.backup.encrypt:
        take_key_away(settings, target)
    else:
        put_key_beside(settings, target, key)
    if not there:
        with step(tr("Beginning a backup in {to}", to=target.text)):
            run(repository, "init")
        if settings.backup.encrypt:
            say(
                tr(
                    "Only this server's key opens the backup. Keep a copy of the key somewhere else, on paper for "
                    "example: without it nothing can be restored on another server. Show it with: "
                    "blockroom backup --show-key"
                )
            )
    return repository


def progress(message: dict[str, Any]) -> str:
    done, total = (size(message.get(key, 0)) for key in ("bytes_done", "total_bytes"))
    percent = int(100 * message.get("percent_done", 0))
    return tr("Writing the backup: {percent} %, {done} of {total}", percent=percent, done=done, total=total)


def write(repository: Repository, folders: list[str]) -> dict[str, Any]:
    """Have restic write a snapshot; its summary, with `unreadable` files. Those that have vanished do not count."""
    settings = repository.settings
    homes = settings.homes_folder
    # Names with a dot in front are no homes but what replaced or half-made ones left.
    exclude = [f"--exclude={escape(str(homes))}/.*"] if homes.name in folders else []
    words = ["backup", "--json", f"--host={settings.instance}", f"--tag={TAG}", *exclude, "--", *folders]
    summary: dict[str, Any] = {}
    with console.status(tr("Writing the backup")) as status:

        def hear(line: str) -> None:
            for message in messages(line):
                if message.get("message_type") == "summary":
                    summary.update(message)
                elif message.get("message_type") == "status":
                    status.update(progress(message))

        _, problems = run(repository, *words, folder=settings.data, allowed=(0, INCOMPLETE), hear=hear)
    failed = [one.get("item", "") for one in messages(problems) if one.get("message_type") == "error"]
    summary["unreadable"] = [path for path in failed if os.path.lexists(settings.data / path)]
    return summary


def check(repository: Repository, read_all: bool) -> None:
    """Raise ResticError where the backup is damaged. Each weekday reads another seventh of it, `read_all` all."""
    today = datetime.now().astimezone().isoweekday()
    with step(tr("Checking the backup")):
        try:
            run(repository, "check", "--read-data" if read_all else f"--read-data-subset={today}/7")
        except ResticError as error:
            if error.kind == "damaged":
                advice = tr("The disk there may be failing. A whole new backup beside it: blockroom backup --new")
                raise ResticError("damaged", f"{error}\n{advice}") from None
            raise


def rotate(repository: Repository) -> None:
    """Forget the backups that the settings no longer keep."""
    keep = repository.settings.backup
    counts = {"daily": keep.daily, "weekly": keep.weekly, "monthly": keep.monthly}
    kept = [f"--keep-{name}={count}" for name, count in counts.items() if count]
    run(repository, "forget", f"--tag={TAG}", "--group-by=host", "--keep-within=1d", *kept)


def check_space(settings: Settings, target: Target) -> None:
    """Raise ResticError where the target is as good as full."""
    free = free_space(settings, target)
    if free is not None and free < LITTLE:
        raise ResticError("full", tr("{to} is full: {free} are free; make room there", to=target.text, free=size(free)))


def clean_up_full(repository: Repository) -> None:
    """Remove what a backup wrote that did not fit. Raises ResticError that says so."""
    with suppress(ResticError):
        run(repository, "unlock")
        # Copying anything together needs room that is not there.
        run(repository, "prune", "--max-repack-size=0")
    raise explain(repository.target, "no space left on device") from None


def back_up(settings: Settings, file: Path, target: Target, read_all: bool, anew: bool) -> dict[str, Any]:
    """One backup from beginning to end; its figures. Raises UserError; earlier backups stay as they are."""
    began = time.monotonic()
    # Without homes it would count as good, and the older ones, which have them, would make room for it.
    check_mounted(settings)
    check_target(settings, target)
    repository = open_repository(settings, target, anew)
    check_space(settings, target)
    run(repository, "unlock")
    try:
        with step(tr("Freezing databases and homes")):
            homes, folders = take_snapshots(settings)
            nested = homes_with_subvolumes(settings, homes)
            manifest = stage(settings, file, homes)
        there = [name for name in ("secrets", settings.shared_folder.name) if (settings.data / name).is_dir()]
        summary = write(repository, [str(STAGE), *there, *folders])
    except ResticError as error:
        # restic 0.14 crashes at times where it should say that there is no room.
        free = free_space(settings, target) if error.kind in ("full", "other") else None
        if free is not None and free < LITTLE:
            clean_up_full(repository)
        raise
    finally:
        remove_snapshots(settings)
        shutil.rmtree(work_folder(settings) / "stage", ignore_errors=True)
    check(repository, read_all)
    with step(tr("Removing old backups")):
        rotate(repository)
        run(repository, "prune")
    return {
        "snapshot": summary["snapshot_id"][:8],
        "people": manifest.people,
        "homes": len(homes),
        "files": summary["total_files_processed"],
        "bytes": summary["total_bytes_processed"],
        "bytes_new": summary["data_added"],
        "unreadable": summary["unreadable"][:20],
        "nested": [str(home) for home in nested],
        "seconds": round(time.monotonic() - began, 1),
    }


def backup(settings: Settings, file: Path, read_all: bool, anew: bool) -> None:
    """A backup, what it weighs in words, and the same as a last line of JSON."""
    target = chosen_target(settings)
    with locked(settings):
        try:
            figures = back_up(settings, file, target, read_all, anew)
        except BaseException as error:
            words = str(error) or type(error).__name__
            known = keep_status(settings, target, False, {"error": words})
            damaged = isinstance(error, ResticError) and error.kind == "damaged"
            if isinstance(error, UserError) and known["last_good"] and not damaged:
                last = tr("The backup of {date} is still there.", date=known["last_good"])
                raise UserError(f"{words}\n{last}", status=error.status) from None
            raise
        status = keep_status(settings, target, True, {"error": None, **figures})
    for path in figures["unreadable"]:
        say(tr("Could not be read, and is missing in the backup: {path}", path=path))
    for home in figures["nested"]:
        say(tr("Subvolumes in {home} are missing in the backup; see: btrfs subvolume list -o {home}", home=home))
    say(
        tr(
            "Backed up {files} files, {size}, of {people} people; {new} of it new, in {seconds} s.",
            files=figures["files"],
            size=size(figures["bytes"]),
            people=figures["people"],
            new=size(figures["bytes_new"]),
            seconds=figures["seconds"],
        )
    )
    result(json.dumps(status, ensure_ascii=False))


def show_key(settings: Settings) -> None:
    key = key_file(settings)
    if not key.exists():
        raise UserError(tr("There is no key yet; the first backup makes it: blockroom backup"))
    result(key.read_text(encoding="ascii"))


def verb(settings: Settings, file: Path, options: Namespace) -> int:
    """`blockroom backup`; its exit status. Raises UserError."""
    if options.wanted:
        return 0 if settings.backup.to else UNWANTED
    check_root()
    if options.show_key:
        show_key(settings)
    elif options.show_ssh_key:
        result(ensure_ssh_key(settings))
    else:
        backup(settings, file, options.read_all, options.new)
    return 0
