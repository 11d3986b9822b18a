"""What the operator sees of a playbook: a line for each step, with its time, in the operator's language."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import Any

from ansible.plugins.callback import CallbackBase
from blockroom import language
from blockroom.cli import reader_language
from blockroom.language import tr

DOCUMENTATION = """
name: classroom
type: stdout
short_description: A line for each step, in the operator's language
description: Prints each task once it ends, with its seconds, and what a failed one said.
"""

COLOURS = {"✓": "green", "●": "yellow", "✗": "red", "·": "cyan"}


def words_of(result: Mapping[str, Any]) -> str:
    """What a failed task said: its own message, and what its command printed."""
    said = [tr(str(result.get(key, "")).strip()) for key in ("msg", "stderr", "module_stderr")]
    # Where a command failed, its own words say more than Ansible's.
    if said[1] and said[0] == "non-zero return code":
        said[0] = ""
    loops = [words_of(one) for one in result.get("results", []) if one.get("failed")]
    return "\n".join(one for one in [*said, *loops] if one) or json.dumps(result, ensure_ascii=False)[:2000]


class CallbackModule(CallbackBase):  # type: ignore[misc]
    """Ansible's hooks: each prints at most one line."""

    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "stdout"
    CALLBACK_NAME = "classroom"

    def __init__(self) -> None:
        super().__init__()
        self.started: dict[tuple[str, str], float] = {}

    def show(self, sign: str, text: str, seconds: float = 0) -> None:
        took = f" ({seconds:.0f} s)" if seconds >= 1 else ""
        self._display.display(f"{sign} {text}{took}", color=COLOURS.get(sign))

    def ended(self, sign: str, result: Any) -> None:
        seconds = time.monotonic() - self.started.get((result._host.name, result._task._uuid), time.monotonic())
        self.show(sign, tr(result._task.get_name(include_role_fqcn=False).split(" : ", 1)[-1]), seconds)

    def v2_playbook_on_play_start(self, play: Any) -> None:
        # Where the callback is made, Ansible has not read the operator's language yet.
        variables = play.get_variable_manager().extra_vars
        language.chosen.set(variables.get("language") or reader_language())
        self._display.banner(tr(play.get_name()))

    def v2_runner_on_start(self, host: Any, task: Any) -> None:
        self.started[(host.name, task._uuid)] = time.monotonic()

    def v2_runner_on_ok(self, result: Any) -> None:
        if result._task.action.endswith("debug"):
            for one in result._result.get("results", [result._result]):
                self.show("·", f"{tr(result._task.get_name().split(' : ', 1)[-1])}: {one.get('msg', '')}")
        else:
            self.ended("●" if result.is_changed() else "✓", result)

    def v2_runner_on_failed(self, result: Any, ignore_errors: bool = False) -> None:
        self.ended("✗", result)
        self._display.display(words_of(result._result), color="red")

    def v2_runner_on_unreachable(self, result: Any) -> None:
        self.ended("✗", result)
        self._display.display(
            tr("{host} cannot be reached: {reason}", host=result._host.name, reason=result._result.get("msg", "")),
            color="red",
        )

    def v2_playbook_on_stats(self, stats: Any) -> None:
        for host in sorted(stats.processed):
            found = stats.summarize(host)
            keys = ("ok", "changed", "unreachable", "failures", "skipped")
            self._display.display(f"{host}: " + " ".join(f"{key}={found[key]}" for key in keys))
