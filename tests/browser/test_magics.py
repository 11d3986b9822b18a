"""`%%blockly`, and the lines of older notebooks, in both kernels of the Lab."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import SLOW, STUDENTS, Person

KERNELS = {"python3": "Python 3", "blockroom_metakernel": "Python 3 (MetaKernel)"}
CELLS = [
    "%%blockly\ntotal = 0\nfor i in range(3):\n    total += i  # 加\nprint('sum', total)",
    "%blockly -l page.html -t t -h 300",
    "%jigsaw Python",
]
TOOLBOX = '<xml><category name="Mine" colour="120"><block type="math_number"></block></category></xml>'
WORKSPACE = '<xml><block type="text_print"><value name="TEXT"><block type="robot_see"></block></value></block></xml>'
SCRIPT = """Blockly.defineBlocksWithJsonArray([{"type": "robot_see", "message0": "robot sees", "output": null}]);
document.title = 'taken over';"""


def notebook(kernel: str) -> str:
    """A notebook with the cells, as its file."""
    kernelspec = {"name": kernel, "display_name": KERNELS[kernel], "language": "python"}
    empty: dict[str, object] = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    cells = [{**empty, "id": f"cell{number}", "source": source} for number, source in enumerate(CELLS)]
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": kernelspec}, "cells": cells})


def put(home: Path, name: str, content: str) -> None:
    """A file of the student's."""
    file = home / name
    file.write_text(content, encoding="utf-8")
    os.chown(file, 1000, 1000)


async def run(page: Page, cell: Locator) -> None:
    await cell.locator(".cm-content").first.click()
    await page.keyboard.press("Shift+Enter")
    await expect(cell.locator(".jp-InputArea-prompt").first).not_to_have_text("[ ]:")


@pytest.mark.timeout(900)
async def test_cells_and_older_lines_show_blocks(student: Person) -> None:
    page = student.page
    home = student.room.settings.homes_folder / STUDENTS[student.locale]
    for name, content in {
        "page.html": "<script>parent.document.title = 'taken over'</script>",
        "t-toolbox.xml": TOOLBOX,
        "t-workspace.xml": WORKSPACE,
        "t-blocks.js": SCRIPT,
    }.items():
        put(home, name, content)
    for kernel in KERNELS:
        put(home, f"{kernel}.ipynb", notebook(kernel))
        await student.open_file(f"{kernel}.ipynb")
        book = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
        await student.kernel_is_ready(KERNELS[kernel])
        for number in range(len(CELLS)):
            cell = book.locator(".jp-Cell").nth(number)
            await run(page, cell)
            await expect(cell.locator(".br-BlocksOutput .blocklySvg")).to_be_visible(timeout=SLOW)
        shown = book.locator(".jp-Cell").nth(0)
        await expect(shown.locator(".jp-OutputArea-output", has_text="sum 3")).to_be_visible(timeout=SLOW)
        await expect(shown.locator(".br-BlocksOutput")).to_contain_text("total")
        older = book.locator(".jp-Cell").nth(1)
        await expect(older.locator(".blocklyToolboxCategory", has_text="Mine")).to_be_visible()
        await expect(older.locator(".br-BlocksOutput")).to_contain_text("robot")
        await expect(older.locator(".jp-OutputArea-output", has_text="page.html")).to_be_visible()
        await student.picture(f"magics-{kernel}")
        await page.keyboard.press("Control+s")
        assert await page.locator("iframe").count() == 0
        assert "taken over" not in await page.title()
