"""The one exception that a person sees."""

from __future__ import annotations


class UserError(Exception):
    """A mistake or a missing thing that a person can put right.

    The message says what was wrong, where, and what to do. The command line prints it without a traceback
    and exits with `status`.
    """

    def __init__(self, message: str, status: int = 2) -> None:
        super().__init__(message)
        self.status = status
