"""Blocks for the members of modules and objects: before anything has run, and from what the program made."""

from __future__ import annotations

import json
import os
import re

from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import SLOW, STUDENTS, Person

WORDS = {
    "modules": ("Modules", "模块"),
    "add": ("Add a module", "添加模块"),
    "find": ("Find in numpy", "在 numpy 中查找"),
    "objects": ("Objects of the program", "程序中的对象"),
}
ROBOT = """\
class Robot:
    "A robot that goes."
    place = 0
    def move(self, steps=3):
        "Go forward."
        self.place += steps
        return self.place
robot = Robot()
"""


def word(person: Person, key: str) -> str:
    return WORDS[key][person.locale == "zh-CN"]


def category(page: Page, name: str) -> Locator:
    return page.locator(".br-View .blocklyToolboxCategory").filter(has_text=re.compile(f"^{re.escape(name)}$"))


def button(page: Page, text: str) -> Locator:
    return page.locator(".blocklyFlyoutButton:visible").filter(has_text=text)


async def drag(page: Page, label: str, x: int, y: int) -> None:
    """Drag a block out of the flyout by the text on it."""
    box = await page.locator(".blocklyFlyout:visible").get_by_text(label).bounding_box()
    assert box
    await page.mouse.move(box["x"] + 6, box["y"] + 8)
    await page.mouse.down()
    await page.mouse.move((box["x"] + x) / 2, (box["y"] + y) / 2, steps=6)
    await page.mouse.move(x, y, steps=6)
    await page.mouse.up()


async def test_numpy_before_anything_has_run(student: Person) -> None:
    page = student.page
    await page.locator(".jp-LauncherCard").get_by_text(student.word("blocks"), exact=True).click()
    await category(page, word(student, "modules")).click()
    await button(page, word(student, "add")).click()
    await page.locator(".jp-Dialog input").fill("numpy")
    await page.keyboard.press("Enter")
    blocks = page.locator(".blocklyFlyout:visible .blocklyDraggable")
    await expect(blocks.first).to_be_visible(timeout=SLOW)
    await button(page, word(student, "find")).click()
    await page.locator(".jp-Dialog input").fill("linspace")
    await page.keyboard.press("Enter")
    await expect(blocks).to_have_count(1)
    await student.picture("members")
    await drag(page, "np.linspace", 520, 300)
    code = page.locator(".br-Preview")
    await expect(code).to_contain_text("import numpy as np")
    await expect(code).to_contain_text("np.linspace(None, None)")
    # An optional parameter comes with its default.
    await page.locator(".br-View .blocklyEditableField:visible").filter(has_text="＋").last.click()
    await page.locator(".blocklyDropDownDiv").get_by_text("num").click()
    await expect(code).to_contain_text("np.linspace(None, None, num=50)")
    await page.get_by_role("button", name=student.word("run"), exact=True).click()
    await expect(page.locator(".br-Output")).to_contain_text("TypeError", timeout=SLOW)


async def test_an_object_of_the_students_own_class(student: Person) -> None:
    page = student.page
    raw = {"type": "py_raw", "x": 20, "y": 20, "fields": {"CODE": ROBOT}}
    document = {
        "format": "blockroom",
        "version": 1,
        "toolbox": "default",
        "workspace": {"blocks": {"languageVersion": 0, "blocks": [raw]}},
    }
    home = student.room.settings.homes_folder / STUDENTS[student.locale]
    file = home / "robot.blockly"
    file.write_text(json.dumps(document), encoding="utf-8")
    os.chown(file, 1000, 1000)
    await page.reload()
    await student.open_file("robot.blockly")
    await expect(page.locator(".br-Preview")).to_contain_text("class Robot", timeout=SLOW)
    await page.get_by_role("button", name=student.word("run"), exact=True).click()
    await category(page, word(student, "modules")).click()
    await category(page, word(student, "objects")).click(timeout=SLOW)
    await category(page, "robot (Robot)").click()
    await expect(page.locator(".blocklyFlyout:visible").get_by_text(". move")).to_be_visible()
    await drag(page, ". move", 520, 330)
    await expect(page.locator(".br-Preview")).to_contain_text("robot.move()")
