"""How fast the panel opens a document and follows an edit, and how much JavaScript it brings.

Runs the built extension in a JupyterLab of its own, without containers, and drives Chromium. Beside each other in one
page: bare Blockly of the same version, and the panel. Prints a table, writes bench/results/panel.json and panel.png,
and ends with 1 where a limit is missed. Usage: make bench-panel
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from matplotlib.figure import Figure as Picture
from playwright.sync_api import Page, sync_playwright

from bench.programs import TOOLBOX, document
from blockroom.node import NODE
from blockroom.terminal import result, step

REPOSITORY = Path(__file__).resolve().parents[1]
EXTENSION = REPOSITORY / "labextension" / "blockroom_lab" / "labextension"
BLOCKLY = REPOSITORY / "labextension" / "node_modules" / "blockly" / "blockly.min.js"
RESULTS = REPOSITORY / "bench" / "results"
LAB = REPOSITORY / ".venv" / "lab"
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
TOKEN = "bench"  # noqa: S105 - of a server that only this machine reaches, for a minute
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


@contextmanager
def lab(folder: Path) -> Iterator[str]:
    """The address of a JupyterLab with nothing but our extension; its files lie in `folder`."""
    extensions = folder / "share" / "jupyter" / "labextensions" / "@blockroom"
    extensions.mkdir(parents=True)
    (extensions / "labextension").symlink_to(EXTENSION)
    work = folder / "work"
    work.mkdir()
    for size in (OPENED, EDITED):
        (work / f"{size}.blockly").write_text(json.dumps(document(size)), encoding="utf-8")
    variables = {
        **{name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")},
        "HOME": str(folder),
        "JUPYTER_PATH": str(folder / "share" / "jupyter"),
    }
    command = [
        *(str(LAB / "bin" / "python"), "-m", "jupyterlab", "--no-browser", "--allow-root"),
        *("--ip=127.0.0.1", "--port=28990", "--ServerApp.port_retries=0", f"--ServerApp.root_dir={work}"),
        *(f"--IdentityProvider.token={TOKEN}", "--LabApp.expose_app_in_browser=True"),
    ]
    log = folder / "lab.log"
    with log.open("w") as out, subprocess.Popen(command, env=variables, stdout=out, stderr=out) as server:
        try:
            address = "http://127.0.0.1:28990"
            wait_for(f"{address}/api", server, log)
            yield address
        finally:
            server.terminate()


def wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    while True:
        try:
            if httpx.get(url, timeout=2, trust_env=False).is_success:
                return
        except httpx.HTTPError:
            time.sleep(0.1)
        if server.poll() is not None:
            sys.exit(log.read_text(encoding="utf-8"))


def size(names: set[str]) -> int:
    return sum((EXTENSION / "static" / name).stat().st_size for name in names if name.endswith(".js"))


def enter(page: Page, address: str) -> None:
    page.goto(f"{address}/lab?reset&token={TOKEN}")
    page.wait_for_selector(".jp-Launcher")


def show(page: Page, blocks: int) -> None:
    """Open a document and measure in its page from now on."""
    page.evaluate("path => jupyterapp.commands.execute('docmanager:open', { path })", f"{blocks}.blockly")
    page.wait_for_selector(".blocklyDraggable")
    page.wait_for_timeout(3000)
    page.add_script_tag(path=BLOCKLY)
    settings = {"blocks": blocks, "options": {**OPTIONS, "toolbox": TOOLBOX, "media": f"{STATIC}media/"}}
    page.evaluate("settings => { window.bench = settings; }", settings)
    page.add_script_tag(path=Path(__file__).with_suffix(".js"))


def measure(page: Page, address: str, rounds: int) -> dict[str, Any]:
    asked: set[str] = set()
    page.on("request", lambda one: asked.add(one.url))

    def loaded() -> set[str]:
        return {url.split(STATIC)[1].split("?")[0] for url in asked if STATIC in url}

    with step("What the Lab loads before a document of blocks is opened"):
        enter(page, address)
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
        enter(page, address)
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
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(NODE)
    with tempfile.TemporaryDirectory() as folder, lab(Path(folder)) as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        page = chromium.new_page(viewport={"width": 1366, "height": 768}, locale="en-US")
        found = measure(page, address, options.rounds)
        chromium.close()
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
