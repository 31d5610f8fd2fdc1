"""Install what the chores need: Python packages, npm packages, browsers. Standard library only.

Each part leaves a stamp when it is complete, so an interrupted set-up resumes and a finished one
costs nothing.
"""

import hashlib
import importlib.util
import re
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from pysim.driver import browsers
from tools import debian
from tools.command import ROOT, WEB, ToolError, output, run

__all__ = ["PYTHON", "TESTED_BROWSERS", "ToolError", "ensure", "inside_venv"]

VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
REQUIREMENTS = ROOT / "requirements" / "dev.txt"
TESTED_BROWSERS: tuple[browsers.Name, ...] = ("chromium", "firefox")
NODE = 20

_RESUME = "the pinned packages could not be installed; run this again once the cause is gone"


def inside_venv() -> bool:
    """Tell whether this process already is the project's own Python."""
    return Path(sys.prefix).resolve() == VENV.resolve()


def ensure(*, browsers: Iterable[browsers.Name] = ()) -> None:
    """Install what is missing or outdated; raise ToolError with what to do if that fails."""
    _python_packages()
    _npm_packages()
    for name in browsers:
        _browser(name)


def _python_packages() -> None:
    stamp = VENV / "complete"
    wanted = _digest(REQUIREMENTS)
    if PYTHON.exists() and _read(stamp) == wanted:
        return
    if not output([PYTHON, "-m", "pip", "--version"]):
        if importlib.util.find_spec("ensurepip") is None:
            debian.install("python3-venv", otherwise="install Python's venv module with ensurepip")
        print("Making .venv …", flush=True)
        run([sys.executable, "-m", "venv", "--clear", VENV])
    print("Installing Python packages into .venv …", flush=True)
    options = ["-qq", "--disable-pip-version-check"]
    run([PYTHON, "-m", "pip", "install", *options, "-r", REQUIREMENTS], why=_RESUME)
    stamp.write_text(wanted)


def _npm_packages() -> None:
    stamp = WEB / "node_modules" / ".complete"
    wanted = _digest(WEB / "package-lock.json")
    if _read(stamp) == wanted:
        return
    if not (shutil.which("node") and shutil.which("npm")):
        debian.install("npm", otherwise=f"install Node {NODE} or newer with npm")
    version = output(["node", "--version"])
    if not (found := re.match(r"v(\d+)", version)) or int(found[1]) < NODE:
        raise ToolError(f"pysim needs Node {NODE} or newer, but `node --version` says {version!r}")
    print("Installing npm packages into web/node_modules …", flush=True)
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    run([shutil.which("npm") or "npm", "ci", *options], cwd=WEB, why=_RESUME)
    stamp.write_text(wanted)


def _browser(name: browsers.Name) -> None:
    if browsers.installed(name):
        return
    print(f"Installing {name} …", flush=True)
    if debian.available():
        debian.install(*browsers.DEBIAN_PACKAGES[name], otherwise="")
    else:
        run([PYTHON, "-m", "playwright", "install", name], why=browsers.advice(name))
    if not browsers.installed(name):
        raise ToolError(f"no {name} was found after installing it: {browsers.advice(name)}")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _read(path: Path) -> str:
    return path.read_text() if path.is_file() else ""
