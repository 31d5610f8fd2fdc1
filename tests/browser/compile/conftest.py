"""A page with the project compiler and what tests of its results need."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.support import compiler
from tests.support.compiler import Bench


@pytest.fixture(scope="session")
def harness(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of `harness.ts` as a script for a page."""
    return compiler.harness(tmp_path_factory.mktemp("harness"))


@pytest.fixture(scope="module")
def bench(browser: Browser, site: str, harness: str) -> Iterator[Bench]:
    page = browser.new_page()
    # A document of the site without scripts of its own.
    page.goto(f"{site}/runtime/manifest.json")
    page.evaluate(harness)
    yield Bench(page)
    page.close()
