"""Short-lived proofs on the way to a login."""

from __future__ import annotations

import hmac
import secrets
import time
from dataclasses import dataclass


class NewPasswordNeeded(Exception):
    """The password was right but only for once: a new one has to be chosen before anybody is logged in."""

    def __init__(self, name: str, hashed: str) -> None:
        super().__init__(f"{name} has to choose a new password")
        self.name = name
        self.hashed = hashed
        """Of the password that was right."""


@dataclass(frozen=True)
class Proof:
    """What a ticket stands for."""

    name: str
    until: float
    hashed: str = ""
    """Of the one-time password that it was issued for."""


class Tickets:
    """Short-lived proofs, each of them for one use."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.known: dict[str, Proof] = {}

    def issue(self, name: str, hashed: str = "") -> str:
        now = time.monotonic()
        self.known = {ticket: proof for ticket, proof in self.known.items() if proof.until > now}
        ticket = secrets.token_urlsafe(24)
        self.known[ticket] = Proof(name, now + self.seconds, hashed)
        return ticket

    def find(self, ticket: str) -> Proof | None:
        """What a ticket stands for, without using it up."""
        for known, proof in self.known.items():
            if hmac.compare_digest(known.encode(), ticket.encode()) and proof.until > time.monotonic():
                return proof
        return None

    def holder(self, ticket: str) -> str | None:
        """Whom a ticket is for, without using it up."""
        proof = self.find(ticket)
        return proof.name if proof else None

    def use(self, ticket: str) -> str | None:
        name = self.holder(ticket)
        self.known.pop(ticket, None)
        return name
