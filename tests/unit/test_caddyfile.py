"""What the website's Caddy is told, for each way to HTTPS."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import jinja2
import pytest

from blockroom.settings import parse
from tests.room import REPOSITORY

TEMPLATES = REPOSITORY / "ansible" / "roles" / "tls" / "templates"


def caddyfile(server: str, more: str = "") -> str:
    """The file as Ansible writes it."""
    settings = parse(f"address: https://school.example\nserver: {{{server}}}\n{more}", Path("/school/classroom.yaml"))
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), trim_blocks=True, autoescape=False)  # noqa: S701
    environment.filters["urlsplit"] = urlsplit
    return environment.get_template("Caddyfile.j2").render(settings=settings.model_dump(mode="json"))


@pytest.mark.parametrize(
    ("server", "ages"),
    [
        ("tls: auto", ["31536000"]),
        ("tls: files, certificate: chain.pem, key: key.pem", ["31536000"]),
        # A new authority would lock out whoever has been here before.
        ("tls: internal", ["0"]),
        ("tls: 'off'", []),
    ],
)
def test_browsers_keep_to_https_where_its_certificate_is_everybodys(server: str, ages: list[str]) -> None:
    assert re.findall(r"Strict-Transport-Security max-age=(\d+)", caddyfile(server)) == ages


def sites(text: str) -> list[str]:
    return re.findall(r"^(https?://.*) {$", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("server", "plain", "named"),
    [
        (
            "tls: internal",
            ["https://school.example", "http://school.example"],
            ["https://school.example, https://*.school.example", "http://school.example"],
        ),
        (
            "tls: files, certificate: chain.pem, key: key.pem, port: 8443",
            ["https://school.example:8443"],
            ["https://school.example:8443, https://*.school.example:8443"],
        ),
        ("tls: 'off'", ["http://:80"], ["http://:80"]),
    ],
)
def test_the_names_that_caddy_answers_to(server: str, plain: list[str], named: list[str]) -> None:
    assert sites(caddyfile(server)) == plain
    assert sites(caddyfile(server, "subdomains: true")) == named
