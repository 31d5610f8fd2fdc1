"""The journal of a batch: whatever is killed whenever, nothing is lost, doubled or mixed up."""

import csv
import io
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pysim.batch.journal import FOLDER, Journal, JournalError, Planned
from pysim.batch.picture import Picture
from pysim.batch.rows import Row, RowsError

ROWS = [(number, f"{number}.png", {"id": str(number)}) for number in range(1, 6)]
FILES = [file for _, file, _ in ROWS]
KILLED = 9


def content(version: str, file: str) -> bytes:
    return f"{version} of {file}".encode()


def good(version: str, file: str) -> Picture:
    return Picture(status="ok", err_msg="fine", data=content(version, file), ms=5)


def bad() -> Picture:
    return Picture(status="api", err_msg="it failed", ms=5, errors=("a", "b"))


def go_on(folder: Path, version: str) -> list[str]:
    """Do all that is to be done; returns the names of what was."""
    made = []
    with Journal(folder) as journal:
        journal.plan(ROWS, version)
        for planned in journal.pending():
            journal.save(planned, good(version, planned.file))
            made.append(planned.file)
        journal.report()
    return made


def report(folder: Path) -> list[dict[str, str]]:
    text = (folder / "report.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {FOLDER, "report.csv"}


def killed(folder: Path, version: str, count: int) -> list[str] | None:
    """Do it in a process that ends at a call to the system or the database.

    Returns the names of what was kept by then, or None if it came to its end before.
    """
    log = folder.parent / "made"
    log.write_text("")
    child = os.fork()
    if child == 0:
        _die(folder, version, count, log)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) in {0, KILLED}
    return log.read_text().split() if os.waitstatus_to_exitcode(status) else None


def _die(folder: Path, version: str, count: int, log: Path) -> NoReturn:
    left = count

    def look(_frame: FrameType, event: str, call: Any) -> None:
        nonlocal left
        if event not in {"c_call", "c_return"}:
            return
        owner = getattr(call, "__self__", None)
        if isinstance(owner, sqlite3.Connection | io.IOBase) or call.__module__ == "posix":
            left -= 1
            if left < 0:
                os._exit(KILLED)

    class Noted(Journal):
        def save(self, planned: Planned, picture: Picture) -> None:
            super().save(planned, picture)
            with log.open("a") as file:
                file.write(f"{planned.file}\n")

    code = 1
    try:
        sys.setprofile(look)
        with Noted(folder) as journal:
            journal.plan(ROWS, version)
            for planned in journal.pending():
                journal.save(planned, good(version, planned.file))
            journal.report()
        code = 0
    finally:
        os._exit(code)


@pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")
class TestKills:
    @settings(deadline=None, max_examples=60)
    @given(
        runs=st.lists(
            st.tuples(
                st.sampled_from("ab"),
                st.integers(0, 160),
                st.sets(st.sampled_from(FILES)),
                st.sampled_from([b"", b"other"]),
            ),
            max_size=4,
        )
    )
    def test_a_batch_goes_on_after_any_kills(
        self, runs: list[tuple[str, int, set[str], bytes]]
    ) -> None:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "out"
            folder.mkdir()
            kept: set[str] = set()
            last = "a"
            for version, count, damaged, damage in runs:
                if version != last:
                    kept = set()
                made = killed(folder, version, count)
                # What is kept is not made again, unless it would be another picture.
                assert not kept & set(made or ())
                kept = kept | set(made) if made is not None else set(FILES)
                for file in damaged:
                    (folder / file).write_bytes(damage)
                kept -= damaged
                last = version

            again = go_on(folder, last)

            assert not kept & set(again)
            assert len(again) == len(set(again))
            check_all_is_there(folder, last)

    def test_a_kill_at_every_single_moment_of_a_run(self, tmp_path: Path) -> None:
        folder = tmp_path / "out"
        count = 0
        made: list[str] | None = []
        while made is not None:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            made = killed(folder, "a", count)
            count += 1
            again = go_on(folder, "a")

            assert not set(FILES if made is None else made) & set(again)
            check_all_is_there(folder, "a")
        assert count > 50


def check_all_is_there(folder: Path, version: str) -> None:
    assert names(folder) == set(FILES)
    for file in FILES:
        assert (folder / file).read_bytes() == content(version, file)
    assert [line["row"] for line in report(folder)] == ["1", "2", "3", "4", "5"]
    assert {line["status"] for line in report(folder)} == {"ok"}
    assert list((folder / FOLDER / "parts").iterdir()) == []


