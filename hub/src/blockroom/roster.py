"""The roster: who belongs to which class, as a CSV file that a school writes and as the hub's own database."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from blockroom import names, passwords
from blockroom.errors import UserError
from blockroom.language import tr
from blockroom.settings import Settings

ROLES = ("teacher", "student")
COLUMNS = ("name", "class", "role", "password", "display_name")
REQUIRED = COLUMNS[:3]

TABLES = """
CREATE TABLE IF NOT EXISTS people (
    name TEXT PRIMARY KEY,
    display_name TEXT NOT NULL DEFAULT '',
    hash TEXT,
    one_time INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS members (
    name TEXT NOT NULL REFERENCES people(name) ON DELETE CASCADE,
    class TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (name, class)
);
"""


@dataclass(frozen=True)
class Entry:
    """One person of the roster. Names are in their normal spelling."""

    name: str
    class_name: str
    """Several classes are separated by `|`."""
    role: str
    password: str = ""
    display_name: str = ""

    @property
    def classes(self) -> tuple[str, ...]:
        parts = dict.fromkeys(names.normal_class(part) for part in self.class_name.split("|"))
        return tuple(part for part in parts if part)

    def with_password(self, password: str) -> Entry:
        return replace(self, password=password)


def join(words: Iterable[str]) -> str:
    return ", ".join(words)


def entry_of(row: dict[str, str]) -> tuple[Entry, list[str]]:
    """The entry of a row, and what is wrong with it."""
    name = names.normal(row.get("name", ""))
    group = row.get("class", "").strip()
    role = row.get("role", "").strip().lower()
    password = row.get("password", "")
    display = row.get("display_name", "").strip()
    if not display and row.get("name", "").strip() != name:
        display = row.get("name", "").strip()
    problems = [names.person_problem(name)]
    if group or role != "teacher":
        problems += [names.class_problem(names.normal_class(part)) for part in group.split("|")]
    if role not in ROLES:
        problems.append(tr("The role is {role}; allowed: teacher, student.", role=repr(role)))
    if password:
        problems.append(passwords.problem(password, name))
    if len(display) > 100:
        problems.append(tr("The display name is longer than 100 characters."))
    return Entry(name, group, role, password, display), [tr(problem) for problem in problems if problem]


def entries_of(rows: Iterable[tuple[str, dict[str, str]]], source: str) -> list[Entry]:
    """Entries of (place, row) pairs. Raises UserError with every mistake and its place."""
    entries: list[Entry] = []
    mistakes: list[str] = []
    seen: dict[str, str] = {}
    for place, row in rows:
        entry, problems = entry_of(row)
        if entry.name and entry.name in seen:
            problems.append(tr("The name is there twice; the first is in {place}.", place=seen[entry.name]))
        seen.setdefault(entry.name, place)
        shown = row.get("name", "").strip()[:80]
        mistakes += [f"{source}, {place}, {shown!r}: {problem}" for problem in problems]
        entries.append(entry)
    if mistakes:
        raise UserError("\n".join(mistakes))
    return entries


def decode(data: bytes, path: Path) -> str:
    """The text of a file as Excel saves it: UTF-8 with or without its mark, or GB18030 in China."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UserError(tr("{file}: neither UTF-8 nor GB18030; save it as 'CSV UTF-8'", file=path))


def lines_of(text: str, path: Path) -> list[tuple[int, list[str]]]:
    """The values of each line, with its number. Raises UserError where a quotation mark swallows a line's end."""
    head = text.split("\n", 1)[0]
    separator = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    found: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for cells in reader:
            if reader.line_num > line:
                raise csv.Error
            found.append((line, cells))
            line = reader.line_num + 1
    except csv.Error:
        problem = tr(
            "{file}, line {line}: a quotation mark is one too many or lacks the other; each value stays on its line",
            file=path,
            line=line,
        )
        raise UserError(problem) from None
    return found


def read_csv(path: Path) -> list[Entry]:
    """Entries of a CSV file with the columns name, class, role and, if wanted, password and display_name.

    Several classes of one person are separated by `|`. Raises UserError with every mistake and its line.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UserError(tr("{file}: cannot be read: {reason}", file=path, reason=error.strerror)) from None
    lines = lines_of(decode(data, path), path)
    columns = [column.strip().lower() for column in lines[0][1]] if lines else []
    missing = [column for column in REQUIRED if column not in columns]
    if missing:
        raise UserError(
            tr(
                "{file}, line 1: missing column {names}; the first line names the columns",
                file=path,
                names=join(missing),
            )
        )
    unknown = [column for column in columns if column not in COLUMNS]
    if len(set(columns)) < len(columns):
        raise UserError(tr("{file}, line 1: a column is there twice", file=path))
    if unknown:
        raise UserError(
            tr(
                "{file}, line 1: unknown column {names}; allowed: {allowed}",
                file=path,
                names=join(unknown),
                allowed=join(COLUMNS),
            )
        )
    rows = []
    for line, cells in lines[1:]:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(columns):
            raise UserError(
                tr(
                    "{file}, line {line}: {cells} values for {columns} columns",
                    file=path,
                    line=line,
                    cells=len(cells),
                    columns=len(columns),
                )
            )
        rows.append((tr("line {line}", line=line), dict(zip(columns, cells, strict=False))))
    if not rows:
        raise UserError(tr("{file}: nobody is in it", file=path))
    return entries_of(rows, str(path))


@dataclass(frozen=True)
class Person:
    """What the database knows about one person."""

    name: str
    display_name: str
    hash: str | None
    one_time: bool
    classes: tuple[str, ...] = ()
    role: str = "student"


def roster_file(settings: Settings) -> Path:
    return settings.data / "roster.sqlite"


class Roster:
    """The hub's database of people. Only the running hub writes it."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        self.db = sqlite3.connect(path)
        self.db.execute("PRAGMA journal_mode = WAL")
        self.db.execute("PRAGMA foreign_keys = ON")
        self.db.executescript(TABLES)

    def find(self, name: str) -> Person | None:
        row = self.db.execute(
            "SELECT name, display_name, hash, one_time FROM people WHERE name = ?", (name,)
        ).fetchone()
        if row is None:
            return None
        members = self.db.execute("SELECT class, role FROM members WHERE name = ? ORDER BY class", (name,)).fetchall()
        role = "teacher" if any(role == "teacher" for _, role in members) else "student"
        return Person(row[0], row[1], row[2], bool(row[3]), tuple(name for name, _ in members), role)

    def classes(self) -> list[str]:
        return [row[0] for row in self.db.execute("SELECT DISTINCT class FROM members ORDER BY class")]

    def put(self, entry: Entry) -> bool:
        """Add a person or move them to the entry's classes; says whether anything changed. Passwords stay."""
        known = self.find(entry.name)
        with self.db:
            self.db.execute("INSERT OR IGNORE INTO people (name) VALUES (?)", (entry.name,))
            if entry.display_name:
                change = (entry.display_name, entry.name)
                self.db.execute("UPDATE people SET display_name = ? WHERE name = ?", change)
            self.db.execute("DELETE FROM members WHERE name = ?", (entry.name,))
            rows = [(entry.name, group, entry.role) for group in entry.classes]
            self.db.executemany("INSERT INTO members VALUES (?, ?, ?)", rows)
        return known != self.find(entry.name)

    def set_password(self, name: str, hashed: str, one_time: bool) -> None:
        with self.db:
            self.db.execute("UPDATE people SET hash = ?, one_time = ? WHERE name = ?", (hashed, one_time, name))

    def replace_password(self, name: str, old: str | None, new: str) -> bool:
        """Set the password that somebody chose, unless it was replaced since it had the hash `old`; whether it was set.

        Whoever is late loses: a teacher's reset must not be undone by a form that was sent before it.
        """
        with self.db:
            change = "UPDATE people SET hash = ?, one_time = 0 WHERE name = ? AND hash = ?"
            return self.db.execute(change, (new, name, old)).rowcount == 1

    def ensure(self, name: str) -> None:
        """A row for a person that the hub knows, without a password and a class."""
        with self.db:
            self.db.execute("INSERT OR IGNORE INTO people (name) VALUES (?)", (name,))

    def remove(self, name: str) -> None:
        with self.db:
            self.db.execute("DELETE FROM people WHERE name = ?", (name,))
