"""From a laptop, or on the server itself: Ansible's playbooks with what they need to know."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from blockroom.errors import UserError
from blockroom.language import current, tr
from blockroom.settings import REPOSITORY, Settings, settings_file
from blockroom.terminal import say

ANSIBLE = REPOSITORY / "ansible"
INVENTORY = REPOSITORY / "inventory.ini"
ON_THIS_MACHINE = "localhost,"
SHIPPED = (
    "bin",
    "hub",
    "singleuser",
    "labextension",
    "blockly_magic",
    "Makefile",
    ".dockerignore",
    "LICENSE",
    "classroom.example.yaml",
)
"""What of the repository a server needs."""
MADE = {"node_modules", "__pycache__", ".venv", "lib", "tsconfig.tsbuildinfo"}


def shipped_files() -> list[Path]:
    """The files of a release, in a fixed order: those that git would keep, or all where there is no git."""
    if (REPOSITORY / ".git").exists():
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *SHIPPED]
        names = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout
        found: Iterator[Path] = (REPOSITORY / name for name in names.split("\0") if name)
    else:
        found = (path for name in SHIPPED for path in [REPOSITORY / name, *(REPOSITORY / name).rglob("*")])
    return sorted(path for path in found if path.is_file() and not MADE.intersection(path.parts))


def pack(folder: Path) -> Path:
    """Write the release as an archive named after its version and a hash of its files; the archive's path."""
    digest = hashlib.sha256()
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz", compresslevel=3) as archive:
        for path in shipped_files():
            name = str(path.relative_to(REPOSITORY))
            digest.update(
                f"{name}\0{path.stat().st_mode & 0o100}\0{path.stat().st_size}\0".encode() + path.read_bytes()
            )
            entry = archive.gettarinfo(path, name)
            entry.uid = entry.gid = 0
            entry.uname = entry.gname = "root"
            entry.mode = 0o755 if entry.mode & 0o100 else 0o644
            with path.open("rb") as file:
                archive.addfile(entry, file)
    project = tomllib.loads((REPOSITORY / "hub" / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    target = folder / f"{project['version']}-{digest.hexdigest()[:10]}.tar.gz"
    target.write_bytes(buffer.getvalue())
    return target


def companions(settings: Settings, file: Path) -> list[Path]:
    """Files that the settings name by relative paths: they travel along with the settings."""
    server = settings.server
    named = [settings.roster, settings.login.client_secret_file, *([server.certificate, server.key] if server else [])]
    extra = sorted((file.parent / "jupyterhub_config.d").glob("*.py"))
    return [path for path in [*named, *extra] if path is not None and path.is_relative_to(file.parent)]


def variables(settings: Settings, file: Path, archive: Path) -> dict[str, Any]:
    """What the playbooks know: the settings after defaults, the release, and the files to bring."""
    beside = companions(settings, file)
    missing = [str(path) for path in beside if not path.exists()]
    if missing:
        raise UserError(tr("{file} names files that are not there: {missing}", file=file, missing=", ".join(missing)))
    return {
        "settings": settings.model_dump(mode="json"),
        "settings_file": str(file),
        "companions": [{"from": str(path), "to": str(path.relative_to(file.parent))} for path in beside],
        "release": archive.name.removesuffix(".tar.gz"),
        "release_archive": str(archive),
        "controller_epoch": time.time(),
        "language": current(),
    }


def check(settings: Settings, file: Path, inventory: Path | None) -> str:
    """The inventory for Ansible. Raises UserError where file or inventory cannot lead to a server."""
    if settings.server is None:
        raise UserError(
            tr(
                "{file} has no section server, which says how the server is reached: "
                "see the end of classroom.example.yaml, at the least\nserver:\n  tls: internal",
                file=file,
            )
        )
    if inventory is not None and not inventory.exists():
        raise UserError(tr("{file}: no such inventory; copy ansible/inventory.example.ini there", file=inventory))
    if inventory is None and not INVENTORY.exists():
        say(tr("There is no inventory.ini, so this machine itself becomes the server."))
        return ON_THIS_MACHINE
    return str(inventory or INVENTORY)


def play(settings: Settings, file: Path | None, inventory: Path | None, playbook: str, image: Path | None) -> int:
    """Run a playbook; Ansible's exit status. Raises UserError where it cannot begin."""
    chosen = settings_file(file)
    where = check(settings, chosen, inventory)
    with tempfile.TemporaryDirectory(prefix="blockroom-") as folder:
        told = variables(settings, chosen, pack(Path(folder)))
        if image is not None:
            told["image_archive"] = str(image.absolute())
        if where == ON_THIS_MACHINE:
            told |= {"ansible_connection": "local", "ansible_python_interpreter": "/usr/bin/python3"}
        facts = Path(folder) / "variables.json"
        facts.write_text(json.dumps(told), encoding="utf-8")
        command = [
            str(Path(sys.executable).with_name("ansible-playbook")),
            f"--inventory={where}",
            f"--extra-vars=@{facts}",
            str(ANSIBLE / f"{playbook}.yml"),
        ]
        environment = {**os.environ, "ANSIBLE_CONFIG": str(ANSIBLE / "ansible.cfg"), "LC_ALL": "C.UTF-8"}
        return subprocess.run(command, env=environment, check=False).returncode
