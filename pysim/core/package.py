"""The package area in a plain page: files of the page's folder, fetched when they are first named.

A host that knows the whole package mounts it at the start; nothing is fetched then.
"""

from collections.abc import Generator, Iterable, Mapping
from typing import Any

from pysim.core.effects import Effect, Fetch
from pysim.core.errors import ApiError, Errno
from pysim.core.files import Files
from pysim.core.host import Host
from pysim.core.http_values import uri_component
from pysim.core.paths import Path, parse_path
from pysim.core.provenance import assumed
from pysim.core.spec import Rule
from pysim.core.values import describe

RULE = Rule(
    "A file of the package is fetched relative to the page when a call first names it, and stays "
    "as it was then until the page is loaded anew; one that cannot be had fails with 203.",
    assumed(
        "In a plain page the page's folder is the package, and a client's package does not change "
        "while it runs."
    ),
    "imageTimeout",
)
DIRECTORY_RULE = Rule(
    "In a plain page the package has no directories: a path of one fails with 203.",
    assumed("A page's folder cannot be listed."),
)
_HTTP_SUCCESS = range(200, 300)
_NO_DIRECTORIES = "it is a directory, and a page's folder cannot be looked into"


def provide(path: Path, host: Host) -> Generator[Effect, Any, None]:
    """Have the tree hold what `path` names, if that is a file of the package.

    Raise ApiError 203 if it cannot be had.
    """
    if not host.files.may_be_mounted(path):
        return
    if not path.parts:
        raise _missing(path, _NO_DIRECTORIES)
    # Encoded, so that no name means more to a URL than to the tree: `?`, `#`, `%2e%2e`, `https:`.
    url = "/".join(uri_component(part) for part in path.parts)
    answer = yield Fetch(url, host.settings.image_timeout)
    if not answer["ok"]:
        raise _missing(path, answer["reason"])
    if answer["status"] not in _HTTP_SUCCESS:
        raise _missing(path, f"the server answered {answer['status']}")
    # Where servers lead to that have a directory of that name, be it to its list or its index.
    if answer["url"].partition("?")[0].endswith("/"):
        raise _missing(path, _NO_DIRECTORIES)
    data = bytes(answer["bytes"])
    host.files.mount(path, len(data), data)


def mount(package: Iterable[Mapping[str, Any]], files: Files) -> None:
    """Mount the whole package: of each file its `path`, `size` in bytes and `contents`."""
    for record in package:
        try:
            path = parse_path(record["path"])
        except ApiError:
            # No API can name it.
            continue
        files.mount(path, record["size"], record["contents"])
    files.complete_package()


def _missing(path: Path, reason: str) -> ApiError:
    return ApiError(
        Errno.FILE_NOT_FOUND,
        f"there is no file {describe(str(path))} in the package, the page's folder: {reason}",
    )
