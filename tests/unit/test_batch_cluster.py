"""Dask clusters that do not answer, or have nobody to work."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

import pytest
from distributed import Client, LocalCluster

from pysim.batch import cluster
from pysim.batch.cluster import Cluster, ClusterError
from pysim.batch.picture import Request
from pysim.batch.project import Project
from pysim.batch.work import Order

ORDER = Order(project=Project(b"", "digest"), request=Request(page="p", canvas="c"))


class Far:
    """A client of some scheduler."""

    def __init__(self, *counts: int) -> None:
        self.counts = list(counts)

    def get_executor(self, *, pure: bool) -> None:
        assert not pure

    def nthreads(self) -> dict[str, int]:
        if not self.counts:
            raise OSError("the line is dead")
        return {str(number): 1 for number in range(self.counts.pop(0))}

    def register_plugin(self, _plugin: object, *, name: str) -> None:
        raise ModuleNotFoundError(f"No module for {name[:5]}")


def team(*counts: int) -> Cluster:
    return Cluster(cast("Client", Far(*counts)), "name")


def test_workers_may_come_and_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_LOOK", 0)
    some = team(2, 0, 3)

    assert [some.workers() for _ in range(3)] == [2, 0, 3]


def test_nobody_is_waited_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_LOOK", 0)
    monkeypatch.setattr(cluster, "_ABSENT", -1)

    with pytest.raises(ClusterError, match="There has been no Dask worker for"):
        team(0).workers()


def test_a_scheduler_that_no_longer_answers() -> None:
    with pytest.raises(ClusterError, match="does not answer any more: the line is dead"):
        team().workers()


def test_no_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_ARRIVE", 0.2)

    with (
        pytest.raises(ClusterError, match="no Dask scheduler with workers at tcp://127"),
        cluster.start(ORDER, "tcp://127.0.0.1:1"),
    ):
        pass


def test_a_scheduler_without_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    with LocalCluster(n_workers=0, threads_per_worker=1, dashboard_address=None) as empty:
        address = empty.scheduler_address
        monkeypatch.setattr(cluster, "_ARRIVE", 2)
        with (
            pytest.raises(ClusterError, match="Start them with `dask scheduler` and `dask worker`"),
            cluster.start(ORDER, address),
        ):
            pass


def test_workers_without_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def far(_scheduler: str) -> Iterator[Far]:
        yield Far()

    monkeypatch.setattr(cluster, "_theirs", far)
    with (
        pytest.raises(ClusterError, match="lack something: No module for pysim"),
        cluster.start(ORDER, "tcp://there:1"),
    ):
        pass


def test_there_is_always_one_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "MEMORY_LIMIT", 1)

    assert cluster.usual_workers() == 1
