"""What a machine lacks to become a classroom, found before anything on it is touched.

Reads a JSON object: `settings` (classroom.yaml after defaults), `texts` (one of the YAML files beside this one),
`epoch` (the controller's clock, seconds), `mirrors` (names and addresses), `students` (how many, 0 where unknown) and
`certificate` (the names that the school's certificate is for, empty where unknown).
Prints a JSON object: `findings`, which stand in the way, `hints`, which do not, and `facts`. Runs on any Python from
3.9 on, with its standard library only.
"""

from __future__ import annotations

import base64
import gzip
import http.client
import ipaddress
import json
import os
import platform
import re
import shutil
import socket
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

GIB = 2**30
MEMORY_BYTES = int(3.6 * GIB)
"""What the kernel leaves of 4 GB."""
DISK_BYTES = {"/var/lib": 16 * GIB, "/opt": 2 * GIB}
DISK_AGAIN_BYTES = {"/var/lib": 5 * GIB, "/opt": GIB}
CLOCK_SECONDS = 60
PROBE_SECONDS = 10
SYSTEMS = {("debian", "12"), ("debian", "13"), ("ubuntu", "24.04")}
OURS = re.compile(r"/(blockroom-[\w@.-]+|caddy)\.service")


HINTS = {"memory-for-everybody", "clock-alone", "containers", "name-elsewhere"}
"""What does not stand in the way."""


class Finding(NamedTuple):
    """Something that is not as it must be: its name in the texts, and what fills their holes."""

    kind: str
    values: dict[str, Any]


def finding(kind: str, **values: Any) -> Finding:
    return Finding(kind, values)


class Machine:
    """The machine as its files and commands show it."""

    def __init__(self, root: Path = Path("/")) -> None:
        self.root = root

    def path(self, name: str) -> Path:
        return self.root / name.lstrip("/")

    def read(self, name: str) -> str:
        """A file's text; empty where it is not there."""
        try:
            return self.path(name).read_text(encoding="utf-8", errors="replace")
        except (FileNotFoundError, NotADirectoryError):
            return ""

    def run(self, *command: str) -> tuple[int, str]:
        """A command's status and output; 127 where there is no such command."""
        program = shutil.which(command[0], path="/usr/sbin:/usr/bin:/sbin:/bin")
        if program is None:
            return 127, ""
        done = subprocess.run(
            [program, *command[1:]],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=PROBE_SECONDS,
            env={**os.environ, "LC_ALL": "C"},
            check=False,
        )
        return done.returncode, done.stdout.decode(errors="replace").strip()

    def deployed(self) -> bool:
        return self.path("/opt/blockroom/current").exists()


def gib(size: float) -> str:
    return f"{size / GIB:.1f} GiB"


def os_release(machine: Machine) -> dict[str, str]:
    lines = (line.partition("=") for line in machine.read("/etc/os-release").splitlines())
    return {key: value.strip("\"'") for key, _, value in lines}


def check_system(wants: dict[str, Any], machine: Machine) -> Iterator[Finding]:
    release = os_release(machine)
    if (release.get("ID"), release.get("VERSION_ID")) not in SYSTEMS:
        yield finding("system", found=release.get("PRETTY_NAME", "?"))
    if platform.machine() not in ("x86_64", "aarch64"):
        yield finding("processor", found=platform.machine())
    if not machine.path("/run/systemd/system").is_dir():
        yield finding("systemd", found=machine.read("/proc/1/comm").strip() or "?")
    if os.geteuid() != 0:
        yield finding("root", found=os.geteuid())
    status, audit = machine.run("dpkg", "--audit")
    if status == 0 and audit:
        yield finding("packages", found=audit.splitlines()[0])


def memory_bytes(machine: Machine) -> int:
    match = re.search(r"^MemTotal:\s+(\d+) kB", machine.read("/proc/meminfo"), re.MULTILINE)
    return int(match[1]) * 1024 if match else 0


def check_memory(wants: dict[str, Any], machine: Machine) -> Iterator[Finding]:
    memory, count = memory_bytes(machine), wants.get("students", 0)
    if memory < MEMORY_BYTES:
        yield finding("memory", found=gib(memory))
    everybody = count * wants["settings"]["student"]["memory"]
    if everybody > memory:
        yield finding("memory-for-everybody", found=gib(memory), needed=gib(everybody), count=count)


