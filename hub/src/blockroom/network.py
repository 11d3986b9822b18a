"""The students' network: one bridge without traffic between containers. `firewall` stands around it."""

from __future__ import annotations

from contextlib import suppress

import docker
from docker.errors import APIError, NotFound

from blockroom.errors import UserError
from blockroom.language import tr
from blockroom.place import verb
from blockroom.settings import Settings

LABEL = "org.blockroom.instance"
"""What the network and the containers of a classroom carry, with the instance as its value."""


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
                tr(
                    "containers.subnet: {subnet} needs the running servers stopped first: {verb}",
                    subnet=subnet,
                    verb=verb("down"),
                )
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
