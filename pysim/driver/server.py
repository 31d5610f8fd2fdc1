"""Serves the built site and the projects that are opened, to this machine, in a thread."""

import threading
from pathlib import Path
from types import TracebackType
from typing import Self

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount

from pysim.server import address, folder, run, site
from pysim.server.guard import Guard
from pysim.server.listing import Change, Listing
from pysim.server.live import LiveProject
from pysim.server.static import Site


class Server:
    """Listens from its start to its end at `url`, which has no slash at its end."""

    def __init__(self) -> None:
        self._projects: dict[Path, str] = {}
        self._app = Starlette(
            routes=[Mount("/", Site(directory=site.find()))],
            middleware=[Middleware(Guard, host=address.LOOPBACK)],
        )
        listener = address.listen(address.LOOPBACK, 0)
        self.url = address.origin(listener)
        self._server = uvicorn.Server(run.config(self._app))
        self._thread = threading.Thread(
            target=self._server.run, args=[[listener]], name="pysim server", daemon=True
        )
        self._thread.start()

    def add(self, directory: Path) -> str:
        """Serve the mini-program in `directory`, and return its address relative to the site.

        Raises `pysim.server.folder.FolderError` if there is none.
        """
        place = directory.absolute()
        if place not in self._projects:
            folder.check(place)
            project = LiveProject(place, _Silent())
            self._app.routes.insert(0, run.project_mount(project))
            self._projects[place] = run.project_address(project)
        return self._projects[place]

    def close(self) -> None:
        """End it; what is being sent may end first."""
        self._server.should_exit = True
        self._thread.join()

    def __enter__(self) -> Self:
        """Return the server, which has begun."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End it."""
        self.close()


class _Silent:
    """Nobody is at a terminal."""

    def changed(self, change: Change, listing: Listing) -> None:
        """Say nothing."""

    def watching_by_looking(self, reason: str) -> None:
        """Say nothing."""
