"""Blocks for Python in JupyterLab."""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    """Tell JupyterLab where the prebuilt extension lies."""
    return [{"src": "labextension", "dest": "@blockroom/labextension"}]


def _jupyter_server_extension_points() -> list[dict[str, Any]]:
    """Tell the server what answers the panel."""
    from .app import BlockroomLab

    return [{"module": "blockroom_lab.app", "app": BlockroomLab}]
