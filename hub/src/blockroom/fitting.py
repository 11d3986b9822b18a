"""Fit what was restored to this server: into its places, with its users, beside its own settings and secrets."""

from __future__ import annotations

import filecmp
import os
import shutil
from pathlib import Path

from blockroom import systemd
from blockroom.language import tr
from blockroom.settings import Settings
from blockroom.staging import CADDY, copy_tree
from blockroom.target import KNOWN_HOSTS, SSH_KEY
from blockroom.terminal import step

OWN_SECRETS = (SSH_KEY, f"{SSH_KEY}.pub", KNOWN_HOSTS)
"""Of the machine rather than of the classroom: those that are there stay."""

Move = tuple[Path, Path]


def switch(moves: list[Move]) -> None:
    """Do all renamings or, where one fails, none."""
    done: list[Move] = []
    try:
        for source, target in moves:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            source.rename(target)
            done.append((source, target))
    except OSError:
        for source, target in reversed(done):
            target.rename(source)
        raise


def give_owner(folder: Path, old: tuple[int, int], new: tuple[int, int]) -> None:
    """Give what belonged to the old server's hub to this one's. Root's stays root's."""
    user, group = ({before: after} if before else {} for before, after in zip(old, new, strict=True))
    for place, folders, files in os.walk(folder):
        for name in (".", *folders, *files):
            path = Path(place) / name
            status = path.lstat()
            wanted = (user.get(status.st_uid, status.st_uid), group.get(status.st_gid, status.st_gid))
            if wanted != (status.st_uid, status.st_gid):
                os.chown(path, *wanted, follow_symlinks=False)


def keep_own_secrets(settings: Settings, restored: Path) -> None:
    """Carry over the secrets that only this server has."""
    if settings.secrets.is_dir():
        for one in settings.secrets.iterdir():
            if one.name in OWN_SECRETS or not (restored / one.name).exists():
                (restored / one.name).unlink(missing_ok=True)
                copy_tree(one, restored / one.name)


def merge_settings(restored: Path, folder: Path) -> list[Path]:
    """Bring back the operator's files that are missing; those that differ lie beside, for the present ones hold."""
    beside = []
    for source in sorted(path for path in restored.rglob("*") if path.is_file()):
        target = folder / source.relative_to(restored)
        if target.exists() and filecmp.cmp(source, target, shallow=False):
            continue
        if target.exists():
            target = target.with_name(f"{target.name}.from-backup")
            beside.append(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        copy_tree(source, target)
    return beside


def restore_caddy(restored: Path, stamp: str) -> None:
    """Bring back Caddy's certificates and its own authority, which students' computers trust."""
    if not restored.exists() or not CADDY.parent.exists():
        return
    with step(tr("Restoring the certificates")):
        draft = CADDY.with_name(f"{CADDY.name}.new")
        shutil.rmtree(draft, ignore_errors=True)
        copy_tree(restored, draft)
        owner = CADDY.parent.stat()
        for path in (draft, *draft.rglob("*")):
            os.chown(path, owner.st_uid, owner.st_gid, follow_symlinks=False)
        systemd.systemctl("stop", "caddy")
        old = [(CADDY, CADDY.with_name(f"{CADDY.name}.replaced-{stamp}"))] if CADDY.exists() else []
        switch([*old, (draft, CADDY)])
        systemd.systemctl("start", "caddy")
