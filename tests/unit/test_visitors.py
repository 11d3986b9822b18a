"""Whose address counts, through all the proxies that may stand in front."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import httpx
import pytest
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from blockroom import hosts
from blockroom.settings import Settings, parse
from blockroom.visitors import GuardedServer, address_of, proxies

SERVER = "address: https://school.example\nserver: {tls: 'off', trusted_proxies: [10.0.0.0/24]}"


def settings(text: str = "") -> Settings:
    return parse(text, Path("/school/classroom.yaml"))


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        ("172.30.0.1", "203.0.113.7", "203.0.113.7"),
        ("172.30.0.1", "203.0.113.7, 127.0.0.1", "203.0.113.7"),
        ("172.30.0.1", "198.51.100.1, 203.0.113.7,::1", "203.0.113.7"),
        ("172.30.0.1", "203.0.113.7, 10.0.0.5, 127.0.0.1", "203.0.113.7"),
        ("172.30.0.1", "198.51.100.1, 10.0.1.5, 127.0.0.1", "10.0.1.5"),
        ("172.30.0.9", "203.0.113.7", "172.30.0.9"),
        ("172.30.0.1", "203.0.113.7, ::ffff:127.0.0.1", "203.0.113.7"),
        ("172.30.0.1", "nonsense, 127.0.0.1", "127.0.0.1"),
        ("127.0.0.1", "", "127.0.0.1"),
    ],
)
def test_the_address_is_the_last_that_no_proxy_of_ours_has(peer: str, forwarded: str, address: str) -> None:
    assert address_of(peer, forwarded, proxies(settings(SERVER))) == address


def test_without_a_server_only_this_machine_speaks_for_others() -> None:
    assert address_of("172.30.0.1", "203.0.113.7, 10.0.0.5", proxies(settings())) == "10.0.0.5"


class Echo(RequestHandler):
    def get(self) -> None:
        self.write(self.request.remote_ip or "")


@pytest.mark.parametrize(("trusted", "address"), [(True, "203.0.113.7"), (False, "127.0.0.1")])
async def test_nobody_names_their_own_address(trusted: bool, address: str) -> None:
    (socket,) = bind_sockets(0, "127.0.0.1")
    known = proxies(settings()) if trusted else ()
    server = GuardedServer(Application([("/", Echo)]), xheaders=True, trusted=known)
    server.add_socket(socket)
    headers = {"X-Real-Ip": "198.51.100.1", "X-Forwarded-For": "203.0.113.7"}
    try:
        async with httpx.AsyncClient(trust_env=False) as client:
            answer = await client.get(f"http://127.0.0.1:{socket.getsockname()[1]}/", headers=headers)
    finally:
        server.stop()
    assert answer.text == address


class Where(RequestHandler):
    def prepare(self) -> None:
        self.finish(self.request.uri)


@pytest.mark.parametrize(
    ("host", "path", "seen"),
    [
        ("school.example", "/hub/login?next=%2F", "/hub/login?next=%2F"),
        ("172.30.0.1:8081", "/hub/api", "/hub/api"),
        ("ada.school.example", "/hub/login?next=%2F", "/login?next=%2F"),
        ("ada.school.example:8000", "/hub/hub/api/user", "/api/user"),
        ("ada.school.example", "/user/ada/hub/", "/user/ada/hub/"),
        ("notschool.example", "/hub/home", "/hub/home"),
    ],
)
async def test_no_page_of_the_hub_stands_under_a_students_name(host: str, path: str, seen: str) -> None:
    known = settings("address: https://school.example\nsubdomains: true\nserver: {tls: internal}")
    (socket,) = bind_sockets(0, "127.0.0.1")
    server = GuardedServer(Application([(".*", Where)]), is_students=partial(hosts.belongs_to_student, known))
    server.add_socket(socket)
    try:
        async with httpx.AsyncClient(trust_env=False) as client:
            url = f"http://127.0.0.1:{socket.getsockname()[1]}{path}"
            answer = await client.get(url, headers={"Host": host})
    finally:
        server.stop()
    assert answer.text == seen
