"""Where a template alone does not say that its block is meant."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from .context import Context

if TYPE_CHECKING:
    from .library import Template

# Blocks that the rules choose themselves, and those whose Python says too little about what is meant.
SKIPPED = frozenset(
    {
        "np_item",
        "np_matmul",
        "np_not",
        "py_annotate",
        "py_as",
        "py_assert",
        "py_attribute",
        "py_attribute_set",
        "py_augment",
        "py_augment_any",
        "py_await",
        "py_class",
        "py_del",
        "py_dict_item",
        "py_dict_set",
        "py_expression",
        "py_flow",
        "py_from_import",
        "py_import",
        "py_import_as",
        "py_in",
        "py_index",
        "py_index_set",
        "py_keyword",
        "py_literal",
        "py_name",
        "py_parens",
        "py_pass",
        "py_raise",
        "py_raise_value",
        "py_return",
        "py_star",
        "py_ternary",
        "py_walrus",
        "py_while_true",
        "py_yield_from",
    }
)

_LIBRARIES = {
    "np": {"numpy"},
    "pd": {"pandas"},
    "plt": {"matplotlib"},
    "sk": {"sklearn"},
    "keras": {"tensorflow", "keras"},
}


def allows(c: Context, template: Template, found: dict[str, Any]) -> bool:
    """Whether a block of this type is meant where its template fits."""
    kind = template.kind
    if not template.is_rooted:
        wanted = _LIBRARIES.get(kind.split("_")[0])
        if wanted is not None and not template.is_named and not wanted & c.libraries:
            return False
        if any(isinstance(one, ast.Name) and c.is_module(one.id) for one in found.values()):
            return False
    match kind:
        case "math_random_int":
            # The generator puts the smaller number first.
            ends = [found[end] for end in ("FROM", "TO")]
            known = [one.value for one in ends if isinstance(one, ast.Constant) and isinstance(one.value, int | float)]
            return known == sorted(known)
        case "py_set_add":
            return not _LIBRARIES["keras"] & c.libraries
        case "pd_column" | "pd_set_column":
            return isinstance(getattr(found["COLUMN"], "value", None), str)
        case "pd_columns":
            return isinstance(found["COLUMNS"], ast.List)
        case "pd_rows":
            return _is_condition(found["CONDITION"])
        case "np_arange":
            # The generator leaves a step of 1 out.
            return getattr(found["STEP"], "value", None) != 1
        case "np_select" | "np_set_where":
            return _is_condition(found["CONDITION"]) and "pandas" not in c.libraries
        case "text_replace":
            # A table has it, too.
            return "pandas" not in c.libraries
        case "lists_split":
            # The generator takes a text that is split at nothing for its letters; a table has texts in columns.
            is_said = isinstance(found["DELIM"], ast.Constant) and isinstance(found["DELIM"].value, str)
            is_join = template.fields["MODE"] == "JOIN"
            return is_said and (is_join or (bool(found["DELIM"].value) and "pandas" not in c.libraries))
    return True


def _is_condition(node: Any) -> bool:
    """Whether an expression says of each row or item whether it is meant, as far as one sees."""
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.BitAnd | ast.BitOr)
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.op, ast.Invert)
    return isinstance(node, ast.Compare)
