"""From a laptop, or on the server itself: Ansible's playbooks with what they need to know."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryptography import x509

from blockroom.errors import UserError
from blockroom.language import current, tr
from blockroom.node import NODE, NPM
from blockroom.roster import read_csv
from blockroom.settings import REPOSITORY, SERVER_CODE, SERVER_DATA, Settings, settings_file
from blockroom.terminal import agree, say

ANSIBLE = REPOSITORY / "ansible"
INVENTORY = REPOSITORY / "inventory.ini"
ON_THIS_MACHINE = "localhost,"
ON_SERVER = "server:"
"""In front of an image's archive that lies on the server already."""
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


def add(archive: tarfile.TarFile, name: str, path: Path, mode: int) -> None:
    """Add a file as root's, without the traces of who packed it."""
    entry = archive.gettarinfo(path, name)
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mode = mode
    with path.open("rb") as file:
        archive.addfile(entry, file)


def pack(target: Path, files: dict[str, Path], private: bool) -> str:
    """Write files into an archive under the names given; a hash of names and contents."""
    digest = hashlib.sha256()
    with tarfile.open(target, "w:gz", compresslevel=3) as archive:
        for name, path in files.items():
            runs = bool(path.stat().st_mode & 0o100)
            digest.update(f"{name}\0{runs}\0{path.stat().st_size}\0".encode() + path.read_bytes())
            add(archive, name, path, 0o640 if private else 0o755 if runs else 0o644)
    return digest.hexdigest()[:10]


def companions(settings: Settings, file: Path) -> dict[str, Path]:
    """The settings and the files that they name by relative paths, which travel along.

    Raises UserError where one is not there.
    """
    server = settings.server
    named = [settings.roster, settings.login.client_secret_file, *([server.certificate, server.key] if server else [])]
    beside = [path for path in named if path is not None and path.is_relative_to(file.parent)]
    missing = [str(path) for path in beside if not path.exists()]
    if missing:
        raise UserError(tr("{file} names files that are not there: {missing}", file=file, missing=", ".join(missing)))
    extra = sorted((file.parent / "jupyterhub_config.d").glob("*.py"))
    return {"classroom.yaml": file} | {str(path.relative_to(file.parent)): path for path in [*beside, *extra]}


def mirrors(settings: Settings) -> dict[str, str]:
    """Where a server will fetch from: the settings' mirrors, else the places that the tools themselves name."""
    pip = subprocess.run(
        [sys.executable, "-m", "pip", "download", "--help"], capture_output=True, text=True, check=False
    )
    index = re.search(r"\(default\s+(https?://[^\s)]+)", pip.stdout)
    npm = subprocess.run(
        [str(NODE), str(NPM), "config", "get", "registry"], capture_output=True, text=True, cwd="/", check=False
    )
    usual = {"pip": index[1] if index else "", "npm": npm.stdout.strip()}
    return {name: address or usual.get(name, "") for name, address in settings.mirrors.model_dump().items()}


def count_students(settings: Settings) -> int:
    """How many students the roster has. Raises UserError for mistakes in it."""
    # A path that starts at the root may be one of the server.
    there = settings.roster is not None and settings.roster.exists()
    return sum(one.role == "student" for one in read_csv(settings.roster)) if settings.roster and there else 0


def certificate_names(settings: Settings) -> list[str]:
    """The names that the school's certificate is for, `-` for none; empty where it cannot be read here."""
    file = settings.server.certificate if settings.server else None
    # A path that starts at the root may be one of the server.
    if file is None or not file.exists():
        return []
    try:
        found = x509.load_pem_x509_certificate(file.read_bytes())
        names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return ["-"]
    except ValueError:
        # Caddy says what is wrong with it.
        return []
    return [name.lower() for name in names.get_values_for_type(x509.DNSName)] or ["-"]


def variables(settings: Settings, file: Path, folder: Path) -> dict[str, Any]:
    """What the playbooks know: the settings after defaults, and the two archives to bring, packed into a folder."""
    code, chosen = folder / "release.tar.gz", folder / "settings.tar.gz"
    hashed = pack(code, {str(path.relative_to(REPOSITORY)): path for path in shipped_files()}, private=False)
    project = tomllib.loads((REPOSITORY / "hub" / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {
        "settings": settings.model_dump(mode="json"),
        "settings_version": pack(chosen, companions(settings, file), private=True),
        "settings_archive": str(chosen),
        "settings_base": str(file.parent),
        "release": f"{project['version']}-{hashed}",
        "release_archive": str(code),
        "preflight_mirrors": mirrors(settings),
        "preflight_students": count_students(settings),
        "preflight_certificate": certificate_names(settings),
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


def check_data(settings: Settings) -> None:
    """Raise UserError where the data would lie elsewhere than where a server's units look for them."""
    wanted = SERVER_DATA / "data"
    if settings.data != wanted:
        raise UserError(
            tr(
                "data: on a server everything lies in {wanted}: leave data out of classroom.yaml. For the homes "
                "another disk is named in homes.disk",
                wanted=wanted,
            )
        )


def confirm_here(where: str, yes: bool) -> None:
    """Ask before this machine becomes a server for the first time. Raises UserError for a no."""
    if where == ON_THIS_MACHINE and not (SERVER_CODE / "current").exists():
        say(
            tr("It gets Docker, Caddy, users, units and a firewall that shuts every port but those of website and SSH.")
        )
        agree(tr("Make this machine the classroom's server?"), yes, tr("Nothing was changed."))


def play(
    settings: Settings, file: Path | None, inventory: Path | None, playbook: str, image: str, yes: bool = False
) -> int:
    """Run a playbook; Ansible's exit status. Raises UserError where it cannot begin."""
    chosen = settings_file(file)
    where = check(settings, chosen, inventory)
    check_data(settings)
    confirm_here(where, yes)
    with tempfile.TemporaryDirectory(prefix="blockroom-") as folder:
        told = variables(settings, chosen, Path(folder))
        if image:
            told["image_archive"] = image if image.startswith(ON_SERVER) else str(Path(image).absolute())
        if where == ON_THIS_MACHINE:
            told |= {"ansible_connection": "local", "ansible_python_interpreter": "/usr/bin/python3"}
            told["sudo"] = os.geteuid() != 0
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
