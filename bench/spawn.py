"""How long a student waits for a server, and what an idle one weighs.

Beside each other in one run: a bare `docker run` of the same image until `/api` answers, and the same through the
hub. Prints a table and writes bench/results/spawn.json. Usage: make bench (with the classroom up).
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from pathlib import Path
from typing import Any

import docker
import httpx

from blockroom import classroom, image
from blockroom.engine import connect
from blockroom.settings import Settings, load
from blockroom.terminal import result, step

STUDENT = "student1"
RESULTS = Path(__file__).parent / "results" / "spawn.json"
IDLE_SECONDS = 5


def wait_for(url: str) -> None:
    while True:
        try:
            if httpx.get(url, timeout=2, trust_env=False).is_success:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.025)


def bare(client: docker.DockerClient, settings: Settings) -> float:
    """Seconds from `docker run` until `/api` answers."""
    start = time.monotonic()
    container = client.containers.run(
        image.reference(settings),
        ["/opt/server/bin/jupyter", "lab", "--ip=0.0.0.0", "--port=8888"],
        detach=True,
        init=True,
        network=settings.instance,
        mem_limit=settings.student.memory,
        cap_drop=["ALL"],
    )
    try:
        while not (address := network_address(container, settings)):
            container.reload()
        wait_for(f"http://{address}:8888/api")
        return time.monotonic() - start
    finally:
        container.remove(force=True)


def network_address(container: Any, settings: Settings) -> str:
    networks = container.attrs["NetworkSettings"]["Networks"]
    return str(networks.get(settings.instance, {}).get("IPAddress", ""))


def through_the_hub(client: docker.DockerClient, settings: Settings) -> tuple[float, float]:
    """Seconds from the request until the hub calls the server ready, and its memory in MiB without file cache."""
    start = time.monotonic()
    classroom.call_hub(settings, "POST", f"/users/{STUDENT}/server")
    while not classroom.call_hub(settings, "GET", f"/users/{STUDENT}")["servers"].get("", {}).get("ready"):
        time.sleep(0.025)
    seconds = time.monotonic() - start
    time.sleep(IDLE_SECONDS)
    container = client.containers.get(classroom.container_name(settings, STUDENT))
    usage: Any = container.stats(stream=False)
    memory = usage["memory_stats"]
    cache = memory["stats"].get("total_cache", memory["stats"].get("file", 0))
    classroom.call_hub(settings, "DELETE", f"/users/{STUDENT}/server")
    return seconds, (memory["usage"] - cache) / 2**20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--settings", type=Path)
    parser.add_argument("--pairs", type=int, default=5)
    options = parser.parse_args()
    settings, client = load(options.settings), connect()
    pairs = []
    for number in range(options.pairs):
        with step(f"Pair {number + 1} of {options.pairs}"):
            alone = bare(client, settings)
            pairs.append((alone, *through_the_hub(client, settings)))
    figures = {
        "docker_run_s": statistics.median(alone for alone, _, _ in pairs),
        "hub_s": statistics.median(hub for _, hub, _ in pairs),
        "ratio": statistics.median(hub / alone for alone, hub, _ in pairs),
        "idle_mib": statistics.median(memory for _, _, memory in pairs),
    }
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps({**figures, "pairs": pairs}, indent=2) + "\n", encoding="utf-8")
    result(f"median of {len(pairs)} pairs")
    result(f"docker run to /api       {figures['docker_run_s']:6.2f} s")
    result(f"through the hub          {figures['hub_s']:6.2f} s, {figures['ratio']:.2f} times as long")
    result(f"an idle student's server {figures['idle_mib']:6.0f} MiB without file cache")


if __name__ == "__main__":
    main()
