"""How fast the panel opens a document and follows an edit, and how much JavaScript it brings.

Runs the built extension in a JupyterLab of its own, without containers, and drives Chromium. Beside each other in one
page: bare Blockly of the same version, and the panel. Prints a table, writes bench/results/panel.json and panel.png,
and ends with 1 where a limit is missed. Usage: make bench-panel
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure as Picture
from playwright.sync_api import Page

from bench.lab import EXTENSION, REPOSITORY, enter, lab, open_document
from bench.programs import TOOLBOX, document
from blockroom.terminal import result, step

BLOCKLY = REPOSITORY / "labextension" / "node_modules" / "blockly" / "blockly.min.js"
RESULTS = REPOSITORY / "bench" / "results"
OPENED, EDITED = 500, 200
OPTIONS = {
    "renderer": "thrasos",
    "sounds": False,
    "trashcan": True,
    "grid": {"spacing": 20, "length": 0},
    "zoom": {"controls": True, "wheel": False, "pinch": True},
    "move": {"scrollbars": True, "drag": True, "wheel": True},
}
"""Bare Blockly with what the panel has of it."""
STATIC = "/lab/extensions/@blockroom/labextension/static/"


@dataclass
class Figure:
    """Something measured, and what it must stay below."""

    name: str
    value: float
    limit: float
    unit: str

    @property
    def is_met(self) -> bool:
        return self.value <= self.limit


def size(names: set[str]) -> int:
    return sum((EXTENSION / "static" / name).stat().st_size for name in names if name.endswith(".js"))


def show(page: Page, blocks: int) -> None:
    """Open a document and measure in its page from now on."""
    open_document(page, f"{blocks}.blockly")
    page.wait_for_timeout(3000)
    page.add_script_tag(path=BLOCKLY)
    settings = {"blocks": blocks, "options": {**OPTIONS, "toolbox": TOOLBOX, "media": f"{STATIC}media/"}}
    page.evaluate("settings => { window.bench = settings; }", settings)
    page.add_script_tag(path=Path(__file__).with_suffix(".js"))


def measure(page: Page, rounds: int) -> dict[str, Any]:
    asked: set[str] = set()
    page.on("request", lambda one: asked.add(one.url))

    def loaded() -> set[str]:
        return {url.split(STATIC)[1].split("?")[0] for url in asked if STATIC in url}

    with step("What the Lab loads before a document of blocks is opened"):
        enter(page)
        page.wait_for_timeout(3000)
        at_start = loaded()
    pairs = []
    with step(f"Opening {OPENED} blocks, {rounds} pairs"):
        show(page, OPENED)
        with_document = loaded()
        for number in range(rounds + 1):
            order = ["bare", "ours"] if number % 2 else ["ours", "bare"]
            pairs.append({name: page.evaluate(f"bench.{name}()") for name in order})
    edits = []
    with step(f"The preview of {EDITED} blocks after an edit, {rounds} times"):
        enter(page)
        show(page, EDITED)
        for number in range(rounds + 1):
            edits.append(page.evaluate("number => bench.edit(number)", 1000 + number))
    # Each begins with one that is not counted: the browser compiles what it has not run yet.
    return {"start": sorted(at_start), "document": sorted(with_document), "pairs": pairs[1:], "edits": edits[1:]}


def draw(figures: list[Figure], path: Path) -> None:
    shares = [figure.value / figure.limit for figure in figures]
    picture = Picture(figsize=(8, 2.6), layout="constrained")
    axes = picture.subplots()
    bars = axes.barh([figure.name for figure in figures], shares, color="#3a6ea5")
    axes.bar_label(bars, [f"{figure.value:.2f} {figure.unit}" for figure in figures], padding=4)
    axes.axvline(1, color="#b3261e")
    axes.set(xlim=(0, max(1.25, *shares) + 0.15), xlabel="share of the limit")
    axes.invert_yaxis()
    picture.savefig(path, dpi=120)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=31)
    options = parser.parse_args()
    with lab({f"{blocks}.blockly": json.dumps(document(blocks)) for blocks in (OPENED, EDITED)}) as browser:
        page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="en-US")
        found = measure(page, options.rounds)
    everything = {path.name for path in (EXTENSION / "static").glob("*.js")}
    figures = [
        Figure(
            "opening 500 blocks",
            statistics.median(p["ours"]["time"] / p["bare"]["time"] for p in found["pairs"]),
            1.15,
            "×",
        ),
        Figure("preview after an edit", statistics.median(edit["work"] for edit in found["edits"]), 16, "ms"),
        Figure("JavaScript", size(everything) / 1e6, 1.2, "MB"),
    ]
    RESULTS.mkdir(exist_ok=True)
    summary = {figure.name: {"value": figure.value, "limit": figure.limit} for figure in figures}
    (RESULTS / "panel.json").write_text(json.dumps({**summary, **found}, indent=2) + "\n", encoding="utf-8")
    draw(figures, RESULTS / "panel.png")
    for figure in figures:
        mark = "✓" if figure.is_met else "✗"
        result(f"{mark} {figure.name:24} {figure.value:6.2f} {figure.unit:2}  limit {figure.limit:g}")
    bare, ours = (statistics.median(pair[name]["time"] for pair in found["pairs"]) for name in ("bare", "ours"))
    python = statistics.median(pair["ours"]["python"] for pair in found["pairs"])
    seen = statistics.median(edit["seen"] for edit in found["edits"])
    result(
        f"bare Blockly opens them in {bare:.0f} ms, the panel in {ours:.0f} ms; their Python follows at {python:.0f} ms"
    )
    result(f"an edit is seen in the preview after {seen:.0f} ms, with the waiting for the next frame")
    start, opened = (size(set(found[name])) / 1e6 for name in ("start", "document"))
    result(f"JavaScript loaded with the Lab {start:.2f} MB, with the first document {opened:.2f} MB")
    return 0 if all(figure.is_met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
