"""The hub's pages in a real browser: Chinese throughout, nothing fetched from elsewhere, and they work."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, Page

from tests.integration.hub_process import Hub, running_hub

ENGLISH = re.compile(r"[A-Za-z]{3,}")
SAID_IN_ENGLISH = {"English", "Blockroom", "API", "th:", "true", "false"}
"""The switch to the other language, names, and what JupyterHub's API says of itself."""

VISIBLE_TEXTS = """root => {
  const texts = [];
  const walker = document.createTreeWalker(document.querySelector(root), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent.checkVisibility() && !parent.closest("script, style, code, #students .name, .who")) {
      texts.push(walker.currentNode.nodeValue.trim());
    }
  }
  for (const element of document.querySelectorAll(`${root} [title], ${root} [placeholder], ${root} [aria-label]`)) {
    texts.push(element.title, element.getAttribute("placeholder") ?? "", element.getAttribute("aria-label") ?? "");
  }
  return texts.filter(Boolean);
}"""


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    with running_hub(tmp_path_factory.mktemp("pages"), operators=["boss"]) as hub:
        rows = [("boss", "", "teacher"), ("wang", "7", "teacher"), ("小明", "7", "student"), ("x1", "7", "student")]
        hub.enroll(
            *({"name": n, "class": c, "role": r, "password": "right-password"} for n, c, r in rows),
        )
        yield hub


@asynccontextmanager
async def visit(browser: Browser, hub: Hub, name: str, language: str) -> AsyncIterator[Page]:
    """A browser in which somebody is logged in. Nothing may be fetched from another address than the classroom's."""
    context = await browser.new_context(locale=language)
    context.set_default_timeout(20_000)
    page = await context.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    await page.goto(f"{hub.url}/hub/login?next=/hub/home")
    await page.fill("#username_input", name)
    await page.fill("#password_input", "right-password")
    await page.click("#login_submit")
    await page.wait_for_url("**/hub/home")
    yield page
    await context.close()
    assert requests
    assert [url for url in requests if not url.startswith((hub.url, "data:"))] == []


async def english_words(page: Page, root: str, names: set[str]) -> list[str]:
    texts: list[str] = await page.evaluate(VISIBLE_TEXTS, root)
    known = SAID_IN_ENGLISH | names
    return [text for text in texts if any(word not in known for word in ENGLISH.findall(text))]


async def test_every_page_is_chinese_in_a_chinese_browser(hub: Hub, browser: Browser) -> None:
    async with visit(browser, hub, "boss", "zh-CN") as page:
        found = {}
        for path in ("home", "class", "password", "token", "admin", "spawn-pending/x1", "nothing-here", "error/503"):
            await page.goto(f"{hub.url}/hub/{path}")
            await page.wait_for_timeout(300)
            found[path] = await english_words(page, "body", {"boss", "wang", "xiaoming", "JupyterHub"})
        await page.goto(f"{hub.url}/hub/logout")
        found["logout"] = await english_words(page, "body", set())
    async with visit(browser, hub, "x1", "zh-CN") as page:
        for path in ("class", "admin", "spawn/wang", "spawn-pending/wang", "accept-share?code=none"):
            answer = await page.goto(f"{hub.url}/hub/{path}")
            assert answer is not None
            assert answer.status in (403, 404)
            found[f"x1: {path}"] = await english_words(page, "body", set())
    assert {path: words for path, words in found.items() if words} == {}


async def test_an_english_browser_gets_english(hub: Hub, browser: Browser) -> None:
    """And the search for English words finds them."""
    async with visit(browser, hub, "boss", "en") as page:
        for path in ("home", "admin"):
            await page.goto(f"{hub.url}/hub/{path}")
            await page.wait_for_selector("main h1")
            assert len(await english_words(page, "body", {"boss"})) > 5


