"""What browsers meet on a server: Caddy's ports, its certificate, the address that people use."""

from __future__ import annotations

import socket
import ssl
import time
from typing import Any
from urllib.parse import urlsplit

import httpx

from blockroom import front, hosts
from blockroom.checks import PROBE_SECONDS, Broken, Doubt
from blockroom.checks_names import meant_addresses, own_addresses
from blockroom.classroom import listeners
from blockroom.firewall import website_ports
from blockroom.language import tr
from blockroom.settings import Server, Settings

DAY = 86_400
BY_HAND_DAYS = 21
"""Time enough to get a certificate from whoever gives them."""


def server_of(settings: Settings) -> Server:
    if settings.server is None:
        raise TypeError("only a server has Caddy")
    return settings.server


def host_of(settings: Settings) -> str:
    """The host of the address as it stands in an address."""
    host = urlsplit(settings.address).hostname or ""
    return f"[{host}]" if ":" in host else host


def why_caddy() -> str:
    return tr("journalctl --unit={unit} shows why", unit="caddy")


def check_caddy(settings: Settings) -> str:
    """Does Caddy listen for browsers?"""
    ports = website_ports(settings, server_of(settings))
    for port in ports:
        names = [program.name() for program in listeners("0.0.0.0", port)]  # noqa: S104
        if not names:
            raise Broken(tr("Caddy does not listen on port {port}", port=port), why_caddy())
        if "caddy" not in names:
            raise Broken(
                tr("port {port} is taken by another program: {program}", port=port, program=names[0]),
                tr("stop that program, then: {command}", command="systemctl restart caddy"),
            )
    return ", ".join(map(str, ports))


def certificate(settings: Settings, host: str) -> dict[str, Any]:
    """The certificate that Caddy shows for a name, after checking it as a browser would. Raises OSError."""
    port = website_ports(settings, server_of(settings))[-1]
    with (
        socket.create_connection(("127.0.0.1", port), PROBE_SECONDS) as plain,
        front.trust(settings).wrap_socket(plain, server_hostname=host) as secure,
    ):
        return dict(secure.getpeercert() or {})


def check_certificate(settings: Settings) -> str:
    """Do browsers trust the certificate, and for how long?"""
    server = server_of(settings)
    if server.tls == "off":
        return tr("the proxy in front has it")
    by_hand = server.tls == "files"
    cure = tr("put a newer one into server.certificate, then: {verb}", verb="make deploy") if by_hand else why_caddy()
    try:
        found = [certificate(settings, host) for host in hosts.names(settings)]
    except ssl.SSLCertVerificationError as error:
        raise Broken(tr("browsers do not trust it: {reason}", reason=error.verify_message), cure) from None
    except OSError as error:
        raise Broken(tr("Caddy shows none: {reason}", reason=error), cure) from None
    first = min(found, key=lambda one: ssl.cert_time_to_seconds(one["notAfter"]))
    begin, end = (ssl.cert_time_to_seconds(first[key]) for key in ("notBefore", "notAfter"))
    left = end - time.time()
    days = tr("{count} days left", count=int(left // DAY))
    shown = days if left > 2 * DAY else tr("{count} hours left", count=int(left // 3600))
    # Caddy renews after two thirds of a certificate's life.
    if left < (BY_HAND_DAYS * DAY if by_hand else (end - begin) / 6):
        raise Doubt(shown if by_hand else tr("{shown}, and it was not renewed", shown=shown), cure)
    return shown if by_hand else tr("{shown}, renewed by itself", shown=shown)


def check_website(settings: Settings) -> str:
    """Does the address that people use lead here?"""
    server = server_of(settings)
    if server.tls == "off":
        port = website_ports(settings, server)[-1]
        headers = {"Host": urlsplit(settings.address).netloc}
        local = httpx.get(
            f"http://127.0.0.1:{port}/hub/health", headers=headers, timeout=PROBE_SECONDS, trust_env=False
        )
        local.raise_for_status()
    meant = meant_addresses(settings)
    for origin in hosts.origins(settings):
        try:
            front.ask(settings, origin)
        except httpx.HTTPError as error:
            finding = tr("{address} does not answer: {reason}", address=origin, reason=error)
            cure = tr("look at what stands in front of this server: DNS, router, firewall, proxy")
            # The proxy in front may refuse this machine, or have a certificate that this machine need not trust.
            raise (Doubt if server.tls == "off" else Broken)(finding, cure) from None
    elsewhere = (
        "" if meant & own_addresses() else tr("{found}, a router or proxy in front", found=", ".join(sorted(meant)))
    )
    return f"{settings.address} ({elsewhere})" if elsewhere else settings.address


def check_redirect(settings: Settings) -> str:
    """Are people who type no https:// sent on?"""
    if server_of(settings).tls == "off":
        return tr("the proxy in front does that")
    url = f"http://{host_of(settings)}/"
    try:
        answer = httpx.get(url, timeout=PROBE_SECONDS, trust_env=False)
        target = answer.headers.get("location", "")
    except httpx.HTTPError as error:
        target = str(error)
    if not target.startswith(settings.address):
        raise Doubt(
            tr("{url} leads to {target} instead of {address}", url=url, target=target or "-", address=settings.address),
            tr("look at what stands in front of this server: DNS, router, firewall, proxy"),
        )
    return f"{url} → {target}"
