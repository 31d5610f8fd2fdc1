"""Which browser Playwright starts: Debian's where it is installed, else its own."""

import shutil
from typing import Any

# Without these, a closed network makes every start wait for refused connections.
_QUIET = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]


def chromium_launch_options() -> dict[str, Any]:
    """Return the arguments of `chromium.launch`."""
    installed = shutil.which("chromium")
    return {"args": _QUIET, **({"executable_path": installed} if installed else {})}
