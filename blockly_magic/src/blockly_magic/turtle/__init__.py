"""Turtle graphics in notebooks and Blocks documents: what Python's own ``turtle`` does in a window.

In our kernels it stands for Python's own module, which needs a window on a screen, so programs from textbooks run as
they are. The drawing is a picture in the output, shown while it grows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from IPython.core.getipython import get_ipython

from ..texts import text
from .colours import TurtleGraphicsError
from .screen import Screen
from .stage import stage
from .vector import Vec2D
from .walker import MISSING, Turtle

Pen = RawTurtle = RawPen = Turtle
Terminator = TurtleGraphicsError

SCREEN = [name for name in vars(Screen) if not name.startswith("_") and name not in ("clear", "reset", "onclick")]
TURTLE = [name for kind in reversed(Turtle.__mro__[:-1]) for name in vars(kind) if not name.startswith("_")]
TURTLE.remove("drawn")


def _of_turtle(name: str) -> Callable[..., Any]:
    def command(*values: Any, **named: Any) -> Any:
        if stage.first is None:
            stage.first = Turtle()
        return getattr(stage.first, name)(*values, **named)

    return _named(command, name, getattr(Turtle, name))


def _of_screen(name: str) -> Callable[..., Any]:
    def command(*values: Any, **named: Any) -> Any:
        return getattr(Screen(), name)(*values, **named)

    return _named(command, name, getattr(Screen, name))


def _named(command: Callable[..., Any], name: str, method: Any) -> Callable[..., Any]:
    command.__name__ = command.__qualname__ = name
    command.__doc__ = method.__doc__
    return command


# Without a turtle in front, a command is for the first one, which is made when it is needed.
globals().update({name: _of_screen(name) for name in SCREEN} | {name: _of_turtle(name) for name in TURTLE})
done = globals()["mainloop"]

__all__ = [
    "Pen",
    "RawPen",
    "RawTurtle",
    "Screen",
    "Terminator",
    "Turtle",
    "TurtleGraphicsError",
    "Vec2D",
    "done",
    *SCREEN,
    *TURTLE,
]


def __getattr__(name: str) -> Any:
    """Say what Python's own turtle has and this one has not."""
    if name in MISSING:
        raise AttributeError(text("turtle_missing", command=name))
    raise AttributeError(f"module 'turtle' has no attribute {name!r}", name=name)


IMPORT = re.compile(r"^\s*(?:import\s[^#\n]*\bturtle\b|from\s+turtle\s+import\b)", re.MULTILINE)


def _begin(info: Any) -> None:
    """A cell that imports the turtle is a program of its own and begins with an empty sheet; others go on drawing."""
    if IMPORT.search(str(info.raw_cell)):
        stage.clear()


def _end() -> None:
    stage.finish()


if (shell := get_ipython()) is not None:
    shell.events.register("pre_run_cell", _begin)
    shell.events.register("post_execute", _end)
