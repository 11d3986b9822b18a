"""Students' homes: each a folder that only its student opens, on btrfs with a hard limit.

On a server the hub may not make them. It asks this module's `serve`, which systemd starts as root when somebody asks:
`python -m blockroom.homes FILE`. This module imports little, because a student waits for it.
"""

from __future__ import annotations

import errno
import itertools
import json
import os
import re
import shutil
import socket
import stat
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from blockroom.errors import UserError
from blockroom.homes_volume import ensure_volume, limited, on_btrfs
from blockroom.language import Refusal, said, tr
from blockroom.settings import Settings, load

STUDENT = 1000
"""The user and the group of the image."""
SHARED = "shared"
"""Where a home shows the classroom's shared folder."""

FOLDER = re.compile(r"(?:[a-z0-9]|-[0-9a-f]{2})+")
"""What `names.escaped` makes of a name."""
LONGEST = 200

SOCKET = Path("/run/blockroom/home.sock")
ASKING_SECONDS = 60
IDLE_SECONDS = 10
"""How long `serve` waits for the next question: the students of a class come one after the other."""

NEARLY = 0.98
"""A home is full from this part of its limit on: btrfs needs the rest for its own notes."""
LITTLE = 16 * 2**20
"""Bytes; with less than this the whole disk is full."""

FULL = said("Your folder is full: {used} of {quota}. The Lab starts all the same: delete what you no longer need.")
DISK_FULL = said("The classroom's disk is full. The Lab starts all the same, but saving may fail: tell your teacher.")


@dataclass(frozen=True)
class Home:
    """A student's folder. Sizes are in bytes; no `quota` means no limit, and then `used` is not known either."""

    path: str
    used: int
    quota: int | None
    free: int
    """Of the whole disk."""
    shared: bool
    """Whether there is a place where the shared folder can be shown."""

    @property
    def full(self) -> bool:
        return self.quota is not None and self.used >= self.quota * NEARLY

    @property
    def trouble(self) -> str:
        """Why the folder takes nothing more, in the reader's language; empty where it does."""
        if self.full:
            return tr(FULL, used=shown(self.used), quota=shown(self.quota or 0))
        return tr(DISK_FULL) if self.free < LITTLE else ""


def shown(size: int) -> str:
    """Bytes as people read them."""
    return f"{size / 2**30:.1f} GB" if size >= 2**30 else f"{size / 2**20:.0f} MB"


def ensure_home(settings: Settings, name: str) -> Home:
    """Have the home of a folder's name, as `names.escaped` makes it. Safe to repeat.

    Raises UserError for a name that is none and where a server's homes are not mounted, OSError where it cannot be
    made.
    """
    if FOLDER.fullmatch(name) is None or len(name) > LONGEST:
        raise UserError(tr("{name} is no name of a home.", name=ascii(name)))
    folder = settings.homes_folder
    folder.mkdir(mode=0o711, parents=True, exist_ok=True)
    ensure_shared(settings.shared_folder)
    path = folder / name
    # A classroom without a server section asks for no package more than it needs.
    volumes = on_btrfs(folder) and (settings.server is not None or shutil.which("btrfs") is not None)
    if volumes:
        ensure_volume(path)
    elif settings.server is not None:
        raise not_mounted(folder)
    path.mkdir(mode=0o700, exist_ok=True)
    # Nothing in it is followed: what lies there is the student's to choose.
    opened = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        give_to_student(opened)
        shared = has_room(opened)
    finally:
        os.close(opened)
    # After the folder for what is shared: a home that came here larger than its limit has no room for anything new.
    used, quota = (limited(path, settings.homes.quota) if volumes else None) or (0, None)
    space = os.statvfs(path)
    return Home(str(path), used, quota, space.f_bavail * space.f_frsize, shared)


def not_mounted(folder: Path) -> UserError:
    return UserError(tr("The homes are not mounted at {folder}; see: blockroom homes", folder=folder), status=1)


def ensure_shared(folder: Path) -> None:
    """Have the folder that every student can read, whatever the umask."""
    if not folder.exists():
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)


def give_to_student(folder: int) -> None:
    """Make an open folder the student's alone."""
    status = os.fstat(folder)
    if (status.st_uid, status.st_gid) != (STUDENT, STUDENT):
        os.fchown(folder, STUDENT, STUDENT)
    if stat.S_IMODE(status.st_mode) != 0o700:
        os.fchmod(folder, 0o700)


def has_room(folder: int) -> bool:
    """Whether an open folder has an empty folder SHARED, after making it; what else has that name moves beside it."""
    names = set(os.listdir(folder))
    try:
        if SHARED in names:
            if is_empty_folder(SHARED, folder):
                return True
            beside = next(new for number in itertools.count(1) if (new := f"{SHARED}-{number}") not in names)
            os.rename(SHARED, beside, src_dir_fd=folder, dst_dir_fd=folder)
        os.mkdir(SHARED, 0o755, dir_fd=folder)
        os.chown(SHARED, STUDENT, STUDENT, dir_fd=folder, follow_symlinks=False)
    except OSError as error:
        if error.errno in (errno.EDQUOT, errno.ENOSPC):
            return False
        raise
    return True


def is_empty_folder(name: str, parent: int) -> bool:
    try:
        folder = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=parent)
    except OSError:
        return False
    try:
        return not os.listdir(folder)  # noqa: PTH208
    finally:
        os.close(folder)


def ask(settings: Settings, name: str, place: Path = SOCKET) -> Home:
    """Have the home of a name, on a server through the service that may make it. Raises Refusal where that fails."""
    try:
        return ensure_home(settings, name) if settings.server is None else ask_service(name, place)
    except (OSError, ValueError, UserError) as error:
        raise Refusal(
            500, "The classroom cannot open your folder. Please tell your teacher: {reason}", reason=error
        ) from error


def ask_service(name: str, place: Path) -> Home:
    """The service's answer. Raises UserError with its words, OSError or ValueError where it has none."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(ASKING_SECONDS)
        connection.connect(str(place))
        connection.sendall(f"{name}\n".encode())
        with connection.makefile(encoding="utf-8") as lines:
            told = json.loads(lines.readline())
    if "error" in told:
        raise UserError(told["error"], status=1)
    return Home(**told)


def answer(name: str, file: Path) -> dict[str, object]:
    """What `serve` says to a name. The settings are read anew: a changed limit holds from the next start."""
    try:
        return asdict(ensure_home(load(file), name))
    except (OSError, UserError) as error:
        sys.stderr.write(f"{name!a}: {error}\n")
        return {"error": str(error)}


def serve(listener: socket.socket, file: Path) -> None:
    """Answer a name with a home, one line of JSON, until nobody has asked for a while."""
    listener.settimeout(IDLE_SECONDS)
    while True:
        try:
            connection, _ = listener.accept()
        except TimeoutError:
            return
        with connection, suppress(OSError, UnicodeDecodeError):
            connection.settimeout(IDLE_SECONDS)
            with connection.makefile("rw", encoding="utf-8") as lines:
                lines.write(json.dumps(answer(lines.readline(LONGEST * 2).rstrip("\n"), file)) + "\n")


if __name__ == "__main__":
    # systemd hands over the socket that it listens on as the first file after the standard ones.
    with socket.socket(fileno=3) as inherited:
        serve(inherited, Path(sys.argv[1]))
