"""Web addresses: whether a text is one, which host and port it means, which of them a list names.

One host has many spellings (`bücher.example`, `xn--bcher-kva.example`; `127.1`, `127.0.0.1`).
A browser reads them by https://url.spec.whatwg.org, for which Python's library has no parser, so
whoever runs the core says how a host is written.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

CanonicalHost = Callable[[str], str | None]
"""Return the one spelling of a host, or None if it is none."""

_HOST = r"(?P<host>\[[0-9a-f:.]+\]|[^\s/?#\\@:\[\]]+)"
# Stricter than a browser, so that both mean the same host: no user name, blank or backslash.
_ADDRESS = re.compile(
    rf"(?P<scheme>https?)://{_HOST}(:(?P<port>[0-9]{{1,5}}))?([/?#].*)?", re.IGNORECASE | re.DOTALL
)
_LISTED = re.compile(rf"{_HOST}(:(?P<port>[0-9]{{1,5}}))?", re.IGNORECASE)
_ON_NETWORK = re.compile(r"https?://", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_MAX_PORT = 65_535


@dataclass(frozen=True, slots=True)
class Endpoint:
    """What an address leads to; the host in its one spelling."""

    host: str
    port: int


def canonical_host(host: str) -> str | None:
    """Return the spelling as far as the standard library knows: not of IPv4, and by older IDNA."""
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None


def is_on_network(place: str) -> bool:
    """Tell whether `place` is meant as an address of the network, right or wrong, not as a path."""
    return _ON_NETWORK.match(place) is not None


def endpoint(url: str, canonical: CanonicalHost) -> Endpoint | None:
    """Return where `url` leads to; None if it is no http: or https: address."""
    address = _ADDRESS.fullmatch(url)
    if not address:
        return None
    host = _host(address["host"], canonical)
    port = int(address["port"] or _DEFAULT_PORTS[address["scheme"].lower()])
    return Endpoint(host, port) if host and port <= _MAX_PORT else None


def is_listed(text: str) -> bool:
    """Tell whether `text` can stand in a list: a host with or without a port."""
    return _LISTED.fullmatch(text) is not None


def names(listed: str, target: Endpoint, canonical: CanonicalHost) -> bool:
    """Tell whether `listed` names `target`; a host without a port names all of its ports."""
    found = _LISTED.fullmatch(listed)
    if not found or _host(found["host"], canonical) != target.host:
        return False
    return found["port"] is None or int(found["port"]) == target.port


def _host(text: str, canonical: CanonicalHost) -> str | None:
    host = canonical(text)
    # A last dot says that a name is a whole one, as all are here.
    return host and host.removesuffix(".")
