"""The website as people reach it: through Caddy on a server, else straight at the proxy."""

from __future__ import annotations

import ssl
import time
from pathlib import Path

import httpx

from blockroom.classroom import local_url
from blockroom.errors import UserError
from blockroom.language import tr
from blockroom.settings import Settings

AUTHORITY = Path("/var/lib/caddy/.local/share/caddy/pki/authorities/local/root.crt")
"""The certificate of the authority that Caddy keeps for tls internal."""
READY_SECONDS = 90


def address(settings: Settings) -> str:
    """Where a program on this machine enters the classroom as people do."""
    return settings.address if settings.server else local_url(settings)


def trust(settings: Settings) -> ssl.SSLContext:
    """What the machine trusts, and the server's own authority where it has one."""
    context = ssl.create_default_context()
    if settings.server and settings.server.tls == "internal" and AUTHORITY.exists():
        context.load_verify_locations(AUTHORITY)
    return context


def wait_until_open(settings: Settings) -> None:
    """Wait until the website answers; a new certificate takes a moment.

    Raises UserError with the reason where it does not in time.
    """
    end = time.monotonic() + READY_SECONDS
    while True:
        try:
            url = f"{address(settings)}/hub/health"
            httpx.get(url, timeout=10, trust_env=False, verify=trust(settings)).raise_for_status()
            return
        except httpx.HTTPError as error:
            if time.monotonic() > end:
                raise UserError(
                    tr("{address} does not answer: {reason}", address=address(settings), reason=error), status=1
                ) from None
        time.sleep(1)
