"""A command that loses its terminal, or is told to stop, puts back what is half done."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import signal, sys, time
from blockroom.ending import end_cleanly
# Whoever runs these tests may do so after `nohup`.
signal.signal(signal.SIGHUP, signal.SIG_DFL)
end_cleanly()
try:
    print("begun", file=open(sys.argv[1], "w"), flush=True)
    time.sleep(60)
except BaseException:
    # A terminal sends its signal to everybody, at times more than once.
    signal.raise_signal(signal.SIGTERM)
    print("putting back", file=sys.stderr, flush=True)
    print("put back", file=open(sys.argv[1], "w"), flush=True)
    raise
"""


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_it_puts_back_what_is_half_done(tmp_path: Path, number: signal.Signals) -> None:
    note = tmp_path / "note"
    os.mkfifo(note)
    master, slave = pty.openpty()
    command = [sys.executable, "-c", PROGRAM, str(note)]
    with subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, start_new_session=True) as child:
        os.close(slave)
        assert note.read_text(encoding="ascii") == "begun\n"
        if number == signal.SIGHUP:
            os.close(master)
        child.send_signal(number)
        assert note.read_text(encoding="ascii") == "put back\n"
        assert child.wait(10) == 128 + number
    if number != signal.SIGHUP:
        os.close(master)


def test_after_nohup_it_goes_on(tmp_path: Path) -> None:
    program = "import os\nfrom blockroom.ending import end_cleanly\nend_cleanly()\nos.kill(os.getpid(), 1)"
    done = subprocess.run(["nohup", sys.executable, "-c", program], cwd=tmp_path, check=False, capture_output=True)
    assert done.returncode == 0
