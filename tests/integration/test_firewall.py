"""The firewall as packets meet it, around a server made of network namespaces."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as pace
from hypothesis import strategies as some

from blockroom import firewall
from blockroom.settings import Settings, parse
from tests.machines import OPEN, REFUSED, SILENT, Machine, cable, listening, machine, run

TALK = """
import socket, sys
with socket.create_connection(("{host}", {port}), 5) as talk:
    file = talk.makefile("rw")
    for word in ("before", "after"):
        file.write(word + chr(10)); file.flush()
        print(file.readline().strip(), flush=True)
        sys.stdin.readline()
"""


SCHOOL = "10.213.7.1"
SERVER = (SCHOOL, "fd13::1")


@dataclass
class Site:
    """A server with two neighbours: somebody of the school's network, and a student's container."""

    server: Machine
    neighbour: Machine
    student: Machine


@pytest.fixture
def site() -> Iterator[Site]:
    """A server that serves more than it should; its neighbour has two addresses of each kind."""
    with ExitStack() as stack:
        server, neighbour, student = (
            stack.enter_context(machine(f"school-test-{name}")) for name in ("server", "neighbour", "student")
        )
        lan = (f"{SCHOOL}/24", "10.213.7.2/24"), ("", "10.213.7.3/24"), ("fd13::1/64", "fd13::2/64"), ("", "fd13::3/64")
        cable(server, "lan", neighbour, *lan)
        cable(server, "b-blockroom", student, ("172.30.0.1/16", "172.30.0.2/16"))
        student.ip("route add default via 172.30.0.1")
        stack.enter_context(listening(22, 80, 443, 2222, 8001, 8081, on=server))
        stack.enter_context(listening(8888, on=student))
        yield Site(server, neighbour, student)


def server_settings(server: str = "tls: internal") -> Settings:
    return parse(f"address: https://school.example\nserver: {{{server}}}", Path("/etc/blockroom/classroom.yaml"))


def tables(settings: Settings) -> str:
    rules = firewall.absent(firewall.students_name(settings)) + firewall.students_table(settings)
    return rules + firewall.absent(firewall.server_name(settings)) + firewall.server_table(settings)


def test_a_server_shows_the_world_ssh_and_the_website(site: Site) -> None:
    ports = (22, 80, 443, 2222, 8001, 8081)
    everything = [(address, port) for address in SERVER for port in ports]
    assert site.neighbour.reach(*everything) == [OPEN] * 12
    site.server.load(tables(server_settings()))
    assert site.neighbour.reach(*everything) == [OPEN, OPEN, OPEN, SILENT, SILENT, SILENT] * 2
    site.server.load(tables(server_settings("tls: 'off', ssh_port: 2222, ssh_from: [10.213.7.2]")))
    only_web = [SILENT, OPEN, SILENT, SILENT, SILENT, SILENT]
    assert site.neighbour.reach(*everything) == [SILENT, OPEN, SILENT, OPEN, SILENT, SILENT, *only_web]
    site.server.load(tables(server_settings("tls: internal, port: 2222, ssh_from: [192.0.2.0/24]")))
    assert site.neighbour.reach(*everything) == [SILENT, OPEN, SILENT, OPEN, SILENT, SILENT] * 2
    assert [site.neighbour.ping(address) for address in SERVER] == [0, 129]


def test_a_server_speaks_to_itself_and_to_containers(site: Site) -> None:
    site.server.load(tables(server_settings()))
    assert site.server.reach(("127.0.0.1", 8001), ("172.30.0.1", 8081), ("172.30.0.2", 8888)) == [OPEN] * 3


@pytest.mark.parametrize("only", ["students", "server"])
def test_each_table_alone_keeps_students_from_the_server(site: Site, only: str) -> None:
    settings = server_settings()
    site.server.load(firewall.students_table(settings) if only == "students" else firewall.server_table(settings))
    targets = [("172.30.0.1", port) for port in (8081, 22, 80, 443, 8001)] + [(SCHOOL, 443)]
    assert site.student.reach(*targets) == [OPEN, *[REFUSED] * 5]


def test_nobody_outside_reaches_a_container(site: Site) -> None:
    run(*site.server.command("sysctl", "-qw", "net.ipv4.ip_forward=1"))
    site.neighbour.ip(f"route add 172.30.0.0/16 via {SCHOOL}")
    assert site.neighbour.reach(("172.30.0.2", 8888)) == [OPEN]
    site.server.load(tables(server_settings()))
    assert site.neighbour.reach(("172.30.0.2", 8888)) == [REFUSED]


def test_a_students_way_out_leads_through_the_schools_network_but_not_into_it(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The neighbour is the school's router, too; the school's addresses are public."""
    router, world = "203.0.113.2", "198.51.100.1"
    run(*site.server.command("sysctl", "-qw", "net.ipv4.ip_forward=1"))
    for one, words in (
        (site.server, "address add 203.0.113.1/24 dev lan"),
        (site.server, f"route add default via {router}"),
        (site.neighbour, f"address add {router}/24 dev eth0"),
        (site.neighbour, f"address add {world}/32 dev lo"),
        (site.neighbour, "route add default via 203.0.113.1"),
    ):
        one.ip(words)
    with listening(7000, on=site.neighbour):
        for networks, school in (([], OPEN), (["203.0.113.0/24"], REFUSED)):
            monkeypatch.setattr(firewall, "connected", lambda networks=networks: networks)
            site.server.load(tables(server_settings()))
            assert site.student.reach((router, 7000), (world, 7000), ("172.30.0.1", 8081)) == [school, OPEN, OPEN]


