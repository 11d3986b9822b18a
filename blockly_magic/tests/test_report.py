"""Where an error arose, and what was perhaps meant."""

from pathlib import Path
from typing import Any

import pytest

from blockly_magic.report import Failure, failure


def fail(source: str) -> Failure:
    """The error of a program."""
    names: dict[str, Any] = {"__name__": "__main__"}
    try:
        exec(compile(source, "program", "exec"), names)  # noqa: S102
    except Exception as error:
        return failure(error, names)
    pytest.fail("no error")


def places(source: str) -> list[tuple[int, int, int, int]]:
    return [(p["line"], p["column"], p["end_line"], p["end_column"]) for p in fail(source)["places"]]


def test_the_innermost_place_comes_first() -> None:
    source = "def half(n):\n    return n / 0\n\n\nfor i in [1]:\n    print(1, half(i))\n"
    assert places(source) == [(2, 11, 2, 16), (6, 13, 6, 20)]


def test_a_librarys_error_belongs_to_the_call() -> None:
    assert places("import json\nx = json.loads('{')\n") == [(2, 4, 2, 19)]


def test_columns_are_bytes() -> None:
    assert places("姓名 = '张三'\nprint(姓名 + 1)\n") == [(2, 6, 2, 16)]


def test_a_program_that_cannot_be_read() -> None:
    assert places("x = 1\nprint('姓名' 1)\n")[0][:2] == (2, 6)
    assert places("if True:\nx = 1\n")[0][0] == 2


def test_an_endless_recursion_is_bounded() -> None:
    assert len(places("def f(n):\n    return f(n)\nf(1)\n")) == 20


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("apple = 1\nprint(aple)", "apple"),
        ("Print(1)", "print"),
        ("姓名字 = 1\nprint(姓名)", "姓名字"),
        ("[1].apend(2)", "append"),
        ("import math\nmath.sqr(2)", "sqrt"),
        ("def f(total):\n    return totl\nf(1)", "total"),
        ("zzzzqqq", ""),
    ],
)
def test_a_similar_name(source: str, name: str) -> None:
    assert fail(source)["suggestion"] == name


def test_a_similar_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data.csv").touch()
    monkeypatch.chdir(tmp_path)
    assert fail("open('dta.csv')")["suggestion"] == "data.csv"
    assert fail("open('nowhere/dta.csv')")["suggestion"] == ""
