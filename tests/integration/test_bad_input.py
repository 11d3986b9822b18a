"""Mistakes of an operator: each a sentence and status 2, nothing started half-way."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.room import Classroom, make_classroom

BASE = """\
instance: school-bad
address: http://127.0.0.1:28900
ports: {hub: 28981, proxy_api: 28901}
containers: {subnet: 172.29.65.0/24}
"""


def refused(room: Classroom) -> str:
    """What `up` says when it refuses; nothing may have been made by then."""
    done = room.command("up")
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert not list(room.file.parent.glob("data/run/*"))
    return done.stderr


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("studnet: {}", "classroom.yaml:5: studnet: unknown key; known here: address, backup, bind"),
        (
            "student: {memory: lots}",
            "classroom.yaml:5: student.memory: found 'lots'; allowed: a size such as 512M or 2G",
        ),
        ("demo: [1]", "classroom.yaml:5: demo: found [1]; allowed: true or false"),
        ("name: [", "classroom.yaml: not valid YAML"),
        (
            "demo: true\nlogin: {method: github, client_id: x, client_secret_file: y}",
            "roster and demo need login.method roster",
        ),
    ],
)
def test_a_mistake_in_the_settings(tmp_path: Path, line: str, said: str) -> None:
    assert said in refused(make_classroom(tmp_path, BASE + line + "\n"))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a/b,7a,student", "line 2, 'a/b'"),
        ("x" * 300 + ",7a,student", "longer than 64 characters"),
        ("ann,7a,student\nAnn,7a,student", "The name is there twice; the first is in line 2"),
        ("ann,7a,head", "The role is 'head'"),
    ],
)
def test_a_mistake_in_the_roster(tmp_path: Path, row: str, said: str) -> None:
    room = make_classroom(tmp_path, BASE + "roster: people.csv\n")
    (tmp_path / "people.csv").write_text(f"name,class,role\n{row}\n", encoding="utf-8")
    assert said in refused(room)


def test_a_roster_that_is_not_there(tmp_path: Path) -> None:
    assert "people.csv" in refused(make_classroom(tmp_path, BASE + "roster: people.csv\n"))


def test_a_port_in_use(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 28900)):
        said = refused(make_classroom(tmp_path, BASE))
    assert "address: port 28900 of 127.0.0.1 is used by another program: " in said


def test_an_image_that_is_nowhere(running: Classroom, tmp_path: Path) -> None:
    said = refused(make_classroom(tmp_path, BASE + "student: {image: 'blockroom/nowhere:1'}\n"))
    assert "there is no image blockroom/nowhere:1" in said


def test_a_settings_file_that_is_not_there(tmp_path: Path) -> None:
    assert "no such file" in refused(Classroom(tmp_path / "classroom.yaml"))
