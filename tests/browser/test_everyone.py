"""Blocks for everyone: by keyboard alone, heard instead of seen, by touch on a tablet, and at 200 % zoom."""

from __future__ import annotations

import re

from playwright.async_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect

from tests.browser.conftest import SLOW, Person, faults
from tests.browser.test_documents import Files, document

TABLETS = [ViewportSize(width=1024, height=768), ViewportSize(width=820, height=1180)]
ZOOMED = ViewportSize(width=683, height=384)
"""A school screen at 200 %."""

SAYS = {
    "loops": ("Loops", "循环"),
    "text": ("Text", "文本"),
    "inside": ("Moving inside repeat", "移动 到 重复"),
    "edit": ("Edit text: abc", "编辑 文本: abc"),
    "done": ("Done", "运行结束"),
    "failed": ("Stopped by an error", "因错误而停止"),
    "zero": ("divi", "除"),
    "workspace": ("Blocks", "积木"),
}
PRINT = {"type": "text_print", "x": 30, "y": 30, "inputs": {"TEXT": {"block": {"type": "math_arithmetic"}}}}
DIVIDE = {
    "type": "math_arithmetic",
    "fields": {"OP": "DIVIDE"},
    "inputs": {
        "A": {"block": {"type": "math_number", "fields": {"NUM": 1}}},
        "B": {"block": {"type": "math_number", "fields": {"NUM": 0}}},
    },
}
ACCESSIBLE = """() => {
    const node = document.activeElement;
    const by = (node.getAttribute('aria-labelledby') ?? '').split(' ').map(id => document.getElementById(id));
    return node.getAttribute('aria-label') ?? by.map(one => one?.textContent ?? '').join(' ');
}"""

OVERLAPS = """bar => {
    const boxes = [...bar.children].map(one => one.getBoundingClientRect()).filter(box => box.width);
    return boxes.filter((box, i) => i && box.left < boxes[i - 1].right - 1).map(box => box.left);
}"""
"""Where the things in a bar lie over each other."""


def says(person: Person, key: str) -> str:
    return SAYS[key][person.locale == "zh-CN"]


async def press(page: Page, *keys: str) -> None:
    """Press keys no faster than fingers do."""
    for key in keys:
        await page.keyboard.press(key)
        await page.wait_for_timeout(400)


async def focused(page: Page) -> str:
    """What a screen reader calls the thing that has the focus."""
    return str(await page.evaluate(ACCESSIBLE) or await page.evaluate("document.activeElement.textContent"))


async def go_to(page: Page, key: str, name: str) -> None:
    """Press a key until something has the focus that is called so."""
    for _ in range(25):
        if name in await focused(page):
            return
        await press(page, key)
    raise AssertionError(f"{name} is not reached by {key}; the focus is on {await focused(page)}")


