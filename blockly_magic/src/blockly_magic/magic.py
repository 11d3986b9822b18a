"""``%blockly`` and ``%jigsaw`` as MetaKernel magics."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from metakernel import ExceptionWrapper, Magic

from .command import Shown, show, show_cell, show_jigsaw
from .document import BlocksError


class _BlocksMagic(Magic):
    """Shows blocks in a cell's output."""

    failure: ExceptionWrapper | None = None

    def display(self, shown: Shown) -> None:
        """Show blocks, and what is to be said about them."""
        for note in shown.notes:
            self.kernel.Print(note)
        self.kernel.DisplayData(shown.data, shown.metadata)

    def carried_out(self, act: Callable[[], Shown], code: str) -> Magic:
        """Display what an act gives; a person's mistake fails the cell with one sentence."""
        self.code = code
        self.evaluate = True
        self.failure = None
        try:
            self.display(act())
        except BlocksError as error:
            self.evaluate = False
            self.failure = ExceptionWrapper(type(error).__name__, str(error), [str(error)])
        return self

    def post_process(self, retval: Any) -> Any:
        """A magic that failed fails its cell, as it does in ipykernel."""
        return self.failure or retval


class BlocklyMagic(_BlocksMagic):
    """Opens an editor of blocks, or shows a cell's Python as blocks."""

    def line_blockly(self, line: str = "") -> None:
        """
        %blockly [FILE] [-w FILE] [--new] [--toolbox FILE] [-t PREFIX] [--height PIXELS] - edit blocks in the output

        Examples:
            %blockly
            %blockly lessons/digits.blockly --height 600
        """
        self.display(show(line))

    def cell_blockly(self, line: str = "") -> None:
        """
        %%blockly - show the cell's Python as blocks, and run it

        Example:
            %%blockly
            for i in range(3):
                print(i)
        """
        self.display(show_cell(line, self.code))

    def call_magic(self, mtype: str, name: str, code: str, args: Any) -> Magic:
        """Hand the line over as it was typed: the base class splits names at spaces and evaluates them as Python."""
        line = str(args)
        return self.carried_out(lambda: show_cell(line, code) if mtype == "cell" else show(line), code)

    def get_completions(self, info: dict[str, Any]) -> list[str]:
        """The blocks files beside the notebook."""
        return sorted(str(path) for pattern in ("*.blockly", "*.jpblockly") for path in Path().glob(pattern))


class JigsawMagic(_BlocksMagic):
    """The older magic, with the editor that there is; it asks no address outside."""

    def line_jigsaw(self, line: str = "") -> None:
        """
        %jigsaw LANGUAGE [-w NAME] [-h PIXELS] - edit blocks in the output

        Example:
            %jigsaw Python -w workspace1
        """
        self.display(show_jigsaw(line))

    def call_magic(self, mtype: str, name: str, code: str, args: Any) -> Magic:
        """Hand the line over as it was typed."""
        line = str(args)
        return self.carried_out(lambda: show_jigsaw(line), code)
