"""Damaged blocks: what can be opened opens, a message says what is wrong, and the file on disk stays as it was."""

from __future__ import annotations

import asyncio
import json
import os
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.conftest import SLOW, Person

LESSON = Path(__file__).resolve().parents[2] / "singleuser" / "lessons" / "digits.blockly"
STRANGE = {
    "format": "blockroom",
    "version": 1,
    "toolbox": "default",
    "workspace": {
        "blocks": {
            "languageVersion": 0,
            "blocks": [
                {"type": "text_print", "x": 20, "y": 20, "inputs": {"TEXT": {"block": {"type": "robot_arm"}}}},
                {"type": "robot_leg", "x": 20, "y": 120, "fields": {"SIDE": "left"}},
            ],
        }
    },
    "code": "",
}

FILES = {
    "empty": ("", None, None),
    "truncated": (LESSON.read_text(encoding="utf-8")[:900], "error", None),
    "newer": (LESSON.read_text(encoding="utf-8").replace('"version": 1', '"version": 99'), "error", None),
    "unknown": (json.dumps(STRANGE), "warning", "robot_leg"),
}


@pytest.mark.parametrize("kind", FILES)
async def test_a_damaged_file(person: Person, kind: str) -> None:
    text, notice, shown = FILES[kind]
    name = f"{kind}.blockly"
    await asyncio.to_thread(person.room.forget_work, "student3")
    home = person.room.settings.homes_folder / "student3"
    home.mkdir(mode=0o700, parents=True)
    file = home / name
    file.write_text(text, encoding="utf-8")
    for path in (home, file):
        os.chown(path, 1000, 1000)
    before = file.read_bytes()
    page = person.page
    await person.open_lab("student3")
    await person.open_file(name)
    await expect(page.locator(".br-View .blocklySvg").first).to_be_visible(timeout=SLOW)
    if notice:
        await expect(page.locator(f".br-Notice[data-kind={notice}]")).to_be_visible()
        await person.picture(f"file-{kind}")
    else:
        await expect(page.locator(".br-Notice[data-kind]:visible")).to_have_count(0)
    if shown:
        await expect(page.locator(".br-Notice")).to_contain_text(shown)
    await expect(page.locator(".lm-DockPanel-tabBar .jp-mod-dirty")).to_have_count(0)
    await page.close()
    await asyncio.to_thread(person.room.stop_server, "student3")
    assert file.read_bytes() == before
