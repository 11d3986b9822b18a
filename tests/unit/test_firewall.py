"""The firewall, as the rules that nft gets; that the kernel keeps to them is seen in the integration tests."""

from __future__ import annotations

import re
import socket
import subprocess
from pathlib import Path
from typing import NamedTuple

import psutil
import pytest

from blockroom import firewall, systemd
from blockroom.errors import UserError
from blockroom.firewall import PRIVATE, check_ssh, ensure_firewall, server_table, students_table
from blockroom.network import bridge
from blockroom.settings import Settings, parse

SERVER = "address: https://school.example\nserver: {tls: internal}\n"


def settings(text: str = "") -> Settings:
    return parse(text, Path("/school/classroom.yaml"))


def chain(table: str, name: str) -> list[str]:
    """What the rules of a chain say, in order."""
    body = re.search(rf"chain {name} {{\n(.*?)\n    }}", table, re.DOTALL)
    assert body is not None
    return [line.strip() for line in body[1].splitlines()]


def test_private_addresses_are_refused_before_the_internet_is_allowed() -> None:
    outside = chain(students_table(settings()), "outside")
    assert outside[-1] == "accept"
    assert "reject" in outside[-2]
    assert all(network in outside[-2] for network in PRIVATE)


def test_the_machines_own_network_and_further_ones_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    addresses = {
        "lo": [Interface(socket.AF_INET, "127.0.0.1", "255.0.0.0")],
        "eth0": [
            Interface(socket.AF_INET, "203.0.113.77", "255.255.255.128"),
            Interface(socket.AF_PACKET, "aa:bb", None),
        ],
        "ppp0": [
            Interface(socket.AF_INET, "198.51.100.9", "255.255.255.255"),
            Interface(socket.AF_INET6, "fe80::1", ""),
        ],
        "odd": [Interface(socket.AF_INET, "198.51.100.10", "0.0.0.0")],  # noqa: S104
    }
    monkeypatch.setattr(psutil, "net_if_addrs", lambda: addresses)
    text = "containers: {refuse: [192.0.2.0/24], allow: [203.0.113.80]}"
    outside = chain(students_table(settings(text)), "outside")
    refused = next(rule for rule in outside if "192.168.0.0/16" in rule)
    for network in ("203.0.113.0/25", "198.51.100.9/32", "192.0.2.0/24", "168.63.129.16/32", "192.0.0.0/24"):
        assert network in refused
    assert outside.index("ip daddr { 203.0.113.80/32 } accept") < outside.index(refused)
    assert outside[-1] == "accept"


def test_other_students_come_first_and_nobody_comes_in() -> None:
    forward = chain(students_table(settings()), "forward")[1:]
    assert forward[0].startswith('iifname "b-blockroom" oifname "b-blockroom" reject')
    assert forward[2].startswith('oifname "b-blockroom" reject')
    assert forward[-1] == 'iifname "b-blockroom" jump outside'


def test_a_class_without_internet_and_an_allowed_mirror() -> None:
    outside = chain(students_table(settings("containers: {internet: false, allow: [10.1.2.0/24]}")), "outside")
    assert outside[-1].startswith("reject")
    allowed = outside.index("ip daddr { 10.1.2.0/24 } accept")
    assert allowed < next(index for index, rule in enumerate(outside) if "10.0.0.0/8" in rule)


def test_allowed_networks_that_overlap_become_one() -> None:
    outside = chain(students_table(settings("containers: {allow: [10.1.0.0/16, 10.1.2.0/24]}")), "outside")
    assert "ip daddr { 10.1.0.0/16 } accept" in outside


def test_of_this_machine_only_the_hub_is_reached() -> None:
    inside = chain(students_table(settings("ports: {hub: 9000}")), "input")[1:]
    assert inside == [
        'iifname != "b-blockroom" accept',
        "ct state established,related accept",
        'iifname "b-blockroom" ip daddr 172.30.0.1 tcp dport 9000 accept',
        "reject with icmpx admin-prohibited",
    ]


def test_the_longest_instance_fits_the_kernels_names() -> None:
    assert len(bridge(settings("instance: a234567890123"))) <= 15


def test_name_servers_of_this_machine_are_reached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "resolv.conf"
    file.write_text("nameserver 10.9.9.9\nnameserver 127.0.0.53\nnameserver fe80::1%eth0\n", encoding="utf-8")
    monkeypatch.setattr(firewall, "Path", lambda name: file if name == "/etc/resolv.conf" else tmp_path / "absent")
    assert firewall.resolvers() == ["10.9.9.9"]
    outside = chain(students_table(settings()), "outside")
    assert outside[1] == "ip daddr { 10.9.9.9/32 } meta l4proto { tcp, udp } th dport 53 accept"


def test_a_classroom_without_a_server_leaves_the_machine_alone() -> None:
    assert server_table(settings()) == ""


@pytest.mark.parametrize(
    ("text", "ports"),
    [
        (SERVER, "80, 443"),
        ("address: https://school.example:8443\nserver: {tls: internal}", "80, 8443"),
        ("address: https://school.example\nserver: {tls: internal, port: 4443}", "80, 4443"),
        ("address: https://school.example\nserver: {tls: 'off'}", "80"),
        ("address: https://school.example\nserver: {tls: 'off', port: 8080}", "8080"),
    ],
)
def test_the_website_has_its_ports(text: str, ports: str) -> None:
    assert f"elements = {{ {ports} }};" in server_table(settings(text))


