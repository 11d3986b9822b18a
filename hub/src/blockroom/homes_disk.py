"""Where a server's homes lie: a btrfs of their own, on a disk or in a file, mounted by systemd before the hub starts.

Nothing here formats what is not empty, and no home is ever hidden under a mount or deleted.
"""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
from pathlib import Path

from blockroom import systemd
from blockroom.engine import wait_until
from blockroom.errors import UserError
from blockroom.homes_volume import btrfs, containers, on_btrfs, run
from blockroom.language import tr
from blockroom.settings import Settings
from blockroom.terminal import say, step

MOUNT_SECONDS = 10
SMALLEST = 256 * 2**20
OPTIONS = "noatime,compress=zstd"

MOUNT = """\
[Unit]
Description=Blockroom's students' homes
Before=blockroom-home.socket blockroom-home.service blockroom-hub.service blockroom-backup.service

[Mount]
What={what}
Where={where}
Type=btrfs
Options={options}

[Install]
WantedBy=local-fs.target
RequiredBy=blockroom-home.socket blockroom-hub.service blockroom-backup.service
"""
"""Without its homes a classroom does not start: students would find empty folders, and fill them."""


def homes_file(settings: Settings) -> Path:
    """The file that holds the homes where there is no disk for them."""
    return settings.data / "homes.btrfs"


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

    Raises UserError where the disk is not empty, where there is too little space, and where students are at work on
    homes that would have to move.
    """
    folder, disk, size = settings.homes_folder, settings.homes.disk, settings.homes.size
    folder.mkdir(mode=0o711, parents=True, exist_ok=True)
    changed = False
    if settings.server is None:
        if not on_btrfs(folder):
            raise UserError(tr("Without a server section a classroom keeps its homes in a folder: nothing to do."))
    elif not folder.is_mount():
        if disk or not on_btrfs(folder):
            place(settings)
            changed = True
    elif disk and uuid_of(disk) != run("findmnt", "--noheadings", "--output=UUID", "--mountpoint", folder):
        add_disk(settings, Path(disk))
        changed = True
    elif size and is_file(settings) and size > homes_file(settings).stat().st_size:
        grow(settings, size)
        changed = True
    return ensure_quota(folder) or changed


def ensure_quota(folder: Path) -> bool:
    """Have quotas on, and their figures right; whether anything had to be done."""
    done = subprocess.run(["btrfs", "qgroup", "show", str(folder)], capture_output=True, text=True, check=False)
    if done.returncode:
        btrfs("quota", "enable", folder)
    elif "inconsistent" in done.stderr:
        with step(tr("Counting what the homes hold")):
            btrfs("quota", "rescan", "-w", folder)
    else:
        return False
    return True


def place(settings: Settings) -> None:
    """Make the file system, copy into it what lies in the homes' folder, and mount it there for good."""
    folder, file, disk = settings.homes_folder, homes_file(settings), settings.homes.disk
    if disk and label_of(disk) != settings.instance:
        check_empty(Path(disk))
        run("mkfs.btrfs", "--label", settings.instance, disk)
    elif not disk and not file.exists():
        make_file(settings)
    what, options = (f"UUID={uuid_of(disk)}", OPTIONS) if disk else (str(file), f"loop,nodiscard,{OPTIONS}")
    if any(folder.iterdir()):
        check_nobody_works(settings)
        with step(tr("Moving the homes")):
            move_in(folder, settings.data / "homes.new", disk or str(file), options)
        before = next(one for number in itertools.count(1) if not (one := settings.data / f"homes.{number}").exists())
        folder.rename(before)
        folder.mkdir(mode=0o711)
        say(tr("The homes are moved. The old copies stay in {folder}; delete them when all is well.", folder=before))
    mount(folder, what, options)


