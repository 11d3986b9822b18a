"""A new authority takes the place of the old one only once the website opens with it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from blockroom import front, rotate, systemd
from blockroom.errors import UserError
from blockroom.settings import Settings, parse


def pem(content: bytes) -> str:
    return f"-----BEGIN CERTIFICATE-----\n{base64.b64encode(content).decode()}\n-----END CERTIFICATE-----\n"


class Caddy:
    """What Caddy does with its folders: at a start it makes the authority that it lacks."""

    def __init__(self, folder: Path) -> None:
        self.authority = folder / "pki" / "authorities" / "local" / "root.crt"
        self.certificates = folder / "certificates" / "local"
        self.opens = True
        self.runs = True
        self.begun = 0
        self.start()

    def start(self) -> None:
        self.runs = True
        if not self.authority.exists():
            self.begun += 1
            self.authority.parent.mkdir(parents=True)
            self.authority.write_text(pem(f"authority {self.begun}".encode()), encoding="ascii")
            self.authority.with_name("root.key").write_text(f"key {self.begun}", encoding="ascii")
            self.certificates.mkdir(parents=True)

    def systemctl(self, verb: str, unit: str) -> str:
        assert unit == "caddy"
        if verb == "stop":
            self.runs = False
        else:
            self.start()
        return ""

    def wait_until_open(self, _settings: Settings) -> None:
        assert self.runs
        if not self.opens:
            raise UserError("https://school.example does not answer", status=1)

    @property
    def key(self) -> str:
        return self.authority.with_name("root.key").read_text(encoding="ascii")


@pytest.fixture
def caddy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Caddy:
    caddy = Caddy(tmp_path)
    monkeypatch.setattr(rotate, "AUTHORITY", caddy.authority)
    monkeypatch.setattr(front, "AUTHORITY", caddy.authority)
    monkeypatch.setattr(rotate, "CERTIFICATES", caddy.certificates)
    monkeypatch.setattr(rotate, "check_root", lambda: None)
    monkeypatch.setattr(rotate, "wait_until_open", caddy.wait_until_open)
    monkeypatch.setattr(systemd, "systemctl", caddy.systemctl)
    return caddy


def settings_with(tls: str) -> Settings:
    return parse(f"address: https://school.example\nserver: {{tls: {tls}, email: a@b.c}}", Path("/classroom.yaml"))


def left(caddy: Caddy) -> set[str]:
    return {path.name for path in (*caddy.authority.parents[1].iterdir(), *caddy.certificates.parent.iterdir())}


def test_a_new_authority(caddy: Caddy, capsys: pytest.CaptureFixture[str]) -> None:
    rotate.rotate_certificates(settings_with("internal"), yes=True)
    assert caddy.key == "key 2"
    assert caddy.runs
    # The old key opens nothing any more, and lies nowhere.
    assert left(caddy) == {"local"}
    told = capsys.readouterr()
    assert told.out.strip() == hashlib.sha256(b"authority 2").digest().hex(":").upper()
    assert "http://school.example/certificate/" in told.err


def test_where_the_website_does_not_open_the_old_authority_is_back(caddy: Caddy) -> None:
    caddy.opens = False
    with pytest.raises(UserError, match="does not answer"):
        rotate.rotate_certificates(settings_with("internal"), yes=True)
    assert caddy.key == "key 1"
    assert caddy.runs
    assert left(caddy) == {"local"}


def cut_before_the_start(caddy: Caddy) -> None:
    caddy.authority.parent.rename(caddy.authority.parent.with_name(f"local.{rotate.BEFORE}"))
    caddy.certificates.rename(caddy.certificates.with_name(f"local.{rotate.BEFORE}"))


def cut_after_the_start(caddy: Caddy) -> None:
    cut_before_the_start(caddy)
    caddy.start()


@pytest.mark.parametrize("cut", [cut_before_the_start, cut_after_the_start])
def test_an_attempt_that_was_cut_off_can_be_repeated(caddy: Caddy, cut: Callable[[Caddy], None]) -> None:
    """If the second attempt fails too, what worked last is back."""
    cut(caddy)
    caddy.opens = False
    with pytest.raises(UserError):
        rotate.rotate_certificates(settings_with("internal"), yes=True)
    assert caddy.key == "key 1"
    cut(caddy)
    caddy.opens = True
    rotate.rotate_certificates(settings_with("internal"), yes=True)
    assert caddy.key not in ("key 1", "key 2")
    assert left(caddy) == {"local"}


def test_only_an_authority_of_its_own_can_be_changed(caddy: Caddy) -> None:
    with pytest.raises(UserError, match="tls: internal"):
        rotate.rotate_certificates(settings_with("auto"), yes=True)
    with pytest.raises(UserError, match="The authority is the old one"):
        rotate.rotate_certificates(settings_with("internal"))
    assert caddy.key == "key 1"
