"""The text of a program: decoded, bounded, and its pieces by their place in the syntax tree."""

from __future__ import annotations

import ast
import codecs
import io
import re
import tokenize
from dataclasses import dataclass

from ..document import BlocksError
from ..texts import text

MOST_CHARACTERS = 1_000_000
MOST_LINES = 20_000
_UTF8 = frozenset({"utf-8", "utf-8-sig"})
_CODING = re.compile(r"\A((?:[ \t\f]*(?:#[^\n]*)?\n)?[ \t\f]*#[^\n]*?coding[:=][ \t]*)[-\w.]+")


def decode(data: bytes, name: str) -> str:
    """
    Decode a Python file as Python does: by its byte order mark or its coding line, which says UTF-8 from now on.

    Raises BlocksError where the bytes are not in that encoding.
    """
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        program = unified(data.decode(encoding))
        # What is written later is UTF-8, and must not say that it is anything else.
        return program if codecs.lookup(encoding).name in _UTF8 else _CODING.sub(r"\1utf-8", program, count=1)
    except (SyntaxError, UnicodeDecodeError, LookupError) as error:
        raise BlocksError(text("not_decodable", name=name, reason=error)) from None


def unified(program: str) -> str:
    """Line breaks as Python reads them, without a byte order mark."""
    return program.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def check_size(program: str, name: str) -> None:
    """Raise BlocksError for a program that is too big to be drawn as blocks."""
    lines = program.count("\n") + program.count(";") + 1
    if lines > MOST_LINES or len(program) > MOST_CHARACTERS:
        limits = {"lines": MOST_LINES, "characters": MOST_CHARACTERS}
        raise BlocksError(text("program_too_big", name=name, found=lines, **limits))


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with its ``#``, where it stands, and whether it has the line to itself."""

    line: int
    column: int
    text: str
    own: bool


class Source:
    """A program's text. Lines count from 1, columns in bytes of UTF-8 from 0, as in ``ast``."""

    def __init__(self, program: str) -> None:
        self.text = program
        self.lines = program.split("\n")
        self._is_ascii = program.isascii()

    def between(self, line: int, column: int, end_line: int, end_column: int) -> str:
        """The text from one place to another."""
        if line == end_line:
            found = self.lines[line - 1]
            if self._is_ascii or found.isascii():
                return found[column:end_column]
            return found.encode()[column:end_column].decode()
        first = self.lines[line - 1].encode()[column:].decode()
        last = self.lines[end_line - 1].encode()[:end_column].decode()
        return "\n".join([first, *self.lines[line : end_line - 1], last])

    def segment(self, node: ast.expr | ast.stmt | ast.pattern | ast.keyword) -> str:
        """The text of a node."""
        return self.between(node.lineno, node.col_offset, end_line(node), node.end_col_offset or 0)

    def comments(self) -> list[Comment]:
        """All comments, in order."""
        return comments_of(self.text)

    def colon_line(self, first: int, last: int) -> int:
        """The line from ``first`` to ``last`` on which the header of a compound statement ends."""
        for number in range(first, last):
            if re.search(r":\s*(#.*)?$", self.lines[number - 1]):
                return number
        return last


def end_line(node: ast.expr | ast.stmt | ast.pattern | ast.keyword | ast.arg) -> int:
    """The line on which a node ends."""
    return node.end_lineno or node.lineno


_SUITES = frozenset({"body", "orelse", "handlers", "finalbody", "cases"})


def header_end(node: ast.stmt) -> int:
    """The last line that has a part of a compound statement's header, its suites left aside."""
    last = node.lineno
    pending: list[ast.AST] = [node]
    while pending:
        one = pending.pop()
        for name, inside in ast.iter_fields(one):
            if one is node and name in _SUITES:
                continue
            for part in inside if isinstance(inside, list) else [inside]:
                if isinstance(part, ast.arguments | ast.withitem):
                    pending.append(part)
                elif isinstance(part, ast.AST):
                    last = max(last, getattr(part, "end_lineno", 0) or 0)
    return last


def comments_of(program: str) -> list[Comment]:
    """All comments of a program that parses, in order; none after a place that cannot be read."""
    found: list[Comment] = []
    if "#" not in program:
        return found
    try:
        for token in tokenize.generate_tokens(io.StringIO(program).readline):
            if token.type == tokenize.COMMENT:
                line, column = token.start
                found.append(Comment(line, column, token.string, not token.line[:column].strip()))
    except (tokenize.TokenError, SyntaxError):
        pass
    return found