def check_empty(disk: Path) -> None:
    """Raise UserError where a disk is none or holds anything that anybody could miss."""
    if not disk.is_block_device():
        raise UserError(tr("homes.disk: {disk} is no disk of this machine; see: lsblk", disk=disk))
    found = run("wipefs", "--no-act", "--noheadings", "--output=TYPE", disk).split()
    parts = run("lsblk", "--noheadings", "--list", "--output=NAME", disk).split()[1:]
    if found or parts:
        raise UserError(
            tr(
                "homes.disk: {disk} is not empty: {found}. Nothing was changed. "
                "Name another disk, or empty this one yourself if nobody needs what it holds: wipefs --all {disk}",
                disk=disk,
                found=", ".join([*found, *parts]),
            )
        )


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


def uuid_of(disk: str) -> str:
    return probed(disk, "UUID")


def label_of(disk: str) -> str:
    """The label of a btrfs, empty where a disk has none or is something else."""
    return probed(disk, "LABEL") if probed(disk, "TYPE") == "btrfs" else ""


def probed(disk: str, tag: str) -> str:
    command = ["blkid", "--probe", "--match-tag", tag, "--output", "value", disk]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


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


def move_in(folder: Path, staging: Path, source: str, options: str) -> None:
    """Copy every home into a subvolume of the new file system. One that is there already stays as it is."""
    staging.mkdir(mode=0o700, exist_ok=True)
    run("mount", "-t", "btrfs", "-o", options, source, staging)
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


def unit_file(folder: Path) -> Path:
    return systemd.INSTALLED / run("systemd-escape", "--path", "--suffix=mount", folder)


def mount(folder: Path, what: str, options: str) -> None:
    """Mount now and at every start of the machine."""
    file = unit_file(folder)
    file.write_text(MOUNT.format(what=what, where=folder, options=options), encoding="utf-8")
    systemd.systemctl("daemon-reload")
    systemd.systemctl("enable", "--now", file.name)
    if not wait_until(folder.is_mount, MOUNT_SECONDS):
        raise UserError(tr("{unit} did not mount the homes; see: journalctl -u {unit}", unit=file.name), status=1)
    folder.chmod(0o711)


def source_of(folder: Path) -> str:
    """The device that is mounted at a folder."""
    return run("findmnt", "--noheadings", "--output=SOURCE", "--mountpoint", folder).split("[")[0]


def is_file(settings: Settings) -> bool:
    """Whether the homes are mounted from their file."""
    file, folder = homes_file(settings), settings.homes_folder
    if not file.exists() or not folder.is_mount():
        return False
    source = source_of(folder)
    return source.startswith("/dev/loop") and run("losetup", "--noheadings", "--output=BACK-FILE", source) == str(file)


def grow(settings: Settings, size: int) -> None:
    """Make the file that holds the homes larger, under the feet of whoever works in them."""
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
    run("losetup", "--set-capacity", source_of(folder))
    btrfs("filesystem", "resize", "max", folder)


def add_disk(settings: Settings, disk: Path) -> None:
    """Give the homes another disk. From a file they move onto it, which takes minutes, while everybody works on."""
    folder, file = settings.homes_folder, homes_file(settings)
    if not folder.is_mount() or not on_btrfs(folder):
        raise UserError(tr("The homes are not mounted at {folder}; see: blockroom homes", folder=folder), status=1)
    check_empty(disk)
    loop = source_of(folder) if is_file(settings) else ""
    btrfs("device", "add", disk, folder)
    if loop:
        with step(tr("Moving the homes onto {disk}", disk=disk)):
            btrfs("device", "remove", loop, folder)
        unit = unit_file(folder)
        unit.write_text(
            MOUNT.format(what=f"UUID={uuid_of(str(disk))}", where=folder, options=OPTIONS), encoding="utf-8"
        )
        systemd.systemctl("daemon-reload")
        file.rename(file.with_suffix(".moved"))
        say(
            tr(
                "The homes lie on {disk} now; say so in classroom.yaml, homes.disk. {file} is no longer needed.",
                disk=disk,
                file=file.with_suffix(".moved"),
            )
        )
