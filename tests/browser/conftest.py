"""A page for tests that put canvases on it and run scripts there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

HELPERS = (Path(__file__).parent / "helpers.js").read_text(encoding="utf-8")


@pytest.fixture
def blank_page(shared_page: Page) -> Iterator[Page]:
    """An empty page with the helpers of `helpers.js`; the default settings but pixelRatio 2."""
    shared_page.evaluate(HELPERS)
    yield shared_page
    shared_page.unroute_all()
