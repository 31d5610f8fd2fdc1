"""Serve a project and the site that shows it until the user ends it."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount

from pysim.server.answers import project_routes
from pysim.server.guard import Guard
from pysim.server.live import LiveProject
from pysim.server.static import Site
from pysim.server.watch import watch

_PROJECTS = "projects"
_PATIENCE = 3
"""Seconds for what is being sent when the user ends it."""


def serve(
    project: LiveProject,
    site: Path,
    listener: socket.socket,
    host: str,
    started: Callable[[], None],
) -> None:
    """Serve until a signal; SIGINT is raised as KeyboardInterrupt once everything has ended.

    `started` is called as soon as a signal ends all of it in order.
    """
    _Server(config(application(project, site, host, started)), project).run([listener])


def config(app: Starlette) -> uvicorn.Config:
    """Return how `app` is served; it writes nothing but what is wrong."""
    return uvicorn.Config(
        app,
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE,
    )


def project_address(project: LiveProject) -> str:
    """Return the address of the project, relative to the site.

    It has a name for people and an identity, under which the browser keeps what the mini-program
    stores: other projects are served at the same port at other times.
    """
    return f"{_PROJECTS}/{project.id}/{quote(project.folder_name, safe='')}/"


def project_mount(project: LiveProject) -> Mount:
    """Return what answers below that address."""
    return Mount(f"/{_PROJECTS}/{project.id}/{{name}}", routes=project_routes(project))


def application(
    project: LiveProject, site: Path, host: str, started: Callable[[], None] = lambda: None
) -> Starlette:
    """Return what answers requests; it watches the project while it is up."""

    @asynccontextmanager
    async def watching(_: Starlette) -> AsyncIterator[None]:
        watcher = asyncio.create_task(watch(project))
        started()
        yield
        project.close()
        await watcher

    return Starlette(
        routes=[
            project_mount(project),
            Mount("/", Site(directory=site)),
        ],
        middleware=[Middleware(Guard, host=host)],
        lifespan=watching,
    )


class _Server(uvicorn.Server):
    """Ends the streams of events first, for which it would wait otherwise."""

    def __init__(self, config: uvicorn.Config, project: LiveProject) -> None:
        super().__init__(config)
        self._project = project

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._project.close()
        await super().shutdown(sockets)
