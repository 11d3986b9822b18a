"""Students of a deployed classroom, as their browsers reach it: over HTTPS, with the authority that they installed."""

from __future__ import annotations

import asyncio
import csv
import json
import ssl
import time
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

import httpx
from websockets.asyncio.client import connect

from blockroom import smoke
from tests.deploy.server import BOOT_SECONDS, Server

SPAWN_SECONDS = 120


def passwords(server: Server) -> dict[str, str]:
    """Everybody's first password, as the operator finds them."""
    rows = csv.DictReader(server.run("cat /var/lib/blockroom/data/secrets/passwords.csv").splitlines())
    return {row["name"]: row["password"] for row in rows}


def trust(server: Server) -> ssl.SSLContext:
    """What a computer trusts that installed the server's authority, and nothing else."""
    return ssl.create_default_context(cafile=str(server.authority()))


@dataclass
class Student:
    """A browser that is logged in, with a running server."""

    server: Server
    name: str
    client: httpx.AsyncClient
    tls: ssl.SSLContext
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        return f"/user/{quote(self.name)}/"

    async def run(self, code: str) -> str:
        """What a cell prints in a new kernel; raises with the kernel's own error."""
        return "".join([text async for text in self.stream(code)])

    async def start_kernel(self) -> str:
        answer = await self.client.post(f"{self.path}api/kernels", json={"name": "python3"}, headers=self.token())
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def token(self) -> dict[str, str]:
        return {"X-XSRFToken": smoke.cookie(self.client, "_xsrf", self.path)}

    async def stream(self, code: str) -> AsyncIterator[str]:
        """What a cell prints, as it comes, over one WebSocket that is never opened again."""
        kernel = await self.start_kernel()
        url = f"{self.path}api/kernels/{kernel}/channels"
        cookie = self.client.build_request("GET", url).headers["Cookie"]
        message = {
            "header": {"msg_id": uuid.uuid4().hex, "msg_type": "execute_request", "version": "5.4", "session": kernel},
            "parent_header": {},
            "metadata": {},
            "content": {"code": code, "silent": False, "store_history": False, "allow_stdin": False},
            "channel": "shell",
        }
        address = f"wss://{self.server.address}{url}"
        async with connect(
            address, additional_headers={"Cookie": cookie}, ssl=self.tls, max_size=None, proxy=None
        ) as socket:
            await socket.send(json.dumps(message))
            while True:
                reply = json.loads(await socket.recv())
                if reply["parent_header"].get("msg_id") != message["header"]["msg_id"]:  # type: ignore[index]
                    continue
                content = reply["content"]
                match reply["msg_type"]:
                    case "stream":
                        yield content["text"]
                    case "error":
                        raise AssertionError(f"{content['ename']}: {content['evalue']}")
                    case "status" if content["execution_state"] == "idle":
                        break
        await self.client.delete(f"{self.path}api/kernels/{kernel}", headers=self.token())


async def opened(client: httpx.AsyncClient) -> None:
    """Wait until the login form is there, as somebody does who comes while the server starts."""
    end = time.monotonic() + BOOT_SECONDS
    while True:
        with suppress(httpx.TransportError):
            page = await client.get("/hub/login")
            if page.is_success and "username" in page.text:
                return
        assert time.monotonic() < end, "the login form does not come"
        await asyncio.sleep(0.5)


async def spawned(client: httpx.AsyncClient, name: str) -> httpx.Response:
    """The Lab's page, once it is there."""
    path = f"/user/{quote(name)}/lab"
    await client.get(f"/hub/spawn/{quote(name)}", follow_redirects=True)
    end = time.monotonic() + SPAWN_SECONDS
    while time.monotonic() < end:
        page = await client.get(path, follow_redirects=True)
        if page.is_success and urlsplit(str(page.url)).path.startswith(path):
            return page
        await asyncio.sleep(0.5)
    raise AssertionError(f"{name}'s server does not start: {page.url} {page.text[-500:]}")


@asynccontextmanager
async def student(server: Server, name: str, password: str) -> AsyncIterator[Student]:
    """A student at work: logged in through the form, the server running. It goes on running at the end."""
    tls = trust(server)
    address = f"https://{server.address}"
    async with httpx.AsyncClient(base_url=address, verify=tls, timeout=60, trust_env=False) as client:
        await opened(client)
        await smoke.log_in(client, name, password)
        await spawned(client, name)
        yield Student(server, name, client, tls)


async def count(one: Student, numbers: list[int], seconds: int) -> None:
    """Count once a second in a kernel and note each number as it arrives."""
    code = f"import time\nfor number in range({seconds}):\n    print(number, flush=True); time.sleep(1)"
    async for text in one.stream(code):
        numbers.extend(int(word) for word in text.split())
