"""restic, which writes and reads the backups: how it is run, and what its failures mean in words."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from blockroom.errors import UserError
from blockroom.language import tr
from blockroom.settings import Settings
from blockroom.target import Target, ensure_program, sftp, ssh_config, work_folder

Kind = Literal["absent", "key", "full", "locked", "ssh-key", "host-key", "network", "damaged", "denied", "other"]
TAG = "blockroom"
INCOMPLETE = 3

SIGNS: list[tuple[Kind, tuple[str, ...]]] = [
    ("key", ("wrong password or no key found",)),
    ("full", ("no space left on device", "disk quota exceeded")),
    ("host-key", ("host key verification failed", "remote host identification has changed")),
    ("ssh-key", ("permission denied (", "too many authentication failures")),
    (
        "network",
        (
            "could not resolve hostname",
            "connection refused",
            "connection timed out",
            "no route to host",
            "network is unreachable",
            "connection reset",
            "connection closed",
            "connection lost",
            "broken pipe",
            "not responding",
            "unable to start the sftp session",
            "ssh command exited",
        ),
    ),
    ("absent", ("is there a repository at the following location", "repository does not exist")),
    ("locked", ("already locked", "unable to create lock")),
    (
        "damaged",
        (
            "ciphertext verification failed",
            "invalid data returned",
            "not found in index",
            "not found in repository",
            "unexpected pack size",
            "pack id does not match",
            "hash does not match",
            "unexpected eof",
            "is damaged",
            "repository contains errors",
        ),
    ),
    ("denied", ("permission denied", "read-only file system", "operation not permitted")),
]
"""What restic and ssh print, in lower case; the first that is found counts."""


class ResticError(UserError):
    """restic failed. `kind` says why for programs, the message for people."""

    def __init__(self, kind: Kind, message: str) -> None:
        super().__init__(message, status=1)
        self.kind = kind


@dataclass(frozen=True)
class Repository:
    """A target and the key that opens it."""

    settings: Settings
    target: Target
    key: Path


@dataclass(frozen=True)
class Snapshot:
    """One backup."""

    id: str
    time: datetime


def meaning(output: str) -> tuple[Kind, str]:
    """What a failure's output means, and the line of it that says so."""
    lines = [line for line in map(readable, output.splitlines()) if line]
    for kind, signs in SIGNS:
        for line in lines:
            if any(sign in line.lower() for sign in signs):
                return kind, line
    fatal = [line for line in lines if line.startswith(("Fatal:", "panic:"))]
    return "other", fatal[0] if fatal else "".join(lines[-1:])


def readable(line: str) -> str:
    """A line of restic's for people: newer versions wrap the last one into JSON."""
    if line.startswith("{"):
        with suppress(ValueError):
            return str(json.loads(line).get("message", "")).strip()
    return line.strip()


def explain(target: Target, output: str) -> ResticError:
    kind, reason = meaning(output)
    to, host = target.text, target.host
    match kind:
        case "absent":
            message = tr("{to}: there is no backup here", to=to)
        case "key":
            message = tr("{to}: the key does not open this backup; it was made with another server's key", to=to)
        case "full":
            message = tr("{to} is full: make room there, or keep fewer backups (backup.daily, weekly, monthly)", to=to)
        case "locked":
            message = tr("{to}: another program is writing into this backup; try again when it has ended", to=to)
        case "ssh-key":
            message = tr(
                "{host} does not let this server in: add the line that `blockroom backup --show-ssh-key` prints "
                "to ~/.ssh/authorized_keys of its user {user}",
                host=host,
                user=target.user,
            )
        case "host-key":
            message = tr(
                "{host} shows another host key than before: somebody else may be answering. If it was set up anew, "
                "remove the file {name} from the secrets folder and try again",
                host=host,
                name="backup-known-hosts",
            )
        case "network":
            message = tr("{host} cannot be reached, or the connection broke: {reason}", host=host, reason=reason)
        case "damaged":
            message = tr("{to}: the backup is damaged: {reason}", to=to, reason=reason)
        case "denied":
            message = tr("{to}: reading or writing there is not allowed: {reason}", to=to, reason=reason)
        case _:
            message = tr("restic failed: {reason}", reason=reason)
    return ResticError(kind, message)


def command(repository: Repository, *words: str) -> list[str]:
    """restic's command line; it dies with this program, so that no lock outlives it."""
    target, settings = repository.target, repository.settings
    ensure_program("restic", "restic")
    base = ["setpriv", "--pdeathsig", "KILL", "restic", f"--repo={target.repository}"]
    if target.host:
        ssh = f"ssh -F '{ssh_config(settings, target)}' backup-target -s sftp"
        base += [f"--option=sftp.command={ssh}", f"--cache-dir={work_folder(settings) / 'cache'}", "--cleanup-cache"]
    else:
        base += ["--no-cache"]
    return [*base, *words]


def run(
    repository: Repository,
    *words: str,
    folder: Path | None = None,
    allowed: Iterable[int] = (0,),
    hear: Callable[[str], None] | None = None,
) -> tuple[str, str]:
    """What restic prints on both outputs; `hear` gets each line of the first as it comes. Raises ResticError."""
    environment = {key: os.environ[key] for key in ("PATH", "HOME", "TMPDIR", "SSL_CERT_FILE") if key in os.environ}
    environment |= {"RESTIC_PASSWORD_FILE": str(repository.key), "RESTIC_PROGRESS_FPS": "2"}
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as errors:
        process = subprocess.Popen(
            command(repository, *words),
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
        lines = []
        for line in process.stdout or ():
            lines.append(line)
            if hear is not None:
                hear(line)
        code = process.wait()
        errors.seek(0)
        problems = errors.read()
    if code not in allowed:
        raise explain(repository.target, problems or "".join(lines))
    return "".join(lines), problems


def exists(repository: Repository) -> bool:
    """Whether the target holds a backup that the key opens. Raises ResticError for another's key, or no answer."""
    try:
        run(repository, "cat", "config", "--no-lock")
    except ResticError as error:
        if error.kind == "absent":
            return False
        if error.kind == "network":
            # restic may end before it has heard ssh's reason.
            asked = sftp(repository.settings, repository.target, "pwd")
            if asked.returncode:
                raise explain(repository.target, asked.stderr) from None
        raise
    return True


def snapshots(repository: Repository) -> list[Snapshot]:
    """All backups, the oldest first."""
    text, _ = run(repository, "snapshots", "--json", "--no-lock", f"--tag={TAG}")
    found = [Snapshot(one["short_id"], when(one["time"])) for one in json.loads(text) or []]
    return sorted(found, key=lambda one: one.time)


def when(text: str) -> datetime:
    """restic's time, which has more digits than Python takes, on this machine's clock."""
    seconds, _, rest = text.partition(".")
    zone = rest.lstrip("0123456789") if rest else ""
    return datetime.fromisoformat((seconds + zone).replace("Z", "+00:00")).astimezone()


def escape(path: str) -> str:
    """A path as a pattern that means just this path."""
    return "".join(f"\\{sign}" if sign in "\\[]*?" else sign for sign in path)


def messages(output: str) -> list[dict[str, Any]]:
    """The JSON lines of an output; other lines are left out."""
    found = []
    for line in output.splitlines():
        if line.startswith("{"):
            try:
                found.append(json.loads(line))
            except ValueError:
                continue
    return found
