"""Notice when files below a folder change, also when the folder itself is replaced."""

import asyncio
from pathlib import Path

from watchfiles import awatch

from pysim.server.live import LiveProject

_CHECK = 1000
"""ms after which the folder itself is looked at, since replacing it is no event inside it."""
_PAUSE = 0.3
"""Seconds before a folder that is gone, or cannot be watched, is tried again."""


async def watch(project: LiveProject) -> None:
    """Keep `project` up to date until it is closed."""
    polling: bool | None = None
    while not project.closed.is_set():
        try:
            await _while_it_is_there(project, polling)
        except FileNotFoundError:
            await project.refresh()
        except (OSError, RuntimeError) as error:
            if not polling:
                polling = True
                project.reporter.watching_by_looking(str(error))
        await _pause(project)


async def _while_it_is_there(project: LiveProject, polling: bool | None) -> None:  # noqa: FBT001
    """Follow one and the same folder; `polling` None leaves the way to the library."""
    # What changed before the system began to tell of it would be missed.
    missed = True
    there = _identity(project.folder)
    async for changes in awatch(
        project.boundary,
        watch_filter=None,
        stop_event=project.closed,
        rust_timeout=_CHECK,
        yield_on_timeout=True,
        force_polling=polling,
        ignore_permission_denied=True,
    ):
        if changes or missed:
            await project.refresh(path for _, path in changes)
            missed = False
        if _identity(project.folder) != there:
            return


def _identity(folder: Path) -> tuple[int, int]:
    info = folder.stat()
    return info.st_dev, info.st_ino


async def _pause(project: LiveProject) -> None:
    try:
        await asyncio.wait_for(project.closed.wait(), _PAUSE)
    except TimeoutError:
        return
