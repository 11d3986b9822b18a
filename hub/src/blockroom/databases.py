"""The hub's databases of a release: copied at work, put into place at rest, brought to another version."""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from jupyterhub import dbutil

from blockroom.errors import UserError
from blockroom.language import tr
from blockroom.settings import Settings
from blockroom.terminal import step

DATABASES = ("jupyterhub.sqlite", "roster.sqlite")


def kept_for(settings: Settings, release: Path) -> Path:
    """Where the databases of a release lie as they were when another one took its place."""
    return settings.data / "releases" / release.name


def leaving(settings: Settings) -> Path:
    """Where the databases lie while a switch is tried; a folder of this name is whole."""
    return settings.data / "releases" / "leaving"


def forget_leaving(settings: Settings) -> None:
    """Remove what an earlier switch left there. Raises UserError where it stays: going back would put it in place."""
    folder = leaving(settings)
    try:
        if folder.exists():
            shutil.rmtree(folder)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(
            tr("{folder} cannot be removed: {reason}. Remove it and try again.", folder=folder, reason=reason)
        ) from None


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


def keep_leaving(settings: Settings) -> None:
    """Copy the databases to where a switch that fails finds them."""
    draft = leaving(settings).with_name("leaving.new")
    shutil.rmtree(draft, ignore_errors=True)
    copy_databases(settings, draft)
    draft.rename(leaving(settings))


def put_databases(settings: Settings, kept: Path) -> None:
    """Put kept databases in the place of the present ones. Nothing may have them open."""
    for name in DATABASES:
        if (kept / name).exists():
            live = settings.data / name
            for leftover in (live.with_name(name + "-wal"), live.with_name(name + "-shm")):
                leftover.unlink(missing_ok=True)
            copy_database(kept / name, live)
            own(settings, live)
    forget_services(settings.data / DATABASES[0])


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


def rehearse(settings: Settings) -> None:
    """Migrate a copy of the databases first: what fails here has touched nothing."""
    with step(tr("Trying the database's migration on a copy")):
        rehearsal = settings.data / "releases" / "rehearsal"
        try:
            copy_databases(settings, rehearsal)
            migrate(rehearsal / DATABASES[0])
        finally:
            shutil.rmtree(rehearsal, ignore_errors=True)


def forget_services(database: Path) -> None:
    """Take back every token of the classroom's own services; the hub must not run, and enters its present ones.

    JupyterHub adds the tokens of its settings to its database at each start and never removes one.
    """
    if not database.exists():
        return
    with closing(sqlite3.connect(database, timeout=10)) as hub, hub:
        if hub.execute("SELECT 1 FROM sqlite_master WHERE name = 'api_tokens'").fetchone():
            hub.execute("DELETE FROM api_tokens WHERE service_id IS NOT NULL")
