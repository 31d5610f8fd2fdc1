"""A project while it is edited: its present state, and what led there from an earlier one."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterable
from pathlib import Path
from typing import Protocol

from pysim.server.contents import Digests, digest, read
from pysim.server.listing import Change, Listing, difference, scan
from pysim.server.places import printable, real

_REMEMBERED = 100
_SILENCE = 15
"""Seconds after which a follower hears that nothing has changed, so that a dead line shows."""


class Reporter(Protocol):
    """Who tells the person at the terminal."""

    def changed(self, change: Change, listing: Listing) -> None:
        """Tell that files have changed."""

    def watching_by_looking(self, reason: str) -> None:
        """Tell that the system does not tell of changes."""


class LiveProject:
    """The project in `folder`, as it was when it was last looked at."""

    def __init__(self, folder: Path, reporter: Reporter) -> None:
        self.folder = folder
        self.reporter = reporter
        self.folder_name = printable(self.boundary.name) or "project"
        self.id = digest(os.fsencode(self.boundary))[:12]
        self.closed = asyncio.Event()
        self._digests = Digests()
        self.listing = scan(folder, self._digests)
        self._past = {self.listing.revision: self.listing.digests}
        self._turn = asyncio.Lock()
        self._news = asyncio.Event()

    @property
    def boundary(self) -> Path:
        """The real folder out of which nothing leads."""
        return real(self.folder)

    async def refresh(self, written: Iterable[str] = ()) -> None:
        """Look again; `written` are real paths of files that were surely written to."""
        async with self._turn:
            self._digests.forget(written)
            listing = await asyncio.to_thread(scan, self.folder, self._digests)
            if listing.revision == self.listing.revision:
                return
            change = difference(self.listing.digests, listing.digests)
            self.listing = listing
            self._remember(listing)
            self.reporter.changed(change, listing)
            self._wake()

    async def read(self, path: str) -> bytes:
        """Return the contents of a file of the project; raise OSError or KeyError without it."""
        file = self.listing.files[path]
        return await asyncio.to_thread(read, file.place, self.boundary)

    async def follow(self, revision: str) -> AsyncIterator[tuple[str, Change] | None]:
        """Yield each later state's revision and what it changes, until the end.

        What comes in quick succession comes as one. After a long silence there is a None. For a
        revision that nobody remembers, everything has changed.
        """
        while not self.closed.is_set():
            news, listing = self._news, self.listing
            if listing.revision != revision:
                before = self._past.get(revision, {})
                revision = listing.revision
                yield revision, difference(before, listing.digests)
                continue
            try:
                await asyncio.wait_for(news.wait(), _SILENCE)
            except TimeoutError:
                yield None

    def close(self) -> None:
        """End what follows."""
        self.closed.set()
        self._wake()

    def _remember(self, listing: Listing) -> None:
        self._past.pop(listing.revision, None)
        self._past[listing.revision] = listing.digests
        while len(self._past) > _REMEMBERED:
            del self._past[next(iter(self._past))]

    def _wake(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()
