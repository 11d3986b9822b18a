"""Whether a release starts students' servers, tried before the one that it replaces is given up."""

from __future__ import annotations

import asyncio
from urllib.parse import quote

import httpx

from blockroom.classroom import call_hub, local_url
from blockroom.client import Browser
from blockroom.errors import UserError
from blockroom.language import tr
from blockroom.settings import Settings
from blockroom.smoke import choose_student, execute, spawn_by_hub, take_token
from blockroom.terminal import step


def stop_server(settings: Settings, name: str) -> None:
    """Stop a student's server, if it runs. Raises UserError where the hub cannot."""
    if call_hub(settings, "GET", f"/users/{quote(name)}")["servers"]:
        call_hub(settings, "DELETE", f"/users/{quote(name)}/server")


async def count(settings: Settings, name: str) -> str:
    """What a cell prints in the student's server, entered straight at the proxy: Caddy may not know of a change yet."""
    async with Browser(settings, local_url(settings)) as client:
        await take_token(client, settings, name)
        return await execute(client, await spawn_by_hub(client, settings, name), "print(6 * 7)")


def try_server(settings: Settings) -> None:
    """Have the hub start a server, and a kernel in it run a cell. Raises UserError where that does not work."""
    name = choose_student(settings, "")
    with step(tr("Trying a student's server")):
        # One that runs still has the image of the release before.
        stop_server(settings, name)
        try:
            printed = asyncio.run(count(settings, name)).strip()
        except (httpx.HTTPError, OSError, TimeoutError) as error:
            printed = str(error) or type(error).__name__
        finally:
            stop_server(settings, name)
    if printed != "42":
        raise UserError(tr("A student's server does not work: {reason}", reason=printed), status=1)
