"""The single-user image: which one students get, and how it is built."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import docker
from docker.errors import APIError, ImageLoadError, ImageNotFound
from docker.utils.build import exclude_paths
from requests.exceptions import RequestException
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from blockroom import node
from blockroom.engine import apt_install
from blockroom.errors import UserError
from blockroom.language import tr
from blockroom.settings import REPOSITORY, Settings, Student
from blockroom.terminal import console, say, step

OWN_IMAGE = Student().image
SUITE = "trixie"
BASE = f"debian:{SUITE}-slim"
DISTRIBUTED = Path("/usr/share/ca-certificates")
AUTHORITIES = REPOSITORY / "singleuser" / "ca"
SOURCES_LABEL = "org.blockroom.sources"
"""Carries a hash of what the image was built from, machine's own authorities and mirrors left out."""
PULL_SECONDS = 60


def build_arguments(settings: Settings) -> dict[str, str]:
    mirrors = settings.mirrors
    return {"BASE": BASE, "APT_MIRROR": mirrors.apt, "PIP_INDEX_URL": mirrors.pip, "NPM_REGISTRY": mirrors.npm}


def sources() -> list[Path]:
    """Every file of the build's context, in a fixed order."""
    patterns = (REPOSITORY / ".dockerignore").read_text(encoding="utf-8").split()
    context = exclude_paths(str(REPOSITORY), patterns, dockerfile="singleuser/Dockerfile")
    return [path for path in sorted(REPOSITORY / name for name in context) if path.is_file()]


@cache
def sources_hash() -> str:
    """A hash of the build's context as every machine has it."""
    return digest_of([path for path in sources() if path.parent != AUTHORITIES], "")


