"""Secrets of this installation: one 0600 file each, made at the first start."""

from __future__ import annotations

import csv
import io
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from blockroom.settings import Settings

NAMES = ("proxy-token", "cookie-secret", "operator-token", "culler-token", "metrics-token")


def write_private(path: Path, text: str) -> None:
    """Replace a file by a new one that only its owner can read, at no moment half-written."""
    draft = path.with_name(path.name + ".new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    draft.replace(path)


def ensure_secrets(settings: Settings) -> None:
    """Make the secrets that are not there yet: 32 random bytes each, in hexadecimal."""
    settings.secrets.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in NAMES:
        path = settings.secrets / name
        if not path.exists():
            write_private(path, secrets.token_hex(32))


def read_secret(settings: Settings, name: str) -> str:
    """A secret: the one that systemd gave to this unit, else the file, which only root can read on a server."""
    folder = Path(os.environ.get("CREDENTIALS_DIRECTORY") or settings.secrets)
    return (folder / name).read_text(encoding="ascii")


def passwords_file(settings: Settings) -> Path:
    """Where first passwords are kept for handing out: CSV with the columns name, password, kind."""
    return settings.secrets / "passwords.csv"


def write_passwords(settings: Settings, rows: Iterable[tuple[str, str, str]]) -> None:
    """Replace `passwords_file`. Each value stays exactly as it is: it is typed as it is printed."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([("name", "password", "kind"), *rows])
    write_private(passwords_file(settings), text.getvalue())


def keep_passwords(settings: Settings, rows: list[tuple[str, str, str]]) -> None:
    """Add (name, password, kind) rows to `passwords_file`; a later row replaces an earlier one of the same name."""
    known = {row[0]: row for row in [*kept_passwords(settings), *rows]}
    write_passwords(settings, known.values())


def kept_passwords(settings: Settings) -> list[tuple[str, str, str]]:
    """The rows of `passwords_file`; none when there is no file."""
    path = passwords_file(settings)
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["name"], row["password"], row["kind"]) for row in csv.DictReader(file)]


def forget_passwords(settings: Settings, names: set[str]) -> None:
    """Take people who are gone out of `passwords_file`."""
    rows = kept_passwords(settings)
    stay = [row for row in rows if row[0] not in names]
    if stay != rows:
        write_passwords(settings, stay)
