"""The report of a batch: a line of CSV for each row, in the order of the rows."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

NAME = "report.csv"
COLUMNS = ("row", "file", "status", "errMsg", "ms", "bytes", "sha256", "errors")


def write(place: Path, temporary: Path, lines: Iterable[Mapping[str, Any]]) -> None:
    """Write the file at `place` as a whole; until then it is in `temporary`."""
    with temporary.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(lines)
    temporary.replace(place)
