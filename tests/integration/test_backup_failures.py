"""What goes wrong with backups: each time one clear sentence, and the last good backup restores all the same."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from blockroom.backup import UNWANTED
from blockroom.engine import apt_install, wait_until
from blockroom.secrets import write_private
from tests.backup_room import Room, classroom_state, kill, make_room, wait_for

MEGABYTE = 2**20
POLICY = Path("/usr/sbin/policy-rc.d")


@pytest.fixture(scope="module", autouse=True)
def tools() -> None:
    """restic, and an sshd program whose service does not start."""
    if shutil.which("restic") is None:
        apt_install("restic")
    if not Path("/usr/sbin/sshd").exists():
        kept = POLICY.read_bytes() if POLICY.exists() else None
        POLICY.write_text("#!/bin/sh\nexit 101\n", encoding="ascii")
        POLICY.chmod(0o755)
        try:
            apt_install("openssh-server")
        finally:
            POLICY.unlink() if kept is None else POLICY.write_bytes(kept)


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return make_room(tmp_path / "room", str(tmp_path / "disk"))


def status(room: Room) -> dict[str, object]:
    found: dict[str, object] = json.loads((room.settings.data / "backup.json").read_text(encoding="utf-8"))
    return found


def assert_restores(room: Room, expected: object, *words: str) -> None:
    """The last good backup brings back what it held."""
    room.answer("restore", "--yes", *words)
    assert classroom_state(room.settings) == expected


def packs(folder: Path) -> list[Path]:
    return list((folder / "blockroom" / "data").glob("*/*"))


def wait_for_packs(folder: Path, more_than: int) -> None:
    assert wait_until(lambda: len(packs(folder)) > more_than, 60)


def test_a_backup_needs_a_place_that_is_there_and_apart(room: Room, tmp_path: Path) -> None:
    text = room.file.read_text(encoding="utf-8")
    room.file.write_text(text.replace(str(tmp_path / "disk"), ""), encoding="utf-8")
    assert "set backup.to" in room.refusal("backup")
    assert room.command("backup", "--wanted").returncode == UNWANTED
    room.file.write_text(text.replace(str(tmp_path / "disk"), str(room.settings.data / "x")), encoding="utf-8")
    assert "part of what is backed up" in room.refusal("backup")
    room.file.write_text(text, encoding="utf-8")
    assert room.command("backup", "--wanted").returncode == 0
    assert "no backup here" in room.refusal("backups", "--key-file", str(room.file))


def test_a_target_that_has_vanished_is_not_begun_anew_by_itself(room: Room, tmp_path: Path) -> None:
    good = room.answer("backup")
    (tmp_path / "disk").rename(tmp_path / "unmounted")
    refusal = room.refusal("backup")
    assert "is its disk mounted?" in refusal
    assert status(room)["ok"] is False and status(room)["last_good"] == good["last_good"]
    shutil.rmtree(tmp_path / "disk")
    (tmp_path / "unmounted").rename(tmp_path / "disk")
    assert room.answer("backup")["bytes_new"] < good["bytes_new"]
    shutil.rmtree(tmp_path / "disk")
    assert room.answer("backup", "--new")["ok"]


def test_another_servers_key_opens_nothing_and_spoils_nothing(room: Room, tmp_path: Path) -> None:
    room.answer("backup")
    expected = classroom_state(room.settings)
    key = room.settings.secrets / "backup-key"
    right = key.read_text(encoding="ascii")
    write_private(key, "0" * 64)
    assert "made with another key" in room.refusal("backup")
    assert "No key here opens" in room.refusal("restore", "--yes")
    assert "does not open this backup" in room.refusal("restore", "--key-file", str(key))
    key.unlink()
    assert "made with another key" in room.refusal("backup")
    assert not key.exists()
    write_private(tmp_path / "paper", right)
    assert_restores(room, expected, "--key-file", str(tmp_path / "paper"))


def test_a_full_target_keeps_its_last_backup_and_loses_the_half_one(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=120m", "tmpfs", disk], check=True)
    try:
        room = make_room(tmp_path / "room", str(disk))
        room.answer("backup")
        expected = classroom_state(room.settings)
        used = shutil.disk_usage(disk).used
        big = room.write("ada", "big.bin", os.urandom(200 * MEGABYTE))
        refusal = room.refusal("backup")
        assert "is full" in refusal and "is still there" in refusal
        assert shutil.disk_usage(disk).used < used + MEGABYTE
        assert_restores(room, expected)
        assert not big.exists()
        (disk / "films").write_bytes(bytes(100 * MEGABYTE))
        assert "are free; make room" in room.refusal("backup")
        (disk / "films").unlink()
        assert room.answer("backup")["ok"]
    finally:
        subprocess.run(["umount", disk], check=True)


def test_damage_is_found_and_the_rest_can_be_restored(room: Room, tmp_path: Path) -> None:
    room.write("eve", "film.bin", os.urandom(20 * MEGABYTE))
    room.answer("backup")
    expected = classroom_state(room.settings)
    largest = max(packs(tmp_path / "disk"), key=lambda one: one.stat().st_size)
    largest.chmod(0o600)
    with largest.open("r+b") as file:
        file.seek(largest.stat().st_size // 2)
        file.write(b"rust")
    refusal = room.refusal("backup", "--read-all")
    assert "the backup is damaged" in refusal and "blockroom backup --new" in refusal
    assert status(room)["ok"] is False

    refusal = room.refusal("restore", "--yes")
    assert "the backup is damaged" in refusal and "--damaged" in refusal
    assert classroom_state(room.settings) == expected
    given = room.answer("restore", "--yes", "--damaged")
    assert len(given["lost"]) == 1
    found = classroom_state(room.settings)
    lost = Path(given["lost"][0]).name
    differing = {path for path in expected["homes"] if found["homes"].get(path) != expected["homes"][path]}
    assert {path for path in differing if Path(path).name == lost} and len(differing) <= 3

    assert room.answer("backup", "--new", "--read-all")["ok"]
    assert len(list((tmp_path / "disk").glob("blockroom-*"))) == 1


def test_a_backup_killed_in_the_middle_is_forgotten(room: Room, tmp_path: Path) -> None:
    room.answer("backup")
    expected = classroom_state(room.settings)
    before = len(packs(tmp_path / "disk"))
    big = room.write("bob.x@school", "big.bin", os.urandom(300 * MEGABYTE))
    process = room.start("backup")
    wait_for_packs(tmp_path / "disk", before)
    assert "runs already" in room.refusal("backup")
    kill(process)
    time.sleep(1)
    grown = len(packs(tmp_path / "disk"))
    time.sleep(1)
    assert len(packs(tmp_path / "disk")) == grown, "restic outlived the program that ran it"
    room.answer("restore", "--yes")
    assert not big.exists() and classroom_state(room.settings) == expected
    assert room.answer("backup")["bytes_new"] < MEGABYTE
    assert len(packs(tmp_path / "disk")) < grown


def test_a_restore_killed_in_the_middle_leaves_the_old_state_and_finishes_when_repeated(room: Room) -> None:
    room.write("ada", "big.bin", os.urandom(300 * MEGABYTE))
    room.answer("backup")
    good = classroom_state(room.settings)
    room.write("ada", "big.bin", b"spoiled")
    spoiled = classroom_state(room.settings)
    process = room.start("restore", "--yes")
    wait_for(room.settings.homes_folder / ".restore" / "homes" / "ada" / "big.bin")
    kill(process)
    now = classroom_state(room.settings)
    assert {path: now["homes"][path] for path in spoiled["homes"]} == spoiled["homes"]
    assert_restores(room, good)


@dataclass
class SshServer:
    """An sshd of its own on loopback, with a folder for backups."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def to(self) -> str:
        return f"sftp://root@127.0.0.1:{self.port}{self.folder / 'school backup'}"

    def start(self) -> None:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        host_key = self.folder / "host_key"
        if not host_key.exists():
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", host_key], check=True)
        config = self.folder / "sshd_config"
        lines = [
            f"ListenAddress 127.0.0.1:{self.port}",
            f"HostKey {host_key}",
            f"AuthorizedKeysFile {self.folder / 'authorized_keys'}",
            "PidFile none",
            "UsePAM no",
            "StrictModes no",
            "PermitRootLogin prohibit-password",
            "Subsystem sftp internal-sftp",
        ]
        config.write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = ["/usr/sbin/sshd", "-D", "-f", str(config), "-E", str(self.folder / "log")]
        self.process = subprocess.Popen(command, start_new_session=True)
        assert wait_until(self.answers, 10)

    def answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def stop(self) -> None:
        """Vanish with every connection, as a machine without power does."""
        if self.process is not None:
            for line in subprocess.run(
                ["pgrep", "--session", str(self.process.pid)], capture_output=True, text=True, check=False
            ).stdout.split():
                os.kill(int(line), signal.SIGKILL)
            for child in children(self.process.pid):
                os.kill(child, signal.SIGKILL)
            self.process.kill()
            self.process.wait()
            self.process = None