def free_bytes(path: Path) -> tuple[int, int]:
    """The filesystem on which a folder is or would be, and what is free on it."""
    while not path.exists():
        path = path.parent
    return path.stat().st_dev, shutil.disk_usage(path).free


def check_disk(wants: dict[str, Any], machine: Machine) -> Iterator[Finding]:
    needed = dict(DISK_AGAIN_BYTES if machine.deployed() else DISK_BYTES)
    homes = wants["settings"]["homes"]
    if homes["size"] and not homes["disk"] and not machine.deployed():
        needed["/var/lib"] += homes["size"]
    disks: dict[int, tuple[list[str], int, int]] = {}
    for folder, wanted in needed.items():
        device, free = free_bytes(machine.path(folder))
        folders, _, sum_wanted = disks.get(device, ([], 0, 0))
        disks[device] = ([*folders, folder], free, sum_wanted + wanted)
    for folders, free, wanted in disks.values():
        if free < wanted:
            yield finding("disk", folders=", ".join(folders), found=gib(free), needed=gib(wanted))
    disk = homes["disk"]
    if disk and not machine.deployed():
        path = machine.path(disk)
        # What is mounted goes by the kernel's own name, not by one of /dev/disk/by-id.
        name = f"/{path.resolve().relative_to(machine.root.resolve())}"
        mounted = [line.split()[1] for line in machine.read("/proc/mounts").splitlines() if line.startswith(name)]
        if not path.exists() or not stat.S_ISBLK(path.stat().st_mode):
            yield finding("homes-disk-absent", disk=disk)
        elif mounted:
            yield finding("homes-disk-used", disk=disk, place=mounted[0])


class Socket:
    """A TCP socket of this machine."""

    def __init__(self, line: str) -> None:
        fields = line.split()
        self.address, self.port = self.end(fields[1])
        self.peer, _ = self.end(fields[2])
        self.listens = fields[3] == "0A"
        self.inode = fields[9]

    @staticmethod
    def end(text: str) -> tuple[str, int]:
        words, port = text.split(":")
        raw = b"".join(bytes.fromhex(words[at : at + 8])[::-1] for at in range(0, len(words), 8))
        address = ipaddress.ip_address(raw)
        mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
        return str(mapped or address), int(port, 16)


def sockets(machine: Machine) -> list[Socket]:
    lines = [line for name in ("tcp", "tcp6") for line in machine.read(f"/proc/net/{name}").splitlines()[1:]]
    return [Socket(line) for line in lines]


def holders(machine: Machine) -> dict[str, tuple[str, bool]]:
    """For each socket's inode the program that has it, and whether it is a part of an earlier deploy."""
    found: dict[str, tuple[str, bool]] = {}
    for process in machine.path("/proc").glob("[0-9]*"):
        name = machine.read(f"/proc/{process.name}/comm").strip()
        ours = OURS.search(machine.read(f"/proc/{process.name}/cgroup")) is not None
        try:
            for entry in (process / "fd").iterdir():
                link = str(entry.readlink())
                if link.startswith("socket:["):
                    found[link[8:-1]] = (f"{name} ({process.name})", ours)
        except OSError:
            continue
    return found


def website_port(settings: dict[str, Any]) -> int:
    server, parts = settings["server"], urllib.parse.urlsplit(settings["address"])
    own = 80 if server["tls"] == "off" else parts.port or 443
    return int(server["port"] or own)


def wanted_ports(settings: dict[str, Any]) -> list[tuple[str, int, bool]]:
    """Each port, the setting that says so, and whether the whole world must reach it."""
    inner = [("port", settings["port"] or 8000, False)]
    inner += [(f"ports.{key}", settings["ports"][key], False) for key in ("hub", "proxy_api")]
    outer = [("server.port", website_port(settings), True)]
    if settings["server"]["tls"] != "off":
        outer.append(("HTTP", 80, True))
    return [*outer, *inner]


