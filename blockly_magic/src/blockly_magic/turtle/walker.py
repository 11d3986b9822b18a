"""The turtle: it moves, turns and draws."""

from __future__ import annotations

import math
from typing import Any

from ..texts import text
from .colours import TurtleGraphicsError
from .ink import Ink
from .shapes import SHAPES
from .sheet import Line
from .stage import FRAME, stage
from .vector import Vec2D

SPEEDS = {"fastest": 0, "fast": 10, "normal": 6, "slow": 3, "slowest": 1}
HOP = 0.01
"""Seconds of one of the small steps that a turtle's way consists of."""


def number(value: Any, command: str) -> float:
    """A number that a program gave, or an error that says what was given instead."""
    try:
        said = float(value) if not isinstance(value, str | bytes) else math.nan
    except (TypeError, ValueError, OverflowError):
        said = math.nan
    if math.isfinite(said) and abs(said) < 1e9:
        return said
    raise TypeError(text("turtle_number", command=command, value=repr(value)[:60]))


def point(x: Any, y: Any, command: str) -> Vec2D:
    """A place that a program gave: as two numbers, as a pair, or as a turtle."""
    if y is None:
        if isinstance(x, Turtle):
            return x.position()
        try:
            x, y = x
        except (TypeError, ValueError):
            raise TypeError(text("turtle_point", command=command, value=repr(x)[:60])) from None
    return Vec2D(number(x, command), number(y, command))


