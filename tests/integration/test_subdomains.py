"""A host name of its own for each student's server, switched on and off while students work."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator

import httpx
import pytest

from blockroom.client import Shortcut
from tests.room import Classroom

BASE = "http://localhost:28800"


@pytest.fixture(scope="module")
def named(running: Classroom) -> Iterator[Classroom]:
    with running.with_names():
        yield running


async def test_a_cell_runs_at_a_name_of_its_own(named: Classroom) -> None:
    async with named.student("student1") as student:
        assert student.path == "http://student1.localhost:28800/user/student1/"
        assert await student.run("print(6 * 7)") == "42\n"
        done = await asyncio.to_thread(named.command, "doctor")
        assert (done.returncode, done.stdout.count("✓")) == (0, 10), done.stdout
        # Its login is its own: the hub's page knows who asks, and no other student's server does.
        assert (await student.client.get("/hub/home")).status_code == 200
        assert not any(one.domain.startswith("student1") for one in student.client.cookies.jar if one.path == "/hub/")


async def test_addresses_of_the_other_kind_lead_to_the_right_place(named: Classroom) -> None:
    async with named.student("student1") as student:
        for url in (f"{BASE}/user/student1/lab", "http://student1.localhost:28800/hub/user/student1/lab"):
            page = await student.client.get(url, follow_redirects=True)
            assert page.url.copy_with(query=None) == f"{student.path}lab", url


@pytest.mark.parametrize("path", ["/hub/login", "/hub/hub/login", "/hub/api/user", "/"])
async def test_the_hub_shows_nothing_under_a_students_name(named: Classroom, path: str) -> None:
    way = Shortcut(httpx.URL("http://127.0.0.1:28800"))
    async with httpx.AsyncClient(transport=way, trust_env=False) as client:
        answer = await client.get(f"http://student1.localhost:28800{path}")
        assert answer.status_code == 302
        assert answer.headers["location"].startswith(f"{BASE}/hub/")
        assert (await client.post(f"http://student1.localhost:28800{path}")).status_code in (403, 405)


def test_smoke_walks_the_whole_way(named: Classroom) -> None:
    done = named.command("smoke")
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout.splitlines()[-1])["ok"] is True
