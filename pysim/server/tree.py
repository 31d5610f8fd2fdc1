"""Collect the files below folders, as far as a mini-program may have them."""

import os
import stat
from pathlib import Path

from pysim.server.places import printable
from pysim.server.problem import Problem, Severity

MAX_BYTES = 64 * 1024 * 1024
"""Of one file. Far more than a mini-program can have; the browser keeps all of them in memory."""
MAX_FILES = 10_000

# What packages bring along that no mini-program loads.
_BESIDE_CODE = (".ts", ".mts", ".cts", ".tsx", ".flow", ".map", ".md")


class Tree:
    """Files by their paths, each with its real place on disk and what the system says of it.

    Names that begin with a dot, and node_modules, do not count. A link counts as what it leads to,
    but nothing outside of the real folder `boundary` does.
    """

    def __init__(self, boundary: Path) -> None:
        self.files: dict[str, tuple[str, os.stat_result]] = {}
        self.problems: list[Problem] = []
        self._boundary = boundary

    def add(self, folder: Path, prefix: str, *, package: bool = False) -> None:
        """Add what is below `folder`, each path preceded by `prefix`."""
        endings = _BESIDE_CODE if package else ()
        real = os.path.realpath(folder)
        waiting = [(real, prefix, frozenset({real}))]
        while waiting:
            place, start, above = waiting.pop()
            for name in self._names(place, start):
                if name.endswith(endings):
                    continue
                if len(self.files) >= MAX_FILES:
                    self._note(start, f"Only the first {MAX_FILES} files of the project are shown.")
                    return
                child = self._take(os.path.join(place, name), start + name)  # noqa: PTH118
                # A link to a folder above it would go on for ever.
                if child is not None and child not in above:
                    waiting.append((child, f"{start}{name}/", above | {child}))

    def _names(self, place: str, start: str) -> list[str]:
        """Return what counts in a folder."""
        try:
            names = sorted(os.listdir(place))  # noqa: PTH208  paths of strings are quicker
        except OSError as error:
            # Without the root there is nothing to show.
            severity: Severity = "warning" if start else "error"
            self._note(start or ".", f"The folder cannot be read: {error.strerror}.", severity)
            return []
        good = [name for name in names if not name.startswith(".") and name != "node_modules"]
        for name in good:
            if not _is_plain(name):
                self._note(
                    start + printable(name),
                    "Rename the file: \\ and wrong UTF-8 are no part of paths.",
                )
        return [name for name in good if _is_plain(name)]

    def _take(self, place: str, path: str) -> str | None:
        """Add a file; return the real place of a folder."""
        try:
            linked = os.path.islink(place)  # noqa: PTH114
            real = os.path.realpath(place, strict=True) if linked else place
            if linked and not Path(real).is_relative_to(self._boundary):
                self._note(path, "The link leads out of the project's folder. Put a copy here.")
                return None
            info = os.stat(real)  # noqa: PTH116
        except OSError as error:
            # Else it has been removed just now.
            if linked or not isinstance(error, FileNotFoundError):
                self._note(path, f"It cannot be read: {error.strerror}.")
            return None
        if stat.S_ISDIR(info.st_mode):
            return real
        if info.st_size > MAX_BYTES:
            self._note(path, f"It has {info.st_size} bytes, more than {MAX_BYTES}. Left out.")
        elif stat.S_ISREG(info.st_mode):
            self.files[path] = (real, info)
        return None

    def _note(self, path: str, message: str, severity: Severity = "warning") -> None:
        self.problems.append(Problem(path, message, severity))


def _is_plain(name: str) -> bool:
    """Tell whether `name` is the same in every path and address."""
    return name == printable(name) and "\\" not in name
