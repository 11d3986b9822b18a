"""Finds our turtle where a program asks for Python's own."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType


class TurtleLoader(Loader):
    """Gives the module that is there."""

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Our own turtle."""
        return importlib.import_module("blockly_magic.turtle")

    def exec_module(self, module: ModuleType) -> None:
        """It has run already."""


class TurtleFinder(MetaPathFinder):
    """Knows one name."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Our turtle under the name of Python's own."""
        return ModuleSpec(fullname, TurtleLoader()) if fullname == "turtle" else None
