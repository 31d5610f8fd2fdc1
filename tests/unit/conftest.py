"""Fixtures for `pysim preview`."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.support import preview

SITE = {"preview.html": "<title>preview</title>", "core.mjs": "1", "pillow.whl": "w"}
PROJECT = {"app.json": '{"pages": ["pages/a/a"]}', "app.js": "App({})", "pages/a/a.ttml": "<view/>"}

StartPreview = Callable[..., preview.Preview]


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an installed package with a small site."""
    return preview.install(tmp_path_factory.mktemp("installed"), SITE)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The folder of a small mini-program."""
    preview.write(tmp_path / "poster", PROJECT)
    return tmp_path / "poster"


@pytest.fixture
def start_preview(installed: Path, project: Path) -> Iterator[StartPreview]:
    """A function that previews `project` with further arguments, at some free port."""
    with ExitStack() as running:

        def start(*arguments: str, **env: str) -> preview.Preview:
            return running.enter_context(
                preview.start(installed, project, "--port", "0", *arguments, **env)
            )

        yield start


@pytest.fixture(scope="module")
def module_preview(
    installed: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[preview.Preview, Path]]:
    """One preview and its folder, for tests whose files do not meet."""
    folder = tmp_path_factory.mktemp("shared") / "poster"
    preview.write(folder, PROJECT)
    with preview.start(installed, folder, "--port", "0") as running:
        yield running, folder
