"""``%blockly`` as a MetaKernel magic."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from metakernel import ExceptionWrapper, Magic

from .command import show
from .document import BlocksError


class BlocklyMagic(Magic):
    """Shows blocks in a cell's output."""

    failure: ExceptionWrapper | None = None

    def line_blockly(self, line: str = "") -> None:
        """
        %blockly [FILE] [-w FILE] [--new] [--height PIXELS] - edit blocks in the output

        Examples:
            %blockly
            %blockly lessons/digits.blockly --height 600
        """
        shown = show(line)
        self.kernel.DisplayData(shown.data, shown.metadata)

    def call_magic(self, mtype: str, name: str, code: str, args: Any) -> Magic:
        """Hand the line over as it was typed: the base class splits names at spaces and evaluates them as Python."""
        self.code = code
        self.evaluate = True
        self.failure = None
        try:
            self.line_blockly(str(args))
        except BlocksError as error:
            self.evaluate = False
            self.failure = ExceptionWrapper(type(error).__name__, str(error), [str(error)])
        return self

    def post_process(self, retval: Any) -> Any:
        """A failed ``%blockly`` fails its cell, as it does in ipykernel."""
        return self.failure or retval

    def get_completions(self, info: dict[str, Any]) -> list[str]:
        """The blocks files beside the notebook."""
        return sorted(str(path) for pattern in ("*.blockly", "*.jpblockly") for path in Path().glob(pattern))