class TestPlan:
    def test_what_has_changed_is_gone_before_anything_is_made_anew(self, tmp_path: Path) -> None:
        go_on(tmp_path, "a")
        changed = [*ROWS[:4], (5, "5.png", {"id": "other"})]
        with Journal(tmp_path) as journal:
            journal.plan(changed, "a")

            assert [planned.number for planned in journal.pending()] == [5]
            assert names(tmp_path) == {"1.png", "2.png", "3.png", "4.png"}
            assert journal.counts() == {"ok": 4, "pending": 1}

    def test_files_of_rows_that_are_no_more_are_left_alone_and_told_of(
        self, tmp_path: Path
    ) -> None:
        go_on(tmp_path, "a")
        with Journal(tmp_path) as journal:
            journal.plan(ROWS[:3], "a")

            assert journal.others() == 2
        assert len(names(tmp_path)) == 5

    def test_two_rows_with_one_name_change_nothing(self, tmp_path: Path) -> None:
        go_on(tmp_path, "a")
        with Journal(tmp_path) as journal, pytest.raises(RowsError) as error:
            journal.plan([(1, "1.png", {}), (2, "2.png", {}), (3, "1.png", {})], "b")

        assert "Rows 1 and 3 would both make 1.png" in str(error.value)
        assert go_on(tmp_path, "a") == []

    def test_what_failed_has_no_file_and_is_tried_again_by_the_next_run(
        self, tmp_path: Path
    ) -> None:
        (tmp_path / "2.png").write_bytes(b"somebody's")
        with Journal(tmp_path) as journal:
            journal.plan(ROWS, "a")
            for planned in journal.pending():
                journal.save(planned, bad() if planned.number == 2 else good("a", planned.file))
            journal.report()

            assert list(journal.pending()) == []
            assert journal.counts() == {"ok": 4, "api": 1}
        assert "2.png" not in names(tmp_path)
        line = report(tmp_path)[1]
        assert (line["status"], line["errMsg"], line["errors"]) == ("api", "it failed", "a\nb")
        assert go_on(tmp_path, "a") == ["2.png"]

    def test_many_rows_are_read_a_few_at_a_time_while_others_are_kept(self, tmp_path: Path) -> None:
        rows: list[tuple[int, str, Row]] = [
            (number, f"{number}.png", {}) for number in range(1, 251)
        ]
        with Journal(tmp_path) as journal:
            journal.plan(rows, "a")
            seen = []
            for planned in journal.pending():
                journal.save(planned, bad())
                seen.append(planned.number)

            assert seen == list(range(1, 251))


class TestFolder:
    def test_two_batches_at_a_time_are_refused(self, tmp_path: Path) -> None:
        code = f"""if True:
            from pathlib import Path
            from pysim.batch.journal import Journal
            Journal(Path({str(tmp_path)!r}))
        """
        with Journal(tmp_path):
            done = subprocess.run(  # noqa: S603  written here
                [sys.executable, "-c", code], capture_output=True, text=True, check=False
            )
            with pytest.raises(JournalError, match="Another batch"):
                Journal(tmp_path)

        assert "JournalError: Another batch is writing into" in done.stderr

    def test_the_lock_does_not_outlive_its_process(self, tmp_path: Path) -> None:
        code = f"""if True:
            import os, signal
            from pathlib import Path
            from pysim.batch.journal import Journal
            held = Journal(Path({str(tmp_path)!r}))
            os.kill(os.getpid(), signal.SIGKILL)
        """
        done = subprocess.run([sys.executable, "-c", code], check=False)  # noqa: S603  likewise

        assert done.returncode == -9
        Journal(tmp_path).close()

    def test_a_journal_that_is_none(self, tmp_path: Path) -> None:
        (tmp_path / FOLDER).mkdir()
        (tmp_path / FOLDER / "journal.sqlite").write_bytes(b"something else" * 100)

        with pytest.raises(JournalError, match="Remove that folder to begin anew"):
            Journal(tmp_path)

    def test_a_folder_that_is_none(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()

        with pytest.raises(JournalError, match="cannot be written to"):
            Journal(tmp_path / "file")
