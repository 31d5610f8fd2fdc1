"""The mini-program's files: the areas of `ttfile://`, path rules, limits.

Contents lie in a `Store` outside this module (memory natively, Blobs in a browser), so that
files cost the Python heap nothing; here is only what is known about them.
Source of areas, limits and path rules: https://open.feishu.cn/document/client-docs/gadget/\
-web-app-api/file/file-system
"""

import re
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from pysim.core.errors import ApiError, Errno
from pysim.core.values import describe

Area = Literal["package", "temp", "user"]

SCHEME = "ttfile://"
MAX_NAME = 255
# https:, data:, blob: and the like; a package path has no colon in its first part.
_SCHEMES = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
MAX_READ = 10 * 1024 * 1024
MAX_READ_PC = 40 * 1024 * 1024


class Store(Protocol):
    """Keeps the bytes of files by number."""

    def put(self, data: bytes) -> int:
        """Keep `data`, return its key."""

    def read(self, key: int, start: int, stop: int) -> bytes:
        """Return the bytes in the half-open range."""

    def drop(self, key: int) -> None:
        """Forget the bytes."""

    def handle(self, key: int) -> object:
        """Return the contents as the host itself passes them on: bytes, or a Blob."""


class MemoryStore:
    """A store in the memory of this process."""

    def __init__(self) -> None:
        self._contents: dict[int, bytes] = {}
        self._next = 0

    def put(self, data: bytes) -> int:
        """See `Store`."""
        self._next += 1
        self._contents[self._next] = data
        return self._next

    def read(self, key: int, start: int, stop: int) -> bytes:
        """See `Store`."""
        return self._contents[key][start:stop]

    def drop(self, key: int) -> None:
        """See `Store`."""
        del self._contents[key]

    def handle(self, key: int) -> bytes:
        """See `Store`."""
        return self._contents[key]


@dataclass(frozen=True, slots=True)
class Path:
    """A checked path: `temp/a/b.png` in the area `temp` has the parts `a`, `b.png`."""

    area: Area
    parts: tuple[str, ...]

    def __str__(self) -> str:
        inside = "/".join(self.parts)
        return inside if self.area == "package" else f"{SCHEME}{self.area}/{inside}"


def parse_path(text: str) -> Path:
    """Return the checked path, or raise ApiError 213 or 214."""
    area: Area = "package"
    inside = text.removeprefix("./").removeprefix("/")
    if text.startswith(SCHEME):
        name, _, inside = text.removeprefix(SCHEME).partition("/")
        if name not in ("temp", "user"):
            raise _bad_path(text, f"the area {describe(name)} is neither temp nor user")
        area = "temp" if name == "temp" else "user"
    elif text.startswith("//") or _SCHEMES.match(text):
        raise _bad_path(text, "only ttfile://temp/, ttfile://user/ and package paths are files")
    parts = tuple(inside.removesuffix("/").split("/")) if inside else ()
    for part in parts:
        _check_name(text, part)
    return Path(area, parts)


def _check_name(text: str, part: str) -> None:
    if part in ("", ".", "..") or "\\" in part or "\0" in part:
        raise _bad_path(text, f"{describe(part)} is no file name")
    if len(part) > MAX_NAME:
        raise ApiError(
            Errno.NAME_TOO_LONG,
            f"the file name {describe(part)} has {len(part)} characters, {MAX_NAME} are allowed",
        )


def _bad_path(text: str, reason: str) -> ApiError:
    return ApiError(Errno.INVALID_PATH, f"the path {describe(text)} is illegal: {reason}")


@dataclass(slots=True)
class Entry:
    """What is known of one file. Size in bytes, times in s since 1970."""

    key: int
    size: int
    accessed: float
    modified: float


class Files:
    """The files of one mini-program during one run."""

    def __init__(self, store: Store, clock: Callable[[], float] = time.time) -> None:
        self._store = store
        self._clock = clock
        self._entries: dict[Path, Entry] = {}

    def add(self, area: Literal["temp", "user"], suffix: str, data: bytes) -> Path:
        """Store `data` as a new file with a name that never repeats."""
        path = Path(area, (f"{uuid.uuid4().hex}.{suffix}",))
        now = self._clock()
        self._entries[path] = Entry(self._store.put(data), len(data), now, now)
        return path

    def stat(self, path: Path) -> Entry | None:
        """Return the file's entry, None for a directory; raise ApiError 203 if neither exists."""
        if path in self._entries:
            return self._entries[path]
        if path.area != "package" and not path.parts:
            return None
        raise ApiError(Errno.FILE_NOT_FOUND, f"there is no file {describe(str(path))}")

    def read(self, path: Path, position: int = 0, length: int | None = None) -> bytes:
        """Return the file's bytes from `position` on, at most `length`."""
        entry = self._file(path)
        entry.accessed = self._clock()
        stop = entry.size if length is None else min(entry.size, position + length)
        return self._store.read(entry.key, min(position, stop), stop)

    def handle(self, path: Path) -> object:
        """Return the file's contents as the host itself passes them on."""
        return self._store.handle(self._file(path).key)

    def size(self, path: Path) -> int:
        """Return the file's size in bytes."""
        return self._file(path).size

    def remove(self, path: Path) -> None:
        """Delete the file; raise ApiError 202 in the package."""
        if path.area == "package":
            raise ApiError(
                Errno.NO_WRITE_PERMISSION,
                f"{describe(str(path))} belongs to the package, which is read only",
            )
        self._store.drop(self._file(path).key)
        del self._entries[path]

    def _file(self, path: Path) -> Entry:
        entry = self.stat(path)
        if entry is None:
            raise ApiError(Errno.NOT_A_FILE, f"{describe(str(path))} is a directory")
        return entry
