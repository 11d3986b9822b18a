"""A hub of one's own for a test: the real configuration, the real proxy, no container.

The students' network lies on loopback addresses, which every machine has without making anything.
"""

from __future__ import annotations

import itertools
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import yaml

from blockroom.node import NODE
from blockroom.processes import PROXY
from blockroom.secrets import ensure_secrets, read_secret
from blockroom.settings import SETTINGS_VARIABLE, Settings, load

REPOSITORY = Path(__file__).resolve().parents[2]
PROXY_PROGRAM = PROXY / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy"
BIN = Path(sys.executable).parent
XSRF = re.compile(r'name="_xsrf" value="([^"]+)"')
numbers = itertools.count(os.getpid() % 200 + 20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Hub:
    """A running hub with its proxy."""

    def __init__(self, folder: Path, **values: Any) -> None:
        self.folder = folder
        values = {
            "instance": "hubtest",
            "address": f"http://127.0.0.1:{free_port()}",
            "containers": {"subnet": f"127.{next(numbers) % 250 + 2}.0.0/16"},
            "ports": {"hub": free_port(), "proxy_api": free_port()},
            **values,
        }
        self.file = folder / "classroom.yaml"
        self.file.write_text(yaml.safe_dump(values, allow_unicode=True), encoding="utf-8")
        self.settings: Settings = load(self.file)
        self.url = self.settings.address
        self.api_url = f"{self.settings.hub_url}/hub/api"
        self.log = folder / "hub.log"
        self.processes: list[subprocess.Popen[bytes]] = []

    def run(self, *command: str, **environment: str) -> None:
        base = {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "HOME": str(self.folder), "LANG": "C.UTF-8"}
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                command, cwd=self.settings.data, env=base | environment, stdout=log, stderr=log, start_new_session=True
            )
        self.processes.append(process)

    def start(self, **environment: str) -> None:
        settings = self.settings
        settings.data.mkdir(exist_ok=True)
        ensure_secrets(settings)
        self.run(
            str(NODE),
            str(PROXY_PROGRAM),
            "--ip=127.0.0.1",
            f"--port={settings.listen_port}",
            "--api-ip=127.0.0.1",
            f"--api-port={settings.ports.proxy_api}",
            f"--default-target={settings.hub_url}",
            CONFIGPROXY_AUTH_TOKEN=read_secret(settings, "proxy-token"),
        )
        self.start_hub(**environment)

    def start_hub(self, **environment: str) -> None:
        config = str(REPOSITORY / "hub" / "jupyterhub_config.py")
        variables = {SETTINGS_VARIABLE: str(self.file), **environment}
        self.run(sys.executable, "-m", "jupyterhub", "-f", config, **variables)
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                if httpx.get(f"{self.url}/hub/api", trust_env=False).status_code == 200:
                    return
            except httpx.HTTPError:
                pass
            if self.processes[-1].poll() is not None:
                break
            time.sleep(0.1)
        raise RuntimeError(f"the hub did not start:\n{self.log.read_text(encoding='utf-8')[-3000:]}")

    def stop_hub(self) -> None:
        process = self.processes.pop()
        process.terminate()
        process.wait(20)

    def stop(self) -> None:
        while self.processes:
            self.stop_hub()

    def operator(self, method: str, path: str, body: Any = None) -> httpx.Response:
        """A request with the operator's token."""
        headers = {"Authorization": f"token {read_secret(self.settings, 'operator-token')}"}
        return httpx.request(method, self.api_url + path, headers=headers, json=body, timeout=60, trust_env=False)

    def enroll(self, *rows: dict[str, str]) -> dict[str, Any]:
        answer = self.operator("POST", "/roster", {"entries": list(rows)})
        assert answer.status_code == 200, answer.text
        content: dict[str, Any] = answer.json()
        return content

    def browser(self, language: str = "en") -> httpx.Client:
        """A client with a cookie jar, as a browser has."""
        headers = {"Accept-Language": language, "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "same-origin"}
        # Plain HTTP: reading the certificate authorities would take longer than the request.
        return httpx.Client(base_url=self.url, headers=headers, timeout=60, trust_env=False, verify=False)  # noqa: S501


class Session:
    """Somebody who logged in through the form; calls the API as the pages' scripts do."""

    def __init__(self, hub: Hub, name: str, password: str, language: str = "en") -> None:
        self.client = hub.browser(language)
        self.answer = submit_login(self.client, name, password)

    @property
    def logged_in(self) -> bool:
        return "jupyterhub-session-id" in self.client.cookies and self.client.get("/hub/home").status_code == 200

    def api(self, method: str, path: str, body: Any = None) -> httpx.Response:
        page = self.client.get("/hub/home")
        token = re.search(r'data-xsrf="([^"]+)"', page.text)
        headers = {"X-XSRFToken": token[1] if token else "", "Sec-Fetch-Mode": "cors"}
        return self.client.request(method, f"/hub/api{path}", json=body, headers=headers)


def xsrf(page: httpx.Response) -> str:
    found = XSRF.search(page.text)
    assert found is not None, page.text[:2000]
    return found[1]


def submit_login(client: httpx.Client, name: str, password: str) -> httpx.Response:
    form = client.get("/hub/login?next=/hub/home")
    fields = {"_xsrf": xsrf(form), "username": name, "password": password}
    return client.post("/hub/login?next=/hub/home", data=fields)


@contextmanager
def running_hub(folder: Path, environment: dict[str, str] | None = None, **values: Any) -> Iterator[Hub]:
    hub = Hub(folder, **values)
    try:
        hub.start(**(environment or {}))
        yield hub
    finally:
        hub.stop()
