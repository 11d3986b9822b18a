"""What a student does: log in, open the lesson, run it, change it, come back to it."""

from __future__ import annotations

import asyncio
import re

import pytest
from playwright.async_api import Locator, Page, expect

from blockroom import processes
from tests.browser.conftest import SLOW, Person, faults, replace_number


async def accuracy(output: Locator) -> float:
    """The accuracy that the lesson prints on a line of its own at its end; training prints others before."""
    line = re.compile(r"(?:^|\n)accuracy: ([\d.]+)")
    await expect(output.locator("pre", has_text=line).first).to_be_visible(timeout=SLOW)
    found = line.search(await output.inner_text())
    assert found
    return float(found[1])


async def saved(person: Person, asks_for_a_name: bool = False) -> None:
    """Save with the keyboard, and wait until the Lab's mark of unsaved work is gone."""
    await person.page.keyboard.press("Control+s")
    if asks_for_a_name:
        await person.page.locator(".jp-Dialog .jp-mod-accept").click()
    await expect(person.page.locator(".lm-DockPanel-tabBar .jp-mod-dirty")).to_have_count(0)


async def show_python(page: Page) -> None:
    """A lesson stands in front of its Python."""
    await page.locator(".br-Side .lm-TabBar-tab", has_text="Python").click(timeout=SLOW)


async def test_the_lesson_trains_and_a_change_is_kept(student: Person) -> None:
    page = student.page
    await student.open_file("lessons", "digits.blockly")
    panel = page.locator(".br-Panel")
    await expect(page.locator(".br-Lesson")).to_be_visible(timeout=SLOW)
    await show_python(page)
    await expect(panel.locator(".br-Preview")).to_contain_text("keras.Sequential", timeout=SLOW)
    await expect(panel.get_by_role("treeitem", name=student.word("loops"))).to_be_visible()
    await expect(page.locator(".jp-Dialog")).to_have_count(0)
    await page.get_by_role("button", name=student.word("run"), exact=True).click()
    output = panel.locator(".br-Output")
    assert await accuracy(output) > 0.9
    await expect(output.locator("img").first).to_be_visible(timeout=SLOW)
    await student.picture("lesson")
    assert await faults(panel) == []

    await replace_number(panel, "25", "30")
    await expect(panel.locator(".br-Preview")).to_contain_text("test_size=0.3")
    await saved(student)
    await page.reload()
    await expect(page.locator(".br-Lesson")).to_be_visible(timeout=SLOW)
    await show_python(page)
    await expect(page.locator(".br-Panel .br-Preview")).to_contain_text("test_size=0.3", timeout=SLOW)


@pytest.mark.parametrize("kernel", ["Python 3", "Python 3 (MetaKernel)"])
async def test_the_magic_shows_the_same_editor(student: Person, kernel: str) -> None:
    page = student.page
    cards = page.locator(".jp-LauncherCard[data-category=Notebook], .jp-LauncherCard[data-category=笔记本]")
    await cards.get_by_text(kernel, exact=True).click()
    cell = page.locator(".jp-Notebook .jp-Cell").first
    await cell.locator(".cm-content").click()
    await student.kernel_is_ready(kernel)
    await page.keyboard.type("%blockly lessons/digits.blockly")
    await expect(cell).to_contain_text("%blockly lessons/digits.blockly")
    await page.keyboard.press("Shift+Enter")
    blocks = page.locator(".br-BlocksOutput")
    await expect(blocks.locator(".blocklyDraggable").first).to_be_visible(timeout=SLOW)
    await replace_number(blocks, "25", "30")
    await blocks.get_by_role("button", name=student.word("run"), exact=True).click()
    output = blocks.locator(".br-Output")
    assert await accuracy(output) > 0.9
    await expect(output.locator("img").first).to_be_visible(timeout=SLOW)
    await student.picture("notebook")
    await saved(student, asks_for_a_name=True)

    await page.reload()
    blocks = page.locator(".br-BlocksOutput")
    await expect(blocks.locator(".blocklyDraggable").first).to_be_visible(timeout=SLOW)
    await blocks.locator(".br-ToCell").click()
    await expect(page.locator(".jp-Notebook .cm-content").nth(1)).to_contain_text("test_size=0.3")


async def drag(page: Page, block: Locator, right: int) -> None:
    """Drag a block to the right by its left edge, as a hand does: in several moves."""
    box = await block.bounding_box()
    assert box
    x, y = box["x"] + 12, box["y"] + 12
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + right / 2, y + 40, steps=5)
    await page.mouse.move(x + right, y + 80, steps=5)
    await page.mouse.up()


async def test_a_new_program_from_the_launcher(student: Person) -> None:
    page = student.page
    await page.locator(".jp-LauncherCard").get_by_text(student.word("blocks"), exact=True).click()
    panel = page.locator(".br-Panel")
    await panel.get_by_role("treeitem", name=student.word("loops")).click()
    await drag(page, page.locator(".blocklyFlyout .blocklyDraggable").first, right=560)
    await expect(panel.locator(".br-Preview")).to_contain_text("for ")
    await expect(page.locator(".lm-DockPanel-tabBar .jp-mod-dirty")).not_to_have_count(0)
    await page.keyboard.press("Control+z")
    await expect(panel.locator(".br-Preview")).not_to_contain_text("for ")


async def test_the_page_comes_back_after_the_hub_was_killed(student: Person) -> None:
    page = student.page
    await student.open_file("lessons", "digits.blockly")
    panel = page.locator(".br-Panel")
    await page.get_by_role("button", name=student.word("run"), exact=True).click()
    hub = processes.running(student.room.settings, "hub")
    assert hub is not None
    hub.kill()
    await asyncio.to_thread(hub.wait, 10)
    await asyncio.to_thread(student.room.up)
    assert await accuracy(panel.locator(".br-Output")) > 0.9
    await page.reload()
    await expect(page.locator(".br-Lesson")).to_be_visible(timeout=SLOW)
    await show_python(page)
    await expect(page.locator(".br-Panel .br-Preview")).to_contain_text("keras.Sequential", timeout=SLOW)
    assert "/hub/login" not in page.url
