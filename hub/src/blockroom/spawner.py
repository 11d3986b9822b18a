"""A container for every student: how it is guarded, how starts queue, and how soon a start is told."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from docker.errors import APIError, DockerException, ImageNotFound, NotFound
from dockerspawner import DockerSpawner
from tornado.httpclient import AsyncHTTPClient, HTTPError, HTTPRequest
from traitlets import Float

from blockroom import homes, image, language
from blockroom.homes import Home
from blockroom.language import Refusal, said
from blockroom.names import escaped
from blockroom.network import LABEL
from blockroom.place import verb
from blockroom.settings import Settings
from blockroom.startqueue import StartQueue

HOME = "/home/student"
POLL_SECONDS = 0.025
ALIVE_SECONDS = 1.0
GRACE_SECONDS = 5
QUEUE_SECONDS = 3600
FOUND_PERCENT = 10
"""How far a start is once the student's folder is known."""
FULL_HOME = "BLOCKROOM_FULL_HOME"
"""The variable that tells a full folder's server: JSON with used, quota and the time."""

WAITING = said("Waiting for your turn: {ahead} in front of you.")
NEXT = said("You are next.")
PREPARING = said("Getting your folder ready…")
CREATING = said("Setting up your Lab…")
STARTING = said("Your Lab is starting. This takes some seconds…")


class ClassroomSpawner(DockerSpawner):
    """DockerSpawner with a queue, several Docker threads, and a start that ends when the server answers."""

    boot_timeout = Float(120, config=True, help="Seconds for one start, without the time in the queue.")

    queue = StartQueue(1)
    """One for all students; `configure` sets its size."""
    settings = Settings()
    """The classroom's; `configure` sets them."""
    found_home: Home | None = None
    """The student's folder as the latest start found it."""

    stage: tuple[str, int] = ("", 0)
    """What a start is doing, as a message of the catalog, and how far it is in percent."""

    @property
    def executor(self) -> ThreadPoolExecutor:
        """JupyterHub's own has one thread, on which one slow stop holds up the whole class."""
        cls = ClassroomSpawner
        if cls._executor is None:
            cls._executor = ThreadPoolExecutor(16, thread_name_prefix="docker")
        return cls._executor

    async def docker_quietly(self, method: str, *arguments: Any, **options: Any) -> Any:
        """What Docker answers, or None where it refuses, because the container is gone for example."""
        try:
            return await self.docker(method, *arguments, **options)
        except DockerException as error:
            self.log.debug("%s %s: %s", method, self.container_name, error)
            return None

    async def run_here(self, function: Any, *arguments: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self.executor, function, *arguments)

    async def start(self) -> tuple[str, int]:
        """Start the container once it is its turn, and return when its server answers."""
        self.stage = (WAITING, 0)
        async with self.queue.turn(self):
            try:
                return await self.boot_or_explain()
            except BaseException:
                await self.docker_quietly("remove_container", self.container_name, v=True, force=True)
                raise

    async def boot_or_explain(self) -> tuple[str, int]:
        try:
            async with asyncio.timeout(self.boot_timeout):
                return await self.boot()
        except TimeoutError:
            await self.note_last_words()
            raise Refusal(
                500,
                "The Lab did not answer within {seconds} seconds. Please try again.",
                seconds=round(self.boot_timeout),
            ) from None
        except DockerException as error:
            self.log.error("Docker could not start %s: %s", self.container_name, error)
            raise Refusal(
                500, "The classroom cannot start a Lab right now. Please tell your teacher: Docker has a problem."
            ) from None

    async def boot(self) -> tuple[str, int]:
        began = time.perf_counter()
        self.stage = (PREPARING, FOUND_PERCENT)
        await self.find_home()
        self.stage = (CREATING, 20)
        await self.create()
        await self.start_object()
        self.stage = (STARTING, 50)
        address = await self.get_ip_and_port()
        await self.wait_until_answering(*address)
        self.log.info("%s answers after %.2f seconds", self.container_name, time.perf_counter() - began)
        return address

    async def find_home(self) -> None:
        """Have the student's folder, and mount the classroom's shared one where the folder has a place for it."""
        home = await self.run_here(homes.ask, self.settings, escaped(self.user.name))
        self.found_home = home
        self.read_only_volumes = {str(self.settings.shared_folder): f"{HOME}/{homes.SHARED}"} if home.shared else {}
        if home.trouble:
            self.log.warning("%s starts with a full folder: %s", self.user.name, home)

    def get_env(self) -> dict[str, str]:
        """The environment of the server, which shows FULL_HOME in the Lab."""
        environment: dict[str, str] = super().get_env()
        if self.found_home is not None and self.found_home.trouble:
            sizes = {"used": self.found_home.used, "quota": self.found_home.quota} if self.found_home.full else {}
            environment[FULL_HOME] = json.dumps({**sizes, "at": int(time.time())})
        return environment

    async def create(self) -> None:
        """Create the container, removing what an earlier life left under its name."""
        try:
            found = await self.create_object()
        except ImageNotFound:
            self.log.error("The image %s is not on this machine. Build it with: %s", self.image, verb("image"))
            raise Refusal(
                500,
                "The classroom's image is missing. Please tell your teacher: the operator has to run {verb}.",
                verb=verb("image"),
            ) from None
        except APIError as error:
            if error.status_code != 409:
                raise
            await self.docker_quietly("remove_container", self.container_name, v=True, force=True)
            found = await self.create_object()
        self.object_id = found[self.object_id_key]

    async def wait_until_answering(self, ip: str, port: int) -> None:
        """Ask the server's API until it answers; the hub's own first probe then succeeds at once."""
        client = AsyncHTTPClient()
        url = f"http://{ip}:{port}{self.server.base_url}api"
        checked = time.monotonic()
        while True:
            try:
                await client.fetch(HTTPRequest(url, connect_timeout=1, request_timeout=5, follow_redirects=False))
                return
            except (HTTPError, OSError):
                pass
            if time.monotonic() - checked > ALIVE_SECONDS:
                checked = time.monotonic()
                await self.check_alive()
            await asyncio.sleep(POLL_SECONDS)

    async def check_alive(self) -> None:
        """Raise a refusal with the last line of its log where the container has ended."""
        found = await self.docker("inspect_container", self.container_id)
        if found["State"]["Running"]:
            return
        line = await self.note_last_words()
        if found["State"].get("OOMKilled"):
            raise Refusal(500, "The Lab had too little memory to start. Please tell your teacher.")
        raise Refusal(500, "The Lab stopped while it was starting. Its last words: {line}", line=line)

    async def note_last_words(self) -> str:
        """The last line of the container's log, after writing the last lines to the hub's."""
        output = await self.docker_quietly("logs", self.container_id, tail=20) or b""
        lines = [line.strip() for line in output.decode("utf-8", "replace").splitlines() if line.strip()]
        self.log.error("%s ended. Its last words:\n%s", self.container_name, "\n".join(lines))
        return lines[-1][:300] if lines else ""

    async def progress(self) -> AsyncIterator[dict[str, Any]]:
        """What a start is doing, in the language of whoever watches."""
        told = None
        while True:
            message, percent = self.stage
            ahead = self.queue.ahead(self)
            if message == WAITING and ahead == 0:
                message = NEXT
            trouble = self.found_home.trouble if self.found_home and percent > FOUND_PERCENT else ""
            text = trouble or (language.tr(message, ahead=ahead) if message else "")
            now = {"progress": percent, "message": text}
            if now != told:
                yield now
                told = now
            await asyncio.sleep(0.25)

    # JupyterHub's own puts an English sentence in front.
    _generate_progress = progress

    async def stop_object(self) -> None:
        """Stop with a short grace: files are saved as they are written, kernels need no farewell."""
        try:
            await self.docker("stop", self.container_id or self.container_name, timeout=GRACE_SECONDS)
        except NotFound:
            self.log.debug("%s is gone already", self.container_name)

    async def remove_object(self) -> None:
        if self.object_id:
            await super().remove_object()

    async def poll(self) -> Any:
        """None while the container runs. One that ended by itself is removed, for the hub stops only what runs."""
        status = await super().poll()
        if status is not None and self.object_id and not self._start_pending:
            await self.note_last_words()
            await self.remove_object()
            self.object_id = ""
        return status


