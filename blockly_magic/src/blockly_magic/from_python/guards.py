"""Where a template alone does not say that its block is meant."""

from __future__ import annotations

import ast
from typing import Any

from .context import Context

# Blocks that the rules choose themselves, and those whose Python says too little about what is meant.
SKIPPED = frozenset(
    {
        *("py_name", "py_attribute", "py_attribute_set", "py_index", "py_index_set", "py_dict_item", "py_dict_set"),
        *("py_in", "py_import", "py_import_as", "py_from_import", "py_return", "py_assert", "py_raise", "py_raise_value"),
        *("py_augment", "py_class", "py_pass", "py_while_true", "py_del", "py_annotate", "py_expression", "py_walrus"),
        *("py_parens", "py_keyword", "py_await", "py_yield_from", "py_as", "py_star", "py_ternary", "py_literal"),
        *("np_item", "np_cell", "np_mask", "np_mask_set", "np_cell_set", "np_logic", "np_not", "np_matmul"),
    }
)

_LIBRARIES = {
    "np": {"numpy"},
    "pd": {"pandas"},
    "plt": {"matplotlib"},
    "sk": {"sklearn"},
    "keras": {"tensorflow", "keras"},
}


def allows(c: Context, kind: str, is_rooted: bool, found: dict[str, Any]) -> bool:
    """Whether a block of this type is meant where its template fits."""
    family = kind.split("_")[0]
    if not is_rooted:
        wanted = _LIBRARIES.get(family)
        if wanted is not None and not wanted & c.libraries:
            return False
        if any(isinstance(one, ast.Name) and c.is_module(one.id) for one in found.values()):
            return False
    if kind == "math_random_int":
        return not all(isinstance(found[end], ast.Constant) for end in ("FROM", "TO")) or found["FROM"].value <= (
            found["TO"].value
        )
    if kind == "py_set_add":
        return not _LIBRARIES["keras"] & c.libraries
    if kind == "pd_column" or kind == "pd_column_set":
        return isinstance(found["COLUMN"], ast.Constant) and isinstance(found["COLUMN"].value, str)
    if kind == "pd_columns":
        return isinstance(found["COLUMNS"], ast.List)
    if kind == "pd_filter":
        return isinstance(found["CONDITION"], ast.Compare | ast.BinOp | ast.UnaryOp)
    if kind == "lists_split":
        return isinstance(found["DELIM"], ast.Constant)
    return True
