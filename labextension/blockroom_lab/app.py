"""The part of the server that turns Python into blocks: ``POST blockroom/python``."""

from __future__ import annotations

import json
import sys
from http import HTTPStatus

from jupyter_server.base.handlers import APIHandler
from jupyter_server.extension.application import ExtensionApp
from jupyter_server.utils import url_path_join
from tornado import web
from traitlets import Float, Unicode

from .texts import text
from .worker import Worker, WorkerError

MOST_BYTES = 2 * 2**20


class PythonHandler(APIHandler):
    """Passes a request of the panel on to the worker."""

    def initialize(self, worker: Worker) -> None:
        """Take the worker that all requests share."""
        self._worker = worker

    @web.authenticated
    async def post(self) -> None:
        """Answer with what the worker says; a refusal is a sentence in the language of the request."""
        size = len(self.request.body)
        if size > MOST_BYTES:
            language = self.request.headers.get("Accept-Language", "")
            return self._refuse(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
                text("too_big", language, size=f"{size / 2**20:.1f}", most=MOST_BYTES // 2**20),
            )
        request = self.get_json_body()
        if not isinstance(request, dict) or not isinstance(request.get("language"), str):
            raise web.HTTPError(HTTPStatus.BAD_REQUEST, "A JSON object with a language is expected.")
        try:
            self.finish(await self._worker.ask(json.dumps(request).encode()))
        except WorkerError as error:
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE, text(error.reason, request["language"]))

    def _refuse(self, status: HTTPStatus, sentence: str) -> None:
        self.set_status(status)
        self.finish({"problem": sentence})


class BlockroomLab(ExtensionApp):
    """What the panel needs of the server."""

    name = "blockroom_lab"

    python = Unicode(sys.executable, config=True, help="The Python that has blockly_magic.")
    seconds = Float(10, config=True, help="How long a request may take.")

    def initialize_handlers(self) -> None:
        """Add the place that the panel asks."""
        # Isolated: a student's own json.py or ast.py in the home must not be taken for Python's.
        self._worker = Worker([self.python, "-I", "-m", "blockly_magic", "serve"], self.seconds)
        self.handlers.append((url_path_join("blockroom", "python"), PythonHandler, {"worker": self._worker}))

    async def stop_extension(self) -> None:
        """End the worker with the server."""
        await self._worker.stop()
