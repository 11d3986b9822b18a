"""The operator's one file, `classroom.yaml`, as typed values.

`load` is the only place that reads it, and `SETTINGS_VARIABLE` the only environment variable that configures anything.
"""

from __future__ import annotations

import ipaddress
import os
import re
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

import yaml
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from blockroom.errors import UserError
from blockroom.language import tr
from blockroom.mistakes import explain

SETTINGS_VARIABLE = "BLOCKROOM_SETTINGS"
REPOSITORY = Path(__file__).resolve().parents[3]
DEFAULT_FILE = REPOSITORY / "classroom.yaml"

UNITS = {"K": 2**10, "M": 2**20, "G": 2**30, "T": 2**40}


def parse_size(value: Any) -> int:
    """Bytes in a size such as `512M` or `2G`; a plain number is bytes. Raises ValueError for anything else."""
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    match = re.fullmatch(r"(\d+(?:\.\d+)?)([KMGT])", value) if isinstance(value, str) else None
    if match is None:
        raise ValueError("a size such as 512M or 2G")
    return int(float(match[1]) * UNITS[match[2]])


def check_address(value: str) -> str:
    """The address without a trailing slash. Raises ValueError where it is no plain http(s) origin."""
    parts = urlsplit(value)
    try:
        _ = parts.port
        right = parts.scheme in ("http", "https") and parts.hostname and not (parts.path.strip("/") or parts.query)
    except ValueError:
        right = False
    if not right:
        raise ValueError("an address such as http://127.0.0.1:8000, without a path")
    return value.rstrip("/")


def check_network(value: str) -> str:
    try:
        ipaddress.IPv4Network(value)
    except ValueError:
        raise ValueError("a network such as 172.30.0.0/16") from None
    return value


def check_ip(value: str) -> str:
    try:
        ipaddress.ip_address(value)
    except ValueError:
        raise ValueError("an IP address such as 0.0.0.0") from None
    return value


Size = Annotated[int, BeforeValidator(parse_size)]
Network = Annotated[str, AfterValidator(check_network)]
Port = Annotated[int, Field(ge=1, le=65535)]
Seconds = Annotated[int, Field(gt=0)]


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
    client_secret_variable: str = ""
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

    @model_validator(mode="after")
    def complete(self) -> Self:
        if self.method == "roster":
            return self
        if not self.client_id:
            raise ValueError("this way of logging in needs client_id")
        if bool(self.client_secret_file) == bool(self.client_secret_variable):
            raise ValueError("this way of logging in needs client_secret_file or client_secret_variable, one of them")
        endpoints = (self.authorize_url, self.token_url, self.userdata_url)
        if any(endpoints) and not all(endpoints):
            raise ValueError("authorize_url, token_url and userdata_url belong together")
        if self.method == "oidc" and bool(self.issuer) == all(endpoints):
            raise ValueError("login.method oidc needs issuer, the address of the service")
        if self.method == "microsoft" and not self.tenant:
            raise ValueError("login.method microsoft needs tenant, the id of your organisation")
        return self


class Settings(Section):
    """`classroom.yaml`. Relative paths start from the folder that the file is in."""

    name: str = "Blockroom"
    instance: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,12}$")] = "blockroom"
    """Prefix of this classroom's Docker network and containers, for several classrooms on one machine."""
    language: Literal["auto", "en", "zh-CN"] = "auto"
    address: Annotated[str, AfterValidator(check_address)] = "http://127.0.0.1:8000"
    """What people type into the browser."""
    bind: Annotated[str, AfterValidator(check_ip)] = "127.0.0.1"
    """The address of this machine on which the proxy listens; 0.0.0.0 for all of them."""
    port: Port | None = None
    """The port on which the proxy listens; the address's own when absent."""
    data: Path = Path("data")
    roster: Path | None = None
    """A CSV file with the columns name, class, role and, if wanted, password."""
    demo: bool = False
    """A demo class with a teacher and three students."""
    operators: list[str] = []
    """Names with the hub's full administration."""
    login: Login = Login()
    student: Student = Student()
    containers: Containers = Containers()
    ports: Ports = Ports()
    mirrors: Mirrors = Mirrors()

    @model_validator(mode="after")
    def one_way_in(self) -> Self:
        if self.login.method != "roster" and (self.roster or self.demo):
            raise ValueError("roster and demo need login.method roster; the other service knows its people itself")
        return self

    @property
    def listen_port(self) -> int:
        parts = urlsplit(self.address)
        return self.port or parts.port or {"http": 80, "https": 443}[parts.scheme]

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
    def homes(self) -> Path:
        return self.data / "homes"

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
    paths = {
        "data": base / settings.data,
        "roster": base / settings.roster if settings.roster else None,
        "login": settings.login.model_copy(
            update={"client_secret_file": base / settings.login.client_secret_file}
            if settings.login.client_secret_file
            else {}
        ),
    }
    return settings.model_copy(update=paths)


def settings_file(file: Path | None = None) -> Path:
    """The file named, else the one of the environment, else the repository's own."""
    return Path(file or os.environ.get(SETTINGS_VARIABLE) or DEFAULT_FILE).absolute()


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
