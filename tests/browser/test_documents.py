"""Blocks documents are at home in the Lab: saved, undone, renamed and shared between views like all others."""

from __future__ import annotations

import asyncio
import json
import re

from playwright.async_api import Locator, Page, Route, expect

from tests.browser.conftest import SLOW, Person, replace_number


def number(value: int, x: int, y: int) -> dict[str, object]:
    """A statement block that prints a number."""
    shown = {"type": "math_number", "fields": {"NUM": value}}
    return {"type": "text_print", "x": x, "y": y, "inputs": {"TEXT": {"block": shown}}}


def document(*blocks: dict[str, object]) -> str:
    workspace = {"blocks": {"languageVersion": 0, "blocks": list(blocks)}}
    return json.dumps({"format": "blockroom", "version": 1, "toolbox": "default", "workspace": workspace, "code": ""})


CALL = """async ([method, path, body]) => {
    const config = JSON.parse(document.getElementById('jupyter-config-data').textContent);
    const cookies = Object.fromEntries(document.cookie.split('; ').map(one => one.split('=')));
    const headers = { 'Content-Type': 'application/json', 'X-XSRFToken': cookies._xsrf ?? '' };
    if (config.token) headers.Authorization = `token ${config.token}`;
    const reply = await fetch(config.baseUrl + path, { method, headers, body: body && JSON.stringify(body) });
    return reply.ok && reply.status !== 204 ? reply.json() : null;
}"""


class Files:
    """The student's folder and settings, as the Lab's own page reaches them."""

    def __init__(self, page: Page) -> None:
        self.page = page

    async def write(self, path: str, content: str) -> None:
        body = {"type": "file", "format": "text", "content": content}
        await self.page.evaluate(CALL, ["PUT", f"api/contents/{path}", body])

    async def read(self, path: str, kind: str = "file") -> str:
        model = await self.page.evaluate(CALL, ["GET", f"api/contents/{path}?type={kind}", None])
        content = model["content"]
        return content if isinstance(content, str) else json.dumps(content)

    async def settings(self, plugin: str, values: dict[str, object]) -> None:
        await self.page.evaluate(CALL, ["PUT", f"lab/api/settings/{plugin}", {"raw": json.dumps(values)}])


async def opened(page: Page, path: str) -> Locator:
    """Open a document by the dialog that both languages have, and give its panel."""
    await page.locator(".jp-DirListing-item", has_text=path).dblclick()
    panel = page.locator(".br-Panel:visible").last
    await expect(panel.locator(".blocklySvg").first).to_be_visible(timeout=SLOW)
    await expect(panel.locator(".br-Hint")).to_be_hidden()
    return panel


async def choose(page: Page, menu: int, command: str) -> None:
    """Choose a command in one of the Lab's menus, whatever it is called."""
    await page.locator(".lm-MenuBar-item").nth(menu).click()
    await page.locator(f".lm-Menu-item[data-command='{command}']").click()


def dirty(page: Page) -> Locator:
    return page.locator(".lm-DockPanel-tabBar .jp-mod-dirty")


async def save(page: Page) -> None:
    await page.keyboard.press("Control+s")
    await expect(dirty(page)).to_have_count(0)


async def slowly_drag(page: Page, block: Locator, right: int, down: int) -> None:
    """Drag a block as a beginner does, who looks for the place for a second."""
    box = await block.bounding_box()
    assert box
    x, y = box["x"] + 8, box["y"] + 8
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + right / 2, y + down / 2, steps=8)
    await page.wait_for_timeout(900)
    await page.mouse.move(x + right, y + down, steps=8)
    await page.mouse.up()