class Turtle(Ink):
    """A turtle of its own, with a pen."""

    def __init__(self, shape: str = "classic", undobuffersize: int = 0, visible: bool = True) -> None:
        self._shape = "classic"
        super().__init__()
        self._start()
        self._is_visible = visible
        self.shape(shape)

    def _start(self) -> None:
        self._x = self._y = 0.0
        self._heading = 0.0
        self._full = 360.0
        self._speed = 3
        self._line: Line | None = None
        self._start_pen()

    # ---- moving -----------------------------------------------------------------------------------------------------
    def forward(self, distance: float) -> None:
        """Go so far in the direction that the turtle looks."""
        self._ahead(number(distance, "forward"))

    def back(self, distance: float) -> None:
        """Go backwards so far, without turning."""
        self._ahead(-number(distance, "back"))

    def left(self, angle: float) -> None:
        """Turn to the left, in degrees."""
        self._turn(number(angle, "left") * 360 / self._full)

    def right(self, angle: float) -> None:
        """Turn to the right, in degrees."""
        self._turn(-number(angle, "right") * 360 / self._full)

    def goto(self, x: Any, y: Any = None) -> None:
        """Go straight to a place; the turtle looks where it looked before."""
        self._go(*point(x, y, "goto"))

    def teleport(self, x: float | None = None, y: float | None = None, *, fill_gap: bool = False) -> None:
        """Be at a place without drawing a line to it."""
        was_down, self._is_down = self._is_down, False
        self._go(
            self._x if x is None else number(x, "teleport"), self._y if y is None else number(y, "teleport"), hops=0
        )
        self._is_down = was_down

    def setx(self, x: float) -> None:
        """Go sideways to ``x``."""
        self._go(number(x, "setx"), self._y)

    def sety(self, y: float) -> None:
        """Go up or down to ``y``."""
        self._go(self._x, number(y, "sety"))

    def home(self) -> None:
        """Go back to the middle, and look to where the turtle looked at first."""
        self._go(0, 0)
        self.setheading(0)

    def setheading(self, to_angle: float) -> None:
        """Look in a direction: 0 is right, 90 is up, 180 is left, 270 is down."""
        angle = number(to_angle, "setheading") * 360 / self._full
        way = ((90 - angle if stage.mode == "logo" else angle) - self._heading) % 360
        self._turn(way - 360 if way > 180 else way)

    def circle(self, radius: float, extent: float | None = None, steps: int | None = None) -> None:
        """Draw a circle to the left, or a part of it; with steps, a polygon with so many sides."""
        radius = number(radius, "circle")
        turn = 360.0 if extent is None else number(extent, "circle") * 360 / self._full
        if steps is None:
            steps = 1 + int(min(11 + abs(radius) / 6, 59) * abs(turn) / 360)
        steps = max(1, int(number(steps, "circle")))
        angle = turn / steps * (1 if radius >= 0 else -1)
        side = 2 * radius * math.sin(math.radians(turn / steps / 2)) * (1 if radius >= 0 else -1)
        before = self._heading
        for step in range(steps):
            # Not a sum of rounded angles: after a whole circle the turtle looks exactly where it looked.
            self._heading = (before + angle * (step + 0.5)) % 360
            self._ahead(side)
        self._heading = (before + angle * steps) % 360

    def speed(self, speed: float | str | None = None) -> int | None:
        """How fast the turtle is: from 1, slow, to 10, fast; 0 shows only what has been drawn in the end."""
        if speed is None:
            return self._speed
        if isinstance(speed, str):
            if speed not in SPEEDS:
                raise TurtleGraphicsError(text("turtle_speed", value=repr(speed)))
            self._speed = SPEEDS[speed]
        else:
            said = number(speed, "speed")
            self._speed = int(said + 0.5) if 0.5 < said < 10.5 else 0
        return None

    # ---- asking -----------------------------------------------------------------------------------------------------
    def position(self) -> Vec2D:
        """Where the turtle is."""
        return Vec2D(self._x, self._y)

    def xcor(self) -> float:
        """How far to the right of the middle the turtle is."""
        return self._x

    def ycor(self) -> float:
        """How far above the middle the turtle is."""
        return self._y

    def heading(self) -> float:
        """The direction in which the turtle looks."""
        return self._said(self._heading)

    def distance(self, x: Any, y: Any = None) -> float:
        """How far it is to a place or to another turtle."""
        return abs(point(x, y, "distance") - self.position())

    def towards(self, x: Any, y: Any = None) -> float:
        """The direction of a place or of another turtle."""
        right, up = point(x, y, "towards") - self.position()
        return self._said(round(math.degrees(math.atan2(up, right)), 10))

    def degrees(self, fullcircle: float = 360.0) -> None:
        """Measure angles in degrees, or in parts of a circle that has so many."""
        self._full = number(fullcircle, "degrees")

    def radians(self) -> None:
        """Measure angles in radians."""
        self._full = math.tau

    # ---- the rest ---------------------------------------------------------------------------------------------------
    def reset(self) -> None:
        """Wipe out what this turtle drew; it begins anew in the middle."""
        stage.sheet.remove(self)
        visible = self._is_visible
        self._start()
        self._is_visible = visible
        self._changed()

    def clone(self) -> Turtle:
        """Another turtle, at the same place and with the same pen."""
        twin = object.__new__(type(self))
        vars(twin).update(vars(self) | {"_line": None, "_fill": None})
        twin._changed()
        return twin

    def getscreen(self) -> Any:
        """The screen with the sheet that the turtle draws on."""
        from .screen import Screen

        return Screen()

    def getpen(self) -> Turtle:
        """The turtle itself."""
        return self

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("_") and name in MISSING:
            raise AttributeError(text("turtle_missing", command=name))
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)

    def drawn(self) -> str:
        """The turtle itself, as SVG."""
        return self._figure() if self._is_visible and self._shape in SHAPES else ""

    def _said(self, angle: float) -> float:
        turned = 90 - angle if stage.mode == "logo" else angle
        return turned % 360 * self._full / 360

    def _ahead(self, distance: float) -> None:
        quarter, rest = divmod(self._heading, 90)
        # Along the axes sums stay whole numbers, as a student expects.
        if rest == 0:
            right, up = ((1, 0), (0, 1), (-1, 0), (0, -1))[int(quarter) % 4]
        else:
            angle = math.radians(self._heading)
            right, up = math.cos(angle), math.sin(angle)  # type: ignore[assignment]
        self._go(self._x + distance * right, self._y + distance * up)

    def _go(self, x: float, y: float, hops: int | None = None) -> None:
        from_x, from_y = self._x, self._y
        speed = self._speed
        if hops is None:
            length = math.hypot(x - from_x, y - from_y)
            hops = 1 + int(length / (3 * 1.1**speed * speed)) if speed else 0
        line = self._open_line() if self._is_down else None
        parts = max(1, int(hops * HOP / FRAME))
        if line:
            line.points.append("")
        for part in range(1, parts + 1):
            self._x, self._y = from_x + (x - from_x) * part / parts, from_y + (y - from_y) * part / parts
            if part == parts:
                # Back in the middle is 0, and not the 0.00000000000003 that rounding leaves.
                self._x, self._y = round(x, 9) + 0.0, round(y, 9) + 0.0
            if line:
                line.points[-1] = stage.sheet.point(self._x, self._y)
            self._changed(hops * HOP / parts)
        self._note_way()

    def _turn(self, angle: float) -> None:
        speed = self._speed
        hops = 1 + int(abs(angle) / (3 * speed)) if speed else 0
        before = self._heading
        parts = max(1, int(hops * HOP / FRAME))
        for part in range(1, parts + 1):
            self._heading = (before + angle * part / parts) % 360
            self._changed(hops * HOP / parts)

    def _changed(self, seconds: float = 0.0) -> None:
        if self not in stage.turtles:
            stage.turtles.append(self)
        stage.changed(seconds)

    fd = forward
    bk = backward = back
    lt = left
    rt = right
    setpos = setposition = goto
    seth = setheading
    pos = position
    getturtle = getpen


MISSING = frozenset(
    {"begin_poly", "end_poly", "get_poly", "get_shapepoly", "getcanvas", "onclick", "ondrag", "onrelease"}
    | {"pen", "resizemode", "settiltangle", "setundobuffer", "shapetransform", "shearfactor", "tiltangle", "undo"}
)
"""What Python's own turtle has besides."""
