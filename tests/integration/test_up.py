"""Bringing a classroom up, again, and walking a student's way through it."""

from __future__ import annotations

import asyncio
import json
import stat

import pytest
import yaml

from blockroom import processes, smoke
from blockroom.errors import UserError
from blockroom.names import TEST_STUDENT
from tests.room import Classroom, Student


def pids(room: Classroom) -> list[int]:
    found = [processes.running(room.settings, one.name) for one in processes.parts(room.settings, room.file)]
    return [process.pid for process in found if process]


def test_a_second_up_changes_nothing(running: Classroom) -> None:
    before = pids(running)
    done = running.up()
    assert pids(running) == before
    assert len(before) == 3
    assert "nothing to change" in done.stderr


def test_it_prints_the_address_and_the_teachers_password(running: Classroom) -> None:
    printed = running.up().stdout.splitlines()
    assert printed == [running.settings.address, f"teacher: one-time password {running.password('teacher')}"]


def test_secrets_are_private_and_in_no_log(running: Classroom) -> None:
    secrets = [path for path in running.settings.secrets.iterdir() if path.is_file()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in secrets} == {0o600}
    words = [running.password(name) for name in ("teacher", "student1")]
    words += [path.read_text() for path in secrets if path.suffix != ".csv"]
    logs = "".join(path.read_text(errors="replace") for path in (running.settings.data / "logs").glob("*.log"))
    assert logs
    assert not [word for word in words if word in logs]
    for process in (processes.running(running.settings, name) for name in ("hub", "proxy", "culler")):
        assert process is not None
        assert not [word for word in words if word in " ".join(process.cmdline())]


def test_settings_that_change_restart_only_what_they_concern(running: Classroom) -> None:
    text = running.file.read_text()
    before = {name: processes.running(running.settings, name) for name in ("hub", "proxy", "culler")}
    running.file.write_text(text.replace("Test school", "Other school"))
    try:
        running.up()
        after = {name: processes.running(running.settings, name) for name in before}
        assert {name for name in before if before[name] != after[name]} == {"hub"}
    finally:
        running.file.write_text(text)
        running.up()


def test_smoke_walks_a_students_whole_way(running: Classroom) -> None:
    done = running.command("smoke")
    assert done.returncode == 0, done.stdout + done.stderr
    line = json.loads(done.stdout)
    assert (line["tensorflow"], line["result"], line["ok"]) == ("2.21.0", 42, True)
    assert min(line["login_s"], line["spawn_s"], line["kernel_s"]) > 0
    assert running.api("GET", "/users/student1")["servers"] == {}


def test_smoke_of_a_chosen_student_and_of_nobody(running: Classroom) -> None:
    done = running.command("smoke", "--user", "student2")
    assert json.loads(done.stdout)["ok"] is True
    done = running.command("smoke", "--user", "nobody")
    assert done.returncode == 2
    assert "There is no student nobody" in done.stderr
    assert done.stdout == ""


def test_status_lists_every_part(running: Classroom) -> None:
    done = running.command("status")
    assert done.returncode == 0
    for word in ("proxy", "hub", "culler", "docker", running.settings.address):
        assert word in done.stdout


async def test_work_lasts_when_the_server_stops(running: Classroom) -> None:
    async with running.student("student1") as student:
        await student.run("open('poem.txt', 'w').write('spring')")
    async with running.student("student1") as student:
        assert await student.run("print(open('poem.txt').read())") == "spring\n"


async def install(student: Student, *packages: str) -> str:
    words = ["install", "--user", "--quiet", "--disable-pip-version-check", *packages]
    code = f"import subprocess, sys; print(subprocess.run([sys.executable, '-m', 'pip', *{words}]).returncode)"
    return await student.run(code)


async def test_what_a_student_installs_lasts_and_cannot_break_the_server(running: Classroom) -> None:
    async with running.student("student3") as student:
        assert await install(student, "cowsay==6.1", "--no-deps") == "0\n"
        # A version that the server itself could not start with.
        assert await install(student, "jupyter-server==1.24.0", "--no-deps") == "0\n"
        await student.run("open('.bashrc', 'a').write('exit 3\\n'); open('.profile', 'a').write('exit 3\\n')")
        await student.run("import os; os.makedirs('.jupyter', exist_ok=True)")
        await student.run("open('.jupyter/jupyter_server_config.py', 'w').write('1/0')")
    async with running.student("student3") as student:
        assert await student.run("import cowsay; print(cowsay.__version__)") == "6.1\n"
        assert await student.run("print(6 * 7)") == "42\n"


async def test_a_password_that_was_used_is_not_shown_again(running: Classroom) -> None:
    words = {"new_password": "chalk and talk", "new_password_again": "chalk and talk"}
    async with smoke.browser(running.settings) as client:
        page = await client.get("/hub/login")
        for answers in ({"username": "teacher", "password": running.password("teacher")}, words):
            form = smoke.Form()
            form.feed(page.text)
            page = await client.post("/hub/login", data={**form.fields, **answers})
    assert page.status_code == 302
    done = await asyncio.to_thread(running.up)
    assert done.stdout.splitlines() == [running.settings.address]


def test_without_a_limit_a_culler_that_runs_is_stopped(running: Classroom) -> None:
    text = running.file.read_text()
    values = yaml.safe_load(text)
    running.file.write_text(yaml.safe_dump(values | {"student": {**values.get("student", {}), "idle_timeout": 0}}))
    try:
        running.up()
        assert processes.running(running.settings, "culler") is None
    finally:
        running.file.write_text(text)
        running.up()
    assert processes.running(running.settings, "culler") is not None


def test_smoke_where_another_service_has_the_passwords(running: Classroom, capsys: pytest.CaptureFixture[str]) -> None:
    login = running.settings.login.model_copy(update={"method": "oidc"})
    settings = running.settings.model_copy(update={"login": login})
    try:
        assert smoke.run(settings, "")
    finally:
        running.api("DELETE", f"/users/{TEST_STUDENT}")
    line = json.loads(capsys.readouterr().out)
    assert line["ok"] is True
    assert "not tried" in line["untried"]
    with pytest.raises(UserError, match="leave the name out"):
        smoke.run(settings, "student1")
