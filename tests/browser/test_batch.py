"""`pysim batch`, as a shell script has it, whatever is killed meanwhile."""

import csv
import hashlib
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from distributed import LocalCluster
from PIL import Image

from tests.support import command
from tests.support.command import CANVAS

MANY = 12
COLOURS = [(10 * number, 255 - 10 * number, 7) for number in range(MANY)]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return command.project(tmp_path / "project")


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    """A table with a colour in each row, and what is hard to read beside it."""
    path = tmp_path / "rows.csv"
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "colour", "text"])
        for number, colour in enumerate(COLOURS):
            writer.writerow([f"n{number}", f"rgb{colour}", 'a, "b"\nü'])
    return path


def start(project: Path, rows: Path, *more: str | Path) -> subprocess.Popen[str]:
    out = project.parent / "out"
    given = ("--rows", rows, "--out", out, "--name", "{id}.png")
    return command.start("batch", project, *CANVAS, *given, *more)


def end(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=command.PATIENCE)
    return process.returncode, out, err


def report(out: Path) -> list[dict[str, str]]:
    with (out / "report.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def check(out: Path, many: int = MANY) -> None:
    """Every row has its file, and there are no others."""
    pictures = {path.name: path for path in out.iterdir() if path.suffix == ".png"}
    assert len(pictures) == many
    for number, colour in enumerate(COLOURS[:many]):
        image = Image.open(pictures[f"n{number}.png"]).convert("RGB")
        assert image.getcolors() == [(40 * 30, colour)], number
    lines = report(out)
    assert [line["file"] for line in lines] == [f"n{number}.png" for number in range(many)]
    for line in lines:
        data = pictures[line["file"]].read_bytes()
        assert line["status"] == "ok"
        assert int(line["bytes"]) == len(data)
        assert line["sha256"] == hashlib.sha256(data).hexdigest()


def test_a_batch_that_is_killed_twice_and_loses_browsers_and_workers_is_complete_in_the_end(
    project: Path, rows: Path
) -> None:
    out = project.parent / "out"
    out.mkdir()
    two = ("--workers", "2")

    def made() -> int:
        return len(list(out.glob("*.png")))

    first = start(project, rows, *two)
    command.wait_until(out, lambda: made() >= 2)
    for browser in command.children(first, "--type=renderer"):
        browser.kill()
    command.wait_until(out, lambda: made() >= 4)
    below = psutil.Process(first.pid).children(recursive=True)
    first.kill()
    assert end(first)[0] == -signal.SIGKILL
    # Its workers and their browsers do not outlive it.
    assert psutil.wait_procs(below, timeout=command.PATIENCE)[1] == []
    kept = {path: path.stat().st_mtime_ns for path in out.glob("*.png")}
    assert len(kept) < MANY

    second = start(project, rows, *two)
    command.wait_until(out, lambda: made() >= 6)
    command.children(second, "spawn_main")[0].kill()
    command.wait_until(out, lambda: made() >= 8)
    second.kill()
    assert end(second)[0] == -signal.SIGKILL
    assert made() < MANY

    assert end(start(project, rows, *two)) == (0, f"{MANY} of {MANY} pictures are in {out}.\n", "")
    check(out)
    # At most the one that was not noted yet was made again.
    assert sum(path.stat().st_mtime_ns != before for path, before in kept.items()) <= 1

    assert end(start(project, rows)) == (0, f"{MANY} of {MANY} pictures are in {out}.\n", "")


@pytest.fixture
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(
        n_workers=1, threads_per_worker=2, memory_limit=0, dashboard_address=None
    ) as cluster:
        yield cluster


def test_workers_of_any_scheduler_make_the_same_and_are_left_as_they_were(
    project: Path, tmp_path: Path, cluster: LocalCluster
) -> None:
    table = tmp_path / "three.csv"
    table.write_text(
        "id,colour,what\nn0,rgb(0 255 7),\nn1,red,never\nn2,red,throw\n", encoding="utf-8"
    )
    before = set(psutil.Process().children(recursive=True))
    how = ("--scheduler", cluster.scheduler_address, "--data", "row", "--timeout", "2")
    code, said, complaint = end(start(project, table, *how))

    out = tmp_path / "out"
    assert (code, said) == (1, f"2 of 3 pictures are in {out}.\n")
    assert f"1 rows failed (1 wait); {out / 'report.csv'} says why" in complaint
    assert [line["status"] for line in report(out)] == ["ok", "wait", "ok"]
    assert "page.data.ready" in report(out)[1]["errMsg"]
    assert "pages/p/p.js:4:" in report(out)[2]["errors"]
    assert {path.name for path in out.glob("*.png")} == {"n0.png", "n2.png"}
    assert set(psutil.Process().children(recursive=True)) <= before


def test_an_interruption_keeps_what_is_done(project: Path, rows: Path) -> None:
    out = project.parent / "out"
    out.mkdir()
    process = start(project, rows, "--workers", "1")
    command.wait_until(out, (out / "n1.png").exists)
    # As a terminal does: to all processes of the command.
    os.killpg(process.pid, signal.SIGINT)
    code, said, complaint = end(process)

    assert (code, said.strip(), complaint.strip()) == (130, "", "")
    statuses = [line["status"] for line in report(out)]
    assert statuses[:2] == ["ok", "ok"]
    assert statuses[-1] == "pending"


def test_a_browser_that_does_not_start_stops_it(project: Path, rows: Path) -> None:
    process = command.start(
        "batch",
        project,
        *CANVAS,
        "--rows",
        rows,
        "--out",
        project.parent / "out",
        PYSIM_CHROMIUM="/bin/false",
    )
    code, _, complaint = end(process)

    assert code == 5
    assert "chromium does not start" in complaint
