"""More room for homes that are mounted: a larger file, or a disk, under the feet of whoever works in them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from blockroom.errors import UserError
from blockroom.homes import not_mounted
from blockroom.homes_mount import (
    check_empty,
    devices_of,
    homes_file,
    lasting_name,
    mounted_uuid,
    source_of,
    unit_source,
    uuid_of,
    write_unit,
)
from blockroom.homes_volume import btrfs, on_btrfs, run
from blockroom.language import tr
from blockroom.settings import Settings
from blockroom.terminal import say, step


def follow(settings: Settings) -> bool:
    """Have homes that are mounted on the disk, or in a file of the size, that the settings name.

    Whether anything had to be done. Raises UserError where they lie on another disk.
    """
    folder, disk, size = settings.homes_folder, settings.homes.disk, settings.homes.size
    if disk and is_file(settings):
        add_disk(settings, Path(disk))
        return True
    if disk and uuid_of(disk) != mounted_uuid(folder):
        # What has that name now may be anything: names change when disks come and go.
        raise UserError(
            tr(
                "homes.disk: {disk} is not where the homes lie, which is {source}. Nothing was changed. "
                "Write that into classroom.yaml; to give the homes a further disk: blockroom homes --add-disk {disk}",
                disk=disk,
                source=lasting_name(source_of(folder)),
            )
        )
    if size and is_file(settings) and size > homes_file(settings).stat().st_size:
        grow(settings, size)
        return True
    return False


def loop_of(settings: Settings) -> str:
    """The loop device by which the homes lie in their file; empty where they do not, or no longer."""
    file, folder = homes_file(settings), settings.homes_folder
    if not file.exists() or not folder.is_mount():
        return ""
    # While they move from the file onto a disk they lie on both.
    loops = [device for device in devices_of(folder) if device.startswith("/dev/loop")]
    files = (run("losetup", "--noheadings", "--output=BACK-FILE", loop) for loop in loops)
    return next((loop for loop, found in zip(loops, files, strict=True) if found == str(file)), "")


def is_file(settings: Settings) -> bool:
    """Whether the homes are mounted from their file."""
    return bool(loop_of(settings))


def grow(settings: Settings, size: int) -> None:
    """Make the file that holds the homes larger. Raises UserError where there is none, and where it cannot be."""
    file, folder = homes_file(settings), settings.homes_folder
    if not is_file(settings):
        raise UserError(
            tr("The homes lie in no file that could grow; give them a disk: blockroom homes --add-disk DISK")
        )
    now = file.stat().st_size
    if size < now:
        raise UserError(tr("The file with the homes has {size} MB already, and cannot shrink.", size=now >> 20))
    free = shutil.disk_usage(settings.data).free
    if size - now > free:
        raise UserError(tr("{folder} has {free} MB free; that is too little.", folder=settings.data, free=free >> 20))
    with file.open("r+b") as opened:
        os.posix_fallocate(opened.fileno(), 0, size)
    run("losetup", "--set-capacity", loop_of(settings))
    btrfs("filesystem", "resize", "max", folder)


def add_disk(settings: Settings, disk: Path) -> None:
    """Give the homes another disk. From a file they move onto it, which takes minutes, while everybody works on.

    What was interrupted goes on. Raises UserError where the disk is not empty.
    """
    folder, file = settings.homes_folder, homes_file(settings)
    if not folder.is_mount() or not on_btrfs(folder):
        raise not_mounted(folder)
    if uuid_of(str(disk)) != mounted_uuid(folder):
        check_empty(disk)
        btrfs("device", "add", disk, folder)
    if loop := loop_of(settings):
        with step(tr("Moving the homes onto {disk}", disk=disk)):
            # Until that is done the unit names the file: both are needed to mount them, and only it brings both.
            btrfs("device", "remove", loop, folder)
    if unit_source(folder) == str(file):
        write_unit(folder, f"UUID={uuid_of(str(disk))}")
        moved = file.with_suffix(".moved")
        file.rename(moved)
        say(
            tr(
                "The homes lie on {disk} now; say so in classroom.yaml, homes.disk. {file} is no longer needed.",
                disk=lasting_name(str(disk)),
                file=moved,
            )
        )
