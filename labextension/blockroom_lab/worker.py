"""One process that turns Python into blocks, started when it is first needed and again after it was ended."""

from __future__ import annotations

import asyncio
from asyncio import StreamReader, StreamWriter
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from typing import cast

# An answer is a document: many times the program that it is made of.
_LONGEST_ANSWER = 64 * 2**20


class WorkerError(Exception):
    """No answer: ``reason`` is the key of a text that says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Worker:
    """Answers requests, one at a time, each within its time or not at all."""

    def __init__(self, command: list[str], seconds: float) -> None:
        self._command = command
        self._seconds = seconds
        self._lock = asyncio.Lock()
        self._process: Process | None = None

    @property
    def pid(self) -> int | None:
        """The number of the process, while there is one."""
        return self._process.pid if self._process else None

    async def ask(self, request: bytes) -> bytes:
        """Answer a line with a line. Raises WorkerError where there is no answer."""
        try:
            async with asyncio.timeout(self._seconds), self._lock:
                return await self._exchange(request)
        except TimeoutError:
            raise WorkerError("too_slow") from None

    async def stop(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()

    async def _exchange(self, request: bytes) -> bytes:
        process = self._process or await self._start()
        to_it, from_it = cast(StreamWriter, process.stdin), cast(StreamReader, process.stdout)
        try:
            to_it.write(request + b"\n")
            await to_it.drain()
            return await from_it.readuntil(b"\n")
        except (OSError, asyncio.IncompleteReadError):
            status = await process.wait()
            self._process = None
            raise WorkerError("missing" if status > 0 else "ended") from None
        except asyncio.LimitOverrunError:
            await self.stop()
            raise WorkerError("ended") from None
        except asyncio.CancelledError:
            # What it would still answer is an answer to nobody.
            await self.stop()
            raise

    async def _start(self) -> Process:
        try:
            self._process = await asyncio.create_subprocess_exec(
                *self._command, stdin=PIPE, stdout=PIPE, limit=_LONGEST_ANSWER
            )
        except OSError:
            raise WorkerError("missing") from None
        return self._process
