"""Expressions as value blocks."""

from __future__ import annotations

import ast
import unicodedata
from typing import Any

from . import literals, templates
from .context import BUILTINS, DEEPEST, MOST_ITEMS, Context, ValueRule, items
from .states import Check, State, accepts, block, note, shadow

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
_MANY: dict[type[ast.expr], str] = {
    ast.List: "elts",
    ast.Tuple: "elts",
    ast.Set: "elts",
    ast.Dict: "values",
    ast.Call: "args",
    ast.BoolOp: "values",
    ast.Compare: "comparators",
}
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


def value(c: Context, node: ast.expr, check: Check = None) -> State:
    """The block for an expression, which fits an input with such a check."""
    c.depth += 1
    try:
        if c.depth > DEEPEST or _parts(node) > MOST_ITEMS:
            return raw_value(c, node)
        return templates.value(c, node, check) or _RULES[type(node)](c, node, check)
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


def name(c: Context, node: ast.Name, check: Check) -> State:
    """A variable, or the name of something that the program did not make."""
    known = node.id
    if known not in c.variables and (known in BUILTINS or c.is_module(known)):
        return block("py_name", {"NAME": known})
    return block("variables_get", {"VAR": c.variable(identifier(known))})


def identifier(spelled: str) -> str:
    """A name as Python compares it."""
    return spelled if spelled.isascii() else unicodedata.normalize("NFKC", spelled)


def _dotted(c: Context, node: ast.expr) -> str | None:
    """The name of something in a module, such as ``np.linalg.norm``."""
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if isinstance(node, ast.Name) and c.is_module(node.id):
        return ".".join([node.id, *reversed(parts)])
    return None


def attribute(c: Context, node: ast.Attribute, check: Check) -> State:
    """A part of a module or an object."""
    dotted = _dotted(c, node)
    if dotted is not None:
        return block("py_name", {"NAME": dotted})
    return block("py_attribute", {"NAME": node.attr}, {"OBJECT": value(c, node.value)})


def call(c: Context, node: ast.Call, check: Check) -> State:
    """A call of a function or a method."""
    return calling(c, node, "")


def calling(c: Context, node: ast.Call, suffix: str) -> State:
    """The block for a call: one that gives a value, or with the suffix ``_do`` one that is a statement."""
    function = node.func
    if isinstance(function, ast.Attribute) and _dotted(c, function) is None:
        inputs = {"OBJECT": value(c, function.value)} | arguments(c, node)
        return block("py_method" + suffix, {"NAME": function.attr}, inputs, {"items": _count(node)})
    inputs = {"FUNCTION": value(c, function)} | arguments(c, node)
    return block("py_call" + suffix, None, inputs, {"items": _count(node)})


def _count(node: ast.Call) -> int:
    return len(node.args) + len(node.keywords)


def arguments(c: Context, node: ast.Call | ast.ClassDef, prefix: str = "ARG") -> dict[str, State]:
    """The values that a call gives to its function, by place, by name and unpacked."""
    placed = node.args if isinstance(node, ast.Call) else node.bases
    both: list[ast.expr | ast.keyword | ast.arg] = [*placed, *node.keywords]
    if node.keywords and placed:
        both.sort(key=lambda one: (one.lineno, one.col_offset))
    return items(c, both, prefix, lambda one: _argument(c, one))


def _argument(c: Context, node: Any) -> State:
    if isinstance(node, ast.keyword):
        if node.arg is None:
            return block("py_star", {"STARS": "**"}, {"VALUE": value(c, node.value)})
        return block("py_keyword", {"NAME": node.arg}, {"VALUE": value(c, node.value)})
    return value(c, node)


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
        inputs = {"DIVIDEND": value(c, node.left, ["Number"]), "DIVISOR": value(c, node.right, ["Number"])}
        return block("math_modulo", None, inputs)
    return block("py_operator", {"OP": _OPERATORS[kind]}, {"A": value(c, node.left), "B": value(c, node.right)})


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
            return block("logic_compare", {"OP": words[0]}, {"A": value(c, node.left), "B": value(c, right)})
    inputs = {f"VALUE{number}": value(c, one) for number, one in enumerate([node.left, *node.comparators])}
    fields = {f"OP{number}": word for number, word in enumerate(words, 1)}
    return block("py_compare", fields, inputs, {"items": len(words) + 1})


