"""Logging in with a name and a password of the roster."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from jupyterhub.auth import Authenticator
from jupyterhub.handlers import BaseHandler
from traitlets import Unicode

from blockroom import accounts, classes, names, pages, passwords, roster_api
from blockroom.language import Refusal
from blockroom.roster import Person, Roster
from blockroom.throttle import Throttle
from blockroom.tickets import NewPasswordNeeded, Tickets

SMOKE_SECONDS = 60
CHOOSING_SECONDS = 900


def here(name: str, address: str) -> str:
    """What wrong passwords of a name from one address are counted under. No address holds a space."""
    return f"{address} {name}"


class RosterAuthenticator(Authenticator):
    """Names and argon2 hashes of the roster; whoever is not in it cannot log in."""

    database = Unicode(config=True, help="The roster's SQLite file.")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.roster = Roster(Path(self.database))
        # `authenticate` returns nobody but the roster's people.
        self.allow_all = True
        self.by_name_and_address = Throttle(burst=5, every=30)
        # Much looser, so that no address alone keeps a name's owner out elsewhere; 8,640 guesses a day from everywhere.
        self.by_name = Throttle(burst=100, every=10)
        # A whole class may share one address: 40 students, two slips each, all at once.
        self.by_address = Throttle(burst=100, every=1)
        self.smoke_tickets = Tickets(SMOKE_SECONDS)
        self.choosing_tickets = Tickets(CHOOSING_SECONDS)

    def normalize_username(self, username: str) -> str:
        return names.normal(username)

    def validate_username(self, username: str) -> bool:
        return names.person_problem(username) is None

    def wait_for_turn(self, name: str, address: str) -> None:
        """Raise a refusal where there were too many wrong passwords lately."""
        wait = max(
            self.by_name_and_address.wait(here(name, address)),
            self.by_name.wait(name),
            self.by_address.wait(address),
        )
        if wait > 0:
            raise Refusal(429, "Too many wrong passwords. Please wait {seconds} seconds.", seconds=math.ceil(wait))

    async def check(self, name: str, password: str, address: str) -> Person | None:
        """Whose password it is, as they were when it was checked; None where it is wrong, which is counted."""
        self.wait_for_turn(name, address)
        person = self.roster.find(name)
        # Counted before the answer is known: a hundred tries at once must not all be heard.
        self.by_name_and_address.fail(here(name, address))
        self.by_name.fail(name)
        self.by_address.fail(address)
        if not await passwords.matches(person.hash if person else None, password):
            return None
        self.by_name_and_address.forget(here(name, address))
        self.by_name.undo(name)
        self.by_address.undo(address)
        return person

    def forgive(self, name: str) -> None:
        """Forget wrong passwords of a name, wherever they came from: it has a new password."""
        self.by_name.forget(name)
        for key in [key for key in self.by_name_and_address.levels if key.partition(" ")[2] == name]:
            self.by_name_and_address.forget(key)

    async def authenticate(self, handler: BaseHandler, data: dict[str, str] | None) -> str | None:
        """The name, if the password is right. Raises NewPasswordNeeded where it was a one-time password."""
        if not isinstance(data, dict):
            return None
        name, password = names.normal(str(data.get("username", ""))), str(data.get("password", ""))
        if self.smoke_tickets.holder(password) == name:
            self.smoke_tickets.use(password)
            return name
        person = await self.check(name, password, handler.request.remote_ip)
        if person is None or not self.still_has(name, person.hash):
            return None
        if person.one_time:
            raise NewPasswordNeeded(name, str(person.hash))
        return name

    def still_has(self, name: str, hashed: str | None) -> bool:
        """Whether somebody's password is the one with this hash; while it was looked at, it may have been replaced."""
        person = self.roster.find(name)
        return person is not None and person.hash == hashed

    def chooser(self, ticket: str) -> Person | None:
        """Who may choose a password with a ticket: whoever still has the one-time password that it was issued for."""
        proof = self.choosing_tickets.find(ticket)
        person = self.roster.find(proof.name) if proof else None
        return person if proof and person and person.one_time and person.hash == proof.hashed else None

    def add_user(self, user: Any) -> None:
        super().add_user(user)
        self.roster.ensure(user.name)

    def delete_user(self, user: Any) -> None:
        """The person may not log in any more. Their home stays: deleting files is the operator's own decision."""
        super().delete_user(user)
        self.roster.remove(user.name)

    async def refresh_user(self, user: Any, handler: Any = None) -> bool:
        return self.roster.find(user.name) is not None

    def get_handlers(self, app: Any) -> list[Any]:
        """Ours come before JupyterHub's own of the same address."""
        return [*accounts.HANDLERS, *classes.HANDLERS, *roster_api.HANDLERS, *pages.HANDLERS]
