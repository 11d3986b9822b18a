"""What runs: each part, each student's server; on a server also its release, its units and its certificate."""

from __future__ import annotations

import subprocess

from blockroom import processes
from blockroom.classroom import servers
from blockroom.engine import connect
from blockroom.errors import UserError
from blockroom.language import tr
from blockroom.place import verb
from blockroom.settings import Settings
from blockroom.terminal import result


def show(key: str, text: str) -> None:
    result(f"{key:10} {text}")


def show_status(settings: Settings) -> bool:
    """Print each part and each running server; whether all parts run."""
    if not settings.secrets.exists():
        raise UserError(tr("The classroom has not been started here; start it with: {verb}", verb=verb("up")), status=1)
    whole = True
    for one in processes.parts(settings):
        process = processes.running(settings, one.name)
        whole = whole and process is not None
        show(one.name, tr("running, process {pid}", pid=process.pid) if process else tr("not running"))
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
