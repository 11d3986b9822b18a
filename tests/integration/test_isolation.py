"""What a curious student's program can reach, and what one that runs wild does to others."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from blockroom import classroom, firewall
from blockroom.engine import connect
from blockroom.errors import UserError
from tests.machines import NO_ROUTE, OPEN, PROBE, REFUSED, Machine, listening, machine, run
from tests.room import Classroom

WORLD = "198.51.100.1"
SCHOOL = "10.213.7.1"
PUBLIC = "198.51.100.129"
"""A neighbour in a school whose addresses are public."""


def address_of(room: Classroom, name: str) -> str:
    container = connect().containers.get(classroom.container_name(room.settings, name))
    return str(container.attrs["NetworkSettings"]["Networks"][room.settings.instance]["IPAddress"])


@contextmanager
def neighbourhood() -> Iterator[Machine]:
    """A machine beside this one that really answers, at addresses of the school's and of the world's."""
    ends = [(f"{SCHOOL[:-1]}254/24", f"{SCHOOL}/24"), ("198.51.100.130/30", f"{PUBLIC}/30"), ("", f"{WORLD}/24")]
    ends += [("169.254.213.254/24", "169.254.213.1/24"), ("fd13::fe/64", "fd13::1/64")]
    with machine("school-test-lan") as lan:
        run("ip", "link", "add", "school-test-lan", "type", "veth", "peer", "name", "eth0", "netns", lan.name)
        for here, there in [*ends, ("", f"{SCHOOL[:-1]}2/24")]:
            extra = " nodad" if ":" in there else ""
            if here:
                run(*f"ip address add {here} dev school-test-lan{extra}".split())
            lan.ip(f"address add {there} dev eth0{extra}")
        run("ip", "link", "set", "school-test-lan", "up")
        lan.ip("link set eth0 up")
        run("ip", "route", "add", f"{WORLD}/32", "via", SCHOOL)
        with listening(7000, on=lan):
            yield lan


def shown(title: str, rows: list[tuple[str, str, int, str]], found: list[str]) -> str:
    lines = [f"\n{title}", f"  {'from a student’s container to':42} {'address':32} {'wanted':16} found"]
    for (what, host, port, wanted), seen in zip(rows, found, strict=True):
        lines.append(f"  {what:42} {f'{host} {port}':32} {wanted:16} {seen}")
    return "\n".join(lines) + "\n"


async def test_every_address_from_inside_a_container(running: Classroom, capsys: pytest.CaptureFixture[str]) -> None:
    settings = running.settings
    gateway = settings.gateway
    async with running.student("student1") as student, running.student("student2") as other:
        always = [
            ("the hub's API", gateway, settings.ports.hub, OPEN),
            ("its own server", address_of(running, student.name), 8888, OPEN),
            ("another student's server", address_of(running, other.name), 8888, REFUSED),
            ("a program of this machine", gateway, 28899, REFUSED),
            ("the same by its address in the school", f"{SCHOOL[:-1]}254", 28899, REFUSED),
            ("the website's proxy", gateway, settings.listen_port, REFUSED),
            ("the proxy's API", gateway, settings.ports.proxy_api, REFUSED),
            ("this machine's SSH", gateway, 22, REFUSED),
            ("Docker", gateway, 2375, REFUSED),
            ("the cloud's metadata", "169.254.169.254", 80, REFUSED),
            ("a neighbour by a link-local address", "169.254.213.1", 7000, REFUSED),
            ("another computer of the school", f"{SCHOOL[:-1]}2", 7000, REFUSED),
            ("a computer of a school with public addresses", PUBLIC, 7000, REFUSED),
            ("the same over IPv6", "fd13::1", 7000, NO_ROUTE),
        ]
        cases: list[tuple[str, dict[str, Any], str, str]] = [
            ("internet: true", {}, OPEN, REFUSED),
            ("internet: false", {"internet": False}, REFUSED, REFUSED),
            ("internet: false, allow", {"internet": False, "allow": [f"{SCHOOL}/32"]}, REFUSED, OPEN),
        ]
        with neighbourhood(), listening(28899):
            answering = [
                (SCHOOL, 7000),
                (f"{SCHOOL[:-1]}2", 7000),
                (WORLD, 7000),
                (PUBLIC, 7000),
                ("169.254.213.1", 7000),
            ]
            probe = PROBE.format(targets=[*answering, ("fd13::1", 7000), (gateway, 28899)], seconds=2)
            assert json.loads(run(sys.executable, "-c", probe)) == [OPEN] * 7
            try:
                for title, containers, world, school in cases:
                    changed = settings.containers.model_copy(update=containers)
                    firewall.ensure_firewall(settings.model_copy(update={"containers": changed}))
                    rows = [*always, ("the internet", WORLD, 7000, world)]
                    rows += [("a computer that `allow` may name", SCHOOL, 7000, school)]
                    targets = [(host, port) for _, host, port, _ in rows]
                    found = json.loads(await student.run(PROBE.format(targets=targets, seconds=3)))
                    with capsys.disabled():
                        sys.stdout.write(shown(title, rows, found))
                    assert found == [wanted for *_, wanted in rows]
            finally:
                firewall.ensure_firewall(settings)


async def test_a_container_has_no_privilege_and_no_docker(running: Classroom) -> None:
    async with running.student("student1") as student:
        printed = await student.run(
            "import os, pathlib\n"
            "status = dict(line.split(':', 1) for line in open('/proc/self/status') if ':' in line)\n"
            "print(os.getuid(), int(status['CapBnd'], 16), status['NoNewPrivs'].strip(), status['Seccomp'].strip(),\n"
            "      pathlib.Path('/var/run/docker.sock').exists(), os.access('/opt/server', os.W_OK))\n"
        )
        assert printed.split() == ["1000", "0", "1", "2", "False", "False"]


async def test_every_process_is_filtered_and_nothing_beside_home_and_memory_can_be_written(running: Classroom) -> None:
    async with running.student("student1") as student:
        printed = await student.run(
            "import os\n"
            "from subprocess import getoutput\n"
            "print(getoutput('grep -hs Seccomp_filters /proc/[0-9]*/status | sort -u'))\n"
            "mounts = {line.split()[1] for line in open('/proc/mounts')}\n"
            "print(*sorted(place for place in mounts if os.access(place, os.W_OK) and not place.startswith('/proc')))\n"
            "found = getoutput('find / -xdev -writable ! -type l 2>/dev/null').split()\n"
            "print(*sorted(set(found) - mounts))\n"
        )
        assert printed.splitlines() == [
            "Seccomp_filters:\t2",
            "/dev/mqueue /dev/shm /home/student /tmp /var/tmp",
            "",
        ]


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
