"""Help on the block: where an error arose, step by step through a program, block and line side by side."""

from __future__ import annotations

import asyncio
import json
import os
import re
from typing import Any

from playwright.async_api import Locator, expect

from tests.browser.conftest import SLOW, STUDENTS, Person

SAID = {"en-US": "The program divided by zero.", "zh-CN": "程序除以了零。"}
PARAMETER = {"en-US": "parameter:", "zh-CN": "参数："}
INSIDE = {"en-US": "In share", "zh-CN": "函数 share 里"}


def number(value: int) -> dict[str, Any]:
    return {"block": {"type": "math_number", "fields": {"NUM": value}}}


def variable(name: str) -> dict[str, Any]:
    return {"block": {"type": "variables_get", "fields": {"VAR": {"id": name}}}}


def calculation(sign: str, left: dict[str, Any], right: dict[str, Any], name: str) -> dict[str, Any]:
    return {"block": {"type": "math_arithmetic", "id": name, "fields": {"OP": sign}, "inputs": {"A": left, "B": right}}}


def assignment(name: str, variable_name: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"type": "variables_set", "id": name, "fields": {"VAR": {"id": variable_name}}, "inputs": {"VALUE": value}}


def document(divisor: int) -> str:
    """A loop that adds what a function returns; the function divides by ``n - divisor``."""
    function = {
        "type": "procedures_defreturn",
        "id": "function",
        "x": 20,
        "y": 300,
        "extraState": {"params": [{"name": "n", "id": "n"}]},
        "fields": {"NAME": "share"},
        "inputs": {
            "STACK": {"block": assignment("inner", "m", calculation("ADD", variable("n"), number(1), "more"))},
            "RETURN": calculation(
                "DIVIDE", number(10), calculation("MINUS", variable("n"), number(divisor), "less"), "divide"
            ),
        },
    }
    call = {
        "type": "procedures_callreturn",
        "id": "call",
        "extraState": {"name": "share", "params": ["n"]},
        "inputs": {"ARG0": variable("i")},
    }
    loop = {
        "type": "controls_for",
        "id": "loop",
        "fields": {"VAR": {"id": "i"}},
        "inputs": {
            "FROM": number(1),
            "TO": number(2),
            "BY": number(1),
            "DO": {"block": assignment("add", "total", calculation("ADD", variable("total"), {"block": call}, "sum"))},
        },
        "next": {"block": {"type": "text_print", "id": "print", "inputs": {"TEXT": variable("total")}}},
    }
    program = assignment("start", "total", number(0)) | {"x": 20, "y": 20, "next": {"block": loop}}
    variables = [{"name": name, "id": name} for name in ("total", "i", "n", "m")]
    workspace = {"blocks": {"languageVersion": 0, "blocks": [program, function]}, "variables": variables}
    return json.dumps({"format": "blockroom", "version": 1, "toolbox": "default", "workspace": workspace, "code": ""})


def bring(person: Person, name: str, files: dict[str, str]) -> None:
    """A student's folder with these files and nothing else."""
    person.room.forget_work(name)
    home = person.room.settings.homes_folder / name
    home.mkdir(mode=0o700, parents=True)
    os.chown(home, 1000, 1000)
    for file, text in files.items():
        (home / file).write_text(text, encoding="utf-8")
        os.chown(home / file, 1000, 1000)


def path(panel: Locator, block: str) -> Locator:
    """The outline of a block."""
    return panel.locator(f"[data-id={block}] > .blocklyPath").first


async def stands_at(panel: Locator, block: str) -> None:
    await expect(panel.locator(".br-mod-step")).to_have_count(1, timeout=SLOW)
    await expect(panel.locator(".br-mod-step")).to_have_attribute("data-id", block)


async def test_help_on_the_block(person: Person) -> None:
    page, locale = person.page, person.locale
    name = STUDENTS[locale]
    await asyncio.to_thread(bring, person, name, {"wrong.blockly": document(2), "right.blockly": document(9)})
    await person.open_lab(name)

    def button(word: str) -> Locator:
        return page.get_by_role("button", name=person.word(word), exact=True).locator("visible=true")

    await person.open_file("wrong.blockly")
    panel = page.locator(".br-Panel").locator("visible=true")
    await expect(panel.locator("[data-id=function]").first).to_contain_text(PARAMETER[locale])
    await button("run").click()
    # The innermost block, in the function that the loop called, and the block that called it.
    await expect(panel.locator(".br-mod-error")).to_have_attribute("data-id", "divide", timeout=SLOW)
    await expect(panel.locator(".br-mod-caller")).to_have_attribute("data-id", "call")
    await expect(panel.locator(".blocklyBubbleText")).to_contain_text(SAID[locale][:8])
    card = panel.locator(".br-ErrorCard")
    await expect(card).to_contain_text(SAID[locale])
    await expect(card).to_contain_text("ZeroDivisionError: division by zero")
    await expect(panel.locator(".br-Line-error")).to_contain_text("return 10 / (n - 2)")
    await person.picture("error-on-the-block")
    # The mark goes when the block is changed.
    await panel.locator("[data-id=less] .blocklyEditableField", has_text=re.compile("^2$")).click()
    await page.locator(".blocklyHtmlInput").fill("7")
    await page.locator(".blocklyHtmlInput").press("Enter")
    await expect(panel.locator(".br-mod-error")).to_have_count(0)

    await person.open_file("right.blockly")
    panel = page.locator(".br-Panel").locator("visible=true")
    # A block shows its lines, a line shows its block.
    await path(panel, "loop").click(position={"x": 5, "y": 60})
    await expect(panel.locator(".br-Line-selected")).to_have_text(
        ["for i in range(1, 3):", "    total = total + share(i)"]
    )
    await panel.locator(".cm-line", has_text="print(total)").click(position={"x": 300, "y": 8})
    await expect(panel.locator(".br-mod-line")).to_have_attribute("data-id", "print")

    # Step by step, into the function and back into the loop.
    await expect(button("step")).to_be_enabled(timeout=SLOW)
    for block in ("start", "loop", "add", "inner", "divide", "loop", "add", "inner"):
        await button("step").click()
        await stands_at(panel, block)
    variables = panel.locator(".br-Variables")
    await expect(variables.locator("caption").first).to_have_text(INSIDE[locale])
    await expect(variables.locator("tr", has=page.get_by_role("cell", name="n", exact=True))).to_contain_text("2")
    await expect(variables.locator("tr", has=page.get_by_role("cell", name="total", exact=True))).to_contain_text(
        "-1.25"
    )
    await person.picture("step-by-step")
    await button("stop").click()
    status = panel.locator(".br-Output-status")
    await expect(status).to_have_text(person.word("stopped"))
    await expect(panel.locator(".br-mod-step")).to_have_count(0)
    await expect(panel.locator(".br-Output-scroller")).not_to_contain_text("KeyboardInterrupt")

    # Run to here, then on to the end; the variables stay to be read.
    await path(panel, "inner").click(button="right", position={"x": 5, "y": 20})
    await page.locator(".blocklyContextMenu").get_by_text(person.word("run_to_here")).click()
    await stands_at(panel, "inner")
    await button("run").click()
    await expect(status).to_contain_text(person.word("done"))
    await expect(panel.locator(".br-Output-scroller")).to_contain_text("-2.678")
    await expect(variables.locator("tr", has=page.get_by_role("cell", name="i", exact=True))).to_contain_text("2")
    await page.close()
    await asyncio.to_thread(person.room.stop_server, name)