def test_a_server_drops_what_nothing_allows() -> None:
    table = server_table(settings(SERVER))
    rules = chain(table, "input")
    assert rules[0].endswith("policy drop;")
    assert "tcp dport 22 accept" in rules
    # Answers to what this machine asked come before students are refused: the proxy speaks to their containers.
    assert rules.index("ct state established,related accept") < rules.index(
        'iifname "b-blockroom" reject with icmpx admin-prohibited'
    )


def test_ssh_from_some_networks_only() -> None:
    server = "server: {tls: internal, ssh_port: 2222, ssh_from: [10.1.0.0/16, 10.2.3.4]}"
    table = server_table(settings(f"address: https://school.example\n{server}"))
    assert "ip saddr { 10.1.0.0/16, 10.2.3.4/32 } tcp dport 2222 accept" in chain(table, "input")


def test_a_proxy_in_front_is_not_counted_and_lets_nobody_pass_it() -> None:
    text = "address: https://school.example\nserver: {tls: 'off', trusted_proxies: [10.1.1.1], connections: 30}"
    rules = chain(server_table(settings(text)), "input")
    assert rules[-1] == "ip saddr { 10.1.1.1/32 } tcp dport @website accept"
    assert not [rule for rule in rules if "limit rate" in rule]


class Interface(NamedTuple):
    family: int
    address: str
    netmask: str | None


class Address(NamedTuple):
    ip: str
    port: int


class Listener(NamedTuple):
    laddr: Address
    pid: int
    status: str = psutil.CONN_LISTEN


def listening(monkeypatch: pytest.MonkeyPatch, programs: dict[tuple[str, int], str]) -> None:
    """Let programs listen on addresses and ports."""
    sockets = [Listener(Address(*address), pid) for pid, address in enumerate(programs, 1)]
    names = dict(enumerate(programs.values(), 1))
    monkeypatch.setattr(psutil, "net_connections", lambda kind: sockets)
    monkeypatch.setattr(firewall, "program", lambda pid: names[pid])


def test_nobody_is_locked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(firewall, "load_rules", loaded.append)
    listening(monkeypatch, {("10.1.1.1", 2222): "sshd", ("::", 22): "other"})
    with pytest.raises(UserError, match=r"server\.ssh_port: SSH listens on port 2222 here"):
        ensure_firewall(settings(SERVER))
    assert loaded == []


@pytest.mark.parametrize(
    "programs",
    [
        {},
        {("10.1.1.1", 22): "sshd"},
        {("10.1.1.1", 2222): "sshd", ("::", 22): "sshd"},
        {("127.0.0.1", 6010): "sshd"},
    ],
)
def test_ssh_where_the_settings_say(monkeypatch: pytest.MonkeyPatch, programs: dict[tuple[str, int], str]) -> None:
    listening(monkeypatch, programs)
    server = settings(SERVER).server
    assert server is not None
    check_ssh(server)


def test_both_tables_are_replaced_at_one_stroke(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(firewall, "load_rules", loaded.append)
    listening(monkeypatch, {})
    ensure_firewall(settings(SERVER))
    assert len(loaded) == 1
    assert "flush" not in loaded[0]
    for name in ("blockroom-students", "blockroom-server"):
        first, removed, made = (
            loaded[0].index(text)
            for text in (f"table inet {name}\n", f"delete table inet {name}\n", f"table inet {name} {{")
        )
        assert first < removed < made


def test_a_server_keeps_its_rules_for_a_release_that_does_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(firewall, "load_rules", loaded.append)
    listening(monkeypatch, {})
    kept = tmp_path / "firewall.nft"
    ensure_firewall(settings(), kept)
    assert not kept.exists()
    ensure_firewall(settings(SERVER), kept)
    assert kept.read_text(encoding="utf-8") == loaded[-1]


@pytest.mark.parametrize(("status", "wanted"), [(0, (0, "")), (3, (3, "")), (1, (0, "kept")), (127, (0, "kept"))])
def test_the_unit_loads_the_kept_rules_where_the_program_fails(
    tmp_path: Path, status: int, wanted: tuple[int, str]
) -> None:
    unit = (systemd.UNITS / "blockroom-firewall.service").read_text(encoding="utf-8")
    line = re.search(r"^ExecStart=/bin/sh -c '(.*)'$", unit, re.MULTILINE)
    assert line is not None and f"nft -f {firewall.KEPT}" in line[1]
    (tmp_path / "nft").write_text("#!/bin/sh\nprintf kept\n", encoding="ascii")
    (tmp_path / "nft").chmod(0o755)
    script = line[1].replace("$$", "$").replace("/usr/local/bin/blockroom firewall", f"(exit {status})")
    done = subprocess.run(
        ["/bin/sh", "-c", script], env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == wanted


def test_the_classrooms_end_does_not_open_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(firewall, "load_rules", loaded.append)
    firewall.remove_firewall(settings(SERVER))
    assert "blockroom-students" in loaded[0]
    assert "blockroom-server" not in loaded[0]


def test_a_machine_without_nft_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name, path: None)
    with pytest.raises(UserError, match="apt-get install nftables"):
        firewall.load_rules("")
