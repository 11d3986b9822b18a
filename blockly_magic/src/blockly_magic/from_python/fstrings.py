"""f-strings: their texts as they are written, their values as blocks."""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace

from . import values
from .context import Context
from .literals import literal
from .source import Source
from .states import Check, State, accepts, block

_CLOSERS = {"(": ")", "[": "]", "{": "}"}
# Before Python 3.12 the values of an f-string may not hold these; the generator then writes a sum instead.
_UNSAFE = frozenset("\\{}:!=\n#'\"")


@dataclass
class _Value:
    """A value in an f-string: the expression's text, and what stands between it and the closing brace."""

    expression: str
    suffix: str


def fstring(c: Context, spelled: str, prefix: str, quote: str, check: Check) -> State:
    """An f-string's block; as a whole where its parts cannot be told apart."""
    try:
        parts = _parts(spelled[len(prefix) + len(quote) : -len(quote)], "r" in prefix.lower())
        values = [_tree(part.expression) for part in parts if isinstance(part, _Value)]
    except (ValueError, SyntaxError, IndexError):
        return literal(spelled)
    if prefix == "f" and not c.is_in_text and accepts(check, "text_join") and _is_simple(parts, values, quote):
        return _join(c, parts, values)
    fields: dict[str, str] = {}
    inputs: dict[str, State] = {}
    kinds = ""
    for number, part in enumerate(parts):
        if isinstance(part, _Value):
            kinds += "v"
            inputs[f"VALUE{number}"] = _converted(c, part.expression, values.pop(0))
            fields[f"SUFFIX{number}"] = part.suffix
        else:
            kinds += "t"
            fields[f"TEXT{number}"] = part
    return block("py_fstring", fields, inputs, {"prefix": prefix, "quote": quote, "parts": kinds})


def _is_simple(parts: list[str | _Value], values: list[ast.expr], quote: str) -> bool:
    """Whether the block that joins texts writes the very same f-string."""
    words = "".join(part for part in parts if isinstance(part, str))
    usual = "'" if words.count('"') > words.count("'") else '"'
    return (
        len(parts) > 1
        and quote == usual
        and not set(words) & set("\\{}'\"")
        and words.isprintable()
        and not any(isinstance(part, _Value) and (part.suffix or set(part.expression) & _UNSAFE) for part in parts)
        and not any(isinstance(value, ast.Constant | ast.JoinedStr | ast.Tuple) for value in values)
    )


def _join(c: Context, parts: list[str | _Value], values: list[ast.expr]) -> State:
    inputs = {}
    for number, part in enumerate(parts):
        if isinstance(part, _Value):
            inputs[f"ADD{number}"] = _converted(c, part.expression, values.pop(0))
        else:
            inputs[f"ADD{number}"] = block("text", {"TEXT": part})
    return block("text_join", None, inputs, {"itemCount": len(parts)})


def _tree(expression: str) -> ast.expr:
    return ast.parse(f"({expression}\n)", mode="eval").body


def _converted(c: Context, expression: str, tree: ast.expr) -> State:
    """The block for a value. Its places are those in its own text, which it is parsed from alone."""
    return values.value(replace(c, source=Source(f"({expression}\n)"), inner=[], is_in_text=True), tree)


def _parts(content: str, is_raw: bool) -> list[str | _Value]:
    """Take the content of an f-string apart; raise ValueError where its braces do not match."""
    parts: list[str | _Value] = []
    words = ""
    at = 0
    while at < len(content):
        character = content[at]
        if character == "\\" and not is_raw and content[at + 1] not in "{}":
            end = content.index("}", at) + 1 if content.startswith("N{", at + 1) else at + 2
            words += content[at:end]
            at = end
        elif content[at : at + 2] in ("{{", "}}"):
            words += content[at : at + 2]
            at += 2
        elif character == "{":
            if words:
                parts.append(words)
                words = ""
            value, at = _value(content, at + 1)
            parts.append(value)
        else:
            words += character
            at += 1
    return [*parts, words] if words else parts


def _value(content: str, at: int) -> tuple[_Value, int]:
    """The value that begins at a place, and the place behind its closing brace."""
    end = _expression_end(content, at)
    expression = content[at:end].rstrip()
    close = _suffix_end(content, end)
    suffix = content[at + len(expression) : close]
    if suffix.lstrip().startswith("=") and not expression.replace(".", "").isidentifier():
        raise ValueError("the expression is part of the text, as it is spelled")
    return _Value(expression.lstrip(), suffix), close + 1


def _expression_end(content: str, at: int) -> int:
    open_brackets: list[str] = []
    while True:
        character = content[at]
        if character in "'\"":
            at = _string_end(content, at)
            continue
        if character == "#":
            at = content.index("\n", at)
            continue
        if character in _CLOSERS:
            open_brackets.append(_CLOSERS[character])
        elif open_brackets and character == open_brackets[-1]:
            open_brackets.pop()
        elif not open_brackets:
            if character in "}:":
                return at
            if character == "!" and content[at + 1] != "=":
                return at
            if character == "=" and content[at + 1] != "=" and content[at - 1] not in "=!<>":
                return at
        at += 1


def _string_end(content: str, at: int) -> int:
    quote = content[at]
    if content.startswith(quote * 3, at):
        quote *= 3
    end = at + len(quote)
    while not content.startswith(quote, end):
        end += 2 if content[end] == "\\" else 1
        if end >= len(content):
            raise ValueError("a string does not end")
    return end + len(quote)


def _suffix_end(content: str, at: int) -> int:
    """The closing brace behind ``=``, ``!r`` and the format, in which there may be values again."""
    depth = 0
    while True:
        character = content[at]
        if character == "{":
            depth += 1
        elif character == "}":
            if depth == 0:
                return at
            depth -= 1
        at += 1
