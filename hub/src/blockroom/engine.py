"""The Docker engine of this machine: found, installed where there is none, started where it is down."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import docker
from docker.errors import DockerException

from blockroom.errors import UserError
from blockroom.language import tr
from blockroom.place import start_docker
from blockroom.terminal import step

START_SECONDS = 60


def connect() -> docker.DockerClient:
    """A client of the engine. Raises UserError where none answers."""
    try:
        client = docker.from_env(timeout=600)
        client.ping()
    except (DockerException, OSError) as error:
        raise UserError(
            tr("Docker does not answer: {reason}\nStart it with: {verb}", reason=error, verb=start_docker()), status=1
        ) from None
    return client


def answers() -> bool:
    try:
        connect()
    except UserError:
        return False
    return True


def apt_install(*packages: str) -> None:
    """Install Debian or Ubuntu packages. Raises UserError with apt's own words where that fails."""
    if shutil.which("apt-get") is None:
        raise UserError(tr("This machine has no apt-get; install by hand: {packages}", packages=" ".join(packages)))
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    commands = (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages])
    for command in commands:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise UserError(
            tr(
                "apt-get could not install {packages}: {reason}",
                packages=" ".join(packages),
                reason=done.stderr.strip(),
            ),
            status=1,
        )


def wait_until(ready: Callable[[], bool], seconds: float) -> bool:
    """Whether `ready` came true within that time, asked four times a second."""
    end = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > end:
            return False
        time.sleep(0.25)
    return True


def start_engine(logs: Path) -> None:
    """Start dockerd as the machine's own service, or by itself where the machine has no service manager."""
    if Path("/run/systemd/system").is_dir():
        subprocess.run(["systemctl", "enable", "--now", "docker"], capture_output=True, check=False)
    else:
        subprocess.run(["service", "docker", "start"], capture_output=True, check=False)
        # Debian's init script gives up inside containers, where it may not raise its limits.
        if not wait_until(answers, 5):
            logs.mkdir(parents=True, exist_ok=True)
            with (logs / "dockerd.log").open("ab") as log:
                subprocess.Popen(
                    ["dockerd"], stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, cwd="/"
                )
    if not wait_until(answers, START_SECONDS):
        raise UserError(
            tr("Docker is installed but does not start; see: journalctl -u docker, or dockerd.log"), status=1
        )


def ensure_engine(logs: Path) -> None:
    """Leave a working Docker alone; else install it, start it, or both."""
    if answers():
        return
    if shutil.which("dockerd") is None:
        with step(tr("Installing Docker from the distribution's packages (about a minute)")):
            apt_install("docker.io", "iptables")
    with step(tr("Starting Docker")):
        start_engine(logs)
