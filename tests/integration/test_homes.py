"""Homes with a hard limit: what happens to a student whose folder is full, and to the others."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docker
import httpx
import pytest
from playwright.async_api import Browser, expect

from blockroom import image, smoke
from blockroom.engine import apt_install, ensure_engine
from blockroom.homes import ensure_home
from blockroom.homes_volume import btrfs, is_subvolume, usage
from blockroom.secrets import read_secret
from blockroom.settings import Settings
from tests.room import ARTIFACTS, Classroom, Student, make_classroom

FOLDER = ARTIFACTS / "homes"
MEGABYTE = 2**20
QUOTA = 64 * MEGABYTE

SETTINGS = """\
name: Homes
instance: homes-test
address: http://127.0.0.1:28810
data: data
demo: true
homes: {quota: 64M}
ports: {hub: 28891, proxy_api: 28811}
containers: {subnet: 172.29.66.0/24}
student: {memory: 1536M, processes: 200}
"""

FILL = """
import os
written = 0
try:
    with open('big.bin', 'wb', buffering=0) as file:
        while written < 300 << 20:
            written += file.write(os.urandom(1 << 20))
        os.fsync(file.fileno())
except OSError as error:
    print(error.errno, written >> 20)
else:
    print(0, written >> 20)
"""
"""Random bytes, for btrfs packs others."""

WRITE = "import os; open('{name}', 'wb').write(os.urandom({megabytes} << 20)); print(os.path.getsize('{name}'))"

WAY_AROUND = """
import fcntl, os, struct
folder = os.open('.', os.O_RDONLY)
for request in (0x5000940E, 0x50009418, 0x50009401, 0x50009417):
    try:
        fcntl.ioctl(folder, request, bytearray(struct.pack('q4088s', folder, b'more')))
    except OSError as error:
        print(error.errno)
print(os.path.exists('more'))
"""


def figures(**values: object) -> None:
    sys.stdout.write(json.dumps(values) + "\n")


@pytest.fixture(scope="module")
def filesystem() -> Iterator[Path]:
    """A btrfs in a file, mounted where the classroom's homes will lie."""
    if shutil.which("mkfs.btrfs") is None:
        apt_install("btrfs-progs")
    disk, place = FOLDER / "homes.img", FOLDER / "data" / "homes"
    place.mkdir(parents=True, exist_ok=True)
    unmount(place)
    with disk.open("wb") as file:
        file.truncate(2**30)
    subprocess.run(["mkfs.btrfs", "--force", disk], check=True, capture_output=True)
    done = subprocess.run(["mount", "-o", "loop,noatime,compress=zstd", disk, place], capture_output=True, text=True)
    assert done.returncode == 0, f"no filesystem can be mounted from a file on this machine: {done.stderr}"
    yield place
    unmount(place)
    disk.unlink()


def unmount(place: Path) -> None:
    if place.is_mount():
        subprocess.run(["umount", place], check=True)


@pytest.fixture(scope="module")
def room(filesystem: Path) -> Iterator[Classroom]:
    """A classroom with its homes on btrfs."""
    ensure_engine(ARTIFACTS)
    made = make_classroom(FOLDER, SETTINGS)
    made.command("down")
    for old in made.settings.data.iterdir():
        if old != filesystem:
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    first, again = (made.command("homes") for _ in range(2))
    assert (first.returncode, again.returncode) == (0, 0), first.stderr + again.stderr
    assert [json.loads(one.stdout.splitlines()[-1]) for one in (first, again)] == [
        {"changed": True},
        {"changed": False},
    ]
    made.up()
    yield made
    made.command("down")


async def put(student: Student, path: str, text: str) -> httpx.Response:
    """What the Lab's way of saving answers."""
    headers = {"X-XSRFToken": smoke.cookie(student.client, "_xsrf", student.path)}
    model = {"type": "file", "format": "text", "content": text}
    return await student.client.put(f"{student.path}api/contents/{path}", json=model, headers=headers)


async def delete(student: Student, path: str) -> int:
    headers = {"X-XSRFToken": smoke.cookie(student.client, "_xsrf", student.path)}
    return (await student.client.delete(f"{student.path}api/contents/{path}", headers=headers)).status_code


async def messages(room: Classroom, name: str, language: str) -> list[str]:
    """What the page says while a student's server starts."""
    settings = room.settings
    headers = {"Authorization": f"token {read_secret(settings, 'operator-token')}", "Accept-Language": language}
    told: list[str] = []
    async with httpx.AsyncClient(base_url=f"{settings.hub_url}/hub/api", headers=headers, timeout=60) as client:
        start = asyncio.create_task(client.post(f"/users/{name}/server"))
        await asyncio.sleep(0.3)
        async with client.stream("GET", f"/users/{name}/server/progress") as stream:
            async for line in stream.aiter_lines():
                if line.startswith("data: "):
                    told.append(json.loads(line.removeprefix("data: ")).get("message", ""))
        assert (await start).status_code in (201, 202)
    return told


