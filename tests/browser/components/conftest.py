"""The page of built-in components, empty for each test."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support import components, servers


@pytest.fixture(scope="session")
def harness_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The base URL of the page."""
    folder = tmp_path_factory.mktemp("components")
    components.build(folder)
    with servers.serve(folder) as url:
        yield url


@pytest.fixture(scope="module")
def harness_page(browser: Browser, harness_site: str) -> Iterator[Page]:
    page = browser.new_context(
        viewport={"width": 375, "height": 667}, has_touch=True, reduced_motion="no-preference"
    ).new_page()
    page.goto(f"{harness_site}/index.html")
    yield page
    page.context.close()


@pytest.fixture
def harness(harness_page: Page) -> Iterator[components.Harness]:
    """The page, empty; a test that leaves an error in it fails."""
    errors: list[str] = []
    harness_page.on("pageerror", lambda error: errors.append(str(error)))
    harness_page.mouse.move(0, 0)
    yield components.Harness(harness_page)
    harness_page.evaluate("harness.show([], '')")
    assert errors == []
