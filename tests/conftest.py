"""What tests share: a classroom of their own beside any other on this machine, and a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Iterator

import pytest
from playwright.async_api import Browser, async_playwright

from blockroom.engine import ensure_engine
from blockroom.node import NODE
from tests.room import ARTIFACTS, SETTINGS, Classroom, make_classroom

CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Debian's Chromium, without a screen and without anything that it asks of its maker."""
    # Playwright's own Node wants a library that a bare machine lacks.
    os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(NODE)
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        yield chromium
        await chromium.close()


@pytest.fixture(scope="session")
def running() -> Iterator[Classroom]:
    """The tests' classroom, begun afresh: demo class, own ports, own network."""
    ensure_engine(ARTIFACTS)
    room = make_classroom(ARTIFACTS / "classroom", SETTINGS)
    room.command("down")
    if room.settings.data.exists():
        shutil.rmtree(room.settings.data)
    room.up()
    yield room
    room.command("down")
