"""The doctor names the first broken link."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from blockroom import processes
from blockroom.classroom import container_name
from blockroom.engine import connect
from tests.room import Classroom


def examine(room: Classroom, **variables: str) -> tuple[int, str]:
    done = room.command("doctor", variables=variables)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout


@contextmanager
def without(room: Classroom, name: str) -> Iterator[None]:
    """The classroom with one of its parts killed; whole again at the end."""
    process = processes.running(room.settings, name)
    assert process is not None
    process.kill()
    process.wait(10)
    try:
        yield
    finally:
        room.up()


def test_a_healthy_classroom(running: Classroom) -> None:
    status, printed = examine(running)
    assert (status, printed.count("✓"), printed.count("✗")) == (0, 10, 0)


def test_docker_stopped(running: Classroom) -> None:
    status, printed = examine(running, DOCKER_HOST="unix:///nonexistent/docker.sock")
    assert status == 1
    assert "✗ Docker is up" in printed
    assert "Cure: make up" in printed


def test_hub_killed(running: Classroom) -> None:
    with without(running, "hub"):
        status, printed = examine(running)
    assert status == 1
    assert "the hub is not running" in printed


def test_proxy_killed(running: Classroom) -> None:
    with without(running, "proxy"):
        status, printed = examine(running)
    assert status == 1
    assert "the proxy is not running" in printed


def test_port_taken_by_another_program(running: Classroom) -> None:
    with without(running, "proxy"):
        with socket.create_server((running.settings.bind, running.settings.listen_port)):
            status, printed = examine(running)
            refused = running.command("up")
        assert status == 1
        assert f"port {running.settings.listen_port}" in printed
        assert "taken by another program: " in printed
        assert refused.returncode == 2
        assert "is used by another program" in refused.stderr


async def test_jupyter_hangs_or_dies_in_a_container(running: Classroom) -> None:
    async with running.student("student1"):
        container = connect().containers.get(container_name(running.settings, "student1"))
        container.pause()
        status, printed = examine(running)
        container.unpause()
        assert status == 1
        assert "Jupyter does not answer inside the container of student1" in printed
        container.reload()
        os.kill(container.attrs["State"]["Pid"], signal.SIGKILL)
        container.wait(timeout=20)
        status, printed = examine(running)
        assert status == 1
        assert "✗ The containers are up" in printed
        assert "student1" in printed
    async with running.student("student1"):
        assert examine(running)[0] == 0


def test_an_address_that_nobody_listens_on(running: Classroom) -> None:
    text = running.file.read_text()
    elsewhere = running.file.with_name("elsewhere.yaml")
    elsewhere.write_text(text.replace("127.0.0.1:28800", f"{running.settings.gateway}:28800"))
    done = running.command("doctor", file=elsewhere)
    assert done.returncode == 1
    assert "✗ The address that people use is listened on" in done.stdout
    assert "bind: 0.0.0.0" in done.stdout


def test_in_chinese(running: Classroom) -> None:
    with without(running, "hub"):
        status, printed = examine(running, LANG="zh_CN.UTF-8")
    assert status == 1
    assert "处理办法" in printed
