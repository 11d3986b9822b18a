"""Functions, their parameters, and classes."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import Any

from .calls import arguments
from .context import Context, items
from .source import end_line
from .states import State, block
from .suites import close, header_of, suite
from .values import identifier, value

_Function = ast.FunctionDef | ast.AsyncFunctionDef


def parameters(c: Context, found: ast.arguments) -> dict[str, State]:
    """The inputs for the parameters of a function, each with its annotation and its default."""
    placed = [*found.posonlyargs, *found.args]
    defaults: list[ast.expr | None] = [None] * (len(placed) - len(found.defaults))
    defaults += found.defaults
    states: list[tuple[ast.arg, State | None, ast.expr | None, str]] = []
    for number, (one, default) in enumerate(zip(placed, defaults, strict=True), 1):
        states.append((one, None, default, "PLAIN"))
        if number == len(found.posonlyargs):
            states.append((one, _mark("/"), None, ""))
    if found.vararg:
        states.append((found.vararg, None, None, "ARGS"))
    elif found.kwonlyargs:
        states.append((found.kwonlyargs[0], _mark("*"), None, ""))
    for one, default in zip(found.kwonlyargs, found.kw_defaults, strict=True):
        states.append((one, None, default, "PLAIN"))
    if found.kwarg:
        states.append((found.kwarg, None, None, "KWARGS"))
    inputs: dict[str, State] = {}
    rest = iter(states)

    def write(_: Any) -> State:
        one, mark, default, kind = next(rest)
        return mark or _parameter(c, one, default, kind)

    places = [_span(one, default) if mark is None else _start(one) for one, mark, default, _ in states]
    inputs.update(items(c, places, "PARAM", write))
    return inputs


def _mark(sign: str) -> State:
    return block("py_parameter_mark", {"MARK": sign})


def _start(one: ast.arg) -> ast.arg:
    """The place of a mark beside a parameter: no comment is its own."""
    return ast.arg(
        arg="", lineno=one.lineno, col_offset=one.col_offset, end_lineno=one.lineno, end_col_offset=one.col_offset
    )


def _span(one: ast.arg, default: ast.expr | None) -> ast.arg:
    """The place of a parameter with its default."""
    last = default or one
    return ast.arg(
        arg="",
        lineno=one.lineno,
        col_offset=one.col_offset,
        end_lineno=last.end_lineno,
        end_col_offset=last.end_col_offset,
    )


def _parameter(c: Context, one: ast.arg, default: ast.expr | None, kind: str) -> State:
    inputs, extra = {}, {}
    fields = {"KIND": kind, "NAME": c.variable(identifier(one.arg))}
    if one.annotation is not None:
        inputs["ANNOTATION"] = value(c, one.annotation)
        extra["annotation"] = True
    if default is not None:
        inputs["DEFAULT"] = value(c, default)
        extra["default"] = True
    return block("py_parameter", fields, inputs, extra)


def function(c: Context, node: _Function, until: int) -> list[State]:
    """A function: the short block where it has nothing but plain parameters."""
    args = node.args
    heads = [*node.decorator_list, *_arguments(args), *([node.returns] if node.returns else [])]
    is_plain = (
        isinstance(node, ast.FunctionDef)
        and not node.decorator_list
        and node.returns is None
        and not getattr(node, "type_params", None)
        and not (args.posonlyargs or args.vararg or args.kwonlyargs or args.kwarg or args.defaults)
        and all(one.annotation is None for one in args.args)
    )
    header = header_of(c, node.lineno, _last_line(node, heads), node.body)
    name = c.variable(identifier(node.name))
    if is_plain and not c.inner:
        fields: dict[str, Any] = {"NAME": name}
        fields |= {f"PARAM{i}": c.variable(identifier(one.arg)) for i, one in enumerate(args.args)}
        state = block("py_def", fields, None, {"items": len(args.args)})
    else:
        state = _full_function(c, node, name)
    close(c, header)
    return header.done(state, {"DO": suite(c, node.body, header.line, until)})


def _full_function(c: Context, node: _Function, name: dict[str, str]) -> State:
    decorators = _decorators(c, node.decorator_list)
    found = parameters(c, node.args)
    inputs = decorators | found
    if node.returns is not None:
        inputs["RETURNS"] = value(c, node.returns)
    types = type_parameters(c, node)
    extra = {
        "decorators": len(decorators),
        "parameters": len(found),
        "returns": node.returns is not None,
        "async": isinstance(node, ast.AsyncFunctionDef),
        "types": bool(types),
    }
    return block("py_function", {"NAME": name} | ({"TYPES": types} if types else {}), inputs, extra)


def _decorators(c: Context, nodes: Sequence[ast.expr]) -> dict[str, State]:
    return {f"DECORATOR{number}": value(c, one) for number, one in enumerate(nodes)}


def type_parameters(c: Context, node: ast.stmt) -> str:
    """The type parameters of a function or class as they are written; without the comments that may be inside one."""
    parameters: list[ast.expr] = getattr(node, "type_params", [])
    spelled = [(one, c.source.segment(one)) for one in parameters]
    return ", ".join(ast.unparse(one) if "#" in words else words for one, words in spelled)


def _arguments(found: ast.arguments) -> list[ast.expr | ast.arg]:
    every = [*found.posonlyargs, *found.args, found.vararg, *found.kwonlyargs, found.kwarg]
    return [
        *(one for one in every if one is not None),
        *(one for one in (*found.defaults, *found.kw_defaults) if one is not None),
    ]


def _last_line(node: _Function | ast.ClassDef, heads: Sequence[ast.expr | ast.arg | ast.keyword]) -> int:
    """The last line of a header that has something in it."""
    return max([node.lineno, *(end_line(one) for one in heads)])


def definition(c: Context, node: ast.ClassDef, until: int) -> list[State]:
    """A class."""
    heads = [*node.decorator_list, *node.bases, *(one.value for one in node.keywords)]
    header = header_of(c, node.lineno, _last_line(node, heads), node.body)
    name = c.variable(identifier(node.name))
    types = type_parameters(c, node)
    is_plain = not node.decorator_list and not node.keywords and len(node.bases) < 2 and not types
    if is_plain and not any(isinstance(one, ast.Starred) for one in node.bases) and not c.inner:
        state = block("py_class", {"NAME": name}, {"BASE": value(c, node.bases[0])} if node.bases else None)
    else:
        decorators = _decorators(c, node.decorator_list)
        extra = {"decorators": len(decorators), "arguments": len(node.bases) + len(node.keywords), "types": bool(types)}
        fields = {"NAME": name} | ({"TYPES": types} if types else {})
        state = block("py_class_with", fields, decorators | arguments(c, node), extra)
    close(c, header)
    return header.done(state, {"DO": suite(c, node.body, header.line, until)})
