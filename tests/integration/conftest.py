"""What every test here stands on: a Docker engine that runs, and the proxy's program."""

from __future__ import annotations

import pytest

from blockroom.classroom import ensure_proxy_program
from blockroom.engine import ensure_engine
from blockroom.settings import Settings
from tests.room import ARTIFACTS


@pytest.fixture(scope="session", autouse=True)
def programs() -> None:
    ensure_engine(ARTIFACTS)
    ensure_proxy_program(Settings())
