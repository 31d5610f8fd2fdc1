"""Fixtures: the built site on a server, and pages of it in headless browsers.

A test that uses a browser runs in Chromium. What people depend on runs in Firefox, too; there the
module says `pytestmark = pytest.mark.browsers("chromium", "firefox")`. A test in it that needs what
one driver alone can do, such as several fingers, says `@pytest.mark.browsers("chromium")`.
`python3 build.py test --browser firefox` runs those of Firefox alone.
"""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page

from pysim.driver import browsers
from tests.support import servers
from tests.support import web_server as web_servers
from tools.setup import TESTED_BROWSERS

# As the entry point of an installed package does.
pytest_plugins = ["pysim.testing.plugin"]

ROOT = Path(__file__).parents[1]
SITE = ROOT / "build" / "site"
USUAL = ("chromium",)


def pytest_configure(config: pytest.Config) -> None:
    # A shell that starts the tests in the background has them, and what they start, ignore it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    config.addinivalue_line("markers", "browsers(*names): the browsers that the test runs in")
    config.option.browser = config.option.browser or list(TESTED_BROWSERS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep of each test the browsers that it is for."""
    items[:] = [item for item in items if _browser_of(item) in {None, *_browsers_for(item)}]


def _browser_of(item: pytest.Item) -> str | None:
    return item.callspec.params.get("browser_name") if hasattr(item, "callspec") else None


def _browsers_for(item: pytest.Item) -> tuple[str, ...]:
    marker = item.get_closest_marker("browsers")
    return marker.args if marker else USUAL


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], browser_name: browsers.Name
) -> dict[str, Any]:
    return {**browser_type_launch_args, **browsers.launch_options(browser_name)}


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The base URL of the built site."""
    assert (SITE / "embed.html").exists(), "build the site first: python3 build.py test does"
    with servers.serve(SITE) as url:
        yield url


@pytest.fixture(scope="session")
def other_origin() -> Iterator[str]:
    """The base URL of tests/fixtures on another origin, without CORS headers."""
    with servers.serve(ROOT / "tests" / "fixtures") as url:
        yield url


@pytest.fixture(scope="session")
def cors_origin() -> Iterator[str]:
    """The base URL of tests/fixtures on another origin that allows every reader."""
    with servers.serve(ROOT / "tests" / "fixtures", {"Access-Control-Allow-Origin": "*"}) as url:
        yield url


@pytest.fixture(scope="session")
def web_server() -> Iterator[web_servers.WebServer]:
    """A server that echoes, is slow, breaks off and reads forms."""
    with web_servers.run() as server:
        yield server


OpenEmbed = Callable[..., Page]


def open_embed(browser: Browser, site: str, **settings: Any) -> Page:
    """Open embed.html in a context of its own and wait until `tt` works."""
    page = browser.new_context().new_page()
    page.goto(f"{site}/embed.html?{urlencode(settings)}")
    page.evaluate("pysim.ready")
    return page


@pytest.fixture
def embed(browser: Browser, site: str) -> Iterator[OpenEmbed]:
    """A factory of pages: `embed(pixelRatio=3)` is embed.html with that setting, ready."""
    opened: list[Page] = []

    def open_one(**settings: Any) -> Page:
        opened.append(open_embed(browser, site, **settings))
        return opened[-1]

    yield open_one
    for page in opened:
        page.context.close()


@pytest.fixture(scope="module")
def shared_page(browser: Browser, site: str) -> Iterator[Page]:
    """One ready page for a whole module, for tests that configure it themselves."""
    page = open_embed(browser, site)
    yield page
    page.context.close()
