"""A home as an archive that every computer opens, and the proof that it holds all that the home holds."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from blockroom.errors import UserError
from blockroom.language import tr
from blockroom.tree import entries, folders

LEVEL = 6
PIECE = 2**20
LONGEST = 4096
"""Bytes of a path, as the kernel takes it."""
SHOWN = 100

Contents = dict[str, tuple[object, ...]]
"""What lies in a home: for each path below it the kind of thing, its permissions and what it holds."""


def digest_of(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while piece := file.read(PIECE):
        digest.update(piece)
    return digest.hexdigest()


def contents_of_home(home: Path) -> Contents:
    """Read every file of a home; sockets, which hold nothing, are left out. Raises OSError."""
    found: Contents = {"": ("folder", stat.S_IMODE(home.lstat().st_mode))}
    for folder, key, one in things_of(home):
        status = one.stat(follow_symlinks=False)
        mode = stat.S_IMODE(status.st_mode)
        if stat.S_ISLNK(status.st_mode):
            found[key] = ("link", os.readlink(one.name, dir_fd=folder))
        elif stat.S_ISDIR(status.st_mode):
            found[key] = ("folder", mode)
        elif stat.S_ISREG(status.st_mode):
            with os.fdopen(os.open(one.name, os.O_RDONLY | os.O_NOFOLLOW, dir_fd=folder), "rb") as file:
                found[key] = ("file", mode, status.st_size, digest_of(file))
        elif not stat.S_ISSOCK(status.st_mode):
            found[key] = ("other", mode)
    return found


def things_of(home: Path) -> Iterator[tuple[int, str, os.DirEntry[str]]]:
    """All that lies in a home: the open folder, the path from the home, the entry; each folder before what it holds.

    Raises OSError, also for a path that no computer could unpack.
    """
    for folder, names in folders(home):
        prefix = "".join(f"{name}/" for name in names)
        for one in entries(folder):
            key = prefix + one.name
            if len(os.fsencode(home)) + len(os.fsencode(key)) + 1 >= LONGEST:
                raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), f"{key[:SHOWN]}…")
            yield folder, key, one


def contents_of_archive(archive: Path) -> Contents:
    """Read every file of an archive. Raises OSError, EOFError or tarfile.TarError for a damaged one."""
    found: Contents = {}
    with tarfile.open(archive) as tar:
        for member in tar:
            key = member.name.partition("/")[2]
            if member.issym():
                found[key] = ("link", member.linkname)
            elif member.isdir():
                found[key] = ("folder", member.mode)
            elif member.islnk():
                # A second name of a file that came before.
                found[key] = found[member.linkname.partition("/")[2]]
            elif member.isreg():
                file = tar.extractfile(member)
                assert file is not None  # noqa: S101 - of a file there always is one
                found[key] = ("file", member.mode, member.size, digest_of(file))
            else:
                found[key] = ("other", member.mode)
    return found


def unreadable(home: Path, error: OSError) -> UserError:
    return UserError(tr("{home} could not be archived: {reason}", home=home, reason=error), status=1)


def holds(archive: Path, home: Path) -> bool:
    """Whether an archive can be read and holds a home as it is now. Raises UserError where the home cannot be read."""
    try:
        wanted = contents_of_home(home)
    except OSError as error:
        raise unreadable(home, error) from None
    try:
        return contents_of_archive(archive) == wanted
    except (OSError, EOFError, tarfile.TarError, KeyError):
        return False


def pack(home: Path, name: str, archive: Path) -> None:
    """Write a home into an archive, read that back, and only then give it its name.

    Raises UserError where the home cannot be read, where there is no room, and where what was written differs.
    """
    draft = archive.with_name(archive.name + ".partial")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            with tarfile.open(fileobj=file, mode="w:gz", format=tarfile.PAX_FORMAT, compresslevel=LEVEL) as tar:
                # Not by its own recursion, which gives up in a folder that is deep.
                tar.add(home, arcname=name, recursive=False)
                for _, key, _ in things_of(home):
                    tar.add(home / key, arcname=f"{name}/{key}", recursive=False)
            file.flush()
            os.fsync(file.fileno())
        whole = holds(draft, home)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise unreadable(home, error) from None
    except UserError:
        draft.unlink(missing_ok=True)
        raise
    if not whole:
        draft.unlink()
        raise UserError(
            tr("The archive of {home} is not what the folder holds; does somebody write into it?", home=home), status=1
        )
    draft.rename(archive)


def ensure_archive(home: Path, name: str, folder: Path) -> Path:
    """An archive in a folder that holds a home as it is now: one that is there already, else a new one beside it."""
    number = 1
    while (archive := folder / (f"{name}.tar.gz" if number == 1 else f"{name}-{number}.tar.gz")).exists():
        if holds(archive, home):
            return archive
        number += 1
    pack(home, name, archive)
    return archive
