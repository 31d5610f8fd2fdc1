"""A page of a browser in which mini-programs run, one after another."""

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ViewportSize, sync_playwright

from pysim.core.errors import SettingError
from pysim.core.policy import Settings
from pysim.driver import browsers, script
from pysim.driver.errors import DriverError, OpenError
from pysim.driver.exchange import UNREACHABLE
from pysim.driver.fibers import callable_from_page
from pysim.driver.launch import launch
from pysim.driver.moment import Moment, milliseconds
from pysim.driver.network import Network
from pysim.driver.page import Page
from pysim.driver.server import Server
from pysim.server.folder import FolderError

STARTS = 90_000
"""ms that the page itself may take on a busy machine."""
_ENDED = "the mini-program has ended"


class Session:
    """Mini-programs in `browser`, which somebody else closes; only one of them runs at a time.

    What takes long is done once: the runtime is fetched and compiled, and the thread of the next
    mini-program is started while the present one runs. Files, storage, album and log are each
    mini-program's own. `options` are those of Playwright's `browser.new_context`.
    """

    def __init__(self, browser: Browser, server: Server, **options: Any) -> None:
        self.server = server
        self._browser = browser
        self._options = {"viewport": {"width": 820, "height": 852}, **options}
        self.context = self.new_context()
        self.playwright_page = self.context.new_page()
        self._open: Page | None = None
        self._raised: list[Exception] = []
        # A page of Chromium that has crashed leaves what it was asked without an answer.
        self.playwright_page.on("crash", lambda page: page.close())
        self.playwright_page.expose_function("askTest", callable_from_page(self._answer_call))
        self.playwright_page.expose_function("askNetwork", callable_from_page(self._answer_request))
        self.playwright_page.goto(f"{server.url}/driver.html")
        self.playwright_page.wait_for_function("window.driver", timeout=STARTS)

    def new_context(self) -> BrowserContext:
        """Return another context of the browser, for pages that share nothing with this one."""
        return self._browser.new_context(**self._options)

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
        mocks: Mapping[str, Any] | None = None,
        network: Network | None = None,
        clock: Moment | None = None,
        seed: int | None = None,
    ) -> Page:
        """Start the mini-program in `directory` on the page at `path`; "": its entry page.

        `data` is given to the page's setData once it is there. `settings` are those of
        `docs/api.md`. `mocks`: by the names of APIs, each an answer as `Page.mock` takes it, or a
        Mock. `network`: answers to requests. `clock`: when `Date` stands still. `seed`:
        `Math.random` gives the same numbers for the same seed.

        Raises OpenError if it cannot start. One that is open is closed.
        """
        self.close()
        wanted = {"path": path.strip("/"), "query": _texts(query or {})}
        page = Page(self, network or Network(), mocks or {})
        setup = {
            "clock": None if clock is None else milliseconds(clock),
            "seed": seed,
            "mocks": page.mocks.setup,
        }
        options = {
            "name": f"test {uuid.uuid4()}",
            "settings": dict(settings or {}),
            "test": {name: value for name, value in setup.items() if value is not None},
            "asks": page.network.asks,
            **({"page": wanted} if path or query else {}),
        }
        self._begin(page)
        try:
            Settings().changed(settings or {})
            options["project"] = self.server.add(Path(directory))
            self.resize(self.ask("(options) => driver.open(options)", options))
            # The page is ready, and what it has drawn then is there.
            page.settle()
        except (SettingError, FolderError, DriverError) as error:
            self._open = None
            raise OpenError(str(error)) from error
        if wanted["path"] and page.path != wanted["path"]:
            self.close()
            raise OpenError(f"There is no page {path}; app.json lists the pages.")
        if data:
            page.set_data(data)
        return page

    def ask(self, source: str, argument: Any = None) -> Any:
        """Return the value of a JavaScript expression, or function, in the page of the browser.

        Raises DriverError with what is thrown there, or what a function of the test raised that
        answers the mini-program.
        """
        try:
            return script.run(self.playwright_page, source, argument)
        finally:
            self._raise()

    def resize(self, screen: ViewportSize) -> None:
        """Give the page of the browser the size of the device's screen, in logical px."""
        self.playwright_page.set_viewport_size(screen)

    def close(self) -> None:
        """End the mini-program that is open, and forget its files and storage."""
        if not self._open:
            return
        try:
            self._open.remember()
        finally:
            self._open = None
            script.run(self.playwright_page, "driver.close()")
        self._raise()

    def end(self) -> None:
        """Close the page of the browser; the session is of no use any more."""
        self._open = None
        self.context.close()

    def _begin(self, page: Page) -> None:
        self._open = page
        self._raised.clear()
        page.network.begin(self)

    def _answer_call(self, api: str, options: Any) -> dict[str, Any]:
        """Answer a mocked call, while the test waits for something else."""
        if not self._open:
            return {"outcome": "fail", "result": {"errMsg": f"{api}:fail {_ENDED}"}}
        try:
            return self._open.mocks.reply(api, options)
        except Exception as error:  # noqa: BLE001  raised again where the test waits
            self._raised.append(error)
            return {"outcome": "fail", "result": {"errMsg": f"{api}:fail {error}"}}

    def _answer_request(self, request: dict[str, Any]) -> dict[str, Any] | None:
        """Answer a request to the network, likewise."""
        if not self._open:
            return {"problem": "aborted"}
        try:
            return self._open.network.reply(request)
        except Exception as error:  # noqa: BLE001  raised again where the test waits
            self._raised.append(error)
            return {"problem": UNREACHABLE}

    def _raise(self) -> None:
        """Let the test hear of what its own functions raised."""
        if self._raised:
            error = self._raised[0]
            self._raised.clear()
            raise error


def _texts(query: Mapping[str, object]) -> dict[str, str]:
    """Return a query as a page gets it: every value is text."""
    return {name: str(value) for name, value in query.items()}
