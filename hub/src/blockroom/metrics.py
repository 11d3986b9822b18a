"""Figures of the classroom beside JupyterHub's own, at /hub/metrics for whoever has the token `metrics-token`."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import datetime
from importlib.metadata import version
from typing import Any

from prometheus_client import Gauge

from blockroom import image
from blockroom.backup_status import read_status
from blockroom.place import on_server
from blockroom.settings import REPOSITORY, Settings
from blockroom.spawner import ClassroomSpawner

HOMES_USED = Gauge("blockroom_homes_used_bytes", "Bytes used of the file system that holds the homes")
HOMES_FREE = Gauge("blockroom_homes_free_bytes", "Bytes free on the file system that holds the homes")
BACKUP_AGE = Gauge("blockroom_backup_age_seconds", "Seconds since the last good backup; NaN where there is none")
WAITING = Gauge("blockroom_start_queue_servers", "Students' servers that wait for their turn to start")
INFO = Gauge("blockroom_info", "Always 1; the labels say what runs", ["version", "release", "image"])


def used(settings: Settings) -> float:
    found = os.statvfs(settings.homes_folder)
    return float((found.f_blocks - found.f_bfree) * found.f_frsize)


def free(settings: Settings) -> float:
    found = os.statvfs(settings.homes_folder)
    return float(found.f_bavail * found.f_frsize)


def backup_age(settings: Settings) -> float:
    last = read_status(settings).get("last_good")
    return time.time() - datetime.fromisoformat(last).timestamp() if last else float("nan")


def measured(function: Callable[[Settings], float], settings: Settings) -> Callable[[], float]:
    """The function for a gauge: a figure that cannot be had must not hide the others."""

    def measure() -> float:
        try:
            return function(settings)
        except OSError:
            return float("nan")

    return measure


def configure(_c: Any, settings: Settings) -> None:
    HOMES_USED.set_function(measured(used, settings))
    HOMES_FREE.set_function(measured(free, settings))
    BACKUP_AGE.set_function(measured(backup_age, settings))
    WAITING.set_function(lambda: len(ClassroomSpawner.queue.waiting))
    INFO.clear()
    INFO.labels(version("blockroom"), REPOSITORY.name if on_server() else "", image.reference(settings)).set(1)
