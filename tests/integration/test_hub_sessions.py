"""What ends with a password, in a real hub: forms left open, tokens of one's own, but no running server's."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from tests.integration.hub_process import Hub, Session, running_hub, submit_login
from tests.integration.test_hub_passwords import add, choose

SPAWNER = """
from pathlib import Path

from jupyterhub.spawner import Spawner


class Pretended(Spawner):
    \"\"\"A server that is there already; no container.\"\"\"

    async def start(self):
        Path({folder!r}, self.user.name).write_text(self.api_token, encoding="ascii")
        return ("127.0.0.1", {port})

    async def get_url(self):
        return "http://127.0.0.1:{port}"

    async def poll(self):
        return None

    async def stop(self):
        pass


c.JupyterHub.spawner_class = Pretended
"""


class Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def tokens(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the pretended servers write their tokens."""
    return tmp_path_factory.mktemp("tokens")


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory, tokens: Path) -> Iterator[Hub]:
    folder = tmp_path_factory.mktemp("sessions")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    (folder / "jupyterhub_config.d").mkdir()
    text = SPAWNER.format(folder=str(tokens), port=server.server_address[1])
    (folder / "jupyterhub_config.d" / "spawner.py").write_text(text, encoding="utf-8")
    with running_hub(folder) as hub:
        yield hub
    server.shutdown()


def alive(hub: Hub, token: str) -> bool:
    headers = {"Authorization": f"token {token}"}
    return httpx.get(f"{hub.api_url}/user", headers=headers, trust_env=False).status_code == 200


def reset(hub: Hub, name: str) -> str:
    """A teacher's reset; the new one-time password."""
    if hub.operator("GET", "/users/teach").status_code == 404:
        add(hub, "teach", "teach-password", role="teacher")
    answer = Session(hub, "teach", "teach-password").api("POST", "/class/password", {"class": "7a", "name": name})
    assert answer.status_code == 200, answer.text
    return str(answer.json()["password"])


def test_who_saw_a_slip_once_cannot_choose_after_its_owner_did(hub: Hub) -> None:
    slip = add(hub, "slip")
    thief, owner = hub.browser(), hub.browser()
    left_open = submit_login(thief, "slip", slip)
    assert choose(owner, submit_login(owner, "slip", slip), "the owner's own").status_code == 302
    answer = choose(thief, left_open, "the thief's own")
    assert answer.status_code == 400
    assert "log in again" in answer.text
    assert Session(hub, "slip", "the owner's own").logged_in
    assert not Session(hub, "slip", "the thief's own").logged_in


def test_a_form_left_open_does_not_outlive_a_new_slip(hub: Hub) -> None:
    slip = add(hub, "again")
    thief = hub.browser()
    left_open = submit_login(thief, "again", slip)
    new = reset(hub, "again")
    assert choose(thief, left_open, "the thief's own").status_code == 400
    owner = hub.browser()
    assert choose(owner, submit_login(owner, "again", new), "the owner's own").status_code == 302


def test_a_reset_ends_tokens_but_not_the_running_servers(hub: Hub, tokens: Path) -> None:
    add(hub, "小明", "student-password")
    student = Session(hub, "小明", "student-password")
    note = "Server at /user/%E5%B0%8F%E6%98%8E/"
    before = student.api("POST", "/users/小明/tokens", {"note": note}).json()["token"]
    assert hub.operator("POST", "/users/小明/server").status_code in (201, 202)
    until = time.monotonic() + 20
    while not hub.operator("GET", "/users/小明").json()["servers"].get("", {}).get("ready"):
        assert time.monotonic() < until
        time.sleep(0.1)
    after = student.api("POST", "/users/小明/tokens", {"note": note}).json()["token"]
    own = (tokens / "小明").read_text(encoding="ascii")
    hub.stop_hub()
    hub.start_hub()
    assert [alive(hub, token) for token in (before, after, own)] == [True, True, True]
    reset(hub, "小明")
    assert [alive(hub, token) for token in (before, after, own)] == [False, False, True]
