"""A JupyterLab with nothing but our extension, and a browser for it: no container, no hub."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from playwright.sync_api import Browser, Page, sync_playwright

from blockroom.node import NODE

REPOSITORY = Path(__file__).resolve().parents[1]
EXTENSION = REPOSITORY / "labextension" / "blockroom_lab" / "labextension"
LAB = REPOSITORY / ".venv" / "lab"
ADDRESS = "http://127.0.0.1:28990"
TOKEN = "bench"  # noqa: S105 - of a server that only this machine reaches, for a minute
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]


@contextmanager
def lab(files: dict[str, str]) -> Iterator[Browser]:
    """A browser beside a running Lab in whose folder lie these files, as text by name.

    Exits with the Lab's own log where it does not start.
    """
    with tempfile.TemporaryDirectory() as folder, served(Path(folder), files), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=OPTIONS)
        yield browser
        browser.close()


@contextmanager
def served(folder: Path, files: dict[str, str]) -> Iterator[None]:
    os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(NODE)
    extensions = folder / "share" / "jupyter" / "labextensions" / "@blockroom"
    extensions.mkdir(parents=True)
    (extensions / "labextension").symlink_to(EXTENSION)
    work = folder / "work"
    work.mkdir()
    for name, text in files.items():
        (work / name).write_text(text, encoding="utf-8")
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
            wait_for(f"{ADDRESS}/api", server, log)
            yield
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


def enter(page: Page) -> None:
    """Open the Lab without what it remembers of the last time."""
    page.goto(f"{ADDRESS}/lab?reset&token={TOKEN}")
    page.wait_for_selector(".jp-Launcher")


def open_document(page: Page, name: str) -> None:
    """Open a document of blocks and wait for its blocks."""
    page.evaluate("path => jupyterapp.commands.execute('docmanager:open', { path })", name)
    page.wait_for_selector(".blocklyDraggable")
