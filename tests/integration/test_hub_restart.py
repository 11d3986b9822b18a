"""Hub, proxy and students' servers are three independent lives."""

from __future__ import annotations

import asyncio

import httpx

from blockroom import processes
from blockroom.classroom import container_name
from blockroom.engine import connect
from tests.room import Classroom

COUNT = """
import time
for number in range(24):
    print(number, flush=True)
    time.sleep(0.5)
"""


def kill(room: Classroom, name: str) -> None:
    process = processes.running(room.settings, name)
    assert process is not None
    process.kill()
    process.wait(10)


async def test_a_killed_hub_stops_no_run_and_logs_nobody_out(running: Classroom) -> None:
    async with running.student("student1") as student:
        container = connect().containers.get(container_name(running.settings, "student1"))
        counting = asyncio.create_task(student.run(COUNT))
        await asyncio.sleep(3)
        kill(running, "hub")
        assert (await student.client.get(f"{student.path}api/status")).status_code == 200
        await asyncio.to_thread(running.up)
        assert (await counting).split() == [str(number) for number in range(24)]
        page = await student.client.get(f"{student.path}lab", follow_redirects=True)
        assert page.status_code == 200
        assert page.url.path == f"{student.path}lab"
        assert "/hub/login" not in str(page.url)
        same = connect().containers.get(container_name(running.settings, "student1"))
        assert same.attrs["State"]["StartedAt"] == container.attrs["State"]["StartedAt"]


async def test_a_killed_proxy_comes_back_with_its_routes(running: Classroom) -> None:
    async with running.student("student1") as student:
        hub = processes.running(running.settings, "hub")
        kill(running, "proxy")
        await asyncio.to_thread(running.up)
        assert processes.running(running.settings, "hub") == hub
        async with asyncio.timeout(60):
            while True:
                try:
                    if (await student.client.get(f"{student.path}api/status")).status_code == 200:
                        break
                except httpx.HTTPError:
                    pass
                await asyncio.sleep(1)
        assert await student.run("print(6 * 7)") == "42\n"
