"""A kernel that dies, a full disk, a proxy that goes away: the work stays in the editor, and saving works again."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.async_api import Page, expect
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from blockroom import processes
from tests.browser.conftest import SLOW, STUDENTS, Person, replace_number
from tests.browser.test_documents import dirty, document, number, opened, save
from tests.room import Classroom

SIZE = "4m"
DIES = {"type": "py_raw", "x": 20, "y": 220, "fields": {"CODE": "import os; os.kill(os.getpid(), 9)"}}
SAYS = {
    "died": ("The kernel stopped. Press Run", "内核已停止"),
    "full": ("If your disk is full, delete files", "如果磁盘满了，请删除"),
}


def says(person: Person, key: str) -> str:
    return SAYS[key][person.locale == "zh-CN"]


@pytest.fixture
def small_home(person: Person) -> Iterator[Path]:
    """A home on a disk of its own, which is soon full, with a document in it."""
    name = STUDENTS[person.locale]
    person.room.forget_work(name)
    home = person.room.settings.homes_folder / name
    home.mkdir(mode=0o700, parents=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=700,uid=1000,gid=1000", name, home], check=True)
    try:
        file = home / "work.blockly"
        file.write_text(document(number(11, 20, 20), number(22, 20, 120), DIES), encoding="utf-8")
        os.chown(file, 1000, 1000)
        yield home
    finally:
        person.room.stop_server(name)
        subprocess.run(["umount", home], check=True)


def fill(home: Path) -> Path:
    """Fill the disk to its last byte."""
    filler = home / "film.mp4"
    with filler.open("wb", buffering=0) as file, pytest.raises(OSError, match="No space left"):
        while True:
            file.write(bytes(4096))
    return filler


def kill_proxy(room: Classroom) -> None:
    process = processes.running(room.settings, "proxy")
    assert process is not None
    process.kill()
    process.wait(10)


async def save_in_vain(page: Page) -> None:
    """Save, and put the Lab's message aside."""
    await page.keyboard.press("Control+s")
    await expect(page.locator(".jp-Dialog").first).to_be_visible()
    await dismiss(page)


async def dismiss(page: Page) -> None:
    """Put the Lab's messages aside, one after the other."""
    while await page.locator(".jp-Dialog").count():
        await page.keyboard.press("Escape")
        await page.wait_for_timeout(300)


async def test_trouble_takes_no_work_away(person: Person, small_home: Path) -> None:
    page, file = person.page, small_home / "work.blockly"
    await person.open_lab(STUDENTS[person.locale])
    panel = await opened(page, "work.blockly")
    notice = panel.locator(".br-Notice")
    await replace_number(panel, "11", "33")

    # The kernel dies in the middle of a program.
    await panel.locator(".blocklyMainBackground").click(position={"x": 420, "y": 300})
    await page.keyboard.press("Shift+Enter")
    await expect(panel.locator(".br-Output-status")).to_contain_text(says(person, "died"), timeout=SLOW)
    await person.picture("trouble-kernel")
    await expect(panel.locator(".br-Preview")).to_contain_text("print(33)")
    await expect(notice).to_be_hidden()
    await save(page)
    assert "print(33)" in json.loads(file.read_text())["code"]

    # The disk is full: the file stays whole, the blocks stay, and the message says what to do.
    filler = await asyncio.to_thread(fill, small_home)
    before = file.read_bytes()
    await replace_number(panel, "33", "44")
    await save_in_vain(page)
    await expect(notice).to_contain_text(says(person, "full"))
    await expect(dirty(page)).not_to_have_count(0)
    await expect(panel.locator(".br-Preview")).to_contain_text("print(44)")
    assert file.read_bytes() == before
    await person.picture("trouble-disk")
    filler.unlink()
    await notice.get_by_role("button").click()
    await expect(notice).to_be_hidden()
    await expect(dirty(page)).to_have_count(0)
    assert "print(44)" in json.loads(file.read_text())["code"]

    # The way to the classroom is gone, and comes back.
    await replace_number(panel, "44", "55")
    await asyncio.to_thread(kill_proxy, person.room)
    try:
        await save_in_vain(page)
        await expect(notice).to_be_visible()
        await expect(panel.locator(".br-Preview")).to_contain_text("print(55)")
        await person.picture("trouble-proxy")
    finally:
        await asyncio.to_thread(person.room.up)
    async with asyncio.timeout(90):
        # The hub tells the new proxy about the student's server within a minute.
        while await notice.is_visible():
            await dismiss(page)
            # The Lab saves by itself as well: then the notice goes away under the hand.
            with suppress(PlaywrightTimeoutError):
                await notice.get_by_role("button").click(timeout=5000)
            await page.wait_for_timeout(3000)
        # Another save of the Lab's may just be writing the file.
        while "print(55)" not in file.read_text():
            await page.wait_for_timeout(200)
    await expect(dirty(page)).to_have_count(0)
    assert "print(55)" in json.loads(file.read_text())["code"]