def digest_of(files: list[Path], prefix: str) -> str:
    digest = hashlib.sha256(prefix.encode())
    for path in files:
        digest.update(f"{path.relative_to(REPOSITORY)}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:12]


@cache
def source_tag(arguments: str) -> str:
    return digest_of(sources(), arguments)


def reference(settings: Settings) -> str:
    """The image that new servers start from: our own, tagged by its sources' hash, or the one the settings name."""
    if settings.student.image != OWN_IMAGE:
        return settings.student.image
    return f"{OWN_IMAGE}:{source_tag(json.dumps(build_arguments(settings), sort_keys=True))}"


def exists(client: docker.DockerClient, name: str) -> bool:
    try:
        client.images.get(name)
    except ImageNotFound:
        return False
    return True


def debootstrap(settings: Settings, suite: str) -> None:
    """Make a base image from Debian's own packages, for places that reach no container registry."""
    if shutil.which("debootstrap") is None:
        apt_install("debootstrap", "debian-archive-keyring")
    # Not under /tmp, which many servers mount without devices and programs.
    with tempfile.TemporaryDirectory(prefix="base-", dir=settings.data) as folder:
        root = Path(folder) / "root"
        command = ["debootstrap", "--variant=minbase", "--include=ca-certificates", suite, str(root)]
        done = subprocess.run(
            [*command, *([f"{settings.mirrors.apt.rstrip('/')}/debian"] if settings.mirrors.apt else [])],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise UserError(
                tr(
                    "debootstrap could not make {image}: {reason}",
                    image=f"debian:{suite}-slim",
                    reason=done.stdout[-400:] + done.stderr[-400:],
                ),
                status=1,
            )
        for leftover in [*root.glob("var/cache/apt/archives/*.deb"), *root.glob("var/lib/apt/lists/*_*")]:
            leftover.unlink()
        archive = Path(folder) / "root.tar"
        subprocess.run(["tar", "--numeric-owner", "-C", str(root), "-cf", str(archive), "."], check=True)
        api = docker.APIClient(timeout=600)
        api.import_image_from_file(str(archive), repository="debian", tag=f"{suite}-slim", changes=['CMD ["bash"]'])


def ensure_base(client: docker.DockerClient, settings: Settings, suite: str = SUITE) -> str:
    """Have a Debian base image: as it is, else pulled, else made from Debian's packages; its name."""
    base = f"debian:{suite}-slim"
    if exists(client, base):
        return base
    mirror = settings.mirrors.registry.rstrip("/")
    source = f"{mirror}/library/debian" if mirror else "debian"
    with step(tr("Looking for {image} in a container registry", image=base)):
        try:
            docker.from_env(timeout=PULL_SECONDS).images.pull(source, tag=f"{suite}-slim").tag(
                "debian", f"{suite}-slim"
            )
        except (APIError, RequestException):
            found = False
        else:
            found = True
    if not found:
        with step(tr("No container registry answers: making {image} from Debian's packages (a minute)", image=base)):
            debootstrap(settings, suite)
    return base


def certificates(file: Path) -> dict[str, str]:
    """The PEM certificates of a file, by a hash of what they hold."""
    blocks = re.findall(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", file.read_text(), re.DOTALL)
    return {hashlib.sha256("".join(block.split()).encode()).hexdigest()[:12]: block for block in blocks}


def copy_authorities() -> None:
    """Bring the certificate authorities that this machine trusts beyond its distribution's list into the build."""
    local = certificates(node.AUTHORITIES) if node.AUTHORITIES.exists() else {}
    for file in DISTRIBUTED.rglob("*.crt"):
        for known in certificates(file):
            local.pop(known, None)
    for old in AUTHORITIES.glob("*.crt"):
        if old.stem not in local:
            old.unlink()
    for name, block in local.items():
        (AUTHORITIES / f"{name}.crt").write_text(block + "\n", encoding="ascii")


def follow(stream: Iterator[dict[str, Any]], log: Path) -> None:
    """Show a build's steps as they go and keep its words in a log. Raises UserError where it fails."""
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    with log.open("w", encoding="utf-8") as file, Progress(*columns, TimeElapsedColumn(), console=console) as progress:
        bar = progress.add_task(tr("Building the image"), total=None)
        for line in stream:
            if "error" in line:
                raise UserError(
                    tr(
                        "The image could not be built: {reason}\nAll of it: {log}",
                        reason=line["error"].strip(),
                        log=log,
                    ),
                    status=1,
                )
            text = line.get("stream", "")
            file.write(text)
            if text.startswith("Step "):
                number, total = text.split()[1].split("/")
                progress.update(
                    bar, completed=int(number), total=int(total), description=text.split(": ")[1][:60].strip()
                )


def build(client: docker.DockerClient, settings: Settings, logs: Path) -> None:
    logs.mkdir(parents=True, exist_ok=True)
    ensure_base(client, settings)
    say(tr("Building the image: some minutes the first time, most of it TensorFlow's download."))
    api = docker.APIClient(timeout=3600)
    stream = api.build(
        path=str(REPOSITORY),
        dockerfile="singleuser/Dockerfile",
        tag=reference(settings),
        buildargs={name: value for name, value in build_arguments(settings).items() if value},
        labels={SOURCES_LABEL: sources_hash()},
        rm=True,
        forcerm=True,
        decode=True,
    )
    follow(stream, logs / "image.log")


def there(settings: Settings) -> bool:
    """Whether this machine has the image already."""
    copy_authorities()
    return exists(docker.from_env(timeout=600), reference(settings))


def save(settings: Settings, file: Path) -> None:
    """Write the image as an archive, for a server that cannot build it."""
    draft = file.with_name(file.name + ".new")
    try:
        with step(tr("Writing {file}", file=file)), draft.open("wb") as archive:
            for chunk in docker.from_env(timeout=600).images.get(reference(settings)).save(named=True):
                archive.write(chunk)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


def load(settings: Settings, file: Path) -> bool:
    """Take the image from an archive, if it is not there yet; whether it was not.

    Raises UserError where the archive holds another version's image, or none.
    """
    client = docker.from_env(timeout=600)
    copy_authorities()
    if exists(client, reference(settings)):
        return False
    try:
        with step(tr("Loading the image from {file}", file=file)), file.open("rb") as archive:
            found = client.images.load(archive)
    except (OSError, APIError, ImageLoadError) as error:
        raise UserError(tr("{file}: no image can be loaded from it: {reason}", file=file, reason=error)) from None
    for one in found:
        if one.labels.get(SOURCES_LABEL) == sources_hash() or settings.student.image in one.tags:
            name, _, tag = reference(settings).rpartition(":")
            one.tag(name, tag)
            return True
    raise UserError(tr("{file}: its image belongs to another version; make it anew: make image SAVE=FILE", file=file))


def ensure_image(settings: Settings, logs: Path) -> bool:
    """Have the students' image; whether it had to be made or fetched.

    Raises UserError where one that the settings name is nowhere to be had.
    """
    client = docker.from_env(timeout=600)
    copy_authorities()
    name = reference(settings)
    if exists(client, name):
        return False
    if settings.student.image == OWN_IMAGE:
        build(client, settings, logs)
        return True
    try:
        with step(tr("Fetching {image}", image=name)):
            docker.from_env(timeout=PULL_SECONDS).images.pull(name)
    except (APIError, RequestException) as error:
        raise UserError(
            tr(
                "student.image: there is no image {image} on this machine, and it cannot be fetched: {reason}\n"
                "Build or load it, or leave student.image out to use Blockroom's own.",
                image=name,
                reason=error,
            )
        ) from None
    return True
