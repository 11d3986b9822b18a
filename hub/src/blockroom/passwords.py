"""Passwords: hashing, checking off the event loop, making easy ones."""

from __future__ import annotations

import asyncio
import secrets
import unicodedata
from concurrent.futures import ThreadPoolExecutor

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from blockroom.language import said

SHORTEST = 8
LONGEST = 200
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""No i, l, o, 0, 1: they look alike on a sheet of paper."""

# OWASP's parameters for argon2id: forty logins at the bell take about a second of one core, not ten.
hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
threads = ThreadPoolExecutor(2, thread_name_prefix="passwords")
"""A check takes a core for some hundredths of a second; the event loop goes on meanwhile."""


def normal(password: str) -> str:
    """Composed characters, so that two keyboards type the same password."""
    return unicodedata.normalize("NFC", password)


def generate() -> str:
    """A password that can be read out and typed by a ten-year-old: three groups of three, 44 bits."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(3)) for _ in range(3))


def problem(password: str, name: str) -> str | None:
    """Why `password` cannot be the password of `name`, or None. The sentence is a message of the catalog."""
    if len(password) < SHORTEST:
        return said("The password is too short: at least 8 characters.")
    if len(password) > LONGEST:
        return said("The password is too long: at most 200 characters.")
    if normal(password).casefold() == name.casefold():
        return said("The password must not be the name.")
    return None


def hash_now(password: str) -> str:
    return hasher.hash(normal(password))


def matches_now(hashed: str, password: str) -> bool:
    try:
        return hasher.verify(hashed, normal(password))
    except (VerificationError, InvalidHashError):
        return False


NOBODY = hash_now(secrets.token_hex(16))
"""What the password of an unknown name is checked against, so that it takes as long as a known one."""


async def hash_password(password: str) -> str:
    return await asyncio.get_running_loop().run_in_executor(threads, hash_now, password)


async def matches(hashed: str | None, password: str) -> bool:
    """Whether the password is the hashed one; no hash never matches, in the same time."""
    correct = await asyncio.get_running_loop().run_in_executor(threads, matches_now, hashed or NOBODY, password[:1000])
    return correct and hashed is not None
