"""How people log in: by the roster, or through another service."""

from __future__ import annotations

from typing import Any

from blockroom.authenticator import RosterAuthenticator
from blockroom.names import normal
from blockroom.roster import roster_file
from blockroom.settings import Settings


def configure(c: Any, settings: Settings) -> None:
    c.Authenticator.admin_users = {normal(name) for name in settings.operators}
    configure_roster(c, settings)


def configure_roster(c: Any, settings: Settings) -> None:
    c.JupyterHub.authenticator_class = RosterAuthenticator
    c.RosterAuthenticator.database = str(roster_file(settings))
