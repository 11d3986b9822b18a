"""New secrets under a class at work: the new ones hold, the old ones open nothing, no program stops."""

from __future__ import annotations

import asyncio
import itertools
import json
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from websockets.asyncio.client import connect

from blockroom import classroom, names, processes, rotate, smoke
from blockroom.engine import wait_until
from blockroom.errors import UserError
from blockroom.secrets import NAMES, read_secret
from blockroom.settings import Settings
from tests.room import Classroom, Student

COUNT = """
import time
for number in range(600):
    with open("count.txt", "a") as file:
        print(number, time.monotonic(), file=file)
    time.sleep(0.25)
"""


def secrets_of(settings: Settings) -> dict[str, str]:
    return {name: read_secret(settings, name) for name in NAMES}


def asked(url: str, token: str) -> int:
    return httpx.get(url, headers={"Authorization": f"token {token}"}, timeout=10, trust_env=False).status_code


def check_tokens(settings: Settings, good: dict[str, str], bad: dict[str, str]) -> None:
    """Every token of `good` is taken, and none of `bad`."""
    hub = f"{settings.hub_url}/hub"
    for name, url in (
        ("operator-token", f"{hub}/api/users?limit=1"),
        ("culler-token", f"{hub}/api/users?limit=1"),
        ("metrics-token", f"{hub}/metrics"),
        ("proxy-token", f"{settings.proxy_api}/api/routes"),
    ):
        assert (asked(url, good[name]), asked(url, bad[name])) == (200, 403), name


def counted(settings: Settings, name: str) -> list[tuple[int, float]]:
    text = (settings.homes_folder / names.escaped(name) / "count.txt").read_text(encoding="ascii")
    return [(int(number), float(moment)) for number, moment in map(str.split, text.splitlines())]


@asynccontextmanager
async def counting(student: Student) -> AsyncIterator[str]:
    """The id of a kernel that counts, four times a second, into a file of the student's home."""
    headers = {"X-XSRFToken": smoke.cookie(student.client, "_xsrf", student.path)}
    made = await student.client.post(f"{student.path}api/kernels", json={"name": "python3"}, headers=headers)
    kernel = made.json()["id"]
    message = {
        "header": {"msg_id": uuid.uuid4().hex, "msg_type": "execute_request", "version": "5.4", "session": kernel},
        "parent_header": {},
        "metadata": {},
        "content": {"code": COUNT, "silent": False, "store_history": False, "allow_stdin": False},
        "channel": "shell",
    }
    request = student.client.build_request("GET", f"{student.path}api/kernels/{kernel}/channels")
    url = str(student.classroom.settings.address).replace("http", "ws", 1) + request.url.path
    async with connect(url, additional_headers={"Cookie": request.headers["Cookie"]}, proxy=None) as socket:
        await socket.send(json.dumps(message))
        file = student.classroom.settings.homes_folder / names.escaped(student.name) / "count.txt"
        assert await asyncio.to_thread(wait_until, file.exists, 60)
        yield str(kernel)


async def test_new_secrets_while_a_student_works(running: Classroom) -> None:
    settings = running.settings
    running.forget_work("student1")
    old = secrets_of(settings)
    async with running.student("student1") as student, counting(student) as kernel:
        done = await asyncio.to_thread(running.command, "rotate", "--yes")
        assert done.returncode == 0, done.stderr
        # The same page, still logged in to its own server, sees its kernel at work.
        answer = await student.client.get(f"{student.path}api/kernels/{kernel}")
        assert answer.json()["execution_state"] == "busy"
        await asyncio.sleep(1)
        counts = counted(settings, "student1")
        # The hub itself wants the password again.
        home = await student.client.get("/hub/home")
        assert home.status_code == 302
        assert "/hub/login" in home.headers["location"]
        await smoke.log_in(student.client, "student1", running.password("student1"))
    assert [number for number, _ in counts] == list(range(len(counts)))
    assert max(later - earlier for (_, earlier), (_, later) in itertools.pairwise(counts)) < 1.5
    new = secrets_of(settings)
    assert all(new[name] != old[name] for name in NAMES)
    assert not any(value in done.stdout + done.stderr for value in (*old.values(), *new.values()))
    check_tokens(settings, new, old)
    assert not (settings.secrets / rotate.BEFORE).exists()
    assert running.command("up").stderr.count("nothing to change") == 1


def test_secrets_that_do_not_work_are_taken_back(running: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = running.settings
    old = secrets_of(settings)
    tried: dict[str, str] = {}

    def fails_once(settings: Settings) -> bool:
        tried.update(secrets_of(settings) if not tried else {})
        return secrets_of(settings) == old

    monkeypatch.setattr(rotate, "together", fails_once)
    monkeypatch.setattr(rotate, "WORKING_SECONDS", 1)
    with pytest.raises(UserError, match="the old ones hold again: Hub and proxy do not work together"):
        rotate.rotate(settings, running.file, yes=True)
    assert secrets_of(settings) == old
    check_tokens(settings, old, tried)
    assert not (settings.secrets / rotate.BEFORE).exists()


def test_an_attempt_that_was_cut_off_ends_at_what_worked_last(running: Classroom) -> None:
    """The machine stopped when one secret was new: a second attempt still knows the old ones."""
    settings = running.settings
    old = secrets_of(settings)
    rotate.keep(settings)
    (settings.secrets / "operator-token").write_text("0" * 64, encoding="ascii")
    processes.stop(settings, "hub")
    refused = running.command("rotate", "--yes")
    assert refused.returncode == 1
    assert "does not run" in refused.stderr
    running.up()
    rotate.rotate(settings, running.file, yes=True)
    check_tokens(settings, secrets_of(settings), old)
    check_tokens(settings, secrets_of(settings), {**old, "operator-token": "0" * 64})


def test_nothing_happens_without_a_yes(running: Classroom) -> None:
    hub, old = processes.running(running.settings, "hub"), secrets_of(running.settings)
    done = running.command("rotate")
    assert done.returncode == 2
    assert "everybody logs in again" in done.stderr
    assert "No secret was changed. To go on without being asked: --yes" in done.stderr
    assert processes.running(running.settings, "hub") == hub
    assert secrets_of(running.settings) == old


def test_without_an_authority_of_its_own_there_is_none_to_change(running: Classroom) -> None:
    done = running.command("rotate", "--certificates", "--yes")
    assert done.returncode == 2
    assert "tls: internal" in done.stderr
    assert classroom.ready(running.settings, "hub")
