"""From which address a request comes, and under which name of the website.

Wrong passwords are counted by the address, so nobody may choose it. The hub listens where containers reach it, too.
What a request says of its way is believed only as far as it came through this machine and the proxies of the settings.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPHeaders, HTTPMessageDelegate, RequestStartLine, ResponseStartLine

from blockroom import hosts
from blockroom.settings import Settings

Networks = tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]


def proxies(settings: Settings) -> Networks:
    """Who may speak for others: this machine, by which the hub is reached from its proxy, and proxies in front."""
    in_front = settings.server.trusted_proxies if settings.server else []
    return tuple(ipaddress.ip_network(one) for one in ("127.0.0.0/8", "::1", settings.gateway, *in_front))


def parsed(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """An address, IPv4's as such where a socket for both kinds writes it as IPv6's. Raises ValueError for others."""
    found = ipaddress.ip_address(address.strip())
    return getattr(found, "ipv4_mapped", None) or found


def address_of(peer: str, forwarded: str, trusted: Networks) -> str:
    """Who asks: the peer, or who a trusted peer says was its own, and so on. Each proxy appends to `forwarded`."""
    address = peer
    for told in reversed(forwarded.split(",")):
        try:
            if not any(parsed(address) in network for network in trusted):
                break
            address = str(parsed(told))
        except ValueError:
            break
    return address


def elsewhere(start_line: RequestStartLine) -> RequestStartLine:
    """The request for one of the hub's pages as one that JupyterHub answers by leading to that page at its own name."""
    return start_line._replace(path=re.sub(r"^(/hub)+(?=/)", "", start_line.path))


class Doorkeeper(HTTPMessageDelegate):
    """Puts the true address where tornado looks for it first, whatever stood there.

    Shows no page of the hub at a student's name, where the student's own pages could read it.
    """

    def __init__(
        self, inner: HTTPMessageDelegate, peer: str, trusted: Networks, is_students: Callable[[str], bool]
    ) -> None:
        self.inner = inner
        self.peer = peer
        self.trusted = trusted
        self.is_students = is_students

    def headers_received(
        self, start_line: RequestStartLine | ResponseStartLine, headers: HTTPHeaders
    ) -> Awaitable[None] | None:
        headers["X-Real-Ip"] = address_of(self.peer, headers.get("X-Forwarded-For", ""), self.trusted)
        if isinstance(start_line, RequestStartLine) and self.is_students(headers.get("Host", "")):
            start_line = elsewhere(start_line)
        return self.inner.headers_received(start_line, headers)

    def data_received(self, chunk: bytes) -> Awaitable[None] | None:
        return self.inner.data_received(chunk)

    def finish(self) -> None:
        self.inner.finish()

    def on_connection_close(self) -> None:
        self.inner.on_connection_close()


class GuardedServer(HTTPServer):
    """tornado's server believes the header X-Real-Ip of everybody."""

    def initialize(
        self,
        *arguments: Any,
        trusted: Iterable[Any] = (),
        is_students: Callable[[str], bool] = lambda host: False,
        **options: Any,
    ) -> None:
        super().initialize(*arguments, **options)
        self.trusted = tuple(trusted)
        self.is_students = is_students

    def start_request(self, server_conn: object, request_conn: Any) -> HTTPMessageDelegate:
        inner = super().start_request(server_conn, request_conn)
        return Doorkeeper(inner, request_conn.context.address[0], self.trusted, self.is_students)


def configure(c: Any, settings: Settings) -> None:
    # JupyterHub makes its server itself, and takes another kind of it only this way.
    HTTPServer.configure(
        GuardedServer, trusted=proxies(settings), is_students=partial(hosts.belongs_to_student, settings)
    )
