"""Verbs about a server, given on a laptop: they run on the server, over SSH."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

from blockroom.deploy import ANSIBLE, check
from blockroom.errors import UserError
from blockroom.language import current, tr
from blockroom.settings import Settings, settings_file

COMMAND = "/usr/local/bin/blockroom"


def host_variables(inventory: str) -> dict[str, Any]:
    """What an inventory says of its one host. Raises UserError where it names none, or several."""
    command = [str(Path(sys.executable).with_name("ansible-inventory")), f"--inventory={inventory}", "--list"]
    environment = {**os.environ, "ANSIBLE_CONFIG": str(ANSIBLE / "ansible.cfg"), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise UserError(tr("{file} cannot be read: {reason}", file=inventory, reason=done.stderr.strip()))
    hosts: dict[str, dict[str, Any]] = json.loads(done.stdout)["_meta"]["hostvars"]
    if len(hosts) != 1:
        raise UserError(tr("{file} has to name one server; it names {count}", file=inventory, count=len(hosts)))
    name, found = next(iter(hosts.items()))
    return {"ansible_host": name, **found}


def ssh_command(host: dict[str, Any], words: list[str], terminal: bool) -> list[str]:
    """The words as a command for ssh, as root on the host of an inventory."""
    user = str(host.get("ansible_user", ""))
    address = str(host["ansible_host"])
    remote = [*([] if user == "root" else ["sudo"]), *words]
    return [
        "ssh",
        *(["-t"] if terminal else []),
        *(["-p", str(host["ansible_port"])] if "ansible_port" in host else []),
        *(["-i", str(host["ansible_ssh_private_key_file"])] if "ansible_ssh_private_key_file" in host else []),
        *shlex.split(str(host.get("ansible_ssh_common_args", ""))),
        f"{user}@{address}" if user else address,
        shlex.join(remote),
    ]


def forward(
    settings: Settings, file: Path | None, inventory: Path | None, words: list[str], given: IO[bytes] | None = None
) -> int:
    """Run a verb on the server; its exit status. Standard input and output are passed on."""
    where = check(settings, settings_file(file), inventory)
    words = ["env", f"LANG={'zh_CN' if current() == 'zh-CN' else 'C'}.UTF-8", COMMAND, *words]
    if where.endswith(","):
        if not Path(COMMAND).exists():
            raise UserError(tr("This machine is no server yet; make it one with: make deploy"))
        return subprocess.run([*([] if os.geteuid() == 0 else ["sudo"]), *words], stdin=given, check=False).returncode
    command = ssh_command(host_variables(where), words, given is None and sys.stdin.isatty())
    return subprocess.run(command, stdin=given, check=False).returncode
