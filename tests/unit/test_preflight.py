"""What the preflight finds on machines made of files, and that it has words for all of it in both languages."""

from __future__ import annotations

import ast
import importlib.util
import json
import os
import socket
import string
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from blockroom.settings import parse

FILES = Path(__file__).resolve().parents[2] / "ansible" / "roles" / "preflight" / "files"


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("preflight", FILES / "preflight.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


preflight = load()
TEXTS = {
    language: yaml.safe_load((FILES / f"{language}.yaml").read_text(encoding="utf-8")) for language in ("en", "zh-CN")
}

GOOD = {
    "/etc/os-release": 'ID=debian\nVERSION_ID="13"\nPRETTY_NAME="Debian GNU/Linux 13 (trixie)"\n',
    "/run/systemd/system/.keep": "",
    "/proc/meminfo": "MemTotal:       16380000 kB\n",
    "/proc/filesystems": "nodev\toverlay\n\tbtrfs\n",
    "/proc/modules": "nf_tables 1 0 - Live\nveth 1 0 - Live\nbridge 1 0 - Live\nbr_netfilter 1 0 - Live\n",
    "/sys/module/loop/version": "",
    "/sys/fs/cgroup/cgroup.controllers": "cpuset cpu io memory pids\n",
    "/proc/net/route": "Iface Destination Gateway Flags RefCnt Use Metric Mask\n"
    "eth0 00000000 0101A8C0 0003 0 0 0 00000000\neth0 0001A8C0 00000000 0001 0 0 0 00FFFFFF\n",
    "/etc/resolv.conf": "nameserver 192.168.1.1\n",
}
COMMANDS = {"dpkg": (0, ""), "timedatectl": (0, "yes"), "modprobe": (1, ""), "systemctl": (3, "inactive")}


class Computer(preflight.Machine):  # type: ignore[name-defined,misc]
    """A machine whose files lie under a folder and whose commands answer what a test says."""

    def __init__(self, root: Path, files: dict[str, str], commands: dict[str, tuple[int, str]]) -> None:
        super().__init__(root)
        self.commands = commands
        for name, text in files.items():
            self.path(name).parent.mkdir(parents=True, exist_ok=True)
            self.path(name).write_text(text, encoding="utf-8")

    def run(self, *command: str) -> tuple[int, str]:
        return self.commands.get(command[0], (127, ""))

    def listen(self, address: str, port: int, program: str, group: str = "/") -> None:
        """Let a program listen on an address of this machine."""
        pid = 100 + len(list(self.path("/proc").glob("[0-9]*")))
        words = "".join(f"{byte:02X}" for byte in reversed(socket.inet_aton(address)))
        table = self.path("/proc/net/tcp")
        line = f"   0: {words}:{port:04X} 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 9{pid} 1 0\n"
        table.write_text((table.read_text() if table.exists() else "sl local_address\n") + line)
        folder = self.path(f"/proc/{pid}")
        (folder / "fd").mkdir(parents=True)
        (folder / "comm").write_text(f"{program}\n")
        (folder / "cgroup").write_text(f"0::{group}\n")
        (folder / "fd" / "5").symlink_to(f"socket:[9{pid}]")

    def connected(self, peer: str, port: int) -> None:
        """Let somebody be connected to a port of this machine."""
        words = "".join(f"{byte:02X}" for byte in reversed(socket.inet_aton(peer)))
        table = self.path("/proc/net/tcp")
        table.write_text(f"sl local_address\n   0: 0101A8C0:{port:04X} {words}:C000 01 0:0 00:0 0 0 0 77 1 0\n")


Make = Callable[..., Computer]


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Make a machine on which all is well, but for what is given."""
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr(preflight, "free_bytes", lambda path: (1, 100 * 2**30))

    def made(commands: dict[str, tuple[int, str]] | None = None, **files: str) -> Computer:
        return Computer(tmp_path / "root", {**GOOD, **files}, COMMANDS | (commands or {}))

    return made


def wants(text: str = "", server: str = "tls: internal", **more: Any) -> dict[str, Any]:
    address = "" if "address:" in text else "address: https://127.0.0.1\n"
    settings = parse(f"{address}server: {{{server}}}\n{text}", Path("/etc/blockroom/classroom.yaml"))
    return {
        "settings": settings.model_dump(mode="json"),
        "texts": TEXTS["en"],
        "epoch": time.time(),
        "mirrors": {},
        **more,
    }


def kinds(wanted: dict[str, Any], machine: Computer) -> list[str]:
    """The names of all that is found."""
    return [one.kind for check in preflight.CHECKS for one in preflight.examined(check, wanted, machine)]


def test_nothing_is_found_on_a_machine_where_all_is_well(computer: Make) -> None:
    assert kinds(wants(), computer()) == []
    report = json.loads(preflight.report(wants(), computer()))
    assert report["findings"] == report["hints"] == []
    assert report["facts"]["system"] == "Debian GNU/Linux 13 (trixie)"
    assert report["facts"]["deployed"] is False


def test_debian_12_with_older_cgroups_and_a_built_in_kernel_is_well_too(computer: Make) -> None:
    options = "".join(f"CONFIG_{option}=y\n" for option in preflight.FEATURES.values())
    files = {
        "/etc/os-release": 'ID=debian\nVERSION_ID="12"\n',
        "/sys/fs/cgroup/cgroup.controllers": "",
        "/proc/cgroups": "#subsys_name\nmemory\t4\t99\t1\ncpu\t1\t54\t1\npids\t8\t54\t1\n",
        "/proc/modules": "",
        "/proc/filesystems": "",
        f"/boot/config-{os.uname().release}": options,
    }
    assert kinds(wants(), computer(**files)) == []


@pytest.mark.parametrize(
    ("kind", "files"),
    [
        ("system", {"/etc/os-release": 'ID=debian\nVERSION_ID="11"\n'}),
        ("memory", {"/proc/meminfo": "MemTotal: 2000000 kB\n"}),
        ("kernel", {"/proc/filesystems": "nodev\toverlay\n"}),
        ("cgroups", {"/sys/fs/cgroup/cgroup.controllers": "cpu pids\n"}),
        ("firewall", {"/etc/ufw/ufw.conf": "# /etc/ufw/ufw.conf\nENABLED=yes\n"}),
        ("snap", {"/snap/docker/current": ""}),
        ("network", {"/etc/resolv.conf": "nameserver 172.30.0.53\n"}),
        ("network", {"/proc/net/route": "Iface\nwg0 00001EAC 00000000 0001 0 0 0 0000FFFF\n"}),
    ],
)
def test_what_files_show(computer: Make, kind: str, files: dict[str, str]) -> None:
    assert kinds(wants(), computer(**files)) == [kind]


@pytest.mark.parametrize(
    ("kind", "commands"),
    [
        ("packages", {"dpkg": (0, "The following packages are in a mess\n libc6")}),
        ("clock-alone", {"timedatectl": (0, "no")}),
        ("clock-alone", {"timedatectl": (127, "")}),
        ("firewall", {"systemctl": (0, "active")}),
        ("containers", {"docker": (0, "school-db \nblockroom-ada blockroom")}),
    ],
)
def test_what_commands_show(computer: Make, kind: str, commands: dict[str, tuple[int, str]]) -> None:
    assert kinds(wants(), computer(commands)) == [kind]


def test_who_and_what_runs_it(computer: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = computer()
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("platform.machine", lambda: "armv7l")
    machine.path("/run/systemd/system/.keep").unlink()
    machine.path("/run/systemd/system").rmdir()
    assert kinds(wants(), machine) == ["processor", "systemd", "root"]


def test_the_clock_is_the_deployers(computer: Make) -> None:
    assert kinds(wants(epoch=time.time() - 59), computer()) == []
    assert kinds(wants(epoch=time.time() + 3600), computer()) == ["clock"]


def test_memory_for_everybody_is_only_a_hint(computer: Make) -> None:
    report = json.loads(preflight.report(wants(students=30), computer()))
    assert report["findings"] == []
    assert report["hints"][0]["needed"] == "60.0 GiB, if all 30 students used all of student.memory at once"


def test_disk_space_of_one_filesystem_is_added_up(computer: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "free_bytes", lambda path: (1, 17 * 2**30))
    assert kinds(wants(), computer()) == ["disk"]
    monkeypatch.setattr(preflight, "free_bytes", lambda path: (1 if path.name == "opt" else 2, 17 * 2**30))
    assert kinds(wants(), computer()) == []
    assert kinds(wants("homes: {size: 10G}"), computer()) == ["disk"]


def test_a_second_deploy_needs_less(computer: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "free_bytes", lambda path: (1, 7 * 2**30))
    assert kinds(wants("homes: {size: 10G}"), computer(**{"/opt/blockroom/current/Makefile": ""})) == []


def test_the_homes_disk_is_there_and_free(computer: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = wants("homes: {disk: /dev/sdx}")
    assert kinds(wanted, computer()) == ["homes-disk-absent"]
    assert kinds(wanted, computer(**{"/dev/sdx": "a file"})) == ["homes-disk-absent"]
    monkeypatch.setattr("stat.S_ISBLK", lambda mode: True)
    assert kinds(wanted, computer()) == []
    used = computer(**{"/proc/mounts": "/dev/sda1 / ext4 rw 0 0\n/dev/sdx1 /srv ext4 rw 0 0\n"})
    found = json.loads(preflight.report(wanted, used))["findings"]
    assert [one["found"] for one in found] == ["/dev/sdx is in use at /srv"]
    link = used.path("/dev/disk/by-id/wwn-1")
    link.parent.mkdir(parents=True)
    link.symlink_to("../../sdx")
    assert kinds(wants("homes: {disk: /dev/disk/by-id/wwn-1}"), used) == ["homes-disk-used"]


def test_ports_are_free_or_ours(computer: Make) -> None:
    machine = computer()
    machine.listen("127.0.0.1", 8000, "node", "/system.slice/blockroom-proxy.service")
    machine.listen("0.0.0.0", 443, "caddy", "/system.slice/caddy.service")  # noqa: S104
    machine.listen("192.168.1.9", 8081, "elsewhere")
    machine.listen("0.0.0.0", 22, "sshd")  # noqa: S104
    assert kinds(wants(), machine) == []
    machine.listen("192.168.1.9", 80, "apache2")
    machine.listen("127.0.0.1", 8001, "python3")
    found = json.loads(preflight.report(wants(), machine))["findings"]
    assert [one["what"] for one in found] == ["port 80 (HTTP)", "port 8001 (ports.proxy_api)"]
    assert found[0]["found"].startswith("taken by apache2 (")


def test_the_firewall_would_lock_nobody_out(computer: Make) -> None:
    machine = computer()
    machine.listen("127.0.0.1", 6010, "sshd")
    assert kinds(wants(), machine) == []
    machine.listen("0.0.0.0", 2222, "sshd")  # noqa: S104
    assert kinds(wants(), machine) == ["ssh-port"]
    assert kinds(wants(server="tls: internal, ssh_port: 2222"), machine) == []


def test_who_deploys_is_not_in_the_students_network(computer: Make) -> None:
    machine = computer()
    machine.connected("172.30.7.7", 22)
    assert kinds(wants(), machine) == ["network"]
    assert kinds(wants("containers: {subnet: 172.29.0.0/24}"), machine) == []


@pytest.mark.parametrize(
    ("tls", "addresses", "local", "found"),
    [
        ("internal", ["192.168.1.9"], False, []),
        ("auto", ["192.168.1.9"], True, ["name-private"]),
        ("auto", ["9.9.9.9"], True, []),
        ("auto", ["9.9.9.9", "192.168.1.9"], False, ["name-elsewhere"]),
        ("auto", [], False, ["name"]),
    ],
)
def test_the_name_leads_here(
    computer: Make, monkeypatch: pytest.MonkeyPatch, tls: str, addresses: list[str], local: bool, found: list[str]
) -> None:
    def resolved(host: str, port: None, type: int) -> list[Any]:
        if not addresses:
            raise socket.gaierror(-2, "Name or service not known")
        return [(2, 1, 6, "", (address, 0)) for address in addresses]

    monkeypatch.setattr("socket.getaddrinfo", resolved)
    monkeypatch.setattr(preflight, "is_local", lambda address: local)
    assert kinds(wants(server=f"tls: {tls}"), computer()) == found


NAMED = "address: https://school.example\nsubdomains: true\n"


@pytest.mark.parametrize(
    ("known", "found"),
    [
        ({"school.example": "10.0.0.9", "student.school.example": "10.0.0.9"}, []),
        ({"school.example": "10.0.0.9"}, ["names"]),
        ({"school.example": "10.0.0.9", "student.school.example": "9.9.9.9"}, ["names"]),
        ({"student.school.example": "10.0.0.9"}, ["name"]),
    ],
)
def test_the_names_of_students_servers_lead_where_the_name_does(
    computer: Make, monkeypatch: pytest.MonkeyPatch, known: dict[str, str], found: list[str]
) -> None:
    def resolved(host: str, port: None, type: int) -> list[Any]:
        if host not in known:
            raise socket.gaierror(-2, "Name or service not known")
        return [(2, 1, 6, "", (known[host], 0))]

    monkeypatch.setattr("socket.getaddrinfo", resolved)
    assert kinds(wants(NAMED), computer()) == found


@pytest.mark.parametrize(
    ("certificate", "missing"),
    [
        ([], ""),
        (["school.example", "*.school.example"], ""),
        (["*.example", "*.school.example"], ""),
        (["school.example"], "*.school.example"),
        (["*.school.example"], "school.example"),
        (["-"], "school.example, *.school.example"),
    ],
)
def test_the_certificate_is_for_all_names(
    computer: Make, monkeypatch: pytest.MonkeyPatch, certificate: list[str], missing: str
) -> None:
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("10.0.0.9", 0))])
    report = json.loads(preflight.report(wants(NAMED, certificate=certificate), computer()))
    assert [one["needed"] for one in report["findings"]] == ([f"for {missing} too"] if missing else [])
    # Without subdomains the certificate is the browsers' affair, as before.
    assert kinds(wants("address: https://school.example", certificate=["other.example"]), computer()) == []


@pytest.fixture
def mirror() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """A web server that has everything but what lies under /gone, and what it was asked."""
    asked: list[tuple[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, self.headers.get("Authorization", "")))
            self.send_response(401 if self.path == "/v2/" else 404 if "/gone/" in self.path else 200)
            self.end_headers()

        def log_message(self, format: str, *values: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}", asked
    server.shutdown()


def test_every_source_of_packages_is_asked(computer: Make, mirror: tuple[str, list[tuple[str, str]]]) -> None:
    place, asked = mirror
    files = {
        "/etc/apt/sources.list": f"# deb http://{place}/gone no main\n"
        f"deb [arch=amd64] http://{place}/debian12 bookworm main\n",
        "/etc/apt/sources.list.d/debian.sources": f"Types: deb deb-src\nURIs: http://{place}/security/\n"
        "Suites: trixie-security\nComponents: main\n\nEnabled: no\nTypes: deb\nURIs: http://{place}/gone\nSuites: no\n",
    }
    mirrors = {
        "apt": f"http://{place}",
        "pip": f"http://ada:p%40ss@{place}/simple/",
        "npm": f"http://{place}",
        "registry": f"http://{place}/library",
    }
    assert kinds(wants(mirrors=mirrors), computer(**files)) == []
    assert sorted(asked) == [
        ("/debian/dists/trixie/InRelease", ""),
        ("/debian12/dists/bookworm/InRelease", ""),
        ("/npm", ""),
        ("/security/dists/trixie-security/InRelease", ""),
        ("/simple/pip/", "Basic YWRhOnBAc3M="),
        ("/v2/", ""),
    ]  # fmt: skip


def test_sources_that_do_not_answer_are_named_without_their_password(
    computer: Make, mirror: tuple[str, list[tuple[str, str]]]
) -> None:
    mirrors = {"pip": f"http://ada:secret@{mirror[0]}/gone", "npm": "http://127.0.0.1:9"}
    found = json.loads(preflight.report(wants(mirrors=mirrors), computer()))["findings"]
    assert [one["found"] for one in found] == [
        f"http://{mirror[0]}/gone/pip/: HTTP 404",
        "http://127.0.0.1:9/npm: [Errno 111] Connection refused",
    ]


def test_a_check_that_breaks_is_a_finding(computer: Make) -> None:
    found = json.loads(preflight.report(wants(), computer(**{"/proc/net/route": "head\nnonsense\n"})))["findings"]
    assert [one["what"] for one in found] == ["the preflight itself (check_networks)"]


def test_the_report_is_read_in_chinese(computer: Make) -> None:
    machine = computer(**{"/proc/meminfo": "MemTotal: 2000000 kB\n"})
    found = json.loads(preflight.report(wants(texts=TEXTS["zh-CN"]), machine))["findings"]
    assert found == [{"what": "内存", "found": "1.9 GiB", "needed": "4 GB", "cure": "请给机器增加内存。"}]


def named_findings() -> dict[str, set[str]]:
    """Each finding that the program can make, with the names of its values."""
    calls = [node for node in ast.walk(ast.parse((FILES / "preflight.py").read_text())) if isinstance(node, ast.Call)]
    found: dict[str, set[str]] = {}
    for call in calls:
        if getattr(call.func, "id", "") == "finding":
            names = (
                [call.args[0]] if not isinstance(call.args[0], ast.IfExp) else [call.args[0].body, call.args[0].orelse]
            )
            for name in names:
                assert isinstance(name, ast.Constant)
                found.setdefault(str(name.value), set()).update(str(word.arg) for word in call.keywords)
    return found


@pytest.mark.parametrize("language", TEXTS)
def test_every_finding_says_what_is_wrong_and_what_cures_it(language: str) -> None:
    findings, texts = named_findings(), TEXTS[language]
    assert set(texts) == set(findings)
    assert set(findings) >= preflight.HINTS
    for kind, text in texts.items():
        assert set(text) == {"what", "found", "needed", "cure"}
        assert all(text.values())
        holes = {name for part in text.values() for _, name, _, _ in string.Formatter().parse(part) if name}
        assert holes == findings[kind], kind


def test_older_pythons_read_the_program() -> None:
    ast.parse((FILES / "preflight.py").read_text(encoding="utf-8"), feature_version=(3, 9))
