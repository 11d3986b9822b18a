"""Who gives a command, and where: as root on this machine, as oneself to a server."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from blockroom import cli, place, remote, status
from tests.room import REPOSITORY

SERVER = "address: https://school.example\nserver: {tls: internal}\n"


class Given(Exception):
    """The words given to another program."""


@pytest.fixture
def somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    def become(program: str, words: list[str]) -> None:
        raise Given(words)

    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(os, "execvp", become)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(remote, "forward", lambda *words: 7)
    monkeypatch.setattr(status, "show_status", lambda settings: True)


def give(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["blockroom", *words])
    return cli.run(cli.parser().parse_args(list(words)))


@pytest.mark.usefixtures("somebody")
def test_sudo_is_for_this_machine_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "classroom.yaml"
    file.write_text(SERVER, encoding="utf-8")
    assert give(monkeypatch, "--settings", str(file), "--sudo", "status") == 7
    file.write_text("demo: true\n", encoding="utf-8")
    with pytest.raises(Given) as given:
        give(monkeypatch, "--settings", str(file), "--sudo", "status")
    (words,) = given.value.args
    assert words[:2] == ["sudo", f"--preserve-env={place.KEPT}"]
    assert words[-5:] == ["-m", "blockroom.cli", "--settings", str(file), "status"]
    assert give(monkeypatch, "--settings", str(file), "status") == 0


def test_only_what_is_always_about_this_machine_runs_as_root_from_the_makefile() -> None:
    recipes = (REPOSITORY / "Makefile").read_text(encoding="utf-8").splitlines()
    assert [line.split()[2] for line in recipes if line.startswith("\t@$(SUDO) $(BLOCKROOM)")] == ["image"]
