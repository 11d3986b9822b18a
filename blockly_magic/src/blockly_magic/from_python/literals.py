"""Numbers, texts and f-strings, spelled as they are in the program."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from dataclasses import dataclass

from .context import Context, commented
from .source import Source
from .states import Check, State, accepts, block, note

_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0"}
_MUST_ESCAPE = re.compile("[\\\\\\x00-\\x1f\\x7f-\\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdd5]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_PREFIX = re.compile(r"""([A-Za-z]*)('''|\"\"\"|'|")""")
_SAFE_INTEGER = 2**53


def constant(c: Context, node: ast.Constant, check: Check) -> State:
    """A literal."""
    value = node.value
    if value is None:
        return block("logic_null")
    if value is True or value is False:
        return _or_literal(c, node, check, block("logic_boolean", {"BOOL": "TRUE" if value else "FALSE"}))
    spelled = c.source.segment(node)
    if isinstance(value, str):
        return _text(c, node, spelled, check)
    if isinstance(value, int | float) and is_plain_number(spelled, value):
        return _or_literal(c, node, check, block("math_number", {"NUM": value}))
    if isinstance(value, bytes):
        return strings(c, node, spelled)
    return literal(spelled)


def literal(spelled: str) -> State:
    """A literal as it is written."""
    return block("py_literal", {"CODE": spelled})


def _or_literal(c: Context, node: ast.Constant, check: Check, state: State) -> State:
    return state if accepts(check, state["type"]) else literal(c.source.segment(node))


def is_plain_number(spelled: str, value: float) -> bool:
    """Whether JavaScript writes a number as it is written here."""
    if isinstance(value, int):
        # Python writes no number of thousands of digits.
        return value <= _SAFE_INTEGER and spelled == str(value)
    return spelled == repr(value) and not spelled.endswith(".0") and spelled.replace(".", "").isdigit()


def _text(c: Context, node: ast.Constant, spelled: str, check: Check) -> State:
    value = str(node.value)
    # Two halves of a character are one to JavaScript.
    if accepts(check, "text") and (value.isascii() or not _SURROGATE.search(value)):
        plain = '"' if value.count('"') <= value.count("'") else "'"
        for quote in (plain, "'" if plain == '"' else '"'):
            if spelled == quoted(value, quote):
                state = block("text", {"TEXT": value})
                return state if quote == plain else note(state, quote=quote)
    return strings(c, node, spelled)


def quoted(value: str, quote: str) -> str:
    """A text as the generator writes it in such quotes."""
    escaped = value
    if _MUST_ESCAPE.search(value):
        escaped = _MUST_ESCAPE.sub(_escape, value)
    return quote + escaped.replace(quote, "\\" + quote) + quote


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    return _ESCAPES.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")


@dataclass
class _Piece:
    """A string literal among others side by side: its text, its first and last line."""

    spelled: str
    line: int
    last: int


def strings(c: Context, node: ast.Constant | ast.JoinedStr, spelled: str, check: Check = None) -> State:
    """One string literal, or several side by side."""
    found = _pieces(spelled)
    if len(found) == 1:
        return _piece(c, found[0].spelled, check)
    inputs = {}
    for number, piece in enumerate(found):
        first, last = node.lineno + piece.line - 1, node.lineno + piece.last - 1
        above = [one for one in c.inner if node.lineno <= one.line < first]
        is_alone = number + 1 == len(found) or found[number + 1].line > piece.last
        behind = [one for one in c.inner if one.line == last and not one.own and is_alone]
        # The comment behind the last piece is that of the item which the pieces are.
        behind = behind if number + 1 < len(found) else []
        taken = {id(one) for one in (*above, *behind)}
        c.inner = [one for one in c.inner if id(one) not in taken]
        inputs[f"ADD{number}"] = commented(_piece(c, piece.spelled), above, behind)
    state = block("py_adjacent", None, inputs, {"items": len(found)})
    is_tall = found[-1].last > found[0].line and not c.is_in_text
    return note(state, lines=True) if is_tall else state


def _pieces(spelled: str) -> list[_Piece]:
    """The literals in the text of a string; tokenized only where there may be several."""
    match = _PREFIX.match(spelled)
    if match and not _may_be_several(spelled, match):
        return [_Piece(spelled, 1, 1)]
    found: list[_Piece] = []
    start: tuple[int, int] | None = None
    depth = 0
    source = Source(f"({spelled}\n)")
    opens, closes = getattr(tokenize, "FSTRING_START", -1), getattr(tokenize, "FSTRING_END", -1)
    for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
        if token.type == opens:
            start = token.start if depth == 0 else start
            depth += 1
        elif token.type == closes:
            depth -= 1
        is_end = (token.type == closes and depth == 0) or (token.type == tokenize.STRING and depth == 0)
        if is_end:
            (line, column), (last, end) = start if token.type == closes and start else token.start, token.end
            found.append(_Piece(_cut(source, line, column, last, end), line, last))
    return found


def _cut(source: Source, line: int, column: int, last: int, end: int) -> str:
    """A piece of text; ``tokenize`` counts its columns in characters."""
    if line == last:
        return source.lines[line - 1][column:end]
    return "\n".join([source.lines[line - 1][column:], *source.lines[line : last - 1], source.lines[last - 1][:end]])


def _may_be_several(spelled: str, match: re.Match[str]) -> bool:
    quote = match[2]
    inside = spelled[match.end() :]
    if "f" in match[1].lower():
        return quote in inside[: -len(quote)] or not inside.endswith(quote)
    return inside.find(quote) != len(inside) - len(quote)


def _piece(c: Context, spelled: str, check: Check = None) -> State:
    match = _PREFIX.match(spelled)
    if not match or "f" not in match[1].lower():
        return literal(spelled)
    from .fstrings import fstring

    state = fstring(c, spelled, match[1], match[2], check)
    if state["type"] == "py_literal":
        # Comments among its values stay where they are.
        c.inner = [one for one in c.inner if one.text not in spelled]
    return state
