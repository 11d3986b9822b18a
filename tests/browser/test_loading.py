"""The Lab stays light: what draws blocks is fetched with the first document of blocks."""

from __future__ import annotations

from playwright.async_api import expect

from tests.browser.conftest import SLOW, Person

STATIC = "/lab/extensions/@blockroom/labextension/static/"
MARK = "blocklyComputeCanvas"
"""What no script but Blockly's says."""


async def scripts(student: Person) -> str:
    """All of our extension's JavaScript that the page has asked for."""
    urls = {url for url in student.asked if STATIC in url and url.split("?")[0].endswith(".js")}
    return "".join([await (await student.context.request.get(url)).text() for url in sorted(urls)])


async def test_blockly_comes_with_the_first_document(student: Person) -> None:
    before = await scripts(student)
    assert before
    assert MARK not in before
    texts = {url for url in student.asked if STATIC in url and url.split("?")[0].endswith(".json")}
    assert texts == set()

    await student.page.locator(".jp-LauncherCard").get_by_text(student.word("blocks"), exact=True).click()
    await expect(student.page.locator(".br-View .blocklyToolbox")).to_be_visible(timeout=SLOW)
    after = await scripts(student)
    assert MARK in after
    assert len(before) < len(after) / 4
    texts = {url for url in student.asked if STATIC in url and url.split("?")[0].endswith(".json")}
    # The texts of the blocks, in the student's language alone.
    assert len(texts) == 1