async def test_a_program_is_made_run_and_heard_by_keyboard_alone(student: Person) -> None:
    page = student.page
    announced = page.locator("#blocklyAriaAnnounce")
    status = page.locator(".br-Output-status")

    # From the start page into an empty document, which takes the keys.
    await go_to(page, "Tab", says(student, "workspace"))
    await press(page, "Enter")
    await expect(page.locator(".br-Panel .blocklySvg").first).to_be_visible(timeout=SLOW)
    await expect(page.locator(".br-Panel .blocklyActiveFocus")).to_have_count(1)

    # A loop, and in it a block that prints: pushed in by the arrows, which is said.
    await press(page, "t")
    await go_to(page, "ArrowDown", says(student, "loops"))
    await press(page, "ArrowRight", "Enter", "Enter")
    await expect(page.locator(".br-Preview")).to_contain_text("range(10)")
    await press(page, "t")
    await go_to(page, "ArrowDown", says(student, "text"))
    await press(page, "ArrowRight", "Enter", "ArrowDown")
    await expect(announced).to_contain_text(says(student, "inside"))
    await press(page, "Enter")
    preview = page.locator(".br-Preview")
    await expect(preview).to_contain_text(re.compile(r"range\(10\):\s*2?\s*print\(\"abc\"\)"))

    # Its text: the field has a name, and so has the entry that opens on it.
    await go_to(page, "ArrowRight", says(student, "edit"))
    await press(page, "Enter")
    assert says(student, "edit") in await focused(page)
    await page.keyboard.type("Hi 你好")
    await press(page, "Enter")
    await expect(preview).to_contain_text('print("Hi 你好")')

    # The end of the run is said, with what was printed.
    await press(page, "Shift+Enter")
    await expect(status).to_contain_text(says(student, "done"), timeout=SLOW)
    await expect(status).to_contain_text("Hi 你好")
    await expect(status).to_have_attribute("role", "status")
    # The output is reached and left again.
    for _ in range(10):
        await press(page, "Tab")
        if await page.locator(".br-Output-scroller:focus").count():
            break
    await expect(page.locator(".br-Output-scroller:focus")).to_contain_text("Hi 你好")
    await student.picture("keyboard")

    # A save makes the mark of unsaved work go away. Back among the blocks, what was typed is undone.
    await press(page, "Control+s")
    await expect(page.locator(".lm-DockPanel-tabBar .jp-mod-dirty")).to_have_count(0)
    for _ in range(10):
        await press(page, "Shift+Tab")
        if await page.locator(".blocklyBlockCanvas .blocklyActiveFocus").count():
            break
    await press(page, "Control+z")
    await expect(preview).to_contain_text('print("abc")')


async def test_an_error_is_heard_and_has_a_shape(student: Person) -> None:
    page = student.page
    program = {**PRINT, "inputs": {"TEXT": {"block": DIVIDE}}}
    await Files(page).write("zero.blockly", document(program))
    await page.locator(".jp-DirListing-item", has_text="zero").dblclick()
    await expect(page.locator(".br-Panel .blocklyDraggable").first).to_be_visible(timeout=SLOW)
    await expect(page.locator(".br-Panel .blocklyActiveFocus")).to_have_count(1)
    await press(page, "Shift+Enter")
    await expect(page.locator(".br-Output-status")).to_contain_text(says(student, "failed"), timeout=SLOW)
    alert = page.locator(".br-ErrorCard[role=alert]")
    await expect(alert).to_contain_text(says(student, "zero"))
    # Not by colour alone: the block's edge is dashed, and a sign stands on it.
    block = page.locator(".br-mod-error").first
    assert await block.locator(":scope > .blocklyPath").evaluate("path => getComputedStyle(path).strokeDasharray") != (
        "none"
    )
    await expect(block.locator(":scope > .blocklyIconGroup").first).to_be_visible()
    assert await faults(page.locator(".br-Panel")) == []


async def again(student: Person, browser: Browser, viewport: ViewportSize, **options: object) -> BrowserContext:
    """The same student at another screen."""
    state = await student.context.storage_state()
    context = await browser.new_context(locale=student.locale, viewport=viewport, storage_state=state, **options)  # type: ignore[arg-type]
    context.on("request", lambda asked: student.asked.add(asked.url))
    return context


async def open_document(student: Person, context: BrowserContext, name: str) -> Page:
    """Open a document in a workspace of its own, so that nothing else is in the way."""
    page = await context.new_page()
    at = student.page.url.split("/lab")[0]
    await page.goto(f"{at}/lab/workspaces/{name.split('.')[0]}/tree/{name}?reset")
    await expect(page.locator(".br-Panel .blocklySvg").first).to_be_visible(timeout=SLOW)
    await expect(page.locator(".br-Hint")).to_be_hidden()
    return page


