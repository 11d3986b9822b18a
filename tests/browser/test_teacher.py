"""What a teacher does on a first morning, and what a student cannot do."""

from __future__ import annotations

import asyncio

from playwright.async_api import expect

from tests.browser.conftest import SLOW, Person


async def test_a_teachers_first_morning(person: Person) -> None:
    page, room = person.page, person.room
    teacher, pupil = f"ms-{person.locale.lower()}", f"pupil-{person.locale.lower()}"
    # The Lab opens where the student left it.
    await asyncio.to_thread(room.forget_work, "student3")
    entry = {"name": teacher, "class": "demo", "role": "teacher"}
    created = await asyncio.to_thread(room.api, "POST", "/roster", {"entries": [entry]})
    await person.log_in(teacher, created["created"][0]["password"])
    for field in ("new_password", "new_password_again"):
        await page.locator(f"input[name={field}]").fill("chalk and talk")
    await page.locator("#new_password_submit").click()
    tile = page.locator(".tile[data-name=student3]")
    await expect(tile).to_have_attribute("data-state", "stopped")
    await person.picture("class")

    await page.goto(f"{room.settings.address}/hub/admin")
    await expect(page.get_by_test_id("user-name-div-student3")).to_be_visible()
    await page.get_by_text(person.word("add_users"), exact=True).click()
    await page.locator("#add-user-textarea").fill(pupil)
    await page.locator("#submit").click()
    await expect(page.get_by_test_id(f"user-name-div-{pupil}")).to_be_visible()
    await person.picture("admin")

    await page.goto(f"{room.settings.address}/hub/class")
    await expect(page.locator(f".tile[data-name={pupil}]")).to_be_visible()
    await tile.get_by_role("button", name=person.word("start"), exact=True).click()
    await expect(tile).to_have_attribute("data-state", "running", timeout=SLOW)
    await tile.get_by_role("link", name=person.word("open"), exact=True).click()
    # JupyterHub asks before it shows somebody else's server.
    await page.locator("form button[type=submit]").click()
    await expect(page.locator(".jp-LauncherCard").first).to_be_visible(timeout=SLOW)
    assert "/user/student3/" in page.url
    await page.goto(f"{room.settings.address}/hub/class")
    await tile.get_by_role("button", name=person.word("stop"), exact=True).click()
    await expect(tile).to_have_attribute("data-state", "stopped", timeout=SLOW)


async def test_a_student_has_no_such_pages(person: Person) -> None:
    page, room = person.page, person.room
    await person.log_in("student3", room.password("student3"))
    await page.wait_for_url("**/user/student3/**", timeout=SLOW)
    for path in ("/hub/admin", "/hub/class", "/user/student1/lab"):
        answer = await page.goto(f"{room.settings.address}{path}")
        assert answer is not None
        assert answer.status in (403, 404), path
    await asyncio.to_thread(room.stop_server, "student3")
