"""What a program becomes: natural blocks, its comments and spelling, its broken places, and the gate."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from blockly_magic.document import BlocksError
from blockly_magic.from_python import check_size, convert, decode, difference, unified


def blocks(program: str) -> list[dict[str, Any]]:
    """All blocks of a program, outer ones before those inside them."""
    stacks = convert(program).document["workspace"]["blocks"]["blocks"]
    return [state for stack in stacks for state in _below(stack)]


def _below(state: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield state
    for connection in (*state.get("inputs", {}).values(), state.get("next", {})):
        for kind in ("block", "shadow"):
            if kind in connection:
                yield from _below(connection[kind])


def types(program: str) -> list[str]:
    """The types of all blocks of a program."""
    return [state["type"] for state in blocks(program)]


@pytest.mark.parametrize(
    ("program", "first"),
    [
        ("for i in range(10):\n    print(i)", "py_for_range"),
        ("for i in range(1, n + 1):\n    pass", "py_for_range"),
        ("for i in range(0, n):\n    pass", "controls_forEach"),
        ("for _ in range(3):\n    pass", "controls_repeat_ext"),
        ("for name in names:\n    pass", "controls_forEach"),
        ("for a, b in pairs:\n    pass", "py_for"),
        ("for i, name in enumerate(names):\n    pass", "py_for_enumerate"),
        ("while x > 1:\n    pass", "controls_whileUntil"),
        ("while True:\n    break", "py_while_true"),
        ("if x:\n    pass\nelif y:\n    pass\nelse:\n    pass", "controls_if"),
        ("print('hi')", "text_print"),
        ("print('hi', 1, sep='')", "py_print"),
        ("x = 1", "variables_set"),
        ("x += 1", "math_change"),
        ("x += 'a'", "py_augment_any"),
        ("x -= 1", "py_augment"),
        ("items.append(1)", "py_append"),
        ("ages['Ada'] = 3", "py_dict_set"),
        ("def greet(name):\n    pass", "py_def"),
        ("def greet(name='Ada'):\n    pass", "py_function"),
        ("class Dog(Animal):\n    pass", "py_class"),
        ("import numpy as np", "py_import_as"),
        ("from math import *", "py_from_import_any"),
        ("try:\n    pass\nexcept ValueError as e:\n    pass", "py_try"),
        ("try:\n    pass\nfinally:\n    pass", "py_try_any"),
        ("with open('a', encoding='utf-8') as f:\n    pass", "py_with_open"),
        ("with lock:\n    pass", "py_with"),
        ("match x:\n    case 1:\n        pass", "py_match"),
        ("plt.plot([1, 2])", "plt_line"),
        (
            "model.compile(optimizer='adam', loss='mean_squared_error', metrics=['mean_absolute_error'])",
            "keras_compile",
        ),
        ("model = keras.Sequential([keras.layers.Dense(10, activation='relu')])", "keras_sequential"),
    ],
)
def test_a_statement_becomes_the_block_a_student_would_take(program: str, first: str) -> None:
    assert types(program)[0] == first


@pytest.mark.parametrize(
    ("expression", "kind"),
    [
        ("1", "math_number"),
        ("1.0", "py_literal"),
        ("0xFF", "py_literal"),
        ("'a'", "text"),
        ("r'\\d'", "py_literal"),
        ("b'a'", "py_literal"),
        ("'a' \"b\"", "py_adjacent"),
        ("a + 1", "math_arithmetic"),
        ("'a' + b", "py_operator"),
        ("a % 2", "math_modulo"),
        ("a < b", "logic_compare"),
        ("a < b < c", "py_compare"),
        ("a and b", "logic_operation"),
        ("a and b and c", "py_bool"),
        ("not a", "logic_negate"),
        ("-a", "math_single"),
        ("~a", "py_unary"),
        ("a in b", "py_in"),
        ("len(a)", "py_len"),
        ("int(a)", "py_convert"),
        ("input('?')", "text_prompt_ext"),
        ("random.randint(1, 6)", "math_random_int"),
        ("random.randint(6, 1)", "py_call"),
        ("[1, 2]", "lists_create_with"),
        ("(1, 2)", "py_tuple"),
        ("{1, 2}", "py_set"),
        ("{1: 2}", "py_dict"),
        ("[a for a in b if a]", "py_list_comprehension"),
        ("[a for a in b for c in d]", "py_comprehension"),
        ("(a for a in b)", "py_comprehension"),
        ('f"Hello {name}!"', "text_join"),
        ("f'{x:.2f}'", "py_fstring"),
        ("lambda x: x", "py_lambda"),
        ("lambda: 0", "py_lambda_with"),
        ("a.b", "py_attribute"),
        ("np.pi", "py_name"),
        ("a[0]", "py_index"),
        ("a[1:2]", "py_slice"),
        ("a[1:2, 0]", "py_index"),
        ("table.iloc[0]", "py_index"),
        ("a['b']", "py_dict_item"),
        ("np.zeros((2, 3))", "np_fill"),
        ("(yield)", "py_yield"),
        ("...", "py_literal"),
    ],
)
def test_an_expression_becomes_its_natural_block(expression: str, kind: str) -> None:
    assert types(f"x = {expression}")[1] == kind


@pytest.mark.parametrize(
    ("module", "expression", "kind"),
    [
        ("pandas", "names[-1]", "py_index"),
        ("pandas", "names[i - 1]", "py_index"),
        ("pandas", "table[table.age > 3]", "pd_rows"),
        ("pandas", "table[(a > 3) & (b < 2)]", "pd_rows"),
        ("pandas", "table[~a]", "pd_rows"),
        ("numpy", "names[-1]", "py_index"),
        ("numpy", "names[names > 1]", "np_select"),
    ],
)
def test_an_index_is_no_condition(module: str, expression: str, kind: str) -> None:
    assert types(f"import {module}\nx = {expression}")[2] == kind


def test_numbers_are_compared_as_numbers() -> None:
    for test in ("n % 2 == 0", "n + 1 > 5", "(a + b) / 2 >= 60", "a * 2 < b + 1"):
        assert types(f"x = {test}")[1] == "logic_compare", test
    for test in ("a + 'b' == 'c'", "n + 1 == True", "[a] + b == 3"):
        assert types(f"x = {test}")[1] == "py_compare", test


def test_a_number_of_thousands_of_digits_is_a_literal() -> None:
    assert types(f"x = 0x{'f' * 4000}")[1] == "py_literal"


def test_an_input_takes_only_what_fits_it() -> None:
    assert types("if x + 1:\n    pass")[1] == "py_operator"
    assert types("if 'a':\n    pass")[1] == "py_literal"
    assert types("x = abs('a')")[1:] == ["math_single", "py_literal"]
    assert types("for c in ''.join(a):\n    pass")[1] == "py_method"
    assert types("x = 1 + float(input('?'))")[3] == "py_convert"


def test_comments_stay_where_they_are() -> None:
    program = "# first\nx = 1  # behind\n\n# alone\nif x:  # head\n    # inside\n    y = 2\n    # last\n# end\n"
    found = blocks(program)
    assert [state["fields"]["TEXT"] for state in found if state["type"] == "py_comment"] == [
        "first",
        "alone",
        "inside",
        "last",
        "end",
    ]
    behind = {state["type"]: state["icons"]["comment"]["text"] for state in found if "icons" in state}
    assert behind == {"variables_set": "behind", "controls_if": "head"}
    alone = next(state for state in found if state.get("fields", {}).get("TEXT") == "alone")
    assert json.loads(alone["data"]) == {"gap": 1}


def test_comments_of_items_belong_to_the_items() -> None:
    found = blocks("x = [\n    # one\n    1,\n    2,  # two\n]\n")
    numbers = [state for state in found if state["type"] == "math_number"]
    assert [state["icons"]["comment"]["text"] for state in numbers] == ["one", "two"]
    assert ["trailing" in state.get("data", "") for state in numbers] == [False, True]


def test_what_is_imported_already_is_not_imported_again() -> None:
    document = convert("x = np.zeros((2, 3))\n").document
    assert document["text"]["imports"] == ["import numpy as np"]


def test_single_quotes_are_remembered() -> None:
    (_, text) = blocks("x = 'a'")
    assert json.loads(text["data"]) == {"quote": "'"}
    assert "data" not in blocks('x = "a"')[1]


@pytest.mark.parametrize(
    ("program", "raw", "rest"),
    [
        ("x = 1\nif x\n    y = 2\nz = 3\n", ["if x\n    y = 2"], ["variables_set", "variables_set"]),
        ("x = (1\ny = 2\n", ["x = (1"], ["variables_set"]),
        ("def f():\n    a = = 1\n    return 2\n", ["a = = 1"], ["py_def", "py_return"]),
        ("print 'a'\nx = 1\n", ["print 'a'"], ["variables_set"]),
        ("try:\n    x\nexcept\n    y\nz = 1\n", ["try:\n    x", "except\n    y"], ["variables_set"]),
        ("x = '''abc\ny = 1\n", ["x = '''abc"], ["variables_set"]),
    ],
)
def test_what_is_broken_stays_text_and_the_rest_becomes_blocks(program: str, raw: list[str], rest: list[str]) -> None:
    found = blocks(program)
    kept = [state for state in found if state["type"] == "py_raw"]
    assert [state["fields"]["CODE"] for state in kept] == raw
    assert all(state["extraState"]["error"] for state in kept)
    statements = [state["type"] for state in found if state["type"] in rest]
    assert statements == rest


def test_a_statement_stays_text_where_it_is_asked_for() -> None:
    conversion = convert("x = 1\ny = [\n    2,  # two\n]\n", raw=[2])
    assert conversion.raw_statements == 1
    assert conversion.document["workspace"]["blocks"]["blocks"][0]["next"]["block"]["fields"] == {
        "CODE": "y = [\n    2,  # two\n]"
    }


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("x = 1\ny = '\0'", "line 2: there is a NUL character"),
        ("x = '\ud800'", "line 1: there is half of a character"),
        ("(" * 5000 + ")" * 5000, None),
    ],
)
def test_a_text_that_can_be_no_program_is_refused_in_plain_words(program: str, words: str | None) -> None:
    if words is None:
        # Some versions of Python call it a mistake in the text, some give up.
        with suppress(BlocksError):
            assert convert(program).errors
        return
    with pytest.raises(BlocksError, match=words):
        convert(program)


def test_files_are_decoded_as_python_decodes_them() -> None:
    assert decode("\ufeffx = 'é'\r\n".encode(), "a.py") == "x = 'é'\n"
    # What is written later is UTF-8.
    assert decode("#!python\n# -*- coding: latin-1 -*-\nx = 'é'\n".encode("latin-1"), "a.py") == (
        "#!python\n# -*- coding: utf-8 -*-\nx = 'é'\n"
    )
    assert decode(b"# coding: utf8\n", "a.py") == "# coding: utf8\n"
    with pytest.raises(BlocksError, match=r"a\.py is not Python text"):
        decode(b"x = '\xff'\n", "a.py")
    with pytest.raises(BlocksError, match="unknown encoding"):
        decode(b"# coding: klingon\n", "a.py")
    assert unified("a\rb\r\nc") == "a\nb\nc"


def test_a_program_too_big_to_draw_is_refused() -> None:
    check_size("x = 1\n" * 19_000, "a.py")
    with pytest.raises(BlocksError, match="100001 lines"):
        check_size("x = 1\n" * 100_000, "a.py")
    with pytest.raises(BlocksError, match="100001 lines"):
        check_size("x = 1;" * 100_000, "a.py")


@pytest.mark.parametrize(
    ("before", "after", "kind", "line"),
    [
        ("x = 1.0", "x = 1", "tree", 1),
        ("x = 0.0", "x = -0.0", "tree", 1),
        ("x = True", "x = 1", "tree", 1),
        ("a\n\nif b:\n    c = 1 < 2 < 3", "a\n\nif b:\n    c = (1 < 2) < 3", "tree", 4),
        ("x = 1  # a\ny = 2", "x = 1\ny = 2  # a", "comment", 1),
        ("# a\nx", "x", "comment", 2),
        ("try:\n    a\nexcept:\n    pass", "try:\n    a\nexcept:\n    b", "tree", 4),
        ("x = 1", "x = = 1", "broken", 1),
        ("x = = 1", "x = = 2", "broken", 1),
    ],
)
def test_the_gate_says_where_two_programs_differ(before: str, after: str, kind: str, line: int) -> None:
    found = difference(before, after)
    assert found is not None
    assert (found.kind, found.line) == (kind, line)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x = 1", "x  =  1\n"),
        ("x = 'a'", 'x = "a"'),
        ("if x: y", "if x:\n    y"),
        ("x = (1)  # a", "x = 1 # a"),
        ("x = = 1\ny", "x = = 1\ny\n"),
    ],
)
def test_the_gate_lets_pass_what_is_the_same(before: str, after: str) -> None:
    assert difference(before, after) is None


def test_deep_programs_are_compared_without_recursion() -> None:
    program = "x = " + " + ".join(["a"] * 2000)
    assert difference(program, program) is None


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "blockly_magic", *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_the_command_line_writes_the_document(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text("for i in range(3):\n    print(i)\n", "utf-8")
    printed = run("from-python", str(file))
    assert printed.returncode == 0
    document = json.loads(printed.stdout)
    assert (document["format"], document["code"]) == ("blockroom", file.read_text("utf-8"))
    target = tmp_path / "a.blockly"
    assert run("from-python", str(file), "-o", str(target)).stdout == ""
    assert json.loads(target.read_text("utf-8")) == document


def test_the_command_line_says_what_is_wrong(tmp_path: Path) -> None:
    missing = run("from-python", str(tmp_path / "b.py"))
    assert missing.returncode == 2
    assert "b.py" in missing.stderr
    assert "Traceback" not in missing.stderr
    file = tmp_path / "c.py"
    file.write_text("x = = 1\ny = 2\n", "utf-8")
    broken = run("from-python", str(file))
    assert broken.returncode == 0
    assert "line 1" in broken.stderr
    file.write_bytes(b"\0")
    assert run("from-python", str(file)).returncode == 2


def test_a_long_program_is_written_whole(tmp_path: Path) -> None:
    file = tmp_path / "long.py"
    file.write_text("if x:\n" + "    y = 1\n" * 3000, "utf-8")
    assert run("from-python", str(file)).returncode == 0


@pytest.mark.parametrize(
    ("program", "kind"),
    [
        ("x = s.replace('a', t)", "text_replace"),
        ("x = s.split(',')", "lists_split"),
        ("x = s.split('')", "py_method"),
        ("x = s.split(t)", "py_method"),
        ("import pandas\nx = s.replace('a', t)", "py_method"),
        ("import pandas\nx = s.str.split(',')", "py_method"),
    ],
)
def test_what_is_said_of_a_text_alone_is_a_block_for_texts(program: str, kind: str) -> None:
    assert kind in types(program)