async def swipe(page: Page, start: Locator, right: int, down: int) -> None:
    """Drag something with a finger."""
    box = await start.bounding_box()
    assert box
    x, y = box["x"] + 10, box["y"] + 10
    session = await page.context.new_cdp_session(page)

    async def touch(kind: str, *points: dict[str, float]) -> None:
        await session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})
        await page.wait_for_timeout(30)

    await touch("touchStart", {"x": x, "y": y})
    for part in range(1, 11):
        await touch("touchMove", {"x": x + right * part / 10, "y": y + down * part / 10})
    await touch("touchEnd")
    await session.detach()


async def test_touch_and_zoom(student: Person, browser: Browser) -> None:
    files = Files(student.page)
    for tablet in TABLETS:
        name = f"touch{tablet['width']}.blockly"
        await files.write(name, document({**PRINT, "inputs": {}}))
        context = await again(student, browser, tablet, has_touch=True, is_mobile=True)
        page = await open_document(student, context, name)
        # A block out of the toolbox, by a finger.
        await page.locator(".blocklyToolboxCategory", has_text=says(student, "text")).first.tap()
        offered = page.locator(".blocklyFlyout .blocklyDraggable", has_text="abc").first
        await expect(offered).to_be_visible()
        await swipe(page, offered, 130, 150)
        await expect(page.locator(".br-Preview")).to_contain_text('print("abc")')
        # It is pushed to another place, then run.
        await swipe(page, page.locator(".blocklyBlockCanvas > .blocklyDraggable", has_text="abc").last, 20, 60)
        await page.locator(".br-Run").tap()
        await expect(page.locator(".br-Output-status")).to_contain_text(says(student, "done"), timeout=SLOW)
        await expect(page.locator(".br-Output-scroller")).to_contain_text("abc")
        await page.screenshot(path=(await student.picture("tablet")).with_name(f"{name[:-8]}-{student.locale}.png"))
        await context.close()

    await files.write("zoom.blockly", document({**PRINT, "inputs": {"TEXT": {"block": DIVIDE}}}))
    context = await again(student, browser, ZOOMED, device_scale_factor=2)
    page = await open_document(student, context, "zoom.blockly")
    # With the files beside it, what does not fit is in the toolbar's menu; nothing lies over anything else.
    await expect(page.locator(".jp-Toolbar-responsive-opener")).to_be_visible()
    await page.keyboard.press("Control+b")
    await expect(page.locator(".br-Toolbar > .br-Kernel")).to_be_visible()
    await expect(page.locator(".jp-Toolbar-responsive-opener")).to_be_hidden()
    await press(page, "Shift+Enter")
    await expect(page.locator(".br-Output-status")).to_contain_text(says(student, "failed"), timeout=SLOW)
    # What failed is in sight, and the whole explanation is one stroke of the wheel away.
    await expect(page.locator(".br-mod-error").first).to_be_in_viewport()
    await page.locator(".br-ErrorCard-todo").scroll_into_view_if_needed()
    await expect(page.locator(".br-ErrorCard-todo")).to_be_in_viewport(ratio=0.9)
    for bar in (".br-Toolbar", ".br-Output-bar", ".br-Side .lm-TabBar-content"):
        wide = await page.locator(bar).first.evaluate("bar => [bar.scrollWidth, bar.clientWidth]")
        assert wide[0] <= wide[1], bar
    assert await page.locator(".br-Toolbar").evaluate(OVERLAPS) == []
    for control in (".blocklyTrash", ".blocklyZoomIn", ".br-Side .lm-TabBar-tab >> nth=1"):
        await page.locator(control).first.scroll_into_view_if_needed()
        await expect(page.locator(control).first).to_be_in_viewport(ratio=0.8)
    panel = await page.locator(".br-Panel").evaluate("panel => [panel.scrollWidth, panel.clientWidth]")
    assert panel[0] <= panel[1]
    await page.screenshot(path=(await student.picture("zoom")).with_name(f"zoom-200-{student.locale}.png"))
    assert await faults(page.locator(".br-Panel")) == []
    await context.close()
