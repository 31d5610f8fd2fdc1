"""Drive the page that previews a mini-program."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Browser, FrameLocator, Locator, Page

STARTS = 90_000
"""Ms that Python may take on a busy machine."""

OpenPreview = Callable[..., Page]


@contextmanager
def opener(browser: Browser, site: str) -> Iterator[OpenPreview]:
    """Give a function that opens the preview of a project; its pages are closed at the end."""
    opened: list[Page] = []

    def open_one(project: str, *, wait: bool = True, **query: Any) -> Page:
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        opened.append(page)
        # The driver of a sandboxed frame does not know of the scale at which it is drawn.
        given = {"project": project, "zoom": 1, **query}
        page.goto(f"{site}/preview.html?{urlencode(given)}")
        if wait:
            wait_for(page, "running")
        return page

    yield open_one
    for page in opened:
        page.context.close()


def wait_for(page: Page, *states: str) -> dict[str, Any]:
    """Wait until the preview is in one of `states`, and return that state."""
    page.wait_for_function(
        "(states) => window.pysim && states.includes(pysim.preview.state.name)",
        arg=list(states),
        timeout=STARTS,
    )
    state: dict[str, Any] = page.evaluate("pysim.preview.state")
    return state


def inside(page: Page) -> FrameLocator:
    """Return the document of the run's frame."""
    return page.frame_locator(".window iframe")


def tap(page: Page, selector: str) -> None:
    inside(page).locator(selector).click()


def count(page: Page) -> Locator:
    """Return the number that the page of MINIMAL shows, and to which a tap on it adds one."""
    return inside(page).locator("#count")


def rows(page: Page, text: str | re.Pattern[str]) -> Locator:
    """Return the lines that the preview's console shows with `text`."""
    return page.locator(".log-item", has_text=text)


def said(page: Page, wanted: str) -> list[Any]:
    """Wait for a line of the log whose first value is `wanted`, and return its other values."""
    line = "pysim.preview.logs.find(({ values }) => values[0] === wanted)"
    page.wait_for_function(f"(wanted) => {line}", arg=wanted)
    values: list[Any] = page.evaluate(f"(wanted) => {line}.values.slice(1)", wanted)
    return values
