"""What turtles look like: polygons that head upwards."""

from __future__ import annotations

import math

Polygon = tuple[tuple[float, float], ...]


def _mirrored(*half: tuple[float, float]) -> Polygon:
    return half + tuple((-x, y) for x, y in reversed(half))


SHAPES: dict[str, Polygon] = {
    "arrow": ((-10, 0), (10, 0), (0, 10)),
    "blank": (),
    "circle": tuple((10 * math.sin(turn), 10 * math.cos(turn)) for turn in (math.radians(18 * i) for i in range(20))),
    "classic": ((0, 0), (-5, -9), (0, -7), (5, -9)),
    "square": ((10, -10), (10, 10), (-10, 10), (-10, -10)),
    "triangle": ((10, -5.77), (0, 11.55), (-10, -5.77)),
    "turtle": _mirrored(
        *((0.0, 16.0), (2, 14.5), (2.5, 11.5), (1.5, 9.5), (4, 8), (7, 10), (8.5, 8.5), (6.5, 5.5), (7.5, 2)),
        *((7.5, -2), (6, -5.5), (8, -8), (6.5, -9.5), (4.5, -7.5), (2, -8.5), (0, -11)),
    ),
}
