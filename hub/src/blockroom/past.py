"""A backup to restore from: which there are, which key opens them, and what can be read of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from blockroom.backup import check_root, key_file
from blockroom.errors import UserError
from blockroom.language import tr
from blockroom.restic import Repository, ResticError, Snapshot, escape, exists, explain, run, snapshots
from blockroom.settings import Settings
from blockroom.staging import STAGE, Manifest, parse_manifest
from blockroom.target import Target, chosen_target, key_beside
from blockroom.terminal import result, say
from blockroom.tree import delete

STAGED = ".restore"
"""In the homes' folder: homes on their way back."""
SHOWN = 20
UNREADABLE = re.compile(r"^ignoring error for (.+?): ", re.MULTILINE)
"""How restic names a file that it could not restore whole."""


def open_backup(settings: Settings, target: Target, key: Path | None) -> Repository:
    """The repository, opened by the key given, else by this server's, else by the one beside it.

    Raises UserError where there is no backup and where no key opens it.
    """
    if key is not None and not key.is_file():
        raise UserError(tr("{file}: no such file", file=key))
    candidates = [key] if key is not None else [key_file(settings), key_beside(settings, target)]
    wrong = None
    for candidate in candidates:
        if candidate is not None and candidate.exists():
            repository = Repository(settings, target, candidate)
            try:
                if exists(repository):
                    return repository
                raise UserError(tr("{to}: there is no backup here", to=target.text), status=1)
            except ResticError as error:
                if error.kind != "key":
                    raise
                wrong = error
    if key is not None and wrong is not None:
        raise wrong
    raise UserError(
        tr(
            "No key here opens the backup in {to}. Put the copy of the key into a file and name it: --key-file FILE",
            to=target.text,
        ),
        status=1,
    )


def choose(found: list[Snapshot], at: str) -> Snapshot:
    """The latest backup, or the last one that is not later than a day or a time. Raises UserError where none is."""
    if at == "latest":
        early = found
    else:
        try:
            moment = datetime.fromisoformat(at)
            # The list shows whole seconds.
            moment += timedelta(days=1) if len(at) == len("2026-11-20") else timedelta(seconds=1)
            moment = moment.astimezone()
        except (ValueError, OverflowError):
            raise UserError(tr("{at}: no date; allowed: latest, 2026-11-20 or 2026-11-20T14:30", at=at)) from None
        early = [one for one in found if one.time < moment]
    if not early:
        raise UserError(tr("There is no backup as old as that; see: blockroom backups"), status=1)
    return early[-1]


def read_manifest(repository: Repository, snapshot: Snapshot) -> Manifest:
    text, _ = run(repository, "dump", "--no-lock", snapshot.id, f"/{STAGE}/manifest.json")
    return parse_manifest(text)


@dataclass(frozen=True)
class Past:
    """A backup to restore from. With `damaged`, what cannot be read is left out and noted in `lost`."""

    repository: Repository
    snapshot: Snapshot
    manifest: Manifest
    damaged: bool = False
    lost: set[str] = field(default_factory=set)

    @property
    def day(self) -> str:
        return f"{self.snapshot.time:%Y-%m-%d}"

    def fetch(self, target: Path, *paths: str) -> None:
        """Restore folders below `target`. Raises ResticError where a file of them cannot be read."""
        chosen = [f"--include=/{escape(path)}" for path in paths]
        words = ["restore", self.snapshot.id, "--no-lock", f"--target={target}", *chosen]
        try:
            _, problems = run(self.repository, *words, allowed=(0, 1) if self.damaged else (0,))
        except ResticError as error:
            if error.kind == "damaged":
                advice = tr("An earlier one may be whole: --at DATE. Restore what can be read of this one: --damaged")
                raise ResticError("damaged", f"{error}\n{advice}") from None
            raise
        found = set(UNREADABLE.findall(problems))
        if "Fatal:" in problems and not found:
            raise explain(self.repository.target, problems)
        for path in found:
            # Half a file must not look like a whole one.
            broken = target / path.lstrip("/")
            if broken.is_file() and not broken.is_symlink():
                broken.rename(broken.with_name(f"{broken.name}.damaged"))
        self.lost.update(found)


@contextmanager
def emptied(*folders: Path) -> Iterator[None]:
    """Empty places for a restore, without what an interrupted one left; gone at the end."""
    for folder in folders:
        if folder.exists():
            delete(folder)
        folder.mkdir(mode=0o700, parents=True)
    try:
        yield
    finally:
        for folder in folders:
            delete(folder)


def tell_lost(past: Past) -> None:
    for path in sorted(past.lost)[:SHOWN]:
        say(tr("Damaged in the backup: {path}", path=path))
    if len(past.lost) > SHOWN:
        say(tr("and {count} more", count=len(past.lost) - SHOWN))


def show_backups(settings: Settings, source: str = "", key: Path | None = None) -> None:
    """The verb: a line for each backup, the oldest first."""
    check_root()
    target = chosen_target(settings, source)
    for one in snapshots(open_backup(settings, target, key)):
        result(f"{one.time:%Y-%m-%dT%H:%M:%S}  {one.id}")
