"""The end of a command whose terminal closes, or that is told to stop: what is half done is put back first."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

SIGNALS = (signal.SIGHUP, signal.SIGTERM)


def silence() -> None:
    """Write to nowhere from now on: a terminal that is gone refuses every word, those of putting back too."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def pass_by(number: int, frame: FrameType | None) -> None:
    """Let a second signal be. A signal that is ignored outright would be ignored by every program started then."""


def end(number: int, frame: FrameType | None) -> None:
    for one in SIGNALS:
        signal.signal(one, pass_by)
    if number == signal.SIGHUP:
        silence()
    raise SystemExit(128 + number)


def end_cleanly() -> None:
    """Have signals that would end this program at once end it as an exception does."""
    for one in SIGNALS:
        # After `nohup` a terminal that closes is no reason to end.
        if signal.getsignal(one) == signal.SIG_DFL:
            signal.signal(one, end)
