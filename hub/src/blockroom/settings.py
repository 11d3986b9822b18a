"""The operator's one file, `classroom.yaml`, as typed values.

`load` is the only place that reads it, and `SETTINGS_VARIABLE` the only environment variable that configures anything.
"""

from __future__ import annotations

import ipaddress
import os
from pathlib import Path
from typing import Annotated, Any, Literal, Self, TypeVar
from urllib.parse import urlsplit

import yaml
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from blockroom.errors import UserError
from blockroom.language import tr
from blockroom.mistakes import explain
from blockroom.values import (
    Network,
    Port,
    Seconds,
    Size,
    as_written,
    check_address,
    check_ip,
    is_ip,
    matching,
    parse_size,
)

SETTINGS_VARIABLE = "BLOCKROOM_SETTINGS"
REPOSITORY = Path(__file__).resolve().parents[3]
DEFAULT_FILE = REPOSITORY / "classroom.yaml"

SERVER_CODE = Path("/opt/blockroom")
"""Where a server has its releases."""

SERVER_DATA = Path("/var/lib/blockroom")
"""Where a relative `data` starts on a server, whose settings lie in /etc."""


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Student(Section):
    """What every student's container gets."""

    image: str = "blockroom/singleuser"
    memory: Size = 2 * 2**30
    cpus: Annotated[float, Field(gt=0)] = 2.0
    processes: Annotated[int, Field(ge=32)] = 256
    idle_timeout: Annotated[int, Field(ge=0)] = 3600
    """Seconds without activity after which a server stops; 0 for never."""
    start_timeout: Seconds = 120
    concurrent_starts: Annotated[int, Field(gt=0)] = 8
    """Starts under way at once; the others wait in a queue."""


class Containers(Section):
    """The network that students' containers share."""

    subnet: Network = "172.30.0.0/16"
    internet: bool = True
    allow: list[Network] = []
    """Private addresses that students may reach, a local package mirror for example."""
    refuse: list[Network] = []
    """Public addresses that they may not reach: the school's where it has such, beyond this machine's own network."""


class Ports(Section):
    """Ports for the classroom's own parts."""

    hub: Port = 8081
    proxy_api: Port = 8001


class Mirrors(Section):
    """Where the image's parts come from; empty for the usual places."""

    apt: str = ""
    pip: str = ""
    npm: str = ""
    registry: str = ""


class Login(Section):
    """How people log in: with names and passwords of the roster, or through another service."""

    method: Literal["roster", "github", "gitlab", "google", "microsoft", "oidc"] = "roster"
    client_id: str = ""
    client_secret_file: Path | None = None
    issuer: str = ""
    """OpenID Connect: the address above /.well-known/openid-configuration. GitLab: the server's own address."""
    authorize_url: str = ""
    """With the next two: a service that speaks OAuth 2 but not OpenID Connect, Gitee for example."""
    token_url: str = ""
    userdata_url: str = ""
    tenant: str = ""
    """Microsoft: the tenant's id."""
    label: str = ""
    """What the button says; the service's own name when empty."""
    scopes: list[str] = ["openid", "profile", "email"]
    username_claim: str = "preferred_username"
    domains: list[str] = []
    """Google: domains whose members may log in."""
    teachers: list[str] = []
    teacher_claim: str = ""
    """A claim that names groups, for example `groups` or `resource_access.classroom.roles`."""
    teacher_values: list[str] = []
    students: list[str] = []
    student_claim: str = ""
    student_values: list[str] = []
    anyone: bool = False
    """Whoever the service knows may log in as a student."""
    class_name: str = "class"
    """The class that people of this service join."""

    @model_validator(mode="before")
    @classmethod
    def secret_in_a_file(cls, values: object) -> object:
        if isinstance(values, dict) and "client_secret_variable" in values:
            raise ValueError("write the secret into a file and name that in client_secret_file, not a variable")
        return values

    @model_validator(mode="after")
    def complete(self) -> Self:
        if self.method == "roster":
            return self
        if not self.client_id:
            raise ValueError("this way of logging in needs client_id")
        if self.client_secret_file is None:
            raise ValueError("this way of logging in needs client_secret_file")
        endpoints = (self.authorize_url, self.token_url, self.userdata_url)
        if any(endpoints) and not all(endpoints):
            raise ValueError("authorize_url, token_url and userdata_url belong together")
        if self.method == "oidc" and bool(self.issuer) == all(endpoints):
            raise ValueError("login.method oidc needs issuer, the address of the service")
        if self.method == "microsoft" and not self.tenant:
            raise ValueError("login.method microsoft needs tenant, the id of your organisation")
        return self


