"""Touches of one or several fingers."""

from collections.abc import Sequence
from itertools import pairwise

from playwright.sync_api import Error, Locator, Page

Point = tuple[float, float]
"""Logical px from the corner of an element."""
Path = Sequence[Point]
"""The way of a finger, from where it is put down to where it is lifted."""

STEPS = 10
"""Events on the way from one point to the next."""

# What a touch is made of where the browser's driver has none: the view asks for nothing else.
_TOUCH = """
(element, { type, points }) => {
  const { left, top } = element.getBoundingClientRect();
  const fingers = points.map(([x, y], identifier) => {
    const [clientX, clientY] = [left + x, top + y];
    return { identifier, clientX, clientY, pageX: clientX + scrollX, pageY: clientY + scrollY };
  });
  const event = new UIEvent(type, { bubbles: true, cancelable: true, composed: true });
  Object.assign(event, { changedTouches: fingers, touches: type === 'touchend' ? [] : fingers });
  element.dispatchEvent(event);
}
"""


def touch(page: Page, element: Locator, paths: Sequence[Path], *, timeout: float) -> None:
    """Move fingers over an element, each on its path, and lift them together.

    All are put down at once; one whose path is shorter stays where it ends. `timeout`: ms in which
    the element has to be there.
    """
    moments = _moments(paths)
    browser = page.context.browser
    if browser and browser.browser_type.name == "chromium":
        _touch_window(page, element, moments, timeout)
    else:
        _touch_view(element, moments, timeout)


def _touch_window(page: Page, element: Locator, moments: list[list[Point]], timeout: float) -> None:
    """Let the browser itself make the events."""
    element.scroll_into_view_if_needed(timeout=timeout)
    box = element.bounding_box(timeout=timeout)
    if not box:
        raise Error("the element is not shown")
    session = page.context.new_cdp_session(page)
    for index, moment in enumerate(moments):
        kind = "touchMove" if index else "touchStart"
        points = [
            {"x": box["x"] + x, "y": box["y"] + y, "id": finger}
            for finger, (x, y) in enumerate(moment)
        ]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    session.detach()


def _touch_view(element: Locator, moments: list[list[Point]], timeout: float) -> None:
    """Hand the view events like those that the browser would make."""
    for index, moment in enumerate(moments):
        kind = "touchmove" if index else "touchstart"
        element.evaluate(_TOUCH, {"type": kind, "points": moment}, timeout=timeout)
    element.evaluate(_TOUCH, {"type": "touchend", "points": moments[-1]}, timeout=timeout)


def _moments(paths: Sequence[Path]) -> list[list[Point]]:
    """Return where all fingers are, one moment after the other."""
    ways = [_stops(path) for path in paths]
    length = max(len(way) for way in ways)
    padded = [[*way, *[way[-1]] * (length - len(way))] for way in ways]
    return [list(moment) for moment in zip(*padded, strict=True)]


def _stops(path: Path) -> list[Point]:
    stops = [path[0]]
    for (a, b), (c, d) in pairwise(path):
        parts = [step / STEPS for step in range(1, STEPS + 1)]
        stops += [(a + (c - a) * part, b + (d - b) * part) for part in parts]
    return stops
