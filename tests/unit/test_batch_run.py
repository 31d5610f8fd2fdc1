"""How rows are given to workers, and what is kept of them."""

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from pysim.batch import run
from pysim.batch.journal import Journal
from pysim.batch.picture import Picture, Request
from pysim.batch.project import Project
from pysim.batch.rows import Names, Row, RowsError
from pysim.batch.work import NoBrowserError, Order

ORDER = Order(project=Project(b"", "digest"), request=Request(page="p", canvas="c"))


class Team:
    """Workers that are threads."""

    def __init__(self, make: Callable[[Row], Picture], many: int = 2) -> None:
        self.pool = ThreadPoolExecutor(many)
        self.make = make
        self.many = many
        self.under_way = 0
        self.most = 0

    def workers(self) -> int:
        return self.many

    def submit(self, file: str, cells: Row) -> Future[Picture]:
        assert file == f"{cells['id']}.png"
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        return self.pool.submit(self.make, cells)

    def done(self, _status: str) -> None:
        self.under_way -= 1


def make(cells: Row) -> Picture:
    return Picture(status="ok", err_msg="fine", data=cells["id"].encode())


def table(folder: Path, many: int) -> Path:
    path = folder / "rows.csv"
    path.write_text("id\n" + "".join(f"{number}\n" for number in range(many)))
    return path


def planned(journal: Journal, rows: Path, order: Order = ORDER) -> Journal:
    run.plan(journal, rows, Names("{id}.png"), order)
    return journal


def test_a_long_table_never_has_many_rows_under_way(tmp_path: Path) -> None:
    team = Team(make)
    with Journal(tmp_path / "out") as journal:
        run.work(planned(journal, table(tmp_path, 500)), team, team.done)

        assert journal.counts() == {"ok": 500}
    assert team.most == 4
    assert (tmp_path / "out" / "321.png").read_bytes() == b"321"


def test_the_report_has_the_order_of_the_rows_whichever_is_done_first(tmp_path: Path) -> None:
    others = threading.Semaphore(0)

    def late(cells: Row) -> Picture:
        if cells["id"] == "0":
            for _ in range(5):
                assert others.acquire(timeout=30)
        others.release()
        return make(cells)

    team = Team(late)
    with Journal(tmp_path / "out") as journal:
        run.work(planned(journal, table(tmp_path, 20)), team, team.done)
        journal.report()

    lines = (tmp_path / "out" / "report.csv").read_text().splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == [str(number) for number in range(1, 21)]


def test_a_row_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    def some(cells: Row) -> Picture:
        if cells["id"] == "3":
            raise OSError("killed")
        return make(cells)

    team = Team(some)
    with Journal(tmp_path / "out") as journal:
        run.work(planned(journal, table(tmp_path, 9)), team, team.done)

        assert journal.counts() == {"ok": 8, "crash": 1}
        journal.report()
    assert "\n4,3.png,crash,OSError: killed," in (tmp_path / "out" / "report.csv").read_text()


@pytest.mark.parametrize(
    ("kind", "raised"), [(NoBrowserError, NoBrowserError), (CancelledError, run.LostError)]
)
def test_what_concerns_all_rows_stops_them(
    tmp_path: Path, kind: type[Exception], raised: type[Exception]
) -> None:
    def none(_cells: Row) -> Picture:
        raise kind

    team = Team(none)
    with Journal(tmp_path / "out") as journal, pytest.raises(raised):
        run.work(planned(journal, table(tmp_path, 9)), team, team.done)


@pytest.mark.parametrize(
    "other",
    [
        replace(ORDER, project=Project(b"", "other")),
        replace(ORDER, browser="firefox"),
        replace(ORDER, data="row"),
        replace(ORDER, request=replace(ORDER.request, options={"destWidth": 3})),
        replace(ORDER, request=replace(ORDER.request, settings={"pixelRatio": 3})),
        replace(ORDER, request=replace(ORDER.request, wait="true")),
    ],
)
def test_whatever_changes_a_picture_has_it_made_anew(tmp_path: Path, other: Order) -> None:
    rows = table(tmp_path, 3)
    team = Team(make)
    with Journal(tmp_path / "out") as journal:
        run.work(planned(journal, rows), team, team.done)

        patient = replace(ORDER, request=replace(ORDER.request, patience=1))
        assert list(planned(journal, rows, patient).pending()) == []
        assert len(list(planned(journal, rows, other).pending())) == 3


def test_names_that_say_no_file_type_are_refused(tmp_path: Path) -> None:
    with Journal(tmp_path / "out") as journal:
        with pytest.raises(RowsError, match="0 has no suffix that names a file type"):
            run.plan(journal, table(tmp_path, 3), Names("{id}"), ORDER)

        jpg = replace(ORDER, request=replace(ORDER.request, options={"fileType": "jpg"}))
        run.plan(journal, table(tmp_path, 3), Names("{id}"), jpg)
        assert journal.counts() == {"pending": 3}


@pytest.mark.parametrize(("file", "kind"), [("a.PNG", "png"), ("a.jpg", "jpg"), ("a.jpeg", "jpg")])
def test_the_suffix_says_the_file_type(file: str, kind: str) -> None:
    assert ORDER.request.named(file).options == {"fileType": kind}
