"""What a server says of itself: to its operator, to a monitoring system, to Prometheus."""

from __future__ import annotations

import hashlib
import json
import ssl
from typing import Any

import httpx
import pytest

from tests.deploy.server import Server

MOUNT = "$(systemd-escape --path --suffix=mount /var/lib/blockroom/data/homes)"
BREAKS = [
    ("systemctl stop caddy", "systemctl start caddy", "caddy", "broken"),
    ("systemctl stop blockroom-hub", "systemctl start blockroom-hub", "listening", "broken"),
    ("systemctl disable blockroom-proxy", "systemctl enable blockroom-proxy", "units", "broken"),
    ("systemctl stop blockroom-home.socket", "systemctl start blockroom-home.socket", "units", "broken"),
    ("nft delete table inet blockroom-students", "blockroom network", "tables", "broken"),
    ("nft delete table inet blockroom-server", "blockroom network", "tables", "broken"),
    (f"systemctl disable {MOUNT}", f"systemctl enable {MOUNT}", "homes", "warning"),
    (
        "cp /etc/caddy/Caddyfile /root && sed -i '/redir/d' /etc/caddy/Caddyfile && systemctl reload caddy",
        "cp /root/Caddyfile /etc/caddy/Caddyfile && systemctl reload caddy",
        "redirect",
        "warning",
    ),
]


@pytest.fixture(params=["bookworm", "trixie"])
def server(request: pytest.FixtureRequest) -> Server:
    found: Server = request.getfixturevalue(request.param)
    return found


def examine(server: Server, *words: str) -> tuple[int, dict[str, Any]]:
    done = server.attempt(f"blockroom doctor --json {' '.join(words)}")
    assert "Traceback" not in done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return done.returncode, told


def findings(told: dict[str, Any], verdict: str) -> list[str]:
    return [one["check"] for one in told["checks"] if one["verdict"] == verdict]


def test_a_server_is_whole(server: Server) -> None:
    status, told = examine(server)
    assert (status, findings(told, "broken")) == (0, []), told
    assert told["address"] == f"https://{server.address}"
    shown = server.make("doctor").stdout
    assert shown.count("✓") >= 15
    assert "make up" not in shown


@pytest.mark.parametrize(("damage", "mend", "check", "verdict"), BREAKS)
def test_what_breaks_is_named(server: Server, damage: str, mend: str, check: str, verdict: str) -> None:
    server.run(damage)
    try:
        status, told = examine(server)
        strict, _ = examine(server, "--strict")
    finally:
        server.run(mend)
    assert check in findings(told, verdict), told
    assert (status, strict) == (1 if verdict == "broken" else 0, 1)
    cures = [one["cure"] for one in told["checks"] if one["verdict"] == verdict]
    assert all(cures)
    assert "make up" not in " ".join(cures)


def test_status_shows_what_people_compare(server: Server) -> None:
    shown = server.run("blockroom status")
    certificate = ssl.PEM_cert_to_DER_cert(server.authority().read_text(encoding="ascii"))
    assert hashlib.sha256(certificate).digest().hex(":").upper() in shown
    assert f"http://{server.address}/certificate/" in shown
    assert "backup.timer" in shown
    assert server.run("basename $(realpath /opt/blockroom/current)").strip() in shown


def test_prometheus_reads_the_figures(server: Server) -> None:
    token = server.run("cat /var/lib/blockroom/data/secrets/metrics-token").strip()
    trust = ssl.create_default_context(cafile=str(server.authority()))
    url = f"https://{server.address}/hub/metrics"
    answer = httpx.get(url, headers={"Authorization": f"Bearer {token}"}, verify=trust, trust_env=False)
    figures = dict(line.rsplit(" ", 1) for line in answer.text.splitlines() if not line.startswith("#"))
    used, free = (float(figures[f"blockroom_homes_{kind}_bytes"]) for kind in ("used", "free"))
    assert 2**30 < used + free <= 4 * 2**30
    assert httpx.get(url, verify=trust, trust_env=False).status_code == 403
