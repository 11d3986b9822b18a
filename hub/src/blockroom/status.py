"""What runs: each part, each student's server; on a server also its release, its units and its certificate."""

from __future__ import annotations

import hashlib
import ssl
import subprocess

from blockroom import front, processes, release, systemd
from blockroom.checks_website import host_of
from blockroom.classroom import servers
from blockroom.engine import connect
from blockroom.errors import UserError
from blockroom.language import tr
from blockroom.place import verb
from blockroom.settings import Settings
from blockroom.terminal import result


def show(key: str, text: str) -> None:
    result(f"{key:13} {text}")


def show_parts(settings: Settings) -> bool:
    """Print hub, proxy and culler; whether all run."""
    whole = True
    for one in processes.parts(settings):
        process = processes.running(settings, one.name)
        whole = whole and process is not None
        show(one.name, tr("running, process {pid}", pid=process.pid) if process else tr("not running"))
    return whole


def show_releases() -> None:
    """Print the release in use and the one to go back to."""
    now = release.pair_of(release.CURRENT, release.SETTINGS)
    before = release.pair_of(release.PREVIOUS, release.PREVIOUS_SETTINGS)
    show("release", now.name if now else "-")
    show("before it", before.name if before else "-")


def words_of(state: dict[str, str]) -> str:
    """A unit's state in systemd's own words, unless they would alarm without a reason."""
    if state["ActiveState"] == "inactive" and state.get("Type") == "oneshot":
        return tr("its turn comes when the machine starts")
    following = state.get("NextElapseUSecRealtime", "")
    more = tr(", next on {date}", date=following) if following else ""
    return f"{state['ActiveState']} ({state['SubState']}){more}"


def show_units(settings: Settings) -> bool:
    """Print the units that are no parts, in systemd's own words; whether Caddy is among those that run."""
    parts = {systemd.unit(one.name) for one in processes.parts(settings)}
    ours = [name for name in systemd.starting(settings) if name not in parts]
    states = {name: systemd.show(name) for name in [*ours, "caddy.service"]}
    for name, state in states.items():
        show(name.removeprefix("blockroom-").removesuffix(".service"), words_of(state))
    return states["caddy.service"]["ActiveState"] == "active"


def fingerprint() -> str:
    """The authority's SHA-256 fingerprint as browsers and computers show it."""
    certificate = ssl.PEM_cert_to_DER_cert(front.AUTHORITY.read_text(encoding="ascii"))
    return hashlib.sha256(certificate).digest().hex(":").upper()


def show_authority(settings: Settings) -> None:
    """Print what people compare before their computer trusts the server, and where they get it."""
    if settings.server and settings.server.tls == "internal" and front.AUTHORITY.exists():
        show("certificate", f"http://{host_of(settings)}/certificate/")
        show("SHA-256", fingerprint())


def show_status(settings: Settings) -> bool:
    """Print each part and each running server; whether all parts run."""
    if not settings.secrets.exists():
        raise UserError(tr("The classroom has not been started here; start it with: {verb}", verb=verb("up")), status=1)
    if settings.server:
        show_releases()
    whole = show_parts(settings)
    if settings.server:
        whole = show_units(settings) and whole
    try:
        found = servers(connect(), settings)
        show("docker", tr("running, {count} student servers", count=len(found)))
    except UserError:
        show("docker", tr("not running"))
        return False
    for container in found:
        show("server", f"{container.name}: {container.status}")
    if whole:
        show("address", settings.address)
        show_authority(settings)
    return whole


def show_logs(settings: Settings, lines: int, follow: bool) -> None:
    if settings.server:
        journal = ["journalctl", "--no-pager", f"--lines={lines}", "--unit=blockroom-*", "--unit=caddy"]
        subprocess.run([*journal, *(["--follow"] if follow else [])], check=False)
        return
    logs = sorted((settings.data / "logs").glob("*.log"))
    if not logs:
        raise UserError(tr("There are no logs yet; start the classroom with: {verb}", verb=verb("up")), status=1)
    command = ["tail", f"--lines={lines}", *(["--follow=name"] if follow else []), *map(str, logs)]
    subprocess.run(command, check=False)
