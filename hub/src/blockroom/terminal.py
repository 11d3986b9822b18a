"""What the operator sees: steps, results and questions on a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

from blockroom.errors import UserError
from blockroom.language import tr

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


def agree(question: str, yes: bool, otherwise: str) -> None:
    """Have a person agree. Raises UserError with the sentence `otherwise` for a no, and where nobody can be asked."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise UserError(tr("{otherwise} To go on without being asked: --yes", otherwise=otherwise))
    say(f"{question} [y/N]")
    if sys.stdin.readline().strip().lower() not in ("y", "yes", "是"):
        raise UserError(otherwise)
