"""What an earlier day held: which backups there are, which key opens them, and one student's files from one of them."""

from __future__ import annotations

import errno
import itertools
import json
import os
import shutil
import subprocess
from argparse import Namespace
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath

from blockroom.backup import check_root, key_file, locked
from blockroom.errors import UserError
from blockroom.homes import STUDENT, ensure_home
from blockroom.language import tr
from blockroom.names import escaped, normal
from blockroom.restic import Repository, ResticError, Snapshot, exists, run, snapshots
from blockroom.restore import STAGED, emptied, fetch, restore_all
from blockroom.settings import Settings
from blockroom.staging import STAGE, Manifest, parse_manifest
from blockroom.target import Target, chosen_target, key_beside
from blockroom.terminal import result, say, step


def open_backup(settings: Settings, target: Target, key: Path | None) -> Repository:
    """The repository, opened by the key given, else by this server's, else by the one beside it.

    Raises UserError where there is no backup and where no key opens it.
    """
    if key is not None and not key.is_file():
        raise UserError(tr("{file}: no such file", file=key))
    candidates = [key] if key is not None else [key_file(settings), key_beside(settings, target)]
    wrong = None
    for candidate in candidates:
        if candidate is not None and candidate.exists():
            repository = Repository(settings, target, candidate)
            try:
                if exists(repository):
                    return repository
                raise UserError(tr("{to}: there is no backup here", to=target.text), status=1)
            except ResticError as error:
                if error.kind != "key":
                    raise
                wrong = error
    if key is not None and wrong is not None:
        raise wrong
    raise UserError(
        tr(
            "No key here opens the backup in {to}. Put the copy of the key into a file and name it: --key-file FILE",
            to=target.text,
        ),
        status=1,
    )


def choose(found: list[Snapshot], at: str) -> Snapshot:
    """The latest backup, or the last one that is not later than a day or a time. Raises UserError where none is."""
    if at == "latest":
        early = found
    else:
        try:
            moment = datetime.fromisoformat(at)
        except ValueError:
            raise UserError(tr("{at}: no date; allowed: latest, 2026-11-20 or 2026-11-20T14:30", at=at)) from None
        if len(at) == len("2026-11-20"):
            moment += timedelta(days=1)
        else:
            # The list shows whole seconds.
            moment += timedelta(seconds=1)
        early = [one for one in found if one.time < moment.astimezone()]
    if not early:
        raise UserError(tr("There is no backup as old as that; see: blockroom backups"), status=1)
    return early[-1]


def read_manifest(repository: Repository, snapshot: Snapshot) -> Manifest:
    text, _ = run(repository, "dump", "--no-lock", snapshot.id, f"/{STAGE}/manifest.json")
    return parse_manifest(text)


def inside(path: str) -> str:
    """A path inside a home, without detours. Raises UserError for one that leads out of it."""
    parts = PurePosixPath(path).parts
    if path.startswith("/") or ".." in parts:
        raise UserError(tr("{path}: name the file as it is called inside the student's folder", path=path))
    return "/".join(parts)


def restore_student(
    settings: Settings, repository: Repository, snapshot: Snapshot, manifest: Manifest, name: str, path: str
) -> None:
    """Put a student's folder, or one thing in it, into the student's home, beside what is there.

    Raises UserError where the backup has no such student or file, and where it does not fit.
    """
    home, date = escaped(normal(name)), f"{snapshot.time:%Y-%m-%d}"
    if home not in manifest.homes:
        raise UserError(tr("The backup of {date} has no folder of {name}", date=date, name=name))
    ensure_home(settings, home)
    staged = settings.homes_folder / STAGED
    source, wanted = staged / manifest.homes[home], inside(path)
    with emptied(staged), step(tr("Restoring {what} of {name}", what=wanted or tr("the folder"), name=name)):
        fetch(repository, snapshot, staged, f"{manifest.homes[home]}/{wanted}".rstrip("/"))
        if not os.path.lexists(source / wanted):
            raise UserError(tr("{name} had no {path} on {date}", name=name, path=wanted, date=date))
        for place, folders, files in os.walk(source):
            for one in (".", *folders, *files):
                os.chown(Path(place) / one, STUDENT, STUDENT, follow_symlinks=False)
        folder = put(source, settings.homes_folder / home, f"restored-{date}")
    say(tr("{name} finds it in the folder {folder}.", name=name, folder=folder))
    result(json.dumps({"student": name, "folder": folder, "path": wanted}, ensure_ascii=False))


def put(source: Path, home: Path, name: str) -> str:
    """Copy into a new folder of a home; its name. Raises UserError where the home is full.

    The student may be at work and put a link in the way, so everything goes through open folders, and only root sees
    the new one until it is complete.
    """
    opened = os.open(home, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    made = ""
    try:
        for number in itertools.count(1):
            made = name if number == 1 else f"{name}-{number}"
            try:
                os.mkdir(made, 0o700, dir_fd=opened)
                break
            except FileExistsError:
                continue
        inner = os.open(made, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=opened)
        try:
            target = f"/proc/{os.getpid()}/fd/{inner}"
            english = {**os.environ, "LC_ALL": "C"}
            command = ["cp", "--archive", "--reflink=auto", "--", f"{source}/.", f"{target}/"]
            done = subprocess.run(command, capture_output=True, text=True, check=False, env=english)
        finally:
            os.close(inner)
        if done.returncode:
            shutil.rmtree(made, ignore_errors=True, dir_fd=opened)
            full = any(os.strerror(number) in done.stderr for number in (errno.EDQUOT, errno.ENOSPC))
            reason = tr("the folder is full") if full else done.stderr.strip()
            raise UserError(
                tr("The files could not be copied into {home}: {reason}", home=home, reason=reason), status=1
            )
    finally:
        os.close(opened)
    return made


def restore(settings: Settings, file: Path, options: Namespace) -> None:
    """The verb. Raises UserError with what is wrong; what was there before is then there still."""
    check_root()
    if options.path and not options.student:
        raise UserError(tr("--path needs --student: whose file is it?"))
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = chosen_target(settings, options.source)
    with locked(settings):
        repository = open_backup(settings, target, options.key_file)
        snapshot = choose(snapshots(repository), options.at)
        manifest = read_manifest(repository, snapshot)
        if options.student:
            restore_student(settings, repository, snapshot, manifest, options.student, options.path)
        else:
            restore_all(settings, file, repository, snapshot, manifest, options.yes)


def show_backups(settings: Settings, source: str = "", key: Path | None = None) -> None:
    """The verb: a line for each backup, the oldest first."""
    check_root()
    target = chosen_target(settings, source)
    for one in snapshots(open_backup(settings, target, key)):
        result(f"{one.time:%Y-%m-%dT%H:%M:%S}  {one.id}")