async def page_config(student: Student) -> dict[str, Any]:
    page = (await student.client.get(f"{student.path}lab")).text
    found: dict[str, Any] = json.loads(
        page.split('<script id="jupyter-config-data"')[1].split(">", 1)[1].split("</script")[0]
    )
    return found


async def test_a_full_folder_hurts_nobody_else_and_can_be_emptied(room: Classroom) -> None:
    async with room.student("student1") as full, room.student("student2") as other:
        code, written = (await full.run(FILL)).split()
        assert code == "122"
        assert await other.run(WRITE.format(name="mine.bin", megabytes=40)) == f"{40 * MEGABYTE}\n"
        refused = await put(full, "poem.txt", "spring" * 10_000)
        assert refused.status_code == 507
        assert "Your folder is full" in refused.json()["message"]
        assert "你的文件夹已满" in refused.json()["message"]
        assert (await put(other, "poem.txt", "spring")).status_code == 201

    used = usage(room.settings.homes_folder / "student1")
    assert used is not None
    assert used[1] == QUOTA
    assert QUOTA * 0.98 <= used[0] <= QUOTA
    figures(quota_mb=QUOTA >> 20, written_mb=int(written), used_bytes=used[0], other_student_mb=40)

    started = time.monotonic()
    told = await messages(room, "student1", "en")
    seconds = round(time.monotonic() - started, 2)
    assert any("Your folder is full: 64 MB of 64 MB." in one for one in told), told
    async with room.student("student1") as full:
        note = json.loads((await page_config(full))["blockroomFullHome"])
        assert (note["used"], note["quota"]) == (used[0], QUOTA)
        assert await full.run("print(6 * 7)") == "42\n"
        assert await delete(full, "big.bin") == 204
        assert (await put(full, "poem.txt", "spring")).status_code == 201
        assert await full.run("print(open('poem.txt').read())") == "spring\n"
    figures(full_start_s=seconds, told=next(one for one in told if "full" in one))

    assert not any("full" in one for one in await messages(room, "student1", "en"))
    async with room.student("student1") as again:
        assert (await page_config(again))["blockroomFullHome"] == ""
        assert await again.run("print(open('poem.txt').read())") == "spring\n"


@pytest.mark.parametrize(
    ("locale", "name", "sentence", "button"),
    [
        ("en-US", "student2", "Your folder is full: 64 MB of 64 MB.", "OK"),
        ("zh-CN", "student3", "你的文件夹已满：已用 64 MB，上限 64 MB。", "知道了"),
    ],
)
async def test_the_lab_of_a_full_folder_opens_and_says_so(
    room: Classroom, browser: Browser, locale: str, name: str, sentence: str, button: str
) -> None:
    async with room.student(name) as student:
        assert (await student.run(FILL)).startswith("122")
    context = await browser.new_context(locale=locale, viewport={"width": 1366, "height": 768})
    page = await context.new_page()
    try:
        await page.goto(room.settings.address)
        await page.locator("input[name=username]").fill(name)
        await page.locator("input[name=password]").fill(room.password(name))
        await page.locator("button[type=submit], input[type=submit]").first.click()
        await expect(page.locator("#progress-message")).to_contain_text(sentence, timeout=60_000)
        await page.screenshot(path=ARTIFACTS / f"full-start-{locale}.png")
        await expect(page.locator(".jp-Launcher").first).to_be_visible(timeout=120_000)
        note = page.locator(".jp-Notification-Toast, .Toastify__toast", has_text=sentence).first
        await expect(note).to_be_visible()
        await page.wait_for_timeout(6_000)
        await expect(note).to_be_visible()
        await expect(page.locator(".jp-Dialog")).to_have_count(0)
        await page.screenshot(path=ARTIFACTS / f"full-lab-{locale}.png")
        await page.locator(".jp-DirListing-item", has_text="big.bin").click()
        await page.keyboard.press("Delete")
        await page.locator(".jp-Dialog .jp-mod-accept").click()
        await expect(page.locator(".jp-DirListing-item", has_text="big.bin")).to_have_count(0)
        await note.get_by_text(button, exact=True).click()
        await page.reload()
        await expect(page.locator(".jp-Launcher").first).to_be_visible(timeout=120_000)
        await expect(note).to_have_count(0)
    finally:
        await context.close()
        await asyncio.to_thread(room.stop_server, name)


async def test_the_page_says_it_in_chinese(room: Classroom) -> None:
    async with room.student("student3") as student:
        await student.run(FILL)
    try:
        told = await messages(room, "student3", "zh-CN")
        assert any("你的文件夹已满：已用 64 MB，上限 64 MB。" in one for one in told), told
    finally:
        await asyncio.to_thread(room.forget_work, "student3")


async def test_no_subvolume_gets_around_the_limit(room: Classroom) -> None:
    async with room.student("student3") as student:
        refused = "1\n" * 4 + "False\n"
        assert await student.run(WAY_AROUND) == refused
        assert await student.run(f"import subprocess; subprocess.run(['python3', '-c', {WAY_AROUND!r}])") == refused
    assert not (room.settings.homes_folder / "student3" / "more").exists()


