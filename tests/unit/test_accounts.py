"""What ends with a password: sessions and tokens, but no running server's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jupyterhub import orm
from jupyterhub.utils import utcnow

from blockroom.accounts import end_sessions

ADDRESS = "/user/ada/"
NOTE = f"Server at {ADDRESS}"


def opened(folder: Path) -> Any:
    """The hub's database, as a hub finds it that starts."""
    return orm.new_session_factory(f"sqlite:///{folder / 'hub.sqlite'}")()


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Any]:
    session = opened(tmp_path)
    session.add_all([orm.OAuthClient(identifier=name) for name in ("jupyterhub", "jupyterhub-user-ada")])
    session.add(orm.User(name="ada"))
    session.commit()
    yield session
    session.close()


def start_server(db: Any, ada: orm.User) -> str:
    """What JupyterHub writes down when it starts a server; the server's token."""
    spawner = orm.Spawner(user=ada, name="", server=orm.Server(base_url=ADDRESS))
    db.add(spawner)
    token: str = ada.new_api_token(note=NOTE)
    spawner.started = utcnow(with_tz=False)
    db.commit()
    return token


def stop_server(db: Any, ada: orm.User) -> None:
    ada.orm_spawners[""].server = ada.orm_spawners[""].started = None
    db.commit()


@pytest.mark.parametrize("restarted", [False, True])
def test_a_running_server_keeps_its_token_and_nothing_else_stays(db: Any, tmp_path: Path, restarted: bool) -> None:
    ada = orm.User.find(db, "ada")
    before = ada.new_api_token(note=NOTE)
    own = start_server(db, ada)
    others = [before, ada.new_api_token(note="mine for ever"), ada.new_api_token(note=NOTE)]
    others.append(ada.new_api_token(client_id="jupyterhub-user-ada", session_id="other"))
    here = ada.new_api_token(client_id="jupyterhub-user-ada", session_id="here")
    if restarted:
        db.close()
        db = opened(tmp_path)
    ada = orm.User.find(db, "ada")
    cookie = ada.cookie_id
    end_sessions(db, ada, but="here")
    assert ada.cookie_id != cookie
    assert orm.APIToken.find(db, own) is not None
    assert orm.APIToken.find(db, here) is not None
    assert [token for token in others if orm.APIToken.find(db, token) is not None] == []


def test_the_token_of_a_server_that_stopped_ends_too(db: Any) -> None:
    ada = orm.User.find(db, "ada")
    token = start_server(db, ada)
    stop_server(db, ada)
    end_sessions(db, ada)
    assert orm.APIToken.find(db, token) is None
