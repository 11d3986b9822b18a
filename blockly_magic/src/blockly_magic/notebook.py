"""Whether somebody sees what a program shows."""

from __future__ import annotations


def in_notebook() -> bool:
    """Whether a kernel runs the program, so that somebody can see pictures."""
    from IPython.core.getipython import get_ipython

    return getattr(get_ipython(), "kernel", None) is not None
