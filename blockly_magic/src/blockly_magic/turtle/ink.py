"""The pen of a turtle: colours, lines, filled shapes, dots, words and stamps."""

from __future__ import annotations

from typing import Any

from ..texts import text
from .colours import Colour, TurtleGraphicsError, read
from .shapes import SHAPES
from .sheet import Line, Mark, escaped, short
from .stage import stage

LONGEST = 500
"""Points of one line; a longer one goes on as another, so that showing it again costs nothing."""
ANCHORS = {"left": "start", "center": "middle", "right": "end"}
BLACK: tuple[Colour, str] = ("black", "#000000")


class Ink:
    """What a turtle draws with. Where it is, the class above knows."""

    _x: float
    _y: float
    _heading: float
    _line: Line | None
    _shape: str

    def _start_pen(self) -> None:
        self._is_down = True
        self._is_visible = True
        self._width = 1.0
        self._pen_colour = self._fill_colour = BLACK
        self._fill: Mark | None = None
        self._way: list[tuple[float, float]] = []
        self._stretch = (1.0, 1.0, 1.0)
        self._tilt = 0.0
        self._stamps: list[int] = []

    def _changed(self, seconds: float = 0.0) -> None:
        raise NotImplementedError

    # ---- pen --------------------------------------------------------------------------------------------------------
    def penup(self) -> None:
        """Lift the pen: the turtle goes without drawing."""
        self._is_down = False
        self._end_line()

    def pendown(self) -> None:
        """Put the pen down: the turtle draws where it goes."""
        self._is_down = True

    def isdown(self) -> bool:
        """Whether the pen is down."""
        return self._is_down

    def pensize(self, width: float | None = None) -> float | None:
        """Set the width of the line, or say it."""
        if width is None:
            return int(self._width) if self._width == int(self._width) else self._width
        if isinstance(width, bool) or not isinstance(width, int | float) or not 0 < width < 1000:
            raise TypeError(text("turtle_width", value=repr(width)[:60]))
        self._width = float(width)
        self._end_line()
        return None

    def pencolor(self, *colour: Any) -> Colour | None:
        """Set the colour of lines, or say it."""
        if not colour:
            return self._pen_colour[0]
        self._pen_colour = _read(colour)
        self._end_line()
        self._changed()
        return None

    def fillcolor(self, *colour: Any) -> Colour | None:
        """Set the colour of filled shapes, or say it."""
        if not colour:
            return self._fill_colour[0]
        self._fill_colour = _read(colour)
        self._changed()
        return None

    def color(self, *colour: Any) -> tuple[Colour, Colour] | None:
        """Set both colours, with one or with two; or say them."""
        if not colour:
            return self._pen_colour[0], self._fill_colour[0]
        line, fill = colour if len(colour) == 2 else (colour, colour)
        self._pen_colour, self._fill_colour = (_read(one if isinstance(one, tuple) else (one,)) for one in (line, fill))
        self._end_line()
        self._changed()
        return None

    # ---- filled shapes ----------------------------------------------------------------------------------------------
    def begin_fill(self) -> None:
        """From here on the turtle goes around a shape."""
        self._end_line()
        # Its place in the order is here: lines drawn from now on lie on top of it.
        self._fill = stage.sheet.add(Mark(self))
        self._way = [(self._x, self._y)]

    def end_fill(self) -> None:
        """Fill the shape that the turtle went around."""
        if self._fill is not None and len(self._way) > 2:
            points = " ".join(stage.sheet.point(x, y) for x, y in self._way)
            self._fill.svg = f'<polygon fill="{self._fill_colour[1]}" fill-rule="evenodd" points="{points}"/>'
        self._fill = None
        self._way = []
        self._changed()

    def filling(self) -> bool:
        """Whether the turtle is going around a shape."""
        return self._fill is not None

    # ---- dots, words, stamps ----------------------------------------------------------------------------------------
    def dot(self, size: Any = None, *colour: Any) -> None:
        """Draw a filled circle of a size, in the colour of the pen or in another."""
        if size is not None and not isinstance(size, int | float):
            size, colour = None, (size, *colour)
        across = max(self._width + 4, 2 * self._width) if size is None else float(size)
        fill = _read(colour)[1] if colour else self._pen_colour[1]
        x, y = stage.sheet.place(self._x, self._y)
        self._end_line()
        self._add(f'<circle cx="{short(x)}" cy="{short(y)}" r="{short(abs(across) / 2)}" fill="{fill}"/>')

    def write(
        self, arg: object, move: bool = False, align: str = "left", font: tuple[Any, ...] = ("Arial", 8, "normal")
    ) -> None:
        """Write something where the turtle is."""
        if align not in ANCHORS:
            raise TurtleGraphicsError(text("turtle_align", value=repr(align)))
        family, size, style = (*font, *("Arial", 8, "normal")[len(font) :])[:3]
        pixels = abs(float(size)) * 4 / 3
        looks = "".join(
            f' font-{name}="{word}"' for name, word in (("weight", "bold"), ("style", "italic")) if word in str(style)
        )
        lines = str(arg)[:10_000].split("\n")
        x, y = stage.sheet.place(self._x, self._y)
        top = y - pixels * (0.2 + 1.2 * (len(lines) - 1))
        rows = "".join(
            f'<tspan x="{short(x)}" y="{short(top + 1.2 * pixels * row)}">{escaped(line)}</tspan>'
            for row, line in enumerate(lines)
        )
        name = escaped(str(family)).replace('"', "&quot;")
        self._end_line()
        self._add(
            f'<text font-family="{name}, sans-serif" font-size="{short(pixels)}"{looks} fill="{self._pen_colour[1]}" '
            f'text-anchor="{ANCHORS[align]}" xml:space="preserve">{rows}</text>'
        )
        # Chinese characters are as wide as they are high, others about half of it.
        width = max(sum(pixels if character > "\u2e7f" else pixels * 0.55 for character in line) for line in lines)
        before = {"left": 0.0, "center": width / 2, "right": width}[align]
        stage.sheet.place(self._x - before, self._y)
        stage.sheet.place(self._x - before + width, self._y + pixels * 1.2 * len(lines))
        if move:
            self._x += width - before

    def stamp(self) -> int:
        """Leave a print of the turtle's shape; gives its number."""
        self._end_line()
        number = stage.sheet.stamps = stage.sheet.stamps + 1
        self._stamps.append(number)
        self._add(self._figure(), number)
        return number

    def clearstamp(self, stampid: int) -> None:
        """Wipe out one print."""
        if stampid in self._stamps:
            self._stamps.remove(stampid)
            stage.sheet.remove(self, stampid)
            self._changed()

    def clearstamps(self, n: int | None = None) -> None:
        """Wipe out all prints, the first n, or the last -n."""
        for stampid in self._stamps[:] if n is None else self._stamps[:n] if n >= 0 else self._stamps[n:]:
            self.clearstamp(stampid)

    def clear(self) -> None:
        """Wipe out what this turtle drew; it stays where it is."""
        stage.sheet.remove(self)
        self._line = self._fill = None
        self._stamps = []
        self._changed()

    # ---- looks ------------------------------------------------------------------------------------------------------
    def hideturtle(self) -> None:
        """Do not show the turtle, only what it draws."""
        self._is_visible = False
        self._changed()

    def showturtle(self) -> None:
        """Show the turtle."""
        self._is_visible = True
        self._changed()

    def isvisible(self) -> bool:
        """Whether the turtle is shown."""
        return self._is_visible

    def shape(self, name: str | None = None) -> str | None:
        """Set what the turtle looks like, or say it."""
        if name is None:
            return self._shape
        if name not in SHAPES:
            raise TurtleGraphicsError(text("turtle_shape", value=repr(name)[:60], shapes=", ".join(SHAPES)))
        self._shape = name
        self._changed()
        return None

    def shapesize(
        self, stretch_wid: float | None = None, stretch_len: float | None = None, outline: float | None = None
    ) -> tuple[float, float, float] | None:
        """Make the turtle wider, longer, and its edge thicker; or say how much it is."""
        if stretch_wid is stretch_len is outline is None:
            return self._stretch
        wide = self._stretch[0] if stretch_wid is None else float(stretch_wid)
        long = float(stretch_len) if stretch_len is not None else wide if stretch_wid is not None else self._stretch[1]
        self._stretch = (wide, long, self._stretch[2] if outline is None else float(outline))
        self._changed()
        return None

    def tilt(self, angle: float) -> None:
        """Turn the turtle's shape, but not the direction in which it goes."""
        self._tilt += float(angle)
        self._changed()

    # ---- inside -----------------------------------------------------------------------------------------------------
    def _open_line(self) -> Line:
        if self._line and (len(self._line.points) > LONGEST or self._line.sheet is not stage.sheet):
            self._end_line()
        if self._line is None:
            self._line = Line(self, sheet=stage.sheet, colour=self._pen_colour[1], width=self._width)
            stage.sheet.add(self._line)
            self._line.points.append(stage.sheet.point(self._x, self._y))
        return self._line

    def _end_line(self) -> None:
        if self._line:
            self._line.close()
            self._line = None

    def _note_way(self) -> None:
        if self._fill is not None:
            self._way.append((self._x, self._y))

    def _add(self, svg: str, number: int = 0) -> None:
        stage.sheet.add(Mark(self, svg, number))
        self._changed()

    def _figure(self) -> str:
        wide, long, outline = self._stretch
        x, y = stage.sheet.place(self._x, self._y)
        points = " ".join(f"{short(across * wide)},{short(-ahead * long)}" for across, ahead in SHAPES[self._shape])
        turn = short(90 - self._heading - self._tilt)
        return (
            f'<polygon transform="translate({short(x)} {short(y)}) rotate({turn})" points="{points}" '
            f'stroke="{self._pen_colour[1]}" stroke-width="{short(outline)}" fill="{self._fill_colour[1]}"/>'
        )

    up = pu = penup
    down = pd = pendown
    width = pensize
    ht = hideturtle
    st = showturtle
    turtlesize = shapesize


def _read(colour: tuple[Any, ...]) -> tuple[Colour, str]:
    return read(colour[0] if len(colour) == 1 else colour, stage.colour_parts)
