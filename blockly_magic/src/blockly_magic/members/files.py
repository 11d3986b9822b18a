"""Where the source of a module lies: found as Python finds it, but without importing anything on the way.

`importlib.util.find_spec("a.b")` imports `a`; asking the path finder folder by folder does not.
"""

from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass
from functools import lru_cache
from importlib.machinery import EXTENSION_SUFFIXES, ModuleSpec, PathFinder
from pathlib import Path

RENAMED = {"tensorflow.keras": "keras"}
"""TensorFlow makes its Keras an attribute while it is being imported: no file has that name."""


@dataclass(frozen=True)
class Files:
    """The files of a module."""

    name: str
    source: Path | None
    """The `.py`."""
    stub: Path | None
    """The `.pyi`: beside it, in a package of stubs, or in typeshed for the standard library."""
    folders: tuple[str, ...]
    """Where its submodules lie; empty for a module that is no package."""
    compiled: bool
    """Whether it is machine code."""

    @property
    def stamp(self) -> tuple[int, ...]:
        """Changes when a file does."""
        return tuple(stamp(path) for path in (self.source, self.stub) if path)


def stamp(path: Path) -> int:
    """When a file was last written."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def real_name(name: str) -> str:
    """The name under which a module can be found."""
    for alias, real in RENAMED.items():
        if name == alias or name.startswith(alias + "."):
            return real + name[len(alias) :]
    return name


def refresh() -> None:
    """Notice what was installed or written since the last look."""
    importlib.invalidate_caches()
    _find.cache_clear()


def find(name: str) -> Files | None:
    """The files of a module, or None where there is no such module."""
    return _find(real_name(name), tuple(sys.path)) if name else None


@lru_cache(maxsize=4096)
def _find(name: str, path: tuple[str, ...]) -> Files | None:
    parent, _, last = name.rpartition(".")
    folders = path
    if parent:
        package = _find(parent, path)
        if package is None or not package.folders:
            return None
        folders = package.folders
    spec = _spec(name, folders)
    stub = _stub(name, folders, spec)
    if spec is None and stub is None and last not in sys.builtin_module_names:
        return None
    origin = Path(spec.origin) if spec and spec.has_location and spec.origin else None
    compiled = name in sys.builtin_module_names or (
        origin is not None and origin.name.endswith(tuple(EXTENSION_SUFFIXES))
    )
    source = origin if origin and origin.suffix == ".py" else None
    inside = tuple(spec.submodule_search_locations or ()) if spec else ()
    return Files(name, source, stub, inside, compiled)


def _spec(name: str, folders: tuple[str, ...]) -> ModuleSpec | None:
    try:
        return PathFinder.find_spec(name, list(folders))
    except (ImportError, OSError, ValueError, AttributeError):
        return None


def _stub(name: str, folders: tuple[str, ...], spec: ModuleSpec | None) -> Path | None:
    last = name.rpartition(".")[2]
    if spec and spec.has_location and spec.origin:
        origin = Path(spec.origin)
        plain = "__init__" if spec.submodule_search_locations else last
        beside = origin.with_name(f"{plain}.pyi")
        if beside.is_file():
            return beside
    top, *rest = name.split(".")
    roots = [Path(folder) / f"{top}-stubs" for folder in folders] if not rest else []
    places = [Path(folder) / last for folder in folders] + roots
    if top in sys.stdlib_module_names and (typeshed := _typeshed()):
        places.append(typeshed.joinpath(top, *rest))
    elif spec is not None and not roots:
        return None
    for place in places:
        for stub in (place.with_name(f"{place.name}.pyi"), place / "__init__.pyi"):
            if stub.is_file() and not (spec and stub.parent.name == "site-packages"):
                return stub
    return None


@lru_cache(maxsize=1)
def _typeshed() -> Path | None:
    """The standard library's stubs, which come with jedi, which comes with IPython."""
    spec = PathFinder.find_spec("jedi")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        stubs = Path(folder, "third_party", "typeshed", "stdlib")
        if stubs.is_dir():
            return stubs
    return None
