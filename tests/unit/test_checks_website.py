"""What the doctor says of certificates: real ones, shown by a real TLS server."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from blockroom import checks_website, front, status
from blockroom.checks import Broken, Doubt
from blockroom.settings import Settings, parse

HOST = "localhost"


def signed(folder: Path, host: str, begin: timedelta, end: timedelta, *more: str) -> tuple[Path, Path]:
    """A certificate for hosts that signs itself, from and until a time seen from now, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + begin)
        .not_valid_after(now + end)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(one) for one in (host, *more)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, secret = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return certificate, secret


class Healthy(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, *words: Any) -> None:
        """Nobody reads it."""


@contextmanager
def website(certificate: Path, key: Path) -> Iterator[int]:
    """A TLS server on loopback; its port."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = HTTPServer(("127.0.0.1", 0), Healthy)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def settings(port: int, tls: str = "internal") -> Settings:
    files = ", certificate: c.pem, key: k.pem" if tls == "files" else ""
    text = f"address: https://{HOST}:{port}\nserver: {{tls: {tls}{files}}}\n"
    return parse(text, Path("/etc/school/classroom.yaml"))


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place of the authority that the server's own programs trust."""
    monkeypatch.setattr(front, "AUTHORITY", tmp_path / "certificate.pem")
    return tmp_path


HOURS_12 = (timedelta(hours=-1), timedelta(hours=11))
DAYS_90 = (timedelta(days=-1), timedelta(days=89, hours=1))


@pytest.mark.parametrize(("life", "said"), [(HOURS_12, "10 hours left"), (DAYS_90, "89 days left")])
def test_how_long_a_certificate_lasts(trusted: Path, life: tuple[timedelta, timedelta], said: str) -> None:
    with website(*signed(trusted, HOST, *life)) as port:
        assert checks_website.check_certificate(settings(port)) == f"{said}, renewed by itself"


def test_a_certificate_that_should_have_been_renewed(trusted: Path) -> None:
    with (
        website(*signed(trusted, HOST, timedelta(hours=-11), timedelta(hours=1))) as port,
        pytest.raises(Doubt, match="was not renewed"),
    ):
        checks_website.check_certificate(settings(port))


def test_a_given_certificate_is_missed_in_time(trusted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    life = timedelta(days=-300), timedelta(days=20, hours=1)
    pair = signed(trusted, HOST, *life)
    context = ssl.create_default_context(cafile=str(pair[0]))
    monkeypatch.setattr(front, "trust", lambda _settings: context)
    with website(*pair) as port:
        with pytest.raises(Doubt, match="20 days left") as raised:
            checks_website.check_certificate(settings(port, "files"))
        assert "server.certificate" in raised.value.cure


@pytest.mark.parametrize(
    ("host", "life", "reason"),
    [
        (HOST, (timedelta(days=-2), timedelta(days=-1)), "expired"),
        ("elsewhere.example", DAYS_90, "not valid for"),
    ],
)
def test_certificates_that_browsers_refuse(
    trusted: Path, host: str, life: tuple[timedelta, timedelta], reason: str
) -> None:
    with website(*signed(trusted, host, *life)) as port, pytest.raises(Broken, match=f"do not trust it.*{reason}"):
        checks_website.check_certificate(settings(port))


@pytest.mark.parametrize("more", [(), ("*.localhost.test",)])
def test_the_certificate_is_tried_for_a_students_name_too(trusted: Path, more: tuple[str, ...]) -> None:
    with website(*signed(trusted, "localhost.test", *DAYS_90, *more)) as port:
        text = f"address: https://localhost.test:{port}\nsubdomains: true\nserver: {{tls: internal}}\n"
        named = parse(text, Path("/etc/school/classroom.yaml"))
        if more:
            assert checks_website.check_certificate(named).startswith("89 days left")
        else:
            with pytest.raises(Broken, match=r"not valid for 'student\.localhost\.test'"):
                checks_website.check_certificate(named)


def test_a_certificate_of_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front, "AUTHORITY", tmp_path / "none.crt")
    with website(*signed(tmp_path, HOST, *DAYS_90)) as port, pytest.raises(Broken, match="do not trust it"):
        checks_website.check_certificate(settings(port))


def test_nobody_shows_a_certificate(trusted: Path) -> None:
    with website(*signed(trusted, HOST, *DAYS_90)) as port:
        pass
    with pytest.raises(Broken, match="Caddy shows none"):
        checks_website.check_certificate(settings(port))


def test_the_address_answers_or_not(trusted: Path) -> None:
    with website(*signed(trusted, HOST, *DAYS_90)) as port:
        assert checks_website.check_website(settings(port)) == f"https://{HOST}:{port}"
    with pytest.raises(Broken, match="does not answer"):
        checks_website.check_website(settings(port))


def behind_a_proxy(port: int) -> Settings:
    text = f"address: https://{HOST}:1\nserver: {{tls: 'off', port: {port}}}\n"
    return parse(text, Path("/etc/school/classroom.yaml"))


def test_behind_a_proxy_only_caddy_itself_has_to_answer() -> None:
    server = HTTPServer(("127.0.0.1", 0), Healthy)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    there = behind_a_proxy(server.server_port)
    try:
        with pytest.raises(Doubt, match="does not answer"):
            checks_website.check_website(there)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    with pytest.raises(httpx.ConnectError):
        checks_website.check_website(there)
    for check in (checks_website.check_certificate, checks_website.check_redirect):
        assert "the proxy in front" in check(there)


def test_a_name_that_nobody_knows(trusted: Path) -> None:
    unknown = parse("address: https://school.invalid\nserver: {tls: internal}\n", Path("/etc/classroom.yaml"))
    with pytest.raises(Broken, match="no name server knows"):
        checks_website.check_website(unknown)


@pytest.mark.parametrize(
    ("target", "right"), [(f"https://{HOST}:4430/hub/", True), ("https://other.example/", False), ("", False)]
)
def test_where_plain_http_leads(target: str, right: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def answer(url: str, **options: Any) -> httpx.Response:
        asked.append(url)
        return httpx.Response(308, headers={"location": target} if target else {})

    monkeypatch.setattr(httpx, "get", answer)
    if right:
        assert target in checks_website.check_redirect(settings(4430))
    else:
        with pytest.raises(Doubt, match=f"instead of https://{HOST}:4430"):
            checks_website.check_redirect(settings(4430))
    assert asked == [f"http://{HOST}/"]


def test_ipv6_addresses_keep_their_brackets() -> None:
    six = parse("address: https://[2001:db8::7]\nserver: {tls: internal}\n", Path("/etc/classroom.yaml"))
    assert checks_website.host_of(six) == "[2001:db8::7]"


def test_the_fingerprint_is_what_openssl_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, _ = signed(tmp_path, HOST, *DAYS_90)
    monkeypatch.setattr(front, "AUTHORITY", file)
    known = x509.load_pem_x509_certificate(file.read_bytes()).fingerprint(hashes.SHA256())
    assert status.fingerprint().replace(":", "") == known.hex().upper()
    assert len(status.fingerprint()) == 95
