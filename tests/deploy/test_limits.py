"""What a student's program on a deployed server can reach, and how much it can write."""

from __future__ import annotations

import contextlib
import http.client
import json
import re
import socketserver
import subprocess
import threading
from collections.abc import Iterator

import pytest

from tests.deploy.people import passwords, student, trust
from tests.deploy.server import NETWORK, SUBNET, Server

PROBE = """
import json, socket
found = []
for host, port in {targets}:
    try:
        socket.create_connection((host, port), 4).close()
        found.append("open")
    except ConnectionRefusedError:
        found.append("refused")
    except OSError as error:
        found.append(type(error).__name__ if error.errno is None else "refused")
print(json.dumps(found))
"""
FILL = """
import os
written = 0
try:
    with open("big", "wb", buffering=0) as file:
        while written < 1 << 30:
            # Homes are compressed: zeros would take no room.
            written += file.write(os.urandom(1 << 20))
except OSError as error:
    print(written >> 20, error.errno)
"""


@pytest.fixture(scope="module")
def school() -> Iterator[int]:
    """A machine of the school's that answers, at the port returned: this one, on the school's network."""
    handler = socketserver.BaseRequestHandler
    with socketserver.ThreadingTCPServer((f"{SUBNET}.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


async def test_addresses_allowed_and_forbidden(bookworm: Server, school: int) -> None:
    known = passwords(bookworm)
    async with (
        student(bookworm, "student1", known["student1"]) as one,
        student(bookworm, "student2", known["student2"]),
    ):
        inside = "docker inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' blockroom-student"
        own, other = (bookworm.run(inside + number).strip() for number in "12")
        gateway = "172.30.0.1"
        table = [
            ("the hub's API", gateway, 8081, "open"),
            ("the own server", own, 8888, "open"),
            ("another student", other, 8888, "shut"),
            ("the proxy, round Caddy", gateway, 8000, "shut"),
            ("the proxy's API", "127.0.0.1", 8001, "shut"),
            ("the website at the bridge", gateway, 443, "shut"),
            ("the website's address", bookworm.address, 443, "shut"),
            ("the server's SSH", bookworm.address, 22, "shut"),
            ("the server's SSH at the bridge", gateway, 22, "shut"),
            ("the school's network", f"{SUBNET}.1", school, "shut"),
            ("the cloud's metadata", "169.254.169.254", 80, "shut"),
        ]
        found = json.loads(await one.run(PROBE.format(targets=[row[1:3] for row in table])))
    seen = ["open" if one == "open" else "shut" for one in found]
    for (what, host, port, wanted), got in zip(table, found, strict=True):
        print(f"  {what:32} {host + ':' + str(port):24} {wanted:6} {got}")  # noqa: T201
    assert seen == [row[3] for row in table]
    # The machine that was refused answers everybody else.
    assert bookworm.attempt(f"timeout 5 bash -c '</dev/tcp/{SUBNET}.1/{school}'").returncode == 0


def test_from_outside_only_ssh_and_the_website_are_open(bookworm: Server) -> None:
    probe = 'for port in 22 80 443 2019 8000 8001 8081; do timeout 3 bash -c "</dev/tcp/{}/$port" && echo $port; done'
    command = ["docker", "run", "--rm", f"--network={NETWORK}", "blockroom/standin:trixie", "bash", "-c"]
    done = subprocess.run(
        [*command, probe.format(bookworm.address)], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.stdout.split() == ["22", "80", "443"], done.stderr


@pytest.mark.parametrize(("size", "status"), [(1 << 20, 403), (21 << 20, 413)])
def test_a_request_that_is_too_large_goes_no_further(bookworm: Server, size: int, status: int) -> None:
    website = http.client.HTTPSConnection(bookworm.address, timeout=60, context=trust(bookworm))
    with contextlib.closing(website):
        website.putrequest("POST", "/hub/login")
        website.putheader("Content-Length", str(size))
        website.endheaders()
        if status == 403:
            website.send(bytes(size))
        assert website.getresponse().status == status


async def test_a_full_home_harms_nobody_and_says_so(bookworm: Server) -> None:
    known = passwords(bookworm)
    async with student(bookworm, "student3", known["student3"]) as full:
        written, errno = (await full.run(FILL)).split()
        print(f"  quota 300 MB: {written} MB written, then error {errno}")  # noqa: T201
        assert 280 <= int(written) <= 300
        assert errno == "122"
    async with student(bookworm, "student2", known["student2"]) as other:
        assert await other.run("print(open('mine', 'wb').write(__import__('os').urandom(50 << 20)) >> 20)") == "50\n"
    bookworm.run("docker rm --force blockroom-student3")
    bookworm.run("systemctl restart blockroom-hub")
    async with student(bookworm, "student3", known["student3"]) as full:
        page = await full.client.get(f"{full.path}lab")
        assert re.search(r"\"blockroomFullHome\": \"[^\"]", page.text), page.text[:3000]
        assert await full.run("import os; os.remove('big'); print(open('again', 'w').write('room'))") == "4\n"
