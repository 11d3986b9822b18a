"""What a backup and a restore look at before they begin."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from blockroom import backup, restore, target
from blockroom.errors import UserError
from blockroom.settings import Server
from blockroom.target import parse_target
from tests.unit.test_backup_rules import settings_in


def test_a_server_without_its_homes_is_neither_backed_up_nor_restored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = settings_in(tmp_path, str(tmp_path / "disk")).model_copy(update={"server": Server(tls="internal")})
    with pytest.raises(UserError, match="homes are not mounted"):
        backup.back_up(settings, tmp_path / "classroom.yaml", parse_target(str(tmp_path / "disk")), False, False)
    monkeypatch.setattr(restore, "check_root", lambda: None)
    with pytest.raises(UserError, match="homes are not mounted"):
        restore.restore(settings, tmp_path / "classroom.yaml", Namespace(path="", student="", source="", key_file=None))
    assert not (tmp_path / "disk").exists()


def test_a_backup_that_becomes_private_leaves_no_key_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings, place = settings_in(tmp_path), parse_target(str(tmp_path / "disk"))
    (tmp_path / "disk").mkdir()
    monkeypatch.setattr(backup, "exists", lambda _: True)
    beside = tmp_path / "disk" / target.KEY_BESIDE
    open_settings = settings.model_copy(update={"backup": settings.backup.model_copy(update={"encrypt": False})})
    backup.open_repository(open_settings, place, anew=False)
    assert beside.exists()
    for told in (True, False):
        backup.open_repository(settings, place, anew=False)
        assert not beside.exists()
        assert ("can still read" in " ".join(capsys.readouterr().err.split())) == told
