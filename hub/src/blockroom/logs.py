"""The hub's own log with `make up`, bounded while it runs, for every visitor makes it longer.

On a server journald keeps it.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from blockroom.processes import LOG_LIMIT, log_file
from blockroom.settings import Settings


class Trimmer(logging.Handler):
    """Moves what a log holds to its `.log.1` once it is too long. The process has the file open: it stays."""

    def __init__(self, log: Path, limit: int = LOG_LIMIT) -> None:
        super().__init__()
        self.log = log
        self.limit = limit

    def emit(self, record: logging.LogRecord) -> None:
        try:
            if self.log.stat().st_size > self.limit:
                shutil.copyfile(self.log, self.log.with_suffix(".log.1"))
                os.truncate(self.log, 0)
        except OSError:
            self.handleError(record)


def configure(c: Any, settings: Settings) -> None:
    """Bound the log, where it is this process that writes it."""
    log = log_file(settings, "hub")
    if log.exists() and os.path.samestat(log.stat(), os.fstat(sys.stderr.fileno())):
        c.JupyterHub.extra_log_handlers = [Trimmer(log)]
