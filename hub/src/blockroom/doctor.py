"""The checklist for a classroom that does not work: walked in order, up to the first broken link."""

from __future__ import annotations

from collections.abc import Callable

import docker
import httpx

from blockroom import checks
from blockroom.checks import Broken
from blockroom.errors import UserError
from blockroom.language import tr
from blockroom.place import verb
from blockroom.settings import Settings
from blockroom.terminal import result

CHECKS: list[tuple[str, Callable[[Settings], str]]] = [
    ("The classroom has been started", checks.check_started),
    ("Docker is up", checks.check_engine),
    ("The image is there", checks.check_image),
    ("The ports are listened on", checks.check_listening),
    ("Hub and proxy answer", checks.check_parts),
    ("The proxy's route to the hub is right", checks.check_hub_route),
    ("The containers are up", checks.check_containers),
    ("Jupyter answers inside, and its route is right", checks.check_jupyter),
    ("The address that people use is listened on", checks.check_address),
    ("No firewall stands between", checks.check_firewall),
]


def examine(settings: Settings) -> bool:
    """Walk the checklist up to the first broken link; whether there is none."""
    for title, check in CHECKS:
        try:
            found = check(settings)
        except Broken as broken:
            result(f"✗ {tr(title)}: {broken.finding}")
            result(f"  {tr('Cure:')} {broken.cure}")
            return False
        except (UserError, httpx.HTTPError, docker.errors.DockerException) as error:
            result(f"✗ {tr(title)}: {error}")
            cure = tr("{logs} shows more; {up} starts what is down", logs=verb("logs"), up=verb("up"))
            result(f"  {tr('Cure:')} {cure}")
            return False
        result(f"✓ {tr(title)}: {found}")
    return True
