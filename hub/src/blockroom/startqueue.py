"""Starts take turns, so that forty at the bell are slow one after the other and not all together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class StartQueue:
    """First come, first served, `places` at once; everybody can see how many are in front."""

    def __init__(self, places: int) -> None:
        self.semaphore = asyncio.Semaphore(places)
        self.waiting: list[object] = []

    @asynccontextmanager
    async def turn(self, who: object) -> AsyncIterator[None]:
        self.waiting.append(who)
        try:
            await self.semaphore.acquire()
        finally:
            self.waiting.remove(who)
        try:
            yield
        finally:
            self.semaphore.release()

    def ahead(self, who: object) -> int:
        """How many wait in front of `who`; 0 for somebody who does not wait."""
        return next((position for position, other in enumerate(self.waiting) if other is who), 0)
