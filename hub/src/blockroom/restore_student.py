"""One student's files from an earlier day, put beside today's."""

from __future__ import annotations

import errno
import itertools
import json
import os
import subprocess
from contextlib import suppress
from pathlib import Path, PurePosixPath

from blockroom.errors import UserError
from blockroom.homes import STUDENT, ensure_home
from blockroom.language import tr
from blockroom.names import escaped, normal
from blockroom.past import STAGED, Past, emptied, tell_lost
from blockroom.settings import Settings
from blockroom.terminal import result, say, step
from blockroom.tree import delete, entries, folders


def inside(path: str) -> str:
    """A path inside a home, without detours. Raises UserError for one that leads out of it."""
    parts = PurePosixPath(path).parts
    if path.startswith("/") or ".." in parts:
        raise UserError(tr("{path}: name the file as it is called inside the student's folder", path=path))
    return "/".join(parts)


def restore_student(settings: Settings, past: Past, name: str, path: str) -> None:
    """Put a student's folder, or one thing in it, into the student's home, beside what is there.

    Raises UserError where the backup has no such student or file, and where it does not fit.
    """
    home, date, homes = escaped(normal(name)), past.day, past.manifest.homes
    if home not in homes:
        raise UserError(tr("The backup of {date} has no folder of {name}", date=date, name=name))
    ensure_home(settings, home)
    staged = settings.homes_folder / STAGED
    source, wanted = staged / homes[home], inside(path)
    with emptied(staged), step(tr("Restoring {what} of {name}", what=wanted or tr("the folder"), name=name)):
        past.fetch(staged, f"{homes[home]}/{wanted}".rstrip("/"))
        if not os.path.lexists(source / wanted):
            raise UserError(tr("{name} had no {path} on {date}", name=name, path=wanted, date=date))
        for opened, _ in folders(source):
            for one in (".", *(found.name for found in entries(opened))):
                os.chown(one, STUDENT, STUDENT, dir_fd=opened, follow_symlinks=False)
        folder = put(source, settings.homes_folder / home, f"restored-{date}")
    tell_lost(past)
    say(tr("{name} finds it in the folder {folder}.", name=name, folder=folder))
    result(json.dumps({"student": name, "folder": folder, "path": wanted}, ensure_ascii=False))


def not_copied(home: Path, words: str) -> UserError:
    full = any(os.strerror(number) in words for number in (errno.EDQUOT, errno.ENOSPC))
    reason = tr("the folder is full") if full else words
    return UserError(tr("The files could not be copied into {home}: {reason}", home=home, reason=reason), status=1)


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
            except OSError as error:
                raise not_copied(home, os.strerror(error.errno or 0)) from None
        inner = os.open(made, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=opened)
        try:
            target = f"/proc/{os.getpid()}/fd/{inner}"
            english = {**os.environ, "LC_ALL": "C"}
            command = ["cp", "--archive", "--reflink=auto", "--", f"{source}/.", f"{target}/"]
            done = subprocess.run(command, capture_output=True, text=True, check=False, env=english)
        finally:
            os.close(inner)
        if done.returncode:
            with suppress(UserError):
                delete(Path(f"/proc/{os.getpid()}/fd/{opened}") / made)
            raise not_copied(home, done.stderr.strip())
    finally:
        os.close(opened)
    return made
