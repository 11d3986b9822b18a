"""Whether the names in the address lead to this machine: the classroom's own, and those of students' servers."""

from __future__ import annotations

import ipaddress
import socket

import psutil

from blockroom import hosts
from blockroom.checks import Broken
from blockroom.language import tr
from blockroom.place import verb
from blockroom.settings import Settings
from blockroom.terminal import say


def own_addresses() -> set[str]:
    found = psutil.net_if_addrs().values()
    return {one.address.split("%")[0] for interface in found for one in interface}


def known_addresses(host: str) -> set[str]:
    """The IP addresses that a name stands for, none where no name server knows it."""
    try:
        return {str(info[4][0]) for info in socket.getaddrinfo(host, None)}
    except socket.gaierror:
        return set()


def meant_addresses(settings: Settings) -> set[str]:
    """The IP addresses that the address people use stands for.

    Raises Broken where no name server knows it, or the names of students' servers lead elsewhere.
    """
    host, *below = hosts.names(settings)
    meant = known_addresses(host)
    if not meant:
        raise Broken(
            tr("no name server knows {host}, the name in address: {address}", host=host, address=settings.address),
            tr("enter it in the school's DNS, or use this machine's own address"),
        )
    for name in below:
        # What ends so is this machine for every browser, whatever the name servers say.
        found = meant if host.endswith("localhost") else known_addresses(name)
        if not found & meant:
            raise Broken(
                tr("{name} leads to {found} instead of {meant}", name=name, found=show(found), meant=show(meant)),
                tr(
                    "enter *.{host} in the school's DNS like {host}, or leave subdomains out of classroom.yaml",
                    host=host,
                ),
            )
    return meant


def show(addresses: set[str]) -> str:
    return ", ".join(sorted(addresses)) or "-"


def check_address(settings: Settings) -> str:
    """Does the proxy listen on the address that people use?"""
    host = hosts.names(settings)[0]
    meant = meant_addresses(settings)
    bound = ipaddress.ip_address(settings.bind)
    loopback = all(ipaddress.ip_address(one).is_loopback for one in meant)
    if not bound.is_unspecified and settings.bind not in meant:
        raise Broken(
            tr(
                "people use {address}, which is {meant}, but the server listens on the address {bind}",
                address=settings.address,
                meant=show(meant),
                bind=settings.bind,
            ),
            tr("set bind: 0.0.0.0 in classroom.yaml, then: {verb}", verb=verb("up")),
        )
    if not meant & own_addresses() and not loopback:
        say(tr("  {host} is no address of this machine; that is right behind a router or another proxy", host=host))
    return f"{settings.address} → {settings.bind}:{settings.listen_port}"
