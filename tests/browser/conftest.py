"""Chromium, and people who use the classroom with it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect

from tests.room import ARTIFACTS, REPOSITORY, Classroom

SCREEN = ViewportSize(width=1366, height=768)
AXE = REPOSITORY / "labextension" / "node_modules" / "axe-core" / "axe.min.js"
SLOW = 120_000
"""Milliseconds for what starts a container or imports TensorFlow."""

STUDENTS = {"en-US": "student1", "zh-CN": "student2"}

expect.set_options(timeout=30_000)

WORDS = {
    "run": "运行",
    "log_in": "登录",
    "blocks": "积木",
    "loops": "循环",
    "add_users": "添加用户",
    "start": "启动",
    "stop": "停止",
    "step": "单步",
    "run_to_here": "运行到这里",
    "done": "运行结束",
    "stopped": "已停止",
    "open": "打开",
}
"""What the Chinese pages say where the English ones say the key."""
TITLES = {"add_users"}


@dataclass
class Person:
    """Somebody at a browser. Remembers which addresses the browser asked."""

    room: Classroom
    context: BrowserContext
    page: Page
    locale: str
    asked: set[str] = field(default_factory=set)

    def word(self, key: str) -> str:
        english = key.replace("_", " ")
        return WORDS[key] if self.locale == "zh-CN" else english.title() if key in TITLES else english.capitalize()

    async def log_in(self, name: str, password: str) -> None:
        await self.page.goto(self.room.settings.address)
        await self.page.locator("input[name=username]").fill(name)
        await self.page.locator("input[name=password]").fill(password)
        await self.page.get_by_role("button", name=self.word("log_in"), exact=True).click()

    async def open_lab(self, name: str) -> None:
        """Log in as a student and wait for the Lab."""
        await self.log_in(name, self.room.password(name))
        await expect(self.page.locator(".jp-Launcher").first).to_be_visible(timeout=SLOW)

    async def open_file(self, *path: str) -> None:
        for name in path:
            await self.page.locator(".jp-DirListing-item", has_text=name).dblclick()

    async def kernel_is_ready(self, name: str) -> None:
        """Wait for a notebook's kernel, by the status bar: the notebook's own sign says "idle" before there is one."""
        bar = self.page.locator("#jp-main-statusbar")
        await expect(bar).to_contain_text(re.compile(rf"{re.escape(name)} \| (Idle|空闲)"), timeout=SLOW)

    async def picture(self, name: str) -> Path:
        """A screenshot among the tests' artifacts."""
        path = ARTIFACTS / f"{name}-{self.locale}.png"
        await self.page.screenshot(path=path)
        return path


async def faults(place: Locator) -> list[str]:
    """What axe finds seriously wrong there for people with a screen reader, a keyboard or weak eyes."""
    await place.page.evaluate(AXE.read_text(encoding="utf-8"))
    found = await place.evaluate("async node => (await axe.run(node)).violations")
    return [f"{one['id']}: {one['nodes'][0]['target']}" for one in found if one["impact"] in ("serious", "critical")]


async def replace_number(place: Locator, old: str, new: str) -> None:
    """Type another number into the block that holds `old`."""
    number = place.locator(".blocklyEditableField", has_text=re.compile(f"^{old}$"))
    await number.first.click()
    entry = place.page.locator(".blocklyHtmlInput")
    await entry.fill(new)
    await entry.press("Enter")


@pytest.fixture(params=["en-US", "zh-CN"])
async def person(request: pytest.FixtureRequest, running: Classroom, browser: Browser) -> AsyncIterator[Person]:
    """A person with a browser of their own, once in each language. Asking another site for anything fails the test."""
    context = await browser.new_context(locale=request.param, viewport=SCREEN)
    page = await context.new_page()
    one = Person(running, context, page, request.param)
    context.on("request", lambda asked: one.asked.add(asked.url))
    page.on("websocket", lambda asked: one.asked.add(asked.url))
    yield one
    await context.close()
    sites = {urlsplit(url).netloc for url in one.asked if url.startswith(("http", "ws"))}
    assert sites == {urlsplit(running.settings.address).netloc}


@pytest.fixture
async def student(person: Person) -> AsyncIterator[Person]:
    """A student in the Lab, in a home without yesterday's documents and layout."""
    name = STUDENTS[person.locale]
    await asyncio.to_thread(person.room.forget_work, name)
    await person.open_lab(name)
    yield person
    await person.page.close()
    await asyncio.to_thread(person.room.stop_server, name)
