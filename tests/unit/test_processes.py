"""The end of a classroom's process, whoever has started it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from blockroom import processes
from blockroom.settings import Settings, Student

STUBBORN = "import signal, sys; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); sys.stdin.read()"


def remember(settings: Settings, child: subprocess.Popen[bytes]) -> psutil.Process:
    process = psutil.Process(child.pid)
    file = processes.state_file(settings, "hub")
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps({"pid": process.pid, "started": process.create_time()}), encoding="utf-8")
    return process


@pytest.mark.parametrize("code", ["print(flush=True); import sys; sys.stdin.read()", STUBBORN])
def test_a_process_that_nobody_collects_has_ended_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    monkeypatch.setattr(processes, "STOP_SECONDS", 0.5)
    settings = Settings(data=tmp_path)
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        process = remember(settings, child)
        assert processes.running(settings, "hub") == process
        assert processes.stop(settings, "hub")
        assert process.status() == psutil.STATUS_ZOMBIE
        assert processes.running(settings, "hub") is None
        assert not processes.stop(settings, "hub")


def test_without_a_limit_the_culler_ends_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """idle-culler takes a limit of 0 seconds for one that everybody has passed."""
    monkeypatch.setattr(processes, "read_secret", lambda settings, name: "secret")
    begun: list[str] = []
    monkeypatch.setattr(os, "execve", lambda program, words, variables: begun.extend(words))
    processes.serve(Settings(data=tmp_path, student=Student(idle_timeout=0)), "culler")
    assert begun == []
    processes.serve(Settings(data=tmp_path, student=Student(idle_timeout=60)), "culler")
    assert "--timeout=60" in begun


def test_the_proxy_goes_by_names_only_where_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "read_secret", lambda settings, name: "secret")
    plain, named = (
        processes.proxy_part(Settings(data=tmp_path, address="http://localhost:8000", subdomains=subdomains))
        for subdomains in (False, True)
    )
    assert set(named.command) - set(plain.command) == {"--host-routing"}
    # So it starts anew when the setting changes.
    assert named.fingerprint != plain.fingerprint
