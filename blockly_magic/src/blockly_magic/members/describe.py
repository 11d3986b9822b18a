"""What is said about a module, a class or an object: plain data, bounded in size."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterable
from typing import Any, Literal, NotRequired, TypedDict

MOST_MEMBERS = 600
"""As many members as a person could ever page through; a generated module may have thousands."""
MOST_PARAMETERS = 40
LONGEST_DOC = 400
LONGEST_DEFAULT = 40
LONGEST_ANNOTATION = 60

Kind = Literal["module", "class", "function", "method", "property", "constant"]


class Parameter(TypedDict):
    """One parameter of a function, in the words of `inspect`."""

    name: str
    kind: Literal["positional", "any", "args", "keyword", "kwargs"]
    optional: NotRequired[bool]
    default: NotRequired[str]
    """The default as Python text, where it is a simple literal."""
    annotation: NotRequired[str]


class Member(TypedDict):
    """One name in a module, a class or an object."""

    name: str
    kind: Kind
    doc: NotRequired[str]
    parameters: NotRequired[list[Parameter]]
    """Left out where nobody knows them."""
    returns: NotRequired[bool]
    """False where the call gives nothing; left out where nobody knows."""
    deprecated: NotRequired[bool]


class Description(TypedDict):
    """A module, class or object with its members."""

    name: str
    kind: Kind
    doc: str
    parameters: NotRequired[list[Parameter]]
    """What making an object of a class takes."""
    live: bool
    """Whether the kernel holds it; otherwise it was read from its source."""
    members: list[Member]
    left_out: int
    """How many members there are beyond `MOST_MEMBERS`."""


def ordered(members: Iterable[Member]) -> tuple[list[Member], int]:
    """By name, what is deprecated last, and how many were too many."""
    known = sorted(members, key=lambda m: (m.get("deprecated", False), m["name"].casefold(), m["name"]))
    return known[:MOST_MEMBERS], max(0, len(known) - MOST_MEMBERS)


SIGNATURE = re.compile(r"[\w.]+\s*\(.*\)(\s*->.*)?(\s+--)?", re.DOTALL)


def first_paragraph(doc: object) -> str:
    """The first paragraph of a docstring on one line; a signature that C code writes there is no help."""
    if not isinstance(doc, str):
        return ""
    for paragraph in re.split(r"\n[ \t]*\n", inspect.cleandoc(doc[:20_000])):
        text = re.sub(r"\s+", " ", re.sub(r"[=~*-]{4,}", " ", paragraph)).strip()
        if text and not SIGNATURE.fullmatch(text) and re.search(r"\w", text):
            clean = "".join(c for c in text if c.isprintable())
            return clean if len(clean) <= LONGEST_DOC else clean[: LONGEST_DOC - 1] + "…"
    return ""


def is_deprecated(doc: object) -> bool:
    """Whether a docstring says so in the way that Sphinx reads."""
    return isinstance(doc, str) and (".. deprecated::" in doc[:2000] or bool(re.match(r"\W*deprecated\b", doc, re.I)))


def is_public(name: object) -> bool:
    """Whether a name is meant for everybody and can be written in a program."""
    return isinstance(name, str) and name.isidentifier() and not name.startswith("_")


Passing = Literal["positional", "any", "args", "keyword", "kwargs"]
"""How a call gives a parameter its value."""


def parameter(
    name: str,
    kind: Passing,
    default: Any = None,
    annotation: str = "",
) -> Parameter:
    """A parameter; `default` is None, Python text, or True for a default that cannot be written."""
    made: Parameter = {"name": name, "kind": kind}
    if default is not None:
        made["optional"] = True
        if isinstance(default, str) and len(default) <= LONGEST_DEFAULT:
            made["default"] = default
    if annotation and len(annotation) <= LONGEST_ANNOTATION:
        made["annotation"] = annotation
    return made


def literal(node: ast.expr) -> str | bool:
    """The text of a literal, or True for anything else."""
    try:
        ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return True
    # The stubs write an unknown default as three dots.
    return True if isinstance(node, ast.Constant) and node.value is ... else ast.unparse(node)
