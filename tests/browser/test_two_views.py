"""Blocks and Python are two views of one program: in a Blocks document, and in the cells of notebooks."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, Route, expect

from tests.browser.conftest import SLOW, STUDENTS, Person, faults, replace_number
from tests.browser.test_documents import Files, dirty, document, number, opened, save

KERNELS = {"python3": "Python 3", "blockroom_metakernel": "Python 3 (MetaKernel)"}
CELLS = ["!true\nstart = 0x10\nfor step in range( 3 ):\n    print( step + start )", "%%bash\nls"]
COVERED = """canvas => {
    const boxes = [...canvas.querySelectorAll(':scope > .blocklyDraggable')].map(one => one.getBoundingClientRect());
    const over = (a, b) => a.top < b.bottom && b.top < a.bottom && a.left < b.right && b.left < a.right;
    return boxes.filter((box, i) => boxes.some((other, j) => i < j && over(box, other))).map(box => box.top);
}"""
"""Which stacks lie over others."""
FLIP = "[data-command='blockroom:flip-cell']"


async def test_typing_moves_blocks_and_blocks_write_text(student: Person) -> None:
    page, files = student.page, Files(student.page)
    await files.write("views.blockly", document(number(11, 20, 20), number(22, 20, 120)))
    panel = await opened(page, "views.blockly")
    blocks, text = panel.locator(".blocklySvg .blocklyBlockCanvas"), panel.locator(".br-Preview .cm-content")
    await expect(text).to_contain_text("print(22)")
    await type_at_end(page, text, "for total in range( 2 ):\nprint( total )")
    await expect(blocks).to_contain_text("total", timeout=SLOW)

    await replace_number(panel, "11", "33")
    await expect(text).to_contain_text("print(33)")
    await expect(text).to_contain_text("for total in range( 2 ):")
    await expect(text).to_contain_text("print( total )")
    await save(page)
    await student.picture("views-document")
    assert await faults(panel.locator(".br-Preview")) == []

    # A stack that grows makes room for itself.
    await text.click()
    await page.keyboard.press("Control+Home")
    await page.keyboard.type("first = 1\nsecond = 2\nthird = 3\nfourth = 4\n")
    await expect(blocks).to_contain_text("fourth")
    assert await blocks.evaluate(COVERED) == []

    await type_at_end(page, text, "\nbroken = (")
    await expect(blocks).to_contain_text("broken = (")
    await page.keyboard.press("Control+z")
    await expect(blocks).not_to_contain_text("broken")
    await expect(text).not_to_contain_text("broken")
    await save(page)

    # Changed elsewhere, as by git: the blocks follow.
    kept = json.loads(await files.read("views.blockly"))
    assert "print( total )" in kept["code"]
    await files.write("views.blockly", json.dumps(kept | {"code": kept["code"].replace("33", "44")}))
    await page.reload()
    await expect(text).to_contain_text("print(44)", timeout=SLOW)
    await expect(blocks).to_contain_text("44")
    await expect(text).to_contain_text("print( total )")
    await save(page)
    await page.reload()
    await expect(blocks).to_contain_text("44", timeout=SLOW)
    await expect(text).to_contain_text("print( total )")
    await expect(dirty(page)).to_have_count(0)

    await page.route("**/blockroom/python*", refuse)
    await type_at_end(page, text, "\nx = 5")
    notice = panel.locator(".br-Preview-notice")
    await expect(notice).to_contain_text("“5”", timeout=SLOW)
    await expect(blocks).not_to_contain_text("x")
    await student.picture("views-refused")
    await page.unroute("**/blockroom/python*")
    await type_at_end(page, text, "0")
    await expect(notice).to_be_empty()
    await expect(blocks).to_contain_text("50")

    # The endpoint is the student's own: a page that cannot prove it was loaded by the student gets nothing.
    address = f"{student.room.settings.address}/user/{STUDENTS[student.locale]}/blockroom/python"
    stranger = await student.context.request.post(address, data={"verb": "convert", "language": "en"})
    assert stranger.status == 403


async def type_at_end(page: Page, text: Locator, typed: str) -> None:
    await text.click()
    await page.keyboard.press("Control+End")
    await page.keyboard.type(typed)


async def refuse(route: Route) -> None:
    """The answer of a gate that finds a difference."""
    if (route.request.post_data_json or {}).get("verb") != "compare":
        await route.continue_()
        return
    difference = {"kind": "tree", "line": 4, "statement": 4, "expected": "5", "found": "6"}
    await route.fulfill(json={"difference": difference})


def notebook(kernel: str, first: str, metadata: dict[str, object]) -> str:
    """A notebook with the cells, as its file."""
    kernelspec = {"name": kernel, "display_name": KERNELS[kernel], "language": "python"}
    empty: dict[str, object] = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    cells = [{**empty, "id": f"cell{place}", "source": source} for place, source in enumerate(CELLS)]
    cells[0] |= {"source": first, "metadata": metadata}
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": kernelspec}, "cells": cells})


def put(path: Path, content: str) -> None:
    """A file of the student's, changed behind the Lab's back."""
    path.write_text(content, encoding="utf-8")
    os.chown(path, 1000, 1000)


@pytest.mark.timeout(900)
async def test_a_cell_flips_to_blocks_and_back(student: Person) -> None:
    page = student.page
    home = student.room.settings.homes_folder / STUDENTS[student.locale]
    for kernel in KERNELS:
        file = home / f"{kernel}.ipynb"
        put(file, notebook(kernel, CELLS[0], {}))
        await student.open_file(file.name)
        book = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
        await student.kernel_is_ready(KERNELS[kernel])
        cell, other = book.locator(".jp-CodeCell").nth(0), book.locator(".jp-CodeCell").nth(1)
        await other.locator(".cm-content").click()
        await expect(other.locator(FLIP)).to_have_attribute("title", re.compile("%%bash"))
        await expect(other.locator(FLIP)).to_have_attribute("aria-disabled", "true")

        await cell.locator(".cm-content").click()
        await cell.locator(FLIP).click()
        blocks = cell.locator(".br-CellBlocks .blocklySvg .blocklyBlockCanvas")
        await expect(blocks).to_contain_text("start", timeout=SLOW)
        await replace_number(cell, "3", "4")
        await page.keyboard.press("Shift+Enter")
        await expect(cell.locator(".jp-OutputArea-output", has_text="19")).to_be_visible(timeout=SLOW)
        await expect(other).to_have_class(re.compile("jp-mod-active"))
        await cell.locator(".jp-InputPrompt").click()
        await student.picture(f"views-cell-{kernel}")
        assert await faults(cell.locator(".br-CellBlocks")) == []

        await cell.locator(FLIP).click()
        text = cell.locator(".cm-content")
        await expect(text).to_contain_text("for step in range(4):")
        await expect(text).to_contain_text("print( step + start )")
        await type_at_end(page, text, "\nlast = 7")
        await page.keyboard.press("Control+Alt+b")
        await expect(blocks).to_contain_text("last", timeout=SLOW)
        await replace_number(cell, "7", "8")
        await expect(text).to_contain_text("last = 8")
        await save(page)
        kept = json.loads(file.read_text(encoding="utf-8"))["cells"][0]
        source = kept["source"] if isinstance(kept["source"], str) else "".join(kept["source"])
        assert source == CELLS[0].replace("range( 3 )", "range(4)") + "\n    last = 8"

        await page.reload()
        await expect(blocks).to_contain_text("last", timeout=SLOW)
        put(file, notebook(kernel, "elsewhere = 9\n", kept["metadata"]))
        await page.reload()
        await expect(blocks).to_contain_text("elsewhere", timeout=SLOW)
        await expect(blocks).not_to_contain_text("last")
        await save(page)
        await book.locator(".jp-Notebook-ExecutionIndicator").first.wait_for()
        await page.locator(".lm-DockPanel-tabBar .lm-mod-current .lm-TabBar-tabCloseIcon").first.click()
