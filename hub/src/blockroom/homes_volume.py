"""A home as a btrfs subvolume: made, limited, measured, and made of a plain folder without losing anything.

A limit counts what a home refers to, as it lies on the disk: compressed, and whatever snapshots hold of it besides.
"""

from __future__ import annotations

import http.client
import json
import shutil
import socket
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import quote

from blockroom.errors import UserError
from blockroom.language import tr
from blockroom.tree import SUBVOLUME, delete

BTRFS = "9123683e"
DOCKER = Path("/var/run/docker.sock")
DOCKER_SECONDS = 30


def run(*words: str | Path) -> str:
    """What a program prints. Raises UserError where it is missing, and with its own words where it fails."""
    try:
        done = subprocess.run([*map(str, words)], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise UserError(tr("{program} is missing; install btrfs-progs and util-linux.", program=words[0])) from None
    if done.returncode:
        reason = (done.stderr or done.stdout).strip()
        raise UserError(tr("{command} failed: {reason}", command=" ".join(map(str, words)), reason=reason), status=1)
    return done.stdout.strip()


def btrfs(*words: str | Path) -> str:
    return run("btrfs", *words)


def on_btrfs(path: Path) -> bool:
    done = subprocess.run(
        ["stat", "--file-system", "--format=%t", str(path)], capture_output=True, text=True, check=True
    )
    return done.stdout.strip() == BTRFS


def is_subvolume(path: Path) -> bool:
    """Whether a folder on btrfs is a subvolume."""
    return path.stat().st_ino == SUBVOLUME


def subvolumes_in(path: Path) -> int:
    """How many subvolumes lie in a subvolume: what a snapshot of it lacks. None on a file system without them."""
    return len(btrfs("subvolume", "list", "-o", path).splitlines())


def usage(path: Path) -> tuple[int, int | None] | None:
    """Bytes that a subvolume uses and may use; None where quotas are off."""
    command = ["btrfs", "qgroup", "show", "--sync", "--raw", "-r", "-f", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    rows = [line.split() for line in done.stdout.splitlines() if line.startswith("0/")]
    if done.returncode or not rows:
        return None
    _, used, _, limit = rows[0][:4]
    return int(used), None if limit == "none" else int(limit)


def ensure_volume(path: Path) -> None:
    """Have a subvolume at `path`. A plain folder becomes one; where that fails it stays as it is."""
    staged, plain = (path.with_name(f".{prefix}-{path.name}") for prefix in ("new", "plain"))
    if not path.exists() and plain.exists():
        # The machine stopped between the two renames of `converted`.
        plain.rename(path)
    if not path.exists():
        btrfs("subvolume", "create", path)
    elif not is_subvolume(path) and not converted(path, staged, plain):
        return
    if plain.exists():
        delete(plain)


def limited(path: Path, quota: int | None) -> tuple[int, int | None] | None:
    """What a home uses and may use, after setting its limit; None where there can be none."""
    known = usage(path) if is_subvolume(path) else None
    if known is None or known[1] == quota:
        return known
    btrfs("qgroup", "limit", "none" if quota is None else str(quota), path)
    return usage(path)


def converted(path: Path, staged: Path, plain: Path) -> bool:
    """Turn a plain folder into a subvolume that shares its blocks; whether that could be done."""
    if in_use(path):
        return False
    if staged.exists():
        btrfs("subvolume", "delete", staged)
    btrfs("subvolume", "create", staged)
    command = ["cp", "--archive", "--reflink=always", f"{path}/.", str(staged)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        btrfs("subvolume", "delete", staged)
        return False
    path.rename(plain)
    staged.rename(path)
    return True


def in_use(path: Path) -> bool:
    """Whether a container has a folder, or might have it: what is done there would be lost with the folder."""
    try:
        return bool(containers("volume", str(path)))
    except (OSError, ValueError):
        return True


def containers(key: str, value: str) -> list[Any]:
    """Containers that run, as Docker lists them with a filter; none where there is no Docker.

    Asked of Docker itself, for Debian 13's docker.io comes without its command line. Raises OSError or ValueError where
    it does not answer.
    """
    if not DOCKER.exists() and shutil.which("dockerd") is None:
        return []
    connection = http.client.HTTPConnection("docker", timeout=DOCKER_SECONDS)
    with socket.socket(socket.AF_UNIX) as connection.sock:
        connection.sock.settimeout(DOCKER_SECONDS)
        connection.sock.connect(str(DOCKER))
        connection.request("GET", f"/containers/json?filters={quote(json.dumps({key: [value]}))}")
        try:
            found = json.loads(connection.getresponse().read())
        except http.client.HTTPException as error:
            raise OSError(repr(error)) from None
    if not isinstance(found, list):
        raise ValueError(found)
    return found