async def test_the_shared_folder_is_there_to_read(room: Classroom) -> None:
    hand_out = room.settings.shared_folder / "data.csv"
    hand_out.write_text("a,b\n1,2\n", encoding="utf-8")
    async with room.student("student3") as student:
        assert await student.run("print(open('shared/data.csv').read())") == "a,b\n1,2\n\n"
        code = "import os\ntry:\n    open('shared/x', 'w')\nexcept OSError as error:\n    print(error.errno)"
        assert await student.run(code) == "30\n"
        assert (await student.client.get(f"{student.path}api/contents/shared/data.csv")).status_code == 200
    home = room.settings.homes_folder / "student3"
    assert {(one.stat().st_uid, one.stat().st_gid) for one in home.iterdir()} == {(1000, 1000)}
    assert list((home / "shared").iterdir()) == []


def test_a_plain_folder_becomes_a_subvolume_with_all_it_holds(room: Classroom) -> None:
    path = room.settings.homes_folder / "restored"
    (path / "lessons").mkdir(parents=True)
    path.chmod(0o700)
    (path / "lessons" / "poem.txt").write_text("spring")
    os.utime(path / "lessons" / "poem.txt", (1_000_000_000, 1_000_000_000))
    (path / "link").symlink_to("lessons/poem.txt")
    os.link(path / "lessons" / "poem.txt", path / "same.txt")
    for one in (path, *path.rglob("*")):
        os.chown(one, 1000, 1000, follow_symlinks=False)
    # More than the limit: nothing may be lost for that.
    (path / "big.bin").write_bytes(os.urandom(QUOTA + 10 * MEGABYTE))
    before = listing(path)
    assert not is_subvolume(path)
    home = ensure_home(room.settings, "restored")
    assert is_subvolume(path)
    after = listing(path)
    assert home.shared
    assert {name: one for name, one in after.items() if name != "shared"} == before
    assert (path / "same.txt").stat().st_nlink == 2
    assert (home.quota, home.full) == (QUOTA, True)
    assert {one.name for one in room.settings.homes_folder.iterdir() if one.name.startswith(".")} == set()


def listing(path: Path) -> dict[str, tuple[int, int, int, float, str]]:
    found = {}
    for one in sorted(path.rglob("*")):
        status = one.lstat()
        digest = "" if one.is_dir() else str(one.readlink()) if one.is_symlink() else str(hash(one.read_bytes()))
        changed = 0.0 if one.is_dir() else status.st_mtime
        found[str(one.relative_to(path))] = (status.st_uid, status.st_gid, status.st_mode, changed, digest)
    return found


def test_a_machine_that_stopped_in_between_loses_nothing(room: Classroom) -> None:
    folder = room.settings.homes_folder
    (folder / ".plain-halfway").mkdir()
    (folder / ".plain-halfway" / "poem.txt").write_text("spring")
    btrfs("subvolume", "create", folder / ".new-halfway")
    ensure_home(room.settings, "halfway")
    assert (folder / "halfway" / "poem.txt").read_text() == "spring"
    assert is_subvolume(folder / "halfway")
    assert {one.name for one in folder.iterdir() if one.name.startswith(".")} == set()


def test_a_folder_that_cannot_be_turned_stays_as_it_is(room: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    path = room.settings.homes_folder / "stubborn"
    path.mkdir()
    (path / "poem.txt").write_text("spring")
    run = subprocess.run

    def no_copy(command: list[str], **options: Any) -> Any:
        return run(["false"] if command[0] == "cp" else command, **options)

    monkeypatch.setattr(subprocess, "run", no_copy)
    home = ensure_home(room.settings, "stubborn")
    assert home.quota is None
    assert (path / "poem.txt").read_text() == "spring"
    assert {one.name for one in path.parent.iterdir() if one.name.startswith(".")} == set()


def test_a_plain_folder_stays_while_somebody_works_in_it(room: Classroom) -> None:
    path = room.settings.homes_folder / "working"
    path.mkdir()
    container = docker.from_env().containers.run(
        image.reference(room.settings), ["sleep", "60"], detach=True, volumes={str(path): {"bind": "/home/student"}}
    )
    try:
        assert ensure_home(room.settings, "working").quota is None
        assert not is_subvolume(path)
        assert container.exec_run(["touch", "/home/student/poem.txt"]).exit_code == 0
        assert (path / "poem.txt").exists()
    finally:
        container.remove(force=True)
    assert ensure_home(room.settings, "working").quota == QUOTA
    assert (path / "poem.txt").exists()


def test_a_changed_limit_holds_from_the_next_start(room: Classroom) -> None:
    def with_quota(quota: int | None) -> Settings:
        homes = room.settings.homes.model_copy(update={"quota": quota})
        return room.settings.model_copy(update={"homes": homes})

    for quota in (QUOTA, 2 * QUOTA, None, QUOTA):
        assert ensure_home(with_quota(quota), "changing").quota == quota
    times = []
    for _ in range(20):
        began = time.perf_counter()
        ensure_home(room.settings, "changing")
        times.append(time.perf_counter() - began)
    figures(ensure_home_ms=round(sorted(times)[10] * 1000, 1), slowest_ms=round(max(times) * 1000, 1))
