"""Servers to deploy to: containers in which systemd runs, reached over SSH like any machine."""

from __future__ import annotations

import io
import subprocess
import tarfile
import time
from dataclasses import dataclass
from pathlib import Path

import docker
import yaml

from blockroom import image
from blockroom.engine import wait_until
from blockroom.settings import Settings
from tests.room import ARTIFACTS, REPOSITORY

NETWORK = "blockroom-test-school"
"""Stands for the school's network."""
SUBNET = "172.29.80"
SUITES = ("bookworm", "trixie")
CONTEXT = Path(__file__).parent / "standin"
IMAGES = ARTIFACTS / "deploy" / "images"
"""What somebody brought to every server on a disk."""
BACKUPS = "blockroom-test-backups"
"""The volume that stands for the disk with the backups."""
BOOT_SECONDS = 60


def build_standin(suite: str) -> str:
    """Have the image of a fresh Debian server; its name."""
    name = f"blockroom/standin:{suite}"
    client = docker.from_env(timeout=600)
    base = image.ensure_base(client, Settings(data=ARTIFACTS), suite)
    image.copy_authorities()
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        archive.add(CONTEXT, ".")
        archive.add(image.AUTHORITIES, "ca")
    buffer.seek(0)
    client.images.build(fileobj=buffer, custom_context=True, tag=name, buildargs={"BASE": base}, rm=True, forcerm=True)
    return name


def ensure_school_network() -> None:
    client = docker.from_env()
    if not client.networks.list(names=[f"^{NETWORK}$"]):
        pool = docker.types.IPAMPool(subnet=f"{SUBNET}.0/24", gateway=f"{SUBNET}.1")
        client.networks.create(NETWORK, ipam=docker.types.IPAMConfig(pool_configs=[pool]))


@dataclass
class Server:
    """A stand-in: its name, the last number of its address, and the folder with key, inventory and settings."""

    name: str
    number: int
    folder: Path

    @property
    def address(self) -> str:
        return f"{SUBNET}.{self.number}"

    @property
    def key(self) -> Path:
        return self.folder / "key"

    @property
    def settings_file(self) -> Path:
        return self.folder / "classroom.yaml"

    def create(self, standin: str) -> None:
        """A fresh machine; what had this name before is gone."""
        self.destroy()
        self.folder.mkdir(parents=True, exist_ok=True)
        if not self.key.exists():
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(self.key)], check=True)
        (self.folder / "known_hosts").unlink(missing_ok=True)
        subprocess.run(
            [
                *("docker", "run", "--detach", f"--name={self.name}", f"--hostname={self.name}"),
                *(f"--network={NETWORK}", f"--ip={self.address}"),
                *("--cap-add=ALL", "--cap-drop=SYS_RESOURCE"),
                *("--security-opt=seccomp=unconfined", "--security-opt=systempaths=unconfined"),
                *("--device-cgroup-rule=a *:* rwm", "--volume=/sys/fs/cgroup:/sys/fs/cgroup:rw"),
                *("--tmpfs=/run", "--tmpfs=/run/lock", "--tmpfs=/tmp", f"--volume={self.name}:/var/lib/docker"),
                # btrfs in a file on an overlay cannot be mounted through a loop device.
                f"--volume={self.name}-data:/var/lib/blockroom",
                f"--volume={IMAGES}:/srv/images:ro",
                f"--volume={BACKUPS}:/srv/backup",
                standin,
            ],
            check=True,
            capture_output=True,
        )
        self.run(
            "mkdir -p -m 700 /root/.ssh && cat > /root/.ssh/authorized_keys", self.key.with_suffix(".pub").read_text()
        )
        self.wait_until_booted()

    def wait_until_booted(self) -> None:
        state = ["docker", "exec", self.name, "systemctl", "is-system-running"]
        states = ("running", "degraded")
        assert wait_until(
            lambda: subprocess.run(state, capture_output=True, text=True, check=False).stdout.strip() in states,
            BOOT_SECONDS,
        ), f"{self.name} does not boot"

    def reboot(self) -> None:
        subprocess.run(["docker", "restart", "--time=60", self.name], check=True, capture_output=True)
        self.wait_until_booted()

    def destroy(self) -> None:
        subprocess.run(["docker", "rm", "--force", self.name], check=False, capture_output=True)
        volumes = [self.name, f"{self.name}-data"]
        subprocess.run(["docker", "volume", "rm", "--force", *volumes], check=False, capture_output=True)

    def run(self, script: str, given: str = "") -> str:
        """What a shell script prints on the server, run by root; raises where it fails."""
        done = self.attempt(script, given)
        assert done.returncode == 0, f"{script}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def attempt(self, script: str, given: str = "") -> subprocess.CompletedProcess[str]:
        command = ["docker", "exec", "--interactive", self.name, "bash", "-c", script]
        return subprocess.run(command, input=given, capture_output=True, text=True, check=False, timeout=1200)

    def write_settings(self, **keys: object) -> None:
        """The operator's two files: inventory and classroom.yaml."""
        known = f"-o UserKnownHostsFile={self.folder / 'known_hosts'} -o StrictHostKeyChecking=accept-new"
        (self.folder / "inventory.ini").write_text(
            f"[classroom]\n{self.name} ansible_host={self.address} ansible_user=root "
            f"ansible_ssh_private_key_file={self.key} ansible_ssh_common_args='{known}'\n",
            encoding="utf-8",
        )
        settings = {
            "name": "Test school",
            "address": f"https://{self.address}",
            "demo": True,
            "student": {"memory": "1536M"},
            "homes": {"quota": "300M", "size": "2G"},
            "backup": {"to": "/srv/backup"},
            "server": {"tls": "internal", "upload": "20M"},
        }
        self.settings_file.write_text(yaml.safe_dump(settings | keys, allow_unicode=True), encoding="utf-8")

    def make(
        self, verb: str, *words: str, repository: Path = REPOSITORY, check: bool = True
    ) -> subprocess.CompletedProcess[str]:
        """A verb of the Makefile, given on the operator's laptop."""
        given = [f"SETTINGS={self.settings_file}", f"INVENTORY={self.folder / 'inventory.ini'}"]
        started = time.monotonic()
        done = subprocess.run(
            ["make", verb, *given, *words],
            cwd=repository,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=1800,
        )
        print(f"make {verb} on {self.name}: {time.monotonic() - started:.0f} s")  # noqa: T201
        (self.folder / f"{verb}.log").write_text(done.stdout + done.stderr, encoding="utf-8")
        if check:
            assert done.returncode == 0, (done.stdout + done.stderr)[-6000:]
        return done

    def authority(self) -> Path:
        """The certificate of the server's own authority, fetched as a student's computer would."""
        target = self.folder / "authority.crt"
        command = ["curl", "-fsS", f"http://{self.address}/certificate/blockroom.crt", "-o", str(target)]
        subprocess.run(command, check=True)
        return target
