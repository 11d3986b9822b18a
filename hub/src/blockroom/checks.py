"""What holds in every classroom that works: one function for each link, which says what it found."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import docker
import httpx
from docker.errors import APIError

from blockroom import classroom, hosts, image, processes
from blockroom.classroom import listeners, local_url, users
from blockroom.engine import connect
from blockroom.errors import UserError
from blockroom.language import tr
from blockroom.place import on_server, restart, start_docker, verb
from blockroom.secrets import read_secret
from blockroom.settings import Settings

RECENT_SECONDS = 900
PROBE_SECONDS = 5


class Trouble(Exception):
    """What was found, and what mends it."""

    def __init__(self, finding: str, cure: str) -> None:
        super().__init__(finding)
        self.finding = finding
        self.cure = cure


class Broken(Trouble):
    """Something does not work."""


class Doubt(Trouble):
    """Everything works, and something will not for long, or is missing on the day that it is needed."""


def settle() -> str:
    """The verb that brings a changed classroom.yaml into use; a server's lies on the laptop."""
    return "make deploy" if on_server() else verb("up")


def look_and_restart(part: str) -> str:
    return tr("{verb} shows why; then: {command}", verb=verb("logs"), command=restart(part))


def check_engine(settings: Settings) -> str:
    """Is Docker up?"""
    try:
        version = connect().version()["Version"]
    except UserError as error:
        raise Broken(str(error).splitlines()[0], start_docker()) from None
    return tr("Docker {version} answers", version=version)


def check_image(settings: Settings) -> str:
    """Is the students' image there?"""
    name = image.reference(settings)
    if not image.exists(connect(), name):
        raise Broken(tr("there is no image {image}", image=name), tr("build it with: {verb}", verb=verb("image")))
    return name


def check_started(settings: Settings) -> str:
    if not settings.secrets.exists():
        raise Broken(tr("the classroom has never been started here"), verb("up"))
    return str(settings.data)


def check_listening(settings: Settings) -> str:
    """Is each port listened on, and by the part that it belongs to?"""
    for name, key, address, port in classroom.addresses(settings):
        ours = processes.running(settings, name)
        programs = listeners(address, port)
        others = [program for program in programs if ours is None or program.pid != ours.pid]
        if others:
            raise Broken(
                tr(
                    "port {port} of {address} ({key}) is taken by another program: {program}, process {pid}",
                    port=port,
                    address=address,
                    key=key,
                    program=others[0].name(),
                    pid=others[0].pid,
                ),
                tr("stop that program or choose another port in classroom.yaml, then: {verb}", verb=settle()),
            )
        if ours is None:
            finding = tr("the {part} is not running, so nobody listens on port {port}", part=tr(name), port=port)
            raise Broken(finding, verb("up"))
        if not programs:
            finding = tr("the {part} runs but does not listen on port {port}", part=tr(name), port=port)
            raise Broken(finding, look_and_restart(name))
    return ", ".join(f"{address}:{port}" for _, _, address, port in classroom.addresses(settings))


def check_parts(settings: Settings) -> str:
    """Do hub and proxy answer, and does the culler live?"""
    for one in processes.parts(settings):
        if processes.running(settings, one.name) is None:
            raise Broken(tr("the {part} is not running", part=tr(one.name)), verb("up"))
        if not classroom.ready(settings, one.name):
            finding = tr("the {part} runs but does not answer", part=tr(one.name))
            raise Broken(finding, look_and_restart(one.name))
    return settings.hub_url


def routes(settings: Settings) -> dict[str, Any]:
    headers = {"Authorization": f"token {read_secret(settings, 'proxy-token')}"}
    answer = httpx.get(f"{settings.proxy_api}/api/routes", headers=headers, timeout=PROBE_SECONDS, trust_env=False)
    return dict(answer.raise_for_status().json())


def check_hub_route(settings: Settings) -> str:
    """Does the proxy send people to the hub?"""
    target = routes(settings).get("/", {}).get("target", "")
    if target.rstrip("/") != settings.hub_url:
        finding = tr(
            "the proxy sends people to {target}, the hub is at {hub}", target=target or "-", hub=settings.hub_url
        )
        raise Broken(finding, tr("the hub mends it within a minute; if not: {command}", command=restart("hub")))
    return f"/ → {target}"


def ready_servers(settings: Settings) -> Iterator[tuple[str, str]]:
    """Name and address of each student's server that the hub believes to be running."""
    for user in users(settings, "ready"):
        for server in user["servers"].values():
            yield user["name"], server["url"]