def test_a_session_in_progress_goes_on(site: Site) -> None:
    command = site.neighbour.command(sys.executable, "-c", TALK.format(host=SCHOOL, port=22))
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as talk:
        assert talk.stdin is not None
        assert talk.stdout is not None
        assert talk.stdout.readline() == "before\n"
        for _ in range(2):
            site.server.load(tables(server_settings()))
        talk.stdin.write("\n\n")
        talk.stdin.flush()
        assert talk.stdout.readline() == "after\n"


def test_who_opens_too_many_connections_waits(site: Site) -> None:
    for host, ours, together in (
        (SCHOOL, ("10.213.7.2", "10.213.7.3"), range(40, 80)),
        # Addresses of one /64 are one customer; IPv4 addresses are each somebody's.
        ("fd13::1", ("fd13::2", "fd13::3"), range(20, 40)),
    ):
        site.server.load(tables(server_settings("tls: internal, connections: 20")))
        assert site.neighbour.burst(host, 443, 150, ours[0]) in range(20, 40)
        assert site.neighbour.reach((host, 22)) == [OPEN]
        site.server.load(tables(server_settings("tls: internal, connections: 20")))
        assert site.neighbour.burst(host, 443, 150, *ours) in together


def test_a_proxy_in_front_may_open_many(site: Site) -> None:
    site.server.load(tables(server_settings("tls: 'off', connections: 20, trusted_proxies: [10.213.7.2]")))
    assert site.neighbour.burst(SCHOOL, 80, 150, "10.213.7.2") == 150
    assert site.neighbour.burst(SCHOOL, 80, 150, "10.213.7.3") == 0, "a login past the proxy has no HTTPS"


PORT = some.integers(1, 65535)
NETWORKS = some.lists(some.ip_addresses(v=4, network="10.0.0.0/8").map(str) | some.just("0.0.0.0/0"), max_size=4)


@some.composite
def whole_settings(draw: some.DrawFn) -> Settings:
    """Settings of a server with any firewall that the file allows."""
    server = {
        "tls": draw(some.sampled_from(["internal", "auto", "off"])),
        "ssh_port": draw(PORT),
        "ssh_from": draw(NETWORKS),
        "connections": draw(some.integers(10, 100_000)),
        "port": draw(some.none() | PORT),
    }
    if server["tls"] == "off":
        server["trusted_proxies"] = draw(NETWORKS)
    values = {
        "address": f"https://school.example:{draw(PORT)}",
        "instance": draw(some.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True)),
        "server": server,
        "containers": {"allow": draw(NETWORKS), "refuse": draw(NETWORKS), "internet": draw(some.booleans())},
    }
    return parse(json.dumps(values), Path("/etc/blockroom/classroom.yaml"))


@pace(max_examples=60, deadline=None)
@given(whole_settings())
def test_the_kernel_takes_the_rules_of_any_settings(settings: Settings) -> None:
    rules = tables(settings)
    run("unshare", "--net", "nft", "-f", "-", given=rules + rules)
