"""The classroom's figures for Prometheus."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from prometheus_client import REGISTRY

from blockroom import metrics
from blockroom.backup_status import keep_status
from blockroom.settings import Settings
from blockroom.spawner import ClassroomSpawner
from blockroom.startqueue import StartQueue
from blockroom.target import parse_target


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = Settings(data=tmp_path)
    metrics.configure(None, settings)
    return settings


def figure(name: str) -> float:
    value = REGISTRY.get_sample_value(f"blockroom_{name}")
    assert value is not None
    return value


def test_figures_that_cannot_be_had_are_no_numbers(settings: Settings) -> None:
    for name in ("homes_used_bytes", "homes_free_bytes", "backup_age_seconds"):
        assert math.isnan(figure(name))


def test_the_disk_of_the_homes(settings: Settings) -> None:
    settings.homes_folder.mkdir()
    assert figure("homes_used_bytes") > 0
    assert figure("homes_free_bytes") > 0


def test_the_last_good_backup_counts(settings: Settings) -> None:
    target = parse_target("/mnt/backup")
    keep_status(settings, target, True, {})
    assert 0 <= figure("backup_age_seconds") < 60
    keep_status(settings, target, False, {"error": "full"})
    assert 0 <= figure("backup_age_seconds") < 60


async def test_who_waits_in_the_queue(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ClassroomSpawner, "queue", StartQueue(1))
    assert figure("start_queue_servers") == 0
    ClassroomSpawner.queue.waiting += ["ada", "bob"]
    assert figure("start_queue_servers") == 2


def test_what_runs_is_said_once(settings: Settings) -> None:
    metrics.configure(None, settings.model_copy(update={"student": settings.student.model_copy(update={"image": "x"})}))
    samples = [one for one in next(iter(metrics.INFO.collect())).samples if one.name == "blockroom_info"]
    assert [(one.labels["image"], one.value) for one in samples] == [("x", 1)]
