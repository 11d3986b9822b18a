"""The pictures of docs/constructs.md: each row of its tables beside its block, one picture a table and language.

Runs the built extension in a JupyterLab without containers and draws with Chromium. Usage: make construct-pictures
PYTHON=python3.13; without PYTHON it reads the rows with its own Python, which may not know all of them yet.
"""

from __future__ import annotations

import base64
import html
import json
import os
import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page

from bench.lab import REPOSITORY, enter, lab, open_document
from blockroom.terminal import step

DOCS = Path(__file__).resolve().parent
PAGES = {"en": "constructs.md", "zh-CN": "constructs.zh-CN.md"}
ROW = re.compile(r"^\| `(?P<python>[^`]+)` \| `(?P<kind>\w+)` \|$", re.MULTILINE)
PICTURE = re.compile(r"^!\[[^]]*\]\(images/(constructs-\w+-(?:en|zh-CN)\.png)\)$", re.MULTILINE)
START = "start.blockly"
CONVERT = """import json, sys
from blockly_magic.from_python import convert
json.dump([convert(text).document for text in json.load(sys.stdin)], sys.stdout)"""
QUIET = ".blocklyZoom, .blocklyTrash, .blocklyScrollbar, .br-Minimap { visibility: hidden !important }"
SHEET = """
body { margin: 0; background: #fff }
table { border-collapse: collapse; font: 14px "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace }
td { padding: 8px 16px; border-bottom: 1px solid #ddd; white-space: pre; vertical-align: middle }
img { display: block }
"""
"""How a picture lays its rows out."""
SHOW = """async text => {
  const widget = [...jupyterapp.shell.widgets('main')].find(one => one.context?.path.endsWith('.blockly'));
  const editor = await widget.content.view.ready;
  const loaded = new Promise(resolve => {
    const slot = () => {
      editor.loaded.disconnect(slot);
      resolve();
    };
    editor.loaded.connect(slot);
  });
  widget.context.model.fromString(text);
  await loaded;
  const { workspace } = editor;
  workspace.setScale(0.8);
  const { left, top } = workspace.getBlocksBoundingBox();
  workspace.scroll(24 - 0.8 * left, 24 - 0.8 * top);
  await new Promise(resolve => setTimeout(resolve, 150));
  const box = workspace.getCanvas().getBoundingClientRect();
  return { x: box.x - 4, y: box.y - 4, width: box.width + 8, height: box.height + 8 };
}"""
"""Shows a document instead of the present one; where its blocks lie on the page, in pixels."""


def program(cell: str) -> str:
    """The program in a cell of the table: one level deeper behind a line that ends with a colon."""
    lines, deeper = [], 0
    for line in cell.replace("\\|", "|").split(" ⏎ "):
        if re.match(r"(else|except|finally)\b", line):
            deeper -= 1
        lines.append("    " * deeper + line)
        deeper += line.endswith(":")
    return "\n".join(lines)


def documents(programs: list[str]) -> list[str]:
    """The documents of programs, as text."""
    variables = {**os.environ, "PYTHONPATH": str(REPOSITORY / "blockly_magic" / "src")}
    python = [os.environ.get("PYTHON") or sys.executable, "-c", CONVERT]
    found = subprocess.run(
        python, input=json.dumps(programs), env=variables, check=True, text=True, capture_output=True
    )
    return [json.dumps(document) for document in json.loads(found.stdout)]


def draw(page: Page, text: str, document: str) -> str:
    """A row of a picture: the program and its blocks, as HTML."""
    place = page.evaluate(SHOW, document)
    image = base64.b64encode(page.screenshot(clip=place)).decode()
    return f'<tr><td>{html.escape(text)}</td><td><img src="data:image/png;base64,{image}"></td></tr>'


def main() -> int:
    (start,) = documents(["start = 1"])
    with lab({START: start}) as browser:
        for language, name in PAGES.items():
            context = browser.new_context(viewport={"width": 2400, "height": 600}, locale=language)
            page, sheet = context.new_page(), context.new_page()
            enter(page)
            open_document(page, START)
            page.evaluate("() => { jupyterapp.shell.collapseLeft(); jupyterapp.shell.collapseRight(); }")
            page.add_style_tag(content=QUIET)
            for section in (DOCS / name).read_text(encoding="utf-8").split("\n## ")[1:]:
                found = PICTURE.search(section)
                if found is None:
                    raise SystemExit(f"{name}: no picture under {section.splitlines()[0]}")
                with step(found[1]):
                    programs = [program(row["python"]) for row in ROW.finditer(section)]
                    rows = "".join(draw(page, *row) for row in zip(programs, documents(programs), strict=True))
                    sheet.set_content(f"<style>{SHEET}</style><table>{rows}</table>")
                    sheet.locator("table").screenshot(path=DOCS / "images" / found[1])
    return 0


if __name__ == "__main__":
    sys.exit(main())
