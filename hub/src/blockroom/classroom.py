"""What the operator does with a classroom: bring it up, take it down, see how it is, add people."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import docker
import httpx
import psutil
from docker.errors import NotFound

from blockroom import firewall, image, names, network, node, passwords, processes, roster, systemd
from blockroom.engine import connect, ensure_engine, wait_until
from blockroom.errors import UserError
from blockroom.language import tr
from blockroom.place import verb
from blockroom.secrets import ensure_secrets, keep_passwords, kept_passwords, passwords_file, read_secret
from blockroom.settings import Settings
from blockroom.terminal import result, say, step

READY_SECONDS = 60
DEMO = [
    roster.Entry("teacher", "demo", "teacher"),
    *(roster.Entry(f"student{number}", "demo", "student") for number in (1, 2, 3)),
]


def local_url(settings: Settings) -> str:
    """Where the proxy answers on this machine itself."""
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(settings.bind, settings.bind)  # noqa: S104
    return f"http://{host}:{settings.listen_port}"


def listeners(address: str, port: int) -> list[psutil.Process]:
    """Programs that listen on a port of one of this machine's addresses."""
    everywhere = {"0.0.0.0", "::", address}  # noqa: S104
    found = [
        connection.pid
        for connection in psutil.net_connections("tcp")
        if connection.status == psutil.CONN_LISTEN
        and connection.laddr
        and connection.laddr.port == port
        and (address in ("0.0.0.0", "::") or connection.laddr.ip in everywhere)  # noqa: S104
    ]
    return [psutil.Process(pid) for pid in sorted({pid for pid in found if pid})]


def addresses(settings: Settings) -> list[tuple[str, str, str, int]]:
    """What each part listens on: the part, the setting that says so, address and port."""
    port_key = "port" if settings.port else "address"
    return [
        ("proxy", port_key, settings.bind, settings.listen_port),
        ("proxy", "ports.proxy_api", "127.0.0.1", settings.ports.proxy_api),
        ("hub", "ports.hub", settings.gateway, settings.ports.hub),
    ]


def check_ports(settings: Settings) -> None:
    """Raise UserError where another program has one of the classroom's ports."""
    wrong = []
    for name, key, address, port in addresses(settings):
        ours = processes.running(settings, name)
        for program in listeners(address, port):
            if ours is None or program.pid != ours.pid:
                wrong.append(
                    tr(
                        "{key}: port {port} of {address} is used by another program: {program} (process {pid}); "
                        "stop it or choose another port in classroom.yaml",
                        key=key,
                        port=port,
                        address=address,
                        program=program.name(),
                        pid=program.pid,
                    )
                )
    if wrong:
        raise UserError("\n".join(wrong))


def check_root() -> None:
    if os.geteuid():
        raise UserError(tr("Docker, the network and the firewall need root: {command}", command=f"sudo {verb('up')}"))


def prepare_network(settings: Settings) -> None:
    """Have what students' containers stand on: their network, the firewall, the folder that all of them read."""
    check_root()
    firewall.ensure_firewall(settings, firewall.KEPT)
    network.ensure_network(connect(), settings)
    if not settings.shared_folder.exists():
        settings.shared_folder.mkdir(mode=0o755, parents=True)
        settings.shared_folder.chmod(0o755)
        owner = settings.data.stat()
        os.chown(settings.shared_folder, owner.st_uid, owner.st_gid)


def ensure_proxy_program(settings: Settings) -> None:
    lock = processes.PROXY / "package-lock.json"
    installed = processes.PROXY / "node_modules" / ".package-lock.json"
    if installed.exists() and installed.stat().st_mtime >= lock.stat().st_mtime:
        return
    with step(tr("Installing the proxy")):
        node.install(processes.PROXY, settings.mirrors.npm)
    installed.touch()


def ready(settings: Settings, name: str) -> bool:
    """Whether a part answers."""
    urls = {"proxy": f"{settings.proxy_api}/api/routes", "hub": f"{settings.hub_url}/hub/api/"}
    if name not in urls:
        return processes.running(settings, name) is not None
    headers = {"Authorization": f"token {read_secret(settings, 'proxy-token')}"} if name == "proxy" else {}
    try:
        return httpx.get(urls[name], headers=headers, timeout=5, trust_env=False).is_success
    except httpx.HTTPError:
        return False


def alive(process: psutil.Process | None) -> bool:
    return process is not None and process.is_running()


def ensure_part(settings: Settings, one: processes.Part) -> bool:
    """Have a part running from what the settings say now; whether anything had to be done."""
    if processes.current(settings, one):
        return False
    with step(tr("Starting the {part}", part=tr(one.name))):
        processes.stop(settings, one.name)
        process = processes.start(settings, one)
        answered = wait_until(lambda: ready(settings, one.name) or not alive(process), READY_SECONDS)
        if not answered or not ready(settings, one.name):
            last = processes.last_words(settings, one.name)
            raise UserError(
                tr("The {part} did not start. The end of its log:\n{last}", part=tr(one.name), last=last), status=1
            )
    return True


