"""How tests start browsers: as the set-up found them."""

from typing import Any

from tools import browsers


def chromium_launch_options() -> dict[str, Any]:
    """Return the arguments of `chromium.launch`."""
    return browsers.launch_options("chromium")
