"""The paths of `ttfile://`: areas, names, and what is none.

Source: https://open.feishu.cn/document/client-docs/gadget/-web-app-api/file/file-system
"""

import re
from dataclasses import dataclass
from typing import Literal

from pysim.core.errors import ApiError, Errno
from pysim.core.values import describe

Area = Literal["package", "temp", "user"]

SCHEME = "ttfile://"
MAX_NAME = 255
MAX_PATH = 4096
"""Characters of a whole path; no page limits it, the systems below do so (`PATH_MAX`)."""
# https:, data:, blob: and the like; a package path has no colon in its first part.
_SCHEMES = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class Path:
    """A checked path: `ttfile://temp/a/b.png` in the area `temp` has the parts `a`, `b.png`."""

    area: Area
    parts: tuple[str, ...]

    def __str__(self) -> str:
        inside = "/".join(self.parts)
        return inside if self.area == "package" else f"{SCHEME}{self.area}/{inside}"

    @property
    def name(self) -> str:
        """The last part; empty for an area itself."""
        return self.parts[-1] if self.parts else ""

    @property
    def parent(self) -> "Path":
        """The directory that holds it; an area is its own."""
        return Path(self.area, self.parts[:-1])

    @property
    def parents(self) -> "list[Path]":
        """The directories around it, the nearest first, without the area itself."""
        return [
            Path(self.area, self.parts[:length]) for length in range(len(self.parts) - 1, 0, -1)
        ]

    def holds(self, other: "Path") -> bool:
        """Tell whether `other` is this path or lies below it."""
        return self.area == other.area and other.parts[: len(self.parts)] == self.parts

    def moved(self, source: "Path", target: "Path") -> "Path":
        """Return where this path is once `source`, which holds it, has become `target`."""
        return Path(target.area, target.parts + self.parts[len(source.parts) :])


def parse_path(text: str) -> Path:
    """Return the checked path, or raise ApiError 213 or 214.

    Nothing is decoded or normalised, so that no spelling of `..` leaves an area.
    """
    area: Area = "package"
    inside = text.removeprefix("./").removeprefix("/")
    if text.startswith(SCHEME):
        name, _, inside = text.removeprefix(SCHEME).partition("/")
        if name not in ("temp", "user"):
            raise _bad_path(text, f"the area {describe(name)} is neither temp nor user")
        area = "temp" if name == "temp" else "user"
    elif text.startswith("//") or _SCHEMES.match(text):
        raise _bad_path(text, "only ttfile://temp/, ttfile://user/ and package paths are files")
    check_length(text)
    parts = tuple(inside.removesuffix("/").split("/")) if inside else ()
    for part in parts:
        _check_name(text, part)
    return Path(area, parts)


def check_length(text: str) -> None:
    """Raise ApiError 214 if `text` is too long for a path."""
    if len(text) > MAX_PATH:
        raise ApiError(
            Errno.NAME_TOO_LONG,
            f"the path {describe(text)} has {len(text)} characters, {MAX_PATH} are allowed",
        )


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
