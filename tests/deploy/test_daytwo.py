"""Years of a server: new secrets, a new authority, another address, the end of a class; each while somebody works."""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import json
import ssl
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from websockets.exceptions import ConnectionClosed

from blockroom.names import escaped
from blockroom.secrets import NAMES
from tests.deploy.people import Student, passwords, student
from tests.deploy.server import Server

DATA = "/var/lib/blockroom/data"
ROSTER = "name,class,role,password\nleaver,7z,student,leaver-password\nmoving,7z|8z,student,moving-password\n"


COUNT = """
import time
for number in range(800):
    with open("FILE", "a") as file:
        print(number, time.monotonic(), file=file)
    time.sleep(0.25)
"""


def counted(server: Server, file: str) -> list[tuple[int, float]]:
    lines = server.run(f"cat {file}").splitlines()
    return [(int(number), float(moment)) for number, moment in map(str.split, lines)]


@asynccontextmanager
async def counting(one: Student) -> AsyncIterator[None]:
    """A kernel that counts into a file, whatever becomes of the connection to it. It has not missed a beat."""

    name = f"count-{time.monotonic():.0f}.txt"
    file = f"{DATA}/homes/{escaped(one.name)}/{name}"

    async def start() -> None:
        with suppress(ConnectionClosed):
            async for _ in one.stream(COUNT.replace("FILE", name)):
                pass

    watching = asyncio.create_task(start())
    begun = f"timeout 60 sh -c 'until test -s {file}; do sleep 0.2; done'"
    assert (await asyncio.to_thread(one.server.attempt, begun)).returncode == 0
    before = len(counted(one.server, file))
    yield
    counts = counted(one.server, file)
    watching.cancel()
    assert len(counts) > before + 8
    assert [number for number, _ in counts] == list(range(len(counts)))
    assert max(later - earlier for (_, earlier), (_, later) in itertools.pairwise(counts)) < 3


def secrets_of(server: Server) -> dict[str, str]:
    return {name: server.run(f"cat {DATA}/secrets/{name}") for name in NAMES}


ASK = """
import json, ssl, sys, urllib.error, urllib.request
told = json.load(sys.stdin)
try:
    answer = urllib.request.urlopen(
        urllib.request.Request(told["url"], headers=told["headers"]),
        context=ssl.create_default_context(cafile=told.get("trust")),
    )
    print(answer.status, answer.read().decode())
except urllib.error.HTTPError as error:
    print(error.code)
"""


def asked(server: Server, url: str, token: str = "", trust: str | None = None) -> str:
    """What an address answers on the server itself, its status first."""
    told = {"url": url, "headers": {"Authorization": f"token {token}"} if token else {}, "trust": trust}
    return server.run(f"python3 -c '{ASK}'", given=json.dumps(told))