def check_ports(wants: dict[str, Any], machine: Machine) -> Iterator[Finding]:
    known, listening = holders(machine), [one for one in sockets(machine) if one.listens]
    near = {"0.0.0.0", "::", "127.0.0.1", "::1"}  # noqa: S104
    for key, port, outer in wanted_ports(wants["settings"]):
        taken = [
            known.get(one.inode, ("?", False))
            for one in listening
            if one.port == port and (outer or one.address in near)
        ]
        programs = sorted({program for program, ours in taken if not ours})
        if programs:
            yield finding("port", port=port, key=key, program=", ".join(programs))
    wanted = wants["settings"]["server"]["ssh_port"]
    ssh = {
        one.port
        for one in listening
        if known.get(one.inode, ("", False))[0].startswith("sshd ")
        and not ipaddress.ip_address(one.address).is_loopback
    }
    if ssh and wanted not in ssh:
        yield finding("ssh-port", found=min(ssh), needed=wanted)


def is_local(address: str) -> bool:
    """Whether an address is one of this machine's own."""
    try:
        with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_DGRAM) as one:
            one.bind((address, 0))
    except OSError:
        return False
    return True


def addresses_of(host: str) -> list[str]:
    return sorted({str(entry[4][0]) for entry in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)})


def check_name(wants: dict[str, Any], machine: Machine) -> Iterator[Finding]:
    settings = wants["settings"]
    host = urllib.parse.urlsplit(settings["address"]).hostname or ""
    try:
        found = addresses_of(host)
    except OSError as error:
        yield finding("name", host=host, reason=error)
        return
    if settings["subdomains"]:
        yield from check_names_below(wants, host, found)
    public = [address for address in found if not private(address)]
    if settings["server"]["tls"] == "auto" and not any(is_local(address) for address in public):
        # Behind a cloud's address translation a machine does not have its own public address.
        yield finding("name-elsewhere" if public else "name-private", host=host, found=", ".join(found))


def check_names_below(wants: dict[str, Any], host: str, meant: list[str]) -> Iterator[Finding]:
    """Any name stands for all students': name servers and certificates know every one of them or none."""
    try:
        found = addresses_of(f"student.{host}")
        if not set(found) & set(meant):
            yield finding("names", host=host, found=", ".join(found), meant=", ".join(meant))
    except OSError as error:
        yield finding("names", host=host, found=error, meant=", ".join(meant))
    known = wants.get("certificate")
    if known:
        cover = {host: {host, f"*.{host.partition('.')[2]}"}, f"*.{host}": {f"*.{host}"}}
        missing = [name for name, covering in cover.items() if not covering & set(known)]
        if missing:
            yield finding("certificate", names=", ".join(known), missing=", ".join(missing))


def private(address: str) -> bool:
    return not ipaddress.ip_address(address.split("%")[0]).is_global


def check_clock(wants: dict[str, Any], machine: Machine) -> Iterator[Finding]:
    wrong = time.time() - wants["epoch"]
    if abs(wrong) > CLOCK_SECONDS:
        yield finding("clock", seconds=round(wrong), limit=CLOCK_SECONDS)
    if machine.run("timedatectl", "show", "--property=NTPSynchronized", "--value")[1] != "yes":
        yield finding("clock-alone")


FEATURES = {
    "nf_tables": "NF_TABLES",
    "overlay": "OVERLAY_FS",
    "btrfs": "BTRFS_FS",
    "loop": "BLK_DEV_LOOP",
    "veth": "VETH",
    "bridge": "BRIDGE",
    "br_netfilter": "BRIDGE_NETFILTER",
}
"""What the kernel must be able to do: the module's name, and the option with which it is built in."""


def kernel_options(machine: Machine) -> str:
    plain = machine.read(f"/boot/config-{platform.release()}")
    packed = machine.path("/proc/config.gz")
    return plain or (gzip.decompress(packed.read_bytes()).decode() if packed.exists() else "")


def check_kernel(wants: dict[str, Any], machine: Machine) -> Iterator[Finding]:
    loaded = {line.split()[0] for line in machine.read("/proc/modules").splitlines()}
    loaded |= set(machine.read("/proc/filesystems").split())
    options = kernel_options(machine)
    missing = [
        name
        for name, option in FEATURES.items()
        if name not in loaded
        and f"CONFIG_{option}=y" not in options
        and not machine.path(f"/sys/module/{name}").exists()
        and machine.run("modprobe", "--dry-run", "--quiet", name)[0] != 0
    ]
    if missing:
        yield finding("kernel", missing=", ".join(missing))
    unified = machine.read("/sys/fs/cgroup/cgroup.controllers").split()
    older = [line.split() for line in machine.read("/proc/cgroups").splitlines() if not line.startswith("#")]
    controllers = set(unified) or {fields[0] for fields in older if fields[3] == "1"}
    without = sorted({"cpu", "memory", "pids"} - controllers)
    if without:
        yield finding("cgroups", missing=", ".join(without))


