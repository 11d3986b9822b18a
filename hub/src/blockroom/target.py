"""Where backups lie: a folder of this machine, or one of another machine over SSH."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from blockroom.engine import apt_install
from blockroom.errors import UserError
from blockroom.language import tr
from blockroom.secrets import write_private
from blockroom.settings import Settings
from blockroom.terminal import say, step

REPOSITORY = "blockroom"
KEY_BESIDE = "blockroom-key.txt"
SSH_KEY = "backup-ssh"
KNOWN_HOSTS = "backup-known-hosts"
SSH_NAME = "backup-target"
REMOTE = re.compile(
    r"sftp:(?://(?P<user1>[^:/\s@]+)@(?P<host1>[^:/\s]+):(?P<port>\d+)(?P<folder1>/.*)"
    r"|(?P<user2>[^:/\s@]+)@(?P<host2>[^:/\s]+):(?P<folder2>.+))"
)


@dataclass(frozen=True)
class Target:
    """`backup.to` taken apart. `host` is empty for a folder of this machine."""

    text: str
    folder: str
    user: str = ""
    host: str = ""
    port: int = 22

    @property
    def repository(self) -> str:
        """How restic calls it."""
        path = f"{self.folder}/{REPOSITORY}"
        return f"sftp:{SSH_NAME}:{path}" if self.host else path


def parse_target(text: str) -> Target:
    """Raises UserError for what is neither a folder nor an sftp address."""
    match = REMOTE.fullmatch(text)
    if match is not None:
        user, host = match["user1"] or match["user2"], match["host1"] or match["host2"]
        folder = match["folder1"] or match["folder2"]
        return Target(text, folder.rstrip("/"), user, host, int(match["port"] or 22))
    if text.startswith("/"):
        return Target(text, os.path.normpath(text))
    raise UserError(
        tr("{to}: no place for backups; allowed: a folder such as /mnt/backup, or sftp:user@host:folder", to=text)
    )


def chosen_target(settings: Settings, text: str = "") -> Target:
    """The target named, else the one of the settings. Raises UserError where there is neither."""
    if not (text or settings.backup.to):
        raise UserError(tr("Nobody has said where backups go: set backup.to in classroom.yaml"))
    return parse_target(text or settings.backup.to)


def work_folder(settings: Settings) -> Path:
    """The private folder for what a backup needs while it runs."""
    folder = settings.data / "backup"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def ensure_program(name: str, package: str) -> None:
    if shutil.which(name) is None:
        with step(tr("Installing {package}", package=package)):
            apt_install(package)


def ensure_ssh_key(settings: Settings) -> str:
    """This server's public key for backup targets, made at first use."""
    key = settings.secrets / SSH_KEY
    ensure_program("ssh-keygen", "openssh-client")
    if not key.exists():
        settings.secrets.mkdir(mode=0o700, parents=True, exist_ok=True)
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", f"{settings.instance}-backup", "-f", str(key)]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    return key.with_suffix(".pub").read_text(encoding="utf-8").strip()


def ssh_config(settings: Settings, target: Target) -> Path:
    """The configuration for ssh and sftp: our key only, the host's key accepted once and pinned from then on."""
    ensure_ssh_key(settings)
    file = work_folder(settings) / "ssh_config"
    lines = [
        f"Host {SSH_NAME}",
        f"HostName {target.host}",
        f"User {target.user}",
        f"Port {target.port}",
        f'IdentityFile "{settings.secrets / SSH_KEY}"',
        f'UserKnownHostsFile "{settings.secrets / KNOWN_HOSTS}"',
        "GlobalKnownHostsFile /dev/null",
        "IdentitiesOnly yes",
        "BatchMode yes",
        "StrictHostKeyChecking accept-new",
        "ConnectTimeout 15",
        "ServerAliveInterval 15",
        "ServerAliveCountMax 4",
        "LogLevel ERROR",
    ]
    write_private(file, "\n".join(lines) + "\n")
    return file


def sftp(settings: Settings, target: Target, *commands: str) -> subprocess.CompletedProcess[str]:
    command = ["sftp", "-F", str(ssh_config(settings, target)), "-b", "-", SSH_NAME]
    return subprocess.run(command, input="\n".join(commands) + "\n", capture_output=True, text=True, check=False)


