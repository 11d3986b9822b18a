"""Servers of two Debian releases, as a school would have them, and what they are deployed from."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from blockroom.engine import apt_install, ensure_engine
from tests.deploy.server import IMAGES, SUITES, Server, build_standin, ensure_school_network
from tests.room import ARTIFACTS, REPOSITORY

DEPLOY = ARTIFACTS / "deploy"


@pytest.fixture(scope="session")
def standins() -> dict[str, str]:
    """The image of a fresh server for each Debian release."""
    ensure_engine(ARTIFACTS)
    if subprocess.run(["which", "ssh-keygen", "curl"], capture_output=True, check=False).returncode:
        apt_install("openssh-client", "curl")
    ensure_school_network()
    return {suite: build_standin(suite) for suite in SUITES}


def image_archive(repository: Path, name: str) -> str:
    """An archive of the image of a version, on the disk that is brought to every server; its path there."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    file = IMAGES / f"{name}.tar"
    settings = DEPLOY / "image.yaml"
    settings.write_text("address: https://school\nserver: {tls: internal}\n", encoding="utf-8")
    subprocess.run(["make", "image", f"SETTINGS={settings}", f"SAVE={file}"], cwd=repository, check=True)
    return f"server:/srv/images/{name}.tar"


@pytest.fixture(scope="session")
def archive(standins: dict[str, str]) -> str:
    return image_archive(REPOSITORY, "current")


def fresh(suite: str, number: int, standin: str) -> Server:
    server = Server(f"blockroom-{suite}-{number}", number, DEPLOY / f"{suite}-{number}")
    server.create(standin)
    server.write_settings()
    return server


@pytest.fixture(scope="session")
def bookworm(standins: dict[str, str], archive: str) -> Iterator[Server]:
    """Debian 12, fresh, and deployed."""
    server = fresh("bookworm", 10, standins["bookworm"])
    # Backups of an earlier run, made with a key that nobody has any more.
    server.run("find /srv/backup -mindepth 1 -delete")
    server.make("deploy", f"IMAGE={archive}")
    yield server
    server.destroy()


@pytest.fixture(scope="session")
def trixie(standins: dict[str, str], archive: str) -> Iterator[Server]:
    """Debian 13, fresh, and deployed."""
    server = fresh("trixie", 11, standins["trixie"])
    server.make("deploy", f"IMAGE={archive}")
    yield server
    server.destroy()
