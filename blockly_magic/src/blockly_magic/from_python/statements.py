"""Statements as blocks."""

from __future__ import annotations

import ast

from . import templates
from .calls import calling
from .context import CompoundRule, Context, StatementRule, comment_block, comment_text
from .definitions import definition, function, type_parameters
from .loops import choice, counting, handled, looping, matching, using, waiting
from .raw import raw
from .source import end_line
from .states import State, TooManyPartsError, block, comment, note
from .values import identifier, value

_SIGNS: dict[type[ast.operator], str] = {
    ast.Add: "+=",
    ast.Sub: "-=",
    ast.Mult: "*=",
    ast.Div: "/=",
    ast.FloorDiv: "//=",
    ast.Mod: "%=",
    ast.Pow: "**=",
    ast.MatMult: "@=",
    ast.BitAnd: "&=",
    ast.BitOr: "|=",
    ast.BitXor: "^=",
    ast.LShift: "<<=",
    ast.RShift: ">>=",
}
_FEW_SIGNS = {"-=", "*=", "/=", "//=", "%=", "**="}
_TEXTS = (ast.JoinedStr, ast.List, ast.Tuple, ast.Dict, ast.Set, ast.ListComp)


def statement(c: Context, node: ast.stmt, following: ast.stmt | None, until: int) -> list[State]:
    """
    The blocks of a statement: the last one is the statement, those before it are comments out of it.

    ``until`` is the line from which comments belong to what follows.
    """
    c.statements += 1
    if node.lineno in c.raw_lines:
        return [raw(c, [node])]
    before = c.next_comment, c.reached, c.height
    try:
        return _converted(c, node, following, until)
    except TooManyPartsError:
        c.next_comment, c.reached, c.height = before
        c.inner = []
        return [raw(c, [node])]


def _converted(c: Context, node: ast.stmt, following: ast.stmt | None, until: int) -> list[State]:
    rule = _COMPOUND.get(type(node))
    if rule is not None:
        return templates.statement(c, node, until) or rule(c, node, until)
    last = end_line(node)
    c.inner = c.take_comments(last)
    state = (templates.statement(c, node, until) or [_SIMPLE[type(node)](c, node)])[-1]
    if following is None and _is_silent(c, node):
        note(state, semicolon=True)
    left, c.inner = c.inner, []
    one = c.peek()
    if one and one.line == last and (following is None or following.lineno > last):
        c.next_comment += 1
        if "icons" in state:
            left.append(one)
        else:
            comment(state, comment_text(one.text), trailing="end" if last > node.lineno else True)
    return [*(comment_block(one.text) for one in left), state]


def _is_silent(c: Context, node: ast.stmt) -> bool:
    """Whether a semicolon behind a value tells a notebook not to show it."""
    rest = c.source.lines[end_line(node) - 1].encode()[node.end_col_offset or 0 :]
    return isinstance(node, ast.Expr) and node.col_offset == 0 and rest.lstrip().startswith(b";")


def expression(c: Context, node: ast.Expr) -> State:
    """A value that nothing is done with: a call above all."""
    inside = node.value
    if isinstance(inside, ast.Call):
        return _calling(c, inside)
    return block("py_expression", None, {"VALUE": value(c, inside)})


def _calling(c: Context, node: ast.Call) -> State:
    function = node.func
    if isinstance(function, ast.Name) and function.id == "print" and "print" not in c.variables:
        is_plain = len(node.args) == 1 and not node.keywords and not isinstance(node.args[0], ast.Starred)
        if is_plain and not c.inner:
            return block("text_print", None, {"TEXT": value(c, node.args[0])})
        called = calling(c, node, "_do")
        inputs = {name: one for name, one in called["inputs"].items() if name != "FUNCTION"}
        return block("py_print", None, None, called["extraState"]) | ({"inputs": inputs} if inputs else {})
    found = templates.value(c, node, None)
    return block("py_expression", None, {"VALUE": found}) if found else calling(c, node, "_do")


def assign(c: Context, node: ast.Assign) -> State:
    """A value for a variable, an attribute, an item, or for several of them."""
    target = node.targets[0]
    if len(node.targets) == 1:
        given = {"VALUE": value(c, node.value)}
        if isinstance(target, ast.Name):
            return block("variables_set", {"VAR": c.variable(identifier(target.id))}, given)
        if isinstance(target, ast.Attribute):
            return block("py_attribute_set", {"NAME": target.attr}, {"OBJECT": value(c, target.value)} | given)
        if isinstance(target, ast.Subscript) and not isinstance(target.slice, ast.Slice):
            whole, index = value(c, target.value), value(c, target.slice)
            if isinstance(target.slice, ast.Constant) and isinstance(target.slice.value, str):
                return block("py_dict_set", None, {"DICT": whole, "KEY": index} | given)
            return block("py_index_set", None, {"WHOLE": whole, "INDEX": index} | given)
    else:
        given = {"VALUE": value(c, node.value)}
    inputs = {f"TARGET{number}": value(c, one) for number, one in enumerate(node.targets)}
    return block("py_assign", None, inputs | given, {"items": len(node.targets)})


def augment(c: Context, node: ast.AugAssign) -> State:
    """A change of something by a value."""
    sign, target = _SIGNS[type(node.op)], node.target
    if isinstance(target, ast.Name):
        variable = {"VAR": c.variable(identifier(target.id))}
        text = isinstance(node.value, ast.Constant) and not isinstance(node.value.value, int | float)
        if sign == "+=" and not text and not isinstance(node.value, _TEXTS):
            return block("math_change", variable, {"DELTA": value(c, node.value, ["Number"])})
        if sign in _FEW_SIGNS:
            return block("py_augment", variable | {"OP": sign}, {"VALUE": value(c, node.value)})
    inputs = {"TARGET": value(c, target), "VALUE": value(c, node.value)}
    return block("py_augment_any", {"OP": sign}, inputs)


