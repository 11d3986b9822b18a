"""Python as a blocks document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..document import Document, new_document
from .context import Context, comment_block
from .parsing import Parsed, parse
from .source import Source
from .states import State, chain
from .suites import statements

# Blockly's own recursion goes down a stack: a long program is several of them.
_LONGEST_STACK = 150
_STACK_HEIGHT = 10_000


@dataclass
class Conversion:
    """What a program has become."""

    document: Document
    parsed: Parsed
    statements: int
    raw_statements: int
    comments: int
    errors: dict[int, str] = field(default_factory=dict)


def convert(program: str, name: str = "<cell>", raw: Iterable[int] = ()) -> Conversion:
    """
    Turn a program into a blocks document.

    ``program`` has line breaks as Python reads them (``source.decode``, ``source.unified``). The statements that begin
    on the lines in ``raw`` stay text in one block each. Raises BlocksError where the text can be no program.
    """
    parsed = parse(program, name)
    source = Source(parsed.text)
    c = Context(source, source.comments(), frozenset(raw) | frozenset(parsed.broken))
    c.broken = parsed.broken
    count = len(c.comments)
    last = len(source.lines) + 1
    states = statements(c, parsed.tree.body, 0, last, None) if parsed.tree.body else _only_comments(c, last)
    document = new_document() | {
        "text": {"imports": list(c.imports)},
        "workspace": _workspace(c, states),
        "code": program,
    }
    errors = {line: one.error for line, one in parsed.broken.items()}
    return Conversion(document, parsed, c.statements, c.raw_statements, count, errors)


def _only_comments(c: Context, last: int) -> list[State]:
    return [comment_block(one.text) for one in c.take_comments(last)]


def _workspace(c: Context, states: list[State]) -> State:
    stacks = []
    for number, first in enumerate(range(0, len(states), _LONGEST_STACK)):
        stack = chain(states[first : first + _LONGEST_STACK])
        if stack is not None:
            stacks.append(stack | {"x": 20, "y": 20 + number * _STACK_HEIGHT})
    variables = [{"name": name, "id": id_} for name, id_ in c.variables.items()]
    found: State = {"blocks": {"languageVersion": 0, "blocks": stacks}}
    return found | ({"variables": variables} if variables else {})
