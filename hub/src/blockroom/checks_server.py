"""What holds on a server besides: the machine, its homes, its units, its firewall, its backups."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil

from blockroom import firewall, homes_mount, systemd
from blockroom.backup import size
from blockroom.backup_status import read_status
from blockroom.checks import Broken, Doubt
from blockroom.language import tr
from blockroom.place import verb
from blockroom.settings import Settings

NEARLY_FULL = 90
FULL = 99
"""Percent of a disk."""

FRESH = timedelta(hours=48)
"""Two nights: one backup may fail, or wait for a disk."""

LOOP = 3
"""Starts anew of a unit, within RECENT_SECONDS, that are no accident any more."""
RECENT_SECONDS = 600


def used_percent(folder: Path) -> float:
    """How full a file system is, by bytes or by files, whichever is worse."""
    found = os.statvfs(folder)
    # As df counts: what is kept back for root is neither used nor free.
    blocks = found.f_blocks - found.f_bfree
    by_bytes = 100 * blocks / max(blocks + found.f_bavail, 1)
    return max(by_bytes, 100 * (1 - found.f_ffree / found.f_files) if found.f_files else 0)


def check_room(settings: Settings) -> str:
    """Is there room on each disk?"""
    folders = [Path("/"), Path("/var/lib/docker"), settings.data, settings.homes_folder]
    disks: dict[int, Path] = {}
    for folder in filter(Path.exists, folders):
        disks.setdefault(folder.stat().st_dev, folder)
    used = {folder: used_percent(folder) for folder in disks.values()}
    shown = ", ".join(f"{folder} {percent:.0f} %" for folder, percent in used.items())
    finding = tr(
        "too full: {disks}", disks=", ".join(f"{one} {of:.0f} %" for one, of in used.items() if of >= NEARLY_FULL)
    )
    cure = tr("see what fills it: du --max-depth=2 --one-file-system FOLDER; for the homes: blockroom homes --help")
    if any(percent >= FULL for percent in used.values()):
        raise Broken(finding, cure)
    if any(percent >= NEARLY_FULL for percent in used.values()):
        raise Doubt(finding, cure)
    return shown


def check_memory(settings: Settings) -> str:
    """Is there memory for one more student?"""
    memory = psutil.virtual_memory()
    if memory.available < settings.student.memory:
        raise Doubt(
            tr(
                "{free} of {all} are available, and a student may use {student}",
                free=size(memory.available),
                all=size(memory.total),
                student=size(settings.student.memory),
            ),
            tr("lower student.memory or student.idle_timeout in classroom.yaml, or give the server more memory"),
        )
    return tr("{free} of {all} are available", free=size(memory.available), all=size(memory.total))


def check_clock(settings: Settings) -> str:
    """Is the clock kept right? Certificates and logins depend on it."""
    if subprocess.run(["systemd-detect-virt", "--container", "--quiet"], check=False).returncode == 0:
        return tr("the host of this container keeps it")
    command = ["timedatectl", "show", "--property=NTPSynchronized", "--value"]
    shown = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    if shown != "yes":
        raise Doubt(
            tr("nothing keeps the clock right"),
            "apt-get install systemd-timesyncd && timedatectl set-ntp true",
        )
    return tr("synchronised")


def check_homes(settings: Settings) -> str:
    """Are the homes mounted, now and after a restart, and is everybody's limit enforced?"""
    folder = settings.homes_folder
    if not homes_mount.mounted(settings):
        raise Broken(tr("the homes are not mounted at {folder}", folder=folder), verb("homes"))
    if folder.is_mount():
        unit = homes_mount.unit_file(folder).name
        if systemd.show(unit)["UnitFileState"] not in ("enabled", "generated"):
            raise Doubt(tr("{unit} does not start with the machine", unit=unit), f"systemctl enable {unit}")
    if settings.homes.quota is None:
        return tr("{folder}, without limits", folder=folder)
    shown = subprocess.run(["btrfs", "qgroup", "show", str(folder)], capture_output=True, text=True, check=False)
    if shown.returncode:
        raise Broken(tr("nobody's limit is enforced: quotas are off at {folder}", folder=folder), verb("homes"))
    if "inconsistent" in shown.stderr:
        raise Doubt(tr("what homes use is counted wrongly at {folder}", folder=folder), verb("homes"))
    return tr("{folder}, {size} for each", folder=folder, size=size(settings.homes.quota))


def check_backup(settings: Settings) -> str:
    """Is there a backup that would not hurt much?"""
    if not settings.backup.to:
        raise Doubt(
            tr("nobody's work is backed up"), tr("set backup.to in classroom.yaml, then: {verb}", verb="make deploy")
        )
    known = read_status(settings)
    if not known.get("last_good"):
        raise Doubt(tr("there is no backup yet"), verb("backup"))
    age = datetime.now(UTC) - datetime.fromisoformat(known["last_good"])
    shown = tr("the last good one is {hours} hours old", hours=int(age.total_seconds() // 3600))
    if age > FRESH:
        raise Doubt(shown, tr("{verb} makes one, or says why not", verb=verb("backup")))
    if not known.get("ok"):
        finding = tr("{shown}, but the latest failed: {reason}", shown=shown, reason=known.get("error"))
        raise Doubt(finding, tr("{verb} makes one, or says why not", verb=verb("backup")))
    return shown


def units(settings: Settings) -> list[str]:
    """The units that start with the machine."""
    return ["docker.service", *systemd.starting(settings), "caddy.service"]


def check_units(settings: Settings) -> str:
    """Does systemd keep every unit up, and will it after a restart of the machine?"""
    checked = units(settings)
    for name in checked:
        state = systemd.show(name)
        if state["ActiveState"] == "failed" or state["SubState"] == "auto-restart":
            raise Broken(tr("{unit} fails", unit=name), tr("journalctl --unit={unit} shows why", unit=name))
        if name.endswith((".socket", ".timer")) and state["ActiveState"] != "active":
            raise Broken(tr("{unit} is down", unit=name), f"systemctl start {name}")
        if state["UnitFileState"] != "enabled":
            raise Broken(tr("{unit} does not start with the machine", unit=name), f"systemctl enable --now {name}")
        up = time.clock_gettime(time.CLOCK_MONOTONIC) - int(state["ActiveEnterTimestampMonotonic"]) / 1e6
        if int(state.get("NRestarts", 0)) >= LOOP and up < RECENT_SECONDS:
            raise Doubt(
                tr("{unit} was started anew {count} times", unit=name, count=state["NRestarts"]),
                tr("journalctl --unit={unit} shows why", unit=name),
            )
    return tr("{count} units", count=len(checked))


def check_tables(settings: Settings) -> str:
    """Are the firewall's tables in the kernel?"""
    names = [firewall.students_name(settings), firewall.server_name(settings)]
    command = shutil.which("nft", path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin") or "nft"
    for name in names:
        done = subprocess.run([command, "list", "table", "inet", name], capture_output=True, check=False)
        if done.returncode:
            raise Broken(tr("the firewall's table {name} is not there", name=name), verb("network"))
    return ", ".join(names)
