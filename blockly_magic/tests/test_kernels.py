"""Both kernels, as real processes: the magic, and whatever a notebook needs beside it."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import KernelManager

from blockly_magic.command import MIME
from blockly_magic.document import new_document

KERNELS = ["python3", "blockroom_metakernel"]


@dataclass
class Ran:
    """What a cell gave."""

    status: str
    count: int
    outputs: list[dict[str, Any]] = field(default_factory=list)

    def text(self, stream: str) -> str:
        return "".join(o["text"] for o in self.outputs if o.get("name") == stream)

    def data(self, mime: str) -> list[Any]:
        return [o["data"][mime] for o in self.outputs if mime in o.get("data", {})]

    @property
    def error(self) -> dict[str, Any]:
        (error,) = [o for o in self.outputs if "ename" in o]
        return error


class Session:
    """A running kernel."""

    def __init__(self, manager: KernelManager, client: BlockingKernelClient) -> None:
        self.manager, self.client = manager, client

    def run(self, code: str, stdin: str | None = None) -> Ran:
        outputs: list[dict[str, Any]] = []
        reply = self.client.execute_interactive(
            code,
            timeout=60,
            allow_stdin=stdin is not None,
            stdin_hook=lambda _: self.client.input(stdin or ""),
            output_hook=lambda message: outputs.append(message["content"]),
        )["content"]
        return Ran(reply["status"], reply["execution_count"], outputs)

    def ask(self, message_id: str) -> dict[str, Any]:
        while True:
            reply = self.client.get_shell_msg(timeout=30)
            if reply["parent_header"]["msg_id"] == message_id:
                content: dict[str, Any] = reply["content"]
                return content


@contextmanager
def running(name: str, folder: Path) -> Iterator[Session]:
    manager = KernelManager(kernel_name=name, transport="ipc", ip=str(folder.parent / f"{folder.name}-ipc"))
    manager.start_kernel(cwd=str(folder))
    client = manager.blocking_client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        yield Session(manager, client)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


@pytest.fixture(scope="module", params=KERNELS)
def kernel(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    folder = tmp_path_factory.mktemp("notebooks")
    document = new_document() | {"code": "print(1)\n"}
    (folder / "lesson.blockly").write_text(json.dumps(document), encoding="utf-8")
    (folder / "helper.py").write_text("answer = 42\n", encoding="utf-8")
    # A student's file that is named like a module which the kernel itself needs must not stop it.
    (folder / "metakernel.py").write_text("raise SystemExit\n", encoding="utf-8")
    with running(request.param, folder) as session:
        yield session


def test_blockly_shows_its_document(kernel: Session) -> None:
    ran = kernel.run("%blockly --height 500 lesson.blockly")
    assert ran.status == "ok"
    (output,) = [o for o in ran.outputs if "data" in o]
    assert output["data"][MIME] == new_document() | {"code": "print(1)\n", "path": "lesson.blockly"}
    assert output["metadata"] == {MIME: {"height": 500}}
    assert output["data"]["text/plain"].endswith("print(1)")


def test_a_mistake_fails_the_cell_in_one_line(kernel: Session) -> None:
    ran = kernel.run("%blockly absent.blockly\nprint('not reached')")
    assert ran.status == "error"
    assert ran.error["ename"] == "BlocksError"
    assert len(ran.error["traceback"]) == 1
    assert "Traceback" not in str(ran.outputs)
    assert "not reached" not in ran.text("stdout")


def test_code_after_the_magic_runs(kernel: Session) -> None:
    ran = kernel.run("%blockly\nprint('reached')")
    assert ran.data(MIME) == [new_document()]
    assert ran.text("stdout") == "reached\n"


def test_the_magic_imports_no_tensorflow(kernel: Session) -> None:
    assert kernel.run("import sys; 'tensorflow' in sys.modules, 'numpy' in sys.modules").data("text/plain") == [
        "(False, False)"
    ]


def test_cells_are_counted(kernel: Session) -> None:
    counts = [kernel.run(code).count for code in ("1", "%blockly", "1/0", "2")]
    assert counts == list(range(counts[0], counts[0] + 4))


def test_streams(kernel: Session) -> None:
    ran = kernel.run("import sys; print('out'); print('err', file=sys.stderr)")
    assert (ran.text("stdout"), ran.text("stderr")) == ("out\n", "err\n")


def test_a_result_is_shown_once_and_kept(kernel: Session) -> None:
    assert kernel.run("6 * 7").data("text/plain") == ["42"]
    assert kernel.run("_").data("text/plain") == ["42"]


def test_plots(kernel: Session) -> None:
    assert len(kernel.run("import matplotlib.pyplot as plt\nplt.plot([1, 2]); plt.show()").data("image/png")) == 1
    assert len(kernel.run("%matplotlib inline\nplt.plot([1, 2]);").data("image/png")) == 1


def test_tables_and_widgets(kernel: Session) -> None:
    assert "<table" in kernel.run("import pandas; pandas.DataFrame({'a': [1]})").data("text/html")[0]
    ran = kernel.run("import ipywidgets; ipywidgets.IntSlider()")
    assert len(ran.data("application/vnd.jupyter.widget-view+json")) == 1


def test_a_widget_hears_its_browser(kernel: Session) -> None:
    ran = kernel.run("import ipywidgets\nslider = ipywidgets.IntSlider(); slider")
    view = ran.data("application/vnd.jupyter.widget-view+json")[0]
    moved = {"comm_id": view["model_id"], "data": {"method": "update", "state": {"value": 7}, "buffer_paths": []}}
    kernel.client.shell_channel.send(kernel.client.session.msg("comm_msg", moved))
    assert kernel.run("slider.value").data("text/plain") == ["7"]


def test_the_debugger_answers(kernel: Session) -> None:
    request = {"type": "request", "seq": 1, "command": "debugInfo", "arguments": {}}
    kernel.client.control_channel.send(kernel.client.session.msg("debug_request", request))
    reply = kernel.client.get_control_msg(timeout=30)["content"]
    assert (reply["success"], reply["body"]["stoppedThreads"]) == (True, [])


def test_an_error_names_its_line(kernel: Session) -> None:
    ran = kernel.run("x = 1\nx / 0")
    assert ran.status == "error"
    assert ran.error["ename"] == "ZeroDivisionError"
    assert "line 2" in "\n".join(ran.error["traceback"])


def test_input(kernel: Session) -> None:
    assert kernel.run("print(input('name? ')[::-1])", stdin="abc").text("stdout").endswith("cba\n")


def test_await_and_shell(kernel: Session) -> None:
    assert kernel.run("import asyncio\nawait asyncio.sleep(0, 'slept')").status == "ok"
    assert kernel.run("lines = !echo hi\nlines[0]").data("text/plain") == ["'hi'"]


def test_modules_beside_the_notebook(kernel: Session) -> None:
    assert kernel.run("import helper; helper.answer").data("text/plain") == ["42"]


def test_an_interrupt_is_answered(kernel: Session) -> None:
    interrupt(kernel, "import time\ntime.sleep(60)")


def test_metakernel_leaves_a_waiting_cell(tmp_path: Path) -> None:
    """ipykernel 7.4 does not: tornado's loop is not woken by its signal handler."""
    with running("blockroom_metakernel", tmp_path) as session:
        interrupt(session, "import asyncio\nawait asyncio.sleep(60)")


