"""A Python kernel of the MetaKernel family that leaves nothing of Python out.

MetaKernel brings its magics; IPython runs the code, so plots, widgets, errors, ``await`` and completion are those of
the default kernel.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Awaitable
from importlib.metadata import entry_points
from typing import Any

from ipykernel.ipkernel import IPythonKernel
from IPython.core.interactiveshell import ExecutionResult
from metakernel import ExceptionWrapper, MetaKernel


class MetaPythonKernel(MetaKernel, IPythonKernel):
    """MetaKernel in front, IPython behind."""

    app_name = "blockroom_metakernel"
    implementation = "blockroom_metakernel"
    language_info = IPythonKernel.language_info
    help_links = MetaKernel.help_links

    def __init__(self, **kwargs: Any) -> None:
        self._shown: Any = None
        super().__init__(**kwargs)
        # MetaKernel hides the shell and takes over print; both belong to IPython here.
        self.shell = self.shell_class.instance()
        vars(sys.stdout).pop("write", None)

    def reload_magics(self) -> None:
        """Load MetaKernel's magics, then those of installed packages, which win."""
        super().reload_magics()
        for entry in entry_points(group="metakernel.magics"):
            entry.load()(self)
        # MetaKernel's own turns the inline plots off; without it IPython's answers.
        self.line_magics.pop("matplotlib", None)

    def set_variable(self, name: str, value: Any) -> None:
        """Set a variable of the student's program."""
        self.shell_class.instance().user_ns[name] = value

    def get_variable(self, name: str) -> Any:
        """Read a variable of the student's program."""
        return self.shell_class.instance().user_ns.get(name)

    async def do_execute(self, code: Any, silent: Any = False, *args: Any, **kwargs: Any) -> Any:
        """Run a cell: magics first, the rest by ``do_execute_direct``."""
        count = self.execution_count
        self._shown = None
        self._forward_input(kwargs.get("allow_stdin", False))
        try:
            reply = await super().do_execute(code, silent, *args, **kwargs)
        except KeyboardInterrupt as interrupt:
            await self.post_execute(ExceptionWrapper(type(interrupt).__name__, "", ["KeyboardInterrupt"]), code, silent)
            reply = self.kernel_resp
        finally:
            self._restore_input()
        reply["payload"] += self.shell.payload_manager.read_payload()
        self.shell.payload_manager.clear_payload()
        if reply["status"] == "ok":
            reply["user_expressions"] = self.shell.user_expressions(kwargs.get("user_expressions") or {})
        if not silent and self.execution_count == count:
            self.shell.execution_count += 1
        return reply

    def do_execute_direct(self, code: str, silent: bool = False) -> Any:
        """Run Python; IPython shows the result or the error by itself. A cell with ``await`` returns an awaitable."""
        if self.shell.should_run_async(code, transformed_cell=self.shell.transform_cell(code)):
            return self._run_async(code, silent)
        return self._finish(self.shell.run_cell(code, store_history=not silent, silent=silent))

    async def _run_async(self, code: str, silent: bool) -> Any:
        transformed = self.shell.transform_cell(code)
        run = self.shell.run_cell_async(code, store_history=not silent, silent=silent, transformed_cell=transformed)
        loop = asyncio.get_running_loop()
        future = asyncio.ensure_future(run)
        # The loop sleeps while the cell waits: only the thread-safe call wakes it.
        before = signal.signal(signal.SIGINT, lambda *_: loop.call_soon_threadsafe(future.cancel))
        try:
            result = await future
        finally:
            signal.signal(signal.SIGINT, before)
            self.shell.events.trigger("post_execute")
        return self._finish(result)

    def _finish(self, result: ExecutionResult) -> Any:
        error = result.error_before_exec or result.error_in_exec
        if error is None:
            self._shown = result.result
        else:
            self._shown = ExceptionWrapper(type(error).__name__, str(error), self.shell._last_traceback or [])
        return self._shown

    async def post_execute(self, retval: Any, code: str, silent: bool) -> None:
        """Show what a magic made; what IPython has shown already only sets the reply."""
        seen = retval is self._shown
        if isinstance(retval, ExceptionWrapper):
            failure = {"ename": retval.ename, "evalue": retval.evalue, "traceback": retval.traceback}
            self.kernel_resp |= {"status": "error", **failure}
            if not seen:
                self.send_response(self.iopub_socket, "error", failure)
        elif not seen:
            self.shell.displayhook(retval)

    def get_kernel_help_on(self, info: dict[str, Any], level: int = 0, none_on_fail: bool = False) -> Any:
        """What ``name?`` shows."""
        name = info["obj"]
        if self.shell.find_line_magic(name) or self.shell._ofind(name).found:
            return self.shell.object_inspect_mime(name, detail_level=level)
        return None if none_on_fail else super().get_kernel_help_on(info, level)

    def do_complete(self, code: str, cursor_pos: int) -> Any:
        """Complete a magic by MetaKernel, Python by IPython."""
        line = code[:cursor_pos].rpartition("\n")[2]
        kind = MetaKernel if line.lstrip().startswith("%") else IPythonKernel
        return kind.do_complete(self, code, cursor_pos)

    def do_inspect(self, code: str, cursor_pos: int, detail_level: int = 0, omit_sections: Any = ()) -> Any:
        """Explain a name, by IPython."""
        return IPythonKernel.do_inspect(self, code, cursor_pos, detail_level, omit_sections)

    def do_is_complete(self, code: str) -> Any:
        """Say whether a line is complete, by IPython."""
        return IPythonKernel.do_is_complete(self, code)

    def do_history(self, *args: Any, **kwargs: Any) -> Awaitable[Any] | Any:
        """The history, by IPython."""
        return IPythonKernel.do_history(self, *args, **kwargs)

    def do_shutdown(self, restart: bool) -> Any:
        """Stop, by IPython."""
        return IPythonKernel.do_shutdown(self, restart)


def main() -> None:
    """Start the kernel, with the notebook's folder importable as in ipykernel."""
    sys.path.insert(0, "")
    MetaPythonKernel.run_as_main()


if __name__ == "__main__":
    main()
