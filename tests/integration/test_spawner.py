"""Students' containers on real Docker, with a stub for the server so that only the hub's part is measured."""

from __future__ import annotations

import asyncio
import html
import io
import json
import tarfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import docker
import httpx
import pytest

from blockroom import network
from blockroom.names import escaped
from tests.integration.hub_process import Hub, Session, running_hub

STUB = Path(__file__).parent / "stub"
IMAGE = "blockroom/stub:test"
SUBNET = "172.29.65.0/24"
PASSWORD = "right-password"


@pytest.fixture(scope="module")
def engine() -> Iterator[docker.DockerClient]:
    client = docker.from_env()
    yield client
    client.close()


def build_stub(engine: docker.DockerClient) -> None:
    context = io.BytesIO()
    with tarfile.open(fileobj=context, mode="w") as archive:
        dockerfile = (STUB / "Dockerfile").read_text(encoding="utf-8").replace("--chmod=0755 ", "").encode()
        for name, data in [
            ("Dockerfile", dockerfile),
            ("jupyterhub-singleuser", (STUB / "jupyterhub-singleuser").read_bytes()),
        ]:
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(data), 0o755
            archive.addfile(entry, io.BytesIO(data))
    context.seek(0)
    engine.images.build(fileobj=context, custom_context=True, tag=IMAGE, rm=True)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory, engine: docker.DockerClient) -> Iterator[Hub]:
    build_stub(engine)
    student = {"image": IMAGE, "memory": "64M", "processes": 32, "concurrent_starts": 8, "start_timeout": 20}
    folder = tmp_path_factory.mktemp("spawner")
    made = Hub(folder, instance="spawntest", containers={"subnet": SUBNET}, student=student)
    network.ensure_network(engine, made.settings)
    try:
        made.start()
        yield made
    finally:
        made.stop()
        for container in engine.containers.list(all=True, filters={"label": "org.blockroom.instance=spawntest"}):
            container.remove(force=True)
        engine.networks.get("spawntest").remove()


def enroll(hub: Hub, *names: str) -> None:
    hub.enroll(*({"name": name, "class": "7a", "role": "student", "password": PASSWORD} for name in names))


