"""What the user of a mini-program does."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from playwright.sync_api import Locator

from pysim.driver import touches
from pysim.driver.errors import DriverError
from pysim.driver.screen import Screen, look

LONG_PRESS = 600
"""ms; the platform takes 350 for long."""
_PULL = 200
"""Logical px by which a page is pulled down, more than enough."""
_EDGE = 10
"""Logical px below the upper edge where a pull begins."""

# Not by the browser's driver, of which one types key by key and so makes an event for each.
_FILL = """
(control, text) => {
  control.focus();
  control.select();
  document.execCommand(text ? 'insertText' : 'delete', false, text);
}
"""

# Scroll events are sent before the next frame is drawn, and heard by the worker after it.
_SCROLL = """
async (element, [left, top]) => {
  const own = element.localName === 'tt-page' ? document.scrollingElement : element;
  const before = [own.scrollLeft, own.scrollTop];
  own.scrollBy({ left, top, behavior: 'instant' });
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  return own.scrollLeft !== before[0] || own.scrollTop !== before[1];
}
"""


@dataclass(frozen=True, slots=True)
class ShareCard:
    """A page as somebody else would be sent it."""

    by: Literal["menu", "button"]
    title: str
    path: str
    """With its query."""
    image: str
    """Path or address; empty: a picture of the page."""


class Gestures(Screen):
    """The user's hands. After each, what came of it at once is drawn."""

    def tap(self, selector: str) -> None:
        """Tap an element; on return its handlers have run."""
        with self.reached(selector) as found:
            found.click(timeout=self.timeout)
        self.settle()

    def long_press(self, selector: str) -> None:
        """Press an element for so long that it is no tap."""
        with self.reached(selector) as found:
            found.click(delay=LONG_PRESS, timeout=self.timeout)
        self.settle()

    def fill(self, selector: str, text: str) -> None:
        """Put `text` in the place of what is in an input or a textarea, at once."""
        with self._field(selector) as control:
            control.evaluate(_FILL, text)
        self.settle()

    def type(self, selector: str, text: str) -> None:
        """Type `text` behind what is in the field, key by key; a line break is the Enter key."""
        with self._field(selector) as control:
            control.press("End", timeout=self.timeout)
            control.press_sequentially(text, timeout=self.timeout)
        self.settle()

    def touch(self, selector: str, path: touches.Path, *more_paths: touches.Path) -> None:
        """Move a finger over an element, or several at once.

        `path` has the points that it is put down at, comes by and is lifted at, in logical px from
        the element's corner.
        """
        paths = (path, *more_paths)
        for each in paths:
            _check_path(each)
        page = self.session.playwright_page
        with self.reached(selector) as found:
            touches.touch(page, found, paths, timeout=self.timeout)
        self.settle()

    def swipe(self, selector: str, x: float = 0, y: float = 0) -> None:
        """Move a finger from the middle of an element by so many logical px."""
        with self.reached(selector) as found:
            box = found.bounding_box(timeout=self.timeout)
        if not box:
            raise DriverError(f"{selector!r} is not shown, so it cannot be swiped.")
        middle = box["width"] / 2, box["height"] / 2
        self.touch(selector, [middle, (middle[0] + x, middle[1] + y)])

    def scroll(self, selector: str = "", *, x: float = 0, y: float = 0) -> None:
        """Scroll the page, or an element such as a scroll-view, by so many logical px."""
        with self.reached(selector) as found:
            moved = found.evaluate(_SCROLL, [x, y], timeout=self.timeout)
        if not moved:
            name = repr(selector) if selector else "The page"
            raise DriverError(
                f"{name} did not scroll by ({x:g}, {y:g}): it is at its end, or all of it is shown."
            )
        self.settle()

    def pull_down(self) -> None:
        """Pull the page down to refresh it."""
        if not look(self)["enablePullDownRefresh"]:
            raise DriverError(
                "The page cannot be pulled down: its configuration has no enablePullDownRefresh, "
                "or the device is a desktop."
            )
        with self.reached() as found:
            found.evaluate("() => scrollTo({ top: 0, behavior: 'instant' })", timeout=self.timeout)
            box = found.bounding_box(timeout=self.timeout) or {"width": 0}
            middle = box["width"] / 2
            path = [(middle, _EDGE), (middle, _EDGE + _PULL)]
            page = self.session.playwright_page
            touches.touch(page, found, [path], timeout=self.timeout)
        self.settle()

    def back(self) -> None:
        """Tap the back button of the navigation bar."""
        if not look(self)["canGoBack"]:
            raise DriverError("There is no page to go back to: only one is open.")
        self._wish("back")

    def tab(self, index: int) -> None:
        """Tap an item of the tab bar, counted from 0."""
        count: int = look(self)["tabs"]
        if count == 0:
            raise DriverError("The mini-program has no tab bar.")
        if index not in range(count):
            raise DriverError(f"tab({index}): the tabs are 0 to {count - 1}.")
        self._wish(index)

    def share(self) -> ShareCard:
        """Choose to share in the page's menu, send the card, and return it."""
        before = len(self._cards)
        self._wish("share")
        card = self.wait_until(lambda: self._cards[before:])[0]
        return ShareCard(card["from"], card["title"], card["path"], card["imageUrl"])

    def leave(self) -> None:
        """Leave the mini-program, which goes on unseen."""
        self.session.ask("driver.leave()")
        self.settle()

    def come_back(self) -> None:
        """Come back to the mini-program."""
        self.session.ask("driver.comeBack()")
        self.settle()

    def rotate(self) -> None:
        """Turn the device."""
        self.session.resize(self.session.ask("driver.turn()"))
        self.settle()

    @property
    def _cards(self) -> list[dict[str, Any]]:
        cards: list[dict[str, Any]] = self.session.ask("driver.shared")
        return cards

    @contextmanager
    def _field(self, selector: str) -> Iterator[Locator]:
        """Give what a user writes in."""
        with self.reached(selector) as found:
            found.wait_for(timeout=self.timeout)
            control = found.locator(".control")
            if control.count() != 1:
                raise DriverError(f"{selector!r} is no input and no textarea.")
            if not control.is_editable():
                raise DriverError(f"{selector!r} is disabled, so nobody can write in it.")
            yield control

    def _wish(self, wish: str | int) -> None:
        self.session.ask("(wish) => driver.send(wish)", wish)
        self.settle()


def _check_path(path: touches.Path) -> None:
    """Raise TypeError if that is no list of points."""
    points = list(path)
    if not points or not all(_is_point(each) for each in points):
        raise TypeError(f"{path!r} is no path: give points, as in [(20, 30), (120, 30)].")


def _is_point(value: object) -> bool:
    return (
        isinstance(value, (tuple, list))
        and len(value) == 2  # noqa: PLR2004
        and all(isinstance(each, (int, float)) for each in value)
    )
