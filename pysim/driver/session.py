"""A page of a browser in which mini-programs run, one after another."""

import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, sync_playwright

from pysim.core.errors import SettingError
from pysim.core.policy import Settings
from pysim.driver import browsers
from pysim.driver.errors import OpenError, words
from pysim.driver.launch import launch
from pysim.driver.page import Page
from pysim.driver.server import Server
from pysim.driver.values import from_page, to_page
from pysim.server.folder import FolderError

STARTS = 90_000
"""ms that the page itself may take on a busy machine."""

Answer = Callable[[Any], Any]
"""A function that is given the options of a call, and returns what `success` is called with."""


class Session:
    """Mini-programs in `browser`, which somebody else closes; only one of them runs at a time.

    What takes long is done once: the runtime is fetched and compiled, and the thread of the next
    mini-program is started while the present one runs. Files, storage, album and log are each
    mini-program's own. `options` are those of Playwright's `browser.new_context`.
    """

    def __init__(self, browser: Browser, server: Server, **options: Any) -> None:
        self.server = server
        self.context = browser.new_context(**{"viewport": {"width": 820, "height": 852}, **options})
        self.playwright_page = self.context.new_page()
        self.answers: dict[str, Answer] = {}
        """Functions that answer calls of mocked APIs, by name."""
        self._open: Page | None = None
        self.playwright_page.expose_function("askTest", self._answer)
        self.playwright_page.goto(f"{server.url}/driver.html")
        self.playwright_page.wait_for_function("window.driver", timeout=STARTS)

    @classmethod
    @contextmanager
    def start(
        cls, name: browsers.Name = "chromium", *, headless: bool = True
    ) -> Iterator["Session"]:
        """Start a browser and everything else; all of it ends with the block.

        Raises BrowserError if the browser is missing or does not start.
        """
        with sync_playwright() as playwright, Server() as server:
            browser = launch(playwright[name], headless=headless)
            session = cls(browser, server)
            try:
                yield session
            finally:
                browser.close()

    def open(
        self,
        directory: Path,
        path: str = "",
        *,
        query: Mapping[str, object] | None = None,
        data: Mapping[str, object] | None = None,
        settings: Mapping[str, Any] | None = None,
        mocks: Mapping[str, Mapping[str, Any]] | None = None,
        clock: float | None = None,
        seed: int | None = None,
    ) -> Page:
        """Start the mini-program in `directory` on the page at `path`; "": its entry page.

        `data` is given to the page's setData once it is there. `settings` are those of
        `docs/api.md`. `clock`: ms since 1970 at which `Date` stands still. `seed`: `Math.random`
        gives the same numbers for the same seed. `mocks`: see `mocks.py`.

        Raises OpenError if it cannot start. One that is open is closed.
        """
        self.close()
        wanted = {"path": path.strip("/"), "query": _texts(query or {})}
        setup = {"clock": clock, "seed": seed, "mocks": to_page(mocks or {})}
        options = {
            "name": f"test {uuid.uuid4()}",
            "settings": dict(settings or {}),
            "test": {name: value for name, value in setup.items() if value is not None},
            **({"page": wanted} if path or query else {}),
        }
        try:
            Settings().changed(settings or {})
            options["project"] = self.server.add(Path(directory))
            screen = self.playwright_page.evaluate("(options) => driver.open(options)", options)
        except (SettingError, FolderError) as error:
            raise OpenError(str(error)) from error
        except Error as error:
            raise OpenError(words(error)) from error
        self.playwright_page.set_viewport_size(screen)
        page = Page(self)
        self._open = page
        if wanted["path"] and page.path != wanted["path"]:
            self.close()
            raise OpenError(f"There is no page {path}; app.json lists the pages.")
        if data:
            page.set_data(data)
        return page

    def close(self) -> None:
        """End the mini-program that is open, and forget its files and storage."""
        if self._open:
            self._open.remember()
            self._open = None
            self.answers.clear()
            self.playwright_page.evaluate("driver.close()")

    def end(self) -> None:
        """Close the page of the browser; the session is of no use any more."""
        self._open = None
        self.context.close()

    def _answer(self, api: str, options: Any) -> dict[str, Any]:
        """Answer a mocked call, while the test waits for something else."""
        try:
            result = self.answers[api](from_page(options))
            return {"outcome": "success", "result": to_page(result or {})}
        except Exception as error:  # noqa: BLE001  it is the mini-program's to hear of
            return {"outcome": "fail", "result": {"errMsg": f"{api}:fail {error}"}}


def _texts(query: Mapping[str, object]) -> dict[str, str]:
    """Return a query as a page gets it: every value is text."""
    return {name: str(value) for name, value in query.items()}
