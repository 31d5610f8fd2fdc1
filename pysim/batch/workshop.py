"""One browser session that is kept from picture to picture, and replaced when it dies or hangs.

Playwright's objects belong to the thread that made them, so the session lives in one of its own.
"""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import AbstractContextManager, suppress
from typing import Generic, TypeVar

import psutil

S = TypeVar("S")
R = TypeVar("R")
_PARTING = 3
"""Seconds for processes that were killed."""


class DiedError(Exception):
    """The session came to its end while it worked, and so did the one after it."""


class HungError(Exception):
    """The session did not answer in time, nor did the one after it."""


class Workshop(Generic[S]):
    """Works with a session that `start` begins when it is needed.

    `is_alive` tells, in the session's thread, whether one that has raised an error can go on.
    `patience`: seconds for one piece of work; `idle`: seconds after which a session without work is
    ended, since a client that was killed does not say goodbye.
    """

    def __init__(
        self,
        start: Callable[[], AbstractContextManager[S]],
        is_alive: Callable[[S], bool],
        *,
        patience: float,
        idle: float,
    ) -> None:
        self._start = start
        self._is_alive = is_alive
        self._patience = patience
        self._idle = idle
        self._turn = threading.Lock()
        self._bench: _Bench[S] | None = None

    def do(self, work: Callable[[S], R]) -> R:
        """Return what `work` makes of the session, or raise what it raises; one at a time.

        If the session dies or hangs, the work is tried once more, with another one, before
        DiedError or HungError is raised. What `start` raises comes through.
        """
        with self._turn:
            try:
                return self._try(work)
            except (DiedError, HungError):
                return self._try(work)

    def close(self) -> None:
        """End the session; another one is begun when there is work again."""
        with self._turn:
            if self._bench:
                self._bench.close()
                self._bench = None

    def _try(self, work: Callable[[S], R]) -> R:
        result: Future[R] = Future()
        if self._bench is None or not self._bench.take(work, result):
            self._bench = _Bench(self._start, self._is_alive, self._idle)
            self._bench.take(work, result)
        try:
            return self._bench.wait(result, self._patience)
        except (DiedError, HungError):
            self._bench.kill()
            self._bench = None
            raise


class _Bench(Generic[S]):
    """A thread with a session in it."""

    def __init__(
        self,
        start: Callable[[], AbstractContextManager[S]],
        is_alive: Callable[[S], bool],
        idle: float,
    ) -> None:
        self._start = start
        self._is_alive = is_alive
        self._idle = idle
        self._others = _children()
        self._jobs: queue.SimpleQueue[Callable[[S], None] | None] = queue.SimpleQueue()
        self._ready: Future[None] = Future()
        self._gate = threading.Lock()
        """Held by who takes on work, and by who finds that there is none."""
        self._ended = False
        # A thread that hangs must not keep the process from its end.
        self._thread = threading.Thread(target=self._run, name="pysim session", daemon=True)
        self._thread.start()

    def take(self, work: Callable[[S], R], result: Future[R]) -> bool:
        """Take on work; returns False if the session has ended."""

        def job(session: S) -> None:
            try:
                result.set_result(work(session))
            except BaseException as error:  # noqa: BLE001  it is the caller's to handle
                result.set_exception(error if self._is_alive(session) else DiedError(str(error)))

        with self._gate:
            if not self._ended:
                self._jobs.put(job)
            return not self._ended

    def wait(self, result: Future[R], patience: float) -> R:
        try:
            self._ready.result(patience)
            return result.result(patience)
        except TimeoutError as error:
            raise HungError(f"nothing was heard of the browser for {patience:g} s") from error

    def close(self) -> None:
        self._jobs.put(None)
        self._thread.join(_PARTING)
        self.kill()

    def kill(self) -> None:
        """End the processes that the session has started; its thread then ends, or is left."""
        with self._gate:
            self._ended = True
            self._jobs.put(None)
        gone = _children() - self._others
        for child in gone:
            with suppress(psutil.NoSuchProcess):
                child.kill()
        psutil.wait_procs(gone, timeout=_PARTING)

    def _run(self) -> None:
        try:
            with self._start() as session:
                self._ready.set_result(None)
                while job := self._next():
                    job(session)
        except BaseException as error:  # noqa: BLE001  likewise
            with self._gate:
                self._ended = True
            if not self._ready.done():
                self._ready.set_exception(error)

    def _next(self) -> Callable[[S], None] | None:
        try:
            return self._jobs.get(timeout=self._idle)
        except queue.Empty:
            with self._gate:
                self._ended = self._jobs.empty()
            return None if self._ended else self._jobs.get()


def _children() -> set[psutil.Process]:
    return set(psutil.Process().children(recursive=True))
