"""Gives rows to whoever works, a few at a time, and keeps what comes of them."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Protocol

from pysim.batch.journal import Journal, Planned
from pysim.batch.picture import Picture
from pysim.batch.rows import Names, Row, RowsError, read
from pysim.batch.work import NoBrowserError, Order

_AHEAD = 2
"""Rows that each worker has: the one that it works on, and the next."""
_LOOK = 1
"""Seconds after which the number of workers is looked at even if nothing is done."""


class LostError(Exception):
    """Those who worked are gone; the text says what to do."""


Done = Callable[[str], None]


class Workers(Protocol):
    """Who does the work."""

    def submit(self, file: str, cells: Row) -> Future[Picture]:
        """Have somebody make the picture of a row."""

    def workers(self) -> int:
        """Return how many there are; raise an error if nothing can be expected any more."""


def plan(journal: Journal, rows: Path, names: Names, order: Order) -> None:
    """Write into the journal what there is to do. Raises RowsError."""

    def named() -> Iterator[tuple[int, str, Row]]:
        for number, cells in read(rows):
            file = names.of(number, cells)
            try:
                order.request.named(file)
            except ValueError as error:
                raise RowsError(str(error)) from error
            yield number, file, cells

    journal.plan(named(), identity(order))


def identity(order: Order) -> str:
    """Return what names everything that all pictures of an order depend on."""
    request = asdict(order.request)
    # How long one waits makes no other picture.
    del request["patience"]
    parts = [order.project.digest, request, order.browser, order.data]
    return hashlib.blake2b(json.dumps(parts, sort_keys=True).encode(), digest_size=16).hexdigest()


def work(journal: Journal, workers: Workers, done: Done) -> None:
    """Have all pending rows done; `done` hears the status of each once it is kept.

    Raises NoBrowserError, LostError and whatever `workers` raises when nothing is to be expected.
    """
    for planned, picture in _made(journal.pending(), workers):
        journal.save(planned, picture)
        done(picture.status)


def _made(rows: Iterable[Planned], workers: Workers) -> Iterator[tuple[Planned, Picture]]:
    """Yield rows as they are done, with never more of them under way than there is memory for."""
    rows = iter(rows)
    waiting: dict[Future[Picture], Planned] = {}
    while True:
        room = max(1, workers.workers()) * _AHEAD - len(waiting)
        for planned in islice(rows, max(0, room)):
            waiting[workers.submit(planned.file, planned.cells)] = planned
        if not waiting:
            return
        done, _ = wait(waiting, timeout=_LOOK, return_when=FIRST_COMPLETED)
        for future in done:
            yield waiting.pop(future), _outcome(future)


def _outcome(future: Future[Picture]) -> Picture:
    try:
        return future.result()
    except NoBrowserError:
        raise
    except CancelledError as error:
        raise LostError("Dask's scheduler has gone. What is done is kept; go on later.") from error
    except Exception as error:  # noqa: BLE001  such as Dask's KilledWorker
        return Picture(status="crash", err_msg=f"{type(error).__name__}: {error}")
