"""Programs become blocks, and the real generator makes the same programs of them again."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesmith
import pytest
from hypothesis import HealthCheck, given, settings

from blockly_magic.document import BlocksError
from blockly_magic.from_python import Conversion, convert, decode, difference, unified
from tests.room import REPOSITORY

PROGRAMS = Path(__file__).parent / "programs"
GENERATOR = REPOSITORY / "labextension" / "bin" / "blocks2py.mjs"


class Generator:
    """The generator of the labextension in one Node process."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            ["node", str(GENERATOR), "--stream"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def code(self, document: dict[str, Any]) -> str:
        """The Python of a document."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(document) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        assert "error" not in answer, answer["error"]
        code: str = answer["code"]
        return code

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


@pytest.fixture(scope="module")
def generator() -> Iterator[Generator]:
    one = Generator()
    yield one
    one.close()


def there_and_back(generator: Generator, program: str) -> Conversion:
    """Make blocks of a program and a program of the blocks; both must be the same to Python, and to the gate."""
    conversion = convert(program)
    code = generator.code(conversion.document)
    assert difference(program, code) is None, code
    if not conversion.errors:
        assert ast.dump(ast.parse(code)) == ast.dump(ast.parse(program))
    return conversion


def readable(program: str) -> bool:
    """Whether this version of Python can read a program."""
    try:
        ast.parse(program)
    except SyntaxError:
        return False
    return True


@pytest.mark.parametrize("file", sorted(PROGRAMS.glob("*.py")), ids=lambda file: file.stem)
def test_every_construct_has_a_block(generator: Generator, file: Path) -> None:
    program = decode(file.read_bytes(), file.name)
    if readable(program):
        assert there_and_back(generator, program).raw_statements == 0
    else:
        # What a newer Python has that this one has not stays text, statement by statement.
        assert there_and_back(generator, program).errors


@pytest.mark.parametrize("name", ["argparse", "dataclasses", "decimal", "turtle", "typing", "unittest.mock"])
def test_the_standard_library_survives(generator: Generator, name: str) -> None:
    __import__(name)
    file = Path(str(sys.modules[name].__file__))
    if name == "decimal":
        file = file.with_name("_pydecimal.py")
    assert there_and_back(generator, decode(file.read_bytes(), name)).raw_statements == 0


@pytest.mark.parametrize("folder", ["lessons", "solutions"])
def test_our_own_lessons_are_blocks_again(generator: Generator, folder: str) -> None:
    files = [file for file in (REPOSITORY / "singleuser" / folder).rglob("*") if file.suffix in (".blockly", ".py")]
    assert files
    for file in files:
        text = file.read_text("utf-8")
        program = json.loads(text)["code"] if file.suffix == ".blockly" else text
        assert there_and_back(generator, unified(program)).raw_statements == 0, file


BROKEN = [
    "if x\n    y\nz = 1\n",
    "x = (1\ny = 2\n",
    "def f():\n    a = = 1\n    # kept\n    return a\n",
    "print 'hello'\n",
    "for i in range(3)\n    print(i)\n  else:\n",
    "'''never closed\nx = 1\n",
    "x = 1\n  y = 2\nz = 3\n",
    "\tif x:\n  y\n",
    "}\n",
    "class A:\n\ndef f(self):\n    pass\n",
]


@pytest.mark.parametrize("program", BROKEN)
def test_a_broken_program_comes_back_as_it_is(generator: Generator, program: str) -> None:
    conversion = there_and_back(generator, program)
    assert conversion.errors


# What Hypothesis draws depends on nothing but its own seed, and a slow machine is no mistake.
LAW = settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@LAW
@given(program=hypothesmith.from_node())
def test_any_program_survives(generator: Generator, program: str) -> None:
    survives(generator, program)


@LAW
@given(program=hypothesmith.from_grammar())
def test_anything_the_grammar_allows_survives(generator: Generator, program: str) -> None:
    survives(generator, program)


def survives(generator: Generator, program: str) -> None:
    """A program that Python can compile comes back; one that is no text at all is refused."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            conversion = convert(unified(program))
        except BlocksError:
            return
        code = generator.code(conversion.document)
        assert difference(unified(program), code) is None, code
