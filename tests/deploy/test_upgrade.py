"""From the version before to this one, with programs running; and back where a step fails."""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.conftest import DEPLOY, fresh, image_archive
from tests.deploy.people import count, passwords, student
from tests.deploy.server import Server
from tests.room import REPOSITORY

COUNT_SECONDS = 150
STUDENTS = ("student1", "student2", "student3")


def git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout.strip()


def previous_version() -> str:
    """The commit of the version before this one: the newest release that is not the present commit.

    Where a clone brought neither tags nor history there is none to be had; then the present commit stands for it.
    """
    tags = git("tag", "--merged", "HEAD", "--sort=-version:refname", "v*").split()
    head = git("rev-parse", "HEAD")
    older = [git("rev-parse", f"{tag}^{{commit}}") for tag in tags]
    # Where a clone brought no tags, a release is known by its commit's subject.
    older += git("log", "--format=%H", "--grep=^Release [0-9]").split()
    return next((commit for commit in older if commit != head), head)


def checkout(commit: str, name: str) -> Path:
    """A version's files in a folder of their own."""
    folder = DEPLOY / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    archive = subprocess.run(["git", "archive", commit], cwd=REPOSITORY, capture_output=True, check=True).stdout
    subprocess.run(["tar", "-x", "-C", str(folder)], input=archive, check=True)
    return folder


@pytest.fixture(scope="module")
def older(standins: dict[str, str]) -> Iterator[Server]:
    """A Debian 12 server that runs the version before this one."""
    commit = previous_version()
    folder = checkout(commit, "previous")
    project = folder / "hub" / "pyproject.toml"
    if commit == git("rev-parse", "HEAD"):
        project.write_text(re.sub(r"(?m)^version = .*", 'version = "0.0.1"', project.read_text(encoding="utf-8")))
    print(f"before the upgrade: {git('log', '-1', '--format=%h %s', commit)}")  # noqa: T201
    server = fresh("bookworm", 12, standins["bookworm"])
    server.make("deploy", f"IMAGE={image_archive(folder, 'previous')}", repository=folder)
    yield server
    server.destroy()


def release_of(server: Server) -> str:
    return server.run("readlink /opt/blockroom/current").strip()


async def test_an_upgrade_interrupts_no_program(older: Server, archive: str) -> None:
    before = release_of(older)
    numbers: dict[str, list[int]] = {name: [] for name in STUDENTS}
    known = passwords(older)
    images = "docker ps --format '{{.Names}} {{.Image}}' | sort"
    async with (
        student(older, "student1", known["student1"]) as one,
        student(older, "student2", known["student2"]) as two,
        student(older, "student3", known["student3"]) as three,
    ):
        counting = [asyncio.create_task(count(who, numbers[who.name], COUNT_SECONDS)) for who in (one, two, three)]
        running = older.run(images)
        await asyncio.to_thread(older.make, "upgrade", f"IMAGE={archive}")
        assert release_of(older) != before
        assert older.run(images) == running
        await asyncio.gather(*counting)
    assert numbers == {name: list(range(COUNT_SECONDS)) for name in STUDENTS}
    # Whoever starts now gets the new image.
    older.run("docker rm --force blockroom-student1 && systemctl restart blockroom-hub")
    wanted = older.run(f"cat {release_of(older)}/image.txt").strip()
    async with student(older, "student1", known["student1"]) as one:
        assert await one.run("print(6 * 7)") == "42\n"
        assert older.run("docker inspect -f '{{.Config.Image}}' blockroom-student1").strip() == wanted


async def test_an_upgrade_that_fails_leaves_the_old_version_serving(older: Server, archive: str) -> None:
    before = release_of(older)
    broken = checkout("HEAD", "broken")
    config = broken / "hub" / "jupyterhub_config.py"
    config.write_text(
        config.read_text(encoding="utf-8") + "\nraise SystemExit('deliberately broken')\n", encoding="utf-8"
    )
    numbers: list[int] = []
    known = passwords(older)
    async with student(older, "student2", known["student2"]) as two:
        counting = asyncio.create_task(count(two, numbers, COUNT_SECONDS))
        done = await asyncio.to_thread(older.make, "upgrade", f"IMAGE={archive}", repository=broken, check=False)
        assert done.returncode != 0
        assert "deliberately broken" in done.stdout + done.stderr
        assert release_of(older) == before
        await counting
    assert numbers == list(range(COUNT_SECONDS))
    async with student(older, "student3", known["student3"]) as three:
        assert await three.run("print(6 * 7)") == "42\n"


async def test_an_upgrade_that_starts_no_server_leaves_the_old_version_serving(older: Server, archive: str) -> None:
    """The hub itself is well: only a server that is started tells."""
    before = release_of(older)
    lame = checkout("HEAD", "lame")
    spawner = lame / "hub" / "src" / "blockroom" / "spawner.py"
    text = spawner.read_text(encoding="utf-8")
    assert "/opt/server/bin/jupyterhub-singleuser" in text
    spawner.write_text(text.replace("/opt/server/bin/jupyterhub-singleuser", "/opt/server/bin/nothing"), "utf-8")
    done = await asyncio.to_thread(older.make, "upgrade", f"IMAGE={archive}", repository=lame, check=False)
    assert done.returncode != 0
    assert "serves again" in done.stdout + done.stderr
    assert release_of(older) == before
    async with student(older, "student3", passwords(older)["student3"]) as three:
        assert await three.run("print(6 * 7)") == "42\n"


async def test_back_to_the_version_before(older: Server) -> None:
    current = release_of(older)
    known = passwords(older)
    await asyncio.to_thread(older.make, "rollback")
    assert release_of(older) != current
    async with student(older, "student2", known["student2"]) as two:
        assert await two.run("print(6 * 7)") == "42\n"
