"""Starts take turns."""

from __future__ import annotations

import asyncio

import pytest

from blockroom.startqueue import StartQueue


async def test_forty_starts_run_eight_at_once_and_in_order() -> None:
    queue = StartQueue(8)
    running, most, order = 0, 0, []

    async def start(number: int) -> None:
        nonlocal running, most
        async with queue.turn(number):
            running += 1
            most = max(most, running)
            order.append(number)
            await asyncio.sleep(0.002)
            running -= 1

    await asyncio.gather(*(start(number) for number in range(40)))
    assert most == 8
    assert order == list(range(40))
    assert queue.waiting == []


async def test_everybody_sees_how_many_are_in_front() -> None:
    queue = StartQueue(1)
    release = asyncio.Event()

    async def start(who: str) -> None:
        async with queue.turn(who):
            await release.wait()

    tasks = [asyncio.create_task(start(who)) for who in ("first", "second", "third")]
    await asyncio.sleep(0)
    assert [queue.ahead(who) for who in ("first", "second", "third")] == [0, 0, 1]
    release.set()
    await asyncio.gather(*tasks)


async def test_who_gives_up_or_fails_leaves_the_place_to_others() -> None:
    queue = StartQueue(1)
    hold = asyncio.Event()

    async def start(who: str) -> None:
        async with queue.turn(who):
            await hold.wait()
            raise RuntimeError(who)

    first, second = (asyncio.create_task(start(who)) for who in ("first", "second"))
    await asyncio.sleep(0)
    second.cancel()
    hold.set()
    with pytest.raises(RuntimeError):
        await first
    async with asyncio.timeout(1), queue.turn("third"):
        pass
    assert queue.waiting == []
