"""The words of `blockroom status` for a server's units."""

from __future__ import annotations

import pytest

from blockroom.status import words_of


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({"ActiveState": "active", "SubState": "running", "Type": "simple"}, "active (running)"),
        ({"ActiveState": "inactive", "SubState": "dead", "Type": "simple"}, "inactive (dead)"),
        ({"ActiveState": "failed", "SubState": "failed", "Type": "oneshot"}, "failed (failed)"),
        (
            {"ActiveState": "inactive", "SubState": "dead", "Type": "oneshot"},
            "its turn comes when the machine starts",
        ),
        (
            {"ActiveState": "active", "SubState": "waiting", "NextElapseUSecRealtime": "Sun 02:30"},
            "active (waiting), next on Sun 02:30",
        ),
        ({"ActiveState": "active", "SubState": "waiting", "NextElapseUSecRealtime": ""}, "active (waiting)"),
    ],
)
def test_states(state: dict[str, str], words: str) -> None:
    assert words_of(state) == words
