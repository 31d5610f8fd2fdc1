"""A page with the project compiler and what tests of its results need."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.compiler import Bench
from tools.command import WEB, npm_program, run

HARNESS = Path(__file__).parent / "harness.ts"


@pytest.fixture(scope="session")
def harness(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of `harness.ts` as a script for a page."""
    out = tmp_path_factory.mktemp("harness") / "harness.js"
    # Packages are looked for where the modules of web/ find theirs.
    alias = [
        f"--alias:{name}={WEB / 'node_modules' / name}"
        for name in ("glass-easel", "glass-easel-miniprogram-adapter")
    ]
    options = ["--bundle", "--format=iife", "--log-level=warning", *alias]
    run([npm_program("esbuild"), HARNESS, *options, f"--outfile={out}"], cwd=WEB)
    return out.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def bench(browser: Browser, site: str, harness: str) -> Iterator[Bench]:
    page = browser.new_page()
    # A document of the site without scripts of its own.
    page.goto(f"{site}/runtime/manifest.json")
    page.evaluate(harness)
    yield Bench(page)
    page.close()
