"""A server's homes get a filesystem of their own, on real loop devices; only systemd is a stand-in of a few lines."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from blockroom import homes_disk, homes_grow, homes_mount, homes_volume, systemd
from blockroom.engine import apt_install
from blockroom.errors import UserError
from blockroom.homes import ensure_home
from blockroom.homes_disk import apply
from blockroom.homes_mount import check_mounted, homes_file, source_of, uuid_of
from blockroom.homes_volume import is_subvolume, on_btrfs
from blockroom.settings import Homes, Server, Settings
from tests.room import ARTIFACTS

FOLDER = ARTIFACTS / "homes-disk"
GIGABYTE = 2**30
QUOTA = 100 * 2**20


def systemctl(*words: str) -> str:
    """Mount what a unit file says, as systemd would."""
    if words[:2] == ("enable", "--now"):
        unit = dict(re.findall(r"^(\w+)=(.*)$", (FOLDER / "units" / words[2]).read_text(), re.MULTILINE))
        subprocess.run(["mount", "-t", unit["Type"], "-o", unit["Options"], unit["What"], unit["Where"]], check=True)
    return ""


def unmount() -> None:
    place = FOLDER / "data" / "homes"
    if place.is_mount():
        subprocess.run(["umount", place], check=True)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A machine without homes; what is mounted on it goes away at the end."""
    if shutil.which("mkfs.btrfs") is None:
        apt_install("btrfs-progs")
    unmount()
    shutil.rmtree(FOLDER, ignore_errors=True)
    (FOLDER / "units").mkdir(parents=True)
    monkeypatch.setattr(systemd, "INSTALLED", FOLDER / "units")
    monkeypatch.setattr(systemd, "systemctl", systemctl)
    for module in (homes_disk, homes_mount):
        monkeypatch.setattr(module, "unit_file", lambda _: FOLDER / "units" / "homes.mount")
    yield FOLDER
    unmount()
    shutil.rmtree(FOLDER)


def attached(image: Path) -> Iterator[str]:
    with image.open("wb") as file:
        file.truncate(GIGABYTE)
    found = subprocess.run(["losetup", "--find", "--show", image], capture_output=True, text=True, check=False)
    assert found.returncode == 0, f"this machine gives no loop device: {found.stderr}"
    yield found.stdout.strip()
    unmount()
    subprocess.run(["losetup", "--detach", found.stdout.strip()], check=True)


@pytest.fixture
def disk(machine: Path) -> Iterator[str]:
    """An empty disk."""
    yield from attached(machine / "disk.img")


@pytest.fixture
def second_disk(machine: Path) -> Iterator[str]:
    yield from attached(machine / "second.img")


def server(**homes: object) -> Settings:
    section = Homes.model_validate({"quota": QUOTA, **homes})
    return Settings(
        instance="disk-test",
        address="https://school.example",
        data=FOLDER / "data",
        homes=section,
        server=Server(tls="internal"),
    )


