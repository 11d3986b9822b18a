"""The classroom's firewall: an nftables table for students, and on a server one for the machine itself.

A refusal in one of these tables is final whatever Docker's, ufw's or firewalld's own tables say; what these let pass,
those may still refuse. They run before the others, and none of the others' rules is touched.
"""

from __future__ import annotations

import ipaddress
import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

import psutil

from blockroom.errors import UserError
from blockroom.language import tr
from blockroom.network import bridge
from blockroom.secrets import write_private
from blockroom.settings import SERVER_DATA, Server, Settings

PRIVATE = (
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "168.63.129.16/32",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.168.0.0/16",
    "224.0.0.0/3",
)
"""What is nobody's on the internet; Azure and Oracle let machines ask for their own secrets at two of these."""

PRIORITY = -10
"""Before the `filter` priority 0, where Docker, ufw and firewalld have theirs."""

KEPT = SERVER_DATA / "firewall.nft"
"""The rules that held last: the unit loads them where this program does not run."""
LOCKED_OUT = 3
"""The exit status of a firewall that would lock the operator out; the unit then loads nothing else either."""

REFUSE = "reject with icmpx admin-prohibited"
ESTABLISHED = "ct state established,related accept"


def resolvers() -> list[str]:
    """Name servers that Docker asks on behalf of containers, as this machine's own configuration names them."""
    found = []
    for file in (Path("/run/systemd/resolve/resolv.conf"), Path("/etc/resolv.conf")):
        for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else []:
            words = line.split()
            if words[:1] == ["nameserver"] and len(words) > 1:
                address = ipaddress.ip_address(words[1].split("%")[0])
                if address.version == 4 and not address.is_loopback and str(address) not in found:
                    found.append(str(address))
    return found


def connected() -> list[str]:
    """Networks in which this machine has an address of its own: the school's, though its addresses be public."""
    found = [one for addresses in psutil.net_if_addrs().values() for one in addresses]
    networks = {
        ipaddress.IPv4Interface(f"{one.address}/{one.netmask}").network
        for one in found
        if one.family == socket.AF_INET and one.netmask
    }
    return sorted(str(network) for network in networks if network.prefixlen)


def a_set(networks: Iterable[str]) -> str:
    """Networks as nft writes a set; it takes none that overlap."""
    merged = ipaddress.collapse_addresses(ipaddress.IPv4Network(one) for one in networks)
    return f"{{ {', '.join(map(str, merged))} }}"


def students_name(settings: Settings) -> str:
    return f"{settings.instance}-students"


def server_name(settings: Settings) -> str:
    return f"{settings.instance}-server"


def absent(name: str) -> str:
    """What removes a table, be it there or not."""
    return f"table inet {name}\ndelete table inet {name}\n"


def chain(name: str, rules: Iterable[str], hook: str = "", policy: str = "accept") -> str:
    """A chain of rules; with a hook, one that packets enter by themselves."""
    head = [f"type filter hook {hook} priority {PRIORITY}; policy {policy};"] if hook else []
    return "\n".join([f"    chain {name} {{", *(f"        {line}" for line in [*head, *rules]), "    }"])


def to_hub(settings: Settings) -> str:
    """The one thing of this machine that students' programs reach."""
    return f'iifname "{bridge(settings)}" ip daddr {settings.gateway} tcp dport {settings.ports.hub} accept'


def students_table(settings: Settings) -> str:
    """What students' containers may send on, and what they may send to this machine."""
    interface, containers = bridge(settings), settings.containers
    forward = [
        # Two containers are never in contact, so even what seems to answer is refused.
        f'iifname "{interface}" oifname "{interface}" {REFUSE}',
        ESTABLISHED,
        f'oifname "{interface}" {REFUSE}',
        f'iifname "{interface}" jump outside',
    ]
    outside = [f"meta nfproto ipv6 {REFUSE}"]
    if servers := resolvers():
        outside += [f"ip daddr {a_set(servers)} meta l4proto {{ tcp, udp }} th dport 53 accept"]
    if containers.allow:
        outside += [f"ip daddr {a_set(containers.allow)} accept"]
    # What lies behind the router is sent to it, but not addressed to it: its own network can be refused.
    outside += [f"ip daddr {a_set([*PRIVATE, *connected(), *containers.refuse])} {REFUSE}"]
    outside += ["accept" if containers.internet else REFUSE]
    incoming = [f'iifname != "{interface}" accept', ESTABLISHED, to_hub(settings), REFUSE]
    chains = [chain("outside", outside), chain("forward", forward, "forward"), chain("input", incoming, "input")]
    return "\n".join([f"table inet {students_name(settings)} {{", *chains, "}", ""])


def website_ports(settings: Settings, server: Server) -> list[int]:
    """The ports on which Caddy listens; with HTTPS also port 80, which sends people on and answers Let's Encrypt."""
    if server.tls == "off":
        return [server.port or 80]
    return sorted({80, server.port or urlsplit(settings.address).port or 443})


