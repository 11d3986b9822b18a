"""A classroom and the people in it, as tests use them."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from blockroom import classroom, names, smoke
from blockroom.client import Browser
from blockroom.secrets import kept_passwords
from blockroom.settings import Settings, load

REPOSITORY = Path(__file__).resolve().parents[1]
ARTIFACTS = REPOSITORY / "tests" / "artifacts"

SETTINGS = """\
name: Test school
instance: school-test
address: http://127.0.0.1:28800
data: data
demo: true
ports: {hub: 28881, proxy_api: 28801}
containers: {subnet: 172.29.64.0/24}
student: {memory: 1536M, processes: 200}
"""


@dataclass
class Classroom:
    """A running classroom and the command line that runs it."""

    file: Path

    @property
    def settings(self) -> Settings:
        return load(self.file)

    def command(
        self, *words: str, file: Path | None = None, variables: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a verb of the command line, as the Makefile does."""
        return subprocess.run(
            [sys.executable, "-m", "blockroom.cli", "--settings", str(file or self.file), *words],
            cwd=REPOSITORY,
            env={**os.environ, "LANG": "C.UTF-8", **(variables or {})},
            capture_output=True,
            text=True,
            check=False,
            timeout=1800,
        )

    def up(self) -> subprocess.CompletedProcess[str]:
        done = self.command("up")
        assert done.returncode == 0, done.stderr
        return done

    @contextmanager
    def with_names(self) -> Iterator[None]:
        """Give each student's server a host name of its own, while the classroom runs; at the end all is as before."""
        text = self.file.read_text(encoding="utf-8")
        address = f"http://localhost:{self.settings.listen_port}"
        values = yaml.safe_load(text) | {"address": address, "subdomains": True}
        self.file.write_text(yaml.safe_dump(values), encoding="utf-8")
        try:
            self.up()
            yield
        finally:
            self.file.write_text(text, encoding="utf-8")
            self.up()

    def password(self, name: str) -> str:
        return next(password for known, password, _ in kept_passwords(self.settings) if known == name)

    def api(self, method: str, path: str, body: Any = None) -> Any:
        return classroom.call_hub(self.settings, method, path, body)

    def stop_server(self, name: str) -> None:
        if self.api("GET", f"/users/{name}")["servers"]:
            self.api("DELETE", f"/users/{name}/server")

    def forget_work(self, name: str) -> None:
        """Stop a student's server and give the student an empty home."""
        self.stop_server(name)
        shutil.rmtree(self.settings.homes_folder / names.escaped(name), ignore_errors=True)

    @asynccontextmanager
    async def student(self, name: str) -> AsyncIterator[Student]:
        """A student at work: logged in through the form, the server running. The server stops at the end."""
        async with smoke.browser(self.settings) as client:
            await smoke.log_in(client, name, self.password(name))
            path = await smoke.spawn(client, self.settings, name)
            try:
                yield Student(self, name, client, path)
            finally:
                await asyncio.to_thread(self.stop_server, name)


@dataclass
class Student:
    """A student's browser, logged in, with a running server."""

    classroom: Classroom
    name: str
    client: Browser
    path: str

    async def run(self, code: str, kernel: str = "python3") -> str:
        """What the code prints in a new kernel of the student's server."""
        return await smoke.execute(self.client, self.path, code, kernel)


def make_classroom(folder: Path, text: str) -> Classroom:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "classroom.yaml"
    file.write_text(text, encoding="utf-8")
    return Classroom(file)
