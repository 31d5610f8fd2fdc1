"""The bare tree of files and directories: what lies where. Rules are in `files.py`."""

from collections.abc import Iterator
from dataclasses import dataclass

from pysim.core.journal import MISSING, Missing
from pysim.core.paths import Area, Path


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one file. Size in bytes, times in s since 1970."""

    key: int
    size: int
    created: float
    modified: float
    accessed: float
    saved: bool = False
    """Whether `saveFile` put it there, so that `getSavedFileList` lists it."""


class Tree:
    """Entries of files by path, and None for directories; the areas themselves are not in it."""

    def __init__(self) -> None:
        self._entries: dict[Path, Entry | None] = {}
        self._children: dict[Path, dict[str, None]] = {}
        self._sizes: dict[Area, int] = {}

    def __contains__(self, path: Path) -> bool:
        return path in self._entries

    def get(self, path: Path) -> Entry | Missing | None:
        """Return the entry, None for a directory, MISSING if there is nothing."""
        return self._entries.get(path, MISSING)

    def put(self, path: Path, entry: Entry | Missing | None) -> None:
        """Have `entry` at `path`, or nothing."""
        old = self._entries.pop(path, None)
        self._sizes[path.area] = self.size(path.area) + _size(entry) - _size(old)
        children = self._children.setdefault(path.parent, {})
        if entry is MISSING:
            children.pop(path.name, None)
        else:
            self._entries[path] = entry
            children[path.name] = None

    def items(self) -> Iterator[tuple[Path, Entry | None]]:
        """Return everything."""
        return iter(list(self._entries.items()))

    def names(self, path: Path) -> list[str]:
        """Return what a directory holds, sorted."""
        return sorted(self._children.get(path, ()))

    def inside(self, path: Path) -> list[Path]:
        """Return what lies at and below `path`, parents first."""
        found, waiting = [], [path]
        while waiting:
            each = waiting.pop()
            found.append(each)
            waiting += [Path(each.area, (*each.parts, name)) for name in self.names(each)]
        return found

    def size(self, area: Area) -> int:
        """Return the bytes of all files of an area."""
        return self._sizes.get(area, 0)


def _size(entry: Entry | Missing | None) -> int:
    return entry.size if isinstance(entry, Entry) else 0