def _are_alike(a: ast.expr, b: ast.expr) -> bool:
    """Whether Blockly's comparison keeps both sides: it lets go of what it knows to be of another type."""
    plain = (ast.Name, ast.Attribute, ast.Call, ast.Subscript)
    return isinstance(a, plain) or isinstance(b, plain)


def ternary(c: Context, node: ast.IfExp, check: Check) -> State:
    """A value or another one."""
    inputs = {"IF": value(c, node.test), "THEN": value(c, node.body), "ELSE": value(c, node.orelse)}
    plain = (ast.Name, ast.Attribute, ast.Constant)
    are_plain = isinstance(node.body, plain) and isinstance(node.orelse, plain)
    is_kept = check is None and are_plain and accepts(["Boolean"], inputs["IF"]["type"])
    return block("logic_ternary" if is_kept else "py_ternary", None, inputs)


def display(kind: str) -> ValueRule:
    """The rule for a list, a tuple or a set."""

    def rule(c: Context, node: ast.List | ast.Tuple | ast.Set, check: Check) -> State:
        inputs = items(c, node.elts, "ADD", lambda one: _argument(c, one))
        count = len(node.elts)
        if kind == "py_list" and accepts(check, "lists_create_with"):
            return block("lists_create_with", None, inputs, {"itemCount": count})
        state = block(kind, None, inputs, {"items": count})
        return note(state, bare=True) if _is_bare(c, node) else state

    return rule


def _is_bare(c: Context, node: ast.expr) -> bool:
    """Whether a tuple stands without parentheses: its text may begin with those of its first item."""
    if not isinstance(node, ast.Tuple) or not node.elts:
        return False
    first = node.elts[0]
    begins_alike = (first.lineno, first.col_offset) == (node.lineno, node.col_offset)
    return begins_alike or not c.source.segment(node).startswith("(")


def dictionary(c: Context, node: ast.Dict, check: Check) -> State:
    """A dictionary, other ones unpacked into it as well."""
    keys: list[ast.expr | ast.keyword | ast.arg] = [key or one for key, one in zip(node.keys, node.values, strict=True)]
    values = iter(zip(node.keys, node.values, strict=True))
    found: dict[str, State] = {}
    number = 0

    def pair(_: ast.expr | ast.keyword | ast.arg) -> State:
        nonlocal number
        key, one = next(values)
        if key is None:
            state = block("py_star", {"STARS": "**"}, {"VALUE": value(c, one)})
        else:
            state = value(c, key)
            found[f"VALUE{number}"] = value(c, one)
        number += 1
        return state

    places = [_spanning(key, one) for key, one in zip(keys, node.values, strict=True)]
    inputs = items(c, places, "KEY", pair)
    return block("py_dict", None, inputs | found, {"items": len(keys)})


def _spanning(key: ast.expr | ast.keyword | ast.arg, last: ast.expr) -> ast.arg:
    """A place from the start of a key to the end of its value."""
    return ast.arg(
        arg="",
        lineno=key.lineno,
        col_offset=key.col_offset,
        end_lineno=last.end_lineno,
        end_col_offset=last.end_col_offset,
    )


def subscript(c: Context, node: ast.Subscript, check: Check) -> State:
    """An item, or a part from one place to another."""
    whole, index = node.value, node.slice
    if isinstance(index, ast.Slice):
        ends = {"START": index.lower, "STOP": index.upper, "STEP": index.step}
        inputs = {end: value(c, one) for end, one in ends.items() if one is not None}
        return block("py_slice", None, {"WHOLE": value(c, whole)} | inputs)
    if isinstance(index, ast.Constant) and isinstance(index.value, str):
        return block("py_dict_item", None, {"DICT": value(c, whole), "KEY": value(c, index)})
    return block("py_index", None, {"WHOLE": value(c, whole), "INDEX": value(c, index)})


