"""The names of students' servers, and whether they lead here."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import httpx
import pytest

from blockroom import checks_names, hosts
from blockroom.checks import Broken
from blockroom.client import Browser
from blockroom.settings import Settings, parse


def settings(text: str) -> Settings:
    return parse(text, Path("/school/classroom.yaml"))


NAMED = settings("address: https://class.school.example:8443\nsubdomains: true")
PLAIN = settings("address: https://class.school.example:8443")


def test_one_name_stands_for_all_students() -> None:
    assert hosts.origins(PLAIN) == ["https://class.school.example:8443"]
    assert hosts.origins(NAMED) == ["https://class.school.example:8443", "https://student.class.school.example:8443"]
    assert hosts.names(NAMED) == ["class.school.example", "student.class.school.example"]


@pytest.mark.parametrize(
    ("host", "belongs"),
    [
        ("ada.class.school.example:8443", True),
        ("class.school.example", False),
        ("myclass.school.example", False),
        ("172.30.0.1:8081", False),
        ("", False),
    ],
)
def test_whose_a_name_is(host: str, belongs: bool) -> None:
    assert hosts.belongs_to_student(NAMED, host) is belongs
    assert not hosts.belongs_to_student(PLAIN, host)


def test_routes_are_named_as_the_proxy_names_them() -> None:
    assert hosts.route_of("/user/ada/") == "/user/ada"
    assert hosts.route_of("https://ada.class.school.example:8443/user/ada/") == "/ada.class.school.example/user/ada"


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({"class.school.example": "10.0.0.9", "student.class.school.example": "10.0.0.9"}, ""),
        ({"class.school.example": "10.0.0.9"}, "leads to - instead of 10.0.0.9"),
        ({"class.school.example": "10.0.0.9", "student.class.school.example": "9.9.9.9"}, "leads to 9.9.9.9"),
        ({}, "no name server knows class.school.example"),
    ],
)
def test_the_doctor_asks_for_all_names(monkeypatch: pytest.MonkeyPatch, known: dict[str, str], told: str) -> None:
    def resolved(host: str, port: None) -> list[Any]:
        if host not in known:
            raise socket.gaierror(-2, "Name or service not known")
        return [(2, 1, 6, "", (known[host], 0))]

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    if told:
        with pytest.raises(Broken, match=told):
            checks_names.meant_addresses(NAMED)
    else:
        assert checks_names.meant_addresses(NAMED) == {"10.0.0.9"}


def test_names_below_localhost_need_no_name_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, _: {"localhost": [(2, 1, 6, "", ("127.0.0.1", 0))]}[host])
    assert checks_names.meant_addresses(settings("address: http://localhost:8000\nsubdomains: true")) == {"127.0.0.1"}


async def test_a_browser_at_the_proxy_keeps_the_names_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    async def answer(transport: Any, request: httpx.Request) -> httpx.Response:
        asked.append((str(request.url), request.headers["Host"], request.headers.get("Cookie", "")))
        headers = {"Set-Cookie": "own=1", "Location": "https://ada.class.school.example:8443/user/ada/"}
        return httpx.Response(302 if len(asked) == 1 else 200, headers=headers)

    monkeypatch.setattr(httpx.AsyncHTTPTransport, "handle_async_request", answer)
    async with Browser(NAMED, "http://127.0.0.1:8000") as browser:
        await browser.get("/hub/login", follow_redirects=True)
        await browser.get("/hub/home")
    assert asked == [
        ("http://127.0.0.1:8000/hub/login", "class.school.example:8443", ""),
        ("http://127.0.0.1:8000/user/ada/", "ada.class.school.example:8443", ""),
        ("http://127.0.0.1:8000/hub/home", "class.school.example:8443", "own=1"),
    ]
