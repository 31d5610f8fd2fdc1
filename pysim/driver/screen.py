"""What is seen of a mini-program, and the way to its elements."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeVar

from PIL import Image
from playwright.sync_api import Error, Locator
from playwright.sync_api import Page as PlaywrightPage

from pysim.driver.errors import DriverError, words

if TYPE_CHECKING:
    from pysim.driver.session import Session

PATIENCE = 10_000
"""ms that anything may take unless a test says otherwise."""
_PAUSE = 20
"""ms between two looks at what is waited for."""
_MANY = 20
"""ids that an error names at most."""

Value = TypeVar("Value")


class Screen:
    """The screen of the device on which a mini-program runs."""

    def __init__(self, session: "Session") -> None:
        self.session = session
        self.timeout: float = PATIENCE
        """ms."""

    @property
    def playwright_page(self) -> PlaywrightPage:
        """Playwright's own page, which shows the device, for everything else."""
        return self.session.playwright_page

    def find(self, selector: str) -> Locator:
        """Return Playwright's locator of elements of the page.

        Ids and classes are those of the template; the element of a tag `view` is `tt-view`.
        """
        return self._top.locator(selector)

    def screenshot(self, selector: str = "") -> Image.Image:
        """Return what is seen of the mini-program without the device's bars, or one element."""
        if not selector:
            window = self.session.playwright_page.locator(".window")
            return _picture(window.screenshot(animations="disabled", caret="hide"))
        with self.reached(selector) as found:
            shot = found.screenshot(animations="disabled", caret="hide", timeout=self.timeout)
            return _picture(shot)

    def settle(self) -> None:
        """Wait until what the user did was heard by the mini-program, and drawn."""
        self.session.ask("(patience) => driver.settle(patience)", self.timeout)

    def wait_until(self, condition: Callable[[], Value | None]) -> Value:
        """Wait until `condition()` is truthy, and return what it gives.

        Raises DriverError if it never is: `wait_until(lambda: page.album)`.
        """
        end = time.monotonic() + self.timeout / 1000
        while not (value := condition()):
            if time.monotonic() > end:
                raise DriverError(f"wait_until: it was still {value!r} after {self._seconds}.")
            self.session.playwright_page.wait_for_timeout(_PAUSE)
        return value

    @contextmanager
    def reached(self, selector: str = "") -> Iterator[Locator]:
        """Give the one element of that selector, or the element of the page itself.

        What keeps it from being used becomes a DriverError.
        """
        found = self.find(selector) if selector else self._top
        try:
            yield found
        except Error as error:
            raise DriverError(self._why(selector, found, error)) from error

    @property
    def _top(self) -> Locator:
        """The element of the page on top."""
        frame = self.session.playwright_page.frame_locator(".window iframe")
        return frame.locator("tt-page:not([covered])")

    @property
    def _seconds(self) -> str:
        return f"{self.timeout / 1000:g} s"

    def _why(self, selector: str, found: Locator, error: Error) -> str:
        try:
            count = found.count()
        except Error as wrong:
            return f"{selector!r} is no selector: {words(wrong)}"
        if count == 0:
            there: list[str] = self.find("[id]").evaluate_all("(all) => all.map(({ id }) => id)")
            ids = ", ".join(f"#{name}" for name in there[:_MANY]) or "none"
            return f"The page has no element {selector!r} (waited {self._seconds}). Its ids: {ids}."
        if count > 1:
            return f"{selector!r} are {count} elements; name one, as in '{selector} >> nth=0'."
        log = [line.strip(" -") for line in error.message.splitlines() if line.startswith("  ")]
        reason = log[-1] if log else words(error)
        return f"{selector!r} cannot be used (waited {self._seconds}): {reason}"


def _picture(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def look(screen: Screen) -> dict[str, Any]:
    """Return how the page on top looks: its window's configuration as calls have changed it."""
    found: dict[str, Any] = screen.session.ask("driver.look")
    return found