def ready(server: Server) -> None:
    done = server.make("doctor", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


async def test_new_secrets_stop_no_program(trixie: Server) -> None:
    old = secrets_of(trixie)
    async with student(trixie, "student1", passwords(trixie)["student1"]) as one, counting(one):
        done = await asyncio.to_thread(trixie.make, "rotate", "ARGS=--yes")
        new = secrets_of(trixie)
        assert all(new[name] != old[name] for name in NAMES)
        assert not any(value in done.stdout + done.stderr for value in (*old.values(), *new.values()))
        # The page is still logged in to its own server.
        assert (await one.client.get(f"{one.path}api/kernels")).status_code == 200
        home = await one.client.get("/hub/home")
        assert "/hub/login" in home.headers["location"]
    hub = "http://172.30.0.1:8081/hub"
    for name, url in (
        ("operator-token", f"{hub}/api/users?limit=1"),
        ("culler-token", f"{hub}/api/users?limit=1"),
        ("metrics-token", f"{hub}/metrics"),
        ("proxy-token", "http://127.0.0.1:8001/api/routes"),
    ):
        assert asked(trixie, url, new[name]).startswith("200"), name
        assert asked(trixie, url, old[name]).strip() == "403", name
    assert trixie.run(f"stat -c %U:%a {DATA}/secrets/*-token {DATA}/secrets/cookie-secret | sort -u") == "root:600\n"
    assert trixie.run(f"stat -c %U {DATA}/jupyterhub.sqlite*").split() == ["blockroom"] * 3
    ready(trixie)


async def test_a_new_authority_is_what_computers_then_get(trixie: Server) -> None:
    before = trixie.authority().read_text(encoding="ascii")
    done = trixie.make("rotate", "ARGS=--certificates --yes")
    after = trixie.authority().read_text(encoding="ascii")
    assert after != before
    shown = hashlib.sha256(ssl.PEM_cert_to_DER_cert(after)).digest().hex(":").upper()
    assert shown in done.stdout
    assert shown in trixie.make("status").stdout
    assert trixie.run("find /var/lib/caddy -name '*.before'") == ""
    async with student(trixie, "student1", passwords(trixie)["student1"]) as one:
        assert await one.run("print(6 * 7)") == "42\n"
    ready(trixie)


async def test_the_end_of_a_class(trixie: Server, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text(ROSTER, encoding="utf-8")
    trixie.make("roster", f"FILE={file}")
    async with student(trixie, "leaver", "leaver-password") as one:
        assert await one.run("print(open('作业.txt', 'w').write('done'))") == "4\n"
        refused = trixie.make("retire", "CLASS=7z", check=False)
        assert "Nobody was removed" in refused.stderr
        done = await asyncio.to_thread(trixie.make, "retire", "CLASS=7z", "ARGS=--delete-homes --yes")
    folder = done.stdout.strip().splitlines()[-1]
    assert folder.startswith(f"{DATA}/retired/7z-")
    assert trixie.run(f"tar -xzOf {folder}/leaver.tar.gz leaver/作业.txt") == "done"
    assert trixie.attempt(f"test -e {DATA}/homes/{escaped('leaver')}").returncode != 0
    members = trixie.run("sqlite3 -readonly /var/lib/blockroom/data/roster.sqlite 'SELECT name, class FROM members'")
    assert "leaver" not in members
    assert "moving|8z" in members
    assert "blockroom-leaver" not in trixie.make("status").stdout
    ready(trixie)


async def test_another_address_stops_no_program(trixie: Server) -> None:
    trixie.run(f"echo '{trixie.address} school.test' >> /etc/hosts")
    async with student(trixie, "student2", passwords(trixie)["student2"]) as one, counting(one):
        trixie.write_settings(address="https://school.test")
        await asyncio.to_thread(trixie.make, "deploy")
    authority = "/var/lib/caddy/.local/share/caddy/pki/authorities/local/root.crt"
    assert 'name="username"' in asked(trixie, "https://school.test/hub/login", trust=authority)
    ready(trixie)
    trixie.write_settings()
    trixie.make("deploy")


async def test_names_for_students_servers_stop_no_program(trixie: Server) -> None:
    names = " ".join(f"{name}school.test" for name in ("", "student.", "smoke-test.", "student2."))
    trixie.run(f"echo '{trixie.address} {names}' >> /etc/hosts")
    async with student(trixie, "student2", passwords(trixie)["student2"]) as one, counting(one):
        trixie.write_settings(address="https://school.test", subdomains=True)
        await asyncio.to_thread(trixie.make, "deploy")
    authority = "/var/lib/caddy/.local/share/caddy/pki/authorities/local/root.crt"
    # The server that began before has its new name, and the login page stands under the hub's alone.
    at_work = asked(trixie, "https://student2.school.test/user/student2/api", trust=authority)
    assert '"version"' in at_work
    assert 'name="username"' in asked(trixie, "https://student2.school.test/hub/login", trust=authority)
    ready(trixie)
    trixie.write_settings()
    trixie.make("deploy")


async def test_updated_docker_and_caddy_stop_no_program(trixie: Server) -> None:
    """What their packages do at an update: start both anew."""
    async with student(trixie, "student3", passwords(trixie)["student3"]) as one, counting(one):
        trixie.run("systemctl restart docker caddy")
        await asyncio.sleep(10)
        await one.client.get("/hub/home")
    ready(trixie)
