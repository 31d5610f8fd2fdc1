"""Image files that a call names: get their bytes, look into them, say what is wrong with them."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any

from pysim.core import image_files, network, package, raster
from pysim.core.addresses import is_on_network
from pysim.core.effects import Effect, Fetch
from pysim.core.errors import ApiError, Errno
from pysim.core.host import Host
from pysim.core.paths import parse_path
from pysim.core.provenance import assumed
from pysim.core.spec import Rule
from pysim.core.values import describe

FILE_ERRORS = (
    Errno.FILE_NOT_FOUND,
    Errno.INVALID_PATH,
    Errno.NAME_TOO_LONG,
    Errno.NOT_A_FILE,
)
"""What can be wrong with a local path."""
CONTENT_ERRORS = image_files.ERRORS
"""What can be wrong with the contents."""
CONTENT_RULES = (
    Rule(
        f"What a file holds counts, not its name: {', '.join(image_files.FORMATS)} are read; webp, "
        "tiff, heic, avif and svg fail with 1300011. Of a photo with previews (MPO) the photo is "
        "read, as the jpg it is.",
        assumed("What the client reads is not listed; png, jpg and gif are everywhere."),
    ),
    Rule(
        f"An image of more than {image_files.MAX_PIXELS} px fails with 1300008; one that is cut "
        "off or broken, and what is no image at all, with 1300009.",
        assumed("The errno table has these texts; no page says when they are given."),
    ),
)
_HTTP_SUCCESS = range(200, 300)


def load(src: str, name: str, host: Host) -> Generator[Effect, Any, bytes]:
    """Return the bytes of what the parameter `name` points to: the network or a file."""
    if is_on_network(src):
        return (yield from _download(src, name, host))
    return (yield from load_file(src, host))


def load_file(src: str, host: Host) -> Generator[Effect, Any, bytes]:
    """Return the bytes of the file at the path `src`."""
    path = parse_path(src)
    yield from package.provide(path, host)
    return host.files.read(path)


def _download(url: str, name: str, host: Host) -> Generator[Effect, Any, bytes]:
    network.check(name, url, host)
    answer = yield Fetch(url, host.settings.image_timeout)
    if answer["ok"]:
        network.check(f"the address that {name} redirects to", answer["url"], host)
    if answer["ok"] and answer["status"] in _HTTP_SUCCESS:
        return bytes(answer["bytes"])
    reason = f"the server answered {answer['status']}" if answer["ok"] else answer["reason"]
    raise ApiError(
        Errno.IMAGE_LOAD_FAILED, f"{name}: {describe(url)} could not be loaded: {reason}"
    )


def look(data: bytes, src: str, name: str) -> tuple[raster.Size, str]:
    """Return the size and the suffix of an image file, or raise ApiError of CONTENT_ERRORS."""
    with _named(src, name):
        return image_files.look(data)


def compress(data: bytes, quality: int, src: str, name: str) -> bytes:
    """Return an image file as JPEG of that quality, or raise ApiError of CONTENT_ERRORS."""
    with _named(src, name):
        return image_files.compress(data, quality)


@contextmanager
def _named(src: str, name: str) -> Iterator[None]:
    try:
        yield
    except image_files.ImageFileError as problem:
        raise ApiError(problem.errno, f"{name}: {describe(src)} {problem}") from problem
