"""How the latest backup went: kept in a file for doctor, metrics and other programs."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from blockroom.secrets import write_private
from blockroom.settings import Settings
from blockroom.target import Target


def status_file(settings: Settings) -> Path:
    """How the latest backup went, as JSON: for doctor, metrics and other programs."""
    return settings.data / "backup.json"


def read_status(settings: Settings) -> dict[str, Any]:
    """What `status_file` says: target, ended, ok, error, last_good and figures; nothing before the first backup."""
    try:
        known: dict[str, Any] = json.loads(status_file(settings).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known


def keep_status(settings: Settings, target: Target, ok: bool, figures: dict[str, Any]) -> dict[str, Any]:
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    known = read_status(settings)
    last_good = now if ok else known.get("last_good") if known.get("target") == target.text else None
    status = {"ok": ok, "ended": now, "target": target.text, "last_good": last_good, **figures}
    write_private(status_file(settings), json.dumps(status, ensure_ascii=False) + "\n")
    status_file(settings).chmod(0o644)
    return status
