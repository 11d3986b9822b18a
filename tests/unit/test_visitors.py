"""Whose address counts, through all the proxies that may stand in front."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

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