class Homes(Section):
    """Where students' homes lie on a server, and how much each may hold."""

    quota: Annotated[int, BeforeValidator(parse_size)] | None = 5 * 2**30
    """Bytes for each student, enforced where homes lie on btrfs; null for no limit."""
    disk: Annotated[str, matching(r"(/dev/[\w./:+=@-]+)?", "a disk such as /dev/sdb")] = ""
    """An empty disk or partition for the homes, best by a name that lasts: /dev/disk/by-id/…

    Without one they lie in a file of `size`.
    """
    size: Size | None = None
    """Of the file that holds the homes; three fifths of what is free when absent."""


class Backup(Section):
    """Where backups go, and how many are kept."""

    to: Annotated[
        str,
        matching(
            r"(/[^:]+|sftp:[^:/\s]+@[^:/\s]+:.+|sftp://[^:/\s]+@[^:/\s]+:\d+/.+)?",
            "a folder such as /mnt/backup, or sftp:user@host:folder",
        ),
    ] = ""
    """A folder, best on another disk; sftp:user@host:folder; or, with a port, sftp://user@host:2222/folder."""
    at: Annotated[str, matching(r"([01]\d|2[0-3]):[0-5]\d", "a time such as 02:30, in quotes")] = "02:30"
    """When, every night."""
    encrypt: bool = True
    """With a key that only this server has; make a copy of it. Otherwise the key lies beside the backup."""
    daily: Annotated[int, Field(ge=1)] = 7
    weekly: Annotated[int, Field(ge=0)] = 5
    monthly: Annotated[int, Field(ge=0)] = 12


class Server(Section):
    """What `make deploy` makes of a machine; without this section a classroom runs by `make up`."""

    tls: Annotated[Literal["auto", "internal", "files", "off"], BeforeValidator(as_written)]
    """Let's Encrypt; an authority of the server's own; given files; plain HTTP behind another proxy."""
    email: str = ""
    """tls auto: where Let's Encrypt writes to."""
    certificate: Path | None = None
    key: Path | None = None
    port: Port | None = None
    """The port of the website; the address's own when absent, and 80 with tls off."""
    trusted_proxies: list[Network] = []
    """tls off: the proxies in front, whose word about the client's address is believed.

    Only they reach the website then.
    """
    ssh_port: Port = 22
    ssh_from: list[Network] = []
    """Networks that may use SSH; everybody when empty."""
    upload: Size = 256 * 2**20
    """The largest request."""
    connections: Annotated[int, Field(ge=10, le=100_000)] = 200
    """New connections a second from one address; a whole school may share one."""
    docker_networks: Network = "172.31.240.0/20"
    """Addresses for Docker's own networks; neither the school's nor the students'."""
    updates: bool = True
    """Install the distribution's security updates by themselves."""

    @model_validator(mode="after")
    def complete(self) -> Self:
        if (self.tls == "files") != bool(self.certificate and self.key) or bool(self.certificate) != bool(self.key):
            raise ValueError("tls files needs certificate and key, and only tls files has them")
        if self.trusted_proxies and self.tls != "off":
            raise ValueError("trusted_proxies belongs to tls off")
        return self


