"""What `pysim preview` writes to the terminal."""

import sys
from collections.abc import Iterable
from datetime import datetime
from io import TextIOWrapper

from rich.console import Console
from rich.text import Text

from pysim.server.listing import Change, Listing
from pysim.server.problem import Problem

_NAMED = 3


class Terminal:
    """Lines for a person: they are coloured on a terminal, and plain in a file."""

    def __init__(self) -> None:
        if isinstance(sys.stdout, TextIOWrapper):
            # A name that the terminal cannot show is no reason to end.
            sys.stdout.reconfigure(errors="replace")
        self._console = Console(highlight=False, soft_wrap=True)
        self._known: set[Problem] = set()

    def greet(self, listing: Listing, url: str, *, open_to_all: bool) -> None:
        """Say what is shown and where, and how to end it."""
        self._print(f"Previewing {listing.name} at", url, "bold cyan")
        self._print("Changes are shown as you save them. Press Ctrl+C to end.", style="dim")
        if open_to_all:
            self._print(
                "Everybody who can reach this machine can read the project's files.", style="yellow"
            )
        self._warn(listing.problems)

    def changed(self, change: Change, listing: Listing) -> None:
        """Say which files are others than before."""
        now = datetime.now().astimezone().strftime("%H:%M:%S")
        for what, paths in (("changed", change.changed), ("removed", change.removed)):
            if paths:
                more = f" and {len(paths) - _NAMED} more" if len(paths) > _NAMED else ""
                self._print(f"{now} {what}", ", ".join(paths[:_NAMED]) + more)
        self._warn(listing.problems)

    def watching_by_looking(self, reason: str) -> None:
        """Say that the system does not tell of changes."""
        self._print(
            f"The system cannot tell of changes ({reason}); the files are looked at again "
            "and again instead, which takes a moment longer.",
            style="yellow",
        )

    def end(self) -> None:
        """End the line on which the terminal shows ^C."""
        self._console.print()

    def _warn(self, problems: Iterable[Problem]) -> None:
        """Say what is wrong, once as long as it stays wrong."""
        current = set(problems)
        for problem in sorted(current - self._known, key=lambda each: each.file):
            self._print("warning", f"{problem.file}: {problem.message}", "yellow")
        self._known = current

    def _print(self, first: str, second: str = "", style: str = "") -> None:
        """Print without reading marks of style out of names."""
        line = Text(first, style="" if second else style)
        if second:
            line.append(" ").append(second, style=style)
        self._console.print(line)
