"""Blocks in notebooks: ``%blockly`` for ipykernel and for MetaKernel; the members of modules for the panel; a turtle.

Every kernel imports this module at its start, so it imports nothing itself.

MetaKernel imports the files of its magics folder by their bare names. One of them, ``blockly_magic.py``, is named like
this package, so any MetaKernel kernel beside it finds this module and calls ``register_magics``.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell
    from metakernel import MetaKernel

    from .command import Shown
    from .curve import LiveCurve

__version__ = "0.1.0"
__all__ = ["LiveCurve", "load_ipython_extension", "register_magics"]


def __getattr__(name: str) -> Any:
    """Import what needs Keras only when a program asks for it."""
    if name == "LiveCurve":
        from .curve import LiveCurve

        return LiveCurve
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Register ``%blockly`` and ``%jigsaw`` with ipykernel."""
    answer_the_panel()
    lend_turtle()

    def blockly(line: str, cell: str | None = None) -> None:
        from .command import show, show_cell

        _display(show(line) if cell is None else show_cell(line, cell))
        if cell is not None:
            from .cell import run

            run(shell, cell)

    def jigsaw(line: str) -> None:
        from .command import show_jigsaw

        _display(show_jigsaw(line))

    shell.register_magic_function(blockly, "line_cell")
    shell.register_magic_function(jigsaw, "line")


def _display(shown: Shown) -> None:
    from IPython.display import display

    for note in shown.notes:
        sys.stdout.write(f"{note}\n")
    display(shown.data, metadata=shown.metadata, raw=True)


def register_magics(kernel: MetaKernel) -> None:
    """Register ``%blockly`` with MetaKernel, and ``%jigsaw`` in the place of its own."""
    answer_the_panel()
    lend_turtle()
    from .magic import BlocklyMagic, JigsawMagic

    kernel.register_magics(BlocklyMagic)
    kernel.register_magics(JigsawMagic)


def lend_turtle() -> None:
    """Let ``import turtle`` find a turtle that draws in notebooks; Python's own needs a window on a screen."""
    from .standin import TurtleFinder

    if not any(isinstance(finder, TurtleFinder) for finder in sys.meta_path):
        sys.meta_path.insert(0, TurtleFinder())


def answer_the_panel() -> None:
    """Answer what the panel asks about modules; what is needed for it is imported with the first question."""
    from comm import get_comm_manager

    def members(comm: Any, _: dict[str, Any]) -> None:
        from .members.channel import answer

        answer(comm)

    get_comm_manager().register_target("blockroom.members", members)