def free_space(settings: Settings, target: Target) -> int | None:
    """Free bytes of the target; None where the other machine does not say."""
    if not target.host:
        return shutil.disk_usage(target.folder).free
    rows = [line.split() for line in sftp(settings, target, f'df "{target.folder}"').stdout.splitlines()]
    numbers = [row for row in rows if len(row) == 5 and row[2].isdigit()]
    return int(numbers[-1][2]) * 1024 if numbers else None


def put_key_beside(settings: Settings, target: Target, key: Path) -> None:
    """Lay the key beside the repository, for settings without `encrypt`. Raises UserError where that fails."""
    path = f"{target.folder}/{KEY_BESIDE}"
    if target.host:
        done = sftp(settings, target, f'-mkdir "{target.folder}"', f'put "{key}" "{path}"', f'chmod 600 "{path}"')
        if done.returncode:
            raise UserError(
                tr("The key could not be laid beside the backup in {to}: {reason}", to=target.text, reason=done.stderr),
                status=1,
            )
    elif not Path(path).exists() or Path(path).read_bytes() != key.read_bytes():
        write_private(Path(path), key.read_text(encoding="ascii"))


def take_key_away(settings: Settings, target: Target) -> None:
    """Remove the key that lies beside the repository since a time without `encrypt`."""
    path = f"{target.folder}/{KEY_BESIDE}"
    if target.host:
        there = sftp(settings, target, f'rm "{path}"').returncode == 0
    else:
        there = Path(path).exists()
        Path(path).unlink(missing_ok=True)
    if there:
        say(
            tr(
                "The key no longer lies beside the backup in {to}. Who copied it before can still read the backup. "
                "Keep a copy of the key somewhere else: blockroom backup --show-key",
                to=target.text,
            )
        )


def key_beside(settings: Settings, target: Target) -> Path | None:
    """The key that lies beside the repository, if there is one."""
    path = Path(target.folder) / KEY_BESIDE
    if not target.host:
        return path if path.exists() else None
    copy = work_folder(settings) / "key-beside"
    copy.unlink(missing_ok=True)
    sftp(settings, target, f'get "{path}" "{copy}"')
    return copy if copy.exists() else None


def lay_aside(settings: Settings, target: Target) -> None:
    """Rename the repository, so that a new one can begin beside it. Raises UserError where that fails."""
    old = f"{target.folder}/{REPOSITORY}"
    new = f"{old}-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}"
    if target.host:
        sftp(settings, target, f'rename "{old}" "{new}"')
    elif Path(old).exists():
        Path(old).rename(new)
    say(tr("What was in {old} is kept in {new}.", old=old, new=new))


def mount_points(fstab: str) -> list[Path]:
    """The folders at which an fstab mounts something."""
    fields = [line.split() for line in fstab.splitlines() if not line.lstrip().startswith("#")]
    return [Path(words[1].replace("\\040", " ")) for words in fields if len(words) > 1 and words[1].startswith("/")]


def check_fstab(folder: Path) -> None:
    """Raise UserError where the folder belongs on a disk that is not mounted now."""
    fstab = Path("/etc/fstab")
    points = mount_points(fstab.read_text(encoding="utf-8")) if fstab.exists() else []
    for point in points:
        if folder.is_relative_to(point) and point != Path("/") and not point.is_mount():
            raise UserError(
                tr("{folder}: the disk at {point} is not mounted; mount it: mount {point}", folder=folder, point=point)
            )


def check_target(settings: Settings, target: Target) -> None:
    """Raise UserError where the target is a folder that cannot take a backup; warn of one on the same disk."""
    if target.host:
        return
    folder = Path(target.folder)
    if folder.is_relative_to(settings.data):
        raise UserError(
            tr("{to} is part of what is backed up; choose a folder outside {data}", to=folder, data=settings.data)
        )
    check_fstab(folder)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(tr("{to} cannot be made: {reason}", to=folder, reason=error.strerror)) from None
    if folder.stat().st_dev in {settings.data.stat().st_dev}:
        say(tr("{to} is on the classroom's own disk, and a broken disk takes both: another one is better.", to=folder))
