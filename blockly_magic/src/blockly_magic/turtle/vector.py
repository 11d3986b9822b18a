"""Where something is: a pair of numbers to calculate with."""

from __future__ import annotations

import math
from typing import overload


class Vec2D(tuple[float, float]):
    """A point or a way on the sheet: ``x`` to the right and ``y`` up."""

    def __new__(cls, x: float, y: float) -> Vec2D:
        """A pair of two numbers."""
        return tuple.__new__(cls, (x, y))

    def __add__(self, other: tuple[float, float]) -> Vec2D:  # type: ignore[override]
        return Vec2D(self[0] + other[0], self[1] + other[1])

    def __sub__(self, other: tuple[float, float]) -> Vec2D:
        return Vec2D(self[0] - other[0], self[1] - other[1])

    def __neg__(self) -> Vec2D:
        return Vec2D(-self[0], -self[1])

    @overload  # type: ignore[override]
    def __mul__(self, other: tuple[float, float]) -> float: ...
    @overload
    def __mul__(self, other: float) -> Vec2D: ...
    def __mul__(self, other: float | tuple[float, float]) -> float | Vec2D:
        if isinstance(other, tuple):
            return self[0] * other[0] + self[1] * other[1]
        return Vec2D(self[0] * other, self[1] * other)

    def __rmul__(self, other: float) -> Vec2D:  # type: ignore[override]
        return Vec2D(self[0] * other, self[1] * other)

    def __abs__(self) -> float:
        return math.hypot(*self)

    def rotate(self, angle: float) -> Vec2D:
        """The same way, turned to the left by so many degrees."""
        sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
        return Vec2D(self[0] * cosine - self[1] * sine, self[0] * sine + self[1] * cosine)

    def __getnewargs__(self) -> tuple[float, float]:
        return self[0], self[1]

    def __repr__(self) -> str:
        return f"({self[0]:.2f},{self[1]:.2f})"
