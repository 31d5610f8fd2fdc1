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
from pysim.core.files import Entry, Files
from pysim.core.paths import Path, parse_path
from pysim.core.storage import Storage

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
        """Go on once all changes so far are kept; raise ApiError 102 if these cannot be.

        A call that changed nothing waits, too, while others are being kept: it may have seen them.
        """
        changes = self._changes()
        if not (changes.files or changes.items or self._running):
            return
        self._running += 1
        try:
            answer = yield changes
        finally:
            self._running -= 1
        if "problem" in answer:
            raise ApiError(
                Errno.INTERNAL_ERROR,
                f"the browser could not keep the change, which ends with the page: "
                f"{answer['problem']}",
            )

    def post(self) -> Commit | None:
        """Return what changed, if anything, for a call that does not wait until it is kept."""
        changes = self._changes()
        if not (changes.files or changes.items):
            return None
        self._running += 1
        return changes

    def posted(self) -> None:
        """Hear that the host is done with what `post` returned, well or not."""
        self._running -= 1

    def forget(self) -> None:
        """Take the changes so far as kept."""
        self._files.take_changes()
        self._storage.take_changes()

    def _changes(self) -> Commit:
        files, items = self._files.take_changes(), self._storage.take_changes()
        return Commit(self._file_records(files), self._item_records(items))

    def _file_records(self, paths: set[Path]) -> tuple[Record, ...]:
        entries = self._files.entries()
        return tuple(
            file_record(path, entries[path], self._files)
            if path in entries
            else {"path": str(path), "kind": "gone"}
            for path in paths
        )

    def _item_records(self, keys: set[str]) -> tuple[Record, ...]:
        items = self._storage.items()
        return tuple(item_record(key, items[key]) if key in items else {"key": key} for key in keys)


def file_record(path: Path, entry: Entry | None, files: Files) -> Record:
    """Return what the host keeps of a file, or of a directory (None)."""
    if entry is None:
        return {"path": str(path), "kind": "directory"}
    facts = {name: getattr(entry, name) for name in _FACTS}
    return {"path": str(path), "kind": "file", "contents": files.handle(path), **facts}


def item_record(key: str, text: str) -> Record:
    """Return what the host keeps of a value of the storage."""
    return {"key": key, "text": text}


def _entry(record: Record) -> Entry:
    """Return the entry of a record; the store gives its key."""
    return Entry(key=0, **{name: record[name] for name in _FACTS})
