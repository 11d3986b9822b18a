"""The file with first passwords: what is written is what is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from blockroom.secrets import forget_passwords, keep_passwords, kept_passwords, passwords_file
from blockroom.settings import Settings


@pytest.mark.parametrize("password", ["a, lasting one", 'say "friend"', "=1+1 is two", " spaces around ", "plain-one"])
def test_a_password_comes_back_as_it_was(tmp_path: Path, password: str) -> None:
    settings = Settings(data=tmp_path)
    settings.secrets.mkdir()
    rows = [("ada", password, "lasting"), ("小明", "abc-def-ghj", "one-time")]
    keep_passwords(settings, rows)
    assert kept_passwords(settings) == rows
    forget_passwords(settings, {"小明"})
    assert kept_passwords(settings) == rows[:1]
    keep_passwords(settings, [("ada", "another, one", "lasting")])
    assert kept_passwords(settings) == [("ada", "another, one", "lasting")]
    assert passwords_file(settings).stat().st_mode & 0o077 == 0
