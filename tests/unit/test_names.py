"""Names of people and classes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blockroom import names


@pytest.mark.parametrize("name", ["ada", "小明", "li.na", "a-b_c", "ada.l@x.edu", "7", "ñandú", "x" * 64, "明" * 22])
def test_names_that_people_have(name: str) -> None:
    assert names.person_problem(names.normal(name)) is None


@pytest.mark.parametrize(
    "name", ["", "a/b", "../etc", "-rf", ".x", "a b", "a:b", "a\nb", "x" * 65, "x" * 300, "明" * 23]
)
def test_names_that_cannot_be(name: str) -> None:
    assert names.person_problem(name) is not None


@pytest.mark.parametrize("name", ["7a", "高一(3)班", "Year-7", "a.b_c"])
def test_classes(name: str) -> None:
    assert names.class_problem(names.normal_class(name)) is None


@pytest.mark.parametrize("name", ["", "a b", "7a:teachers", "a!b", "a=b", "a/b", "x" * 65, "a|b"])
def test_classes_that_cannot_be(name: str) -> None:
    assert names.class_problem(name) is not None


@given(st.text(max_size=70))
def test_whatever_is_typed_becomes_one_spelling(typed: str) -> None:
    once = names.normal(typed)
    assert names.normal(once) == once


@given(st.text(max_size=70))
def test_an_allowed_name_is_one_safe_folder(typed: str) -> None:
    name = names.normal(typed)
    if names.person_problem(name) is None:
        assert re.fullmatch(r"[a-z0-9-]{1,200}", names.escaped(name))


@given(st.text(max_size=20), st.text(max_size=20))
def test_two_people_never_share_a_folder(one: str, other: str) -> None:
    first, second = names.normal(one), names.normal(other)
    if first != second:
        assert names.escaped(first) != names.escaped(second)
