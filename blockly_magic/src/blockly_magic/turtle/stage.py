"""The one sheet of a program and its turtles, shown while they draw."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..notebook import in_notebook
from ..texts import text
from .sheet import Sheet

if TYPE_CHECKING:
    from .colours import Colour
    from .walker import Turtle

FRAME = 0.05
"""Seconds between two pictures at least."""
BANDWIDTH = 400_000
"""Characters a second at most: the server stops a kernel's messages at a million."""
PATIENCE = 1.0
"""Seconds between two pictures of turtles that do not take their time."""


class Stage:
    """What all turtles share."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """An empty sheet without turtles."""
        self.wipe()
        self.colour_parts = 1.0
        self.mode = "standard"
        self.delay = 10.0
        self.timers: list[tuple[float, Callable[[], object]]] = []
        self.notes: set[str] = set()
        self._handle: Any = None
        self._clock = 0.0
        self._shown = 0.0
        self._pause = FRAME
        self._is_stale = False

    def wipe(self) -> None:
        """An empty sheet without turtles, shown where the last one was."""
        self.sheet = Sheet()
        self.background: Colour = "white"
        self.turtles: list[Turtle] = []
        self.first: Turtle | None = None
        self.every = 1

    def changed(self, seconds: float = 0.0) -> None:
        """Something was drawn, and it takes the turtle so many seconds."""
        self._is_stale = True
        if not in_notebook():
            return
        now = time.monotonic()
        if self._handle is None:
            self.show()
        elif not self.every:
            return
        self._clock = max(self._clock, now) + seconds * self.delay / 10 / max(self.every, 1)
        if self._clock - self._shown >= (self._pause if seconds else max(self._pause, PATIENCE)):
            time.sleep(self._clock - now)
            self.show()

    def update(self) -> None:
        """Show what was drawn, unless somebody just did."""
        if self._is_stale and in_notebook() and time.monotonic() - self._shown >= self._pause:
            self.show()

    def finish(self) -> None:
        """The program ended: its drawing is shown as it is; what comes later is shown anew, below."""
        if self._is_stale and in_notebook():
            self.show()
        self._handle = None
        self.notes.clear()

    def show(self) -> None:
        """Show the picture, at the place where this program shows it."""
        from IPython.display import display, update_display

        picture = self.picture()
        data = {"image/svg+xml": picture, "text/plain": self.summary()}
        if self._handle is None:
            self._handle = display(data, raw=True, display_id=True)
        else:
            update_display(data, raw=True, display_id=self._handle.display_id)
        self._is_stale = False
        self._shown = time.monotonic()
        self._pause = max(FRAME, len(picture) / BANDWIDTH)

    def picture(self) -> str:
        """The sheet with its turtles, as SVG."""
        return self.sheet.svg((turtle.drawn() for turtle in self.turtles), self.summary())

    def summary(self) -> str:
        """The drawing in words, for those who cannot see it."""
        where = ", ".join(f"({turtle.xcor():z.0f}, {turtle.ycor():z.0f})" for turtle in self.turtles[:5])
        return text("turtle_summary", where=where or "-")

    def note(self, key: str, **values: object) -> None:
        """Say something once in a program, beside what it prints."""
        if key not in self.notes:
            self.notes.add(key)
            print(text(key, **values), file=sys.stderr)  # noqa: T201

    def run_timers(self) -> None:
        """Call what was to be called later, until nothing is left."""
        while self.timers:
            self.timers.sort(key=lambda timer: timer[0])
            due, call = self.timers.pop(0)
            self.update()
            time.sleep(max(0.0, due - time.monotonic()))
            call()


stage = Stage()
