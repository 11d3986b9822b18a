"""Operators, comparisons and choices as value blocks."""

from __future__ import annotations

import ast

from . import literals
from .context import Context
from .states import Check, State, accepts, block
from .values import value

_ARITHMETIC = {ast.Add: "ADD", ast.Sub: "MINUS", ast.Mult: "MULTIPLY", ast.Div: "DIVIDE", ast.Pow: "POWER"}
_OPERATORS: dict[type[ast.operator], str] = {
    **_ARITHMETIC,
    ast.FloorDiv: "FLOORDIV",
    ast.Mod: "MOD",
    ast.MatMult: "MATMUL",
    ast.LShift: "LSHIFT",
    ast.RShift: "RSHIFT",
    ast.BitAnd: "BITAND",
    ast.BitXor: "BITXOR",
    ast.BitOr: "BITOR",
}
_UNARY: dict[type[ast.unaryop], str] = {ast.USub: "NEG", ast.UAdd: "POS", ast.Invert: "INVERT", ast.Not: "NOT"}
_COMPARE: dict[type[ast.cmpop], str] = {
    ast.Eq: "EQ",
    ast.NotEq: "NEQ",
    ast.Lt: "LT",
    ast.LtE: "LTE",
    ast.Gt: "GT",
    ast.GtE: "GTE",
    ast.In: "IN",
    ast.NotIn: "NOT_IN",
    ast.Is: "IS",
    ast.IsNot: "IS_NOT",
}
_MEMBERSHIP = {"IN": "in", "NOT_IN": "not in", "IS": "is", "IS_NOT": "is not"}
_NOT_NUMBERS = (
    ast.JoinedStr,
    ast.List,
    ast.Tuple,
    ast.Dict,
    ast.Set,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
)


def _is_number(node: ast.expr) -> bool:
    """Whether an expression may be a number, as far as one sees."""
    for _ in range(6):
        if isinstance(node, _NOT_NUMBERS):
            return False
        if isinstance(node, ast.Constant):
            return isinstance(node.value, int | float)
        if not isinstance(node, ast.BinOp):
            return True
        if not _is_number(node.right):
            return False
        node = node.left
    return True


def binary(c: Context, node: ast.BinOp, check: Check) -> State:
    """An operator between two values."""
    kind = type(node.op)
    if kind in _ARITHMETIC and accepts(check, "math_arithmetic") and _is_number(node):
        number: Check = ["Number"]
        inputs = {"A": value(c, node.left, number), "B": value(c, node.right, number)}
        return block("math_arithmetic", {"OP": _ARITHMETIC[kind]}, inputs)
    if kind is ast.Mod and accepts(check, "math_modulo") and _is_number(node):
        inputs = {
            "DIVIDEND": value(c, node.left, ["Number"]),
            "DIVISOR": value(c, node.right, ["Number"]),
        }
        return block("math_modulo", None, inputs)
    return block(
        "py_operator",
        {"OP": _OPERATORS[kind]},
        {"A": value(c, node.left), "B": value(c, node.right)},
    )


def unary(c: Context, node: ast.UnaryOp, check: Check) -> State:
    """A sign or ``not``."""
    inside = node.operand
    if isinstance(node.op, ast.Not) and accepts(check, "logic_negate"):
        return block("logic_negate", None, {"BOOL": value(c, inside, ["Boolean"])})
    if isinstance(node.op, ast.USub) and accepts(check, "math_number"):
        if isinstance(inside, ast.Constant) and isinstance(inside.value, int | float) and inside.value:
            spelled = c.source.segment(inside)
            if literals.is_plain_number(spelled, inside.value) and not isinstance(inside.value, bool):
                return block("math_number", {"NUM": -inside.value})
        elif _is_number(inside):
            return block("math_single", {"OP": "NEG"}, {"NUM": value(c, inside, ["Number"])})
    return block("py_unary", {"OP": _UNARY[type(node.op)]}, {"VALUE": value(c, inside)})


def logical(c: Context, node: ast.BoolOp, check: Check) -> State:
    """``and`` or ``or`` between two or more values."""
    word = "AND" if isinstance(node.op, ast.And) else "OR"
    is_nested = any(isinstance(one, ast.BoolOp) and type(one.op) is type(node.op) for one in node.values)
    if len(node.values) == 2 and not is_nested and accepts(check, "logic_operation"):
        a, b = (value(c, one, ["Boolean"]) for one in node.values)
        return block("logic_operation", {"OP": word}, {"A": a, "B": b})
    inputs = {f"VALUE{number}": value(c, one) for number, one in enumerate(node.values)}
    return block("py_bool", {"OP": word}, inputs, {"items": len(node.values)})


def compare(c: Context, node: ast.Compare, check: Check) -> State:
    """One comparison, or several in a row."""
    words = [_COMPARE[type(one)] for one in node.ops]
    if len(words) == 1:
        right = node.comparators[0]
        if words[0] in _MEMBERSHIP and accepts(check, "py_in"):
            inputs = {"ITEM": value(c, node.left), "WHOLE": value(c, right)}
            return block("py_in", {"OP": _MEMBERSHIP[words[0]]}, inputs)
        if words[0] not in _MEMBERSHIP and accepts(check, "logic_compare") and _are_alike(node.left, right):
            return block(
                "logic_compare",
                {"OP": words[0]},
                {"A": value(c, node.left), "B": value(c, right)},
            )
    inputs = {f"VALUE{number}": value(c, one) for number, one in enumerate([node.left, *node.comparators])}
    fields = {f"OP{number}": word for number, word in enumerate(words, 1)}
    return block("py_compare", fields, inputs, {"items": len(words) + 1})


def _are_alike(a: ast.expr, b: ast.expr) -> bool:
    """Whether Blockly's comparison keeps both sides: it lets go of what it knows to be of another type."""
    plain = (ast.Name, ast.Attribute, ast.Call, ast.Subscript)
    return isinstance(a, plain) or isinstance(b, plain) or (_is_calculated(a) and _is_calculated(b))


def _is_calculated(node: ast.expr) -> bool:
    """Whether an expression is a number or the result of arithmetic, as far as one sees."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, int | float) and not isinstance(node.value, bool)
    return isinstance(node, ast.BinOp) and _is_number(node)


def ternary(c: Context, node: ast.IfExp, check: Check) -> State:
    """A value or another one."""
    inputs = {
        "IF": value(c, node.test),
        "THEN": value(c, node.body),
        "ELSE": value(c, node.orelse),
    }
    plain = (ast.Name, ast.Attribute, ast.Constant)
    are_plain = isinstance(node.body, plain) and isinstance(node.orelse, plain)
    is_kept = check is None and are_plain and accepts(["Boolean"], inputs["IF"]["type"])
    return block("logic_ternary" if is_kept else "py_ternary", None, inputs)