def own_networks(machine: Machine, ours: tuple[str, ...]) -> dict[str, ipaddress.IPv4Network]:
    """Networks in which this machine is, by interface, but for those whose interface has one of these prefixes."""
    found = {}
    for line in machine.read("/proc/net/route").splitlines()[1:]:
        fields = line.split()
        address, mask = (ipaddress.IPv4Address(bytes.fromhex(fields[at])[::-1]) for at in (1, 7))
        if int(mask) and not fields[0].startswith(ours):
            found[f"{fields[0]} {address}"] = ipaddress.IPv4Network(f"{address}/{mask}", strict=False)
    for line in machine.read("/etc/resolv.conf").splitlines():
        words = line.split()
        if words[:1] == ["nameserver"] and len(words) > 1 and ":" not in words[1]:
            found[f"DNS {words[1]}"] = ipaddress.IPv4Network(words[1])
    return found


def check_networks(wants: dict[str, Any], machine: Machine) -> Iterator[Finding]:
    settings = wants["settings"]
    bridge, docker = f"b-{settings['instance']}", ("docker", "br-", "veth")
    peers = {
        f"SSH {one.peer}": ipaddress.IPv4Network(one.peer)
        for one in sockets(machine)
        if not one.listens and one.port == settings["server"]["ssh_port"] and ":" not in one.peer
    }
    for key, text, ours in (
        ("containers.subnet", settings["containers"]["subnet"], (bridge,)),
        ("server.docker_networks", settings["server"]["docker_networks"], (bridge, *docker)),
    ):
        wanted = ipaddress.IPv4Network(text)
        inside = [name for name, one in {**own_networks(machine, ours), **peers}.items() if one.overlaps(wanted)]
        if inside:
            yield finding("network", key=key, network=text, found=", ".join(inside))


def check_others(wants: dict[str, Any], machine: Machine) -> Iterator[Finding]:
    if re.search(r"^ENABLED=yes", machine.read("/etc/ufw/ufw.conf"), re.MULTILINE):
        yield finding("firewall", name="ufw", cure="ufw disable")
    if machine.run("systemctl", "is-active", "firewalld")[1] == "active":
        yield finding("firewall", name="firewalld", cure="systemctl disable --now firewalld")
    if machine.path("/snap/docker").exists():
        yield finding("snap")
    status, names = machine.run("docker", "ps", "--format", '{{.Names}} {{.Label "org.blockroom.instance"}}')
    foreign = [line.strip() for line in names.splitlines() if status == 0 and len(line.split()) == 1]
    if foreign:
        yield finding("containers", found=", ".join(foreign[:5]))


def apt_sources(machine: Machine) -> set[str]:
    """The addresses at which apt begins, one for each source and suite."""
    found = set()
    folder = machine.path("/etc/apt/sources.list.d")
    files = [machine.path("/etc/apt/sources.list"), *sorted(folder.glob("*.list")), *sorted(folder.glob("*.sources"))]
    for file in files:
        text = machine.read(str(file.relative_to(machine.root)))
        if file.suffix == ".list":
            for match in re.finditer(r"^\s*deb\s+(?:\[[^\]]*\]\s+)?(https?://\S+)\s+(\S+)", text, re.MULTILINE):
                found.add((match[1], match[2]))
            continue
        for stanza in re.split(r"\n\s*\n", text):
            lines = re.findall(r"^([\w-]+):\s*(.*)$", stanza, re.MULTILINE)
            fields = {key.lower(): value.split() for key, value in lines}
            if fields.get("enabled", ["yes"])[0].lower() != "no" and "deb" in fields.get("types", []):
                found |= {(uri, suite) for uri in fields.get("uris", []) for suite in fields.get("suites", [])}
    web = {(uri, suite) for uri, suite in found if uri.startswith("http") and not suite.endswith("/")}
    return {f"{uri.rstrip('/')}/dists/{suite}/InRelease" for uri, suite in web}


