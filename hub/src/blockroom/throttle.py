"""Wrong passwords are counted, and past a number each one has to wait."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

KEYS = 10_000


@dataclass
class Throttle:
    """A leaky bucket for every key: `burst` failures at once, then one in each `every` seconds."""

    burst: int
    every: float
    clock: Callable[[], float] = time.monotonic
    levels: dict[str, tuple[float, float]] = field(default_factory=dict)

    def level(self, key: str) -> float:
        level, when = self.levels.get(key, (0.0, 0.0))
        return max(0.0, level - (self.clock() - when) / self.every)

    def wait(self, key: str) -> float:
        """Seconds until the next try is heard; 0 for now."""
        return max(0.0, (self.level(key) - self.burst + 1) * self.every)

    def fail(self, key: str) -> None:
        self.levels[key] = (self.level(key) + 1, self.clock())
        if len(self.levels) > KEYS:
            self.levels = {key: entry for key, entry in self.levels.items() if self.level(key) > 0}

    def undo(self, key: str) -> None:
        """Take one failure back."""
        self.levels[key] = (max(0.0, self.level(key) - 1), self.clock())

    def forget(self, key: str) -> None:
        self.levels.pop(key, None)
