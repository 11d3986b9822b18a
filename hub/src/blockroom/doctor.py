"""The checklist for a classroom that does not work, walked in order up to the first broken link; for monitoring too."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Literal

import docker
import httpx

from blockroom import checks, checks_names, checks_server, checks_website
from blockroom.checks import Broken, Doubt
from blockroom.errors import UserError
from blockroom.language import tr
from blockroom.place import verb
from blockroom.settings import REPOSITORY, Settings
from blockroom.terminal import result

Check = tuple[str, Callable[[Settings], str]]
Verdict = Literal["ok", "warning", "broken"]

INSIDE: list[Check] = [
    ("Docker is up", checks.check_engine),
    ("The image is there", checks.check_image),
    ("The ports are listened on", checks.check_listening),
    ("Hub and proxy answer", checks.check_parts),
    ("The proxy's route to the hub is right", checks.check_hub_route),
    ("The containers are up", checks.check_containers),
    ("Jupyter answers inside, and its route is right", checks.check_jupyter),
]

CHECKS: list[Check] = [
    ("The classroom has been started", checks.check_started),
    *INSIDE,
    ("The address that people use is listened on", checks_names.check_address),
    ("No firewall stands between", checks.check_firewall),
]

SERVER_CHECKS: list[Check] = [
    ("The classroom has been started", checks.check_started),
    ("The disks have room", checks_server.check_room),
    ("The memory suffices", checks_server.check_memory),
    ("The clock is right", checks_server.check_clock),
    ("The homes are there, with their limits", checks_server.check_homes),
    ("Backups are fresh", checks_server.check_backup),
    ("The firewall stands", checks_server.check_tables),
    ("The units run, and will after a restart", checks_server.check_units),
    *INSIDE,
    ("Caddy listens for browsers", checks_website.check_caddy),
    ("The certificate is trusted, and lasts", checks_website.check_certificate),
    ("The address that people use answers", checks_website.check_website),
    ("http:// leads to https://", checks_website.check_redirect),
]
"""What the machine itself owes first, then from the inside to the browser."""


@dataclass(frozen=True)
class Finding:
    """One line of the checklist."""

    check: str
    title: str
    verdict: Verdict
    found: str
    cure: str = ""


def find(settings: Settings, title: str, check: Callable[[Settings], str]) -> Finding:
    name = check.__name__.removeprefix("check_")
    try:
        return Finding(name, tr(title), "ok", check(settings))
    except Doubt as doubt:
        return Finding(name, tr(title), "warning", doubt.finding, doubt.cure)
    except Broken as broken:
        return Finding(name, tr(title), "broken", broken.finding, broken.cure)
    except (UserError, httpx.HTTPError, docker.errors.DockerException, OSError) as error:
        cure = tr("{logs} shows more; {up} starts what is down", logs=verb("logs"), up=verb("up"))
        return Finding(name, tr(title), "broken", str(error), cure)


def walk(settings: Settings) -> Iterator[Finding]:
    """The findings in order, the last of them the first broken link."""
    for title, check in SERVER_CHECKS if settings.server else CHECKS:
        found = find(settings, title, check)
        yield found
        if found.verdict == "broken":
            return


def show(found: Finding) -> None:
    sign = {"ok": "✓", "warning": "!", "broken": "✗"}[found.verdict]
    result(f"{sign} {found.title}: {found.found}")
    if found.cure:
        result(f"  {tr('Cure:')} {found.cure}")


def worst(verdicts: set[Verdict]) -> Verdict:
    return "broken" if "broken" in verdicts else "warning" if "warning" in verdicts else "ok"


def examine(settings: Settings, as_json: bool = False, strict: bool = False) -> bool:
    """Print the findings; whether nothing is broken and, where `strict`, nothing is in doubt.

    As JSON it is one object: verdict, address, release, and checks with check, title, verdict, found and cure.
    """
    findings = []
    for found in walk(settings):
        findings.append(found)
        if not as_json:
            show(found)
    verdict = worst({found.verdict for found in findings})
    if as_json:
        told = {"verdict": verdict, "address": settings.address, "release": REPOSITORY.name}
        result(json.dumps(told | {"checks": [asdict(found) for found in findings]}, ensure_ascii=False))
    return verdict == "ok" or (verdict == "warning" and not strict)
