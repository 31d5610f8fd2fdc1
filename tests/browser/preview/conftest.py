"""Previews of projects that the tests change."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.support import projects
from tests.support.projects import MINIMAL, ProjectServer
from tests.support.shell import OpenPreview, opener


@pytest.fixture
def preview(browser: Browser, site: str) -> Iterator[OpenPreview]:
    """A function that opens the preview of a project."""
    with opener(browser, site) as open_one:
        yield open_one


@pytest.fixture
def project() -> Iterator[ProjectServer]:
    """A project of two pages."""
    with projects.serve(MINIMAL) as server:
        yield server