def call_hub(settings: Settings, method: str, path: str, body: Any = None) -> Any:
    """Ask the hub's API as the operator. Raises UserError with the hub's own words."""
    headers = {"Authorization": f"token {read_secret(settings, 'operator-token')}"}
    try:
        answer = httpx.request(
            method, f"{settings.hub_url}/hub/api{path}", headers=headers, json=body, timeout=120, trust_env=False
        )
    except httpx.HTTPError as error:
        raise UserError(
            tr("The hub does not answer: {reason}\nSee what is wrong with: {verb}", reason=error, verb=verb("doctor")),
            status=1,
        ) from None
    if answer.is_error:
        is_json = answer.headers.get("content-type", "").startswith("application/json")
        message = answer.json().get("message", "") if is_json else answer.text[:300]
        raise UserError(tr("The hub refused: {reason}", reason=message), status=2 if answer.status_code < 500 else 1)
    return answer.json() if answer.content else None


def users(settings: Settings, state: str = "") -> Iterator[dict[str, Any]]:
    """Everybody whom the hub knows, `ready` for those whose server runs. The hub gives 200 at a time at most."""
    count = 0
    while page := call_hub(settings, "GET", f"/users?offset={count}&limit=200" + (f"&state={state}" if state else "")):
        yield from page
        count += len(page)


def apply_roster(settings: Settings, entries: Iterable[roster.Entry]) -> dict[str, Any]:
    """Add people to the running hub, and keep the first passwords of those who are new."""
    rows = [
        {
            "name": one.name,
            "class": one.class_name,
            "role": one.role,
            "password": one.password,
            "display_name": one.display_name,
        }
        for one in entries
    ]
    answer: dict[str, Any] = call_hub(settings, "POST", "/roster", {"entries": rows})
    created = answer["created"]
    keep_passwords(
        settings,
        [(one["name"], one["password"], "one-time" if one["one_time"] else "permanent") for one in created],
    )
    return answer


def demo_entries() -> list[roster.Entry]:
    """The demo class; its students get lasting passwords, for there is no teacher yet who could hand out others."""
    return [entry if entry.role == "teacher" else entry.with_password(passwords.generate()) for entry in DEMO]


def up(settings: Settings, file: Path | None) -> bool:
    """Bring the classroom up; whether anything had to be done. What is down or out of date is started anew."""
    entries = roster.read_csv(settings.roster) if settings.roster else []
    check_ports(settings)
    check_root()
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    logs = settings.data / "logs"
    if settings.server is None:
        ensure_engine(logs)
    ensure_proxy_program(settings)
    image.ensure_image(settings, logs)
    ensure_secrets(settings)
    network.ensure_network(connect(), settings)
    firewall.ensure_firewall(settings, firewall.KEPT)
    done = [systemd.install_units(settings)] if settings.server else []
    wanted = processes.parts(settings, file)
    surplus = set(processes.NAMES) - {one.name for one in wanted}
    done += [processes.stop(settings, name) for name in sorted(surplus)]
    done += [ensure_part(settings, one) for one in wanted]
    everyone = [*(demo_entries() if settings.demo else []), *entries]
    answer = apply_roster(settings, everyone) if everyone else {"created": [], "changed": [], "waiting": []}
    teachers = [one.name for one in everyone if one.role == "teacher" and one.name in answer["waiting"]]
    changed = any(done) or bool(answer["created"] or answer["changed"])
    announce(settings, changed, teachers)
    return changed


def announce(settings: Settings, changed: bool, teachers: list[str]) -> None:
    """Print the address, and, where no log of a deployment would keep it, the first teacher's one-time password."""
    say(tr("The classroom is up.") if changed else tr("The classroom was up already; nothing to change."))
    result(settings.address)
    rows = kept_passwords(settings)
    for name, password, kind in rows:
        if kind == "one-time" and name in teachers and settings.server is None:
            result(tr("{name}: one-time password {password}", name=name, password=password))
            break
    if rows:
        say(tr("Everybody's first passwords: {file}", file=passwords_file(settings)))
    if settings.server is None:
        say(tr("Next: make smoke tries a student's whole way; make doctor finds what is broken; make down stops all."))


def container_name(settings: Settings, person: str) -> str:
    return f"{settings.instance}-{names.escaped(person)}"


def servers(client: docker.DockerClient, settings: Settings) -> list[Any]:
    """The students' containers of this classroom."""
    return list(client.containers.list(filters={"network": settings.instance}))


def stop_server(container: Any) -> None:
    # The hub's own containers remove themselves at their end, at times before Docker's answer to the stop.
    with suppress(NotFound):
        container.stop(timeout=10)


def down(settings: Settings) -> None:
    """Stop students' servers, hub, culler and proxy. Homes, roster and passwords stay."""
    check_root()
    try:
        client = connect()
    except UserError:
        client = None
    for name in ("culler", "hub"):
        if processes.stop(settings, name):
            say(tr("Stopped the {part}.", part=tr(name)))
    if client is not None:
        found = servers(client, settings)
        if found:
            with step(tr("Stopping {count} student servers", count=len(found))), ThreadPoolExecutor(16) as pool:
                list(pool.map(stop_server, found))
        for container in client.containers.list(all=True, filters={"label": f"{network.LABEL}={settings.instance}"}):
            container.remove(force=True)
        network.remove_network(client, settings)
    if processes.stop(settings, "proxy"):
        say(tr("Stopped the {part}.", part=tr("proxy")))
    firewall.remove_firewall(settings)
    say(tr("The classroom is down. Everybody's work stays in {folder}", folder=settings.homes_folder))
