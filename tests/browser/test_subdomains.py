"""What a page on a student's server can do in the hub to the teacher who opens it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import SLOW
from tests.room import Classroom

ATTACK = """
async hubs => {
  const done = { read: [], passwords: [] };
  const order = { class: "demo", name: "pupil" };
  for (const hub of hubs) {
    try {
      const page = await (await fetch(`${hub}/hub/class`, { credentials: "include" })).text();
      const xsrf = /data-xsrf="([^"]+)"/.exec(page)?.[1] ?? "";
      if (page.includes('id="students"')) {
        done.read.push(hub);
      }
      const answer = await fetch(`${hub}/hub/api/class/password`, {
        method: "POST", credentials: "include", body: JSON.stringify(order),
        headers: { "Content-Type": "application/json", "X-XSRFToken": xsrf },
      });
      if (answer.ok) {
        done.passwords.push(await answer.json());
      }
    } catch {
      // Refused by the browser.
    }
    // What needs no permission to be sent, whose answer nobody may read.
    await fetch(`${hub}/hub/api/class/password?_xsrf=${document.cookie.match(/_xsrf=([^;]+)/)?.[1] ?? ""}`, {
      method: "POST", mode: "no-cors", credentials: "include", body: JSON.stringify(order),
    }).catch(() => {});
  }
  return done;
}
"""
"""A script of the student's: read the teacher's class page, and give another student a new password in their name."""


async def enrolled(room: Classroom, name: str, role: str) -> str:
    """The one-time password of somebody new."""
    entry = {"name": name, "class": "demo", "role": role}
    answer = await asyncio.to_thread(room.api, "POST", "/roster", {"entries": [entry]})
    return str(answer["created"][0]["password"])


async def open_as_teacher(room: Classroom, page: Page, teacher: str) -> None:
    """Log in as a new teacher and open the server of student1 from the class page."""
    await page.goto(room.settings.address)
    await page.locator("input[name=username]").fill(teacher)
    await page.locator("input[name=password]").fill(await enrolled(room, teacher, "teacher"))
    await page.locator("#login_submit").click()
    for field in ("new_password", "new_password_again"):
        await page.locator(f"input[name={field}]").fill("chalk and talk")
    await page.locator("#new_password_submit").click()
    tile = page.locator(".tile[data-name=student1]")
    await expect(tile).to_have_attribute("data-state", "stopped")
    await tile.get_by_role("button", name="Start", exact=True).click()
    await expect(tile).to_have_attribute("data-state", "running", timeout=SLOW)
    await tile.get_by_role("link", name="Open", exact=True).click()
    await page.locator("form button[type=submit]").click()
    await expect(page.locator(".jp-LauncherCard").first).to_be_visible(timeout=SLOW)


async def attack(room: Classroom, browser: Browser, teacher: str) -> tuple[str, dict[str, Any]]:
    """Where student1's page lies, and what a script in it can do while a teacher looks at it."""
    await asyncio.to_thread(room.forget_work, "student1")
    context = await browser.new_context(locale="en-US")
    page = await context.new_page()
    try:
        await open_as_teacher(room, page, teacher)
        place: str = await page.evaluate("location.origin")
        done: dict[str, Any] = await page.evaluate(ATTACK, [room.settings.address, place])
        # The teacher is still who the hub knows, in this very browser.
        await page.goto(f"{room.settings.address}/hub/class")
        await expect(page.locator(".tile[data-name=pupil]")).to_be_visible()
    finally:
        await context.close()
        await asyncio.to_thread(room.stop_server, "student1")
    return place, done


def known(room: Classroom) -> str:
    """The password by which the pupil logs in, as the roster keeps it."""
    with closing(sqlite3.connect(room.settings.data / "roster.sqlite")) as db:
        return str(db.execute("SELECT hash FROM people WHERE name = 'pupil'").fetchone()[0])


@pytest.fixture(autouse=True)
async def pupil(running: Classroom) -> AsyncIterator[None]:
    """Somebody whose password the attack is after."""
    await enrolled(running, "pupil", "student")
    yield
    await asyncio.to_thread(running.api, "DELETE", "/users/pupil")


async def test_a_students_page_cannot_act_for_a_teacher(running: Classroom, browser: Browser) -> None:
    before = known(running)
    with running.with_names():
        place, done = await attack(running, browser, "ms-apart")
    assert place == "http://student1.localhost:28800"
    assert done == {"read": [], "passwords": []}
    assert known(running) == before


async def test_with_one_address_for_all_it_can(running: Classroom, browser: Browser) -> None:
    """The attack is a real one: what docs/operators.md warns of."""
    before = known(running)
    place, done = await attack(running, browser, "ms-together")
    assert place == running.settings.address
    assert done["read"]
    assert done["passwords"][0]["name"] == "pupil"
    assert known(running) != before
