"""Releases on a server: one in use, the one before it kept, and the switch between them that loses nobody's work."""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import docker
import psutil
from docker.errors import APIError
from jupyterhub import dbutil

from blockroom import checks, classroom, image, processes
from blockroom.errors import UserError
from blockroom.language import tr
from blockroom.settings import REPOSITORY, SERVER_CODE, Settings
from blockroom.terminal import say, step

RELEASES = SERVER_CODE / "releases"
CURRENT = SERVER_CODE / "current"
PREVIOUS = SERVER_CODE / "previous"
SETTINGS = Path("/etc/blockroom/classroom.yaml")
PREVIOUS_SETTINGS = Path("/etc/blockroom/previous.yaml")
DATABASES = ("jupyterhub.sqlite", "roster.sqlite")
IMAGE_NOTE = "image.txt"
"""In each release's folder: the image that its students start from."""


def point(link: Path, release: Path) -> None:
    """Make a link lead to a release; at every moment it leads to the old one or the new one."""
    draft = link.with_name(link.name + ".new")
    draft.unlink(missing_ok=True)
    draft.symlink_to(release)
    draft.replace(link)


def copy_databases(settings: Settings, target: Path) -> None:
    """Copy the databases as they are at one moment, the hub at work or not."""
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in DATABASES:
        source = settings.data / name
        if source.exists():
            copy_database(source, target / name)


