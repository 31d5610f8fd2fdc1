"""A session of the driver for each browser, and mini-programs that a test writes."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from pysim.driver.page import Page
from pysim.driver.server import Server
from pysim.driver.session import Session

Files = Mapping[str, str | bytes]
OpenLab = Callable[..., Page]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with Server() as server:
        yield server


@pytest.fixture(scope="session")
def driver(browser: Browser, server: Server) -> Iterator[Session]:
    """The page of a browser in which all tests of the driver run their mini-programs."""
    session = Session(browser, server)
    yield session
    session.end()


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[Files], Path]:
    """Write a mini-program, of which `app.json` and empty scripts go without saying."""

    def write(files: Files) -> Path:
        pages = [name.removesuffix(".ttml") for name in files if name.endswith(".ttml")]
        given = json.loads(files.get("app.json", "{}"))
        made = {f"{page}.js": "Page({})" for page in pages} | {"app.js": "App({});"}
        texts = {**made, **files, "app.json": json.dumps({"pages": pages, **given})}
        for name, text in texts.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path

    return write


@pytest.fixture
def lab(driver: Session, folder: Callable[[Files], Path]) -> Iterator[OpenLab]:
    """Open a page with that template, script and style: `lab('<view id="a"/>', js="Page({})")`."""

    def open_page(
        template: str = "<view/>",
        js: str = "Page({})",
        *,
        files: Files | None = None,
        window: Mapping[str, Any] | None = None,
        style: str = "",
        **how: Any,
    ) -> Page:
        written = {
            "lab.ttml": template,
            "lab.js": js,
            "lab.ttss": style,
            "lab.json": json.dumps(dict(window or {})),
            **(files or {}),
        }
        page = driver.open(folder(written), **how)
        page.timeout = 30_000  # on a busy machine
        return page

    yield open_page
    driver.close()
