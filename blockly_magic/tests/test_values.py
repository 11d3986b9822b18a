"""Variables in few words, whatever a student keeps in them."""

import sys
from typing import Any

import numpy
import pandas

from blockly_magic.values import TEXT, VARIABLES, describe, variables


class Endless:
    """What must never be called."""

    def __repr__(self) -> str:
        while True:
            pass

    __str__ = __len__ = __iter__ = __hash__ = __eq__ = __repr__  # type: ignore[assignment]

    def __getattribute__(self, name: str) -> Any:
        while True:
            pass


class Pet:
    def __init__(self, name: str) -> None:
        self.name, self.toys = name, ["ball"]


class Cunning(list[int]):
    def __len__(self) -> int:
        while True:
            pass


def test_plain_values() -> None:
    assert describe("n", 3) == {"name": "n", "type": "int", "value": "3", "shape": ""}
    assert describe("s", "a\n") == {"name": "s", "type": "str", "value": "'a\\n'", "shape": "2"}
    assert describe("t", (1,))["value"] == "(1,)"
    assert describe("d", {"a": [1, {2}]})["value"] == "{'a': [1, {2}]}"


def test_arrays_and_tables_show_their_shape() -> None:
    array = describe("a", numpy.zeros((60, 28, 28)))
    assert (array["shape"], array["value"]) == ("60×28×28", "[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, …] float64")
    table = describe("t", pandas.DataFrame({"name": ["a"], "age": [1]}))
    assert (table["type"], table["shape"], table["value"]) == ("DataFrame", "1×2", "'name', 'age'")
    assert describe("x", numpy.float32(0.5))["value"] == "0.5"


def test_an_object_shows_its_attributes() -> None:
    Pet.__module__ = "__main__"
    assert describe("p", Pet("Rex"))["value"] == "Pet(name='Rex', toys=['ball'])"


def test_nothing_of_the_students_runs() -> None:
    strange = type("Strange", (), {"__module__": 5})()
    shown, _ = variables({"a": Endless(), "b": [Endless()], "c": {1: Endless()}, "d": Cunning(), "e": strange})
    values = [variable["value"] for variable in shown]
    assert values == ["<Endless>", "[<Endless>]", "{1: <Endless>}", "<Cunning>", "<Strange>"]


def test_everything_is_bounded() -> None:
    nested: list[Any] = []
    nested.append(nested)
    huge = ["x" * 10**7, b"x" * 10**7, list(range(10**6)), 7**10**5, nested, dict.fromkeys(range(999), "y" * 999)]
    huge.append(range(10**sys.int_info.default_max_str_digits * 10))
    assert all(len(describe("x" * 999, value)["value"]) <= TEXT for value in huge)
    shown, more = variables({f"v{i}": i for i in range(VARIABLES + 7)})
    assert (len(shown), more) == (VARIABLES, 7)


def test_what_is_no_data_is_left_out() -> None:
    namespace = {"_1": 1, "sys": sys, "f": test_plain_values, "C": Pet, "In": [], "n": 1}
    assert [v["name"] for v in variables(namespace, {"In"})[0]] == ["n"]
