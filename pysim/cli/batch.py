"""`pysim batch DIR`: make one picture of a canvas per row of a table."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from pysim.batch import cluster, report, run
from pysim.batch.journal import Journal, JournalError
from pysim.batch.picture import Request
from pysim.batch.project import Project
from pysim.batch.rows import Names, RowsError
from pysim.batch.work import NoBrowserError, Order
from pysim.cli import options as common
from pysim.cli.exits import Exit, described, errors_as, refuse
from pysim.driver import browsers
from pysim.server import folder, site

_ERRORS: dict[type[Exception], Exit] = {
    RowsError: Exit.USAGE,
    JournalError: Exit.USAGE,
    folder.FolderError: Exit.START,
    site.SiteError: Exit.SETUP,
    cluster.ClusterError: Exit.SETUP,
    NoBrowserError: Exit.SETUP,
    run.LostError: Exit.SETUP,
    OSError: Exit.SETUP,
}


@click.command(
    short_help="Export a canvas once per row of a table.",
    epilog=described(Exit.DONE, Exit.PARTLY, Exit.USAGE, Exit.START, Exit.SETUP, Exit.INTERRUPTED),
)
@common.canvas
@click.option(
    "--rows",
    metavar="FILE",
    required=True,
    type=click.Path(path_type=Path),
    help="CSV in UTF-8; its first line names the columns. Each row is the page's query.",
)
@click.option(
    "--out",
    metavar="FOLDER",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="For the pictures, report.csv and the journal.",
)
@click.option(
    "--name",
    "template",
    metavar="TEMPLATE",
    default="{row}.png",
    show_default=True,
    help="Of the files: columns in braces; {row:04} is the number of the row.",
)
@click.option(
    "--data", metavar="NAME", default="", help="Set the row as data of this name, too, by setData."
)
@click.option(
    "--workers",
    type=click.IntRange(1, 1000),
    help="Processes, each with a browser; else as processors and memory allow.",
)
@click.option(
    "--scheduler",
    metavar="tcp://…",
    default="",
    help="Let the workers of a Dask scheduler do it, instead of processes on this machine.",
)
def batch(
    *,
    directory: Path,
    page: str,
    canvas: str,
    within: str,
    options: Mapping[str, Any],
    settings: Mapping[str, Any],
    wait: str,
    timeout: float,
    browser: browsers.Name,
    rows: Path,
    out: Path,
    template: str,
    data: str,
    workers: int | None,
    scheduler: str,
) -> None:
    """Export a canvas of a page of the mini-program in DIR once per row of a table.

    Whatever ends it, the same command goes on where it was: rows that are done are not done again,
    unless they, the options or the project have changed. Rows that fail do not stop the others;
    FOLDER/report.csv tells of all. They are tried again by the next run.
    """
    if workers and scheduler:
        refuse("Give --workers or --scheduler, not both: a scheduler has its own workers.")
    path, query = common.split(page)
    request = Request(
        page=path,
        query=query,
        canvas=canvas,
        within=within,
        options=options,
        settings=settings,
        wait=wait,
        patience=round(timeout * 1000),
    )
    with errors_as(_ERRORS):
        if not scheduler:
            site.find()
        order = Order(project=Project.pack(directory), request=request, browser=browser, data=data)
        with Journal(out) as journal:
            run.plan(journal, rows, Names(template), order)
            try:
                _work(journal, order, scheduler, workers)
            finally:
                journal.report()
            _tell(journal, out)


def _work(journal: Journal, order: Order, scheduler: str, workers: int | None) -> None:
    counts = journal.counts()
    if not counts.get("pending"):
        return
    with _progress(counts) as done, cluster.start(order, scheduler, workers or 0) as team:
        run.work(journal, team, done)


@contextmanager
def _progress(counts: Mapping[str, int]) -> Iterator[run.Done]:
    """Show how far it is, from what is done already."""
    console = Console(stderr=True)
    columns = (
        BarColumn(bar_width=None),
        MofNCompleteColumn(),
        TextColumn("{task.fields[failed]}", style="red"),
        TimeElapsedColumn(),
        TextColumn("ETA"),
        TimeRemainingColumn(),
    )
    # A row takes seconds, so that a guess needs minutes.
    shown = Progress(
        *columns, console=console, disable=not console.is_terminal, speed_estimate_period=300
    )
    with shown as progress:
        task = progress.add_task(
            "", total=sum(counts.values()), completed=counts.get("ok", 0), failed=""
        )
        failed = 0

        def done(status: str) -> None:
            nonlocal failed
            failed += status != "ok"
            progress.update(task, advance=1, failed=f"{failed} failed" if failed else "")

        yield done


def _tell(journal: Journal, out: Path) -> None:
    """Print what came of it; ends the command if not all is good."""
    counts = journal.counts()
    good = counts.pop("ok", 0)
    bad = sum(counts.values())
    click.echo(f"{good} of {good + bad} pictures are in {out}.")
    if others := journal.others():
        click.echo(f"{others} files there are of earlier rows or names, and were left alone.")
    if bad:
        kinds = ", ".join(f"{many} {status}" for status, many in sorted(counts.items()))
        refuse(
            f"{bad} rows failed ({kinds}); {out / report.NAME} says why. The same command tries "
            "them again.",
            Exit.PARTLY,
        )
