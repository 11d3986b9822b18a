"""Where this command runs, on a server or beside a repository, and how verbs are given there."""

from __future__ import annotations

from blockroom.settings import REPOSITORY, SERVER_CODE


def on_server() -> bool:
    """Whether this is the command of a server's own release."""
    return REPOSITORY.is_relative_to(SERVER_CODE)


def verb(words: str) -> str:
    """A verb as it is given here: `make up`, on a server `blockroom up`."""
    return f"blockroom {words}" if on_server() else f"make {words}"


def start_docker() -> str:
    """What starts Docker here; on a server `blockroom up` leaves it to systemd."""
    return "systemctl start docker" if on_server() else verb("up")


def restart(part: str) -> str:
    """What starts a part anew here."""
    return f"systemctl restart blockroom-{part}" if on_server() else f"{verb('down')} && {verb('up')}"
