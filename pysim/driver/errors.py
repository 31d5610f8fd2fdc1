"""What can go wrong when a mini-program is driven; each text is for the person who drives it."""

import re

from playwright.sync_api import Error


class DriverError(Exception):
    """Something that was asked of a mini-program could not be done."""


class OpenError(DriverError):
    """The mini-program could not start; the text names file, line and reason where there is one."""


class BrowserError(DriverError):
    """The browser is missing, or has ended."""


def words(error: Error) -> str:
    """Return what the page said, without what the driver of the browser adds."""
    text = re.sub(r"^[\w.]+: (?:\w*Error: )?", "", error.message)
    return text.partition("\n    at ")[0].strip()
