"""Start browsers, or reach those that run elsewhere."""

import json
from typing import Any

from playwright.sync_api import Browser, BrowserType, Error

from pysim.driver import browsers
from pysim.driver.errors import BrowserError, words


def launch(kind: BrowserType, **options: Any) -> Browser:
    """Start a browser as `browsers.launch_options` says; `options` of Playwright come before that.

    Raises BrowserError if it is missing or does not start.
    """
    name: browsers.Name = "firefox" if kind.name == "firefox" else "chromium"
    try:
        return kind.launch(**_merged(browsers.launch_options(name), options))
    except Error as error:
        raise BrowserError(
            f"{name} does not start: {words(error)} To get it, {browsers.advice(name)}."
        ) from error


def connect(kind: BrowserType, address: str, **options: Any) -> Browser:
    """Return a browser of the Playwright server at `address` (`ws://…`).

    Its pages reach this machine's own servers. `options` are wishes: a server that starts a browser
    for each client may follow them. Raises BrowserError if nobody answers.
    """
    wishes = json.dumps(options)
    try:
        return kind.connect(
            address,
            expose_network="<loopback>",
            headers={"x-playwright-launch-options": wishes},
        )
    except Error as error:
        raise BrowserError(
            f"There is no Playwright server for {kind.name} at {address}: {words(error)} Start one "
            "of the same version of Playwright: playwright run-server --port 3000"
        ) from error


def _merged(usual: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """Return both, the arguments of the command line one after the other."""
    arguments = [*usual.get("args", []), *wanted.get("args", [])]
    return {**usual, **wanted, **({"args": arguments} if arguments else {})}