def test_homes_move_into_a_file_that_grows(machine: Path) -> None:
    settings = server(size=GIGABYTE // 2)
    old = settings.homes_folder / "ada"
    old.mkdir(parents=True)
    (old / "poem.txt").write_text("spring")
    assert apply(settings)
    assert not apply(settings)
    assert on_btrfs(settings.homes_folder)
    assert is_subvolume(old)
    assert (old / "poem.txt").read_text() == "spring"
    assert (settings.data / "homes.1" / "ada" / "poem.txt").read_text() == "spring"
    file = homes_file(settings)
    assert file.stat().st_blocks * 512 >= GIGABYTE // 2, "the space is taken at once"
    assert ensure_home(settings, "ada").quota == QUOTA

    larger = server(size=GIGABYTE)
    assert apply(larger)
    assert not apply(larger)
    assert not apply(settings), "a smaller size in the settings changes nothing"
    assert ensure_home(settings, "ada").free > GIGABYTE // 2
    with pytest.raises(UserError, match="cannot shrink"):
        apply(larger, size=GIGABYTE // 2)
    with pytest.raises(UserError, match="too little"):
        apply(larger, size=2**50)

    # The machine starts again: the file is mounted, not made anew.
    unmount()
    assert apply(larger)
    assert (old / "poem.txt").read_text() == "spring"


def test_homes_move_onto_a_disk_that_the_settings_name(machine: Path, disk: str) -> None:
    settings = server(size=GIGABYTE // 2)
    apply(settings)
    home = Path(ensure_home(settings, "ada").path)
    (home / "poem.txt").write_text("spring")
    with (home / "poem.txt").open() as opened:
        assert apply(server(disk=disk))
        assert opened.read() == "spring"
    assert not apply(server(disk=disk))
    assert source_of(settings.homes_folder) == disk
    assert "UUID=" in (machine / "units" / "homes.mount").read_text()
    assert not homes_file(settings).exists()
    assert ensure_home(settings, "ada").quota == QUOTA
    with pytest.raises(UserError, match="no file that could grow"):
        apply(settings, size=GIGABYTE)

    # Another machine, the same disk: what it holds is the classroom's.
    unmount()
    (machine / "units" / "homes.mount").unlink()
    assert apply(server(disk=disk))
    assert (home / "poem.txt").read_text() == "spring"


def home_with_a_poem(settings: Settings) -> Path:
    poem = Path(ensure_home(settings, "ada").path) / "poem.txt"
    poem.write_text("spring")
    return poem


def test_no_empty_homes_take_the_place_of_a_disk_that_is_missing(
    machine: Path, disk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = server(size=GIGABYTE // 2)
    apply(settings)
    poem = home_with_a_poem(settings)
    apply(settings, disk=Path(disk))
    unit = machine / "units" / "homes.mount"
    before = unit.read_text()
    unmount()
    with pytest.raises(UserError, match="are not mounted"):
        check_mounted(settings)
    with monkeypatch.context() as patch:
        patch.setattr(homes_disk, "there", lambda _: False)
        for asked in (settings, server(disk="/dev/no-such-disk")):
            with pytest.raises(UserError, match=r"lie on UUID=\S+, which is missing"):
                apply(asked)
    assert unit.read_text() == before and not homes_file(settings).exists()
    assert apply(settings), "the disk is there again, and no setting names it"
    assert poem.read_text() == "spring"
    check_mounted(settings)


def test_a_disk_hides_no_file_with_homes(machine: Path, disk: str) -> None:
    settings = server(size=GIGABYTE // 2)
    apply(settings)
    poem = home_with_a_poem(settings)
    unmount()
    unit = machine / "units" / "homes.mount"
    kept = unit.read_text()
    unit.unlink()
    with pytest.raises(UserError, match=r"homes\.btrfs is there and may hold homes"):
        apply(server(disk=disk))
    assert uuid_of(disk) == ""
    unit.write_text(kept)
    assert apply(server(disk=disk)), "what the unit mounts moves onto the disk"
    assert poem.read_text() == "spring"
    assert source_of(settings.homes_folder) == disk


@pytest.mark.parametrize("broken", ["remove", "write_unit"])
@pytest.mark.parametrize("restarted", [False, True])
def test_an_interrupted_move_onto_a_disk_goes_on(
    machine: Path, disk: str, monkeypatch: pytest.MonkeyPatch, broken: str, restarted: bool
) -> None:
    settings = server(size=GIGABYTE // 2)
    apply(settings)
    poem = home_with_a_poem(settings)

    def cut(*words: object) -> str:
        if words[1] == "remove" or broken == "write_unit":
            raise KeyboardInterrupt
        return homes_volume.btrfs(*map(str, words))

    with monkeypatch.context() as patch:
        patch.setattr(homes_grow, "btrfs" if broken == "remove" else "write_unit", cut)
        with pytest.raises(KeyboardInterrupt):
            apply(settings, disk=Path(disk))
    if restarted:
        unmount()
        apply(settings)
    apply(settings, disk=Path(disk))
    assert poem.read_text() == "spring"
    assert homes_mount.devices_of(settings.homes_folder) == [disk]
    unmount()
    assert apply(settings)
    assert poem.read_text() == "spring"


def test_a_disk_that_has_another_name_today_is_left_alone(machine: Path, disk: str, second_disk: str) -> None:
    apply(server(disk=disk))
    before = start_of(second_disk)
    with pytest.raises(UserError, match=r"is not where the homes lie.*--add-disk"):
        apply(server(disk=second_disk))
    assert start_of(second_disk) == before
    assert apply(server(disk=disk), disk=Path(second_disk))
    assert homes_mount.devices_of(server().homes_folder) == [disk, second_disk]


def start_of(disk: str) -> bytes:
    with Path(disk).open("rb") as file:
        return file.read(2**20)


@pytest.mark.parametrize("program", [["mkfs.ext4", "-q"], ["mkswap"], ["mkfs.btrfs", "--quiet", "--label", "other"]])
def test_a_disk_that_is_not_empty_is_left_alone(machine: Path, disk: str, program: list[str]) -> None:
    subprocess.run([*program, disk], check=True, capture_output=True)
    before = start_of(disk)
    settings = server(disk=disk)
    with pytest.raises(UserError, match="is not empty"):
        apply(settings)
    apply(server(size=GIGABYTE // 2))
    with pytest.raises(UserError, match="is not empty"):
        apply(settings)
    with pytest.raises(UserError, match="is not empty"):
        apply(server(size=GIGABYTE // 2), disk=Path(disk))
    assert start_of(disk) == before


def test_what_is_no_disk_and_what_is_too_large_is_told(machine: Path) -> None:
    with pytest.raises(UserError, match="is no disk of this machine"):
        apply(server(disk="/dev/no-such-disk"))
    with pytest.raises(UserError, match=r"homes\.size: \d+ MB wanted"):
        apply(server(size=2**50))
    with pytest.raises(UserError, match=r"at least 256 MB"):
        apply(server(size=2**20))
    assert not homes_file(server()).exists()


def test_nothing_moves_while_students_work(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = server(size=GIGABYTE // 2)
    (settings.homes_folder / "ada").mkdir(parents=True)
    monkeypatch.setattr(homes_disk, "containers", lambda key, value: [{}, {}] if key == "network" else [])
    with pytest.raises(UserError, match="2 students are at work"):
        apply(settings)
    assert not settings.homes_folder.is_mount()


def test_nothing_moves_where_docker_does_not_say_who_works(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = server(size=GIGABYTE // 2)
    (settings.homes_folder / "ada").mkdir(parents=True)
    monkeypatch.setattr(homes_volume, "DOCKER", machine / "docker.sock")
    with pytest.raises(UserError, match="Docker does not answer"):
        apply(settings)
    assert homes_volume.in_use(settings.homes_folder / "ada")
    assert not settings.homes_folder.is_mount()


def test_without_a_server_homes_stay_in_their_folder(machine: Path) -> None:
    with pytest.raises(UserError, match="nothing to do"):
        apply(Settings(data=machine / "data"))
