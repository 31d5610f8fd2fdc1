"""`pysim doctor`: what it says of a machine that lacks something."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner

from pysim.cli import checks
from pysim.cli.checks import Check
from pysim.cli.commands import pysim
from pysim.server import site
from tests.support import command


def test_all_is_looked_at_and_a_browser_that_does_not_start_is_a_problem() -> None:
    done = command.run("doctor", PYSIM_FIREFOX="/bin/false")

    assert (done.returncode, done.stderr) == (1, "")
    lines = done.stdout.splitlines()
    words = [line.split()[0] for line in lines]
    firefox = next(line for line in lines if "firefox: /bin/false does not start" in line)
    assert firefox.startswith("missing ")
    assert "install firefox-esr, or put its path into the variable PYSIM_FIREFOX" in firefox
    assert words.count("missing") == 1
    assert any(line.startswith("ok      chromium: 1") for line in lines)
    for name in ("Python", "site", "fonts", "pysim batch", "shared memory", "writing to"):
        assert name in done.stdout


@pytest.mark.parametrize(("state", "code"), [("ok", 0), ("note", 0), ("problem", 1)])
def test_json_and_the_exit_code(
    monkeypatch: pytest.MonkeyPatch, state: checks.State, code: int
) -> None:
    monkeypatch.setattr(checks, "every", lambda: iter([Check("a", state, "b", "c")]))
    done = CliRunner().invoke(pysim, ["doctor", "--json"])

    assert done.exit_code == code
    facts = {"name": "a", "state": state, "found": "b", "todo": "c"}
    assert json.loads(done.stdout) == {"ok": code == 0, "checks": [facts]}


def missing_package(patch: pytest.MonkeyPatch, _: Path) -> Check:
    patch.setitem(checks.EXTRAS, "batch", ("dask", "no-such-package"))
    return checks.packages("batch")


def old_python(patch: pytest.MonkeyPatch, _: Path) -> Check:
    patch.setattr(sys, "version_info", (3, 10))
    return checks.python()


def no_site(patch: pytest.MonkeyPatch, _: Path) -> Check:
    def find() -> Path:
        raise site.SiteError("The pages are missing.")

    patch.setattr(site, "find", find)
    return checks.built_site()


def no_browser(patch: pytest.MonkeyPatch, _: Path) -> Check:
    patch.setattr("pysim.driver.browsers.installed", lambda _: False)
    return next(checks.every_browser())


def other_browser(patch: pytest.MonkeyPatch, _: Path) -> Check:
    patch.setattr("pysim.driver.browsers.installed", lambda name: name == "chromium")
    patch.setattr(checks, "browser", lambda name: Check(name, "ok", "fine"))
    return list(checks.every_browser())[1]


def no_playwright(patch: pytest.MonkeyPatch, _: Path) -> Check:
    patch.setattr("importlib.util.find_spec", lambda _: None)
    (check,) = checks.every_browser()
    return check


def no_fonts(patch: pytest.MonkeyPatch, _: Path) -> Check:
    patch.setattr("shutil.which", lambda _: "/bin/true")
    return checks.fonts()


def unknown_fonts(patch: pytest.MonkeyPatch, _: Path) -> Check:
    patch.setattr("shutil.which", lambda _: None)
    return checks.fonts()


def _usage(**sizes: int) -> Any:
    return lambda _: SimpleNamespace(**sizes)


def little_shared_memory(patch: pytest.MonkeyPatch, place: Path) -> Check:
    patch.setattr("shutil.disk_usage", _usage(total=64 << 20))
    return checks.shared_memory(place)


def no_shared_memory(_: pytest.MonkeyPatch, place: Path) -> Check:
    return checks.shared_memory(place / "none")


def full_disk(patch: pytest.MonkeyPatch, place: Path) -> Check:
    patch.setattr("shutil.disk_usage", _usage(free=1 << 20))
    return checks.disk(place)


def no_disk(_: pytest.MonkeyPatch, place: Path) -> Check:
    return checks.disk(place / "none")


@pytest.mark.parametrize(
    ("look", "state", "said"),
    [
        (missing_package, "note", "pip install 'pysim-gadget[batch]'"),
        (old_python, "problem", "Install Python 3.11"),
        (no_site, "problem", "The pages are missing."),
        (no_browser, "problem", "To have it, install chromium"),
        (other_browser, "note", "To have it, install firefox-esr"),
        (no_playwright, "note", "without playwright"),
        (no_fonts, "problem", "fonts-dejavu-core"),
        (unknown_fonts, "note", "no fc-list"),
        (little_shared_memory, "note", "--shm-size=1g"),
        (no_shared_memory, "note", "only Linux"),
        (full_disk, "note", "only 1 MB are free"),
        (no_disk, "problem", "impossible: No such file"),
    ],
)
def test_what_is_missing_and_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    look: Callable[[pytest.MonkeyPatch, Path], Check],
    state: str,
    said: str,
) -> None:
    check = look(monkeypatch, tmp_path)

    assert check.state == state
    assert said in f"{check.found} {check.todo}"
