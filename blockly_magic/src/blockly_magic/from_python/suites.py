"""Statements one below the other, with the comments and blank lines between them."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass, field

from .context import MOST_BLANK, TALLEST, Context, blank_lines, comment_block, comment_text
from .source import Comment, end_line
from .states import State, block, chain, comment, follow, note

# Blockly's own recursion goes down a stack of statements: a long program is several of them.
LONGEST = 400
LONGEST_STACK = 150
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_IMPORTS = (ast.Import, ast.ImportFrom)


def first_line(node: ast.stmt) -> int:
    """The line on which a statement begins, its decorators included."""
    if isinstance(node, _DEFINITIONS) and node.decorator_list:
        return min(node.lineno, node.decorator_list[0].lineno)
    return node.lineno


@dataclass
class Suite:
    """Statements in a row as they become blocks, and what stood before the next one."""

    is_top: bool
    after: int
    states: list[State] = field(default_factory=list)
    previous: ast.stmt | None = None

    def add(self, state: State, line: int, last: int, node: ast.stmt | None) -> None:
        """Add a statement that stands on some lines; ``node`` is None for a comment."""
        usual = _usual_blank_lines(self.previous, node, self.is_top) if self.states else 0
        if "py_raw" in (state["type"], self.states[-1]["type"] if self.states else ""):
            # What the generator makes of its text is not known here.
            usual = -1
        self.states.append(blank_lines(state, line - self.after - 1 if line > self.after else 0, usual))
        self.previous = node
        self.after = last


def _usual_blank_lines(previous: ast.stmt | None, node: ast.stmt | None, is_top: bool) -> int:
    """How many blank lines the generator puts between two statements by itself; None is a comment."""
    if previous is None:
        return 0
    if isinstance(previous, _DEFINITIONS) or isinstance(node, _DEFINITIONS):
        return 2 if is_top else 1
    return 1 if isinstance(previous, _IMPORTS) and not isinstance(node, _IMPORTS) else 0


def suite(
    c: Context,
    nodes: Sequence[ast.stmt],
    after: int,
    until: int,
    leading: Sequence[str] = (),
    is_last: bool = True,
) -> State | None:
    """
    The first block of an indented suite.

    ``after`` is the line its header ends on, ``until`` the line from which comments belong to something else, and
    ``leading`` are the words of comments that belong to its header, where there is no better place for them. Behind a
    suite that is not the last of its statement, all comments are its own.
    """
    return chain(statements(c, nodes, after, until, nodes[0].col_offset if is_last else 0, leading))


def statements(
    c: Context, nodes: Sequence[ast.stmt], after: int, until: int, column: int | None, leading: Sequence[str] = ()
) -> list[State]:
    """
    The blocks of some statements and of the comments before, between and behind them.

    ``column`` is the one from which comments behind them are their own; None at the top of the program.
    """
    from .raw import raw
    from .statements import statement

    found = Suite(column is None, after)
    found.states += [block("py_comment", {"TEXT": words}) for words in leading]
    height = c.height
    for number, node in enumerate(nodes):
        line = first_line(node)
        _add_comments(c, found, c.take_comments(line), height)
        c.height = height + 1 + len(found.states) % LONGEST_STACK if column is None else height + 1 + len(found.states)
        if column is not None and (number == LONGEST or (c.is_low and c.height > TALLEST)):
            c.reached = end_line(nodes[-1])
            found.add(raw(c, nodes[number:]), line, c.reached, node)
            break
        following = nodes[number + 1] if number + 1 < len(nodes) else None
        states = statement(c, node, following, first_line(following) if following else until)
        for extra in states[:-1]:
            found.add(extra, line, line - 1, None)
        broken = c.broken.get(node.lineno)
        c.reached = max(c.reached, broken.last if broken else end_line(node))
        found.add(states[-1], line, c.reached, node)
    behind: list[Comment] = []
    while (left := c.peek()) and left.line < until and left.column >= (column or 0):
        c.next_comment += 1
        c.reached = left.line
        behind.append(left)
    _add_comments(c, found, behind, height)
    c.height = height
    return found.states


def _add_comments(c: Context, found: Suite, comments: Sequence[Comment], height: int) -> None:
    """Comments with a line each; in one block of text where so many blocks would hang too deep."""
    if c.is_low and not found.is_top and height + len(found.states) + len(comments) > TALLEST:
        words = "\n".join(one.text for one in comments)
        if words:
            c.raw_statements += 1
            found.add(block("py_raw", {"CODE": words}), comments[0].line, comments[-1].line, None)
        return
    for one in comments:
        found.add(comment_block(one.text), one.line, one.line, None)


def append(first: State | None, words: Sequence[str]) -> None:
    """Put comments behind the last of some statements."""
    last = first
    while last is not None and "next" in last:
        last = last["next"]["block"]
    found = chain([block("py_comment", {"TEXT": one}) for one in words])
    if last is not None and found is not None:
        follow(last, found)


@dataclass
class Header:
    """The header of a compound statement: the line it ends on, and the comments that belong to it."""

    first: int
    line: int
    trailing: Comment | None = None
    above: list[Comment] = field(default_factory=list)
    # Those of the statement's other clauses, by the input of their suite.
    behind: dict[str, str] = field(default_factory=dict)
    # How many blank lines stand above those clauses.
    gaps: dict[str, int] = field(default_factory=dict)

    def gap(self, name: str, lines: int) -> None:
        """Keep how many blank lines stand above a clause."""
        if lines > 0:
            self.gaps[name] = min(lines, MOST_BLANK)

    def clause(self, name: str, head: Header) -> list[str]:
        """Keep the comment behind a clause's header; the words of those that must stand in its suite."""
        if head.trailing:
            self.behind[name] = comment_text(head.trailing.text)
        return [comment_text(one.text) for one in head.above]

    def done(self, state: State, bodies: dict[str, State | None]) -> list[State]:
        """The statement with its suites, and before it the comments that found no other place."""
        for name, first in bodies.items():
            if first is not None:
                state.setdefault("inputs", {})[name] = {"block": first}
        if self.trailing:
            comment(state, comment_text(self.trailing.text), trailing="end" if self.line > self.first else True)
        if self.behind:
            note(state, behind=self.behind)
        if self.gaps:
            note(state, gaps=self.gaps)
        return [*(comment_block(one.text) for one in self.above), state]


def header_of(c: Context, first: int, last: int, body: Sequence[ast.stmt]) -> Header:
    """The header with its first and last part on these lines; its comments are those inside the statement now."""
    body_line = first_line(body[0])
    line = c.source.colon_line(last, body_line)
    taken = c.take_comments(line if body_line == line else line + 1)
    header = Header(first, line)
    if taken and taken[-1].line == line and not taken[-1].own and body_line > line:
        header.trailing = taken.pop()
    c.inner = taken
    return header


def close(c: Context, header: Header) -> None:
    """Give a header the comments that no part of it has taken: called when all its parts are converted."""
    header.above = c.inner
    c.inner = []