async def test_the_admin_panel_is_chinese_in_all_its_views(hub: Hub, browser: Browser) -> None:
    async with visit(browser, hub, "boss", "zh-CN") as page:
        names = {"boss", "wang", "users", "server", "progress", "hub", "api", "user", "admin", "teachers", "xiaoming"}
        await page.goto(f"{hub.url}/hub/admin")
        await page.wait_for_selector("text=全部启动")
        await page.click("tbody button[aria-expanded]")
        assert await english_words(page, "#react-admin-hook", names) == []
        for view in ("add-users", "groups", "create-group"):
            await page.goto(f"{hub.url}/hub/admin#/{view}")
            await page.wait_for_selector("#react-admin-hook button")
            await page.wait_for_timeout(300)
            assert await english_words(page, "#react-admin-hook", names) == []
        await page.goto(f"{hub.url}/hub/admin#/")
        await page.click("text=编辑 >> nth=0")
        await page.wait_for_selector("text=编辑用户")
        assert await english_words(page, "#react-admin-hook", names) == []


async def test_a_teacher_adds_a_student_in_the_admin_panel(hub: Hub, browser: Browser) -> None:
    async with visit(browser, hub, "wang", "en") as page:
        await page.goto(f"{hub.url}/hub/admin")
        await page.wait_for_selector("[data-testid=user-name-div-x1]")
        for hidden in ("Shutdown Hub", "Manage Groups", "Edit User"):
            assert not await page.is_visible(f"text={hidden}")
        assert not await page.is_visible("[data-testid=user-name-div-boss]")
        await page.click("text=Add Users")
        await page.fill("#add-user-textarea", "a/b")
        await page.click("#submit")
        await page.wait_for_selector("#toast:not([hidden])")
        assert "letters, digits" in await page.inner_text("#toast")
        await page.fill("#add-user-textarea", "newcomer")
        await page.click("#submit")
        await page.wait_for_selector("[data-testid=user-name-div-newcomer]")
        await page.goto(f"{hub.url}/hub/class")
        await page.wait_for_selector(".tile[data-name=newcomer]")
        assert "has a one-time password" in await page.inner_text(".tile[data-name=newcomer]")
        await page.click(".tile[data-name=newcomer] >> text=New password")
        password = await page.inner_text("#password-rows td:last-child")

    context = await browser.new_context(locale="en")
    page = await context.new_page()
    await page.goto(f"{hub.url}/hub/login?next=/hub/home")
    await page.fill("#username_input", "newcomer")
    await page.fill("#password_input", password)
    await page.click("#login_submit")
    await page.fill("#new_password_input", "my own words")
    await page.fill("#new_password_again_input", "my own words")
    await page.click("#new_password_submit")
    await page.wait_for_url("**/hub/home")
    assert "Hello newcomer!" in await page.inner_text("h1")
    await context.close()


async def test_the_class_page_adds_several_and_shows_their_passwords_once(hub: Hub, browser: Browser) -> None:
    async with visit(browser, hub, "wang", "zh-CN") as page:
        await page.goto(f"{hub.url}/hub/class")
        await page.fill("#add-names", "一号\n二号、三号")
        await page.click("#add-submit")
        await page.wait_for_selector("#passwords[open]")
        rows = await page.eval_on_selector_all("#password-rows tr", "rows => rows.map(row => row.cells[0].textContent)")
        assert rows == ["一号", "二号", "三号"]
        await page.click("#done")
        assert await page.eval_on_selector("#password-rows", "body => body.children.length") == 0
        await page.wait_for_selector(".tile[data-name=三号]")


async def test_the_language_can_be_switched_on_the_page(hub: Hub, browser: Browser) -> None:
    async with visit(browser, hub, "x1", "en") as page:
        await page.click("button[data-language]")
        await page.wait_for_selector("html[lang=zh-CN]")
        await page.goto(f"{hub.url}/hub/password")
        assert "修改密码" in await page.inner_text("h1")


@pytest.mark.parametrize("width", [360, 1366])
async def test_every_field_has_a_label_and_nothing_runs_off_the_screen(hub: Hub, browser: Browser, width: int) -> None:
    async with visit(browser, hub, "boss", "zh-CN") as page:
        await page.set_viewport_size({"width": width, "height": 768})
        for path in ("home", "class", "password", "token", "nothing-here"):
            await page.goto(f"{hub.url}/hub/{path}")
            bare = await page.eval_on_selector_all(
                "main input:not([type=hidden]), main textarea",
                "fields => fields.filter(field => field.labels.length === 0).map(field => field.outerHTML)",
            )
            assert bare == []
            assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
