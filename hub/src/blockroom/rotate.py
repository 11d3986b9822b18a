"""New secrets for a running classroom, and a new authority for its certificates. The old ones stay until those work."""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx

from blockroom import classroom, processes, systemd
from blockroom.databases import forget_services
from blockroom.engine import wait_until
from blockroom.errors import UserError
from blockroom.fitting import switch
from blockroom.front import AUTHORITY, wait_until_open
from blockroom.hosts import route_of
from blockroom.language import tr
from blockroom.place import verb
from blockroom.secrets import NAMES, read_secret, write_private
from blockroom.settings import Settings
from blockroom.status import fingerprint
from blockroom.terminal import agree, result, say, step

BEFORE = "before"
"""In the folder of secrets: those that worked last, while new ones are tried. No name in it is half-written."""
WORKING_SECONDS = 60
CERTIFICATES = AUTHORITY.parents[3] / "certificates" / "local"
"""What Caddy's own authority has signed so far."""


def check_root() -> None:
    if os.geteuid():
        raise UserError(tr("This changes the whole classroom and needs root: use sudo"))


def rotate(settings: Settings, file: Path, yes: bool = False) -> None:
    """Give the classroom new secrets, and stop accepting the old ones. Students' programs go on.

    Raises UserError for a no, and where the new ones do not work; then the old ones are back and the classroom runs.
    """
    check_root()
    before = settings.secrets / BEFORE
    if processes.running(settings, "hub") is None:
        raise UserError(
            tr("The classroom does not run, so new secrets could not be tried; start it: {verb}", verb=verb("up")),
            status=1,
        )
    say(tr("New secrets for hub, proxy and culler. Students' programs go on; everybody logs in again."))
    say(tr("For some seconds nobody can log in, and open pages connect again by themselves."))
    agree(tr("Make new secrets now?"), yes, tr("No secret was changed."))
    try:
        with step(tr("Stopping the hub; students' servers go on")):
            processes.stop(settings, "hub")
        # What an earlier attempt left is what worked last.
        put_back(settings) if before.is_dir() else keep(settings)
        for name in NAMES:
            write_private(settings.secrets / name, secrets.token_hex(32))
        start(settings, file)
    except BaseException as error:
        say(tr("Going back to the old secrets"))
        processes.stop(settings, "hub")
        if before.is_dir():
            put_back(settings)
        start(settings, file)
        shutil.rmtree(before, ignore_errors=True)
        if isinstance(error, UserError):
            raise UserError(
                tr("The new secrets did not work, the old ones hold again: {reason}", reason=error), status=1
            ) from None
        raise
    shutil.rmtree(before)
    say(tr("The classroom has new secrets. Copies of the old ones, in backups for example, open nothing any more."))
    say(tr("Give a Prometheus elsewhere the new token: {file}", file=settings.secrets / "metrics-token"))


def keep(settings: Settings) -> None:
    draft = settings.secrets / f"{BEFORE}.new"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    for name in NAMES:
        if (settings.secrets / name).exists():
            write_private(draft / name, (settings.secrets / name).read_text(encoding="ascii"))
    draft.rename(settings.secrets / BEFORE)


def put_back(settings: Settings) -> None:
    for one in (settings.secrets / BEFORE).iterdir():
        write_private(settings.secrets / one.name, one.read_text(encoding="ascii"))


def start(settings: Settings, file: Path) -> None:
    """Start hub, proxy and culler from the secrets that are there. Raises UserError where they do not find together."""
    forget_services(settings.data / "jupyterhub.sqlite")
    for one in processes.parts(settings, file):
        classroom.ensure_part(settings, one)
    with step(tr("Trying the secrets")):
        if not wait_until(lambda: together(settings), WORKING_SECONDS):
            raise UserError(tr("Hub and proxy do not work together; see: {verb}", verb=verb("logs")), status=1)


def together(settings: Settings) -> bool:
    """Whether hub and proxy take the new tokens, and the proxy has a route to the hub and to every student's server."""
    with suppress(UserError, httpx.HTTPError):
        ready = classroom.users(settings, "ready")
        wanted = {"/", *(route_of(server["url"]) for user in ready for server in user["servers"].values())}
        asked(settings, "culler-token", f"{settings.hub_url}/hub/api/users?limit=1")
        return wanted <= asked(settings, "proxy-token", f"{settings.proxy_api}/api/routes").keys()
    return False


def asked(settings: Settings, secret: str, url: str) -> Any:
    """What an address answers to the holder of a secret. Raises httpx.HTTPError where it is refused."""
    headers = {"Authorization": f"token {read_secret(settings, secret)}"}
    return httpx.get(url, headers=headers, timeout=10, trust_env=False).raise_for_status().json()


def rotate_certificates(settings: Settings, yes: bool = False) -> None:
    """Have Caddy begin a new authority, and delete the old one with its key once the website opens with the new one.

    Raises UserError where the classroom has no authority of its own, for a no, and where the website does not open;
    then the old one is back.
    """
    check_root()
    if settings.server is None or settings.server.tls != "internal":
        raise UserError(
            tr(
                "Only `tls: internal` has an authority of its own. Let's Encrypt renews by itself; "
                "with `tls: files` replace the files, then: make deploy"
            )
        )
    page = f"http://{httpx.URL(settings.address).host}/certificate/"
    say(tr("A new authority. Every computer warns until its new certificate is installed there: {page}", page=page))
    say(tr("The website is away for some seconds, and open pages connect again by themselves."))
    agree(tr("Begin a new authority now?"), yes, tr("The authority is the old one."))
    places = [(place, place.with_name(f"{place.name}.{BEFORE}")) for place in (AUTHORITY.parent, CERTIFICATES)]
    with step(tr("Beginning a new authority")):
        systemd.systemctl("stop", "caddy")
        try:
            for place, kept in places:
                # What an earlier attempt left is what worked last.
                if kept.exists():
                    shutil.rmtree(place, ignore_errors=True)
                    kept.rename(place)
            switch([(place, kept) for place, kept in places if place.exists()])
            systemd.systemctl("start", "caddy")
            wait_until_open(settings)
        except BaseException:
            systemd.systemctl("stop", "caddy")
            for place, kept in places:
                if kept.exists():
                    shutil.rmtree(place, ignore_errors=True)
                    kept.rename(place)
            systemd.systemctl("start", "caddy")
            raise
    for _, kept in places:
        shutil.rmtree(kept, ignore_errors=True)
    say(tr("The new certificate is at {page}; computers show it with this fingerprint (SHA-256):", page=page))
    result(fingerprint())