def annotate(c: Context, node: ast.AnnAssign) -> State:
    """A variable with its type."""
    target = value(c, node.target)
    if isinstance(node.target, ast.Name) and not node.simple:
        target = block("py_parens", None, {"VALUE": target})
    inputs = {"TARGET": target, "TYPE": value(c, node.annotation)}
    return block("py_annotate", None, inputs | ({"VALUE": value(c, node.value)} if node.value else {}))


def giving_back(c: Context, node: ast.Return) -> State:
    """``return``."""
    return block("py_return", None, {"VALUE": value(c, node.value)} if node.value else None)


def delete(c: Context, node: ast.Delete) -> State:
    """``del``."""
    target = node.targets[0]
    if len(node.targets) == 1 and isinstance(target, ast.Subscript) and not isinstance(target.slice, ast.Slice):
        return block("py_del", None, {"WHOLE": value(c, target.value), "INDEX": value(c, target.slice)})
    inputs = {f"TARGET{number}": value(c, one) for number, one in enumerate(node.targets)}
    return block("py_delete", None, inputs, {"items": len(node.targets)})


def raising(c: Context, node: ast.Raise) -> State:
    """``raise``."""
    error = node.exc
    if (
        isinstance(error, ast.Call)
        and isinstance(error.func, ast.Name)
        and len(error.args) == 1
        and not error.keywords
        and not isinstance(error.args[0], ast.Starred)
        and node.cause is None
        and not c.inner
    ):
        return block("py_raise", {"TYPE": error.func.id}, {"MESSAGE": value(c, error.args[0])})
    parts = {"EXC": error, "CAUSE": node.cause}
    return block("py_raise_value", None, {part: value(c, one) for part, one in parts.items() if one is not None})


def asserting(c: Context, node: ast.Assert) -> State:
    """``assert``."""
    message = {"MESSAGE": value(c, node.msg)} if node.msg else {}
    return block("py_assert", None, {"TEST": value(c, node.test)} | message)


def importing(c: Context, node: ast.Import) -> State:
    """``import``."""
    for one in node.names:
        root = one.name.split(".")[0]
        c.modules.add(one.asname or root)
        c.libraries.add(root)
    first = node.names[0]
    if len(node.names) == 1:
        if first.asname is None:
            return block("py_import", {"MODULE": first.name})
        return block("py_import_as", {"MODULE": first.name, "ALIAS": first.asname})
    return block("py_import_any", {"NAMES": _aliases(node.names)})


def importing_from(c: Context, node: ast.ImportFrom) -> State:
    """``from … import``."""
    c.libraries.add((node.module or "").split(".")[0])
    c.modules.update(one.asname or one.name for one in node.names)
    first = node.names[0]
    if len(node.names) == 1 and first.asname is None and first.name != "*" and node.module and not node.level:
        return block("py_from_import", {"MODULE": node.module, "NAME": first.name})
    module = "." * node.level + (node.module or "")
    return block("py_from_import_any", {"MODULE": module, "NAMES": _aliases(node.names)})


def _aliases(names: list[ast.alias]) -> str:
    return ", ".join(f"{one.name} as {one.asname}" if one.asname else one.name for one in names)


def scoping(c: Context, node: ast.Global | ast.Nonlocal) -> State:
    """``global`` and ``nonlocal``."""
    kind = "global" if isinstance(node, ast.Global) else "nonlocal"
    return block("py_scope", {"KIND": kind, "NAMES": ", ".join(node.names)})


def alias(c: Context, node: ast.stmt) -> State:
    """``type``, which Python has since 3.12."""
    name, given = node.name, node.value  # type: ignore[attr-defined]
    fields = {"NAME": c.variable(identifier(name.id)), "TYPES": type_parameters(c, node)}
    return block("py_type_alias", fields, {"VALUE": value(c, given)})


def fixed(kind: str, **fields: str) -> StatementRule:
    """The rule for a statement that has no parts."""
    return lambda c, node: block(kind, dict(fields))


_SIMPLE: dict[type[ast.stmt], StatementRule] = {
    ast.Expr: expression,
    ast.Assign: assign,
    ast.AugAssign: augment,
    ast.AnnAssign: annotate,
    ast.Return: giving_back,
    ast.Delete: delete,
    ast.Raise: raising,
    ast.Assert: asserting,
    ast.Import: importing,
    ast.ImportFrom: importing_from,
    ast.Global: scoping,
    ast.Nonlocal: scoping,
    ast.Pass: fixed("py_pass"),
    ast.Break: fixed("controls_flow_statements", FLOW="BREAK"),
    ast.Continue: fixed("controls_flow_statements", FLOW="CONTINUE"),
    **({ast.TypeAlias: alias} if hasattr(ast, "TypeAlias") else {}),
}

_COMPOUND: dict[type[ast.stmt], CompoundRule] = {
    ast.FunctionDef: function,
    ast.AsyncFunctionDef: function,
    ast.ClassDef: definition,
    ast.If: choice,
    ast.For: counting,
    ast.AsyncFor: looping,
    ast.While: waiting,
    ast.With: using,
    ast.AsyncWith: using,
    ast.Try: handled,
    ast.TryStar: handled,
    ast.Match: matching,
}
