"""The students' firewall, as the rules that iptables gets."""

from __future__ import annotations

from pathlib import Path

from blockroom.network import PRIVATE, bridge, rules
from blockroom.settings import Settings, parse


def settings(text: str = "") -> Settings:
    return parse(text, Path("/school/classroom.yaml"))


def chain(text: str, name: str) -> list[str]:
    """What the rules of a chain say, in order."""
    start = f"-A {name} "
    return [line.removeprefix(start) for line in text.splitlines() if line.startswith(start)]


def test_private_addresses_are_refused_before_the_internet_is_allowed() -> None:
    out = chain(rules(settings()), "blockroom-out")
    refused = [index for index, rule in enumerate(out) if "REJECT" in rule]
    assert out[-1] == "-j RETURN"
    assert max(refused) == len(out) - 2
    assert all(any(f"-d {network} -j REJECT" in rule for rule in out) for network in PRIVATE)


def test_other_students_come_first() -> None:
    assert chain(rules(settings()), "blockroom-out")[0].startswith("-o b-blockroom -j REJECT")


def test_a_class_without_internet_and_an_allowed_mirror() -> None:
    text = "containers: {internet: false, allow: [10.1.2.0/24]}"
    out = chain(rules(settings(text)), "blockroom-out")
    assert out[-1].startswith("-j REJECT")
    allowed = out.index("-d 10.1.2.0/24 -j RETURN")
    assert allowed < next(index for index, rule in enumerate(out) if rule.startswith("-d 10.0.0.0/8"))


def test_of_this_machine_only_the_hub_is_reached() -> None:
    inside = chain(rules(settings("ports: {hub: 9000}")), "blockroom-in")
    assert inside[1:] == [
        "-d 172.30.0.1 -p tcp --dport 9000 -j ACCEPT",
        "-j REJECT --reject-with icmp-admin-prohibited",
    ]


def test_the_longest_instance_fits_the_kernels_names() -> None:
    long = settings("instance: a234567890123")
    assert len(bridge(long)) <= 15
    assert len(f"{long.instance}-out") <= 28
