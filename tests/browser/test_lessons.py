"""A student works through a lesson; a teacher makes one that a student solves."""

from __future__ import annotations

import re

from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import SLOW, Person, replace_number

TITLE = {"en-US": "Again and again", "zh-CN": "一遍又一遍"}
LOOPS = {"en-US": "Loops", "zh-CN": "循环"}
TEXT = {"en-US": "Text", "zh-CN": "文本"}
FILE = {"en-US": "File", "zh-CN": "文件"}
TEACH = {"en-US": "Make a lesson from this document", "zh-CN": "把这个文档做成课程"}
OLD = {"en-US": "my blocks 1", "zh-CN": "我的积木 1"}


async def drag(page: Page, block: Locator, x: float, y: float) -> None:
    """Drag a block by its left edge to a place on the page, in several moves as a hand does."""
    box = await block.bounding_box()
    assert box
    await page.mouse.move(box["x"] + 10, box["y"] + 12)
    await page.mouse.down()
    await page.mouse.move(x - 30, y + 30, steps=5)
    await page.mouse.move(x + 10, y + 12, steps=10)
    await page.mouse.up()


def laid(page: Page) -> Locator:
    """The blocks in the workspace, those in the toolbox left out, and those that lie in others."""
    return page.locator(".br-View .blocklyBlockCanvas:not(.blocklyFlyout *) > .blocklyDraggable")


async def solve(page: Page, locale: str) -> None:
    """Put the print block of the second lesson into a loop of three rounds."""
    await page.locator(".br-View").get_by_role("treeitem", name=LOOPS[locale]).click()
    workspace = await page.locator(".br-View .blocklyMainBackground").first.bounding_box()
    assert workspace
    loop = page.locator(".blocklyFlyout .blocklyDraggable").first
    await drag(page, loop, workspace["x"] + 240, workspace["y"] + 130)
    await expect(laid(page)).to_have_count(2)
    place = await laid(page).nth(1).bounding_box()
    assert place
    await drag(page, laid(page).nth(0), place["x"] + 26, place["y"] + 44)
    await expect(laid(page)).to_have_count(1)
    await replace_number(laid(page), "10", "3")


async def test_a_student_works_through_a_lesson(student: Person) -> None:
    page = student.page
    await page.locator(".jp-LauncherCard", has_text=TITLE[student.locale]).click()
    lesson = page.locator(".br-Lesson")
    await expect(lesson.get_by_role("heading", name=TITLE[student.locale])).to_be_visible(timeout=SLOW)
    feedback = lesson.get_by_role("status")
    check = lesson.locator(".br-Lesson-check")

    await check.click()
    await expect(feedback).to_have_attribute("data-state", "missing", timeout=SLOW)
    await expect(feedback).to_contain_text("repeat" if student.locale == "en-US" else "重复")
    await expect(lesson.locator(".br-Lesson-next")).to_be_disabled()
    await student.picture("lesson-missing")

    await solve(page, student.locale)
    await check.click()
    await expect(feedback).to_have_attribute("data-state", "done")
    await expect(lesson.locator(".br-Lesson-steps button").first).to_have_attribute("data-state", "done")
    await student.picture("lesson-done")
    await lesson.locator(".br-Lesson-next").click()
    await expect(lesson.locator("[aria-current=step]")).to_have_text("2")

    await page.reload()
    await expect(lesson.locator(".br-Lesson-steps button").first).to_have_attribute("data-state", "done", timeout=SLOW)
    await expect(lesson.locator("[aria-current=step]")).to_have_text("2")

    await lesson.locator(".br-Lesson-tools button").first.click()
    await page.locator(".jp-Dialog .jp-mod-accept").click()
    await expect(feedback).to_contain_text(OLD[student.locale])
    await expect(lesson.locator("[aria-current=step]")).to_have_text("1")
    await expect(lesson.locator(".br-Lesson-steps [data-state=done]")).to_have_count(0)
    await expect(laid(page)).to_have_count(1)
    await lesson.locator(".br-Lesson-tools button").last.click()
    cards = page.locator(".br-Lessons-card")
    await expect(cards).to_have_count(13)
    await expect(cards.nth(1)).to_contain_text(TITLE[student.locale])
    await student.picture("lessons")


async def test_a_teacher_makes_a_lesson_that_a_student_solves(student: Person) -> None:
    page = student.page
    await page.locator(".jp-LauncherCard").get_by_text(student.word("blocks"), exact=True).click()
    category = page.locator(".br-View").get_by_role("treeitem", name=TEXT[student.locale])
    await expect(category).to_be_visible(timeout=SLOW)
    await page.locator(".lm-MenuBar-item").get_by_text(FILE[student.locale], exact=True).click()
    await page.locator(".lm-Menu-item", has_text=TEACH[student.locale]).click()
    form = page.locator(".br-Teach")
    await form.locator("input[type=text]").first.fill("The moon")
    step = form.locator(".br-Teach-step")
    await step.locator("textarea").first.fill("Say **moon**.")
    await step.locator("ul + .br-Lesson-button").click()
    await step.locator(".br-Teach-check input[type=text]").first.fill("moon")
    await step.locator(".br-Teach-check input[type=text]").first.press("Enter")
    await student.picture("teach")
    await form.locator(".br-Lesson-check").click()

    lesson = page.locator(".br-Lesson")
    await expect(lesson.get_by_role("heading", name="The moon")).to_be_visible()
    await expect(lesson.locator(".br-Lesson-text strong")).to_have_text("moon")
    await category.click()
    workspace = await page.locator(".br-View .blocklyMainBackground").first.bounding_box()
    assert workspace
    block = page.locator(".blocklyFlyout .blocklyDraggable", has_text="abc").first
    await drag(page, block, workspace["x"] + 330, workspace["y"] + 100)
    await lesson.locator(".br-Lesson-check").click()
    await expect(lesson.get_by_role("status")).to_have_attribute("data-state", "missing", timeout=SLOW)
    await expect(lesson.locator(".br-Lesson-missing")).to_contain_text("moon")
    await laid(page).locator(".blocklyEditableField", has_text=re.compile("abc")).first.click()
    await page.locator(".blocklyHtmlInput").fill("moon")
    await page.locator(".blocklyHtmlInput").press("Enter")
    await lesson.locator(".br-Lesson-check").click()
    await expect(lesson.get_by_role("status")).to_have_attribute("data-state", "done")
