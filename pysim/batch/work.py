"""What Dask's workers do: each keeps the mini-program's files and a browser, and makes pictures."""

import asyncio
import shutil
import signal
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from distributed import Worker, WorkerPlugin, get_worker
from playwright.sync_api import Error

from pysim.batch.picture import Picture, Request, take
from pysim.batch.project import Project
from pysim.batch.rows import Row
from pysim.batch.workshop import DiedError, HungError, Workshop
from pysim.driver import browsers
from pysim.driver.errors import BrowserError, DriverError
from pysim.driver.session import STARTS, Session

_IDLE = 60
"""Seconds."""
_TRIES = 2
"""For a mini-program that does not answer in a browser that does."""


class NoBrowserError(Exception):
    """A worker has no browser; the text says which and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """All that a worker has to know besides the rows."""

    project: Project
    request: Request
    browser: browsers.Name = "chromium"
    data: str = ""
    """Under which name the page's data has the row, if any."""

    @property
    def patience(self) -> float:
        """Seconds in which a picture is made, or something hangs."""
        # A page may take as long as it takes to start, and is asked for this and that then.
        return (2 * STARTS + 4 * self.request.patience) / 1000


class Pictures(WorkerPlugin):
    """Makes the pictures of one order. `own`: the worker was started for it alone."""

    def __init__(self, order: Order, *, own: bool) -> None:
        self._order = order
        self._own = own

    def setup(self, worker: Worker) -> None:
        """Make ready; the browser is started with the first picture."""
        if self._own and threading.current_thread() is threading.main_thread():
            # Ctrl+C at the terminal goes to all processes; the client ends its workers.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        self._folder = Path(worker.local_directory) / f"pysim-{id(self)}"
        self._order.project.unpack(self._folder)
        self._workshop = Workshop(
            lambda: Session.start(self._order.browser),
            is_alive,
            patience=self._order.patience,
            idle=_IDLE,
        )

    async def teardown(self, worker: Worker) -> None:
        """End the browser."""
        del worker
        await asyncio.to_thread(self._workshop.close)
        shutil.rmtree(self._folder, ignore_errors=True)

    def make(self, file: str, cells: Row) -> Picture:
        """Make the picture for a row; what goes wrong is in it. Raises NoBrowserError."""
        order = self._order
        request = order.request.named(file)
        data = {order.data: dict(cells)} if order.data else None

        def work(session: Session) -> Picture:
            for _ in range(_TRIES):
                picture = take(session, self._folder, request, cells, data)
                if picture.status != "ok" and not is_alive(session):
                    raise DriverError(picture.err_msg)
                if picture.status != "api" or picture.answer:
                    break
            return picture

        try:
            return self._workshop.do(work)
        except DiedError as error:
            return Picture(status="crash", err_msg=f"The browser died twice: {error}")
        except HungError as error:
            return Picture(status="hang", err_msg=f"Twice: {error}")
        except DriverError as error:
            if isinstance(error, BrowserError):
                raise NoBrowserError(str(error)) from error
            return Picture(status="crash", err_msg=str(error))


def make(name: str, file: str, cells: Row) -> Picture:
    """Make a picture with the plugin `name` of the worker in which this runs."""
    plugin = cast("Pictures", get_worker().plugins[name])
    return plugin.make(file, cells)


def is_alive(session: Session) -> bool:
    """Tell whether the browser still answers."""
    with suppress(Error):
        return bool(session.playwright_page.evaluate("1"))
    return False