def interrupt(session: Session, code: str) -> None:
    threading.Timer(1, session.manager.interrupt_kernel).start()
    assert session.run(code).status == "error"
    assert session.run("print('alive')").text("stdout") == "alive\n"


def test_completion_and_help(kernel: Session) -> None:
    assert "path" in str(kernel.ask(kernel.client.complete("import os; os.pat"))["matches"])
    assert "%blockly" in kernel.ask(kernel.client.complete("%block"))["matches"]
    assert "lesson.blockly" in str(kernel.ask(kernel.client.complete("%blockly less"))["matches"])
    assert "sep" in kernel.ask(kernel.client.inspect("print"))["data"]["text/plain"]


def test_question_mark_pages_the_help(kernel: Session) -> None:
    reply = kernel.ask(kernel.client.execute("print?"))
    assert "sep" in str(reply["payload"])


def test_the_kernel_says_python(kernel: Session) -> None:
    info = kernel.ask(kernel.client.kernel_info())["language_info"]
    assert (info["name"], info["file_extension"]) == ("python", ".py")


@pytest.mark.parametrize("name", KERNELS)
def test_a_file_that_came_from_a_folder_is_found_from_it(name: str, tmp_path: Path) -> None:
    """Kernels start in the notebook's folder; names may be Chinese."""
    folder = tmp_path / "第一课"
    folder.mkdir()
    (folder / "积木.blockly").write_text(json.dumps(new_document()), encoding="utf-8")
    with running(name, folder) as session:
        ran = session.run("%blockly 积木.blockly")
    assert [found["path"] for found in ran.data(MIME)] == ["积木.blockly"]


