"""What outlives a run: the user area and the storage, as records that the host keeps.

A record of a file is `{path, kind: "file", contents, size, created, modified, accessed, saved}`,
of a directory `{path, kind: "directory"}`; one of the storage is `{key, text}`. Contents are the
host's own: bytes, or a Blob. Size in bytes, times in s since 1970.
"""

from collections.abc import Generator, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from pysim.core.effects import Commit, Effect
from pysim.core.errors import ApiError, Errno
from pysim.core.files import Files
from pysim.core.journal import MISSING, Missing
from pysim.core.paths import Path, parse_path
from pysim.core.storage import Storage
from pysim.core.tree import Entry

Record = dict[str, Any]
Key = TypeVar("Key")
Value = TypeVar("Value")
# What was there before changes, by what changed.
Before = dict[Key, Value | Missing]

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
        files, items, changes = self._taken()
        is_kept = not (changes.files or changes.items or self._running)
        try:
            if not is_kept:
                yield from self._keep(changes)
                is_kept = True
        finally:
            self._settle(files, items, kept=is_kept)

    def _keep(self, changes: Commit) -> Generator[Effect, Any, None]:
        self._running += 1
        try:
            answer = yield changes
        finally:
            self._running -= 1
        if "problem" in answer:
            raise ApiError(
                Errno.INTERNAL_ERROR,
                f"the browser could not keep the change: {answer['problem']}",
            )

    def post(self) -> Commit | None:
        """Return what changed, if anything, for a call that does not wait until it is kept.

        It has succeeded by then, so that it is not undone if the host cannot keep it.
        """
        files, items, changes = self._taken()
        self._settle(files, items, kept=True)
        if not (changes.files or changes.items):
            return None
        self._running += 1
        return changes

    def posted(self) -> None:
        """Hear that the host is done with what `post` returned, well or not."""
        self._running -= 1

    def forget(self) -> None:
        """Take the changes so far as kept."""
        files, items, _ = self._taken()
        self._settle(files, items, kept=True)

    def _taken(self) -> tuple[Before[Path, Entry | None], Before[str, str], Commit]:
        """Return what was there before the changes so far, and how the host is to keep them."""
        files, items = self._files.journal.take(), self._storage.journal.take()
        texts = self._storage.items()
        paths = [path for path in files if path.area == "user"]
        records = tuple(file_record(path, self._files) for path in paths)
        return (
            files,
            items,
            Commit(records, tuple(item_record(key, texts.get(key)) for key in items)),
        )

    def _settle(
        self, files: Before[Path, Entry | None], items: Before[str, str], *, kept: bool
    ) -> None:
        self._files.journal.settle(files, kept=kept)
        self._storage.journal.settle(items, kept=kept)


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