def died_alone(client: docker.DockerClient, settings: Settings) -> dict[str, str]:
    """Containers that ended lately without being told to, and have not come back, with their exit codes."""
    now = int(time.time())
    events = client.events(
        since=now - RECENT_SECONDS,
        until=now,
        filters={"type": "container", "event": ["start", "kill", "die"]},
        decode=True,
    )
    told: set[str] = set()
    dead: dict[str, str] = {}
    for event in events:
        name = event["Actor"]["Attributes"].get("name", "")
        if not name.startswith(f"{settings.instance}-"):
            continue
        match event["Action"]:
            case "start":
                told.discard(name)
                dead.pop(name, None)
            case "kill":
                told.add(name)
            case "die" if name not in told and event["Actor"]["Attributes"].get("exitCode") != "0":
                dead[name] = str(event["Actor"]["Attributes"].get("exitCode"))
    return dead


def check_servers(settings: Settings) -> str:
    """Is the container up of everyone whose server runs?"""
    client = connect()
    names = {container.name for container in classroom.servers(client, settings)}
    expected = {name: classroom.container_name(settings, name) for name, _ in ready_servers(settings)}
    for name, container in expected.items():
        if container not in names:
            raise Broken(
                tr(
                    "the container {container} of {name} is not up, though the hub believes so",
                    container=container,
                    name=name,
                ),
                tr("start that server anew from the hub's page; what came before is in: {verb}", verb=verb("logs")),
            )
    return tr("{count} servers, each with its container", count=len(expected))


def check_containers(settings: Settings) -> str:
    """Is the container up of everyone whose server runs, and has none died lately?"""
    found = check_servers(settings)
    for container, code in died_alone(connect(), settings).items():
        killed = tr("the container {container} was killed, often for want of memory", container=container)
        ended = tr("the container {container} stopped with status {code}", container=container, code=code)
        raise Broken(
            killed if code == "137" else ended,
            tr("start that server anew from the hub's page; raise student.memory if it happens again"),
        )
    return found


def address_of(container: Any, settings: Settings) -> str:
    return str(container.attrs["NetworkSettings"]["Networks"][settings.instance]["IPAddress"])


def check_jupyter(settings: Settings) -> str:
    """Does Jupyter answer inside each container, and does the proxy's route lead there?"""
    client = connect()
    known = routes(settings)
    count = 0
    for name, url in ready_servers(settings):
        container = client.containers.get(classroom.container_name(settings, name))
        target = f"http://{address_of(container, settings)}:8888"
        try:
            inside = f"{target}{urlsplit(url).path}api"
            httpx.get(inside, timeout=PROBE_SECONDS, trust_env=False).raise_for_status()
        except httpx.HTTPError as error:
            raise Broken(
                tr("Jupyter does not answer inside the container of {name}: {reason}", name=name, reason=error),
                tr("stop and start that server on the hub's page (or: docker stop {name})", name=container.name),
            ) from None
        route = known.get(hosts.route_of(url), {}).get("target", "")
        if route.rstrip("/") != target:
            raise Broken(
                tr(
                    "the proxy's route for {name} leads to {route} instead of {target}",
                    name=name,
                    route=route or "-",
                    target=target,
                ),
                tr("the hub mends it within a minute; if not: {command}", command=restart("hub")),
            )
        count += 1
    return tr("{count} servers answer", count=count)


def check_firewall(settings: Settings) -> str:
    """Does a firewall stand between? Tried from a throwaway container, whose way in is a stranger's."""
    if ipaddress.ip_address(settings.bind).is_loopback:
        httpx.get(f"{local_url(settings)}/hub/health", timeout=PROBE_SECONDS, trust_env=False).raise_for_status()
        return tr("only this machine itself is served")
    client = connect()
    gateway = client.networks.get("bridge").attrs["IPAM"]["Config"][0].get("Gateway", "")
    unspecified = ipaddress.ip_address(settings.bind).is_unspecified
    target = gateway if unspecified else settings.bind
    probe = f"import socket; socket.create_connection(({target!r}, {settings.listen_port}), {PROBE_SECONDS})"
    try:
        client.containers.run(
            image.reference(settings), ["python3", "-c", probe], network="bridge", remove=True, cap_drop=["ALL"]
        )
    except APIError as error:
        raise Broken(tr("the firewall could not be tried: {reason}", reason=error), verb("up")) from None
    except docker.errors.ContainerError:
        raise Broken(
            tr("a firewall on this machine keeps others from port {port}", port=settings.listen_port),
            tr("open it, for example: ufw allow {port}/tcp", port=settings.listen_port),
        ) from None
    return tr("port {port} can be reached from outside", port=settings.listen_port)
