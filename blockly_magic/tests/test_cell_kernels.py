"""``%%blockly``, and the lines of older notebooks, in both kernels as real processes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from test_kernels import KERNELS, Session, running

from blockly_magic.command import MIME


@pytest.fixture(scope="module", params=KERNELS)
def kernel(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    folder: Path = tmp_path_factory.mktemp("notebooks")
    (folder / "page.html").write_text("<script>alert(1)</script>", encoding="utf-8")
    (folder / "t-toolbox.xml").write_text("<xml><block type='math_number'></block></xml>", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BLOCKROOM_LANG", "en")
        with running(request.param, folder) as session:
            yield session


def test_a_cell_is_shown_as_blocks_and_runs(kernel: Session) -> None:
    ran = kernel.run("%%blockly --height 200\ntotal = 0\nfor i in range(3):\n    total += i\ntotal")
    assert ran.status == "ok"
    (document,) = ran.data(MIME)
    (stack,) = document["workspace"]["blocks"]["blocks"]
    assert [stack["type"], stack["next"]["block"]["type"]] == ["variables_set", "py_for_range"]
    assert ran.data("text/plain")[-1] == "3"
    assert kernel.run("total").data("text/plain") == ["3"]


def test_a_cell_that_fails_says_so_once(kernel: Session) -> None:
    ran = kernel.run("%%blockly\nprint('first')\n1 / 0")
    assert ran.status == "error"
    assert ran.text("stdout") == "first\n"
    assert str(ran.outputs).count("division by zero") in (1, 2)
    assert len([one for one in ran.outputs if "division by zero" in str(one)]) == 1
    assert kernel.run("%%blockly a.blockly\nx = 1").error["ename"] == "BlocksError"


def test_a_broken_cell_is_shown_too(kernel: Session) -> None:
    ran = kernel.run("%%blockly\nx = = 1\ny = 2")
    (document,) = ran.data(MIME)
    (stack,) = document["workspace"]["blocks"]["blocks"]
    assert [stack["type"], stack["next"]["block"]["type"]] == ["py_raw", "variables_set"]
    assert ran.status == "error"


def test_lines_of_older_notebooks(kernel: Session) -> None:
    ran = kernel.run("%blockly -l page.html -t t -h 400")
    assert ran.status == "ok"
    assert ran.data(MIME)[0]["toolboxDefinition"]["contents"] == [{"kind": "block", "type": "math_number"}]
    assert ran.text("stdout").count("\n") == 1
    assert "page.html" in ran.text("stdout")
    assert len(kernel.run("%jigsaw Python -w mine").data(MIME)) == 1
    assert kernel.run("%jigsaw Java").error["ename"] == "BlocksError"
