"""Names of hosts: the classroom's own and, with `subdomains`, one below it for each student's server.

A page of a student's server then has another origin than the hub, and no browser lets it act there.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from blockroom.settings import Settings

SAMPLE = "student"
"""Stands for the names of all students: name servers, certificate and Caddy know either every one of them or none."""


def origins(settings: Settings) -> list[str]:
    """The address, and one that stands for those of students' servers where they have their own."""
    below = settings.address.replace("://", f"://{SAMPLE}.", 1)
    return [settings.address, *([below] if settings.subdomains else [])]


def names(settings: Settings) -> list[str]:
    """The host names of `origins`."""
    return [urlsplit(origin).hostname or "" for origin in origins(settings)]


def belongs_to_student(settings: Settings, host: str) -> bool:
    """Whether a request for this host is meant for a student's server."""
    return settings.subdomains and host.partition(":")[0].endswith(f".{names(settings)[0]}")


def route_of(url: str) -> str:
    """How the proxy names the route of a server whose address the hub knows by this URL or path."""
    parts = urlsplit(url)
    return (f"/{parts.hostname}" if parts.hostname else "") + parts.path.rstrip("/")
