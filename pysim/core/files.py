"""The mini-program's file tree: areas, directories, permissions, quotas.

Rules: https://open.feishu.cn/document/client-docs/gadget/-web-app-api/file/file-system
Every operation checks everything first and then changes the tree, so that a failure changes
nothing.
"""

import time
import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from pysim.core.errors import ApiError, Errno
from pysim.core.journal import MISSING, Journal, Missing
from pysim.core.paths import Path, check_length
from pysim.core.store import Store
from pysim.core.tree import Entry, Tree
from pysim.core.values import describe

MEGABYTE = 1024 * 1024
MAX_READ = 10 * MEGABYTE
MAX_READ_PC = 40 * MEGABYTE
MAX_WRITE = 10 * MEGABYTE
USER_QUOTA = 200 * MEGABYTE


class Files:
    """The files of one mini-program. Paths are checked ones; errors are ApiError 201 to 214."""

    def __init__(self, store: Store, clock: Callable[[], float] = time.time) -> None:
        self._store = store
        self._clock = clock
        self._tree = Tree()
        self._package_complete = False
        self.journal: Journal[Path, Entry | None] = Journal(self._put_back, self._let_go)

    # Keeping

    def entries(self) -> dict[Path, Entry | None]:
        """Return every file with its entry, and every directory with None."""
        return dict(self._tree.items())

    def get(self, path: Path) -> Entry | Missing | None:
        """Return the entry of a file, None for a directory, MISSING if neither exists."""
        return self._tree.get(path)

    def restore(self, path: Path, entry: Entry | None, contents: object = None) -> None:
        """Put back what an earlier run left, and what holds it: a file or a directory (None).

        Not what lies in a file: two pages at once may leave one path as both.
        """
        if any(self._entry(each) for each in path.parents):
            return
        self._make_parents(path)
        self._tree.put(path, entry and replace(entry, key=self._store.adopt(contents)))

    def clear(self) -> None:
        """Delete everything but a package that was mounted as a whole."""
        for path in self.entries():
            if path.area != "package" or not self._package_complete:
                self._drop(path)

    def _put_back(self, path: Path, before: Entry | Missing | None) -> None:
        self._let_go(self._tree.get(path))
        if before is not MISSING:
            self._make_parents(path)
        self._tree.put(path, before)

    def _let_go(self, entry: Entry | Missing | None) -> None:
        if isinstance(entry, Entry):
            self._store.drop(entry.key)

    # The package

    def mount(self, path: Path, size: int, contents: object) -> None:
        """Put a file of the package there: its size in bytes, and what the store adopts."""
        self._let_go(self._tree.get(path))
        now, key = self._clock(), self._store.adopt(contents)
        # No change by the mini-program, so none that could be undone.
        self._tree.put(path, Entry(key, size, now, now, now))

    def complete_package(self) -> None:
        """Take what is mounted as the whole package, whose directories are then there, too."""
        self._package_complete = True
        for path in self.entries():
            if path.area == "package":
                self._make_parents(path)

    def may_be_mounted(self, path: Path) -> bool:
        """Tell whether the package may have a file there that the tree does not know yet."""
        return path.area == "package" and path not in self._tree and not self._package_complete

    # Looking

    def stat(self, path: Path) -> Entry | None:
        """Return the file's entry, None for a directory; raise 203 if neither exists."""
        if not self._exists(path):
            raise ApiError(Errno.FILE_NOT_FOUND, f"there is no file {describe(str(path))}")
        return self._entry(path)

    def read(self, path: Path, position: int = 0, length: int | None = None) -> bytes:
        """Return the file's bytes from `position` on, at most `length`."""
        entry = self.file(path)
        # No change that is worth keeping for later runs.
        self._tree.put(path, replace(entry, accessed=self._clock()))
        stop = entry.size if length is None else min(entry.size, position + length)
        return self._store.read(entry.key, min(position, stop), stop)

    def handle(self, path: Path) -> object:
        """Return the file's contents as the host itself passes them on."""
        return self._store.handle(self.file(path).key)

    def file(self, path: Path) -> Entry:
        """Return the file's entry; raise 203 if it is missing, 207 if it is a directory."""
        entry = self.stat(path)
        if entry is None:
            raise ApiError(Errno.NOT_A_FILE, f"{describe(str(path))} is a directory")
        return entry

    def names(self, path: Path) -> list[str]:
        """Return what a directory holds, sorted; raise 203 or 206."""
        self._directory(path)
        return self._tree.names(path)

    def saved(self) -> dict[Path, Entry]:
        """Return the files that `save` has put into the user area."""
        return {path: entry for path, entry in self._tree.items() if entry and entry.saved}

    def used(self) -> int:
        """Return the bytes that count towards the quota: those of the user area."""
        return self._tree.size("user")

    # Writing

    def add(self, area: Literal["temp", "user"], suffix: str, data: bytes) -> Path:
        """Store `data` as a new file with a name that never repeats."""
        path = self._fresh(area, suffix)
        if area == "user":
            self.write(path, data)
        else:
            self._put(path, self._store.put(data), len(data))
        return path

    def write(self, path: Path, data: bytes) -> None:
        """Write a file of the user area, anew or over an old one."""
        self._check_target(path, len(data))
        self._put(path, self._store.put(data), len(data))

    def check_place(self, path: Path, size: int = 0) -> None:
        """Raise unless a file of `size` can be put at `path`, in the temp or the user area."""
        self._check_target(path, size, temp=True)

    def place(self, path: Path, data: bytes) -> None:
        """Put a file there, anew or over an old one."""
        self.check_place(path, len(data))
        self._put(path, self._store.put(data), len(data))

    def append(self, path: Path, data: bytes) -> None:
        """Lengthen a file of the user area."""
        self._writable(path)
        old = self.file(path)
        self._check_room(len(data))
        self._put(path, self._store.append(old.key, data), old.size + len(data))

    def copy(self, source: Path, target: Path) -> None:
        """Copy a file into the user area."""
        entry = self.file(source)
        if source == target:
            self._writable(target)
            return
        self._check_target(target, entry.size)
        self._put(target, self._store.share(entry.key), entry.size)

    def save(self, source: Path, target: Path | None) -> Path:
        """Move a temp file into the user area, there to stay; return where it is."""
        entry = None if source.area == "package" else self.file(source)
        if entry is None or source.area != "temp":
            raise ApiError(
                Errno.NO_READ_PERMISSION,
                f"{describe(str(source))} is no temp file, and only those can be saved",
            )
        suffix = source.name.rpartition(".")[2] if "." in source.name else ""
        target = target or self._fresh("user", suffix)
        self._check_target(target, entry.size)
        self._put(target, self._store.share(entry.key), entry.size, saved=True)
        self._drop(source)
        return target

    def rename(self, source: Path, target: Path) -> None:
        """Move a file or a directory within the user area."""
        self._no_package(source)
        entry = self.stat(source)
        self._writable(source)
        self._writable(target)
        if source == target:
            return
        if source.holds(target) or target.holds(source):
            raise ApiError(
                Errno.PATH_AND_SUBPATH,
                f"{describe(str(source))} and {describe(str(target))} lie in one another",
            )
        self._directory(target.parent)
        if self._exists(target) and (entry is None or self._is_directory(target)):
            raise self._already(target)
        moves = [(path, path.moved(source, target)) for path in self._tree.inside(source)]
        for _, path in moves:
            check_length(str(path))
        for before, after in moves:
            self._move(before, after)

    def remove(self, path: Path) -> None:
        """Delete a file; raise 202 in the package."""
        self._no_package(path)
        self.file(path)
        self._drop(path)

    def make_directory(self, path: Path, *, recursive: bool) -> None:
        """Make a directory of the user area, with its parents if `recursive`."""
        if path.area != "user":
            raise self._read_only(path)
        if self._exists(path):
            if recursive and self._is_directory(path):
                return
            raise self._already(path)
        missing = [path]
        while not self._exists(missing[-1].parent):
            if not recursive:
                raise ApiError(
                    Errno.FILE_NOT_FOUND,
                    f"there is no directory {describe(str(path.parent))}; "
                    "make it first, or pass recursive: true",
                )
            missing.append(missing[-1].parent)
        self._directory(missing[-1].parent)
        for each in reversed(missing):
            self._set(each, None)

    def remove_directory(self, path: Path, *, recursive: bool) -> None:
        """Delete a directory of the user area, with what it holds if `recursive`."""
        self._no_package(path)
        self._directory(path)
        self._writable(path)
        inside = self._tree.inside(path)
        if len(inside) > 1 and not recursive:
            raise ApiError(
                Errno.DIRECTORY_NOT_EMPTY,
                f"{describe(str(path))} holds {len(inside) - 1} entries; pass recursive: true",
            )
        for each in inside:
            self._drop(each)

    def remove_saved(self, path: Path) -> None:
        """Delete a file that `save` put there; raise 203 for any other."""
        if path not in self.saved():
            raise ApiError(Errno.FILE_NOT_FOUND, f"{describe(str(path))} is no saved file")
        self._drop(path)

    # What the operations are made of

    def _entry(self, path: Path) -> Entry | None:
        """Return the entry of a file; None for anything else."""
        entry = self._tree.get(path)
        return None if entry is MISSING else entry

    def _exists(self, path: Path) -> bool:
        is_area = not path.parts and (path.area != "package" or self._package_complete)
        return is_area or path in self._tree

    def _is_directory(self, path: Path) -> bool:
        return self._exists(path) and self._entry(path) is None

    def _directory(self, path: Path) -> None:
        if self.stat(path) is not None:
            raise ApiError(Errno.NOT_A_DIRECTORY, f"{describe(str(path))} is a file")

    def _check_target(self, path: Path, size: int, *, temp: bool = False) -> None:
        """Raise unless a file of `size` can be written to `path`; `temp`: also in that area."""
        if not (temp and path.area == "temp" and path.parts):
            self._writable(path)
        if self._is_directory(path):
            raise ApiError(Errno.NOT_A_FILE, f"{describe(str(path))} is a directory")
        self._directory(path.parent)
        if path.area == "user":
            old = self._entry(path)
            self._check_room(size - (old.size if old else 0))

    def _no_package(self, path: Path) -> None:
        """Raise for a path of the package, before anybody asks what is there."""
        if path.area == "package":
            raise self._read_only(path)

    def _writable(self, path: Path) -> None:
        if path.area != "user" or not path.parts:
            raise self._read_only(path)

    def _read_only(self, path: Path) -> ApiError:
        what = "an area itself" if not path.parts else f"the {path.area} area"
        return ApiError(
            Errno.NO_WRITE_PERMISSION,
            f"{describe(str(path))} cannot be written: {what} is read only; "
            "write below ttfile://user/",
        )

    def _already(self, path: Path) -> ApiError:
        return ApiError(Errno.FILE_EXISTS, f"{describe(str(path))} exists already")

    def _check_room(self, more: int) -> None:
        used = self.used()
        if used + more > USER_QUOTA:
            raise ApiError(
                Errno.TOTAL_SIZE_EXCEEDED,
                f"{more} bytes more than the {used} in ttfile://user/ exceed the "
                f"{USER_QUOTA} that it may hold",
            )

    def _make_parents(self, path: Path) -> None:
        for each in path.parents:
            if each not in self._tree:
                self._tree.put(each, None)

    def _fresh(self, area: Literal["temp", "user"], suffix: str) -> Path:
        return Path(area, (f"{uuid.uuid4().hex}.{suffix}".removesuffix("."),))

    def _put(self, path: Path, key: int, size: int, *, saved: bool = False) -> None:
        now, old = self._clock(), self._entry(path)
        # What is saved is another file, which only takes the place of the old one.
        created, kept = (old.created, old.saved) if old and not saved else (now, saved)
        self._set(path, Entry(key, size, created, now, now, kept))

    def _drop(self, path: Path) -> None:
        self._set(path, MISSING)

    def _move(self, source: Path, target: Path) -> None:
        entry = self._entry(source)
        # Contents of their own, since those of the source may have to come back.
        self._set(target, entry and replace(entry, key=self._store.share(entry.key)))
        self._drop(source)

    def _set(self, path: Path, entry: Entry | Missing | None) -> None:
        self.journal.note(path, self._tree.get(path))
        self._tree.put(path, entry)
