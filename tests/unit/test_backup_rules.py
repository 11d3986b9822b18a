"""What backups decide without running anything: places, dates, patterns, meanings of failures."""

from __future__ import annotations

import errno
import json
import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blockroom import backup, target
from blockroom.backup import locked, size
from blockroom.backup_status import keep_status, read_status
from blockroom.errors import UserError
from blockroom.fitting import merge_settings, switch
from blockroom.names import escaped
from blockroom.past import choose
from blockroom.restic import Snapshot, escape, explain, meaning, messages, when
from blockroom.restore import confirm, newer_files
from blockroom.restore_student import inside, put
from blockroom.settings import Settings, parse
from blockroom.staging import FORMAT, Manifest, parse_manifest
from blockroom.target import mount_points, parse_target
from blockroom.tree import delete
from tests.unit.test_homes_archive import dig

FOLDERS = st.from_regex(r"(/[a-z0-9作业 ._-]{1,8}){1,3}", fullmatch=True).filter(lambda one: "/." not in one)
NAMES = st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=20)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))


def settings_in(folder: Path, to: str = "") -> Settings:
    settings = parse(f"{{data: data, backup: {{to: {json.dumps(to)}}}}}", folder / "classroom.yaml")
    settings.data.mkdir()
    return settings


@given(FOLDERS, st.sampled_from(["ada", "backup-1"]), st.sampled_from(["nas", "10.0.0.7"]), st.integers(1, 65535))
def test_a_target_is_taken_apart_as_it_was_written(folder: str, user: str, host: str, port: int) -> None:
    far = parse_target(f"sftp://{user}@{host}:{port}{folder}")
    assert (far.user, far.host, far.port, far.folder) == (user, host, port, folder)
    near = parse_target(f"sftp:{user}@{host}:{folder}")
    assert (near.user, near.host, near.port, near.folder) == (user, host, 22, folder)
    assert parse_target(folder).repository == os.path.normpath(folder) + "/blockroom"
    for text in (far.text, near.text, folder):
        assert parse(f"backup: {{to: {json.dumps(text)}}}", Path("classroom.yaml")).backup.to == text


@pytest.mark.parametrize("text", ["backup", "", "sftp:nas:folder", "sftp:ada@nas", "rest:http://x"])
def test_other_targets_are_refused(text: str) -> None:
    with pytest.raises(UserError, match="no place for backups"):
        parse_target(text)


@given(NAMES)
def test_an_escaped_path_means_itself(name: str) -> None:
    # The two rules of Go's patterns: a sign means itself where it is none of these, and after a backslash.
    assert re.fullmatch(r"(?:[^\\\[\]*?]|\\.)*", escape(name), re.DOTALL)
    assert re.sub(r"\\(.)", r"\1", escape(name), flags=re.DOTALL) == name


@given(st.lists(MOMENTS, min_size=1, unique=True), MOMENTS)
def test_the_last_backup_that_is_not_later_is_chosen(times: list[datetime], wanted: datetime) -> None:
    found = [Snapshot(str(number), time.astimezone()) for number, time in enumerate(sorted(times))]
    local = wanted.astimezone().replace(microsecond=0, tzinfo=None)
    for text, bound in (
        (f"{local:%Y-%m-%dT%H:%M:%S}", local + timedelta(seconds=1)),
        (f"{local:%Y-%m-%d}", datetime(local.year, local.month, local.day) + timedelta(days=1)),
    ):
        early = [one for one in found if one.time < bound.astimezone()]
        if early:
            assert choose(found, text) == early[-1]
        else:
            with pytest.raises(UserError, match="no backup as old"):
                choose(found, text)
    assert choose(found, "latest") == found[-1]


@given(st.lists(MOMENTS, min_size=1, unique_by=lambda one: one.replace(microsecond=0)))
def test_every_backup_is_found_by_the_time_that_the_list_shows(times: list[datetime]) -> None:
    found = [Snapshot(str(number), time.astimezone()) for number, time in enumerate(sorted(times))]
    for one in found:
        assert choose(found, f"{one.time:%Y-%m-%dT%H:%M:%S}") == one


@pytest.mark.parametrize("at", ["9999-12-31", "9999-12-31T23:59:59", "0001-01-01"])
def test_a_date_beyond_the_calendar_is_refused(at: str) -> None:
    with pytest.raises(UserError, match=r"no date|no backup as old"):
        choose([], at)
    with pytest.raises(UserError, match=r"no date|no backup as old"):
        choose([Snapshot("1", datetime(2026, 11, 20, tzinfo=UTC))], at)


