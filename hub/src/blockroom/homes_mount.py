"""How systemd mounts a server's homes. What the unit names is where they lie, whatever the settings say."""

from __future__ import annotations

import subprocess
from pathlib import Path

from blockroom import systemd
from blockroom.engine import wait_until
from blockroom.errors import UserError
from blockroom.homes import not_mounted
from blockroom.homes_volume import on_btrfs, run
from blockroom.language import tr
from blockroom.settings import Settings

MOUNT_SECONDS = 10
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


def unit_file(folder: Path) -> Path:
    return systemd.INSTALLED / run("systemd-escape", "--path", "--suffix=mount", folder)


def unit_source(folder: Path) -> str:
    """What the unit mounts, `UUID=…` or the path of a file; empty where there is no unit."""
    file = unit_file(folder)
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return next((line.removeprefix("What=") for line in lines if line.startswith("What=")), "")


def options_of(what: str) -> str:
    return OPTIONS if what.startswith("UUID=") else f"loop,nodiscard,{OPTIONS}"


def write_unit(folder: Path, what: str) -> Path:
    """Have systemd know what to mount at every start of the machine; the unit's file."""
    file = unit_file(folder)
    file.write_text(MOUNT.format(what=what, where=folder, options=options_of(what)), encoding="utf-8")
    systemd.systemctl("daemon-reload")
    return file


def mount(folder: Path, what: str) -> None:
    """Mount now and at every start of the machine. Raises UserError where that fails."""
    unit = write_unit(folder, what).name
    systemd.systemctl("enable", "--now", unit)
    if not wait_until(folder.is_mount, MOUNT_SECONDS):
        raise UserError(tr("{unit} did not mount the homes; see: journalctl -u {unit}", unit=unit), status=1)
    folder.chmod(0o711)


def mounted(settings: Settings) -> bool:
    """Whether the homes are where they belong; always so without a server section, where they lie in a folder."""
    folder = settings.homes_folder
    if settings.server is None:
        return True
    if not folder.is_dir() or not on_btrfs(folder):
        return False
    # The disk below the mount point may be a btrfs as well.
    return folder.is_mount() or not unit_source(folder)


def check_mounted(settings: Settings) -> None:
    """Raise UserError where a server's homes are not mounted."""
    if not mounted(settings):
        raise not_mounted(settings.homes_folder)


def source_of(folder: Path) -> str:
    """The device that is mounted at a folder."""
    return run("findmnt", "--noheadings", "--output=SOURCE", "--mountpoint", folder).split("[")[0]


def devices_of(folder: Path) -> list[str]:
    """All devices of the btrfs that is mounted at a folder."""
    lines = run("btrfs", "filesystem", "show", "--raw", folder).splitlines()
    return [line.split(" path ", 1)[1].split()[0] for line in lines if " path " in line]


def mounted_uuid(folder: Path) -> str:
    return run("findmnt", "--noheadings", "--output=UUID", "--mountpoint", folder)


def uuid_of(disk: str) -> str:
    return probed(disk, "UUID")


def label_of(disk: str) -> str:
    """The label of a btrfs, empty where a disk has none or is something else."""
    return probed(disk, "LABEL") if probed(disk, "TYPE") == "btrfs" else ""


def probed(disk: str, tag: str) -> str:
    return asked("--probe", "--match-tag", tag, "--output", "value", disk)


def labelled(label: str) -> set[str]:
    """The UUIDs of every btrfs of a label on this machine's disks."""
    found = asked("--cache-file", "/dev/null", "--match-token", f"LABEL={label}", "--output", "device").split()
    return {uuid_of(disk) for disk in found if label_of(disk) == label}


def there(what: str) -> bool:
    """Whether a machine has what a unit mounts."""
    if what.startswith("UUID="):
        return bool(asked("--uuid", what.removeprefix("UUID=")))
    return Path(what).exists()


def asked(*words: str) -> str:
    return subprocess.run(["blkid", *words], capture_output=True, text=True, check=False).stdout.strip()


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


def lasting_name(disk: str) -> str:
    """A name of a disk that stays as it is when disks come and go, where udev gives one."""
    links = sorted(Path("/dev/disk/by-id").glob("*"))
    return next((str(link) for link in links if link.resolve() == Path(disk).resolve()), disk)