async def test_a_document_is_saved_undone_renamed_and_reverted(student: Person) -> None:
    page, files = student.page, Files(student.page)
    await files.write("work.blockly", document(number(11, 20, 20), number(22, 20, 120)))
    panel = await opened(page, "work.blockly")
    preview = panel.locator(".br-Preview")
    await expect(preview).to_contain_text("print(11)")
    await expect(dirty(page)).to_have_count(0)

    # Nothing was done: nothing is undone.
    await panel.locator(".blocklyMainBackground").click(position={"x": 350, "y": 300})
    await page.keyboard.press("Control+z")
    await expect(preview).to_contain_text("print(22)")
    await expect(dirty(page)).to_have_count(0)

    await replace_number(panel, "11", "33")
    await expect(dirty(page)).not_to_have_count(0)
    await save(page)
    saved = await files.read("work.blockly")
    assert "print(33)" in json.loads(saved)["code"]

    # A slow drag is one step.
    block = panel.locator(".blocklyBlockCanvas > .blocklyDraggable", has_text="33")
    await slowly_drag(page, block, 120, 160)
    await expect(dirty(page)).not_to_have_count(0)
    await page.keyboard.press("Control+z")
    await page.wait_for_timeout(500)
    await save(page)
    assert await files.read("work.blockly") == saved

    # Two views show one document, and share its history.
    await choose(page, 0, "docmanager:clone")
    await expect(page.locator(".br-Panel:visible")).to_have_count(2)
    one, two = page.locator(".br-Panel:visible").first, page.locator(".br-Panel:visible").last
    await expect(two.locator(".br-Preview")).to_contain_text("print(33)")
    await replace_number(two, "33", "44")
    await expect(one.locator(".br-Preview")).to_contain_text("print(44)")
    await one.locator(".blocklyMainBackground").click(position={"x": 300, "y": 350})
    await page.keyboard.press("Control+z")
    await expect(one.locator(".br-Preview")).to_contain_text("print(33)")
    await expect(two.locator(".br-Preview")).to_contain_text("print(33)")
    await page.keyboard.press("Control+Shift+z")
    await expect(two.locator(".br-Preview")).to_contain_text("print(44)")
    await page.keyboard.press("Alt+w")
    await expect(page.locator(".br-Panel:visible")).to_have_count(1)

    # What is changed while a save is on its way is not taken for saved.
    going, arrived = asyncio.Event(), asyncio.Event()

    async def slow(route: Route) -> None:
        if route.request.method == "PUT":
            going.set()
            await arrived.wait()
        await route.continue_()

    panel = page.locator(".br-Panel:visible")
    await page.route("**/api/contents/work.blockly*", slow)
    await page.keyboard.press("Control+s")
    await going.wait()
    await replace_number(panel, "22", "55")
    await expect(panel.locator(".br-Preview")).to_contain_text("print(55)")
    arrived.set()
    await page.wait_for_timeout(1500)
    await expect(dirty(page)).not_to_have_count(0)
    await page.unroute("**/api/contents/work.blockly*")
    assert "print(22)" in await files.read("work.blockly")

    # Closing asks.
    await page.keyboard.press("Alt+w")
    await expect(page.locator(".jp-Dialog")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(panel).to_be_visible()

    await choose(page, 0, "docmanager:reload")
    await page.locator(".jp-Dialog .jp-mod-accept").click()
    await expect(panel.locator(".br-Preview")).to_contain_text("print(22)")
    await expect(dirty(page)).to_have_count(0)

    await choose(page, 0, "docmanager:rename")
    await page.locator(".jp-Dialog input").fill("成绩.blockly")
    await page.locator(".jp-Dialog .jp-mod-accept").click()
    await expect(page.locator(".lm-DockPanel-tabBar .lm-TabBar-tabLabel", has_text="成绩.blockly")).to_be_visible()
    await replace_number(panel, "44", "66")
    await save(page)
    assert "print(66)" in json.loads(await files.read("成绩.blockly"))["code"]

    # What a person does not save is saved for them.
    await files.settings("@jupyterlab/docmanager-extension:plugin", {"autosave": True, "autosaveInterval": 3})
    await page.reload()
    panel = page.locator(".br-Panel:visible")
    await expect(panel.locator(".br-Preview")).to_contain_text("print(66)", timeout=SLOW)
    await replace_number(panel, "66", "77")
    await expect(dirty(page)).not_to_have_count(0)
    await expect(dirty(page)).to_have_count(0)
    assert "print(77)" in json.loads(await files.read("成绩.blockly"))["code"]


async def menu_on(page: Page, target: Locator, label: str) -> None:
    """Choose an entry of the menu that a block or the workspace has for the right button."""
    await target.click(button="right", position={"x": 12, "y": 12})
    await page.locator(".blocklyMenuItem", has_text=re.compile(f"^{label}")).first.click()


SAID = {
    "en-US": {"put": "Put into the backpack", "kept": "Keep both"},
    "zh-CN": {"put": "放进背包", "kept": "都保留"},
}


async def test_blocks_are_found_carried_and_taken_elsewhere(student: Person) -> None:
    page, files, said = student.page, Files(student.page), SAID[student.locale]
    await files.write("one.blockly", document(number(11, 20, 20), number(22, 20, 120)))
    await files.write("two.blockly", document())
    panel = await opened(page, "one.blockly")

    # Search above the toolbox: by Python, and by the text in either language.
    search = panel.locator(".br-Search input")
    await page.keyboard.press("Control+k")
    await expect(search).to_be_focused()
    for word in ["linspace", "numbers evenly", "均匀取"]:
        await search.fill(word)
        await expect(panel.locator(".blocklyFlyout .blocklyDraggable", has_text="50").first).to_be_visible()
    await search.fill("xyzzy")
    await expect(panel.locator(".blocklyFlyout .blocklyDraggable")).to_have_count(0)
    await search.press("Escape")
    await page.keyboard.press("Escape")

    # The Lab's own search looks into the program.
    workspace = panel.locator(".blocklyMainBackground")
    await workspace.click(position={"x": 350, "y": 350})
    await page.keyboard.press("Control+f")
    await page.locator(".jp-DocumentSearch-input").first.fill("22")
    await expect(panel.locator(".br-Found-current")).to_have_text("22")
    await expect(page.locator(".jp-DocumentSearch-index-counter")).to_have_text("1/1")
    await page.keyboard.press("Escape")
    await expect(panel.locator(".br-Found")).to_have_count(0)

    # The backpack carries a stack to another document.
    block = panel.locator(".blocklyBlockCanvas > .blocklyDraggable", has_text="22").first
    await menu_on(page, block, said["put"])
    # Copied by the keys: the browser's clipboard has the blocks, and their Python for other programs.
    await block.click(position={"x": 12, "y": 12})
    await page.keyboard.press("Control+c")
    await page.evaluate("""() => document.addEventListener('paste', event => {
        window.pasted = Object.fromEntries(event.clipboardData.types.map(t => [t, event.clipboardData.getData(t)]));
    }, true)""")
    await page.locator(".jp-DirListing-item", has_text="two.blockly").dblclick()
    other = page.locator(".br-Panel:visible")
    await expect(other.locator(".br-Preview")).not_to_contain_text("print")
    await other.locator(".blocklyMainBackground").click(position={"x": 350, "y": 350})
    await page.keyboard.press("Control+v")
    await expect(other.locator(".br-Preview")).to_contain_text("print(22)")
    pasted = await page.evaluate("window.pasted")
    assert pasted["text/plain"] == "print(22)\n"
    await other.get_by_role("treeitem").last.click()
    await page.locator(".blocklyFlyout .blocklyDraggable:visible", has_text="22").first.click()
    await expect(other.locator(".blocklyBlockCanvas > .blocklyDraggable", has_text="22")).not_to_have_count(0)
    await page.keyboard.press("Escape")
    # Changes within half a second are one step back.
    await page.wait_for_timeout(1000)

    # A hostile clipboard is read like a hostile file.
    hostile = {"format": "blockroom-blocks", "blocks": [{"type": "robot<img src=x>", "fields": {"A": "<b>"}}]}
    await other.locator(".blocklyMainBackground").click(position={"x": 350, "y": 400})
    await page.evaluate(
        """data => {
            const clipboardData = new DataTransfer();
            clipboardData.setData('application/vnd.blockroom.blocks+json', JSON.stringify(data));
            document.dispatchEvent(new ClipboardEvent('paste', { clipboardData }));
        }""",
        hostile,
    )
    await expect(other.locator(".blocklyDraggable", has_text="robot<img src=x>")).to_be_visible()
    await expect(page.locator("img[src=x]")).to_have_count(0)
    await page.keyboard.press("Control+z")
    await expect(other.locator(".blocklyDraggable", has_text="robot")).to_have_count(0)
    await save(page)

    # Into a notebook of its own, then beside what is there.
    await choose(page, 0, "blockroom:send-to-notebook")
    await expect(page.locator(".jp-Notebook .cm-content").first).to_contain_text("print(22)", timeout=SLOW)
    await page.locator(".lm-DockPanel-tabBar .lm-TabBar-tab", has_text="one.blockly").click()
    await choose(page, 0, "blockroom:send-to-notebook")
    await page.locator(".jp-Dialog .jp-mod-accept").click()
    await expect(page.locator(".jp-Notebook .cm-content").last).to_contain_text("print(11)")

    await page.locator(".lm-DockPanel-tabBar .lm-TabBar-tab", has_text="one.blockly").click()
    await exported(page, "py")
    await expect(page.locator(".jp-DirListing-item", has_text="one.py")).to_be_visible()
    assert await files.read("one.py") == "print(11)\n\nprint(22)\n"
    await files.write("one.py", "mine")
    await exported(page, "py")
    await page.locator(".jp-Dialog button", has_text=said["kept"]).click()
    await expect(page.locator(".jp-DirListing-item", has_text="one-1.py")).to_be_visible()
    assert await files.read("one.py") == "mine"
    await exported(page, "ipynb")
    await expect(page.locator(".jp-DirListing-item", has_text="one.ipynb")).to_be_visible()
    assert "print(11)" in await files.read("one.ipynb", "notebook")
    await exported(page, "svg")
    await expect(page.locator(".jp-DirListing-item", has_text="one.svg")).to_be_visible()
    picture = await files.read("one.svg")
    assert "<script" not in picture and "class=" not in picture and "url(" not in picture
    assert set(re.findall(r"https?://[^\"' ]+", picture)) == {"http://www.w3.org/2000/svg"}
    assert ">11<" in picture and ">22<" in picture
    await exported(page, "png")
    await expect(page.locator(".jp-DirListing-item", has_text="one.png")).to_be_visible()

    # Settings and themes take effect at once.
    await files.settings("@blockroom/labextension:editor", {"fontSize": 20, "minimap": "always"})
    await files.settings("@jupyterlab/apputils-extension:themes", {"theme": "JupyterLab Dark High Contrast"})
    await page.reload()
    panel = page.locator(".br-Panel:visible")
    await expect(panel.locator(".br-Minimap")).to_be_visible(timeout=SLOW)
    await expect(panel.locator(".injectionDiv")).to_have_class(re.compile("blockroom-contrast"))
    await expect(panel.locator(".blocklyText").first).to_have_css("font-size", re.compile("26"))


async def exported(page: Page, kind: str) -> None:
    """Choose a kind of file in File › Export Blocks As."""
    await page.locator(".lm-MenuBar-item").nth(0).click()
    entry = page.locator(".lm-Menu-item[data-type=submenu]", has_text=re.compile("Export Blocks As|积木另存为"))
    await entry.hover()
    await page.locator(f".lm-Menu-item[data-command='blockroom:export-{kind}']").click()
