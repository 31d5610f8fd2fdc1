"""Where the server listens, and by which names it may be asked."""

import errno
import ipaddress
import socket
import sys
from urllib.parse import urlsplit

LOOPBACK = "127.0.0.1"
_PORTS_TRIED = 100
_EVERYWHERE = {"0.0.0.0": LOOPBACK, "::": "::1"}  # noqa: S104  they are recognised, not bound to
_BUSY = {errno.EADDRINUSE, errno.EACCES}


class AddressError(Exception):
    """Nothing can be served there; the text says why and what to do."""


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket on `port` or the next free one above it; 0: any free one.

    Raises AddressError if this machine has no address `host`, or if all those ports are busy.
    """
    try:
        family, _, _, _, place = socket.getaddrinfo(host, 0, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError) as error:
        raise AddressError(f"--host {host}: there is no such address.") from error
    last = min(port + _PORTS_TRIED, 65536) if port else 1
    for candidate in range(port, last):
        listener = socket.socket(family, socket.SOCK_STREAM)
        try:
            _bind(listener, (place[0], candidate, *place[2:]))
        except OSError as error:
            listener.close()
            if error.errno not in _BUSY:
                raise AddressError(f"--host {host}: {error.strerror}.") from error
        else:
            return listener
    raise AddressError(f"--port {port}: no port is free up to {last - 1}. Choose another one.")


def origin(listener: socket.socket) -> str:
    """Return the address at which a browser on this machine reaches the listener."""
    host, port = listener.getsockname()[:2]
    host = _EVERYWHERE.get(host, host)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def is_loopback(listener: socket.socket) -> bool:
    """Tell whether only this machine can reach the listener."""
    return ipaddress.ip_address(listener.getsockname()[0]).is_loopback


def may_ask(host: str, served: str) -> bool:
    """Tell whether a request whose Host header is `host` may be answered.

    Anybody can let a name of theirs point to this machine and read what their page then gets
    (DNS rebinding). Not so with addresses, with `localhost`, and with the name that was `served`.
    """
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    if name in {"localhost", served.lower()}:
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _bind(listener: socket.socket, place: tuple[object, ...]) -> None:
    # So that a port can be used again at once. On Windows it would share a busy one.
    if sys.platform != "win32":
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(place)
    listener.listen()
