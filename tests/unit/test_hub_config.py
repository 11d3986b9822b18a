"""hub/jupyterhub_config.py as JupyterHub loads it."""

from __future__ import annotations

from pathlib import Path

import pytest
from traitlets.config import Config, PyFileConfigLoader

from blockroom.secrets import ensure_secrets, read_secret
from blockroom.settings import SETTINGS_VARIABLE, Settings, load

FILE = Path(__file__).resolve().parents[2] / "hub" / "jupyterhub_config.py"


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    file = tmp_path / "classroom.yaml"
    file.write_text("instance: unit\naddress: https://c.example\nport: 9000\noperators: [Boss]\n", encoding="utf-8")
    monkeypatch.setenv(SETTINGS_VARIABLE, str(file))
    settings = load()
    settings.data.mkdir()
    ensure_secrets(settings)
    return settings


def loaded() -> Config:
    return PyFileConfigLoader(str(FILE)).load_config()


def test_it_stays_short() -> None:
    assert len(FILE.read_text(encoding="utf-8").splitlines()) < 80


def test_hub_proxy_and_containers_are_three_lives(settings: Settings) -> None:
    c = loaded()
    assert not c.JupyterHub.cleanup_servers
    assert not c.JupyterHub.cleanup_proxy
    assert not c.ConfigurableHTTPProxy.should_start
    assert c.ConfigurableHTTPProxy.auth_token == read_secret(settings, "proxy-token")
    assert c.JupyterHub.bind_url == "http://127.0.0.1:9000"
    assert c.JupyterHub.hub_bind_url == settings.hub_url
    assert c.JupyterHub.last_activity_interval <= 15
    assert c.JupyterHub.concurrent_spawn_limit == 0


def test_operators_and_services(settings: Settings) -> None:
    c = loaded()
    assert c.Authenticator.admin_users == {"boss"}
    roles = {role["name"]: role["scopes"] for role in c.JupyterHub.load_roles}
    assert set(roles["idle-culler"]) == {"list:users", "read:users:activity", "read:servers", "delete:servers"}
    assert {service["name"] for service in c.JupyterHub.services} == {"operator", "culler", "metrics"}


def test_the_operators_own_files_come_last_and_in_order(settings: Settings) -> None:
    folder = settings.data.parent / "jupyterhub_config.d"
    folder.mkdir()
    (folder / "20-second.py").write_text("c.JupyterHub.logo_file = 'second'\n", encoding="utf-8")
    own = "c.JupyterHub.logo_file = 'first'\nc.JupyterHub.services.append({'name': 'mine'})\n"
    (folder / "10-first.py").write_text(own, encoding="utf-8")
    (folder / "notes.txt").write_text("no Python\n", encoding="utf-8")
    c = loaded()
    assert c.JupyterHub.logo_file == "second"
    assert [service["name"] for service in c.JupyterHub.services] == ["operator", "culler", "metrics", "mine"]


@pytest.mark.parametrize(("scheme", "prefixed"), [("https", True), ("http", False)])
def test_servers_have_names_of_their_own_only_where_asked(settings: Settings, scheme: str, prefixed: bool) -> None:
    assert not {"subdomain_host", "cookie_host_prefix_enabled"} & loaded().JupyterHub.keys()
    file = settings.data.parent / "classroom.yaml"
    file.write_text(f"address: {scheme}://c.example:9000\nsubdomains: true\n", encoding="utf-8")
    c = loaded()
    assert c.JupyterHub.subdomain_host == f"{scheme}://c.example:9000"
    # Browsers take cookies with that prefix over HTTPS only.
    assert c.JupyterHub.cookie_host_prefix_enabled is prefixed
