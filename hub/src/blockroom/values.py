"""The kinds of values in `classroom.yaml`: sizes, addresses, networks, and texts of a given form."""

from __future__ import annotations

import ipaddress
import re
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field

UNITS = {"K": 2**10, "M": 2**20, "G": 2**30, "T": 2**40}


def parse_size(value: Any) -> int:
    """Bytes in a size such as `512M` or `2G`; a plain number is bytes. Raises ValueError for anything else."""
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    match = re.fullmatch(r"(\d+(?:\.\d+)?)([KMGT])", value) if isinstance(value, str) else None
    if match is None:
        raise ValueError("a size such as 512M or 2G")
    return int(float(match[1]) * UNITS[match[2]])


def as_written(value: Any) -> Any:
    """`off`, of which YAML makes `false`."""
    return "off" if value is False else value


def check_address(value: str) -> str:
    """The address without a trailing slash. Raises ValueError where it is no plain http(s) origin."""
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        parts = urlsplit("")
    beside = (parts.path.strip("/"), parts.query, parts.fragment, parts.username)
    if parts.scheme not in ("http", "https") or not parts.hostname or any(beside):
        raise ValueError("an address such as http://127.0.0.1:8000, without a path")
    if not is_ip(parts.hostname) and not re.fullmatch(r"[a-z0-9._-]+", parts.hostname):
        raise ValueError("an address whose name has letters from a to z, digits and hyphens; others as xn--, as in DNS")
    return value.rstrip("/")


def check_network(value: str) -> str:
    try:
        ipaddress.IPv4Network(value)
    except ValueError:
        raise ValueError("a network such as 172.30.0.0/16") from None
    return value


def is_ip(value: str) -> bool:
    try:
        ipaddress.ip_address(value)
    except ValueError:
        return False
    return True


def check_ip(value: str) -> str:
    if not is_ip(value):
        raise ValueError("an IP address such as 0.0.0.0")
    return value


def matching(pattern: str, allowed: str) -> AfterValidator:
    """A validator of texts that match a pattern wholly; `allowed` says in words which do."""

    def check(value: str) -> str:
        if re.fullmatch(pattern, value) is None:
            raise ValueError(allowed)
        return value

    return AfterValidator(check)


Size = Annotated[int, BeforeValidator(parse_size)]
Network = Annotated[str, AfterValidator(check_network)]
Port = Annotated[int, Field(ge=1, le=65535)]
Seconds = Annotated[int, Field(gt=0)]