def test_a_date_that_is_none_and_a_list_without_backups_are_refused() -> None:
    with pytest.raises(UserError, match="no date"):
        choose([], "yesterday")
    with pytest.raises(UserError, match="no backup as old"):
        choose([], "latest")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2026-11-20T02:30:11.123456789Z", datetime(2026, 11, 20, 2, 30, 11, tzinfo=UTC)),
        ("2026-11-20T10:30:11.5+08:00", datetime(2026, 11, 20, 2, 30, 11, tzinfo=UTC)),
        ("2026-11-20T02:30:11Z", datetime(2026, 11, 20, 2, 30, 11, tzinfo=UTC)),
    ],
)
def test_restics_times_are_read(text: str, wanted: datetime) -> None:
    assert when(text) == wanted


@given(
    st.dictionaries(NAMES.map(escaped), NAMES.map(lambda name: f"homes/.backup/{escaped(name)}")),
    st.lists(NAMES),
    st.integers(0),
    NAMES,
)
def test_a_manifest_comes_back_as_it_was(homes: dict[str, str], classes: list[str], people: int, name: str) -> None:
    manifest = Manifest(FORMAT, "1.0", "2026-11-20", "host", "http://x", name, (998, 997), people, classes, homes)
    assert parse_manifest(manifest.text()) == manifest


def test_a_backup_of_a_later_version_is_refused() -> None:
    text = json.dumps({"format": FORMAT + 1, "version": "9.0"})
    with pytest.raises(UserError, match=r"Blockroom 9\.0"):
        parse_manifest(text)


@pytest.mark.parametrize(
    ("output", "kind", "words"),
    [
        ("Fatal: wrong password or no key found", "key", "does not open"),
        ("Fatal: unable to open config file: stat /x: no such\nIs there a repository at the following location?\n/x",
         "absent", "no backup here"),
        ('{"message_type":"exit_error","code":10,"message":"Fatal: repository does not exist: x"}', "absent", "here"),
        ("Save(<data/1>) failed: write x: no space left on device\nFatal: unable to save snapshot", "full", "is full"),
        ("subprocess ssh: ssh: connect to host nas port 22: Connection refused\nFatal: EOF", "network", "refused"),
        ("subprocess ssh: ada@nas: Permission denied (publickey).\nFatal: EOF", "ssh-key", "authorized_keys"),
        ("subprocess ssh: Host key verification failed.\nFatal: EOF", "host-key", "another"),
        ("Fatal: unable to create lock in backend: repository is already locked by PID 1", "locked", "has ended"),
        ("Pack ID does not match, want 1, got 2\nFatal: repository contains errors", "damaged", "Pack ID"),
        ("Fatal: mkdir /x: permission denied", "denied", "not allowed"),
        ("panic: runtime error\ngoroutine 1\n\tx.go:72 +0xa5", "other", "panic: runtime error"),
        ("", "other", "restic failed"),
    ],
)  # fmt: skip
def test_what_restic_says_is_understood(output: str, kind: str, words: str) -> None:
    error = explain(parse_target("sftp:ada@nas:backup"), output)
    assert meaning(output)[0] == error.kind == kind
    assert words in str(error) and error.status == 1


@given(st.text())
def test_any_output_has_a_meaning(output: str) -> None:
    assert str(explain(parse_target("/x"), output))
    assert all(isinstance(one, dict) for one in messages(output.replace("{", "")))


def test_only_json_lines_are_messages() -> None:
    assert messages('{"a": 1}\nnoise\n{broken\n{"b": 2}') == [{"a": 1}, {"b": 2}]


def test_mount_points_of_an_fstab_are_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"# x\nUUID=1 / ext4 defaults 0 1\n/dev/sdb1 {tmp_path}/my\\040disk ext4 nofail 0 2\nnone swap swap sw 0 0\n"
    assert mount_points(text) == [Path("/"), tmp_path / "my disk"]
    monkeypatch.setattr(target, "mount_points", lambda _: [Path("/"), tmp_path / "my disk"])
    target.check_fstab(tmp_path / "other")
    with pytest.raises(UserError, match="is not mounted"):
        target.check_fstab(tmp_path / "my disk" / "school")


@pytest.mark.parametrize(
    ("count", "wanted"), [(0, "0 B"), (1023, "1023 B"), (1536, "1.5 KiB"), (5 * 2**30, "5.0 GiB"), (2**42, "4.0 TiB")]
)
def test_sizes_are_readable(count: int, wanted: str) -> None:
    assert size(count) == wanted