def host_config(settings: Settings) -> dict[str, Any]:
    """The walls around a student's container."""
    student = settings.student
    return {
        # The log of a container that dies while starting has to be read before it goes.
        "auto_remove": False,
        "cap_drop": ["ALL"],
        "log_config": {"Type": "json-file", "Config": {"max-size": "1m", "max-file": "2"}},
        "memswap_limit": student.memory,
        "pids_limit": student.processes,
        # What is written beside the home would fill the disk of all: these two folders count as the student's memory.
        "read_only": True,
        "security_opt": ["no-new-privileges"],
        "tmpfs": {
            "/tmp": f"rw,exec,nosuid,nodev,mode=1777,size={student.memory // 2}",  # noqa: S108
            "/var/tmp": f"rw,exec,nosuid,nodev,mode=1777,size={student.memory // 8}",  # noqa: S108
        },
    }


def configure(c: Any, settings: Settings) -> None:
    student = settings.student
    ClassroomSpawner.queue = StartQueue(student.concurrent_starts)
    ClassroomSpawner.settings = settings
    c.JupyterHub.spawner_class = ClassroomSpawner
    spawner = c.ClassroomSpawner
    spawner.boot_timeout = float(student.start_timeout)
    spawner.start_timeout = QUEUE_SECONDS + student.start_timeout
    spawner.http_timeout = 30
    spawner.image = image.reference(settings)
    spawner.allowed_images = []
    spawner.pull_policy = "skip"
    spawner.cmd = ["/opt/server/bin/jupyterhub-singleuser"]
    spawner.notebook_dir = HOME
    spawner.default_url = "/lab"
    spawner.disable_user_config = True
    spawner.name_template = f"{settings.instance}-{{username}}"
    spawner.network_name = settings.instance
    spawner.use_internal_ip = True
    spawner.remove = True
    spawner.mem_limit = student.memory
    spawner.cpu_limit = student.cpus
    spawner.volumes = {f"{settings.homes_folder}/{{username}}": HOME}
    spawner.extra_host_config = host_config(settings)
    spawner.extra_create_kwargs = {"labels": {LABEL: settings.instance}}
