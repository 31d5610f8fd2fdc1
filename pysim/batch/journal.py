"""What a batch has to do and has done, in its output folder, so that it can go on after a kill.

A picture is written under a temporary name, renamed, and then noted. So a kill leaves at most a
picture that is not noted, which is made again, or a temporary file, which is removed. The journal
is a database of SQLite, whose lock the system gives back when a process ends, however it ends.
"""

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from pysim.batch import report
from pysim.batch.picture import Picture
from pysim.batch.rows import Row, RowsError

FOLDER = ".pysim-batch"
"""In the output folder: the journal, and files that are being written."""
_PAGE = 100
_TABLES = """
CREATE TABLE IF NOT EXISTS plan (
  number INTEGER PRIMARY KEY, name TEXT UNIQUE, file TEXT, digest TEXT, cells TEXT
);
CREATE TABLE IF NOT EXISTS made (
  file TEXT PRIMARY KEY, digest TEXT, status TEXT, err_msg TEXT, errors TEXT,
  ms INTEGER, bytes INTEGER, sha256 TEXT
);
"""
_REPORT = """
SELECT plan.number AS row, plan.file, coalesce(status, 'pending') AS status,
  coalesce(err_msg, '') AS errMsg, ms, bytes, sha256, coalesce(errors, '') AS errors
FROM plan LEFT JOIN made ON made.file = plan.file ORDER BY plan.number
"""


class JournalError(Exception):
    """The folder cannot be worked in; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A row that becomes a file."""

    number: int
    file: str
    cells: Row


class Journal:
    """The journal of `folder`, which nobody else can open until this one is closed.

    Raises JournalError if somebody else has it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own = folder / FOLDER
        self._parts = self._own / "parts"
        try:
            self._own.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(
                self._own / "journal.sqlite", timeout=0, isolation_level=None
            )
        except (OSError, sqlite3.Error) as error:
            raise JournalError(_words(folder, error)) from error
        try:
            self._open()
        except (OSError, sqlite3.Error) as error:
            self.close()
            raise JournalError(_words(folder, error)) from error

    def _open(self) -> None:
        self._database.row_factory = sqlite3.Row
        # What a power failure loses is found out by the digests of the files.
        for pragma in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = NORMAL"):
            self._database.execute(f"PRAGMA {pragma}")
        with self._transaction():
            for statement in _TABLES.split(";"):
                self._database.execute(statement)
        shutil.rmtree(self._parts, ignore_errors=True)
        self._parts.mkdir()
        self._ignores_case = (self._folder / FOLDER.upper()).exists()

    def plan(self, rows: Iterable[tuple[int, str, Row]], request: str) -> None:
        """Take on a number, a file's name and the cells for each row; forget what was planned.

        `request` names all else that a picture depends on. Of what was done that remains which is
        there as it was noted, and would be made of the same cells; other files under those names
        are removed. Raises RowsError, having changed nothing, if two files have the same name.
        """
        with self._transaction():
            self._database.execute("DELETE FROM plan")
            for number, file, cells in rows:
                name = file.casefold() if self._ignores_case else file
                text = json.dumps(cells)
                values = (number, name, file, _digest(request, file, text), text)
                try:
                    self._database.execute("INSERT INTO plan VALUES (?, ?, ?, ?, ?)", values)
                except sqlite3.IntegrityError as error:
                    raise self._doubled(number, file, name) from error
            self._database.execute("DELETE FROM made WHERE status != 'ok'")
        self._settle()

    def _doubled(self, number: int, file: str, name: str) -> RowsError:
        one = self._database.execute("SELECT number FROM plan WHERE name = ?", [name]).fetchone()
        return RowsError(
            f"Rows {one['number']} and {number} would both make {file}. Put a column into --name "
            "that tells them apart, or {row}."
        )

    def _settle(self) -> None:
        """Remove files and notes that do not stand for what is planned."""
        query = """
            SELECT number, plan.file, plan.digest = made.digest AS same, bytes, sha256
            FROM plan LEFT JOIN made ON made.file = plan.file
            WHERE number > :last ORDER BY number LIMIT :page
        """
        for row in self._pages(query):
            place = self._folder / row["file"]
            if not (row["same"] and _is_intact(place, row["bytes"], row["sha256"])):
                place.unlink(missing_ok=True)
                self._database.execute("DELETE FROM made WHERE file = ?", [row["file"]])

    def pending(self) -> Iterator[Planned]:
        """Yield the rows that nobody has tried since they were planned, in order."""
        query = """
            SELECT number, file, cells FROM plan
            WHERE number > :last AND file NOT IN (SELECT file FROM made)
            ORDER BY number LIMIT :page
        """
        for row in self._pages(query):
            yield Planned(row["number"], row["file"], json.loads(row["cells"]))

    def save(self, planned: Planned, picture: Picture) -> None:
        """Keep what came of a row: the file first, then the note of it."""
        if picture.status == "ok":
            part = self._parts / str(planned.number)
            part.write_bytes(picture.data)
            part.replace(self._folder / planned.file)
        self._database.execute(
            "INSERT OR REPLACE INTO made SELECT file, digest, ?, ?, ?, ?, ?, ? "
            "FROM plan WHERE number = ?",
            [
                picture.status,
                picture.err_msg,
                "\n".join(picture.errors),
                picture.ms,
                len(picture.data),
                hashlib.sha256(picture.data).hexdigest() if picture.data else "",
                planned.number,
            ],
        )

    def counts(self) -> dict[str, int]:
        """Return how many rows have each status."""
        query = f"SELECT status, count(*) AS many FROM ({_REPORT}) GROUP BY status"  # noqa: S608
        return {row["status"]: row["many"] for row in self._database.execute(query)}

    def others(self) -> int:
        """Return how many files earlier batches made that no row is for now."""
        query = "SELECT count(*) FROM made WHERE file NOT IN (SELECT file FROM plan)"
        number: int = self._database.execute(query).fetchone()[0]
        return number

    def report(self) -> None:
        """Write what became of each row, in order."""
        lines = (dict(row) for row in self._database.execute(_REPORT))
        report.write(self._folder / report.NAME, self._parts / report.NAME, lines)

    def close(self) -> None:
        """Let others have the folder."""
        self._database.close()

    def __enter__(self) -> Self:
        """Return the journal."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    def _pages(self, query: str) -> Iterator[sqlite3.Row]:
        """Yield what `query` finds after the row :last, a page at a time: rows change meanwhile."""
        last = 0
        while found := self._database.execute(query, {"last": last, "page": _PAGE}).fetchall():
            yield from found
            last = found[-1]["number"]

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Do all of it, or nothing."""
        self._database.execute("BEGIN EXCLUSIVE")
        try:
            yield
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")


def _digest(*parts: str) -> str:
    return hashlib.blake2b(json.dumps(parts).encode(), digest_size=16).hexdigest()


def _is_intact(place: Path, size: int, sha256: str) -> bool:
    try:
        with place.open("rb") as file:
            same_size = os.fstat(file.fileno()).st_size == size
            return same_size and hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False


def _words(folder: Path, error: Exception) -> str:
    if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
        return (
            f"Another batch is writing into {folder}. Wait for its end, or name another folder "
            "by --out."
        )
    if isinstance(error, sqlite3.Error):
        return (
            f"The journal in {folder / FOLDER} cannot be used ({error}). Remove that folder to "
            "begin anew."
        )
    return f"{folder} cannot be written to: {error}."
