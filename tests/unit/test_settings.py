"""The operator's file: what may be in it, and what is said of mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from blockroom.cli import parser
from blockroom.errors import UserError
from blockroom.settings import REPOSITORY, Server, Settings, load, parse
from blockroom.values import UNITS, parse_size

FILE = Path("/school/classroom.yaml")


def mistakes(text: str) -> list[str]:
    with pytest.raises(UserError) as caught:
        parse(text, FILE)
    assert caught.value.status == 2
    return str(caught.value).splitlines()


def test_an_empty_file_means_the_defaults() -> None:
    settings = parse("", FILE)
    assert settings.listen_port == 8000
    assert settings.gateway == "172.30.0.1"
    assert settings.data == Path("/school/data")
    assert not settings.demo


def test_the_example_names_every_key_with_its_default() -> None:
    lines = (REPOSITORY / "classroom.example.yaml").read_text(encoding="utf-8").splitlines()
    keys = [line.removeprefix("# ") for line in lines if line.startswith("# ") and ":" in line]
    keys = [line for line in keys if line.split(":")[0].strip() in known_keys()]
    keys = [line for line in keys if not line.startswith(("  address", "  bind"))]
    shown = parse(
        "\n".join([*(line for line in keys if not line.startswith("roster")), "address: https://school"]), FILE
    )
    assert shown == parse("address: https://school\nserver: {tls: internal}", FILE)
    assert {line.split(":")[0] for line in keys if line[0] != " "} | {"roster"} == set(Settings.model_fields)


def known_keys() -> set[str]:
    settings = Settings()
    sections = (
        settings,
        settings.student,
        settings.homes,
        settings.containers,
        settings.ports,
        settings.mirrors,
        settings.backup,
        Server(tls="internal"),
    )
    return {key for section in sections for key in type(section).model_fields} | {"method"}


@given(st.integers(1, 4096), st.sampled_from(sorted(UNITS)))
def test_sizes(number: int, unit: str) -> None:
    assert parse_size(f"{number}{unit}") == number * UNITS[unit]
    assert parse_size(number) == number


@given(st.text().filter(lambda text: not text[:1].isdigit()))
def test_other_texts_are_no_sizes(text: str) -> None:
    with pytest.raises(ValueError, match="a size such as"):
        parse_size(text)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner), max_leaves=5))
def test_whatever_stands_there_is_read_or_explained(value: object) -> None:
    for key in Settings.model_fields:
        try:
            parse(yaml.safe_dump({key: value}), FILE)
        except UserError as error:
            assert str(error).startswith(f"{FILE}")


def test_every_mistake_is_named_with_its_line() -> None:
    text = "demo: maybe\nstudent:\n  memory: lots\n  legs: 2\nlogin:\n  method: oidc\nports: {hub: 99999}\n"
    assert sorted(mistakes(text)) == [
        "/school/classroom.yaml:1: demo: found 'maybe'; allowed: true or false",
        "/school/classroom.yaml:3: student.memory: found 'lots'; allowed: a size such as 512M or 2G",
        "/school/classroom.yaml:4: student.legs: unknown key; known here: concurrent_starts, cpus, idle_timeout, "
        "image, memory, processes, start_timeout",
        "/school/classroom.yaml:5: login: this way of logging in needs client_id",
        "/school/classroom.yaml:7: ports.hub: found 99999; allowed: a number of at most 65535",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- a", "allowed are keys and their values"),
        ("name: [", "not valid YAML"),
        ("address: ftp://school", "an address such as http://127.0.0.1:8000"),
        ("address: http://school:99999x", "an address such as http://127.0.0.1:8000"),
        ("address: http://school:port", "an address such as http://127.0.0.1:8000"),
        ("address: http://[school", "an address such as http://127.0.0.1:8000"),
        ("address: http://me@school", "an address such as http://127.0.0.1:8000"),
        ("address: http://school#class", "an address such as http://127.0.0.1:8000"),
        ("address: http://学校.example", "others as xn--, as in DNS"),
        ("address: 'http://my school'", "others as xn--, as in DNS"),
        ("bind: here", "an IP address such as 0.0.0.0"),
        ("containers: {subnet: 300.0.0.0/8}", "a network such as 172.30.0.0/16"),
        ("instance: My school", "lower-case letters"),
        ("student: 2", "a section, with its keys indented below it"),
        ("operators: boss", "a list, each entry on a line"),
        ("language: fr", "one of 'auto', 'en' or 'zh-CN'"),
        ("backup: {to: backup}", "a folder such as /mnt/backup, or sftp:user@host:folder"),
        ("backup: {at: '25:00'}", "a time such as 02:30, in quotes"),
        ("homes: {disk: sdb}", "a disk such as /dev/sdb"),
        ("server: {}", "server.tls"),
        ("address: https://school\nserver: {tls: internal, legs: 2}", "known here: certificate, connections"),
        ("server: {tls: internal}", "the address starts with https://"),
        ("address: https://school\nbind: 0.0.0.0\nserver: {tls: internal}", "leave bind out"),
        ("address: https://school\nserver: {tls: files, key: k.pem}", "tls files needs certificate and key"),
        (
            "server: {tls: 'off', docker_networks: 172.30.4.0/24}",
            "server.docker_networks and containers.subnet overlap",
        ),
    ],
)
def test_one_mistake(text: str, said: str) -> None:
    (line,) = mistakes(text) if "YAML" not in said else [" ".join(mistakes(text))]
    assert said in line


def test_a_servers_data_lie_where_servers_keep_them() -> None:
    settings = parse(
        "address: https://school\nserver: {tls: files, certificate: c.pem, key: /k.pem}\n",
        Path("/etc/blockroom/c.yaml"),
    )
    assert settings.data == Path("/var/lib/blockroom/data")
    assert settings.listen_port == 8000
    assert settings.server is not None
    assert (settings.server.certificate, settings.server.key) == (Path("/etc/blockroom/c.pem"), Path("/k.pem"))


@pytest.mark.parametrize("written", ["off", "'off'"])
def test_plain_http_is_written_with_or_without_quotes(written: str) -> None:
    server = parse(f"server: {{tls: {written}}}", FILE).server
    assert server is not None
    assert server.tls == "off"


def test_a_file_that_was_asked_for_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no such file"):
        load(tmp_path / "classroom.yaml")
    (tmp_path / "classroom.yaml").write_bytes(b"name: \xff\xfe")
    with pytest.raises(UserError, match="cannot be read"):
        load(tmp_path / "classroom.yaml")


def test_a_disk_has_a_name_that_lasts() -> None:
    disk = "/dev/disk/by-path/pci-0000:00:1f.2-ata-1+part@1=x"
    assert parse(f'homes: {{disk: "{disk}"}}', FILE).homes.disk == disk
    assert mistakes('homes: {disk: "sdb; reboot"}')[0].endswith("allowed: a disk such as /dev/sdb")


def test_a_size_that_is_none_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["homes", "--grow", "abc"])
    assert "abc: allowed: a size such as 512M or 2G" in capsys.readouterr().err
    assert parser().parse_args(["homes", "--grow", "2G"]).grow == 2 * 2**30


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "an IP address has no subdomains"),
        ("address: https://[2001:db8::7]", "an IP address has no subdomains"),
        ("address: https://school.example\nserver: {tls: auto}", "tls auto gets no certificate for subdomains"),
    ],
)
def test_names_of_their_own_need_a_name_and_a_certificate(text: str, problem: str) -> None:
    (line,) = mistakes(f"subdomains: true\n{text}")
    assert problem in line


@pytest.mark.parametrize("tls", ["internal", "files, certificate: c.pem, key: k.pem", "'off'"])
def test_every_other_way_to_https_may_have_subdomains(tls: str) -> None:
    assert parse(f"subdomains: true\naddress: https://school.example\nserver: {{tls: {tls}}}", FILE).subdomains