def slice_part(c: Context, node: ast.Slice, check: Check) -> State:
    """A range of places among other places."""
    ends = {"START": node.lower, "STOP": node.upper, "STEP": node.step}
    return block("py_slice_part", None, {end: value(c, one) for end, one in ends.items() if one is not None})


def starred(c: Context, node: ast.Starred, check: Check) -> State:
    """Items unpacked."""
    return block("py_star", {"STARS": "*"}, {"VALUE": value(c, node.value)})


def joined(c: Context, node: ast.JoinedStr, check: Check) -> State:
    """An f-string."""
    return literals.strings(c, node, c.source.segment(node), check)


def walrus(c: Context, node: ast.NamedExpr, check: Check) -> State:
    """A value that is given a name on the way."""
    variable = c.variable(identifier(node.target.id))
    return block("py_walrus", {"VAR": variable}, {"VALUE": value(c, node.value)})


def awaiting(c: Context, node: ast.Await, check: Check) -> State:
    """A value that is waited for."""
    return block("py_await", None, {"VALUE": value(c, node.value)})


def yielding(c: Context, node: ast.Yield, check: Check) -> State:
    """A value that a generator gives."""
    return block("py_yield", None, {} if node.value is None else {"VALUE": value(c, node.value)})


def yielding_from(c: Context, node: ast.YieldFrom, check: Check) -> State:
    """The values of another generator."""
    return block("py_yield_from", None, {"VALUE": value(c, node.value)})


def comprehension(kind: str) -> ValueRule:
    """The rule for a comprehension."""

    def rule(c: Context, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp, check: Check) -> State:
        inputs: dict[str, State] = {}
        clauses: list[str] = []
        for part in node.generators:
            number = len(clauses)
            inputs[f"TARGET{number}"] = value(c, part.target)
            inputs[f"ITER{number}"] = value(c, part.iter)
            clauses.append("async" if part.is_async else "for")
            for test in part.ifs:
                inputs[f"IF{len(clauses)}"] = value(c, test)
                clauses.append("if")
        if isinstance(node, ast.DictComp):
            first = {"ITEM": value(c, node.key), "VALUE": value(c, node.value)}
        else:
            first = {"ITEM": value(c, node.elt)}
        return block("py_comprehension", {"KIND": kind}, first | inputs, {"kind": kind, "clauses": clauses})

    return rule


def function(c: Context, node: ast.Lambda, check: Check) -> State:
    """A function without a name."""
    from .definitions import parameters

    found = parameters(c, node.args)
    inputs = found | {"VALUE": value(c, node.body)}
    return block("py_lambda_with", None, inputs, {"items": len(found)})


def count(state: State, number: int, name: str) -> None:
    """Put a number into an input as it lies there in the toolbox."""
    shadow(state, name, block("math_number", {"NUM": number}))


_RULES: dict[type[ast.expr], ValueRule] = {
    ast.Constant: literals.constant,
    ast.Name: name,
    ast.Attribute: attribute,
    ast.Call: call,
    ast.BinOp: binary,
    ast.UnaryOp: unary,
    ast.BoolOp: logical,
    ast.Compare: compare,
    ast.IfExp: ternary,
    ast.List: display("py_list"),
    ast.Tuple: display("py_tuple"),
    ast.Set: display("py_set"),
    ast.Dict: dictionary,
    ast.Subscript: subscript,
    ast.Slice: slice_part,
    ast.Starred: starred,
    ast.JoinedStr: joined,
    ast.NamedExpr: walrus,
    ast.Await: awaiting,
    ast.Yield: yielding,
    ast.YieldFrom: yielding_from,
    ast.ListComp: comprehension("LIST"),
    ast.SetComp: comprehension("SET"),
    ast.GeneratorExp: comprehension("GENERATOR"),
    ast.DictComp: comprehension("DICT"),
    ast.Lambda: function,
}
