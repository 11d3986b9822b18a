"""A classroom of the tests' own: real hub, proxy and Docker containers, beside any other on this machine."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from blockroom.engine import ensure_engine
from tests.room import ARTIFACTS, SETTINGS, Classroom, make_classroom


@pytest.fixture(scope="session")
def running() -> Iterator[Classroom]:
    """The tests' classroom, begun afresh: demo class, own ports, own network."""
    ensure_engine(ARTIFACTS)
    room = make_classroom(ARTIFACTS / "classroom", SETTINGS)
    room.command("down")
    shutil.rmtree(room.settings.data, ignore_errors=True)
    room.up()
    yield room
    room.command("down")
