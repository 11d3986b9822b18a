"""Expressions as value blocks."""

from __future__ import annotations

import ast

from . import calls, containers, literals, operators
from .context import BUILTINS, Context
from .states import Check, State, block, shadow
from .values import RULES, dotted, identifier, value


def name(c: Context, node: ast.Name, check: Check) -> State:
    """A variable, or the name of something that the program did not make."""
    known = node.id
    if known not in c.variables and (known in BUILTINS or c.is_module(known)):
        return block("py_name", {"NAME": known})
    return block("variables_get", {"VAR": c.variable(identifier(known))})


def attribute(c: Context, node: ast.Attribute, check: Check) -> State:
    """A part of a module or an object."""
    known = dotted(c, node)
    if known is not None:
        return block("py_name", {"NAME": known})
    return block("py_attribute", {"NAME": node.attr}, {"OBJECT": value(c, node.value)})


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


def function(c: Context, node: ast.Lambda, check: Check) -> State:
    """A function without a name."""
    from .definitions import parameters

    found = parameters(c, node.args)
    inputs = found | {"VALUE": value(c, node.body)}
    return block("py_lambda_with", None, inputs, {"items": len(found)})


def count(state: State, number: int, name: str) -> None:
    """Put a number into an input as it lies there in the toolbox."""
    shadow(state, name, block("math_number", {"NUM": number}))


RULES.update(
    {
        ast.Constant: literals.constant,
        ast.Name: name,
        ast.Attribute: attribute,
        ast.Call: calls.call,
        ast.BinOp: operators.binary,
        ast.UnaryOp: operators.unary,
        ast.BoolOp: operators.logical,
        ast.Compare: operators.compare,
        ast.IfExp: operators.ternary,
        ast.List: containers.display("py_list"),
        ast.Tuple: containers.display("py_tuple"),
        ast.Set: containers.display("py_set"),
        ast.Dict: containers.dictionary,
        ast.Subscript: containers.subscript,
        ast.Slice: containers.slice_part,
        ast.Starred: containers.starred,
        ast.JoinedStr: joined,
        ast.NamedExpr: walrus,
        ast.Await: awaiting,
        ast.Yield: yielding,
        ast.YieldFrom: yielding_from,
        ast.ListComp: containers.comprehension("LIST"),
        ast.SetComp: containers.comprehension("SET"),
        ast.GeneratorExp: containers.comprehension("GENERATOR"),
        ast.DictComp: containers.comprehension("DICT"),
        ast.Lambda: function,
    }
)
