"""The operator's commands reach the roster through these addresses of the running hub, its only writer."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from jupyterhub.apihandlers.base import APIHandler
from jupyterhub.roles import assign_default_roles
from jupyterhub.scopes import Scope, needs_scope
from tornado import web

from blockroom import names, passwords, roles
from blockroom.errors import UserError
from blockroom.language import Refusal, tr
from blockroom.roster import Entry, Roster, entries_of


def require_operator(handler: APIHandler) -> None:
    if handler.parsed_scopes.get("admin:users") != Scope.ALL:
        raise web.HTTPError(403)


def json_body(handler: APIHandler) -> dict[str, Any]:
    body = handler.get_json_body()
    if not isinstance(body, dict):
        raise Refusal(400, "The body has to be a JSON object.")
    return body


def is_row(row: object) -> bool:
    return isinstance(row, dict) and all(isinstance(value, str) for value in row.values())


def ensure_user(handler: APIHandler, name: str) -> Any:
    """The hub's user of a name, made where there is none."""
    user = handler.find_user(name)
    if user is None:
        user = handler.user_from_username(name)
        assign_default_roles(handler.db, entity=user)
        handler.db.commit()
        handler.authenticator.add_user(user)
    return user


def without_password(roster: Roster, entries: list[Entry]) -> list[Entry]:
    return [entry for entry in entries if (person := roster.find(entry.name)) is None or person.hash is None]


async def first_passwords(roster: Roster, entries: list[Entry]) -> dict[str, tuple[str, str]]:
    """A password and its hash for everybody who has none. Hashing takes a while, in which others may be faster."""
    new = without_password(roster, entries)
    given = [entry.password or passwords.generate() for entry in new]
    hashes = await asyncio.gather(*map(passwords.hash_password, given))
    return {entry.name: pair for entry, pair in zip(new, zip(given, hashes, strict=True), strict=True)}


async def enroll(handler: APIHandler, entries: list[Entry]) -> dict[str, Any]:
    """Add and move people; whoever has no password gets one, nobody's password changes."""
    return enter(handler, entries, await first_passwords(handler.authenticator.roster, entries))


def enter(handler: APIHandler, entries: list[Entry], firsts: dict[str, tuple[str, str]]) -> dict[str, Any]:
    """Write people down with their first passwords, all in one moment.

    `waiting` in the answer names those who have not used their one-time password yet.
    """
    roster = handler.authenticator.roster
    new = [entry for entry in without_password(roster, entries) if entry.name in firsts]
    given = {entry.name: firsts[entry.name][0] for entry in new}
    changed = []
    for entry in entries:
        user = ensure_user(handler, entry.name)
        if roster.put(entry) and entry.name not in given:
            changed.append(entry.name)
        roles.place(handler.db, user.orm_user, roster.find(entry.name))
    for entry in new:
        roster.set_password(entry.name, firsts[entry.name][1], one_time=not entry.password)
    created = [{"name": entry.name, "password": given[entry.name], "one_time": not entry.password} for entry in new]
    waiting = [entry.name for entry in entries if (person := roster.find(entry.name)) and person.one_time]
    unchanged = len(entries) - len(created) - len(changed)
    return {"created": created, "changed": changed, "unchanged": unchanged, "waiting": waiting}


class RosterHandler(APIHandler):
    """`POST /hub/api/roster`: everybody of a list, or nobody where there is a mistake in it."""

    @needs_scope("admin:users")
    async def post(self) -> None:
        require_operator(self)
        rows = json_body(self).get("entries")
        if not isinstance(rows, list) or not all(is_row(row) for row in rows):
            raise Refusal(400, "entries has to be a list of objects whose values are texts.")
        try:
            entries = entries_of(
                ((tr("entry {number}", number=number), row) for number, row in enumerate(rows, 1)), tr("roster")
            )
        except UserError as error:
            raise Refusal(400, str(error)) from None
        answer = await enroll(self, entries)
        self.log.info("Roster: %i new, %i changed", len(answer["created"]), len(answer["changed"]))
        self.write(json.dumps(answer))


class TicketHandler(APIHandler):
    """`POST /hub/api/roster/ticket`: a password for one login within a minute, beside the person's own."""

    @needs_scope("admin:users")
    def post(self) -> None:
        require_operator(self)
        name = names.normal(str(json_body(self).get("name", "")))
        if self.authenticator.roster.find(name) is None:
            raise Refusal(404, "{name} is not in the roster.", name=name)
        self.write(json.dumps({"password": self.authenticator.smoke_tickets.issue(name)}))


HANDLERS = [(r"/api/roster", RosterHandler), (r"/api/roster/ticket", TicketHandler)]
