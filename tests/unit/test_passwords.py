"""Passwords: easy ones, bad ones, and how wrong ones are slowed down."""

from __future__ import annotations

import asyncio
import time

import pytest

from blockroom import passwords
from blockroom.throttle import KEYS, Throttle


def test_generated_passwords_are_easy_to_read_and_all_different() -> None:
    made = {passwords.generate() for _ in range(500)}
    assert len(made) == 500
    for password in made:
        assert passwords.problem(password, "ada") is None
        assert not set(password) & set("il1o0")


@pytest.mark.parametrize(
    ("password", "name"), [("short", "ada"), ("x" * 201, "ada"), ("Wang-Xiaoming", "wang-xiaoming")]
)
def test_passwords_that_are_refused(password: str, name: str) -> None:
    assert passwords.problem(password, name) is not None


async def test_a_hash_matches_its_password_only() -> None:
    hashed = await passwords.hash_password("correct horse é")
    assert "correct" not in hashed
    assert await passwords.matches(hashed, "correct horse e\u0301")
    assert not await passwords.matches(hashed, "correct horse e")
    assert not await passwords.matches("no hash at all", "correct horse é")


async def test_an_unknown_name_takes_as_long_as_a_known_one() -> None:
    hashed = await passwords.hash_password("correct horse")

    async def seconds(of: str | None) -> float:
        began = time.perf_counter()
        assert not await passwords.matches(of, "wrong")
        return time.perf_counter() - began

    known = min([await seconds(hashed) for _ in range(5)])
    unknown = min([await seconds(None) for _ in range(5)])
    assert 0.3 < unknown / known < 3


async def test_the_event_loop_goes_on_while_a_password_is_checked() -> None:
    hashed = await passwords.hash_password("correct horse")
    checks = asyncio.gather(*(passwords.matches(hashed, "wrong") for _ in range(4)))
    longest, last = 0.0, time.perf_counter()
    while not checks.done():
        await asyncio.sleep(0.001)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    began = time.perf_counter()
    passwords.matches_now(hashed, "wrong")
    assert longest < max(0.5, time.perf_counter() - began)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_wrong_passwords_wait_longer_and_longer() -> None:
    clock = Clock()
    throttle = Throttle(burst=5, every=30, clock=clock)
    for _ in range(5):
        assert throttle.wait("ada") == 0
        throttle.fail("ada")
    assert throttle.wait("ada") == 30
    assert throttle.wait("bob") == 0
    clock.now = 29
    assert throttle.wait("ada") == pytest.approx(1)
    clock.now = 30
    assert throttle.wait("ada") == 0
    throttle.fail("ada")
    assert throttle.wait("ada") == 30
    throttle.forget("ada")
    assert throttle.wait("ada") == 0


def test_a_try_taken_back_does_not_count() -> None:
    throttle = Throttle(burst=2, every=10, clock=Clock())
    for _ in range(20):
        throttle.fail("10.0.0.1")
        throttle.undo("10.0.0.1")
    assert throttle.wait("10.0.0.1") == 0


def test_a_flood_of_names_does_not_fill_the_memory() -> None:
    clock = Clock()
    throttle = Throttle(burst=5, every=30, clock=clock)
    for number in range(KEYS):
        throttle.fail(str(number))
    clock.now = 31
    throttle.fail("one more")
    assert len(throttle.levels) == 1