def targets(wants: dict[str, Any], machine: Machine) -> dict[str, str]:
    """Addresses that must answer, each with the name under which people know it."""
    paths = {"apt": "/debian/dists/trixie/InRelease", "pip": "/pip/", "npm": "/npm", "registry": "/v2/"}
    given = {name: address for name, address in wants.get("mirrors", {}).items() if name in paths and address}
    found = {f"apt {address}": address for address in sorted(apt_sources(machine))}
    for name, address in given.items():
        whole = address if "://" in address else f"https://{address}"
        parts = urllib.parse.urlsplit(whole)
        base = f"{parts.scheme}://{parts.netloc}" if name == "registry" else whole.rstrip("/")
        found[f"mirrors.{name}"] = base + paths[name]
    return found


def apt_proxy(machine: Machine) -> dict[str, str]:
    _, text = machine.run("apt-config", "dump")
    found = re.finditer(r'^Acquire::(https?)::Proxy "(.+)";', text, re.MULTILINE | re.IGNORECASE)
    return {match[1].lower(): match[2] for match in found}


def probe(address: str, proxies: dict[str, str] | None) -> str:
    """Why an address does not answer; empty where it does. A proxy's or registry's question who asks is an answer."""
    parts = urllib.parse.urlsplit(address)
    user, _, place = parts.netloc.rpartition("@")
    request = urllib.request.Request(parts._replace(netloc=place).geturl())  # noqa: S310
    if user:
        word = base64.b64encode(urllib.parse.unquote(user).encode()).decode()
        request.add_header("Authorization", f"Basic {word}")
    opener = urllib.request.build_opener(*([urllib.request.ProxyHandler(proxies)] if proxies else []))
    try:
        with opener.open(request, timeout=PROBE_SECONDS) as answer:
            answer.read(1)
    except urllib.error.HTTPError as error:
        return "" if error.code == 401 and parts.path == "/v2/" else f"HTTP {error.code}"
    except (OSError, http.client.HTTPException, ValueError) as error:
        return str(getattr(error, "reason", error)) or type(error).__name__
    return ""


def check_mirrors(wants: dict[str, Any], machine: Machine) -> Iterator[Finding]:
    wanted, through = targets(wants, machine), apt_proxy(machine)
    with ThreadPoolExecutor(16) as pool:
        asked = {
            name: pool.submit(probe, address, through if name.startswith("apt ") else None)
            for name, address in wanted.items()
        }
    for name, answer in asked.items():
        if answer.result():
            parts = urllib.parse.urlsplit(wanted[name])
            shown = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
            yield finding("source", name=name.split()[0], address=shown, reason=answer.result())


def facts(machine: Machine) -> dict[str, Any]:
    return {
        "system": os_release(machine).get("PRETTY_NAME", ""),
        "kernel": platform.release(),
        "processor": platform.machine(),
        "processors": os.cpu_count(),
        "memory": memory_bytes(machine),
        "python": platform.python_version(),
        "deployed": machine.deployed(),
        "free": {folder: free_bytes(machine.path(folder))[1] for folder in DISK_BYTES},
    }


CHECKS = (
    check_system,
    check_memory,
    check_disk,
    check_kernel,
    check_clock,
    check_ports,
    check_networks,
    check_others,
    check_name,
    check_mirrors,
)


def examined(check: Any, wants: dict[str, Any], machine: Machine) -> list[Finding]:
    """What a check finds; that it could not be made is a finding too."""
    found: list[Finding] = []
    try:
        found.extend(check(wants, machine))
    except Exception as error:
        found.append(finding("check", name=check.__name__, reason=f"{type(error).__name__}: {error}"))
    return found


def report(wants: dict[str, Any], machine: Machine | None = None) -> str:
    """All findings, hints and facts as JSON."""
    chosen = machine or Machine()
    found = [one for check in CHECKS for one in examined(check, wants, chosen)]
    said = [
        (one.kind, {key: text.format(**one.values) for key, text in wants["texts"][one.kind].items()}) for one in found
    ]
    try:
        known = facts(chosen)
    except OSError as error:
        known = {"error": str(error)}
    findings = [texts for kind, texts in said if kind not in HINTS]
    hints = [texts for kind, texts in said if kind in HINTS]
    return json.dumps({"findings": findings, "hints": hints, "facts": known})


if __name__ == "__main__":
    sys.stdout.write(report(json.load(sys.stdin)) + "\n")
