"""Where a server's homes lie: a btrfs of their own, on a disk or in a file, mounted by systemd before the hub starts.

Nothing here formats what is not empty, and no home is ever hidden under a mount or deleted.
"""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
from pathlib import Path

from blockroom.errors import UserError
from blockroom.homes_grow import add_disk, follow, grow
from blockroom.homes_mount import (
    check_empty,
    homes_file,
    label_of,
    labelled,
    mount,
    options_of,
    probed,
    there,
    unit_file,
    unit_source,
    uuid_of,
)
from blockroom.homes_volume import btrfs, containers, on_btrfs, run
from blockroom.language import tr
from blockroom.settings import Settings
from blockroom.target import check_fstab
from blockroom.terminal import say, step

SMALLEST = 256 * 2**20


def apply(settings: Settings, disk: Path | None = None, size: int | None = None) -> bool:
    """Have the homes' file system as the settings want it, with another disk or in a larger file if asked.

    Whether anything had to be done. Raises UserError with what stands in the way.
    """
    if os.geteuid():
        raise UserError(tr("Disks and quotas need root: sudo blockroom homes"))
    changed = ensure_filesystem(settings)
    if disk is not None:
        add_disk(settings, disk)
    if size is not None:
        grow(settings, size)
    return changed or disk is not None or size is not None


def ensure_filesystem(settings: Settings) -> bool:
    """Have the homes on a btrfs with quotas; whether anything had to be done.

    Raises UserError where the disk is not empty or missing, where there is too little space, and where students are at
    work on homes that would have to move.
    """
    folder = settings.homes_folder
    folder.mkdir(mode=0o711, parents=True, exist_ok=True)
    changed = False
    if settings.server is None:
        if not on_btrfs(folder):
            raise UserError(tr("Without a server section a classroom keeps its homes in a folder: nothing to do."))
    else:
        if not folder.is_mount() and (unit_source(folder) or settings.homes.disk or not on_btrfs(folder)):
            place(settings)
            changed = True
        if folder.is_mount():
            changed = follow(settings) or changed
    return ensure_quota(folder) or changed


def ensure_quota(folder: Path) -> bool:
    """Have quotas on, and their figures right; whether anything had to be done."""
    done = subprocess.run(["btrfs", "qgroup", "show", str(folder)], capture_output=True, text=True, check=False)
    if done.returncode:
        btrfs("quota", "enable", folder)
    elif "inconsistent" not in done.stderr:
        return False
    with step(tr("Counting what the homes hold")):
        btrfs("quota", "rescan", "-w", folder)
    return True


def place(settings: Settings) -> None:
    """Find or make the file system, copy into it what lies in the homes' folder, and mount it there for good."""
    folder = settings.homes_folder
    what = known_place(settings) or new_place(settings)
    if any(folder.iterdir()):
        check_nobody_works(settings)
        with step(tr("Moving the homes")):
            move_in(folder, settings.data / "homes.new", what)
        before = next(one for number in itertools.count(1) if not (one := settings.data / f"homes.{number}").exists())
        folder.rename(before)
        folder.mkdir(mode=0o711)
        say(tr("The homes are moved. The old copies stay in {folder}; delete them when all is well.", folder=before))
    mount(folder, what)


def known_place(settings: Settings) -> str:
    """What the unit mounts; empty where there is none. Raises UserError where that is missing."""
    what, file = unit_source(settings.homes_folder), homes_file(settings)
    if what == str(file) and file.exists() and not probed(what, "TYPE"):
        # The homes have moved onto a disk, and the machine stopped before the unit said so.
        found = labelled(settings.instance)
        what = f"UUID={found.pop()}" if len(found) == 1 else f"LABEL={settings.instance}"
    if what and not there(what):
        raise UserError(
            tr(
                "The homes lie on {what}, which is missing. Nothing was changed. Bring it back; see: lsblk --fs\n"
                "Only if it is lost for good, delete {unit}: then this command makes a new, empty place.",
                what=what,
                unit=unit_file(settings.homes_folder),
            )
        )
    return what


def new_place(settings: Settings) -> str:
    """Make the file system on the settings' disk, or in a file; what is there already is taken as it is.

    Raises UserError where the disk is not empty, and where homes might lie elsewhere.
    """
    folder, file, disk = settings.homes_folder, homes_file(settings), settings.homes.disk
    check_fstab(folder)
    if not disk:
        if not file.exists():
            make_file(settings)
        return str(file)
    if probed(str(file), "TYPE"):
        raise UserError(
            tr(
                "homes.disk: {disk} is named, but {file} is there and may hold homes. Nothing was changed. "
                "Leave homes.disk out once and deploy, which mounts that file; then name the disk again, and the homes "
                "move onto it. If nobody needs the file, rename it.",
                disk=disk,
                file=file,
            )
        )
    if label_of(disk) != settings.instance:
        check_empty(Path(disk))
        run("mkfs.btrfs", "--label", settings.instance, disk)
    return f"UUID={uuid_of(disk)}"


def make_file(settings: Settings) -> None:
    """Make the file with its file system. Its space is taken at once: nothing else can then fill the homes' disk."""
    file = homes_file(settings)
    free = shutil.disk_usage(settings.data).free
    size = settings.homes.size or free * 3 // 5
    if not SMALLEST <= size <= free:
        raise UserError(
            tr(
                "homes.size: {size} MB wanted, {free} MB free in {folder}; at least {least} MB are needed",
                size=size >> 20,
                free=free >> 20,
                folder=settings.data,
                least=SMALLEST >> 20,
            )
        )
    draft = file.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with draft.open("wb") as opened:
        os.fchmod(opened.fileno(), 0o600)
        os.posix_fallocate(opened.fileno(), 0, size)
    run("mkfs.btrfs", "--nodiscard", "--label", settings.instance, draft)
    draft.rename(file)


def check_nobody_works(settings: Settings) -> None:
    """Raise UserError where students' servers run: they would go on writing into the old folders."""
    try:
        found = containers("network", settings.instance)
    except (OSError, ValueError) as error:
        raise UserError(
            tr("Docker does not answer: {reason}\nStart it with: {verb}", reason=error, verb="systemctl start docker"),
            status=1,
        ) from None
    if found:
        raise UserError(
            tr("{count} students are at work; the homes can move when they have stopped.", count=len(found))
        )


def move_in(folder: Path, staging: Path, what: str) -> None:
    """Copy every home into a subvolume of the new file system. One that is there already stays as it is."""
    staging.mkdir(mode=0o700, exist_ok=True)
    run("mount", "-t", "btrfs", "-o", options_of(what), what, staging)
    try:
        for one in sorted(folder.iterdir()):
            target, half = staging / one.name, staging / f".moving-{one.name}"
            if target.exists():
                continue
            if half.exists():
                btrfs("subvolume", "delete", half)
            if one.is_dir() and not one.is_symlink():
                btrfs("subvolume", "create", half)
            run("cp", "--archive", "--no-target-directory", one, half)
            half.rename(target)
        run("sync", "--file-system", staging)
    finally:
        run("umount", staging)
        staging.rmdir()
