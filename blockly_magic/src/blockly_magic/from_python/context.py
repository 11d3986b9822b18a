"""What is known while a program is being turned into blocks."""

from __future__ import annotations

import ast
import builtins
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from .parsing import Broken
from .source import Comment, Source, end_line
from .states import Check, State, block, comment, note

# Deeper than this, Blockly's own recursion becomes a danger to the page.
DEEPEST = 150
# Statements of a program whose blocks hang too deep in each other: so deep at most in each stack.
TALLEST = 400
# More blank lines in a row are not kept.
MOST_BLANK = 5
# The lines of a list of items that no brackets of its own are around.
EVERYWHERE = range(sys.maxsize)
BUILTINS = frozenset(dir(builtins))
# Names that stand for a module in programs whose imports are elsewhere, such as in another cell.
USUAL_MODULES = frozenset({"np", "pd", "plt", "tf", "keras", "math", "random", "os", "sys", "time", "json", "re"})

# Each rule takes the one kind of node that it is registered for.
ValueRule = Callable[["Context", Any, Check], State]
StatementRule = Callable[["Context", Any], State]
CompoundRule = Callable[["Context", Any, int], list[State]]


@dataclass
class Context:
    """One conversion: its text, its comments from ``next_comment`` on, and what it has found out so far."""

    source: Source
    comments: list[Comment]
    raw_lines: frozenset[int] = frozenset()
    broken: dict[int, Broken] = field(default_factory=dict)
    next_comment: int = 0
    # The comments inside the statement that is being converted.
    inner: list[Comment] = field(default_factory=list)
    # Names of variables, by their first use, and those that imports bind.
    variables: dict[str, str] = field(default_factory=dict)
    modules: set[str] = field(default_factory=set)
    libraries: set[str] = field(default_factory=set)
    imports: dict[str, None] = field(default_factory=dict)
    # The last line that a block stands for already.
    reached: int = 0
    depth: int = 0
    # How many blocks the one that is being made hangs under, its stack's and those around it; whether that is limited.
    height: int = 0
    is_low: bool = False
    is_in_text: bool = False
    statements: int = 0
    raw_statements: int = 0

    def variable(self, name: str) -> dict[str, str]:
        """The value of a field that holds a variable."""
        return {"id": self.variables.setdefault(name, name)}

    def is_module(self, name: str) -> bool:
        """Whether a name stands for a module or for something out of one."""
        return name not in self.variables and (name in self.modules or name in USUAL_MODULES)

    def take_comments(self, before: int) -> list[Comment]:
        """The comments on the lines before one, which have not been taken yet."""
        first = self.next_comment
        while self.next_comment < len(self.comments) and self.comments[self.next_comment].line < before:
            self.next_comment += 1
        return self.comments[first : self.next_comment]

    def peek(self) -> Comment | None:
        """The first comment that has not been taken yet."""
        return self.comments[self.next_comment] if self.next_comment < len(self.comments) else None


def items(
    c: Context,
    nodes: Sequence[ast.expr | ast.keyword | ast.arg],
    prefix: str,
    write: Callable[[ast.expr | ast.keyword | ast.arg], State],
    lines: range = EVERYWHERE,
) -> dict[str, State]:
    """
    The inputs of a block that holds a list of items, with the comments that stand among them.

    ``lines`` are those from the opening bracket to the one above the closing bracket: behind that one, a comment
    belongs to something else.
    """
    inputs = {}
    for number, node in enumerate(nodes):
        if not c.inner:
            inputs[f"{prefix}{number}"] = write(node)
            continue
        following = nodes[number + 1] if number + 1 < len(nodes) else None
        state = among(c, node, following, lines, partial(write, node))
        if following is None and lines is not EVERYWHERE:
            below = _take(c, [one for one in c.inner if one.line in lines and one.line > end_line(node)])
            state = note(state, below=_words(below)) if below else state
        inputs[f"{prefix}{number}"] = state
    return inputs


def among(
    c: Context,
    node: ast.expr | ast.keyword | ast.arg,
    following: ast.expr | ast.keyword | ast.arg | None,
    lines: range,
    write: Callable[[], State],
) -> State:
    """One item in brackets with the comments above it and behind it."""
    above = _take(c, [one for one in c.inner if one.line in lines and one.line < node.lineno])
    state = write()
    last = end_line(node)
    if last not in lines or (following is not None and following.lineno == last):
        return commented(state, above, [])
    return commented(state, above, _take(c, [one for one in c.inner if one.line == last and not one.own]))


def _take(c: Context, found: list[Comment]) -> list[Comment]:
    if found:
        c.inner = [one for one in c.inner if one not in found]
    return found


def _words(comments: Sequence[Comment]) -> str:
    return "\n".join(comment_text(one.text) for one in comments)


def commented(state: State, above: Sequence[Comment], behind: Sequence[Comment]) -> State:
    """A block with the comments above it and behind it."""
    words = _words((*above, *behind))
    if not words:
        return state
    if "icons" in state:
        state = block("py_parens", inputs={"VALUE": state})
    return comment(state, words, trailing=not above)


def comment_text(spelled: str) -> str:
    """A comment's words: without the sign where it is written as usual, as it is otherwise."""
    words = spelled[2:]
    is_usual = spelled.startswith("# ") and words == words.strip() and words and not words.startswith("#")
    return words if is_usual else spelled


def comment_block(spelled: str) -> State:
    """A comment with a line of its own."""
    return block("py_comment", {"TEXT": comment_text(spelled)})


def blank_lines(state: State, found: int, usual: int) -> State:
    """Remember how many blank lines stand before a statement, where they are not what PEP 8 wants."""
    return state if found == usual else note(state, gap=min(max(found, 0), MOST_BLANK))
