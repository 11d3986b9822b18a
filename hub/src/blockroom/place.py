"""Where this command runs, on a server or beside a repository, and how verbs are given there."""

from __future__ import annotations

import os
import shutil
import sys

from blockroom.settings import REPOSITORY, SERVER_CODE, Settings

KEPT = "PIP_INDEX_URL,DOCKER_HOST"
"""Variables that root needs too."""


def on_server() -> bool:
    """Whether this is the command of a server's own release."""
    return REPOSITORY.is_relative_to(SERVER_CODE)


def elsewhere(settings: Settings) -> bool:
    """Whether the settings' classroom is a server's, which this command is not a part of."""
    return settings.server is not None and not on_server()


def become_root() -> None:
    """Give the command again by sudo, which does not come back; without sudo what needs root says so itself."""
    if os.geteuid() == 0 or shutil.which("sudo") is None:
        return
    words = [word for word in sys.argv[1:] if word != "--sudo"]
    # Over SSH root would have other keys and know other hosts than whoever gives the command.
    os.execvp("sudo", ["sudo", f"--preserve-env={KEPT}", sys.executable, "-P", "-m", "blockroom.cli", *words])  # noqa: S606


def verb(words: str) -> str:
    """A verb as it is given here: `make up`, on a server `blockroom up`."""
    return f"blockroom {words}" if on_server() else f"make {words}"


def start_docker() -> str:
    """What starts Docker here; on a server `blockroom up` leaves it to systemd."""
    return "systemctl start docker" if on_server() else verb("up")


def restart(part: str) -> str:
    """What starts a part anew here."""
    return f"systemctl restart blockroom-{part}" if on_server() else f"{verb('down')} && {verb('up')}"
