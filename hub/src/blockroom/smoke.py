"""A student's whole way, walked by a program: login form, spawn, kernel, TensorFlow, as a browser would.

Where another service has the passwords, a token of the test student's own stands for the login.
"""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import httpx

from blockroom import front
from blockroom.classroom import apply_roster, call_hub, local_url, users
from blockroom.client import Browser
from blockroom.errors import UserError
from blockroom.language import tr
from blockroom.names import TEST_STUDENT
from blockroom.place import verb
from blockroom.roster import Entry
from blockroom.settings import Settings
from blockroom.terminal import result, say, step

DEMO_STUDENT = "student1"
TOKEN_SECONDS = 1800
KERNEL_SECONDS = 180
CODE = """
import tensorflow
print(tensorflow.__version__, int(tensorflow.constant(6) * tensorflow.constant(7)))
"""


@dataclass
class Form(HTMLParser):
    """The fields of a page's first form that posts."""

    action: str = ""
    fields: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "form" and values.get("method", "").lower() == "post" and not self.action:
            self.action = values.get("action", "")
        if tag == "input" and "name" in values:
            self.fields[values["name"]] = values.get("value", "")


def choose_student(settings: Settings, name: str) -> str:
    """The student asked for; else the demo's, or on a server one made for this. Raises UserError for unknown names."""
    if settings.login.method != "roster":
        return own_student(settings, name)
    if settings.server and not name:
        apply_roster(settings, [Entry(TEST_STUDENT, TEST_STUDENT, "student")])
        return TEST_STUDENT
    chosen = name or DEMO_STUDENT
    known = [user["name"] for user in users(settings)]
    if chosen not in known:
        hint = tr("add the name to the roster") if name else tr("name one: make smoke STUDENT=NAME")
        raise UserError(tr("There is no student {name} in this classroom; {hint}", name=chosen, hint=hint))
    return chosen


def own_student(settings: Settings, name: str) -> str:
    """The student made for this in a hub whose people come from elsewhere. Raises UserError for any other."""
    if name not in ("", TEST_STUDENT):
        raise UserError(tr("Another service has the passwords, so smoke walks as its own student: leave the name out."))
    if TEST_STUDENT not in [user["name"] for user in users(settings)]:
        call_hub(settings, "POST", f"/users/{TEST_STUDENT}")
    return TEST_STUDENT


def browser(settings: Settings) -> Browser:
    """A browser that comes in as people do: through a server's Caddy, else straight at the proxy."""
    return Browser(settings, "" if settings.server else local_url(settings))


async def log_in(client: httpx.AsyncClient, name: str, password: str) -> None:
    """Fill in the login form as it stands on the page. Raises UserError where the hub does not let the student in."""
    page = await client.get("/hub/login")
    form = Form()
    form.feed(page.text)
    if "username" not in form.fields:
        raise UserError(tr("There is no login form at {address}", address=page.url), status=1)
    answer = await client.post(
        str(httpx.URL(str(page.url)).join(form.action or "/hub/login")),
        data={**form.fields, "username": name, "password": password},
        headers={"Referer": str(page.url)},
    )
    if answer.status_code != 302:
        raise UserError(
            tr("The login form refused {name} with status {status}", name=name, status=answer.status_code), status=1
        )


async def see_login(client: httpx.AsyncClient) -> None:
    """Raise UserError where there is no login page."""
    page = await client.get("/hub/login")
    if not page.is_success:
        raise UserError(
            tr("The login page at {address} answers {status}", address=page.url, status=page.status_code), status=1
        )


async def take_token(client: httpx.AsyncClient, settings: Settings, name: str) -> None:
    """Give the browser a token that opens nothing but the student's server."""
    wanted = {"expires_in": TOKEN_SECONDS, "note": "smoke", "scopes": [f"access:servers!user={name}"]}
    made = await asyncio.to_thread(call_hub, settings, "POST", f"/users/{quote(name)}/tokens", wanted)
    client.headers["Authorization"] = f"token {made['token']}"


async def spawn(client: httpx.AsyncClient, settings: Settings, name: str) -> str:
    """Have the student's server running and the browser logged in to it; its address as the hub writes it."""
    await client.get(f"/hub/spawn/{quote(name)}", follow_redirects=True)
    return await arrive(client, settings, name)


async def spawn_by_hub(client: httpx.AsyncClient, settings: Settings, name: str) -> str:
    """Have the hub start the student's server for a browser that has a token; its address as the hub writes it."""
    if not (await asyncio.to_thread(call_hub, settings, "GET", f"/users/{quote(name)}"))["servers"]:
        await asyncio.to_thread(call_hub, settings, "POST", f"/users/{quote(name)}/server")
    return await arrive(client, settings, name)


