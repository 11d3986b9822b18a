"""The pages that people see: templates, their words and files, and the headers that guard them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from tornado import web

from blockroom import language, roles
from blockroom.settings import Settings

HUB = Path(__file__).resolve().parents[2]
TEMPLATES = HUB / "templates"
ASSETS = HUB / "static"

HANDLERS = [(r"/assets/(.+)", web.StaticFileHandler, {"path": str(ASSETS)})]

POLICY = (
    "default-src 'self'",
    # The admin panel's React sets styles on elements.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "report-uri /hub/security/csp-report",
)


@cache
def asset(name: str) -> str:
    """The address of one of our own static files, which changes with its content."""
    version = hashlib.sha256((ASSETS / name).read_bytes()).hexdigest()[:12]
    return f"/hub/assets/{name}?v={version}"


def owner_of(server: str) -> str:
    """Whose server it is, from JupyterHub's description of it: `Server at /user/NAME/`."""
    match = re.search(r"/user/([^/]+)/", server)
    return unquote(match[1]) if match else server


def template_variables(settings: Settings) -> dict[str, Any]:
    """JupyterHub calls what is callable with the user, so functions are wrapped once more."""

    def given(value: Any) -> Callable[[Any], Any]:
        return lambda _user: value

    return {
        "_": given(language.tr),
        "asset": given(asset),
        "owner_of": given(owner_of),
        "classroom": settings.name,
        "language": lambda _user: language.current(),
        "choose_language": settings.language == "auto",
        "teaches": lambda user: roles.taught_by(user) if user is not None and hasattr(user, "groups") else [],
        "own_passwords": settings.login.method == "roster",
        "encrypted": urlsplit(settings.address).scheme == "https"
        or urlsplit(settings.address).hostname in ("127.0.0.1", "localhost", "::1"),
    }


def first_page(handler: Any) -> str:
    """Where a login leads: teachers to their class. Empty for the others, whom JupyterHub sends to their own server."""
    user = handler.current_user
    return f"{handler.hub.base_url}class" if user is not None and roles.taught_by(user) else ""


def configure(c: Any, settings: Settings) -> None:
    c.JupyterHub.template_paths = [str(TEMPLATES)]
    c.JupyterHub.template_vars = template_variables(settings)
    c.JupyterHub.default_url = first_page
    c.JupyterHub.logo_file = str(ASSETS / "logo.svg")
    c.JupyterHub.tornado_settings = {
        "transforms": [language.transform(settings.language)],
        "headers": {
            "Content-Security-Policy": "; ".join(POLICY),
            "Referrer-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
        },
    }
