"""Start browsers, or reach those that run elsewhere.

They draw the same pixels on every machine: in software, in sRGB, letters without hinting and
without colours at their edges.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserType, Error

from pysim.driver import browsers
from pysim.driver.errors import BrowserError, words

_FONTS = Path(__file__).with_name("fonts.conf")
"""How letters are drawn on Linux, where Debian's Chromium heeds no argument about that."""
_STEADY: dict[browsers.Name, dict[str, Any]] = {
    "chromium": {
        "args": [
            "--font-render-hinting=none",
            "--disable-lcd-text",
            "--force-color-profile=srgb",
            "--disable-gpu",
        ]
    },
    "firefox": {
        "firefox_user_prefs": {
            "gfx.webrender.software": True,
            "gfx.canvas.accelerated": False,
            "gfx.color_management.mode": 0,
            "gfx.text.subpixel-position.force-enabled": True,
        }
    },
}


def launch(kind: BrowserType, **options: Any) -> Browser:
    """Start a browser as `browsers.launch_options` says; `options` of Playwright come before that.

    Raises BrowserError if it is missing or does not start.
    """
    name = _name(kind)
    try:
        return kind.launch(**_merged(browsers.launch_options(name), _steady(name), options))
    except Error as error:
        raise BrowserError(
            f"{name} does not start: {words(error)} To get it, {browsers.advice(name)}."
        ) from error


def connect(kind: BrowserType, address: str, **options: Any) -> Browser:
    """Return a browser of the Playwright server at `address` (`ws://…`).

    Its pages reach this machine's own servers. `options` are wishes: a server that starts a browser
    for each client may follow them. Raises BrowserError if nobody answers.
    """
    wishes = json.dumps(_merged(_STEADY[_name(kind)], options))
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


def _name(kind: BrowserType) -> browsers.Name:
    return "firefox" if kind.name == "firefox" else "chromium"


def _steady(name: browsers.Name) -> dict[str, Any]:
    environment = {**os.environ, "FONTCONFIG_FILE": str(_FONTS)}
    return {**_STEADY[name], **({"env": environment} if sys.platform == "linux" else {})}


def _merged(*given: dict[str, Any]) -> dict[str, Any]:
    """Return all options, later ones before earlier ones; arguments of a command line add up."""
    merged = {name: value for options in given for name, value in options.items()}
    arguments = [each for options in given for each in options.get("args", [])]
    return {**merged, **({"args": arguments} if arguments else {})}