class Settings(Section):
    """`classroom.yaml`. Relative paths start from the file's folder, a server's `data` from SERVER_DATA."""

    name: str = "Blockroom"
    instance: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,12}$")] = "blockroom"
    """Prefix of this classroom's Docker network and containers, for several classrooms on one machine."""
    language: Literal["auto", "en", "zh-CN"] = "auto"
    address: Annotated[str, AfterValidator(check_address)] = "http://127.0.0.1:8000"
    """What people type into the browser."""
    bind: Annotated[str, AfterValidator(check_ip)] = "127.0.0.1"
    """The address of this machine on which the proxy listens; 0.0.0.0 for all of them."""
    port: Port | None = None
    """The port on which the proxy listens; the address's own when absent, 8000 on a server, where Caddy has that."""
    subdomains: bool = False
    """A host name of its own for each student's server, below the address's, so that browsers keep it from the hub."""
    data: Path = Path("data")
    roster: Path | None = None
    """A CSV file with the columns name, class, role and, if wanted, password."""
    demo: bool = False
    """A demo class with a teacher and three students."""
    operators: list[str] = []
    """Names with the hub's full administration."""
    login: Login = Login()
    student: Student = Student()
    homes: Homes = Homes()
    containers: Containers = Containers()
    ports: Ports = Ports()
    mirrors: Mirrors = Mirrors()
    backup: Backup = Backup()
    server: Server | None = None

    @model_validator(mode="after")
    def one_way_in(self) -> Self:
        if self.login.method != "roster" and (self.roster or self.demo):
            raise ValueError("roster and demo need login.method roster; the other service knows its people itself")
        return self

    @model_validator(mode="after")
    def behind_caddy(self) -> Self:
        if self.server is None:
            return self
        if not ipaddress.ip_address(self.bind).is_loopback:
            raise ValueError("on a server Caddy faces the others: leave bind out")
        if self.server.tls != "off" and urlsplit(self.address).scheme != "https":
            raise ValueError("with this tls the address starts with https://")
        subnets = [ipaddress.IPv4Network(one) for one in (self.containers.subnet, self.server.docker_networks)]
        if subnets[0].overlaps(subnets[1]):
            raise ValueError("server.docker_networks and containers.subnet overlap")
        return self

    @model_validator(mode="after")
    def names_below(self) -> Self:
        if self.subdomains and is_ip(urlsplit(self.address).hostname or ""):
            raise ValueError("an IP address has no subdomains: address needs a name, such as classroom.school.example")
        if self.subdomains and self.server and self.server.tls == "auto":
            raise ValueError(
                "tls auto gets no certificate for subdomains: use tls files, with a certificate for the name in "
                "address and for *.NAME below it, or tls internal"
            )
        return self

    @property
    def listen_port(self) -> int:
        parts = urlsplit(self.address)
        return self.port or (8000 if self.server else parts.port) or {"http": 80, "https": 443}[parts.scheme]

    @property
    def gateway(self) -> str:
        """This machine's address on the students' network, where containers reach the hub."""
        return str(next(ipaddress.IPv4Network(self.containers.subnet).hosts()))

    @property
    def proxy_api(self) -> str:
        return f"http://127.0.0.1:{self.ports.proxy_api}"

    @property
    def hub_url(self) -> str:
        return f"http://{self.gateway}:{self.ports.hub}"

    @property
    def homes_folder(self) -> Path:
        return self.data / "homes"

    @property
    def shared_folder(self) -> Path:
        """What every student can read: hand-outs, data sets."""
        return self.data / "shared"

    @property
    def secrets(self) -> Path:
        return self.data / "secrets"


def parse(text: str, file: Path) -> Settings:
    """Settings of a YAML text. Raises UserError that names each mistake and its line."""
    try:
        values = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise UserError(tr("{file}: not valid YAML: {reason}", file=file, reason=error)) from None
    if values is None:
        values = {}
    if not isinstance(values, dict):
        raise UserError(tr("{file}: allowed are keys and their values, as in classroom.example.yaml", file=file))
    try:
        settings = Settings.model_validate(values, strict=False)
    except ValidationError as error:
        raise UserError(explain(file, text, error, Settings)) from None
    base = file.resolve().parent
    paths: dict[str, Any] = {
        "data": (SERVER_DATA if settings.server else base) / settings.data,
        "roster": base / settings.roster if settings.roster else None,
        "login": located(settings.login, base, "client_secret_file"),
    }
    if settings.server:
        paths["server"] = located(settings.server, base, "certificate", "key")
    return settings.model_copy(update=paths)


SectionType = TypeVar("SectionType", bound=Section)


def located(section: SectionType, base: Path, *keys: str) -> SectionType:
    """The section with its relative paths made to start from a folder."""
    given = {key: base / value for key in keys if (value := getattr(section, key)) is not None}
    return section.model_copy(update=given)


def settings_file(file: Path | None = None) -> Path:
    """The file named, else the one of the environment, else the repository's own."""
    return Path(file or os.environ.get(SETTINGS_VARIABLE) or DEFAULT_FILE).resolve()


def load(file: Path | None = None) -> Settings:
    """Settings from `settings_file`; the repository's own may be absent, which means the demo classroom.

    Raises UserError where a file that was asked for is missing or has a mistake.
    """
    path = settings_file(file)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        if path == DEFAULT_FILE:
            return parse("demo: true", path)
        raise UserError(tr("{file}: no such file; copy classroom.example.yaml there", file=path)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(tr("{file}: cannot be read: {reason}", file=path, reason=error)) from None
    return parse(text, path)
