"""A cell with ``%%blockly`` run as it would run without that line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell


class CellError(Exception):
    """The cell failed, and has said so: only its state is left to be set."""

    def _render_traceback_(self) -> list[str]:
        return []


def run(shell: InteractiveShell, cell: str) -> None:
    """Run a cell in the shell, its last value shown; raise CellError where it failed."""
    if not shell.run_cell(cell, store_history=False).success:
        raise CellError
