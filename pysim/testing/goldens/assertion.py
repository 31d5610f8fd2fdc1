"""`assert_image`, for the test that is running."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Unpack

from pysim.testing.goldens.check import Goldens, Owner
from pysim.testing.goldens.tolerance import Options, Tolerance


@dataclass(frozen=True, slots=True)
class AssertImage:
    """The function `assert_image` of one test."""

    goldens: Goldens
    owner: Owner

    def __call__(self, actual: Any, name: str, **tolerance: Unpack[Options]) -> None:
        """Fail the test unless `actual` looks like the golden `name`.

        `actual` is what `page.export` or `page.screenshot` returned, a PIL image, or the bytes or
        the path of an image file. `name` ends in .png, or for bytes of a JPEG in .jpg, and may
        have folders: `"cards/red.png"`. The rest are the fields of `Tolerance`: `mode`,
        `threshold`, `ignore_antialiasing`, `max_pixels`, `max_share`.

        Raises GoldenMismatchError, an AssertionError, with the figures and where to look;
        ValueError and TypeError for what is no name, picture or tolerance.
        """
        __tracebackhide__ = True
        self.goldens.check(actual, name, self.owner, Tolerance(**tolerance))


_current: ContextVar[AssertImage] = ContextVar("assert_image")


@contextmanager
def current(function: AssertImage) -> Iterator[AssertImage]:
    """Let `assert_image`, imported from here, be that of one test, while it runs."""
    before = _current.set(function)
    try:
        yield function
    finally:
        _current.reset(before)


def assert_image(actual: Any, name: str, **tolerance: Unpack[Options]) -> None:
    """Do the same as the fixture `assert_image` (see `AssertImage`), for helpers of a test.

    Raises RuntimeError where no test is running.
    """
    __tracebackhide__ = True
    function = _current.get(None)
    if function is None:
        raise RuntimeError("assert_image works while a test of pytest runs, with its goldens.")
    function(actual, name, **tolerance)
