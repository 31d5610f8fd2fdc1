"""A mini-program that runs, as a test sees it."""

from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any

from PIL import Image
from playwright.sync_api import Error, Locator

from pysim.driver.caller import Caller
from pysim.driver.errors import DriverError, words
from pysim.driver.log import Line
from pysim.driver.values import from_page, to_page

if TYPE_CHECKING:
    from pysim.driver.session import Session

PATIENCE = 10_000
"""ms that anything may take unless a test says otherwise."""


class Page(Caller):
    """The page on top of a mini-program, whichever that is at the time."""

    def __init__(self, session: "Session") -> None:
        self.session = session
        self.timeout = PATIENCE
        """ms."""
        self._said: list[Line] | None = None

    # What is shown.

    @property
    def path(self) -> str:
        """Such as `pages/index/index`."""
        path: str = self.pages[-1]["path"]
        return path

    @property
    def query(self) -> dict[str, str]:
        """What the page was opened with."""
        query: dict[str, str] = self.pages[-1]["query"]
        return query

    @property
    def pages(self) -> list[dict[str, Any]]:
        """The pages that are open, the first one first, each with `path` and `query`."""
        pages: list[dict[str, Any]] = self._ask("driver.pages")
        return pages

    def find(self, selector: str) -> Locator:
        """Return Playwright's locator of elements of the page.

        Ids and classes are those of the template; the element of a tag `view` is `tt-view`.
        """
        frame = self.session.playwright_page.frame_locator(".window iframe")
        return frame.locator("tt-page:not([covered])").locator(selector)

    def screenshot(self, selector: str = "") -> Image.Image:
        """Return what is seen of the mini-program without the device's bars, or one element."""
        place = self.find(selector) if selector else self.session.playwright_page.locator(".window")
        return Image.open(BytesIO(place.screenshot(animations="disabled", caret="hide")))

    # What the user does.

    def tap(self, selector: str) -> None:
        """Tap an element; on return its handlers have run, and what came of it at once is drawn."""
        self.find(selector).click(timeout=self.timeout)
        self.settle()

    def settle(self) -> None:
        """Wait until what the user did was heard by the mini-program, and drawn."""
        self._ask("(patience) => driver.settle(patience)", self.timeout)

    # What runs behind it.

    @property
    def data(self) -> Any:
        """A copy of the page's data."""
        return self.evaluate("page.data")

    def set_data(self, data: Mapping[str, object]) -> None:
        """Call the page's setData, and wait until it is drawn."""
        self.evaluate("(data) => new Promise((done) => page.setData(data, done))", dict(data))

    def evaluate(self, source: str, argument: Any = None) -> Any:
        """Return the value of a JavaScript expression in the mini-program's own thread.

        It sees `tt`, `getApp`, `getCurrentPages` and `page`, the page on top. A function is called
        with `argument`, a Promise is waited for. Raises DriverError with what was thrown.
        """
        asked = [source, to_page(argument), self.timeout]
        return from_page(self._ask("(asked) => driver.evaluate(...asked)", asked))

    def wait_for(self, source: str, argument: Any = None) -> Any:
        """Wait until that value is truthy, and return it; raises DriverError if it never is."""
        asked = [source, to_page(argument), self.timeout]
        try:
            return from_page(self._ask("(asked) => driver.waitFor(...asked)", asked))
        except DriverError as error:
            raise DriverError(f"wait_for({source!r}): {error}") from error

    @property
    def log(self) -> list[Line]:
        """What was said so far: by the code, the compiler and the simulator."""
        if self._said is not None:
            return self._said
        return [Line.read(item) for item in self._ask("driver.log")]

    @property
    def errors(self) -> list[Line]:
        """The errors of the mini-program's code that nobody caught."""
        return [line for line in self.log if line.uncaught]

    def remember(self) -> None:
        """Keep what was said, since the mini-program is about to end."""
        with suppress(DriverError):
            self._said = self.log

    def close(self) -> None:
        """End the mini-program, and forget its files and storage."""
        self.session.close()

    def _read(self, path: str) -> str:
        text: str = self._ask("(path) => driver.read(path)", path)
        return text

    def _ask(self, script: str, argument: Any = None) -> Any:
        try:
            return self.session.playwright_page.evaluate(script, argument)
        except Error as error:
            raise DriverError(words(error)) from error
