"""The screen of Python's own turtle, as far as a notebook has one."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from ..texts import text
from .colours import Colour, TurtleGraphicsError, read
from .shapes import SHAPES
from .stage import stage
from .walker import Turtle, number


class Screen:
    """The sheet and what is around it; there is one, and every ``Screen()`` is that one."""

    _instance: Screen | None = None

    def __new__(cls) -> Screen:
        """The one screen."""
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    # ---- the sheet --------------------------------------------------------------------------------------------------
    def setup(self, width: float = 0.5, height: float = 0.75, startx: object = None, starty: object = None) -> None:
        """Set the size of the sheet, in pixels or as a part of an ordinary screen."""
        wide, high = number(width, "setup"), number(height, "setup")
        stage.sheet.set_size(wide if wide > 1 else wide * 1200, high if high > 1 else high * 800)
        stage.changed()

    def screensize(
        self, canvwidth: float | None = None, canvheight: float | None = None, bg: Any = None
    ) -> tuple[int, int] | None:
        """Set the size of the sheet, in pixels, or say it."""
        if canvwidth is canvheight is bg is None:
            return self.window_width(), self.window_height()
        if canvwidth and canvheight:
            stage.sheet.set_size(number(canvwidth, "screensize"), number(canvheight, "screensize"))
        if bg is not None:
            self.bgcolor(bg)
        stage.changed()
        return None

    def setworldcoordinates(self, llx: float, lly: float, urx: float, ury: float) -> None:
        """Say which numbers the left, lower, right and upper edge have; what was drawn is wiped out."""
        corners = [number(value, "setworldcoordinates") for value in (llx, lly, urx, ury)]
        left, bottom, right, top = corners
        if left == right or bottom == top:
            raise TurtleGraphicsError(text("turtle_world"))
        self.resetscreen()
        stage.sheet.world = (left, bottom, right, top)
        stage.changed()

    def window_width(self) -> int:
        """How wide the sheet is."""
        return int(stage.sheet.size()[0])

    def window_height(self) -> int:
        """How high the sheet is."""
        return int(stage.sheet.size()[1])

    def bgcolor(self, *colour: Any) -> Colour | None:
        """Set the colour of the sheet, or say it."""
        if not colour:
            return stage.background
        stage.background, stage.sheet.background = read(colour[0] if len(colour) == 1 else colour, stage.colour_parts)
        stage.changed()
        return None

    def colormode(self, cmode: float | None = None) -> float | None:
        """Set how far the parts of a colour go: to 1.0 or to 255; or say it."""
        if cmode is None:
            return stage.colour_parts
        if cmode not in (1, 255):
            raise TurtleGraphicsError(text("turtle_mode", value=repr(cmode)[:60], modes="1.0, 255"))
        stage.colour_parts = 255 if cmode == 255 else 1.0
        return None

    def mode(self, mode: str | None = None) -> str | None:
        """Set whether 0 degrees is right ("standard") or up ("logo"); all turtles begin anew."""
        if mode is None:
            return stage.mode
        if mode not in ("standard", "logo", "world"):
            raise TurtleGraphicsError(text("turtle_mode", value=repr(mode)[:60], modes="'standard', 'logo', 'world'"))
        stage.mode = mode
        self.resetscreen()
        return None

    def resetscreen(self) -> None:
        """Wipe out everything; all turtles begin anew in the middle."""
        for turtle in stage.turtles[:]:
            turtle.reset()

    def clearscreen(self) -> None:
        """Wipe out everything, the turtles too."""
        stage.wipe()
        stage.changed()

    # ---- how it is shown --------------------------------------------------------------------------------------------
    def tracer(self, n: int | None = None, delay: float | None = None) -> int | None:
        """Show every n-th step only, or with 0 nothing until ``update()`` or the end; or say it."""
        if n is None:
            return stage.every
        stage.every = max(0, int(number(n, "tracer")))
        if delay is not None:
            self.delay(delay)
        return None

    def delay(self, delay: float | None = None) -> float | None:
        """Set how long a small step of a turtle takes, in thousandths of a second; or say it."""
        if delay is None:
            return stage.delay
        stage.delay = min(max(0.0, number(delay, "delay")), 1000)
        return None

    def update(self) -> None:
        """Show what has been drawn."""
        stage.update()

    def turtles(self) -> list[Turtle]:
        """All turtles on the sheet."""
        return stage.turtles[:]

    def getshapes(self) -> list[str]:
        """What turtles can look like."""
        return sorted(SHAPES)

    def register_shape(self, name: str, shape: Any = None) -> None:
        """Add a shape that turtles can have: its corners, for a turtle that looks up."""
        if shape is None:
            stage.note("turtle_no_pictures")
            SHAPES[str(name)] = SHAPES["square"]
            return
        SHAPES[str(name)] = tuple((number(x, "register_shape"), number(y, "register_shape")) for x, y in shape)

    # ---- the window that is not there -------------------------------------------------------------------------------
    def title(self, titlestring: object) -> None:
        """A notebook has no window with a title."""

    def mainloop(self) -> None:
        """Wait until nothing is left to be called by ``ontimer``; the drawing stays."""
        stage.run_timers()

    def exitonclick(self) -> None:
        """The drawing stays in the notebook: nothing has to be closed."""
        stage.run_timers()

    def bye(self) -> None:
        """There is no window to close."""
        stage.timers.clear()

    def bgpic(self, picname: object = None) -> str:
        """A sheet has a colour, but no picture."""
        if picname is not None:
            stage.note("turtle_no_pictures")
        return "nopic"

    def ontimer(self, fun: Callable[[], object], t: float = 0) -> None:
        """Call something after so many thousandths of a second, once the program is in ``done()``."""
        stage.timers.append((time.monotonic() + number(t, "ontimer") / 1000, fun))

    def listen(self, xdummy: object = None, ydummy: object = None) -> None:
        """Keys and clicks do not reach a program in a notebook."""
        stage.note("turtle_no_keys")

    def onkey(self, fun: object, key: object = None) -> None:
        """Keys and clicks do not reach a program in a notebook."""
        stage.note("turtle_no_keys")

    def onclick(self, fun: object, btn: int = 1, add: object = None) -> None:
        """Keys and clicks do not reach a program in a notebook."""
        stage.note("turtle_no_keys")

    def textinput(self, title: str, prompt: str) -> str:
        """Ask for a text."""
        return input(f"{prompt} ")

    def numinput(
        self,
        title: str,
        prompt: str,
        default: float | None = None,
        minval: float | None = None,
        maxval: float | None = None,
    ) -> float | None:
        """Ask for a number, until one comes that is neither too small nor too large."""
        while True:
            said = input(f"{prompt} ").strip()
            if not said:
                return default
            try:
                value = float(said)
            except ValueError:
                continue
            if (minval is None or value >= minval) and (maxval is None or value <= maxval):
                return value

    onkeypress = onkeyrelease = onkey
    onscreenclick = onclick
    addshape = register_shape
    clear = clearscreen
    reset = resetscreen
