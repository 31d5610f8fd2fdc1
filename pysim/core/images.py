"""Image files that a call names: get their bytes, look into them, say what is wrong with them."""

from collections.abc import Generator
from typing import Any

from pysim.core import network, raster
from pysim.core.effects import Effect, Fetch
from pysim.core.errors import ApiError, Errno
from pysim.core.host import Host
from pysim.core.paths import parse_path
from pysim.core.values import describe

NETWORK = ("http://", "https://")
FILE_ERRORS = (
    Errno.FILE_NOT_FOUND,
    Errno.INVALID_PATH,
    Errno.NAME_TOO_LONG,
    Errno.NOT_A_FILE,
)
"""What can be wrong with a local path."""
_HTTP_SUCCESS = range(200, 300)


def load(src: str, name: str, host: Host) -> Generator[Effect, Any, bytes]:
    """Return the bytes of what the parameter `name` points to: the network or a file."""
    if src.startswith(NETWORK):
        return (yield from _download(src, name, host))
    return (yield from load_file(src, name, host))


def load_file(src: str, name: str, host: Host) -> Generator[Effect, Any, bytes]:
    """Return the bytes of the file that the parameter `name` points to."""
    path = parse_path(src)
    if path.area == "package" and path.parts:
        return (yield from _download(str(path), name, host))
    return host.files.read(path)


def _download(url: str, name: str, host: Host) -> Generator[Effect, Any, bytes]:
    on_network = url.startswith(NETWORK)
    if on_network:
        network.check(name, url, host.settings)
    answer = yield Fetch(url, host.settings.image_timeout)
    if on_network and answer["ok"]:
        network.check(f"the address that {name} redirects to", answer["url"], host.settings)
    if answer["ok"] and answer["status"] in _HTTP_SUCCESS:
        return bytes(answer["bytes"])
    reason = f"the server answered {answer['status']}" if answer["ok"] else answer["reason"]
    errno = Errno.IMAGE_LOAD_FAILED if on_network else Errno.FILE_NOT_FOUND
    raise ApiError(errno, f"{name}: {describe(url)} could not be loaded: {reason}")


def look(data: bytes, src: str, name: str) -> tuple[raster.Size, str]:
    """Return the size and the suffix of an image file, or raise ApiError 1300009."""
    try:
        return raster.image_size(data)
    except raster.UnreadableImageError as problem:
        raise ApiError(
            Errno.INVALID_IMAGE_DATA,
            f"{name}: {describe(src)} is no image that can be read ({len(data)} bytes)",
        ) from problem
