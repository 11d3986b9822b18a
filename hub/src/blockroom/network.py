"""The students' network: one bridge without traffic between containers, and a firewall around it."""

from __future__ import annotations

import ipaddress
import subprocess
from contextlib import suppress
from pathlib import Path

import docker
from docker.errors import APIError, NotFound

from blockroom.errors import UserError
from blockroom.language import tr
from blockroom.settings import Settings

LABEL = "org.blockroom.instance"
"""What the network and the containers of a classroom carry, with the instance as its value."""

PRIVATE = (
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "224.0.0.0/3",
)


def bridge(settings: Settings) -> str:
    """The bridge's name on this machine; the kernel allows 15 characters."""
    return f"b-{settings.instance}"


def ensure_network(client: docker.DockerClient, settings: Settings) -> None:
    """Have the network with the settings' subnet; one with another subnet is made anew when nobody is on it."""
    subnet = settings.containers.subnet
    try:
        network = client.networks.get(settings.instance)
    except NotFound:
        network = None
    if network is not None:
        if network.attrs["IPAM"]["Config"][0]["Subnet"] == subnet:
            return
        if network.attrs["Containers"]:
            raise UserError(
                tr("containers.subnet: {subnet} needs the running servers stopped first: make down", subnet=subnet)
            )
        network.remove()
    pool = docker.types.IPAMPool(subnet=subnet, gateway=settings.gateway)
    try:
        client.networks.create(
            settings.instance,
            driver="bridge",
            ipam=docker.types.IPAMConfig(pool_configs=[pool]),
            options={
                "com.docker.network.bridge.name": bridge(settings),
                "com.docker.network.bridge.enable_icc": "false",
            },
            labels={LABEL: settings.instance},
        )
    except APIError as error:
        raise UserError(
            tr(
                "containers.subnet: Docker does not take {subnet}: {reason}\n"
                "Choose a private range that this machine and the school do not use.",
                subnet=subnet,
                reason=error.explanation,
            )
        ) from None


def remove_network(client: docker.DockerClient, settings: Settings) -> None:
    """Remove the network, if it is there."""
    with suppress(NotFound):
        client.networks.get(settings.instance).remove()


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


def rules(settings: Settings) -> str:
    """Two chains for iptables-restore: what containers send on, and what they send to this machine."""
    name, interface = settings.instance, bridge(settings)
    refuse = "REJECT --reject-with icmp-admin-prohibited"
    forward = [f"-o {interface} -j {refuse}"]
    forward += ["-m conntrack --ctstate ESTABLISHED,RELATED -j RETURN"]
    forward += [
        f"-d {server} -p {protocol} --dport 53 -j RETURN" for server in resolvers() for protocol in ("udp", "tcp")
    ]
    forward += [f"-d {network} -j RETURN" for network in settings.containers.allow]
    forward += [f"-d {network} -j {refuse}" for network in PRIVATE]
    forward += ["-j RETURN" if settings.containers.internet else f"-j {refuse}"]
    incoming = [
        "-m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT",
        f"-d {settings.gateway} -p tcp --dport {settings.ports.hub} -j ACCEPT",
        f"-j {refuse}",
    ]
    lines = ["*filter", f":{name}-out - [0:0]", f":{name}-in - [0:0]"]
    lines += [f"-A {name}-out {rule}" for rule in forward] + [f"-A {name}-in {rule}" for rule in incoming]
    return "\n".join([*lines, "COMMIT", ""])


def jumps(settings: Settings) -> list[list[str]]:
    """Where the two chains hang, as arguments of iptables after -C, -I or -D."""
    interface = bridge(settings)
    return [
        ["DOCKER-USER", "-i", interface, "-j", f"{settings.instance}-out"],
        ["INPUT", "-i", interface, "-j", f"{settings.instance}-in"],
    ]


def ensure_firewall(settings: Settings) -> None:
    """Put the chains in place; doing so again replaces them at one stroke. Raises UserError where iptables refuses."""
    commands = [["iptables-restore", "-w", "--noflush"]]
    done = subprocess.run(commands[0], input=rules(settings), capture_output=True, text=True, check=False)
    if done.returncode:
        raise UserError(tr("The students' firewall could not be set: {reason}", reason=done.stderr.strip()), status=1)
    for jump in jumps(settings):
        if subprocess.run(["iptables", "-w", "-C", *jump], capture_output=True, check=False).returncode:
            subprocess.run(["iptables", "-w", "-I", *jump], capture_output=True, check=True)


def remove_firewall(settings: Settings) -> None:
    for jump in jumps(settings):
        subprocess.run(["iptables", "-w", "-D", *jump], capture_output=True, check=False)
    for chain in (f"{settings.instance}-out", f"{settings.instance}-in"):
        for action in ("-F", "-X"):
            subprocess.run(["iptables", "-w", action, chain], capture_output=True, check=False)
