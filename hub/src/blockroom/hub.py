"""The hub itself: where it listens, its database, the proxy and the services, none of which it starts or stops."""

from __future__ import annotations

import sqlite3
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from blockroom.secrets import read_secret
from blockroom.settings import Settings


def configure_proxy(c: Any, settings: Settings) -> None:
    """The proxy runs by itself, so that restarting the hub interrupts nobody."""
    c.JupyterHub.bind_url = f"http://{settings.bind}:{settings.listen_port}"
    c.JupyterHub.proxy_class = "jupyterhub.proxy.ConfigurableHTTPProxy"
    c.ConfigurableHTTPProxy.should_start = False
    c.ConfigurableHTTPProxy.api_url = settings.proxy_api
    c.ConfigurableHTTPProxy.auth_token = read_secret(settings, "proxy-token")
    if settings.subdomains:
        c.JupyterHub.subdomain_host = settings.address
        # A student's page may set cookies for the names above its own; over HTTPS none of them passes for a login.
        c.JupyterHub.cookie_host_prefix_enabled = settings.address.startswith("https:")


def tune_sqlite(connection: Any, _record: Any) -> None:
    """JupyterHub leaves SQLite's defaults: readers wait for writers, and every commit waits for the disk twice."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")


def configure_hub(c: Any, settings: Settings) -> None:
    event.listen(Engine, "connect", tune_sqlite)
    c.JupyterHub.hub_bind_url = settings.hub_url
    c.JupyterHub.db_url = f"sqlite:///{settings.data / 'jupyterhub.sqlite'}"
    c.JupyterHub.cookie_secret = bytes.fromhex(read_secret(settings, "cookie-secret"))
    c.JupyterHub.cleanup_servers = False
    c.JupyterHub.cleanup_proxy = False
    # A proxy that restarted by itself has its routes again after this many seconds.
    c.JupyterHub.last_activity_interval = 15
    c.JupyterHub.allow_named_servers = False
    c.JupyterHub.redirect_to_server = True
    c.JupyterHub.implicit_spawn_seconds = 1
    # The spawner queues starts; the hub would answer 429 instead.
    c.JupyterHub.concurrent_spawn_limit = 0
    c.JupyterHub.active_server_limit = 0


def configure_services(c: Any, settings: Settings) -> None:
    """Those outside the hub who ask its API, with a token each."""
    c.JupyterHub.services = [
        {"name": "operator", "api_token": read_secret(settings, "operator-token"), "display": False},
        {"name": "culler", "api_token": read_secret(settings, "culler-token"), "display": False},
        {"name": "metrics", "api_token": read_secret(settings, "metrics-token"), "display": False},
    ]