def copy_database(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def put_databases(settings: Settings, kept: Path) -> None:
    """Put kept databases in the place of the present ones. Nothing may have them open."""
    for name in DATABASES:
        if (kept / name).exists():
            live = settings.data / name
            for leftover in (live.with_name(name + "-wal"), live.with_name(name + "-shm")):
                leftover.unlink(missing_ok=True)
            copy_database(kept / name, live)
            own(settings, live)


def own(settings: Settings, file: Path) -> None:
    """Give a file to whom the data folder belongs: the hub's user."""
    folder = settings.data.stat()
    os.chown(file, folder.st_uid, folder.st_gid)
    file.chmod(0o600)


def migrate(file: Path) -> None:
    """Bring a hub database to what this release's JupyterHub needs. Raises UserError where that cannot be done."""
    if not file.exists():
        return
    try:
        dbutil.upgrade_if_needed(f"sqlite:///{file}", backup=False, log=logging.getLogger("alembic"))
    except (Exception, SystemExit) as error:
        raise UserError(tr("The hub's database cannot be brought to this version: {reason}", reason=error)) from None


def kept_for(settings: Settings, release: Path) -> Path:
    """Where the databases of a release lie as they were when it was left."""
    return settings.data / "releases" / release.name


def rehearse(settings: Settings) -> None:
    """Migrate a copy of the databases first: what fails here has touched nothing."""
    with step(tr("Trying the database's migration on a copy")):
        rehearsal = settings.data / "releases" / "rehearsal"
        try:
            copy_databases(settings, rehearsal)
            migrate(rehearsal / DATABASES[0])
        finally:
            shutil.rmtree(rehearsal, ignore_errors=True)


def healthy(settings: Settings) -> None:
    """Raise UserError where hub, routes or students' servers are not as they should be."""
    for check in (checks.check_parts, checks.check_hub_route, checks.check_containers, checks.check_jupyter):
        try:
            check(settings)
        except checks.Broken as broken:
            raise UserError(broken.finding, status=1) from None


@dataclass(frozen=True)
class Pair:
    """A release and the settings that it runs from."""

    release: Path
    settings: Path

    @property
    def name(self) -> str:
        return self.release.name


def pair_of(release: Path, settings: Path) -> Pair | None:
    """The pair that two links lead to, if they lead anywhere."""
    return Pair(release.resolve(), settings.resolve()) if release.exists() and settings.exists() else None


def use(pair: Pair) -> None:
    point(SETTINGS, pair.settings)
    point(CURRENT, pair.release)


def activate(settings: Settings, file: Path, kept_database: bool = False) -> bool:
    """Make this release with the settings of a file the pair in use; whether anything changed.

    Students' servers and the proxy keep running. A step that fails puts back what ran before, the databases included.
    Raises UserError with the reason, after that.
    """
    old, new = pair_of(CURRENT, SETTINGS), Pair(REPOSITORY, file.resolve())
    if old == new:
        return classroom.up(settings, file)
    if kept_database and not (kept_for(settings, new.release) / DATABASES[0]).exists():
        raise UserError(tr("No database of {release} was kept.", release=new.name))
    if not kept_database:
        rehearse(settings)
    if old is None or processes.running(settings, "hub") is None:
        # Nothing serves that could be interrupted, or that could be gone back to.
        use(new)
        return classroom.up(settings, file)
    with step(tr("Stopping the hub; students' servers go on")):
        processes.stop(settings, "hub")
        copy_databases(settings, kept_for(settings, old.release))
    try:
        if kept_database:
            put_databases(settings, kept_for(settings, new.release))
        live = settings.data / DATABASES[0]
        migrate(live)
        if live.exists():
            own(settings, live)
        use(new)
        classroom.up(settings, file)
        healthy(settings)
    except BaseException as error:
        go_back(settings, old)
        if isinstance(error, UserError):
            raise UserError(
                tr("{new} did not work, {old} serves again: {reason}", new=new.name, old=old.name, reason=error),
                status=1,
            ) from None
        raise
    point(PREVIOUS, old.release)
    point(PREVIOUS_SETTINGS, old.settings)
    tidy(settings)
    return True


def run_release(pair: Pair, *words: str) -> None:
    """Run a verb of another release. Raises UserError where it fails."""
    command = [str(pair.release / ".venv/bin/blockroom"), "--settings", str(pair.settings), *words]
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode:
        raise UserError(tr("{command} failed; what it said stands above", command=" ".join(command)), status=1)


def go_back(settings: Settings, old: Pair) -> None:
    """Put the old release, its settings and its databases back, and start it."""
    say(tr("Going back to {release}", release=old.name))
    processes.stop(settings, "hub")
    put_databases(settings, kept_for(settings, old.release))
    use(old)
    run_release(old, "up")


def rollback(kept_database: bool) -> None:
    """Go back to the release before this one. Raises UserError where there is none."""
    previous = pair_of(PREVIOUS, PREVIOUS_SETTINGS)
    if previous is None:
        raise UserError(tr("There is no earlier version on this server to go back to."))
    run_release(previous, "activate", *(["--kept-database"] if kept_database else []))


def note_image(settings: Settings) -> None:
    """Write down the image of this release, so that a later one knows which to keep."""
    (REPOSITORY / IMAGE_NOTE).write_text(image.reference(settings) + "\n", encoding="utf-8")


def in_use() -> set[Path]:
    """The releases that a running program was started from; a proxy outlives several."""
    found = set()
    for one in psutil.process_iter(["exe", "cmdline"]):
        for word in [one.info["exe"] or "", *(one.info["cmdline"] or [])[:3]]:
            path = Path(word)
            if path.is_relative_to(RELEASES) and path != RELEASES:
                found.add(RELEASES / path.relative_to(RELEASES).parts[0])
    return found


def tidy(settings: Settings) -> None:
    """Remove releases and images that neither run nor are the one to go back to."""
    pairs = [pair_of(CURRENT, SETTINGS), pair_of(PREVIOUS, PREVIOUS_SETTINGS)]
    keep = {pair.release for pair in pairs if pair} | in_use()
    notes = [one / IMAGE_NOTE for one in keep if (one / IMAGE_NOTE).exists()]
    images = {note.read_text(encoding="utf-8").strip() for note in notes}
    for folder in SETTINGS.with_name("settings").iterdir():
        if folder not in {pair.settings.parent for pair in pairs if pair}:
            shutil.rmtree(folder)
    for release in RELEASES.iterdir():
        if release not in keep:
            shutil.rmtree(release)
            shutil.rmtree(kept_for(settings, release), ignore_errors=True)
    client = docker.from_env(timeout=600)
    for tag in [tag for one in client.images.list(image.OWN_IMAGE) for tag in one.tags]:
        if tag.startswith(f"{image.OWN_IMAGE}:") and tag not in images:
            try:
                client.images.remove(tag)
            except APIError as error:
                say(tr("{image} stays, a server still runs from it: {reason}", image=tag, reason=error.explanation))
