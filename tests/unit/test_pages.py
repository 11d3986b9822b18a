"""What templates are given."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jupyterhub
import pytest
from jupyterhub._data import DATA_FILES_PATH

from blockroom import pages

PANEL = Path(DATA_FILES_PATH) / "static" / "js" / "admin-react.js"


@pytest.mark.parametrize(
    ("server", "owner"),
    [("Server at /user/ada/", "ada"), ("Server at /user/%E5%B0%8F%E6%98%8E/", "小明"), ("A service", "A service")],
)
def test_whose_server_it_is(server: str, owner: str) -> None:
    assert pages.owner_of(server) == owner


def test_a_files_address_changes_with_its_content() -> None:
    address = pages.asset("classroom.css")
    assert re.fullmatch(r"/hub/assets/classroom\.css\?v=[0-9a-f]{12}", address)


def test_the_panels_dictionary_has_no_word_that_the_panel_lost() -> None:
    """A new JupyterHub may say things otherwise; then a word here would be translated no more."""
    bundle = PANEL.read_text(encoding="utf-8")
    words = json.loads((pages.ASSETS / "admin.zh-CN.json").read_text(encoding="utf-8"))
    parts = [part.strip(' ".') for key in words if not key.startswith("th:") for part in key.split("{}")]
    lost = [part for part in parts if part and part not in bundle and not part.startswith(("server", "Failed to"))]
    assert jupyterhub.__version__
    assert lost == []


def test_templates_fetch_nothing_from_elsewhere() -> None:
    for path in [*pages.TEMPLATES.glob("*.html"), *pages.ASSETS.glob("*.css"), *pages.ASSETS.glob("*.js")]:
        text = path.read_text(encoding="utf-8")
        assert re.findall(r"""(?:src|href|url)\s*[=(]\s*["']?(?:https?:)?//""", text) == []
