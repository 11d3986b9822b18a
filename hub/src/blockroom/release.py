"""Releases on a server: one in use, the one before it kept, and the switch between them that loses nobody's work."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import docker
import psutil
from docker.errors import APIError

from blockroom import checks, classroom, image, processes
from blockroom.databases import (
    DATABASES,
    forget_leaving,
    keep_leaving,
    kept_for,
    leaving,
    migrate,
    own,
    put_databases,
    rehearse,
)
from blockroom.errors import UserError
from blockroom.language import tr
from blockroom.settings import REPOSITORY, SERVER_CODE, Settings
from blockroom.terminal import say, step
from blockroom.trial import try_server

RELEASES = SERVER_CODE / "releases"
CURRENT = SERVER_CODE / "current"
PREVIOUS = SERVER_CODE / "previous"
SETTINGS = Path("/etc/blockroom/classroom.yaml")
PREVIOUS_SETTINGS = Path("/etc/blockroom/previous.yaml")
IMAGE_NOTE = "image.txt"
"""In each release's folder: the image that its students start from."""


def point(link: Path, release: Path) -> None:
    """Make a link lead to a release; at every moment it leads to the old one or the new one."""
    draft = link.with_name(link.name + ".new")
    draft.unlink(missing_ok=True)
    draft.symlink_to(release)
    draft.replace(link)


def healthy(settings: Settings) -> None:
    """Raise UserError where hub, routes or students' servers are not as they should be."""
    # A student's program that died before is no fault of a release.
    for check in (checks.check_parts, checks.check_hub_route, checks.check_servers, checks.check_jupyter):
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
    if kept_database:
        check_kept(settings, old, new)
    else:
        rehearse(settings)
    # Building it takes minutes, in which the hub had better run.
    image.ensure_image(settings, settings.data / "logs")
    forget_leaving(settings)
    try:
        switch(settings, file, new, kept_database)
        if old is not None and old.release != new.release:
            try_server(settings)
    except BaseException as error:
        if old is None:
            raise
        tell_return(settings, old, new, error)
        raise
    if old is not None:
        settle(settings, old, new)
    return True


def check_kept(settings: Settings, old: Pair | None, new: Pair) -> None:
    """Raise UserError where there are no databases from when this release was left."""
    if (old and old.release == new.release) or not (kept_for(settings, new.release) / DATABASES[0]).exists():
        raise UserError(tr("No database of {release} was kept.", release=new.name))


def switch(settings: Settings, file: Path, new: Pair, kept_database: bool) -> None:
    """Stop the hub, and start it from a release that has not been in use. Raises UserError where a step fails."""
    with step(tr("Stopping the hub; students' servers go on")):
        processes.stop(settings, "hub")
        keep_leaving(settings)
    if kept_database:
        put_databases(settings, kept_for(settings, new.release))
    live = settings.data / DATABASES[0]
    migrate(live)
    if live.exists():
        own(settings, live)
    use(new)
    classroom.up(settings, file)
    healthy(settings)


def settle(settings: Settings, old: Pair, new: Pair) -> None:
    """After a switch that worked: remember what to go back to, and remove what nobody needs.

    Other settings of the same release are no version to go back to; the one before stays that.
    """
    kept = kept_for(settings, old.release)
    if old.release != new.release:
        shutil.rmtree(kept, ignore_errors=True)
        leaving(settings).rename(kept)
        point(PREVIOUS, old.release)
        point(PREVIOUS_SETTINGS, old.settings)
    shutil.rmtree(leaving(settings), ignore_errors=True)
    tidy(settings)


def run_release(pair: Pair, *words: str) -> None:
    """Run a verb of another release. Raises UserError where it fails."""
    command = [str(pair.release / ".venv/bin/blockroom"), "--settings", str(pair.settings), *words]
    # Unlike `run`, it kills nobody where this command is told to end: the other one puts back what it has half done.
    with subprocess.Popen(command, stdout=sys.stderr) as other:
        status = other.wait()
    if status:
        raise UserError(tr("{command} failed; what it said stands above", command=" ".join(command)), status=1)


def tell_return(settings: Settings, old: Pair, new: Pair, error: BaseException) -> None:
    """Go back after an error. Raises UserError for one, with what became of going back."""
    try:
        go_back(settings, old)
        # Another login's test student needs a role that an older hub may not have.
        if old.release != new.release and settings.login.method == "roster":
            try_server(settings)
    except UserError as second:
        said = tr("{new} did not work: {reason}", new=new.name, reason=error)
        also = tr("{old} does not start either: {reason}", old=old.name, reason=second)
        raise UserError(f"{said}\n{also}", status=1) from None
    if not isinstance(error, UserError):
        return
    if old.release == new.release:
        said = tr("The new settings did not work, those before hold again: {reason}", reason=error)
    else:
        said = tr("{new} did not work, {old} serves again: {reason}", new=new.name, old=old.name, reason=error)
    raise UserError(said, status=1) from None


def go_back(settings: Settings, old: Pair) -> None:
    """Put the old release, its settings and its databases back, and start it. Raises UserError where it does not."""
    say(tr("Going back to {release}", release=old.name))
    processes.stop(settings, "hub")
    # Without a whole copy the switch has not come as far as the databases.
    if leaving(settings).is_dir():
        put_databases(settings, leaving(settings))
        shutil.rmtree(leaving(settings))
    use(old)
    run_release(old, "up")


def understands(release: Path, file: Path) -> bool:
    """Whether a release can read settings that were written for another one."""
    program = "import pathlib, sys; from blockroom.settings import load; load(pathlib.Path(sys.argv[1]))"
    command = [str(release / ".venv/bin/python"), "-c", program, str(file)]
    return subprocess.run(command, cwd="/", capture_output=True, check=False).returncode == 0


def rollback(settings: Settings, kept_database: bool) -> None:
    """Go back to the release before this one, with the present settings where it knows them.

    Raises UserError where there is none, and where it does not work.
    """
    previous, present = pair_of(PREVIOUS, PREVIOUS_SETTINGS), pair_of(CURRENT, SETTINGS)
    if previous is None or (present is not None and present.release == previous.release):
        raise UserError(tr("There is no earlier version on this server to go back to."))
    chosen = previous
    if present is not None and understands(previous.release, present.settings):
        chosen = Pair(previous.release, present.settings)
    else:
        say(tr("{release} does not know the present settings; those that it had come back too.", release=previous.name))
    try:
        run_release(chosen, "activate", *(["--kept-database"] if kept_database else []))
    except UserError as error:
        if kept_database or not (kept_for(settings, chosen.release) / DATABASES[0]).exists():
            raise
        hint = tr(
            "If its database is too new for {release}: blockroom rollback --kept-database brings back the one that it "
            "had then; who was added since is missing afterwards.",
            release=chosen.name,
        )
        raise UserError(f"{error}\n{hint}", status=error.status) from None


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
