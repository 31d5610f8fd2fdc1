"""Install Debian packages where that is possible: as root, on Debian itself."""

import os
from pathlib import Path

from tools.command import ToolError, run

QUIET = {"DEBIAN_FRONTEND": "noninteractive"}


def available() -> bool:
    """Tell whether this is Debian and we may install packages."""
    release = Path("/etc/os-release")
    lines = release.read_text().splitlines() if release.is_file() else []
    return "ID=debian" in lines and hasattr(os, "geteuid") and os.geteuid() == 0


def install(*packages: str, otherwise: str) -> None:
    """Install `packages`; where that is impossible raise ToolError saying `otherwise`."""
    if not available():
        raise ToolError(f"please {otherwise}, then run this again")
    print(f"Installing Debian's {' '.join(packages)} …", flush=True)
    env = {**os.environ, **QUIET}
    run(["apt-get", "-qq", "update"], env=env)
    run(["apt-get", "-qq", "install", "--yes", "--no-install-recommends", *packages], env=env)
