"""Homes in a plain folder, the names they may have, and the service that makes them for the hub."""

from __future__ import annotations

import os
import socket
import stat
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from blockroom import homes
from blockroom.errors import UserError
from blockroom.homes import Home, ask, ensure_home
from blockroom.language import Refusal, chosen
from blockroom.names import escaped
from blockroom.settings import Settings, load

QUOTA = 5 * 2**30


@pytest.fixture(autouse=True)
def owners(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[int, int]]:
    """Who was given what: only root could really give it away."""
    given: dict[str, tuple[int, int]] = {}

    def fchown(folder: int, user: int, group: int) -> None:
        given[Path(f"/proc/self/fd/{folder}").readlink().name] = (user, group)

    def chown(name: str, user: int, group: int, **_: Any) -> None:
        given[name] = (user, group)

    monkeypatch.setattr(os, "fchown", fchown)
    monkeypatch.setattr(os, "chown", chown)
    monkeypatch.setattr(homes, "on_btrfs", lambda _: False)
    return given


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data")


def test_a_home_is_the_students_alone(settings: Settings, owners: dict[str, tuple[int, int]]) -> None:
    home = ensure_home(settings, "ada")
    path = settings.homes_folder / "ada"
    assert (Path(home.path), home.quota, home.trouble, home.shared) == (path, None, "", True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o700
    assert owners == {"ada": (1000, 1000), "shared": (1000, 1000)}
    path.chmod(0o777)
    (path / "poem.txt").write_text("spring")
    ensure_home(settings, "ada")
    assert stat.S_IMODE(path.stat().st_mode) == 0o700
    assert sorted(one.name for one in path.iterdir()) == ["poem.txt", "shared"]


def test_every_student_can_read_the_shared_folder_whatever_the_umask(settings: Settings) -> None:
    before = os.umask(0o077)
    try:
        ensure_home(settings, "ada")
    finally:
        os.umask(before)
    assert stat.S_IMODE(settings.shared_folder.stat().st_mode) == 0o755


@pytest.mark.parametrize("name", ["小明", "ada.l@x.edu", "a", "x" * 64, "_", "张" * 22, "ß-1"])
def test_every_persons_name_has_a_home(settings: Settings, name: str) -> None:
    assert Path(ensure_home(settings, escaped(name)).path).parent == settings.homes_folder


@pytest.mark.parametrize(
    "name", ["", ".", "..", "a/b", "../ada", "Ada", "a.b", "a_b", "-", "-2", "-2G", "a\n", "a\0", "小明", "a" * 201]
)
def test_no_other_name_has_one(settings: Settings, name: str) -> None:
    with pytest.raises(UserError, match="is no name of a home"):
        ensure_home(settings, name)
    assert not settings.data.exists()


def test_a_link_in_the_place_of_a_home_is_refused(settings: Settings, tmp_path: Path) -> None:
    settings.homes_folder.mkdir(parents=True)
    (settings.homes_folder / "ada").symlink_to(tmp_path)
    with pytest.raises(OSError):
        ensure_home(settings, "ada")


@pytest.mark.parametrize("kind", ["file", "link", "folder"])
def test_what_has_the_shared_folders_name_moves_beside_it(settings: Settings, tmp_path: Path, kind: str) -> None:
    home = settings.homes_folder / "ada"
    home.mkdir(parents=True)
    (home / "shared-1").touch()
    (tmp_path / "target").mkdir()
    match kind:
        case "file":
            (home / "shared").write_text("mine")
        case "link":
            (home / "shared").symlink_to(tmp_path / "target")
        case _:
            (home / "shared").mkdir()
            (home / "shared" / "mine").touch()
    for _ in range(2):
        assert ensure_home(settings, "ada").shared
        assert sorted(one.name for one in home.iterdir()) == ["shared", "shared-1", "shared-2"]
    assert (home / "shared").is_dir()
    assert not (home / "shared").is_symlink()
    assert list((home / "shared").iterdir()) == []
    assert list(tmp_path.joinpath("target").iterdir()) == []


def test_a_servers_homes_have_to_be_mounted(settings: Settings) -> None:
    served = settings.model_copy(update={"server": {}})
    with pytest.raises(UserError, match="not mounted"):
        ensure_home(served, "ada")
    assert not (settings.homes_folder / "ada").exists()


@pytest.mark.parametrize(
    ("used", "quota", "free", "english", "chinese"),
    [
        (QUOTA, QUOTA, 2**40, "Your folder is full: 5.0 GB of 5.0 GB.", "你的文件夹已满：已用 5.0 GB，上限 5.0 GB。"),
        (99 * 2**20, 100 * 2**20, 2**40, "full: 99 MB of 100 MB", "已用 99 MB，上限 100 MB"),
        (97 * 2**20, 100 * 2**20, 2**40, "", ""),
        (0, None, 2**20, "The classroom's disk is full", "教室的磁盘已满"),
        (1, QUOTA, 2**20, "The classroom's disk is full", "教室的磁盘已满"),
        (0, None, 2**30, "", ""),
    ],
)
def test_a_full_home_says_so(used: int, quota: int | None, free: int, english: str, chinese: str) -> None:
    home = Home("/home", used, quota, free, shared=True)
    assert english in home.trouble
    assert bool(english) == bool(home.trouble)
    token = chosen.set("zh-CN")
    try:
        assert chinese in home.trouble
    finally:
        chosen.reset(token)


@pytest.fixture
def service(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The service behind a socket, with the settings of a file."""
    file = tmp_path / "classroom.yaml"
    file.write_text("demo: true\n", encoding="utf-8")
    assert load(file).data == settings.data
    monkeypatch.setattr(homes, "IDLE_SECONDS", 0.5)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "home.sock"))
        listener.listen()
        thread = threading.Thread(target=homes.serve, args=(listener, file))
        thread.start()
        yield tmp_path / "home.sock"
        thread.join(10)
        assert not thread.is_alive()


def test_a_hub_on_a_server_asks_the_service(settings: Settings, service: Path) -> None:
    served = settings.model_copy(update={"server": {}})
    home = ask(served, escaped("小明"), service)
    assert home.path == str(settings.homes_folder / escaped("小明"))
    assert Path(home.path).is_dir()
    for wrong in ("../ada", "张", "x" * 5000):
        with pytest.raises(Refusal, match="is no name of a home"):
            ask(served, wrong, service)
    with socket.socket(socket.AF_UNIX) as silent:
        silent.connect(str(service))
    with socket.socket(socket.AF_UNIX) as binary:
        binary.connect(str(service))
        binary.sendall(b"\xff\xfe\n")
    assert ask(served, "ada", service).shared


def test_without_the_service_the_student_hears_why(settings: Settings, tmp_path: Path) -> None:
    served = settings.model_copy(update={"server": {}})
    with pytest.raises(Refusal) as caught:
        ask(served, "ada", tmp_path / "nobody.sock")
    assert "The classroom cannot open your folder. Please tell your teacher" in str(caught.value)
    token = chosen.set("zh-CN")
    try:
        assert "教室打不开你的文件夹。请告诉老师" in caught.value.jupyterhub_message
    finally:
        chosen.reset(token)
