"""The roster's CSV file and its database."""

from __future__ import annotations

from pathlib import Path

import pytest

from blockroom.errors import UserError
from blockroom.roster import Entry, Roster, read_csv


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def mistakes(path: Path) -> list[str]:
    with pytest.raises(UserError) as caught:
        read_csv(path)
    assert caught.value.status == 2
    return str(caught.value).splitlines()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_what_spreadsheets_write(tmp_path: Path, encoding: str, separator: str) -> None:
    lines = ["name,class,role", "wang,高一(3)班,teacher", "小明,高一(3)班,student", "", "Ada,7a,Student"]
    text = "\r\n".join(lines).replace(",", separator) + "\r\n"
    people = read_csv(write(tmp_path / "roster.csv", text, encoding))
    assert [(one.name, one.classes, one.role) for one in people] == [
        ("wang", ("高一(3)班",), "teacher"),
        ("小明", ("高一(3)班",), "student"),
        ("ada", ("7a",), "student"),
    ]


def test_columns_in_any_order_and_those_that_may_be_missing(tmp_path: Path) -> None:
    text = 'Role,Display_Name,NAME,password,class\nstudent,"Lovelace, Ada",ada,long enough,7a|7b\nteacher,,wang,,\n'
    ada, wang = read_csv(write(tmp_path / "r.csv", text))
    assert ada == Entry("ada", "7a|7b", "student", "long enough", "Lovelace, Ada")
    assert ada.classes == ("7a", "7b")
    assert wang.classes == ()


def test_names_typed_with_full_width_letters_are_the_same_names(tmp_path: Path) -> None:
    (one,) = read_csv(write(tmp_path / "r.csv", "name,class,role\nＡｄａ１,高一（3）班,student\n"))
    assert (one.name, one.classes) == ("ada1", ("高一(3)班",))


def test_every_mistake_is_named_with_its_line(tmp_path: Path) -> None:
    rows = [
        "name,class,role,password",
        "a/b,7a,student,",
        ",7a,student,",
        f"{'x' * 65},7a,student,",
        "ada,7a,student,",
        "ADA,7a,student,",
        "bob,7a,pupil,",
        "eve,,student,",
        "mia,7a,student,short",
        f"{'明' * 23},7a,student,",
        "zoe,7 a,student,",
    ]
    path = write(tmp_path / "roster.csv", "\n".join(rows))
    found = mistakes(path)
    assert [line.split(",")[1].strip() for line in found] == [f"line {n}" for n in (2, 3, 4, 6, 7, 8, 9, 10, 11)]
    assert all(line.startswith(str(path)) for line in found)
    words = ["letters, digits", "is empty", "64 characters", "there twice; the first is in line 5", "'pupil'"]
    words += ["class is empty", "at least 8", "22 Chinese", "class may have"]
    assert all(word in line for word, line in zip(words, found, strict=True))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "missing column"),
        ("name,class\n", "missing column role"),
        ("name,class,role,age\n", "unknown column age"),
        ("name,name,class,role\n", "twice"),
        ("name,class,role\n", "nobody"),
        ("name,class,role\nada,7a,student,x,y\n", "5 values for 3 columns"),
        ('name,class,role\nada,7a,student\nbob,"7a,student\ntom,7a,student\n', "line 3: a quotation mark"),
        ('name,class,role\nbob,"7a,student\ntom,7a","student"\n', "line 2: a quotation mark"),
        ('name,class,role\nbob,"7"a,student\n', "line 2: a quotation mark"),
        ('name,class,role\nbob,"7a,student\n' + "tom,7a,student\n" * 10_000, "line 2: a quotation mark"),
    ],
)
def test_a_file_that_is_no_roster(tmp_path: Path, text: str, word: str) -> None:
    (line,) = mistakes(write(tmp_path / "r.csv", text))
    assert word in line


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    assert "cannot be read" in mistakes(tmp_path / "none.csv")[0]
    binary = tmp_path / "image.csv"
    binary.write_bytes(b"\x89PNG\xff\xff\x00")
    assert "GB18030" in mistakes(binary)[0]


def test_the_database_adds_moves_and_keeps_passwords(tmp_path: Path) -> None:
    roster = Roster(tmp_path / "roster.sqlite")
    assert roster.put(Entry("ada", "7a", "student", display_name="Ada L."))
    roster.set_password("ada", "hash", one_time=True)
    assert not roster.put(Entry("ada", "7a", "student"))
    assert roster.put(Entry("ada", "7b", "student"))
    ada = roster.find("ada")
    assert ada is not None
    assert (ada.classes, ada.hash, ada.one_time, ada.display_name) == (("7b",), "hash", True, "Ada L.")
    roster.put(Entry("wang", "7b|7c", "teacher"))
    assert roster.classes() == ["7b", "7c"]
    wang = Roster(tmp_path / "roster.sqlite").find("wang")
    assert wang is not None
    assert (wang.classes, wang.role) == (("7b", "7c"), "teacher")
    assert (tmp_path / "roster.sqlite").stat().st_mode & 0o077 == 0


def test_a_password_that_was_replaced_meanwhile_is_not_replaced_again(tmp_path: Path) -> None:
    roster = Roster(tmp_path / "roster.sqlite")
    roster.put(Entry("ada", "7a", "student"))
    roster.set_password("ada", "slip", one_time=True)
    assert roster.replace_password("ada", "slip", "first")
    assert not roster.replace_password("ada", "slip", "second")
    assert not roster.replace_password("nobody", "slip", "third")
    ada = roster.find("ada")
    assert ada is not None
    assert (ada.hash, ada.one_time) == ("first", False)


def test_removing_somebody_forgets_the_classes_too(tmp_path: Path) -> None:
    roster = Roster(tmp_path / "roster.sqlite")
    roster.put(Entry("ada", "7a", "student"))
    roster.remove("ada")
    assert roster.find("ada") is None
    assert roster.classes() == []
