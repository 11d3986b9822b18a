"""Short-lived proofs on the way to a login."""

from __future__ import annotations

import hmac
import secrets
import time


class NewPasswordNeeded(Exception):
    """The password was right but only for once: a new one has to be chosen before anybody is logged in."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} has to choose a new password")
        self.name = name


class Tickets:
    """Short-lived proofs, each of them for one use."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.known: dict[str, tuple[str, float]] = {}

    def issue(self, name: str) -> str:
        now = time.monotonic()
        self.known = {ticket: entry for ticket, entry in self.known.items() if entry[1] > now}
        ticket = secrets.token_urlsafe(24)
        self.known[ticket] = (name, now + self.seconds)
        return ticket

    def holder(self, ticket: str) -> str | None:
        """Whom a ticket is for, without using it up."""
        for known, (name, until) in self.known.items():
            if hmac.compare_digest(known.encode(), ticket.encode()) and until > time.monotonic():
                return name
        return None

    def use(self, ticket: str) -> str | None:
        name = self.holder(ticket)
        self.known.pop(ticket, None)
        return name
