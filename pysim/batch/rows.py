"""Rows of a CSV file, and the names of the files that are made of them."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import _csv

NUMBER = "row"
"""In a name: the number of the row, unless a column is called so. The first one has 1."""
MAX_NAME = 255
"""Bytes; more than that no usual file system takes."""

Row = Mapping[str, str]


class RowsError(Exception):
    """The rows, or the names for them, cannot be used; the text says why and what to do."""


def read(path: Path) -> Iterator[tuple[int, Row]]:
    """Yield the number of each row, from 1, and its cells by column.

    It is UTF-8, with a byte order mark or without, with commas between cells, and quotes around
    those with commas, quotes or newlines in them. Lines without anything do not count. Raises
    RowsError for anything else.
    """
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            yield from _rows(path, csv.reader(file, strict=True))
    except OSError as error:
        raise RowsError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise RowsError(
            f"{path} is not UTF-8 ({error.reason} at byte {error.start} of what was read). "
            "Save it as UTF-8, or “CSV UTF-8” in a spreadsheet."
        ) from error


def _rows(path: Path, reader: "_csv.Reader") -> Iterator[tuple[int, Row]]:
    columns: list[str] = []
    number = 0
    try:
        for cells in reader:
            if not cells:
                continue
            if not columns:
                columns = _checked_header(path, cells)
                continue
            number += 1
            if len(cells) != len(columns):
                raise RowsError(
                    f"{path}, line {reader.line_num}: row {number} has {len(cells)} cells, but "
                    f"the first line names {len(columns)} columns."
                )
            yield number, dict(zip(columns, cells, strict=True))
    except csv.Error as error:
        raise RowsError(
            f"{path}, line {reader.line_num}: {error}. A quote inside a quoted cell is doubled."
        ) from error
    if not columns:
        raise RowsError(f"{path} is empty. Its first line names the columns.")


def _checked_header(path: Path, cells: list[str]) -> list[str]:
    if "" in cells:
        raise RowsError(f"{path}: column {cells.index('') + 1} has no name in the first line.")
    if twice := sorted({name for name in cells if cells.count(name) > 1}):
        raise RowsError(f"{path}: the first line names {', '.join(twice)} more than once.")
    return cells


@dataclass(frozen=True, slots=True)
class Names:
    """Makes names of files after `template`, such as `{id}-{row:04}.png`."""

    template: str

    def of(self, number: int, row: Row) -> str:
        """Return the name for a row; raise RowsError if it cannot be one of a file in a folder."""
        values: dict[str, object] = {NUMBER: number, **row}
        try:
            name = "".join(self._filled(values))
        except ValueError as error:
            raise RowsError(f"The name {self.template!r} cannot be filled in: {error}") from error
        if problem := _problem(name):
            raise RowsError(
                f"Row {number} would make a file called {name!r}: {problem}. Put other columns "
                "into --name, or change the data."
            )
        return name

    def _filled(self, values: Mapping[str, object]) -> Iterator[str]:
        for text, column, layout, conversion in Formatter().parse(self.template):
            yield text
            if column is None:
                continue
            if column not in values:
                raise ValueError(f"there is no column {column!r}; there are: {', '.join(values)}.")
            if conversion:
                raise ValueError(f"!{conversion} is not for names.")
            yield format(values[column], layout or "")


def _problem(name: str) -> str:
    """Say what is wrong with a name, or nothing."""
    if "/" in name or "\\" in name:
        return "all files lie in the folder itself, so no / or \\ may be in it"
    if name.startswith("."):
        return "it may not begin with a dot"
    if not name.isprintable():
        return "there is a character in it that cannot be seen"
    if not name.removesuffix(Path(name).suffix).strip():
        return "there is nothing before the suffix"
    if len(name.encode(errors="replace")) > MAX_NAME:
        return f"it has more than {MAX_NAME} bytes"
    return ""
