"""JavaScript that is run in a page of the browser; what it throws becomes a sentence."""

from typing import Any

from playwright.sync_api import Error, Page

from pysim.driver.errors import DriverError, words

# An error crosses as a value: not every browser's driver passes on the words of what is thrown.
_RUN = """
async (given) => {
  try {
    const value = (%s);
    return { value: await (typeof value === 'function' ? value(given) : value) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
"""


def run(page: Page, source: str, argument: Any = None) -> Any:
    """Return the value of an expression, or what a function returns for `argument`.

    A Promise is waited for. Raises DriverError with what is thrown there, or with what became of
    the page.
    """
    try:
        told = page.evaluate(_RUN.replace("%s", source), argument)
    except Error as error:
        raise DriverError(words(error)) from error
    if "error" in told:
        raise DriverError(told["error"])
    return told.get("value")
