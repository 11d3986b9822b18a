"""The classroom's units on a server that systemd runs."""

from __future__ import annotations

import subprocess
from pathlib import Path

import psutil

from blockroom.errors import UserError
from blockroom.language import tr
from blockroom.settings import REPOSITORY, SERVER_CODE, Settings

UNITS = REPOSITORY / "hub" / "systemd"
INSTALLED = Path("/etc/systemd/system")
RECORD = SERVER_CODE / "units"
"""The names of what a release has installed: other units that begin alike are the operator's own."""


def unit(name: str) -> str:
    return f"blockroom-{name}.service"


def systemctl(*words: str) -> str:
    """What systemctl prints. Raises UserError with its own words where it fails."""
    done = subprocess.run(["systemctl", *words], capture_output=True, text=True, check=False)
    if done.returncode:
        reason = (done.stderr or done.stdout).strip()
        raise UserError(tr("systemctl {words} failed: {reason}", words=" ".join(words), reason=reason), status=1)
    return done.stdout


def installable() -> list[str]:
    """The units that could start with the machine."""
    return [file.name for file in sorted(UNITS.iterdir()) if "[Install]" in file.read_text(encoding="utf-8")]


def starting(settings: Settings) -> list[str]:
    """The units that start with the machine under these settings."""
    return [name for name in installable() if settings.student.idle_timeout or name != unit("culler")]


def show(name: str) -> dict[str, str]:
    """What systemd knows of a unit: ActiveState, SubState, UnitFileState, NRestarts and more."""
    lines = systemctl("show", name).splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def process(name: str) -> psutil.Process | None:
    """The main process of a part, if it runs."""
    number = int(systemctl("show", "--property=MainPID", "--value", unit(name)).strip() or 0)
    try:
        return psutil.Process(number) if number else None
    except psutil.NoSuchProcess:
        return None


def restart(name: str) -> None:
    systemctl("restart", unit(name))


def stop(name: str) -> None:
    systemctl("stop", unit(name))


def journal(name: str, lines: int) -> str:
    command = ["journalctl", "--no-pager", "--output=cat", f"--lines={lines}", f"--unit={unit(name)}"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def backup_time(settings: Settings) -> str:
    """When the nightly backup runs; the empty line takes the unit's own time away."""
    return f"[Timer]\nOnCalendar=\nOnCalendar=*-*-* {settings.backup.at}\n"


def remove_old(wanted: set[str]) -> bool:
    """Remove the units of another release that this one lacks; whether there were any."""
    known = RECORD.read_text(encoding="utf-8").split() if RECORD.exists() else []
    old = [name for name in known if name not in wanted and (INSTALLED / name).exists()]
    for name in old:
        if (INSTALLED / name).parent == INSTALLED:
            systemctl("disable", "--now", name)
        (INSTALLED / name).unlink()
    return bool(old)


def install_units(settings: Settings) -> bool:
    """Have systemd know the units of this release and start them at boot; whether anything changed."""
    wanted = {file.name: file.read_text(encoding="utf-8") for file in UNITS.iterdir()}
    wanted["blockroom-backup.timer.d/time.conf"] = backup_time(settings)
    changed = remove_old(set(wanted))
    for name, text in wanted.items():
        file = INSTALLED / name
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
            changed = True
    RECORD.write_text("\n".join(sorted(wanted)) + "\n", encoding="utf-8")
    if changed:
        systemctl("daemon-reload")
        systemctl("enable", *starting(settings))
        systemctl("start", unit("firewall"))
        systemctl("restart", *(name for name in wanted if name.endswith((".socket", ".timer"))))
    return fit_boot(settings) or changed


def fit_boot(settings: Settings) -> bool:
    """Have just those units start with the machine that the settings want, and stop the others; whether that changed.

    Raises UserError where systemctl fails.
    """
    wanted = starting(settings)
    enabled = [name for name in installable() if show(name).get("UnitFileState") == "enabled"]
    absent = [name for name in wanted if name not in enabled]
    surplus = [name for name in enabled if name not in wanted]
    if absent:
        systemctl("enable", *absent)
    if surplus:
        systemctl("disable", "--now", *surplus)
    return bool(absent or surplus)
