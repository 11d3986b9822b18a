"""The members of modules: the same from the source as from what was imported, and nothing runs."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import textwrap
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest

from blockly_magic.members import files, held, installed, live, members, members_of_object, resolve, static
from blockly_magic.members.describe import MOST_MEMBERS, Description, Member, first_paragraph

Writer = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Writer]:
    """Writes files into a folder that packages are found in."""
    monkeypatch.syspath_prepend(str(tmp_path))
    before = set(sys.modules)

    def writer(name: str, source: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(source), encoding="utf-8")
        files.refresh()
        resolve.forget()
        return path

    yield writer
    for name in set(sys.modules) - before:
        del sys.modules[name]


def described(name: str) -> Description:
    found = members(name)
    assert found is not None
    return found


def by_name(description: Description | None) -> dict[str, Member]:
    assert description is not None
    return {member["name"]: member for member in description["members"]}


def names(member: Member) -> list[str]:
    return [parameter["name"] for parameter in member.get("parameters", [])]


@pytest.mark.parametrize("name", ["math", "random", "statistics", "json", "textwrap", "numpy", "pandas"])
def test_source_and_import_agree(name: str) -> None:
    read = static.describe(name)
    module = importlib.import_module(name)
    seen = live.describe_module(name, module)
    assert read is not None
    assert not read["live"]
    assert seen["live"]
    one, other = by_name(read), by_name(seen)
    assert sorted(one) == sorted(other)
    assert {n: m["kind"] for n, m in one.items()} == {n: m["kind"] for n, m in other.items()}
    alike = [n for n in one if names(one[n]) == names(other[n])]
    # C code and its stubs sometimes call a parameter by different names.
    assert len(alike) >= 0.7 * len(one)


def test_numpy_from_its_files() -> None:
    known = by_name(static.describe("numpy"))
    linspace = known["linspace"]
    assert names(linspace)[:3] == ["start", "stop", "num"]
    assert linspace.get("parameters", [])[2].get("default") == "50"
    assert linspace.get("doc", "").startswith("Return evenly spaced numbers")
    # Written in C, described in a stub and in a file of docstrings.
    assert names(known["zeros"])[:2] == ["shape", "dtype"]
    assert known["zeros"].get("doc", "").startswith("Return a new array")
    assert names(known["sin"])[0] in ("x", "x1")
    assert known["random"]["kind"] == "module"
    assert known["pi"]["kind"] == "constant"


def test_methods_of_an_instance_are_functions() -> None:
    known = by_name(static.describe("random"))
    assert names(known["randint"]) == ["a", "b"]
    assert known["seed"].get("returns") is False
    assert known["randint"].get("returns") is True


def test_turtle_without_a_screen() -> None:
    known = by_name(static.describe("turtle"))
    assert names(known["forward"]) == ["distance"]
    assert "Move the turtle forward" in known["forward"].get("doc", "")


def test_python_own_machine_code_is_asked() -> None:
    assert by_name(described("math"))["sqrt"].get("doc") == "Return the square root of x."


def test_the_rest_is_not_run(write: Writer, tmp_path: Path) -> None:
    trap = f"open({str(tmp_path / 'ran')!r}, 'w').close()\n"
    write(
        "trap/__init__.py",
        trap + "from .inner import work\nfrom .other import *\n__all__ = ['work', 'Thing', 'LIMIT']\n",
    )
    write(
        "trap/inner.py",
        trap + 'def work(a, b=2, *rest, c, d="x", **more):\n    """Works.\n\n    Hard."""\n    return a\n',
    )
    write("trap/other.py", trap + "class Thing:\n    'A thing.'\n    def __init__(self, size=(1, 2)): ...\nLIMIT = 7\n")
    known = by_name(described("trap"))
    assert not (tmp_path / "ran").exists()
    assert "trap" not in sys.modules
    assert known["work"] == {
        "name": "work",
        "kind": "function",
        "doc": "Works.",
        "returns": True,
        "parameters": [
            {"name": "a", "kind": "any"},
            {"name": "b", "kind": "any", "optional": True, "default": "2"},
            {"name": "rest", "kind": "args"},
            {"name": "c", "kind": "keyword"},
            {"name": "d", "kind": "keyword", "optional": True, "default": "'x'"},
            {"name": "more", "kind": "kwargs"},
        ],
    }
    assert known["Thing"].get("parameters") == [{"name": "size", "kind": "any", "optional": True, "default": "(1, 2)"}]
    assert known["LIMIT"].get("doc") == "= 7"
    assert names(by_name(described("trap.Thing")).get("size", Member(name="", kind="method"))) == []
    assert not (tmp_path / "ran").exists()


def test_a_submodule_does_not_import_its_package(write: Writer) -> None:
    write("outer/__init__.py", "raise SystemExit\n")
    write("outer/inner.py", "def f(x): ...\n")
    assert sorted(by_name(described("outer.inner"))) == ["f"]
    assert "outer" not in sys.modules


def test_private_and_foreign_names_are_left_out(write: Writer) -> None:
    write(
        "helper.py", "import math\nfrom os import path\n_secret = 1\ndef _inner(): ...\ndef 画(边): ...\nRED = 'red'\n"
    )
    read = sorted(by_name(described("helper")))
    assert read == ["RED", "画"]
    importlib.import_module("helper")
    seen = described("helper")
    assert seen["live"]
    assert sorted(by_name(seen)) == read


def test_what_is_deprecated_comes_last(write: Writer) -> None:
    write("old.py", 'def a():\n    """.. deprecated:: 2"""\n    return 1\ndef b(): ...\n')
    assert [m["name"] for m in described("old")["members"]] == ["b", "a"]


def test_stubs_speak_for_what_is_not_written_in_python(write: Writer) -> None:
    write("compiled/__init__.py", "from ._core import *\n")
    write("compiled/__init__.pyi", "from ._core import fast as fast, hidden\n")
    write(
        "compiled/_core.pyi",
        "import sys\nif sys.version_info >= (9, 0):\n    def new(): ...\ndef fast(x: int, /) -> None: ...\n",
    )
    known = by_name(described("compiled"))
    assert sorted(known) == ["fast"]
    assert known["fast"].get("parameters") == [{"name": "x", "kind": "positional", "annotation": "int"}]
    assert known["fast"].get("returns") is False


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("broken", "def f(:\n"),
        ("binary", "\0\1\2"),
        ("deep", "x = " + "(" * 5000 + ")" * 5000),
        ("deeper", "x = " + "-" * 100_000 + "1"),
        ("circle", "from circle import *\nfrom circle import f\ng = g\nh = i\ni = h\n"),
        ("heirs", "class A(B): ...\nclass B(A): ...\n"),
        ("strange", "__all__ = [1, 'f', 'a b', None] + unknown() + __all__\ndef f(): ...\n"),
        ("empty", ""),
    ],
)
def test_a_broken_package_harms_nobody(write: Writer, name: str, source: str) -> None:
    write(f"{name}.py", source)
    description = described(name)
    assert all(member["name"].isidentifier() for member in description["members"])


def test_a_huge_module_is_bounded(write: Writer) -> None:
    write("huge.py", "".join(f"def f{i}({', '.join(f'a{j}' for j in range(60))}): ...\n" for i in range(700)))
    description = described("huge")
    assert len(description["members"]) == MOST_MEMBERS
    assert description["left_out"] == 700 - MOST_MEMBERS
    assert len(names(description["members"][0])) == 40


@pytest.mark.parametrize(
    ("doc", "text"),
    [
        ("First\nline.\n\nSecond.", "First line."),
        ("f(x, y=1) -> int\n\nAdds.", "Adds."),
        ("f(x)\n--\n\nf(x)\n\nAdds.", "Adds."),
        ("Title\n=====\n\nText", "Title"),
        ("a\u202eb\u0007c", "abc"),
        ("x" * 5000, "x" * 399 + "…"),
        (" \n\n ", ""),
        (7, ""),
        (None, ""),
    ],
)
def test_docstrings(doc: object, text: str) -> None:
    assert first_paragraph(doc) == text


def test_changes_are_noticed(write: Writer) -> None:
    path = write("changing.py", "def one(): ...\n")
    assert sorted(by_name(described("changing"))) == ["one"]
    assert described("changing") is described("changing")
    write("changing.py", "def two(): ...\n")
    os.utime(path, ns=(1, 1))
    assert sorted(by_name(described("changing"))) == ["two"]


def test_what_is_not_there() -> None:
    assert members("no_such_module") is None
    assert members("json.no_such_module") is None
    assert members("os; print(1)") is None
    assert members("") is None


class Trap:
    """Whoever looks at it too closely runs its code."""

    caught: ClassVar[list[str]] = []

    def __init__(self, speed: int = 3) -> None:
        vars(self)["colour"] = "red"

    def __getattr__(self, name: str) -> Any:
        self.caught.append(name)
        raise SystemExit

    def __getattribute__(self, name: str) -> Any:
        type(self).caught.append(name)
        return super().__getattribute__(name)

    def __repr__(self) -> str:
        self.caught.append("repr")
        raise SystemExit

    @property
    def place(self) -> int:
        """Where it is."""
        self.caught.append("place")
        raise SystemExit

    def move(self, steps: int = 1, *, fast: bool = False) -> None:
        """Go forward."""

    def answer(self) -> int:
        return 42

    @staticmethod
    def count(*things: object) -> int:
        return len(things)


def test_objects_are_looked_at_and_nothing_of_them_runs() -> None:
    robot = Trap()
    Trap.caught.clear()
    description = members_of_object("robot", {"robot": robot})
    assert Trap.caught == []
    known = by_name(description)
    assert sorted(known) == ["answer", "caught", "colour", "count", "move", "place"]
    assert known["move"] == {
        "name": "move",
        "kind": "method",
        "doc": "Go forward.",
        "returns": False,
        "parameters": [
            {"name": "steps", "kind": "any", "optional": True, "default": "1", "annotation": "int"},
            {"name": "fast", "kind": "keyword", "optional": True, "default": "False", "annotation": "bool"},
        ],
    }
    assert known["answer"].get("returns") is True
    assert names(known["count"]) == ["things"]
    assert known["place"] == {"name": "place", "kind": "property", "doc": "Where it is."}
    assert known["colour"]["kind"] == "property"


def test_a_metaclass_is_not_asked_either() -> None:
    class Meta(type):
        def __getattribute__(cls, name: str) -> Any:
            raise SystemExit

    class Odd(metaclass=Meta):
        __slots__ = ()

        def work(self) -> None: ...

        @property  # type: ignore[misc]
        def __class__(self) -> Any:
            raise SystemExit

    assert sorted(by_name(members_of_object("odd", {"odd": object.__new__(Odd)}))) == ["work"]


def test_a_class_says_what_making_its_objects_takes() -> None:
    description = members_of_object("Trap", {"Trap": Trap})
    assert description is not None
    assert description["kind"] == "class"
    assert description.get("parameters", [])[0]["name"] == "speed"


def test_what_the_program_holds() -> None:
    own = type("Robot", (), {"__module__": "__main__"})
    namespace = {
        "np": importlib.import_module("json"),
        "Robot": own,
        "robot": own(),
        "numbers": [1],
        "name": "x",
        "_hidden": own(),
        "In": own(),
        "helper": types.ModuleType("helper"),
    }
    assert held(namespace, {"In": namespace["In"]}) == {
        "modules": [("np", "json"), ("helper", "helper")],
        "classes": ["Robot"],
        "objects": [("robot", "Robot")],
    }


def test_suggestions_are_public_modules(write: Writer) -> None:
    write("mine.py", "")
    suggested = installed()
    assert {"math", "mine", "pytest"} <= set(suggested)
    assert not [name for name in suggested if name.startswith("_")]


def test_packages_that_a_student_installed(tmp_path: Path) -> None:
    """`pip install --user` puts them where Python looks by itself."""
    source = "import site, sys; print(site.getusersitepackages())"
    environment = os.environ | {"PYTHONUSERBASE": str(tmp_path), "PYTHONNOUSERSITE": ""}
    python = sys.executable if sys.prefix == sys.base_prefix else sys._base_executable  # type: ignore[attr-defined]
    folder = subprocess.run([python, "-c", source], env=environment, capture_output=True, text=True, check=True).stdout
    package = Path(folder.strip()) / "mine.py"
    package.parent.mkdir(parents=True)
    package.write_text("def made_by_me(): ...\n", encoding="utf-8")
    ask = "from blockly_magic.members import members; print([m['name'] for m in members('mine')['members']])"
    paths = {"PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run([python, "-c", ask], env=environment | paths, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "['made_by_me']"
