"""What the operator sees: steps, results and questions on a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

console = Console(stderr=True, highlight=False, soft_wrap=True)


def say(text: str) -> None:
    console.print(text, markup=False)


def result(text: str) -> None:
    """One line on standard output, for a person or a program to read."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


@contextmanager
def step(text: str) -> Iterator[None]:
    """Show that something goes on, then how long it took; a cross where it failed."""
    start = time.monotonic()
    try:
        with console.status(text):
            yield
    except BaseException:
        console.print(f"[red]✗[/red] {text}")
        raise
    seconds = time.monotonic() - start
    console.print(f"[green]✓[/green] {text}" + (f" [dim]({seconds:.0f} s)[/dim]" if seconds >= 1 else ""))
