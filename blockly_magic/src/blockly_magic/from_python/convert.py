"""Python as a blocks document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..document import Document, new_document
from .context import Context, comment_block
from .parsing import Parsed, parse
from .source import Comment, Source
from .states import State, chain
from .suites import LONGEST_STACK, statements

_STACK_HEIGHT = 10_000
# The editor shows no blocks that hang deeper in and under each other.
_DEEPEST = 1000


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
    comments = source.comments()
    c, workspace = _converted(parsed, source, comments, raw, False)
    if _is_deep(workspace):
        c, workspace = _converted(parsed, source, comments, raw, True)
    document = new_document() | {
        "text": {"imports": list(c.imports)},
        "workspace": workspace,
        "code": program,
    }
    errors = {line: one.error for line, one in parsed.broken.items()}
    return Conversion(document, parsed, c.statements, c.raw_statements, len(comments), errors)


def _converted(
    parsed: Parsed, source: Source, comments: list[Comment], raw: Iterable[int], is_low: bool
) -> tuple[Context, State]:
    c = Context(source, comments, frozenset(raw) | frozenset(parsed.broken), is_low=is_low)
    c.broken = parsed.broken
    last = len(source.lines) + 1
    states = statements(c, parsed.tree.body, 0, last, None) if parsed.tree.body else _only_comments(c, last)
    return c, _workspace(c, states)


def _is_deep(workspace: State) -> bool:
    """Whether blocks hang too deep in and under each other."""
    pending = [(one, 1) for one in workspace["blocks"]["blocks"]]
    while pending:
        state, depth = pending.pop()
        if depth > _DEEPEST:
            return True
        inside = [*state.get("inputs", {}).values(), state.get("next", {})]
        pending.extend((one[key], depth + 1) for one in inside for key in one)
    return False


def _only_comments(c: Context, last: int) -> list[State]:
    return [comment_block(one.text) for one in c.take_comments(last)]


def _workspace(c: Context, states: list[State]) -> State:
    stacks = []
    for number, first in enumerate(range(0, len(states), LONGEST_STACK)):
        stack = chain(states[first : first + LONGEST_STACK])
        if stack is not None:
            stacks.append(stack | {"x": 20, "y": 20 + number * _STACK_HEIGHT})
    variables = [{"name": name, "id": id_} for name, id_ in c.variables.items()]
    found: State = {"blocks": {"languageVersion": 0, "blocks": stacks}}
    return found | ({"variables": variables} if variables else {})
