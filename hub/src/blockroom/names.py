"""Which names people and classes may have."""

from __future__ import annotations

import re
import unicodedata

from dockerspawner import DockerSpawner

from blockroom.language import said

LONGEST = 64
LONGEST_ESCAPED = 200
"""A home is a folder of this name and a container carries it too; file systems end at 255 bytes."""

TEST_STUDENT = "smoke-test"
"""Who walks a student's way on a server, in a class of that name: an account that nobody else has a password of."""

PERSON = re.compile(r"\w[\w.@-]*")
CLASS = re.compile(r"\w[\w.()-]*")


def normal(name: str) -> str:
    """The one spelling of a name: composed characters, half width, lower case, nothing around it.

    A name typed with full-width letters of a Chinese input method is the same name.
    """
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name.strip()).casefold()).strip()


def is_own_spelling(name: str) -> bool:
    """Whether only capital letters stand between a name and its one spelling.

    Elsewhere `straße` and `strasse`, or `wang` in two widths, may be two people; here they would be one.
    """
    return unicodedata.normalize("NFKC", name) == name and normal(name) == name.lower()


def normal_class(name: str) -> str:
    """The one spelling of a class; the case of its letters stays."""
    return unicodedata.normalize("NFKC", name.strip())


def escaped(name: str) -> str:
    """The name as a folder's and a container's name: what DockerSpawner itself makes of it."""
    return str(DockerSpawner._escape(name))


def person_problem(name: str) -> str | None:
    """Why `name` cannot be a person's name, or None. The sentence is a message of the catalog."""
    if not name:
        return said("The name is empty.")
    if len(name) > LONGEST:
        return said("The name is longer than 64 characters.")
    if PERSON.fullmatch(name) is None:
        return said("A name may have letters, digits, and . _ @ - after the first character.")
    if len(escaped(name)) > LONGEST_ESCAPED:
        return said("The name is too long: 22 Chinese characters are the most.")
    return None


def class_problem(name: str) -> str | None:
    """Why `name` cannot be a class's name, or None."""
    if not name:
        return said("The class is empty.")
    if len(name) > LONGEST:
        return said("The class is longer than 64 characters.")
    if CLASS.fullmatch(name) is None:
        return said("A class may have letters, digits, and . _ ( ) - after the first character.")
    return None
