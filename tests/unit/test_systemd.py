"""Which units a server has, and which of them start with the machine."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path

import pytest

from blockroom import systemd
from blockroom.backup import UNWANTED
from blockroom.settings import Settings, parse

CULLER = "blockroom-culler.service"


class Systemd:
    """What systemctl does with the units of a folder."""

    def __init__(self) -> None:
        self.enabled: set[str] = set()
        self.running: set[str] = set()

    def systemctl(self, verb: str, *words: str) -> str:
        names = {word for word in words if not word.startswith("--")}
        match verb:
            case "enable":
                self.enabled |= names
            case "disable":
                self.enabled -= names
                self.running -= names if "--now" in words else set()
            case "start" | "restart":
                self.running |= names
            case "show":
                return "\n".join(f"UnitFileState={'enabled' if name in self.enabled else 'disabled'}" for name in words)
        return ""


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Systemd:
    machine = Systemd()
    (tmp_path / "units").mkdir()
    monkeypatch.setattr(systemd, "INSTALLED", tmp_path / "units")
    monkeypatch.setattr(systemd, "RECORD", tmp_path / "record")
    monkeypatch.setattr(systemd, "systemctl", machine.systemctl)
    return machine


def settings_with(idle_timeout: int) -> Settings:
    text = "address: https://school.example\nserver: {tls: internal}\n"
    return parse(f"{text}student: {{idle_timeout: {idle_timeout}}}\n", Path("/classroom.yaml"))


def test_installing_again_changes_nothing(machine: Systemd) -> None:
    assert systemd.install_units(settings_with(3600))
    assert machine.enabled == set(systemd.starting(settings_with(3600)))
    assert not systemd.install_units(settings_with(3600))


def test_units_of_another_release_go_and_those_of_the_operator_stay(machine: Systemd) -> None:
    systemd.install_units(settings_with(3600))
    for name in ("blockroom-copies.timer", "blockroom-older.service"):
        (systemd.INSTALLED / name).touch()
    machine.enabled |= {"blockroom-copies.timer", "blockroom-older.service"}
    with systemd.RECORD.open("a", encoding="utf-8") as record:
        record.write("blockroom-older.service\n")
    assert systemd.install_units(settings_with(3600))
    assert not (systemd.INSTALLED / "blockroom-older.service").exists()
    assert (systemd.INSTALLED / "blockroom-copies.timer").exists()
    assert machine.enabled == {*systemd.starting(settings_with(3600)), "blockroom-copies.timer"}


def test_without_a_limit_no_culler_starts_with_the_machine(machine: Systemd) -> None:
    systemd.install_units(settings_with(3600))
    machine.running.add(CULLER)
    assert systemd.install_units(settings_with(0))
    assert CULLER not in machine.enabled | machine.running
    assert not systemd.install_units(settings_with(0))
    assert systemd.install_units(settings_with(60))
    assert CULLER in machine.enabled


@pytest.mark.parametrize(("status", "means"), [(0, 0), (UNWANTED, 1), (1, 255), (2, 255), (127, 255)])
def test_only_a_backup_that_nobody_wants_is_skipped(tmp_path: Path, status: int, means: int) -> None:
    """To systemd 0 is a yes and 255 a failure; anything between skips the unit, and nobody hears of it."""
    unit = (systemd.UNITS / "blockroom-backup.service").read_text(encoding="utf-8")
    line = next(line for line in unit.splitlines() if line.startswith("ExecCondition="))
    command = tmp_path / "blockroom"
    command.write_text(f"#!/bin/sh\nexit {status}\n", encoding="ascii")
    command.chmod(0o755)
    words = shlex.split(line.partition("=")[2].replace("$$", "$").replace("/usr/local/bin/blockroom", str(command)))
    assert subprocess.run(words, check=False).returncode == means
