"""Prometheus reads the classroom's figures with its token, and nobody reads them without."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from blockroom.secrets import read_secret
from tests.integration.hub_process import Hub, Session, running_hub


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    with running_hub(tmp_path_factory.mktemp("metrics")) as hub:
        hub.enroll({"name": "ada", "class": "7a", "role": "student", "password": "ada-password"})
        hub.enroll({"name": "wang", "class": "7a", "role": "teacher", "password": "wang-password"})
        yield hub


def ask(hub: Hub, secret: str = "") -> httpx.Response:
    headers = {"Authorization": f"Bearer {read_secret(hub.settings, secret)}"} if secret else {}
    return httpx.get(f"{hub.url}/hub/metrics", headers=headers, trust_env=False)


def test_the_token_reads_ours_and_the_hubs(hub: Hub) -> None:
    hub.settings.homes_folder.mkdir(exist_ok=True)
    answer = ask(hub, "metrics-token")
    assert answer.status_code == 200
    figures = dict(line.rsplit(" ", 1) for line in answer.text.splitlines() if not line.startswith("#"))
    assert float(figures["blockroom_homes_free_bytes"]) > 0
    assert float(figures["blockroom_start_queue_servers"]) == 0
    assert figures["blockroom_backup_age_seconds"] == "NaN"
    assert "jupyterhub_total_users" in figures
    assert any(name.startswith("blockroom_info{") for name in figures)


@pytest.mark.parametrize("secret", ["", "culler-token"])
def test_nobody_else_reads_them(hub: Hub, secret: str) -> None:
    answer = ask(hub, secret)
    assert answer.status_code == 403
    assert "blockroom_" not in answer.text


@pytest.mark.parametrize("name", ["ada", "wang"])
def test_people_do_not_read_them(hub: Hub, name: str) -> None:
    session = Session(hub, name, f"{name}-password")
    assert session.logged_in
    assert session.client.get("/hub/metrics").status_code == 403
