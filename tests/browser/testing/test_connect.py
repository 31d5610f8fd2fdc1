"""Tests of a team whose browser runs elsewhere, at a Playwright server."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pysim.driver.browsers import launch_options
from tests.browser.testing.conftest import Run

EXPORTS = """
def test_card(miniprogram):
    card = miniprogram("card").open().export("card")
    assert card.ok and card.image.size == (40, 20)
"""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where a server has a Chromium."""
    options = launch_options("chromium")
    config = {"args": options["args"]}
    if program := options.get("executable_path"):
        config["executablePath"] = program
    (tmp_path / "server.json").write_text(json.dumps(config))
    command = ["launch-server", "--browser", "chromium", "--config", str(tmp_path / "server.json")]
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "playwright", *command], stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout
        yield server.stdout.readline().strip()
        server.terminate()


def test_a_browser_elsewhere_opens_what_is_served_here(
    run: Run, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYSIM_CHROMIUM", "/none")

    result = run(EXPORTS, "--pysim-connect", address)

    result.assert_outcomes(passed=1)


def test_a_server_that_is_not_there_is_told_of(run: Run) -> None:
    result = run(EXPORTS, "--pysim-connect", "ws://127.0.0.1:9/")

    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*There is no Playwright server*at ws://127.0.0.1:9/*"])
