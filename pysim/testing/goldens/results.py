"""What a test run leaves of its failed comparisons: one record and its pictures each.

Every process of a run writes its own into the same folder; none of them needs to know of the
others, for each comparison has files of its own, and its record comes last.
"""

import hashlib
import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from pysim.testing.goldens import files
from pysim.testing.goldens.compare import Box, Comparison, Size

INDEX = "index.html"
ASSETS = ("report.css", "pictures.css", "report.js")
SLUG = 60
"""Characters of a name that its folder shows, so that paths do not get too long."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a comparison found, as `Comparison` has it, and what it allowed."""

    expected_size: Size
    pixels: int
    tolerated: int
    allowed: int
    largest: int
    box: Box
    tolerance: str

    @classmethod
    def of(cls, comparison: Comparison) -> Self:
        """Take them from a comparison."""
        return cls(
            comparison.expected_size,
            comparison.pixels,
            comparison.tolerated,
            comparison.allowed,
            comparison.largest,
            comparison.box,
            str(comparison.tolerance),
        )


@dataclass(frozen=True, slots=True)
class Record:
    """A failed comparison. Paths of pictures are relative to the folder of the results."""

    test: str
    name: str
    browser: str
    golden: str
    """The path of the golden, as it is said to people."""
    actual: str
    actual_size: Size
    expected: str | None = None
    difference: str | None = None
    figures: Figures | None = None
    """None, as are the paths of the other pictures, if there is no golden."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what `asdict` and JSON made of one."""
        fields = json.loads(text, object_hook=_tuples)
        figures = fields.pop("figures")
        return cls(**fields, figures=Figures(**figures) if figures else None)


@dataclass(frozen=True, slots=True)
class Results:
    """The folder of one run's results. Other files in it are left alone."""

    folder: Path

    @property
    def report(self) -> Path:
        """Where the report will be."""
        return self.folder / INDEX

    def clear(self) -> None:
        """Remove what an earlier run left. Once per run, before its first comparison."""
        for name in ("pictures", "records"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        for name in (INDEX, *ASSETS):
            (self.folder / name).unlink(missing_ok=True)

    def add(self, record: Record, pictures: Mapping[str, bytes]) -> None:
        """Keep a record and its pictures, by their paths; it replaces an earlier one like it."""
        for path, data in pictures.items():
            files.write(self.folder / path, data)
        text = json.dumps(asdict(record), indent=2)
        files.write(self._record(key(record.test, record.browser, record.name)), text.encode())

    def forget(self, test: str, browser: str, name: str) -> None:
        """Remove what was kept of a comparison, which has passed when it was done again."""
        self._record(key(test, browser, name)).unlink(missing_ok=True)

    def records(self) -> list[Record]:
        """Return all records, by test and name."""
        found = (path.read_text("utf-8") for path in (self.folder / "records").glob("[!.]*.json"))
        return sorted(map(Record.parse, found), key=lambda each: (each.test, each.name))

    def _record(self, key: str) -> Path:
        return self.folder / "records" / f"{key}.json"


def key(test: str, browser: str, name: str) -> str:
    """Return a folder's name that no other comparison has."""
    whole = json.dumps([test, browser, name])
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:SLUG]
    return f"{slug}-{hashlib.sha256(whole.encode()).hexdigest()[:12]}"


def _tuples(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(v) if isinstance(v, list) else v for key, v in fields.items()}