def wait_until_settled(hub: Hub, name: str, seconds: float = 60) -> dict[str, Any] | None:
    """The server of a name once nothing is pending; None where there is none."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        server: dict[str, Any] | None = hub.operator("GET", f"/users/{name}").json()["servers"].get("")
        if server is None or not server["pending"]:
            return server
        time.sleep(0.1)
    raise AssertionError(f"the server of {name} did not settle")


def start(hub: Hub, name: str) -> dict[str, Any] | None:
    assert hub.operator("POST", f"/users/{name}/server").status_code in (201, 202)
    return wait_until_settled(hub, name)


def stop(hub: Hub, name: str) -> None:
    assert hub.operator("DELETE", f"/users/{name}/server").status_code in (202, 204)
    wait_until_settled(hub, name)


def test_what_guards_a_container(hub: Hub, engine: docker.DockerClient) -> None:
    enroll(hub, "小明")
    server = start(hub, "小明")
    assert server is not None
    assert server["ready"]
    container = engine.containers.get(f"spawntest-{escaped('小明')}")
    host = container.attrs["HostConfig"]
    assert host["CapDrop"] == ["ALL"]
    assert host["SecurityOpt"] == ["no-new-privileges"]
    assert not host["Privileged"]
    assert (host["Memory"], host["MemorySwap"]) == (64 * 2**20, 64 * 2**20)
    assert host["PidsLimit"] == 32
    assert host["CpuQuota"] == 2 * host["CpuPeriod"]
    assert host["NetworkMode"] == "spawntest"
    assert set(host["Tmpfs"]) == {"/tmp", "/var/tmp"}  # noqa: S108
    assert host["LogConfig"]["Config"]["max-size"] == "1m"
    assert host["PortBindings"] in ({}, None)
    assert container.exec_run("id -u").output == b"1000\n"
    home = hub.settings.homes_folder / escaped("小明")
    status = home.stat()
    assert (status.st_uid, status.st_gid, status.st_mode & 0o777) == (1000, 1000, 0o700)
    assert container.exec_run(["sh", "-c", "echo mine > /home/student/file"]).exit_code == 0
    assert host["ReadonlyRootfs"]
    for folder in ("/", "/opt/server", "/etc", "/var", "/usr", "/srv", "/run/lock"):
        assert container.exec_run(["touch", f"{folder}/x"]).exit_code != 0
    stop(hub, "小明")
    assert not engine.containers.list(all=True, filters={"name": "spawntest-"})
    assert (home / "file").read_text(encoding="utf-8") == "mine\n"


def test_what_an_earlier_life_left_is_replaced(hub: Hub, engine: docker.DockerClient) -> None:
    enroll(hub, "left")
    engine.containers.create(IMAGE, name="spawntest-left")
    server = start(hub, "left")
    assert server is not None
    assert server["ready"]
    stop(hub, "left")


def test_a_server_that_dies_says_why(hub: Hub, engine: docker.DockerClient) -> None:
    enroll(hub, "dies")
    home = hub.settings.homes_folder / "dies"
    home.mkdir(mode=0o700, parents=True)
    (home / "dies").touch()
    session = Session(hub, "dies", PASSWORD, "zh-CN")
    answer = session.api("POST", "/users/dies/server")
    assert answer.status_code == 500
    assert "最后一行日志：No space left in the sandpit" in answer.json()["message"]
    page = session.client.get("/hub/spawn-pending/dies")
    assert page.status_code == 500
    assert "实验室没有启动成功" in page.text
    assert "No space left in the sandpit" in page.text
    assert "first line" in hub.log.read_text(encoding="utf-8")
    assert not engine.containers.list(all=True, filters={"name": "spawntest-dies"})
    (home / "dies").unlink()
    server = start(hub, "dies")
    assert server is not None
    assert server["ready"]
    stop(hub, "dies")


def test_a_server_that_dies_later_leaves_nothing_behind(hub: Hub, engine: docker.DockerClient) -> None:
    enroll(hub, "later")
    start(hub, "later")
    engine.containers.get("spawntest-later").kill()
    session = Session(hub, "later", PASSWORD)
    assert session.logged_in
    assert wait_until_settled(hub, "later") is None
    assert not engine.containers.list(all=True, filters={"name": "spawntest-later"})
    assert start(hub, "later") is not None
    stop(hub, "later")


async def test_forty_at_the_bell_all_get_their_server(hub: Hub) -> None:
    names = [f"pupil{number}" for number in range(40)]
    enroll(hub, *names)
    began = time.monotonic()
    asked = await asyncio.gather(
        *(asyncio.to_thread(hub.operator, "POST", f"/users/{name}/server") for name in names), return_exceptions=True
    )
    assert [answer.status_code in (201, 202) for answer in asked if isinstance(answer, httpx.Response)] == [True] * 40
    servers = [await asyncio.to_thread(wait_until_settled, hub, name, 180) for name in names]
    seconds = time.monotonic() - began
    assert all(server and server["ready"] for server in servers)
    began = time.monotonic()
    await asyncio.gather(*(asyncio.to_thread(stop, hub, name) for name in names))
    assert seconds < 150
    assert time.monotonic() - began < 150


def test_who_waits_is_told_how_many_are_in_front(hub: Hub) -> None:
    slow = [f"slow{number}" for number in range(8)]
    enroll(hub, *slow, "next", "after")
    for name in slow:
        home = hub.settings.homes_folder / name
        home.mkdir(mode=0o700, parents=True)
        (home / "waits").touch()
    with ThreadPoolExecutor(9) as threads:
        for name in slow:
            threads.submit(hub.operator, "POST", f"/users/{name}/server")
        time.sleep(1)
        threads.submit(hub.operator, "POST", "/users/next/server")
        time.sleep(0.5)
        messages = progress_of_last(hub, slow)
    assert messages[0]["message"] == "正在排队：前面还有 1 人。"
    assert messages[-1]["ready"]
    for name in (*slow, "next", "after"):
        stop(hub, name)


def progress_of_last(hub: Hub, slow: list[str]) -> list[dict[str, Any]]:
    """What the page tells the last in the queue, who lets the first ones go on as soon as it says something."""
    session = Session(hub, "after", PASSWORD, "zh-CN")
    page = session.client.get("/hub/spawn", follow_redirects=True)
    address = html.unescape(page.text.split('data-progress="')[1].split('"')[0])
    messages = []
    with session.client.stream("GET", address) as stream:
        for line in stream.iter_lines():
            if not line.startswith("data: "):
                continue
            messages.append(json.loads(line.removeprefix("data: ")))
            for name in slow:
                (hub.settings.homes_folder / name / "waits").unlink(missing_ok=True)
    return messages


def test_a_missing_image_is_told_to_the_student_and_in_the_log(
    tmp_path: Path, engine: docker.DockerClient, hub: Hub
) -> None:
    values: dict[str, Any] = {"instance": "spawntest", "containers": {"subnet": SUBNET}}
    values["student"] = {"image": "no-such-image:1"}
    with running_hub(tmp_path, **values) as other:
        enroll(other, "ada")
        for language, sentence in [("en", "The classroom's image is missing"), ("zh-CN", "缺少实验室的镜像")]:
            answer = Session(other, "ada", PASSWORD, language).api("POST", "/users/ada/server")
            assert answer.status_code == 500
            assert sentence in answer.json()["message"]
        assert "no-such-image:1 is not on this machine. Build it with: make image" in other.log.read_text("utf-8")
        assert other.operator("GET", "/users/ada").status_code == 200