def children(pid: int) -> list[int]:
    done = subprocess.run(["pgrep", "--parent", str(pid)], capture_output=True, text=True, check=False)
    found = [int(word) for word in done.stdout.split()]
    return found + [grandchild for child in found for grandchild in children(child)]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SshServer]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path / "other-machine"
    folder.mkdir()
    server = SshServer(folder, port)
    server.start()
    yield server
    server.stop()


def test_another_machine_over_ssh(server: SshServer, tmp_path: Path) -> None:
    room = make_room(tmp_path / "room", server.to, encrypt=False)
    assert "--show-ssh-key" in room.refusal("backup")
    line = room.command("backup", "--show-ssh-key").stdout
    assert line.startswith("ssh-ed25519 ")
    (server.folder / "authorized_keys").write_text(line, encoding="utf-8")
    first = room.answer("backup")
    assert first["ok"]
    folder = server.folder / "school backup"
    assert (folder / "blockroom-key.txt").stat().st_mode & 0o777 == 0o600
    expected = classroom_state(room.settings)

    # A new server makes a key pair of its own, and finds the backup's key beside the backup.
    room.destroy()
    line = room.command("backup", "--show-ssh-key").stdout
    (server.folder / "authorized_keys").write_text(line, encoding="utf-8")
    assert "made with another key" in room.refusal("backup")
    room.answer("restore")
    assert (room.settings.secrets / "backup-ssh.pub").read_text(encoding="utf-8") == line
    found = classroom_state(room.settings)
    assert {name: found[name] for name in ("homes", "shared")} == {name: expected[name] for name in ("homes", "shared")}
    assert room.answer("backup")["bytes_new"] < first["bytes_new"] / 4

    before = len(packs(folder))
    room.write("ada", "big.bin", os.urandom(300 * MEGABYTE))
    process = room.start("backup")
    wait_for_packs(folder, before)
    server.stop()
    assert process.wait(120) == 1
    assert "cannot be reached, or the connection broke" in str(status(room)["error"])
    assert "cannot be reached, or the connection broke" in room.refusal("backup")
    server.start()
    assert room.answer("backup", "--read-all")["ok"]

    server.stop()
    for key in server.folder.glob("host_key*"):
        key.unlink()
    server.start()
    assert "shows another host key" in room.refusal("backup")
