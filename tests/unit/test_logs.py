"""A log that every visitor makes longer."""

from __future__ import annotations

import logging
from pathlib import Path

from blockroom.logs import Trimmer


def test_a_log_stays_bounded_while_it_is_written(tmp_path: Path) -> None:
    log = tmp_path / "hub.log"
    logger = logging.Logger("hub")
    with log.open("a", encoding="utf-8") as stream:
        for handler in (logging.StreamHandler(stream), Trimmer(log, limit=1000)):
            logger.addHandler(handler)
        for number in range(500):
            logger.warning("line %03d", number)
    files = [log, tmp_path / "hub.log.1"]
    assert sum(file.stat().st_size for file in files) < 2200
    assert "line 499" in "".join(file.read_text(encoding="utf-8") for file in files)
    assert "\0" not in log.read_text(encoding="utf-8")


def test_a_log_that_is_gone_is_no_reason_to_fail(tmp_path: Path) -> None:
    Trimmer(tmp_path / "hub.log").emit(logging.makeLogRecord({}))