def busy(family: str, who: str, server: Server) -> str:
    """The rule for who opens more connections a second than allowed. A full set lets newcomers pass."""
    limit = f"limit rate over {server.connections}/second burst {server.connections} packets"
    return f"tcp dport @website ct state new update @busy{family} {{ {who} {limit} }} drop"


def server_table(settings: Settings) -> str:
    """What the world may send to a server: SSH, the website, and what networks need to work. Else nothing."""
    server = settings.server
    if server is None:
        return ""
    ssh = f"ip saddr {a_set(server.ssh_from)} " if server.ssh_from else ""
    rules = [
        'iif "lo" accept',
        ESTABLISHED,
        "ct state invalid drop",
        to_hub(settings),
        f'iifname "{bridge(settings)}" {REFUSE}',
        "icmp type { echo-request, destination-unreachable, time-exceeded, parameter-problem } accept",
        "icmpv6 type { echo-request, destination-unreachable, packet-too-big, time-exceeded, parameter-problem,"
        " nd-router-solicit, nd-router-advert, nd-neighbor-solicit, nd-neighbor-advert,"
        " mld-listener-query, mld-listener-report, mld-listener-done, mld2-listener-report } accept",
        "udp sport 67 udp dport 68 accept",
        "ip6 saddr fe80::/10 udp sport 547 udp dport 546 accept",
        f"{ssh}tcp dport {server.ssh_port} accept",
    ]
    if server.trusted_proxies:
        # They open the connections of everybody, and past them a password would come without HTTPS.
        rules += [f"ip saddr {a_set(server.trusted_proxies)} tcp dport @website accept"]
    else:
        rules += [
            busy("4", "ip saddr", server),
            # Whoever has an IPv6 address has a /64 of them.
            busy("6", "ip6 saddr & ffff:ffff:ffff:ffff::", server),
            "tcp dport @website accept",
        ]
    ports = ", ".join(map(str, website_ports(settings, server)))
    sets = [
        f"    set website {{ type inet_service; elements = {{ {ports} }}; }}",
        "    set busy4 { type ipv4_addr; size 65535; flags dynamic, timeout; timeout 1m; }",
        "    set busy6 { type ipv6_addr; size 65535; flags dynamic, timeout; timeout 1m; }",
    ]
    return "\n".join([f"table inet {server_name(settings)} {{", *sets, chain("input", rules, "input", "drop"), "}", ""])


def ssh_ports() -> set[int]:
    """Ports on which SSH is served to others, by the program itself or by systemd on its behalf."""
    found = {
        connection.laddr.port
        for connection in psutil.net_connections("tcp")
        if connection.status == psutil.CONN_LISTEN
        and connection.laddr
        and not ipaddress.ip_address(connection.laddr.ip).is_loopback
        and program(connection.pid) == "sshd"
    }
    if found or not Path("/run/systemd/system").is_dir():
        return found
    command = ["systemctl", "show", "ssh.socket", "--property=ActiveState,Listen"]
    shown = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return {int(port) for port in re.findall(r":(\d+) \(Stream\)", shown)} if "ActiveState=active" in shown else set()


def program(pid: int | None) -> str:
    try:
        return psutil.Process(pid).name() if pid else ""
    except psutil.Error:
        return ""


def check_ssh(server: Server) -> None:
    """Raise UserError where the firewall would lock out whoever looks after the server."""
    ports = ssh_ports()
    if ports and server.ssh_port not in ports:
        raise UserError(
            tr(
                "server.ssh_port: SSH listens on port {found} here, and the firewall would open {port} instead.\n"
                "Write the port that SSH uses into classroom.yaml. Nothing was changed.",
                found=", ".join(map(str, sorted(ports))),
                port=server.ssh_port,
            ),
            status=LOCKED_OUT,
        )


def load_rules(rules: str) -> None:
    """Have the kernel take these rules, all or none. Raises UserError with nft's own words."""
    path = f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin"
    command = shutil.which("nft", path=path)
    if command is None:
        raise UserError(tr("nft, which sets the firewall, is not installed: apt-get install nftables"), status=1)
    done = subprocess.run([command, "-f", "-"], input=rules, capture_output=True, text=True, check=False)
    if done.returncode:
        raise UserError(tr("The firewall could not be set: {reason}", reason=done.stderr.strip()), status=1)


def ensure_firewall(settings: Settings, kept: Path | None = None) -> None:
    """Put the tables in place; doing so again replaces them at one stroke. A server's rules are kept in a file.

    Raises UserError where nft refuses, and where a server would lock its operator out.
    """
    rules = absent(students_name(settings)) + students_table(settings)
    if settings.server:
        check_ssh(settings.server)
        rules += absent(server_name(settings)) + server_table(settings)
    load_rules(rules)
    if settings.server and kept is not None:
        write_private(kept, rules)


def remove_firewall(settings: Settings) -> None:
    """Remove the students' table, be it there or not. A server keeps its own: it is not opened by a classroom's end."""
    load_rules(absent(students_name(settings)))
