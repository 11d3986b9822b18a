"""The block for any expression: its template, or the rule for its kind."""

from __future__ import annotations

import ast
import unicodedata

from . import templates
from .context import DEEPEST, Context, ValueRule
from .states import MOST_PARTS, Check, State, TooManyPartsError, block

RULES: dict[type[ast.expr], ValueRule] = {}
"""The rules by the kind of node: ``expressions`` fills it."""

_MANY: dict[type[ast.expr], str] = {
    ast.List: "elts",
    ast.Tuple: "elts",
    ast.Set: "elts",
    ast.Dict: "values",
    ast.Call: "args",
    ast.BoolOp: "values",
    ast.Compare: "comparators",
}


def value(c: Context, node: ast.expr, check: Check = None) -> State:
    """The block for an expression, which fits an input with such a check."""
    c.depth += 1
    try:
        if c.depth > DEEPEST or _parts(node) > MOST_PARTS:
            return raw_value(c, node)
        return templates.value(c, node, check) or RULES[type(node)](c, node, check)
    except TooManyPartsError:
        return raw_value(c, node)
    finally:
        c.depth -= 1


def _parts(node: ast.expr) -> int:
    """How many inputs the block of an expression would have, where there may be many."""
    name = _MANY.get(type(node))
    return len(getattr(node, name)) if name else 0


def raw_value(c: Context, node: ast.expr) -> State:
    """An expression as it is written; in brackets where it has several lines."""
    c.raw_statements += 1
    spelled = c.source.segment(node)
    c.inner = [one for one in c.inner if not node.lineno <= one.line <= (node.end_lineno or node.lineno)]
    return block("py_raw_value", {"CODE": f"({spelled}\n)" if "\n" in spelled else spelled})


def identifier(spelled: str) -> str:
    """A name as Python compares it."""
    return spelled if spelled.isascii() else unicodedata.normalize("NFKC", spelled)


def dotted(c: Context, node: ast.expr) -> str | None:
    """The name of something in a module, such as ``np.linalg.norm``."""
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if isinstance(node, ast.Name) and c.is_module(node.id):
        return ".".join([node.id, *reversed(parts)])
    return None