def test_only_one_backup_runs_at_a_time(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    with locked(settings), pytest.raises(UserError, match=f"process {os.getpid()}"), locked(settings):
        raise AssertionError
    with locked(settings):
        pass


def test_a_failed_backup_remembers_the_last_good_one_of_its_target(tmp_path: Path) -> None:
    settings, here, there = settings_in(tmp_path), parse_target("/a"), parse_target("/b")
    assert read_status(settings) == {}
    good = keep_status(settings, here, True, {"files": 7})
    bad = keep_status(settings, here, False, {"error": "full"})
    assert bad["last_good"] == good["last_good"] == good["ended"] and not bad["ok"]
    assert read_status(settings) == bad
    assert keep_status(settings, there, False, {})["last_good"] is None


def test_people_other_than_root_are_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(UserError, match="needs root"):
        backup.check_root()


@pytest.mark.parametrize("path", ["/etc/passwd", "../bob", "a/../../bob"])
def test_a_path_that_leads_out_of_a_home_is_refused(path: str) -> None:
    with pytest.raises(UserError, match="inside the student's folder"):
        inside(path)


@given(st.lists(NAMES.filter(lambda name: "/" not in name and name not in (".", "..")), max_size=4))
def test_a_path_inside_a_home_stays_as_it_is(parts: list[str]) -> None:
    assert inside("/".join(parts)) == "/".join(parts)


def test_newer_files_are_counted(tmp_path: Path) -> None:
    for name, age in (("old", -10), ("new", 10), ("deep/new", 10)):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.touch()
        os.utime(file, (1000 + age, 1000 + age))
    (tmp_path / "dangling").symlink_to("nowhere")
    os.utime(tmp_path / "dangling", (0, 0), follow_symlinks=False)
    assert newer_files(tmp_path, 1000) == 2
    assert newer_files(tmp_path / "absent", 1000) == 0
    dig(tmp_path / "deep", 1200)
    assert newer_files(tmp_path, 1000) == 3
    delete(tmp_path / "deep")


def test_without_a_terminal_nothing_newer_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    confirm([], yes=False)
    confirm(["ada"], yes=True)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    with pytest.raises(UserError, match="--yes"):
        confirm(["ada"] * 50, yes=False)


def test_a_switch_that_fails_undoes_itself(tmp_path: Path) -> None:
    for name in ("live", "staged"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    live, staged, kept = tmp_path / "live", tmp_path / "staged", tmp_path / "kept" / "live"
    with pytest.raises(OSError):
        switch([(live, kept), (staged, live), (tmp_path / "absent", tmp_path / "x")])
    assert (live.read_text(encoding="utf-8"), staged.read_text(encoding="utf-8")) == ("live", "staged")
    switch([(live, kept), (staged, live)])
    assert (live.read_text(encoding="utf-8"), kept.read_text(encoding="utf-8")) == ("staged", "live")


def test_present_settings_hold_and_missing_ones_come_back(tmp_path: Path) -> None:
    for place, files in {
        "backup": {"classroom.yaml": "old", "same": "same", "jupyterhub_config.d/a.py": "code"},
        "here": {"classroom.yaml": "new", "same": "same"},
    }.items():
        for name, text in files.items():
            file = tmp_path / place / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    here = tmp_path / "here"
    assert merge_settings(tmp_path / "backup", here) == [here / "classroom.yaml.from-backup"]
    texts = {str(one.relative_to(here)): one.read_text(encoding="utf-8") for one in here.rglob("*") if one.is_file()}
    assert texts == {
        "classroom.yaml": "new",
        "classroom.yaml.from-backup": "old",
        "same": "same",
        "jupyterhub_config.d/a.py": "code",
    }


@pytest.mark.parametrize("number", [errno.EDQUOT, errno.ENOSPC])
def test_a_home_without_room_for_a_folder_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "mkdir", full)
    with pytest.raises(UserError, match="the folder is full"):
        put(tmp_path, tmp_path, "restored-2026-11-20")


def test_a_full_home_gets_no_half_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, home, tools = (tmp_path / name for name in ("source", "home", "tools"))
    for folder in (source, home, tools):
        folder.mkdir()
    (tools / "cp").write_text("#!/bin/sh\necho 'cp: write error: Disk quota exceeded' >&2\nexit 1\n", encoding="ascii")
    (tools / "cp").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}:{os.environ['PATH']}")
    with pytest.raises(UserError, match="the folder is full"):
        put(source, home, "restored-2026-11-20")
    assert list(home.iterdir()) == []
