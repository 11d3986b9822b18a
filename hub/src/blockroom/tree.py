"""Folders that students made: walked and deleted however deep they are, whatever their owners put into them."""

from __future__ import annotations

import fcntl
import os
import struct
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from blockroom.errors import UserError
from blockroom.language import tr

OPEN = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
SUBVOLUME = 256
"""The inode number of a btrfs subvolume's own folder."""
SET_FLAGS = 0x4008941A
"""BTRFS_IOC_SUBVOL_SETFLAGS, from linux/btrfs.h."""


def entries(folder: int) -> list[os.DirEntry[str]]:
    """What lies in an open folder, in the order of names."""
    with os.scandir(folder) as found:
        return sorted(found, key=lambda one: one.name)


def folders(top: Path, leave: Callable[[int, str], None] | None = None) -> Iterator[tuple[int, list[str]]]:
    """Every folder of a tree, open, with the names that lead to it from `top`, parents first.

    `leave` gets each but the first when all below it has been seen, as its open parent and its name. No link is
    followed, and only one folder is open at a time: a path may be longer than the kernel takes, and deeper than Python
    can recurse. Raises OSError.
    """
    folder = os.open(top, OPEN)
    names: list[str] = []
    above: list[tuple[int, int]] = []
    waiting: list[list[str]] = []
    try:
        while True:
            yield folder, names
            waiting.append([one.name for one in reversed(entries(folder)) if one.is_dir(follow_symlinks=False)])
            while not waiting[-1]:
                waiting.pop()
                if not above:
                    return
                folder = moved(folder, "..")
                if identity(folder) != above.pop():
                    raise OSError(f"{top} changes while it is read")
                name = names.pop()
                if leave is not None:
                    leave(folder, name)
            name = waiting[-1].pop()
            above.append(identity(folder))
            folder = moved(folder, name)
            names.append(name)
    finally:
        os.close(folder)


def moved(folder: int, name: str) -> int:
    """Another folder, opened from one that is closed then."""
    other = os.open(name, OPEN, dir_fd=folder)
    os.close(folder)
    return other


def identity(folder: int) -> tuple[int, int]:
    status = os.fstat(folder)
    return status.st_dev, status.st_ino


def delete(top: Path) -> None:
    """Delete a folder with all that lies in it, subvolumes too. Raises UserError where something stays."""

    def remove(parent: int, name: str) -> None:
        os.rmdir(name, dir_fd=parent)

    try:
        for folder, _ in folders(top, remove):
            make_writable(folder)
            for one in entries(folder):
                if not one.is_dir(follow_symlinks=False):
                    os.unlink(one.name, dir_fd=folder)
        top.rmdir()
    except OSError as error:
        raise UserError(tr("{folder} could not be deleted: {reason}", folder=top, reason=error), status=1) from None


def make_writable(folder: int) -> None:
    """Take the read-only mark from a subvolume; its owner may have set it."""
    if os.fstat(folder).st_ino == SUBVOLUME:
        # Elsewhere than on btrfs the number means nothing.
        with suppress(OSError):
            fcntl.ioctl(folder, SET_FLAGS, struct.pack("Q", 0))
