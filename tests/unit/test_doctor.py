"""The doctor's walk, and what it makes of a server's state."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from blockroom import checks_server, doctor, place, systemd
from blockroom.backup_status import status_file
from blockroom.checks import Broken, Doubt
from blockroom.settings import SERVER_CODE, Settings, parse

SERVER = "address: https://school.example\nserver: {tls: internal}\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = parse(SERVER + "backup: {to: /mnt/backup}\n", tmp_path / "classroom.yaml")
    settings = settings.model_copy(update={"data": tmp_path / "data"})
    settings.data.mkdir()
    return settings


def fine(settings: Settings) -> str:
    return "as it should be"


def doubtful(settings: Settings) -> str:
    raise Doubt("old", "renew it")


def broken(settings: Settings) -> str:
    raise Broken("gone", "fetch it")


def unreadable(settings: Settings) -> str:
    raise PermissionError("no entry")


def examined(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, *checks: Callable[[Settings], str], strict: bool = False
) -> bool:
    monkeypatch.setattr(doctor, "SERVER_CHECKS", [(check.__name__, check) for check in checks])
    return doctor.examine(settings, as_json=True, strict=strict)


def test_a_doubt_is_shown_and_is_a_failure_only_where_wanted(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert examined(monkeypatch, settings, fine, doubtful, fine)
    told = json.loads(capsys.readouterr().out)
    assert told["verdict"] == "warning"
    assert [one["verdict"] for one in told["checks"]] == ["ok", "warning", "ok"]
    assert told["checks"][1] == {
        "check": "doubtful",
        "title": "doubtful",
        "verdict": "warning",
        "found": "old",
        "cure": "renew it",
    }
    assert not examined(monkeypatch, settings, fine, doubtful, strict=True)
    assert examined(monkeypatch, settings, fine, strict=True)


@pytest.mark.parametrize("check", [broken, unreadable])
def test_the_walk_ends_at_the_first_broken_link(
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    check: Callable[[Settings], str],
) -> None:
    assert not examined(monkeypatch, settings, doubtful, check, fine)
    told = json.loads(capsys.readouterr().out)
    assert told["verdict"] == "broken"
    assert [one["verdict"] for one in told["checks"]] == ["warning", "broken"]
    assert told["checks"][-1]["cure"]


def test_verbs_are_those_of_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (place.verb("up"), place.restart("hub")) == ("make up", "make down && make up")
    assert place.start_docker() == "make up"
    monkeypatch.setattr(place, "REPOSITORY", SERVER_CODE / "releases" / "1")
    assert (place.verb("up"), place.restart("hub")) == ("blockroom up", "systemctl restart blockroom-hub")
    assert place.start_docker() == "systemctl start docker"


def disk(blocks: int, used: int, reserved: int = 0, files: int = 0, used_files: int = 0) -> os.statvfs_result:
    free = blocks - used
    return os.statvfs_result((4096, 4096, blocks, free, free - reserved, files, files - used_files, 0, 0, 255))


@pytest.mark.parametrize(
    ("found", "percent"),
    [
        (disk(1000, 500), 50),
        # The 100 blocks that root keeps for itself are of no use to students.
        (disk(1000, 810, reserved=100), 90),
        (disk(1000, 10, files=100, used_files=95), 95),
        (disk(0, 0), 0),
    ],
)
def test_how_full_a_disk_is(found: os.statvfs_result, percent: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "statvfs", lambda folder: found)
    assert checks_server.used_percent(Path("/")) == pytest.approx(percent)


@pytest.mark.parametrize(("used", "trouble"), [(80, None), (91, Doubt), (99.5, Broken)])
def test_disks(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, used: float, trouble: type[Doubt | Broken] | None
) -> None:
    monkeypatch.setattr(checks_server, "used_percent", lambda folder: used)
    if trouble is None:
        assert checks_server.check_room(settings).startswith("/ 80 %")
    else:
        with pytest.raises(trouble, match=f"/ {used:.0f} %"):
            checks_server.check_room(settings)


def test_memory_for_one_more_student(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    free = settings.student.memory
    monkeypatch.setattr(psutil, "virtual_memory", lambda: SimpleNamespace(available=free, total=2 * free))
    assert checks_server.check_memory(settings)
    free -= 1
    with pytest.raises(Doubt, match="a student may use"):
        checks_server.check_memory(settings)


def note_backup(settings: Settings, ok: bool, hours: float) -> None:
    last = (datetime.now(UTC) - timedelta(hours=hours)).isoformat(timespec="seconds")
    status_file(settings).write_text(json.dumps({"ok": ok, "last_good": last, "error": "the disk is full"}))


def test_backups(settings: Settings) -> None:
    with pytest.raises(Doubt, match="there is no backup yet"):
        checks_server.check_backup(settings)
    note_backup(settings, ok=True, hours=30)
    assert "30 hours" in checks_server.check_backup(settings)
    note_backup(settings, ok=False, hours=30)
    with pytest.raises(Doubt, match="the latest failed: the disk is full"):
        checks_server.check_backup(settings)
    note_backup(settings, ok=True, hours=49)
    with pytest.raises(Doubt, match="49 hours"):
        checks_server.check_backup(settings)
    nowhere = settings.model_copy(update={"backup": settings.backup.model_copy(update={"to": ""})})
    with pytest.raises(Doubt, match="nobody's work is backed up"):
        checks_server.check_backup(nowhere)


UP = {
    "ActiveState": "active",
    "SubState": "running",
    "UnitFileState": "enabled",
    "NRestarts": "0",
    "ActiveEnterTimestampMonotonic": "1",
}


@pytest.mark.parametrize(
    ("unit", "state", "trouble", "finding"),
    [
        ("caddy.service", {"ActiveState": "activating", "SubState": "auto-restart"}, Broken, "caddy.service fails"),
        ("blockroom-hub.service", {"ActiveState": "failed"}, Broken, "blockroom-hub.service fails"),
        ("docker.service", {"UnitFileState": "disabled"}, Broken, "does not start with the machine"),
        ("blockroom-home.socket", {"ActiveState": "inactive"}, Broken, "is down"),
        ("blockroom-backup.timer", {"ActiveState": "inactive"}, Broken, "is down"),
        (
            "blockroom-proxy.service",
            {"NRestarts": "5", "ActiveEnterTimestampMonotonic": str(10**18)},
            Doubt,
            "was started anew 5 times",
        ),
    ],
)
def test_units(
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    unit: str,
    state: dict[str, str],
    trouble: type[Doubt | Broken],
    finding: str,
) -> None:
    monkeypatch.setattr(systemd, "show", lambda name: UP | {"NRestarts": "5"})
    assert checks_server.check_units(settings) == f"{len(checks_server.units(settings))} units"
    monkeypatch.setattr(systemd, "show", lambda name: UP | (state if name == unit else {}))
    with pytest.raises(trouble, match=f"{unit}.*{finding.removeprefix(unit)}"):
        checks_server.check_units(settings)


def test_a_oneshot_unit_that_waits_for_the_next_start_is_no_trouble(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    idle = {"ActiveState": "inactive", "SubState": "dead"}
    monkeypatch.setattr(systemd, "show", lambda name: UP | (idle if name == "blockroom-firewall.service" else {}))
    assert checks_server.check_units(settings)


def test_without_a_culler_its_unit_is_not_asked_for(settings: Settings) -> None:
    assert "blockroom-culler.service" in checks_server.units(settings)
    never = settings.model_copy(update={"student": settings.student.model_copy(update={"idle_timeout": 0})})
    assert "blockroom-culler.service" not in checks_server.units(never)