async def arrive(client: httpx.AsyncClient, settings: Settings, name: str) -> str:
    """Wait until the student's server shows its page; its address as the hub writes it.

    Raises UserError where it does not.
    """
    end = time.monotonic() + settings.student.start_timeout + 30
    while time.monotonic() < end:
        user = await asyncio.to_thread(call_hub, settings, "GET", f"/users/{quote(name)}")
        server = user["servers"].get("", {})
        if server.get("ready"):
            path = str(server["url"])
            page = await client.get(f"{path}lab", follow_redirects=True)
            if page.is_success and page.url.path.startswith(unquote(urlsplit(path).path)):
                return path
            raise UserError(
                tr(
                    "The server of {name} answers with status {status} at {path}",
                    name=name,
                    status=page.status_code,
                    path=page.url.path,
                ),
                status=1,
            )
        if not user["pending"] and not server:
            raise UserError(
                tr("The server of {name} did not start; the reason is in: {verb}", name=name, verb=verb("logs")),
                status=1,
            )
        await asyncio.sleep(0.05)
    raise UserError(tr("The server of {name} was not ready in time", name=name), status=1)


def cookie(client: httpx.AsyncClient, name: str, path: str) -> str:
    """The value of a cookie set for the longest path that `path` is under."""
    below = urlsplit(path).path
    found = [one for one in client.cookies.jar if one.name == name and below.startswith(one.path)]
    return max(found, key=lambda one: len(one.path)).value or "" if found else ""


async def execute(client: Browser, path: str, code: str, kernel_name: str = "python3") -> str:
    """What the code prints in a new kernel, over the WebSocket. Raises UserError with the kernel's own error."""
    headers = {"X-XSRFToken": cookie(client, "_xsrf", path)}
    answer = await client.post(f"{path}api/kernels", json={"name": kernel_name}, headers=headers)
    if answer.status_code != 201:
        reason = f"{answer.status_code} {answer.text[:300]}"
        raise UserError(tr("No kernel could be started: {reason}", reason=reason), status=1)
    kernel = answer.json()["id"]
    request_id = uuid.uuid4().hex
    message = {
        "header": {"msg_id": request_id, "msg_type": "execute_request", "version": "5.4", "session": kernel},
        "parent_header": {},
        "metadata": {},
        "content": {"code": code, "silent": False, "store_history": False, "allow_stdin": False},
        "channel": "shell",
    }
    printed = ""
    try:
        async with (
            asyncio.timeout(KERNEL_SECONDS),
            client.socket(f"{path}api/kernels/{kernel}/channels") as socket,
        ):
            await socket.send(json.dumps(message))
            while True:
                reply = json.loads(await socket.recv())
                if reply["parent_header"].get("msg_id") != request_id:
                    continue
                content = reply["content"]
                match reply["msg_type"]:
                    case "stream" if content["name"] == "stdout":
                        printed += content["text"]
                    case "error":
                        raise UserError(
                            tr("The cell failed: {reason}", reason=f"{content['ename']}: {content['evalue']}"),
                            status=1,
                        )
                    case "status" if content["execution_state"] == "idle":
                        return printed
    finally:
        await client.delete(f"{path}api/kernels/{kernel}", headers=headers)


async def walk(settings: Settings, name: str) -> dict[str, Any]:
    """Seconds of each stage and what TensorFlow answered."""
    by_form = settings.login.method == "roster"
    password = call_hub(settings, "POST", "/roster/ticket", {"name": name})["password"] if by_form else ""
    before = call_hub(settings, "GET", f"/users/{quote(name)}")["servers"]
    try:
        async with browser(settings) as client:
            started = time.monotonic()
            with step(tr("Logging in as {name}", name=name)):
                if by_form:
                    await log_in(client, name, password)
                else:
                    await see_login(client)
                    await take_token(client, settings, name)
            logged_in = time.monotonic()
            with step(tr("Starting the server")):
                path = await (spawn if by_form else spawn_by_hub)(client, settings, name)
            spawned = time.monotonic()
            with step(tr("Running TensorFlow in a kernel")):
                version, answer = (await execute(client, path, CODE)).split()
            ended = time.monotonic()
    finally:
        if not before:
            call_hub(settings, "DELETE", f"/users/{quote(name)}/server")
    return {
        "login_s": round(logged_in - started, 3),
        "spawn_s": round(spawned - logged_in, 3),
        "kernel_s": round(ended - spawned, 3),
        "tensorflow": version,
        "result": int(answer),
        "ok": int(answer) == 42,
    }


def run(settings: Settings, name: str) -> bool:
    """Walk the way and print one JSON line; whether all went well."""
    student = choose_student(settings, name)
    untried = (
        tr("The login itself was not tried: another service does it, for people only. Log in once with a browser.")
        if settings.login.method != "roster"
        else ""
    )
    try:
        if settings.server:
            front.wait_until_open(settings)
        outcome = asyncio.run(walk(settings, student))
    except (UserError, httpx.HTTPError, OSError, TimeoutError) as error:
        outcome = {"ok": False, "error": str(error) or type(error).__name__}
    if untried:
        say(untried)
        outcome["untried"] = untried
    result(json.dumps(outcome))
    return bool(outcome["ok"])
