"""A page in which mini-programs run, one after the other."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.support.mini_program import Bench


@pytest.fixture(scope="module")
def bench(browser: Browser, site: str) -> Iterator[Bench]:
    context = browser.new_context(viewport={"width": 800, "height": 800}, has_touch=True)
    yield Bench(context.new_page(), site)
    context.close()
