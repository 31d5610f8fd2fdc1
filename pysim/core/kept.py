"""What outlives a run: the user area and the storage, as records that the host keeps.

A record of a file is `{path, kind: "file", contents, size, created, modified, accessed, saved}`,
of a directory `{path, kind: "directory"}`; one of the storage is `{key, text}`. Contents are the
host's own: bytes, or a Blob. Size in bytes, times in s since 1970.
"""

from collections.abc import Generator, Mapping
from dataclasses import fields
from typing import Any

from pysim.core.effects import Commit, Effect
from pysim.core.errors import ApiError, Errno
from pysim.core.files import Files
from pysim.core.journal import MISSING
from pysim.core.paths import Path, parse_path
from pysim.core.storage import Storage
from pysim.core.tree import Entry

Record = dict[str, Any]

NOTHING_KEPT: Mapping[str, Any] = {"files": (), "items": ()}
_FACTS = tuple(each.name for each in fields(Entry) if each.name != "key")


def restore(kept: Mapping[str, Any], files: Files, storage: Storage) -> None:
    """Put back what an earlier run left: its `files` and `items`."""
    for record in kept["files"]:
        entry = _entry(record) if record["kind"] == "file" else None
        files.restore(parse_path(record["path"]), entry, record.get("contents"))
    storage.restore({record["key"]: record["text"] for record in kept["items"]})


class Committer:
    """Has the host keep what changed, before any call is told that it succeeded."""

    def __init__(self, files: Files, storage: Storage) -> None:
        self._files = files
        self._storage = storage
        self._running = 0

    def commit(self) -> Generator[Effect, Any, None]:
        """Go on once all changes so far are kept; if they cannot be, undo them and raise 102.

        A call that changed nothing waits, too, while others are being kept: it may have seen them.
        """
        files, items = self._files.journal.take(), self._storage.journal.take()
        paths = [path for path in files if path.area == "user"]
        is_kept = not (paths or items or self._running)
        try:
            if not is_kept:
                yield from self._kept(paths, list(items))
                is_kept = True
        finally:
            self._files.journal.settle(files, kept=is_kept)
            self._storage.journal.settle(items, kept=is_kept)

    def forget(self) -> None:
        """Take the changes so far as kept."""
        self._files.journal.settle(self._files.journal.take(), kept=True)
        self._storage.journal.settle(self._storage.journal.take(), kept=True)

    def _kept(self, paths: list[Path], keys: list[str]) -> Generator[Effect, Any, None]:
        self._running += 1
        try:
            answer = yield Commit(
                tuple(file_record(path, self._files) for path in paths),
                tuple(item_record(key, self._storage.items().get(key)) for key in keys),
            )
        finally:
            self._running -= 1
        if "problem" in answer:
            raise ApiError(
                Errno.INTERNAL_ERROR,
                f"the browser could not keep the change: {answer['problem']}",
            )


def file_record(path: Path, files: Files) -> Record:
    """Return what the host keeps of what is at `path`."""
    entry = files.get(path)
    if entry is MISSING:
        return {"path": str(path), "kind": "gone"}
    if entry is None:
        return {"path": str(path), "kind": "directory"}
    facts = {name: getattr(entry, name) for name in _FACTS}
    return {"path": str(path), "kind": "file", "contents": files.handle(path), **facts}


def item_record(key: str, text: str | None) -> Record:
    """Return what the host keeps of a value of the storage; None: it is gone."""
    return {"key": key} if text is None else {"key": key, "text": text}


def _entry(record: Record) -> Entry:
    """Return the entry of a record; the store gives its key."""
    return Entry(key=0, **{name: record[name] for name in _FACTS})
