"""The solutions of all lessons, run in the students' image without a network, pass every check of their steps."""

from __future__ import annotations

import os
import subprocess

import pytest

from blockroom import image
from blockroom.node import NODE
from blockroom.settings import Settings
from tests.room import ARTIFACTS, REPOSITORY

LABEXTENSION = REPOSITORY / "labextension"


@pytest.mark.timeout(1200)
def test_every_step_is_passed_by_its_solution_and_by_nothing_before() -> None:
    settings = Settings()
    image.ensure_image(settings, ARTIFACTS)
    run = f"docker run --rm -i --network none {image.reference(settings)} /opt/kernel/bin/python"
    done = subprocess.run(
        [str(NODE), "node_modules/vitest/vitest.mjs", "run", "tests/solutions.test.ts"],
        cwd=LABEXTENSION,
        env={**os.environ, "LESSON_PYTHON": run},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
