"""Fresh mini-programs back to back, each opened, exported from once and closed: ms and CPU of each.

    .venv/bin/python bench/fresh_run.py [chromium|firefox] [count] [processes…]

Needs the built site (`python3 build.py site --out build/site`). By default 20 in one process, then
20 in each of two. CPU is that of the browser's threads, which says more than ms on a machine that
has other work; it is known on Linux only.
"""

import statistics
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from typing import cast

import psutil

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from pysim.driver.browsers import Name  # noqa: E402
from pysim.driver.session import Session  # noqa: E402

PROJECT = ROOT / "examples" / "qrcode"
TICKS = 100
"""Parts of a second in which Linux counts CPU."""
SHOWN = 5


@dataclass
class Measured:
    """What one process has measured."""

    steps: list[dict[str, float]]
    """ms, of each test."""
    cpu: Counter[str]
    """ms by the name of a thread, of all tests but the first."""


class Threads:
    """What the browser's threads have used; those that ended count as they were last seen."""

    def __init__(self) -> None:
        self._seen: dict[tuple[int, str], tuple[str, float]] = {}

    def look(self) -> Counter[str]:
        """Return ms by the name of a thread."""
        for process in psutil.Process().children(recursive=True):
            for task in Path(f"/proc/{process.pid}/task").glob("*"):
                try:
                    head, _, rest = (task / "stat").read_text().rpartition(")")
                except OSError:
                    continue
                user, system = rest.split()[11:13]
                used = (int(user) + int(system)) * 1000 / TICKS
                self._seen[process.pid, task.name] = (head.partition("(")[2], used)
        total: Counter[str] = Counter()
        for name, used in self._seen.values():
            total[name] += round(used)
        return total


def main(browser: Name, count: int, processes: list[int]) -> None:
    """Measure with so many processes at a time, and print."""
    for number in processes:
        with ProcessPoolExecutor(number, mp_context=get_context("spawn")) as pool:
            measured = list(pool.map(measure, [browser] * number, [count] * number))
        print(f"{browser}, {number} processes, {count} tests in each")
        _report(measured)


def measure(browser: Name, count: int) -> Measured:
    """Open, export and close, so many times."""
    steps: list[dict[str, float]] = []
    threads = Threads()
    first: Counter[str] | None = None
    cpu: Counter[str] = Counter()
    with Session.start(browser) as session:
        for _ in range(count):
            marks = [time.perf_counter()]
            page = session.open(PROJECT, "pages/code/code", settings={"pixelRatio": 2})
            marks.append(time.perf_counter())
            if not page.export("code", destWidth=200).ok:
                raise RuntimeError("The canvas was not exported.")
            marks.append(time.perf_counter())
            cpu = threads.look()
            first = first or cpu
            marks.append(time.perf_counter())
            session.close()
            marks.append(time.perf_counter())
            opened, exported, _, closed = (1000 * (b - a) for a, b in pairwise(marks))
            total = opened + exported + closed
            steps.append({"open": opened, "export": exported, "close": closed, "all": total})
    return Measured(steps, cpu - (first or Counter()))


def _report(measured: list[Measured]) -> None:
    later = [row for each in measured for row in each.steps[1:]]
    for name in later[0]:
        values = [row[name] for row in later]
        low, *_, high = statistics.quantiles(values, n=10)
        middle = statistics.median(values)
        first = max(each.steps[0][name] for each in measured)
        print(f"  {name:7} {middle:5.0f} ms ({low:.0f} to {high:.0f}), the first {first:.0f} ms")
    slowest = max(sum(row["all"] for row in each.steps[1:]) for each in measured)
    print(f"  {slowest / len(later):.0f} ms of wall time per test, all processes together")
    cpu = sum((each.cpu for each in measured), Counter[str]())
    parts = ", ".join(f"{name} {used / len(later):.0f}" for name, used in cpu.most_common(SHOWN))
    print(f"  {cpu.total() / len(later):.0f} ms of CPU per test: {parts}")


if __name__ == "__main__":
    given = sys.argv[1:] + ["chromium", "20"][len(sys.argv) - 1 :]
    main(cast("Name", given[0]), int(given[1]), [int(each) for each in given[2:]] or [1, 2])