class Panel:
    """The panel's side of the conversation about modules, on a subshell as in the Lab."""

    def __init__(self, session: Session) -> None:
        self.client = session.client
        request = self.client.session.msg("create_subshell_request", {})
        self.client.control_channel.send(request)
        self.subshell = self.client.get_control_msg(timeout=30)["content"]["subshell_id"]
        self.send("comm_open", {"target_name": "blockroom.members", "data": {}})
        assert self.receive() == {"ready": True}

    def send(self, kind: str, content: dict[str, Any]) -> None:
        message = self.client.session.msg(kind, {"comm_id": "panel", **content})
        message["header"]["subshell_id"] = self.subshell
        self.client.shell_channel.send(message)

    def receive(self) -> dict[str, Any]:
        while True:
            message = self.client.get_iopub_msg(timeout=30)
            if message["msg_type"] == "comm_msg":
                data: dict[str, Any] = message["content"]["data"]
                return data

    def ask(self, question: str, name: str = "") -> Any:
        self.send("comm_msg", {"data": {"id": 1, "ask": question, "name": name}})
        return self.receive()["answer"]


@pytest.mark.parametrize("name", KERNELS)
def test_members_are_told_without_disturbing_the_program(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "notebooks"
    folder.mkdir()
    (folder / "trap.py").write_text("open('ran', 'w').close()\ndef f(): ...\n", encoding="utf-8")
    with running(name, folder) as session:
        panel = Panel(session)
        # Before anything has run.
        assert [member["name"] for member in panel.ask("module", "trap")["members"]] == ["f"]
        assert not (folder / "ran").exists()
        assert session.run("class Robot:\n    def move(self): ...\nrobot = Robot()").count == 1
        assert panel.ask("held") == {"modules": [], "classes": ["Robot"], "objects": [["robot", "Robot"]]}
        assert [member["name"] for member in panel.ask("object", "robot")["members"]] == ["move"]
        # While the program waits for an answer, and then works.
        running_cell = session.client.execute("a = input(); b = input(); import time; time.sleep(1)", allow_stdin=True)
        for answer in ("x", "y"):
            session.client.get_stdin_msg(timeout=30)
            assert panel.ask("module", "random")["kind"] == "module"
            session.client.input(answer)
        assert panel.ask("module", "statistics")["kind"] == "module"
        assert session.ask(running_cell)["execution_count"] == 2
        assert session.run("import trap; a + b").data("text/plain") == ["'xy'"]
        assert panel.ask("module", "trap")["live"]
        assert session.run("%history").text("stdout").count("trap") == 1
        assert panel.ask("module", "nonsense") is None
        panel.send("comm_msg", {"data": {"id": 2, "ask": "nonsense"}})
        assert panel.receive() == {"id": 2, "error": "ValueError: unknown question: nonsense"}
