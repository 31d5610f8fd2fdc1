"""The Dask cluster that a batch runs on: one of its own on this machine, or any other."""

import logging
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from contextlib import ExitStack, contextmanager

import dask
from dask.system import CPU_COUNT
from distributed import Client, LocalCluster
from distributed.system import MEMORY_LIMIT

from pysim.batch.picture import Picture
from pysim.batch.rows import Row
from pysim.batch.work import Order, Pictures, make

_BROWSER_MEMORY = 1 << 30
"""Bytes that a browser with a mini-program needs, generously."""
_ARRIVE = 30
"""Seconds in which a scheduler answers, and in which its first worker comes."""
_ABSENT = 120
"""Seconds without any worker after which none is waited for any more."""
_LOOK = 5
"""Seconds between two looks at how many workers there are."""
_PARTING = 5
_QUIET: dict[str, list[str]] = {
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
}
"""Ports of a cluster of our own offer nothing but work."""


class ClusterError(Exception):
    """There is nobody who does the work; the text says why and what to do."""


class Cluster:
    """Workers that make pictures after one order."""

    def __init__(self, client: Client, name: str) -> None:
        self._client = client
        self._name = name
        self._executor: Executor = client.get_executor(pure=False)
        self._looked = 0.0
        self._seen = time.monotonic()
        self._workers = 1

    def submit(self, file: str, cells: Row) -> Future[Picture]:
        """Have somebody make a picture."""
        return self._executor.submit(make, self._name, file, cells)

    def workers(self) -> int:
        """Return how many there are, about; raise ClusterError if there were none for too long."""
        now = time.monotonic()
        if now - self._looked >= _LOOK:
            self._looked = now
            self._workers = self._count()
            if self._workers:
                self._seen = now
            if now - self._seen > _ABSENT:
                raise ClusterError(f"There has been no Dask worker for {_ABSENT} s.")
        return self._workers

    def _count(self) -> int:
        try:
            return len(self._client.nthreads())
        except (OSError, ValueError, RuntimeError) as error:
            raise ClusterError(f"The Dask scheduler does not answer any more: {error}") from error


def usual_workers() -> int:
    """Return as many as this machine has processors and memory for."""
    return int(max(1, min(CPU_COUNT, MEMORY_LIMIT // _BROWSER_MEMORY)))


@contextmanager
def start(order: Order, scheduler: str = "", workers: int = 0) -> Iterator[Cluster]:
    """Have `workers` processes on this machine, or those of `scheduler`, take `order`.

    0: as many as this machine has processors and memory for. Raises ClusterError if nobody comes.
    """
    with ExitStack() as stack:
        stack.enter_context(dask.config.set(_QUIET))
        client = stack.enter_context(_theirs(scheduler) if scheduler else _own(workers))
        name = f"pysim-{uuid.uuid4()}"
        try:
            client.register_plugin(Pictures(order, own=not scheduler), name=name)
        except ImportError as error:
            raise ClusterError(
                f"The workers of {scheduler} lack something: {error}. They need "
                "pysim-gadget[batch], and the same version of it as here."
            ) from error
        try:
            yield Cluster(client, name)
        finally:
            if scheduler:
                client.unregister_worker_plugin(name)


@contextmanager
def _own(workers: int) -> Iterator[Client]:
    with (
        LocalCluster(
            n_workers=workers or usual_workers(),
            threads_per_worker=1,
            # Most of the memory is the browsers', of which a worker does not know.
            memory_limit=0,
            dashboard_address=None,
            silence_logs=logging.CRITICAL,
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client


@contextmanager
def _theirs(scheduler: str) -> Iterator[Client]:
    try:
        with Client(scheduler, timeout=_ARRIVE) as client:
            client.wait_for_workers(1, timeout=_ARRIVE)
            yield client
    except (OSError, ValueError, TimeoutError) as error:
        raise ClusterError(
            f"There is no Dask scheduler with workers at {scheduler}: {error} Start them with "
            "`dask scheduler` and `dask worker`, in environments with pysim-gadget[batch]."
        ) from error
