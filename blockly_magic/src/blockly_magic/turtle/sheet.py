"""The sheet that turtles draw on, and its picture as SVG."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from ..texts import text
from .colours import TurtleGraphicsError

LARGEST = 1_500_000
"""Characters of a picture: what a notebook and a browser carry without trouble."""
MARGIN = 12
FARTHEST = 3000
"""How far a sheet grows with what is drawn, in each direction."""
ROUND = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'

Point = tuple[float, float]


@dataclass
class Mark:
    """Something drawn, ready to be shown."""

    owner: object
    svg: str = ""
    stamp: int = 0

    def written(self) -> str:
        """As SVG."""
        return self.svg


@dataclass
class Line(Mark):
    """A line that its turtle goes on drawing."""

    sheet: Sheet | None = None
    colour: str = "#000000"
    width: float = 1.0
    points: list[str] = field(default_factory=list)

    def close(self) -> None:
        """Write it down: nothing will be added."""
        self.svg = self.written()
        self.points = []

    def written(self) -> str:
        """As SVG."""
        if not self.points:
            return self.svg
        width = "" if self.width == 1 else f' stroke-width="{short(self.width)}"'
        return f'<path stroke="{self.colour}"{width} d="M{"L".join(self.points)}" {ROUND}/>'


class Sheet:
    """What was drawn, in its order. It grows with the drawing until a program sets its size."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.background = "#ffffff"
        self.width, self.height = 600.0, 400.0
        self.is_fixed = False
        self.world: tuple[float, float, float, float] | None = None
        self.right = self.top = 0.0
        self.length = 0
        self.stamps = 0

    def set_size(self, width: float, height: float) -> None:
        """Give the sheet a size, in pixels, which stays."""
        self.width, self.height = (min(max(size, 20), 2 * FARTHEST) for size in (width, height))
        self.is_fixed = True

    def place(self, x: float, y: float) -> Point:
        """Where a point of the program lies in the picture, in pixels from the middle, downwards."""
        if self.world:
            left, bottom, right, top = self.world
            x = ((x - left) / (right - left) - 0.5) * self.width
            y = ((y - bottom) / (top - bottom) - 0.5) * self.height
        elif not self.is_fixed:
            self.right = max(self.right, abs(x))
            self.top = max(self.top, abs(y))
        return x, -y

    def point(self, x: float, y: float) -> str:
        """A point of the program, as SVG writes it."""
        right, down = self.place(x, y)
        said = f"{short(right)},{short(down)}"
        self.length += len(said)
        if self.length > LARGEST:
            raise TurtleGraphicsError(text("turtle_too_much"))
        return said

    def add(self, mark: Mark) -> Mark:
        """Put something on top of all that was drawn."""
        self.marks.append(mark)
        self.length += len(mark.svg) + 60
        if self.length > LARGEST:
            raise TurtleGraphicsError(text("turtle_too_much"))
        return mark

    def remove(self, owner: object, stamp: int = 0) -> None:
        """Take away what somebody drew, or one stamp of it."""
        self.marks = [mark for mark in self.marks if mark.owner is not owner or (stamp and mark.stamp != stamp)]
        self.length = sum(len(mark.written()) + 60 for mark in self.marks)

    def size(self) -> Point:
        """Width and height, with room for all that was drawn."""
        if self.is_fixed or self.world:
            return self.width, self.height
        needed = (min(2 * (far + MARGIN), 2 * FARTHEST) for far in (self.right, self.top))
        width, height = needed
        return max(self.width, math.ceil(width)), max(self.height, math.ceil(height))

    def svg(self, turtles: Iterable[str], title: str) -> str:
        """The whole picture, with the turtles on top."""
        width, height = self.size()
        left, top = short(-width / 2), short(-height / 2)
        size = f'width="{short(width)}" height="{short(height)}"'
        drawn = "".join(mark.written() for mark in self.marks)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="{left} {top} {short(width)} {short(height)}" '
            f'role="img"><title>{escaped(title)}</title>'
            f'<rect x="{left}" y="{top}" {size} fill="{self.background}" stroke="#c0c0c0"/>'
            f"{drawn}{''.join(turtles)}</svg>"
        )


def short(number: float) -> str:
    """A number for SVG, to a hundredth of a pixel."""
    said = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if said in ("-0", "") else said


def escaped(words: str) -> str:
    """Text inside SVG, without what XML cannot hold."""
    return escape(re.sub("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "�", words))
