"""What a curious student's program can reach, and what one that runs wild does to others."""

from __future__ import annotations

import asyncio
import json

import pytest

from blockroom import classroom
from blockroom.engine import connect
from blockroom.errors import UserError
from tests.room import Classroom, Student

REACH = """
import json, socket
found = {{}}
for host, port in {targets}:
    try:
        socket.create_connection((host, port), 3).close()
        found[f"{{host}}:{{port}}"] = True
    except OSError:
        found[f"{{host}}:{{port}}"] = False
print(json.dumps(found))
"""


async def reach(student: Student, *targets: tuple[str, int]) -> dict[str, bool]:
    """Whether a student's program can connect to each address."""
    found: dict[str, bool] = json.loads(await student.run(REACH.format(targets=targets)))
    return found


def address_of(room: Classroom, name: str) -> str:
    container = connect().containers.get(classroom.container_name(room.settings, name))
    return str(container.attrs["NetworkSettings"]["Networks"][room.settings.instance]["IPAddress"])


async def test_students_reach_the_hub_and_nobody_else(running: Classroom) -> None:
    settings = running.settings
    async with running.student("student1") as one, running.student("student2") as other:
        hub = (settings.gateway, settings.ports.hub)
        forbidden = [
            (address_of(running, other.name), 8888),
            (settings.gateway, settings.ports.proxy_api),
            (settings.gateway, settings.listen_port),
            (settings.gateway, 22),
            (settings.gateway, 2375),
            ("127.0.0.1", settings.ports.proxy_api),
            ("169.254.169.254", 80),
        ]
        found = await reach(one, hub, (address_of(running, one.name), 8888), *forbidden)
        allowed = {f"{settings.gateway}:{settings.ports.hub}", f"{address_of(running, one.name)}:8888"}
        assert {address for address, open_ in found.items() if open_} == allowed


async def test_a_container_has_no_privilege_and_no_docker(running: Classroom) -> None:
    async with running.student("student1") as student:
        printed = await student.run(
            "import os, pathlib\n"
            "status = dict(line.split(':', 1) for line in open('/proc/self/status') if ':' in line)\n"
            "print(os.getuid(), int(status['CapBnd'], 16), status['NoNewPrivs'].strip(), status['Seccomp'].strip(),\n"
            "      pathlib.Path('/var/run/docker.sock').exists(), os.access('/opt/server', os.W_OK))\n"
        )
        assert printed.split() == ["1000", "0", "1", "2", "False", "False"]


async def test_no_student_reads_anothers_home_or_server(running: Classroom) -> None:
    async with running.student("student1") as one, running.student("student2") as other:
        listing = await one.run("import os; print(os.listdir('/home'))")
        assert listing == "['student']\n"
        answer = await one.client.get(f"{other.path}api/contents", follow_redirects=True)
        assert answer.status_code in (403, 404)


async def test_a_fork_bomb_hurts_nobody_else(running: Classroom) -> None:
    bomb = (
        "import os, time\n"
        "children = 0\n"
        "try:\n"
        "    while True:\n"
        "        if os.fork() == 0:\n"
        "            time.sleep(8); os._exit(0)\n"
        "        children += 1\n"
        "except OSError as error:\n"
        "    print(children, error.errno)\n"
    )
    async with running.student("student1") as wild, running.student("student2") as calm:
        exploding = asyncio.create_task(wild.run(bomb))
        assert await calm.run("print(6 * 7)") == "42\n"
        children, errno = (await exploding).split()
        assert 0 < int(children) < running.settings.student.processes
        assert errno == "11"
        assert await calm.run("print(sum(range(10)))") == "45\n"
        await asyncio.sleep(9)
        assert await wild.run("print('recovered')") == "recovered\n"


async def test_an_allocation_beyond_the_limit_hurts_nobody_else(running: Classroom) -> None:
    size = 2 * running.settings.student.memory
    async with running.student("student1") as wild, running.student("student2") as calm:
        with pytest.raises((UserError, TimeoutError, ConnectionError)):
            async with asyncio.timeout(40):
                await wild.run(
                    f"block = bytearray({size}); block[::4096] = b'x' * len(block[::4096]); print(len(block))"
                )
        assert await calm.run("print(6 * 7)") == "42\n"
        assert await wild.run("print('recovered')") == "recovered\n"
