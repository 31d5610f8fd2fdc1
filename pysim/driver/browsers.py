"""Find the browsers that tests drive, and say how Playwright starts them. One owner of that."""

import os
import shutil
import sys
from pathlib import Path
from typing import Any, Literal

Name = Literal["chromium", "firefox"]

DEBIAN_PACKAGES: dict[Name, tuple[str, ...]] = {
    # A font, because without any font no text is drawn.
    "chromium": ("chromium", "fonts-dejavu-core"),
    "firefox": ("firefox-esr", "fonts-dejavu-core"),
}
_PROGRAMS: dict[Name, tuple[str, ...]] = {
    "chromium": ("chromium", "google-chrome", "google-chrome-stable"),
    # Only this release line answers the protocol that `moz-firefox` speaks.
    "firefox": ("firefox-esr",),
}
# As root, as in most containers, Chromium's own sandbox cannot start; the other two keep a browser
# that tests a local page from talking to anybody else.
_CHROMIUM_ARGUMENTS = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]


def installed(name: Name) -> bool:
    """Tell whether the system or Playwright has browser `name`."""
    return _system(name) is not None or _playwrights_own(name)


def launch_options(name: Name) -> dict[str, Any]:
    """Return keyword arguments for Playwright's `browser_type.launch`."""
    options: dict[str, Any] = {}
    if (program := _system(name)) is not None:
        options["executable_path"] = program
        if name == "firefox":
            options["channel"] = "moz-firefox"
    if name == "chromium":
        options["args"] = list(_CHROMIUM_ARGUMENTS)
    return options


def advice(name: Name) -> str:
    """Say what a person can do to provide browser `name`."""
    program = _PROGRAMS[name][0]
    return f"install {program}, or put its path into the variable {_variable(name)}"


def _variable(name: Name) -> str:
    return f"PYSIM_{name.upper()}"


def _system(name: Name) -> str | None:
    """Return the path of a browser outside Playwright's own folder; the variable wins."""
    if chosen := os.environ.get(_variable(name)):
        return chosen
    for program in _PROGRAMS[name]:
        path = shutil.which(program)
        # A snap may not read the temporary profile that Playwright makes for it.
        if path and not path.startswith("/snap/"):
            return path
    return None


def _playwrights_own(name: Name) -> bool:
    """Tell whether `playwright install` has put browser `name` into its cache completely."""
    caches = {
        "darwin": Path.home() / "Library" / "Caches",
        "win32": Path(os.environ.get("LOCALAPPDATA", Path.home())),
    }
    cache = caches.get(sys.platform, Path.home() / ".cache") / "ms-playwright"
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or cache)
    prefix = "chromium_headless_shell" if name == "chromium" else name
    return any(folder.glob(f"{prefix}-*/INSTALLATION_COMPLETE"))
