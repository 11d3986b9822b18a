"""A fresh server becomes a classroom: over SSH, with HTTPS, and stays one."""

from __future__ import annotations

import asyncio
import re

import pytest

from tests.deploy.people import count, passwords, student
from tests.deploy.server import Server

TENSORFLOW = "import tensorflow; print(int(tensorflow.constant(6) * tensorflow.constant(7)))"
UNITS = ("blockroom-proxy", "blockroom-hub", "blockroom-culler", "caddy")


@pytest.fixture(params=["bookworm", "trixie"])
def server(request: pytest.FixtureRequest) -> Server:
    found: Server = request.getfixturevalue(request.param)
    return found


def last_log(server: Server, verb: str) -> str:
    return (server.folder / f"{verb}.log").read_text(encoding="utf-8")


async def test_a_student_trains_through_https(server: Server) -> None:
    assert "https://" + server.address in last_log(server, "deploy")
    async with student(server, "student1", passwords(server)["student1"]) as one:
        assert (await one.run(TENSORFLOW)).split()[-1] == "42"
        page = await one.client.get(f"{one.path}lab")
        cookies = [one for one in page.request.headers.get("cookie", "").split("; ") if one]
        assert cookies
        secure = {cookie.name for cookie in one.client.cookies.jar if cookie.secure}
        assert secure >= {cookie.name for cookie in one.client.cookies.jar if "jupyterhub" in cookie.name}
        script = re.search(r'src="(/[^"]*/static/lab/main\.[0-9a-f]+\.js[^"]*)"', page.text)
        assert script, page.text[:2000]
        answer = await one.client.get(script[1], headers={"Accept-Encoding": "gzip"})
        assert answer.headers["content-encoding"] == "gzip"
        assert "immutable" in answer.headers["cache-control"]
        assert "server" not in answer.headers


async def test_deploying_again_changes_nothing_and_interrupts_nobody(server: Server, archive: str) -> None:
    numbers: list[int] = []
    async with student(server, "student2", passwords(server)["student2"]) as one:
        counting = asyncio.create_task(count(one, numbers, 60))
        done = await asyncio.to_thread(server.make, "deploy", f"IMAGE={archive}")
        assert "changed=0 " in done.stdout, done.stdout
        await counting
    assert numbers == list(range(60))


def test_each_part_is_walled_in(server: Server) -> None:
    for unit in UNITS:
        report = server.run(f"systemd-analyze security --no-pager {unit}.service | tail -1")
        exposure = re.search(r"exposure level for .*: ([0-9.]+)", report)
        assert exposure, report
        print(f"{server.name} {unit}: exposure {exposure[1]}")  # noqa: T201
        assert float(exposure[1]) < 4, report
    users = server.run(f"systemctl show -p MainPID --value {' '.join(UNITS)} | xargs -r ps -o user= -p | sort -u")
    assert "root" not in users.split()


def test_no_secret_is_told(server: Server) -> None:
    """Not by Ansible, not in a process list, not in the journal, not to other users."""
    script = "cd /var/lib/blockroom/data/secrets; for one in *-token cookie-secret; do cat $one; echo; done"
    secrets = [*server.run(script).split(), *passwords(server).values()]
    assert len(secrets) > 5
    seen = last_log(server, "deploy") + server.run("ps -eww -o args; journalctl --no-pager --quiet")
    assert [secret for secret in secrets if secret in seen] == []
    readable = server.run("find /var/lib/blockroom/data/secrets /etc/blockroom -type f -perm /o=r")
    assert readable == ""
    # Proxy and culler are in the group, and need neither people's first passwords nor a key.
    folder = "$(dirname $(readlink -f /etc/blockroom/classroom.yaml))"
    assert set(server.run(f"find {folder} -type f -perm /g=r -printf '%P\\n'").split()) == {"classroom.yaml", ".whole"}


async def test_everything_comes_back_after_a_reboot(server: Server) -> None:
    async with student(server, "student1", passwords(server)["student1"]) as one:
        await one.run("open('kept.txt', 'w').write('still here')")
    await asyncio.to_thread(server.reboot)
    async with student(server, "student1", passwords(server)["student1"]) as one:
        assert await one.run("print(open('kept.txt').read())") == "still here\n"
    assert "failed" not in server.run("systemctl list-units --state=failed --no-legend 'blockroom*' caddy docker")
    health = server.attempt("blockroom doctor")
    assert health.returncode == 0, health.stdout + health.stderr


def test_without_a_limit_no_culler_starts_with_the_machine(server: Server) -> None:
    state = "systemctl is-enabled blockroom-culler; systemctl is-active blockroom-culler"
    assert server.attempt(state).stdout.split() == ["enabled", "active"]
    file = server.run("readlink -f /etc/blockroom/classroom.yaml").strip()
    server.run(f"cp -p {file} /root/kept.yaml && sed -i 's/^student:/student:\\n  idle_timeout: 0/' {file}")
    try:
        server.run("blockroom up")
        assert server.attempt(state).stdout.split() == ["disabled", "inactive"]
        # As at a start of the machine where somebody has enabled it by hand.
        server.run("systemctl start blockroom-culler && sleep 4")
        assert server.attempt(state).stdout.split() == ["disabled", "inactive"]
    finally:
        server.run(f"mv /root/kept.yaml {file} && blockroom up")
    assert server.attempt(state).stdout.split() == ["enabled", "active"]


def test_a_nightly_backup_that_cannot_begin_is_a_failed_unit(server: Server) -> None:
    server.run("mv /etc/blockroom/classroom.yaml /etc/blockroom/aside.yaml")
    try:
        server.attempt("systemctl start blockroom-backup")
        shown = server.run("systemctl show --property=Result --value blockroom-backup").strip()
        assert shown not in ("success", "exec-condition")
    finally:
        server.run("mv /etc/blockroom/aside.yaml /etc/blockroom/classroom.yaml")
        server.run("systemctl reset-failed blockroom-backup")
