"""A mini-program that a test is going to open."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pysim.driver.page import Page
from pysim.driver.session import Session


@dataclass(frozen=True)
class MiniProgram:
    """The mini-program in `directory`, with the settings that it will run under."""

    session: Session
    directory: Path
    settings: Mapping[str, Any]
    opened: list[Page]
    """All that the test has opened, for whoever looks at their errors."""

    def open(self, path: str = "", **how: Any) -> Page:
        """Start it on the page at `path`, or on its entry page, and return that.

        `how` is what `Session.open` takes: `query`, `data`, `mocks`, `clock`, `seed`. It starts
        with no files and an empty storage. Raises OpenError, which says why it cannot start.
        """
        page = self.session.open(self.directory, path, settings=self.settings, **how)
        self.opened.append(page)
        return page
