"""What `pysim doctor` looks at. None of the packages that it asks for has to be there."""

import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Literal

from pysim.driver import browsers
from pysim.server import site

State = Literal["ok", "note", "problem"]

_PYTHON = (3, 11)
EXTRAS = {
    "preview": ("click", "rich", "starlette", "uvicorn", "watchfiles"),
    "test": ("playwright", "pytest", "pytest-playwright"),
    "batch": ("dask", "distributed", "psutil"),
}
_NEEDED_FOR = {
    "preview": "pysim preview",
    "test": "pysim export and tests",
    "batch": "pysim batch",
}
_SHARED_MEMORY = 64 << 20
_DISK = 200 << 20
_PATIENCE = 30_000


@dataclass(frozen=True, slots=True)
class Check:
    """`found` and `todo` are for a person; `todo` is empty if nothing has to be done."""

    name: str
    state: State
    found: str
    todo: str = ""


def every() -> Iterator[Check]:
    """Yield what was found, one after another; the browsers take seconds."""
    yield python()
    yield from (packages(name) for name in EXTRAS)
    yield built_site()
    yield from every_browser()
    yield fonts()
    yield shared_memory(Path("/dev/shm"))  # noqa: S108  it is what browsers use
    yield disk(Path(tempfile.gettempdir()))
    yield disk(Path.cwd())


def good(found: Iterable[Check]) -> bool:
    """Tell whether nothing is missing."""
    return all(check.state != "problem" for check in found)


def python() -> Check:
    """Look at the version of Python."""
    found = f"{platform.python_version()} at {sys.executable}"
    if sys.version_info >= _PYTHON:
        return Check("Python", "ok", found)
    return Check("Python", "problem", found, "Install Python 3.11 or newer.")


def packages(name: str) -> Check:
    """Look at the packages of one extra."""
    title = f"packages for {_NEEDED_FOR[name]}"
    versions = {package: _version(package) for package in EXTRAS[name]}
    missing = [package for package, version in versions.items() if not version]
    if missing:
        todo = f"pip install 'pysim-gadget[{name}]'"
        return Check(title, "note", f"without {', '.join(missing)}.", f"To have it: {todo}")
    return Check(title, "ok", ", ".join(f"{name} {version}" for name, version in versions.items()))


def built_site() -> Check:
    """Look for the pages that the package serves."""
    try:
        return Check("site", "ok", str(site.find()))
    except site.SiteError as error:
        return Check("site", "problem", str(error))


def every_browser() -> Iterator[Check]:
    """Launch the browsers that are there; one is enough, but what is there has to work."""
    names: tuple[browsers.Name, ...] = ("chromium", "firefox")
    if importlib.util.find_spec("playwright") is None:
        yield Check("browsers", "note", "not tried without playwright.")
        return
    some = any(browsers.installed(name) for name in names)
    for name in names:
        if browsers.installed(name):
            yield browser(name)
        else:
            todo = f"To have it, {browsers.advice(name)}."
            yield Check(name, "note" if some else "problem", "not found.", todo)


def browser(name: browsers.Name) -> Check:
    """Launch a browser without a window, and load a page in it."""
    from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415  it may be missing

    options = browsers.launch_options(name)
    place = options.get("executable_path", "Playwright's own")
    try:
        with sync_playwright() as playwright:
            launched = playwright[name].launch(timeout=_PATIENCE, **options)
            version = launched.version
            page = launched.new_page()
            page.goto("data:text/html,<title>works</title>", timeout=_PATIENCE)
            launched.close()
    except Error as error:
        reason = error.message.splitlines()[0]
        todo = f"Run {place} yourself to see what it lacks, or {browsers.advice(name)}."
        return Check(name, "problem", f"{place} does not start: {reason}.", todo)
    return Check(name, "ok", f"{version}, {place}, starts without a window")


def fonts() -> Check:
    """Look for fonts: without any, canvases have no text."""
    program = shutil.which("fc-list")
    if program is None:
        found = "unknown, since there is no fc-list."
        return Check("fonts", "note", found, "If texts are missing, install fonts.")
    command = [program, ":", "family"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    families = {line.partition(",")[0].strip() for line in done.stdout.splitlines() if line}
    if not families:
        todo = "Install some, such as the Debian package fonts-dejavu-core."
        return Check("fonts", "problem", "none, so no text is drawn.", todo)
    some = ", ".join(sorted(families)[:3])
    return Check("fonts", "ok", f"{len(families)} families of this machine, such as {some}")


def shared_memory(place: Path) -> Check:
    """Look at the memory that processes of a browser share."""
    name = f"shared memory, {place}"
    try:
        size = shutil.disk_usage(place).total
    except OSError:
        return Check(name, "note", "not there; only Linux has it.")
    found = f"{size >> 20} MB"
    if size > _SHARED_MEMORY:
        return Check(name, "ok", found)
    return Check(
        name,
        "note",
        f"{found}, which Firefox may find too small.",
        "Start the container with --shm-size=1g or --ipc=host.",
    )


def disk(place: Path) -> Check:
    """Look whether files can be written to a folder."""
    name = f"writing to {place}"
    try:
        with tempfile.TemporaryFile(dir=place) as file:
            file.write(b"1")
        free = shutil.disk_usage(place).free
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        return Check(name, "problem", f"impossible: {reason}.", "Give yourself the right to it.")
    if free < _DISK:
        return Check(name, "note", f"only {free >> 20} MB are free.", "Make room.")
    return Check(name, "ok", f"{free >> 20} MB are free")


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""
