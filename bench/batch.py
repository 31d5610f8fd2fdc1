"""Measure how many rows a second `pysim batch` makes with one Dask worker process, and with two.

Run: .venv/bin/python bench/batch.py [ROWS]
The site must be built, and the machine otherwise idle. Both are measured in turns, three times
each, once their browsers are warm; the medians are compared. The processor time that a row takes,
in all processes of the batch, bounds what more workers can give.
"""

import statistics
import sys
import time
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).parents[1]))

from pysim.batch import cluster
from pysim.batch.picture import Request
from pysim.batch.project import Project
from pysim.batch.work import Order

EXAMPLE = Path(__file__).parents[1] / "examples" / "qrcode"
REQUEST = Request(page="pages/code/code", canvas="code", wait="page.data.content", patience=60_000)
ROUNDS = 3


def rate(team: cluster.Cluster, rows: int) -> float:
    start = time.perf_counter()
    futures = [team.submit(f"{number}.png", {"id": str(number)}) for number in range(rows)]
    for future in futures:
        if (picture := future.result()).status != "ok":
            sys.exit(f"{picture.status}: {picture.err_msg}")
    return rows / (time.perf_counter() - start)


def processor_time() -> float:
    """Return the seconds that the processes of the batch have had so far."""
    family = [psutil.Process(), *psutil.Process().children(recursive=True)]
    return sum(each.user + each.system for each in map(psutil.Process.cpu_times, family))


def main(rows: int) -> None:
    order = Order(project=Project.pack(EXAMPLE), request=REQUEST)
    rates: dict[int, list[float]] = {1: [], 2: []}
    costs: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(ROUNDS):
        for workers, measured in rates.items():
            with cluster.start(order, workers=workers) as team:
                rate(team, 2 * workers)
                before = processor_time()
                measured.append(rate(team, rows))
                costs[workers].append((processor_time() - before) / rows)
    for workers, measured in rates.items():
        each = ", ".join(f"{one:.2f}" for one in measured)
        cost = statistics.median(costs[workers])
        print(f"{workers} at work: {statistics.median(measured):.2f} rows/s ({each}), ", end="")
        print(f"{cost:.2f} s of a processor each")
    ratio = statistics.median(rates[2]) / statistics.median(rates[1])
    print(f"two are {ratio:.2f} times as fast as one, on {psutil.cpu_count()} processors")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
