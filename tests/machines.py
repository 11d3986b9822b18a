"""Machines made of network namespaces, and programs that try what answers where."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

OPEN, REFUSED, SILENT, NOBODY, NO_ROUTE = "open", "refused", "silent", "nobody listens", "no such network"

PROBE = """
import errno, json, socket
found = []
for host, port in {targets}:
    try:
        socket.create_connection((host, port), {seconds}).close()
        found.append("open")
    except TimeoutError:
        found.append("silent")
    except OSError as error:
        found.append({{errno.EHOSTUNREACH: "refused", errno.EACCES: "refused", errno.ECONNREFUSED: "nobody listens",
                      errno.ENETUNREACH: "no such network", errno.EADDRNOTAVAIL: "no such network"}}[error.errno])
print(json.dumps(found))
"""

PING = """
import socket
family, protocol, kind = (socket.AF_INET6, 58, 128) if ":" in "{host}" else (socket.AF_INET, 1, 8)
with socket.socket(family, socket.SOCK_DGRAM, protocol) as ping:
    ping.settimeout(2)
    ping.sendto(bytes([kind, 0, 0, 0, 0, 0, 0, 1]), ("{host}", 0))
    print(ping.recv(64)[0])
"""

BURST = """
import select, socket, time
sockets = [socket.socket(socket.{family}) for _ in range({count})]
for number, one in enumerate(sockets):
    one.bind(({sources}[number % len({sources})], 0))
    one.setblocking(False)
    one.connect_ex(("{host}", {port}))
time.sleep(0.5)
writable = select.select([], sockets, [], 0)[1]
print(sum(one.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0 for one in writable))
"""

ECHO = """
import socketserver, sys, threading
class Echo(socketserver.StreamRequestHandler):
    def handle(self):
        while line := self.rfile.readline():
            self.wfile.write(line)
class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True
    request_queue_size = 200
class Server6(Server):
    address_family = 10
    def server_bind(self):
        self.socket.setsockopt(41, 26, 1)
        super().server_bind()
for port in map(int, sys.argv[1:]):
    for one in (Server(("0.0.0.0", port), Echo), Server6(("::", port), Echo)):
        threading.Thread(target=one.serve_forever).start()
print("ready", flush=True)
"""


def run(*command: str, given: str | None = None) -> str:
    return subprocess.run(command, input=given, check=True, capture_output=True, text=True, timeout=60).stdout


@dataclass
class Machine:
    """A network namespace: a machine as far as its network goes."""

    name: str

    def command(self, *words: str) -> list[str]:
        return ["ip", "netns", "exec", self.name, *words]

    def python(self, code: str, *arguments: str) -> str:
        return run(*self.command(sys.executable, "-c", code, *arguments))

    def ip(self, words: str) -> None:
        run("ip", "-n", self.name, *words.split())

    def reach(self, *targets: tuple[str, int], seconds: float = 0.5) -> list[str]:
        """How each connection from here ends."""
        found: list[str] = json.loads(self.python(PROBE.format(targets=targets, seconds=seconds)))
        return found

    def burst(self, host: str, port: int, count: int, *sources: str) -> int:
        """How many of that many connections at once, by turns from these addresses, are answered."""
        family = "AF_INET6" if ":" in host else "AF_INET"
        return int(self.python(BURST.format(family=family, count=count, host=host, port=port, sources=sources)))

    def ping(self, host: str) -> int:
        """The kind of ICMP message with which a machine answers."""
        run(*self.command("sysctl", "-qw", "net.ipv4.ping_group_range=0 0"))
        return int(self.python(PING.format(host=host)))

    def load(self, rules: str) -> None:
        run(*self.command("nft", "-f", "-"), given=rules)


@contextmanager
def listening(*ports: int, on: Machine | None = None) -> Iterator[None]:
    """Answer on these ports of all addresses, of this machine or another, with an echo of each line."""
    command = [sys.executable, "-c", ECHO, *map(str, ports)]
    with subprocess.Popen(on.command(*command) if on else command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            assert server.stdout.readline() == "ready\n"
            yield
        finally:
            server.kill()


@contextmanager
def machine(name: str) -> Iterator[Machine]:
    subprocess.run(["ip", "netns", "delete", name], check=False, capture_output=True)
    run("ip", "netns", "add", name)
    made = Machine(name)
    made.ip("link set lo up")
    try:
        yield made
    finally:
        run("ip", "netns", "delete", name)


def cable(one: Machine, interface: str, other: Machine, *addresses: tuple[str, str]) -> None:
    """Join two machines, with pairs of addresses for the one and the other."""
    run("ip", "link", "add", interface, "netns", one.name, "type", "veth", "peer", "name", "eth0", "netns", other.name)
    for here, there in addresses:
        for at, end, address in ((one, interface, here), (other, "eth0", there)):
            if address:
                at.ip(f"address add {address} dev {end}{' nodad' if ':' in address else ''}")
    one.ip(f"link set {interface} up")
    other.ip("link set eth0 up")
