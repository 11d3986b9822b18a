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
from hypothesis import strategies as st

from blockly_magic.document import BlocksError, new_document
from blockly_magic.from_python import Conversion, convert, decode, difference, unified
from blockly_magic.from_python.states import catalogue
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


@pytest.mark.parametrize("name", ["argparse", "dataclasses", "typing"])
def test_the_standard_library_survives(generator: Generator, name: str) -> None:
    __import__(name)
    file = Path(str(sys.modules[name].__file__))
    assert there_and_back(generator, decode(file.read_bytes(), name)).raw_statements == 0


@pytest.mark.parametrize("folder", ["lessons", "solutions"])
def test_our_own_lessons_are_blocks_again(generator: Generator, folder: str) -> None:
    files = [file for file in (REPOSITORY / "singleuser" / folder).rglob("*") if file.suffix in (".blockly", ".py")]
    assert files
    for file in files:
        text = file.read_text("utf-8")
        program = json.loads(text)["code"] if file.suffix == ".blockly" else text
        assert there_and_back(generator, unified(program)).raw_statements == 0, file


_MANY = range(1001)
_NAMES = ", ".join(f"a{number}" for number in _MANY)
_EQUAL = _NAMES.replace(",", " =")
TOO_BIG = {
    "arguments": f"f({_NAMES})\n",
    "keywords": f"x = f({', '.join(f'a{number}=1' for number in _MANY)})\n",
    "parameters": f"def f({_NAMES}):\n    # kept\n    return 1\n",
    "bases": f"class A({_NAMES}):\n    pass\n",
    "decorators": "@a\n" * 1001 + "def f():\n    pass\n",
    "targets": f"{_EQUAL} = 1\n",
    "strings": "x = (" + "'a' " * 1001 + ")\n",
    "f-string": "x = f'" + "{a} " * 1001 + "'\n",
    "cases": "match x:\n" + "    case 1:  # kept\n        a\n" * 1001,
    "patterns": f"match x:\n    case {' | '.join(map(str, _MANY))}:\n        a\n",
    "handlers": "try:\n    a\n" + "except E:\n    a\n" * 1001,
    "layers": f"model = keras.Sequential([{'keras.layers.Flatten(), ' * 1001}])\n",
    "comments": "def f():\n    a = 1\n" + "    # kept\n" * 1001 + "    b = 2\n" + "    # below\n" * 1001 + "c = 1\n",
    "suites": "".join(f"{'    ' * deep}if x:\n" + f"{'    ' * deep}    a()  # kept\n" * 350 for deep in range(4)),
}


@pytest.mark.parametrize("program", TOO_BIG.values(), ids=TOO_BIG)
def test_what_no_block_is_big_enough_for_stays_text(generator: Generator, program: str) -> None:
    conversion = there_and_back(generator, f"before = 1\n{program}after = 2\n")
    assert conversion.raw_statements
    stacks = conversion.document["workspace"]["blocks"]["blocks"]
    assert stacks[0]["type"] == "variables_set"
    assert '"after"' in json.dumps(stacks[-1])


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
    "  import a\nx = 1\n",
    "def f():\n    a = 1\n        b = 2  # kept\n    return a\n",
    "class A:\n    def f(self):\n        a = 1\n\tb = 2\n        c = 3\n",
    "if a: b\n    c\n",
]


@pytest.mark.parametrize("program", BROKEN)
def test_a_broken_program_comes_back_as_it_is(generator: Generator, program: str) -> None:
    conversion = there_and_back(generator, program)
    assert conversion.errors


# What Hypothesis draws depends on nothing but its own seed, and a slow machine is no mistake.
LAW = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


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


# What says something only in a certain place, or carries something that is no Python.
_PARTS = {
    *("py_star", "py_keyword", "py_parameter", "py_parameter_mark", "py_slice_part", "py_as", "py_adjacent"),
    *("py_raw", "py_raw_value", "py_comment", "py_api", "py_api_do", "unknown_value", "unknown_statement"),
    # Python has them inside functions and loops only.
    *("py_yield", "py_yield_from", "py_await", "py_return", "py_flow", "py_scope", "py_walrus", "py_type_alias"),
    # They stand alone.
    *("procedures_defnoreturn", "procedures_defreturn"),
    *("procedures_ifreturn", "controls_flow_statements", "procedures_callreturn", "procedures_callnoreturn"),
}
# Inputs that a block has only where its shape asks for them.
_OPTIONAL = {"ELSE", "FINALLY", "RETURNS", "ANNOTATION", "DEFAULT", "AT", "AT1", "AT2", "DIVISOR"}


def _kinds(is_value: bool, check: list[str] | None) -> list[str]:
    """The types of blocks that an input with a check takes; all statements where it is not about values."""
    found = []
    layers = {spec["type"] for spec in catalogue()["specs"] if spec.get("among")}
    for kind, connection in catalogue()["connections"].items():
        output = connection.get("output", "none")
        is_root = not any(part in kind for part in ("_container", "_item", "_if", "_else", "mutator"))
        if kind in _PARTS | layers or (not is_root and kind not in ("controls_if", "logic_ternary")):
            continue
        fits = check is None or output is None or any(one in check for one in output if output != "none")
        if (output != "none") == is_value and (fits or not is_value):
            found.append(kind)
    return found


@st.composite
def block_states(draw: st.DrawFn, is_value: bool, check: list[str] | None, depth: int) -> dict[str, Any]:
    """A block as it comes out of the toolbox, with others in its inputs."""
    kind = draw(st.sampled_from(_kinds(is_value, check)))
    inputs: dict[str, Any] = {}
    for name, wanted in catalogue()["connections"][kind]["inputs"].items() if depth else ():
        if name.endswith("#") or name in _OPTIONAL or "Layer" in (wanted or []) or "Parameter" in (wanted or []):
            continue
        if draw(st.booleans()):
            inputs[name] = {"block": draw(block_states(name not in ("DO", "STACK"), wanted, depth - 1))}
    return {"type": kind} | ({"inputs": inputs} if inputs else {})


@LAW
@given(stacks=st.lists(block_states(False, None, 3), min_size=1, max_size=4))
def test_any_workspace_survives_the_other_way(generator: Generator, stacks: list[dict[str, Any]]) -> None:
    blocks = [stack | {"x": 0, "y": 100 * number} for number, stack in enumerate(stacks)]
    document = new_document() | {"workspace": {"blocks": {"languageVersion": 0, "blocks": blocks}}}
    program = generator.code(document)
    there_and_back(generator, program)
