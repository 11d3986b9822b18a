"""A server's website as people reach it, through Caddy."""

from __future__ import annotations

import ssl
import time
from pathlib import Path
from typing import Any

import httpx

from blockroom import hosts
from blockroom.errors import UserError
from blockroom.language import tr
from blockroom.settings import Settings

AUTHORITY = Path("/var/lib/caddy/.local/share/caddy/pki/authorities/local/root.crt")
"""The certificate of the authority that Caddy keeps for tls internal."""
READY_SECONDS = 90


def trust(settings: Settings) -> ssl.SSLContext:
    """What the machine trusts, and the server's own authority where it has one."""
    context = ssl.create_default_context()
    if settings.server and settings.server.tls == "internal" and AUTHORITY.exists():
        context.load_verify_locations(AUTHORITY)
    return context


def ask(settings: Settings, origin: str) -> None:
    """Ask the website for a sign of life as browsers do. Raises httpx.HTTPError where there is none."""
    # At a student's name the hub sends people on to its own.
    options: Any = {"verify": trust(settings), "follow_redirects": origin != settings.address}
    httpx.get(f"{origin}/hub/health", timeout=10, trust_env=False, **options).raise_for_status()


def wait_until_open(settings: Settings) -> None:
    """Wait until a server's website answers; a new certificate takes a moment.

    Raises UserError with the reason where it does not in time.
    """
    end = time.monotonic() + READY_SECONDS
    for origin in hosts.origins(settings):
        while True:
            try:
                ask(settings, origin)
                break
            except httpx.HTTPError as error:
                if time.monotonic() > end:
                    raise UserError(
                        tr("{address} does not answer: {reason}", address=origin, reason=error), status=1
                    ) from None
            time.sleep(1)
