"""An archive of a home is given its name only when it holds, byte for byte, what the home holds."""

from __future__ import annotations

import gzip
import os
import socket
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from blockroom import homes_archive
from blockroom.errors import UserError
from blockroom.homes_archive import contents_of_archive, contents_of_home, ensure_archive, holds, pack
from blockroom.tree import delete


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """One of everything that a student's folder can hold."""
    home = tmp_path / "-e5-b0-8f"
    deep = home / "作业" / ("x" * 120) / ("y" * 120)
    deep.mkdir(parents=True)
    (deep / "第一课 (1).ipynb").write_text("数据" * 5000, encoding="utf-8")
    (home / "empty").mkdir()
    (home / "nothing.txt").touch()
    (home / "random.bin").write_bytes(os.urandom(300_000))
    (home / "line\nbreak").write_text("a")
    (home / os.fsdecode(b"\xff\xfe.txt")).write_text("a name that is no UTF-8")
    (home / "dangling").symlink_to("/nowhere")
    (home / "around").symlink_to(".")
    (home / "second name").hardlink_to(home / "random.bin")
    (home / "run.sh").write_text("#!/bin/sh\n")
    (home / "run.sh").chmod(0o750)
    os.mkfifo(home / "pipe")
    with socket.socket(socket.AF_UNIX) as made:
        here = Path.cwd()
        os.chdir(home)
        made.bind("socket")
        os.chdir(here)
    return home


def test_an_archive_holds_everything(home: Path, tmp_path: Path) -> None:
    pack(home, "小", tmp_path / "小.tar.gz")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([home.name, "小.tar.gz"])
    assert (tmp_path / "小.tar.gz").stat().st_mode & 0o777 == 0o600
    with tarfile.open(tmp_path / "小.tar.gz") as tar:
        tar.extractall(tmp_path / "out", filter="tar")
    out = tmp_path / "out" / "小"
    assert contents_of_home(out).keys() == contents_of_home(home).keys()
    assert (out / "second name").read_bytes() == (home / "random.bin").read_bytes()
    assert (out / "run.sh").stat().st_mode & 0o777 == 0o750
    assert "socket" not in contents_of_home(home)


def test_names_that_only_start_alike_are_told_apart(tmp_path: Path) -> None:
    home = tmp_path / "ada"
    (home / "ada").mkdir(parents=True)
    (home / "ada" / "ada").write_text("ada")
    pack(home, "ada", tmp_path / "ada.tar.gz")
    assert contents_of_archive(tmp_path / "ada.tar.gz").keys() == {"", "ada", "ada/ada"}


@pytest.mark.parametrize(
    "change",
    [
        lambda home: (home / "nothing.txt").write_text("something"),
        lambda home: (home / "random.bin").write_bytes(os.urandom(300_000)),
        lambda home: (home / "new").mkdir(),
        lambda home: (home / "empty").rmdir(),
        lambda home: (home / "run.sh").chmod(0o640),
        lambda home: (home / "dangling").unlink() or (home / "dangling").symlink_to("/elsewhere"),
        lambda home: (home / "pipe").unlink() or (home / "pipe").touch(),
    ],
)
def test_any_difference_counts(home: Path, tmp_path: Path, change: Callable[[Path], object]) -> None:
    archive = tmp_path / "a.tar.gz"
    pack(home, "a", archive)
    assert holds(archive, home)
    change(home)
    assert not holds(archive, home)


def test_a_damaged_archive_holds_nothing(home: Path, tmp_path: Path) -> None:
    archive = tmp_path / "a.tar.gz"
    pack(home, "a", archive)
    whole = archive.read_bytes()
    middle = len(whole) // 2
    for damaged in (b"", b"no archive", whole[:middle], whole[:middle] + bytes(64) + whole[middle + 64 :]):
        archive.write_bytes(damaged)
        assert not holds(archive, home)


def test_what_was_written_wrongly_gets_no_name(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if somebody wrote into the home, or the disk lied."""
    real = contents_of_home

    def other(home: Path) -> homes_archive.Contents:
        return {**real(home), "late.txt": ("file", 0o644, 1, "")}

    monkeypatch.setattr(homes_archive, "contents_of_home", other)
    with pytest.raises(UserError, match="not what the folder holds"):
        pack(home, "a", tmp_path / "a.tar.gz")
    assert [path.name for path in tmp_path.iterdir()] == [home.name]


def test_a_full_disk_leaves_no_half_archive(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(gzip.GzipFile, "write", full)
    with pytest.raises(UserError, match="No space left on device"):
        pack(home, "a", tmp_path / "a.tar.gz")
    assert [path.name for path in tmp_path.iterdir()] == [home.name]


def test_an_earlier_archive_is_taken_again_or_stays_beside(home: Path, tmp_path: Path) -> None:
    first = ensure_archive(home, "a", tmp_path)
    moment = first.stat().st_mtime_ns
    assert ensure_archive(home, "a", tmp_path) == first
    (home / "later.txt").write_text("later")
    second = ensure_archive(home, "a", tmp_path)
    assert (first.name, second.name) == ("a.tar.gz", "a-2.tar.gz")
    assert first.stat().st_mtime_ns == moment
    assert ensure_archive(home, "a", tmp_path) == second


def dig(home: Path, depth: int) -> None:
    """A folder in a folder, deeper than a path can lead, and a file in the last."""
    folder = os.open(home, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir("ab", dir_fd=folder)
        inner = os.open("ab", os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = inner
    os.close(os.open("found.txt", os.O_CREAT | os.O_WRONLY, dir_fd=folder))
    os.close(folder)


def test_a_deep_folder_is_archived_and_deleted(home: Path, tmp_path: Path) -> None:
    dig(home, 1200)
    archive = ensure_archive(home, "a", tmp_path)
    assert "ab/" * 1200 + "found.txt" in contents_of_archive(archive)
    delete(home)
    assert not home.exists()


def test_a_folder_deeper_than_any_path_is_named_and_can_be_deleted(home: Path, tmp_path: Path) -> None:
    dig(home, 3000)
    with pytest.raises(UserError, match=rf"{home.name} could not be archived: .*File name too long"):
        ensure_archive(home, "a", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [home.name]
    delete(home)
    assert not home.exists()


def test_nothing_outside_is_deleted(tmp_path: Path) -> None:
    outside, home = tmp_path / "outside", tmp_path / "home"
    for folder in (outside, home):
        folder.mkdir()
        (folder / "file.txt").touch()
    (home / "link").symlink_to(outside)
    with pytest.raises(UserError, match="link could not be deleted"):
        delete(home / "link")
    delete(home)
    assert (outside / "file.txt").exists() and not home.exists()
