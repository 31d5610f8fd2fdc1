"""The plug-in of pytest: fixtures that open mini-programs and compare pictures.

It stands on pytest-playwright: its options (`--headed`, `--tracing`, `--screenshot`, `--output` …)
and its fixtures `browser_name`, `browser_type_launch_args` and `browser_context_args` mean the same
here. What runs is a page of a browser of our own, which lasts for all tests of a process.
"""

from __future__ import annotations

import re
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from playwright.sync_api import BrowserType

    from pysim.driver.embed import Embed
    from pysim.driver.log import Line
    from pysim.driver.page import Page
    from pysim.driver.server import Server
    from pysim.driver.session import Session
    from pysim.testing.artifacts import Artifacts
    from pysim.testing.goldens.assertion import AssertImage
    from pysim.testing.goldens.check import Goldens
    from pysim.testing.goldens.results import Results
    from pysim.testing.miniprogram import MiniProgram

_PAGES = pytest.StashKey[list["Page"]]()
_ARTIFACTS = pytest.StashKey["Artifacts"]()
_FOLDER = pytest.StashKey[Path]()
_FAILED = pytest.StashKey[bool]()

# Newer versions of pytest complain of a fixture that pytest-playwright has from another plug-in.
_NOT_OURS = (
    "ignore:Session-scoped fixtures defined as instance methods are deprecated.\\s+"
    "Instance attributes set in the 'base_url':pytest.PytestDeprecationWarning"
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("pysim", "pysim: mini-programs")
    group.addoption(
        "--pysim-browser",
        action="append",
        choices=["chromium", "firefox"],
        help="Run the tests in this browser; may be given twice. Default: chromium.",
    )
    group.addoption("--pysim-profile", metavar="NAME", help="The device, for example android.")
    group.addoption(
        "--pysim-connect",
        metavar="WS_URL",
        help="Use the browser of a Playwright server of the same version, for example "
        "ws://127.0.0.1:3000/.",
    )
    group.addoption(
        "--pysim-update-goldens",
        action="store_true",
        help="Let the pictures that differ from their goldens become the goldens.",
    )
    group.addoption(
        "--pysim-report",
        metavar="DIR",
        default="pysim-report",
        help="Where failed comparisons are shown. Default: pysim-report.",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Have pytest-playwright use our choice of browsers, and not warn of itself."""
    chosen = config.getoption("pysim_browser")
    if chosen and not config.getoption("browser", default=None):
        config.option.browser = chosen
    config.addinivalue_line("filterwarnings", _NOT_OURS)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Remove what an earlier run reported, once for all processes."""
    if not _is_worker(session.config):
        _results(session.config).clear()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the report of all processes."""
    from pysim.testing.goldens import report  # noqa: PLC0415

    if not _is_worker(session.config):
        report.write(_results(session.config).folder)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Say where the report is, if there is one."""
    where = _results(config).report
    if where.exists():
        terminalreporter.section("pictures that differ", sep="-")
        terminalreporter.line(f"{where}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, Any, Any]:
    """Fail a test whose mini-program had an error that nobody caught, and show what was said."""
    item.stash[_FAILED] = True
    try:
        result = yield
        _complain(item)
        item.stash[_FAILED] = False
        return result
    finally:
        _look(item)


def _complain(item: pytest.Item) -> None:
    errors = [line for page in item.stash.get(_PAGES, []) for line in page.unexpected_errors]
    if errors:
        told = "\n".join(map(_told, errors))
        pytest.fail(
            f"The mini-program had an error that nobody caught:\n{told}\n"
            "If the test expects it, write: with page.expect_error('…'):",
            pytrace=False,
        )


def _told(error: Line) -> str:
    """Return an error with the way to it in the mini-program's own files."""
    places = re.findall(r"mp://app/([^\s()]+:\d+:\d+)", error.stack)
    return "\n".join([f"{error.place} {error.text}".strip(), *(f"    at {at}" for at in places)])


def _look(item: pytest.Item) -> None:
    """Add to the report what was said, and keep a screenshot, while the mini-program is there."""
    pages = item.stash.get(_PAGES, [])
    lines = [line for page in pages for line in page.log]
    if lines:
        item.add_report_section("call", "mini-program", "\n".join(map(str, lines)))
    if pages:
        item.stash[_ARTIFACTS].look(item.stash[_FOLDER], failed=item.stash[_FAILED])


@pytest.fixture(scope="session")
def pysim_settings(pytestconfig: pytest.Config) -> dict[str, Any]:
    """Return the settings that all mini-programs run under; override it for your own."""
    profile = pytestconfig.getoption("pysim_profile")
    # Goldens are the same on every machine only if no font of the machine is used.
    return {"fonts": "bundled", **({"profile": profile} if profile else {})}


@pytest.fixture(scope="session")
def pysim_server() -> Iterator[Server]:
    """Serve the built site and the projects to the browsers of this process."""
    from pysim.driver.server import Server  # noqa: PLC0415

    with Server() as server:
        yield server


@pytest.fixture(scope="session")
def pysim_session(
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    browser_context_args: dict[str, Any],
    pysim_server: Server,
    pytestconfig: pytest.Config,
) -> Iterator[Session]:
    """Open the page of a browser in which the tests of this process run, one after another."""
    from pysim.driver.launch import connect, launch  # noqa: PLC0415
    from pysim.driver.session import Session  # noqa: PLC0415

    if address := pytestconfig.getoption("pysim_connect"):
        browser = connect(browser_type, address, **browser_type_launch_args)
    else:
        browser = launch(browser_type, **browser_type_launch_args)
    session = Session(browser, pysim_server, **browser_context_args)
    yield session
    session.end()
    browser.close()


@pytest.fixture(scope="session")
def _pysim_artifacts(pysim_session: Session, pytestconfig: pytest.Config) -> Artifacts:
    from pysim.testing.artifacts import Artifacts  # noqa: PLC0415

    option = pytestconfig.getoption
    artifacts = Artifacts(pysim_session, option("--tracing"), option("--screenshot"))
    artifacts.start()
    return artifacts


@pytest.fixture
def miniprogram(
    request: pytest.FixtureRequest,
    pysim_session: Session,
    pysim_settings: dict[str, Any],
    _pysim_artifacts: Artifacts,
    output_path: str,
) -> Iterator[Callable[..., MiniProgram]]:
    """Give a function: `miniprogram("examples/poster", pixelRatio=2)` can be opened.

    The folder is relative to pytest's root. Settings are those of docs/api.md.
    """
    from pysim.testing.miniprogram import MiniProgram  # noqa: PLC0415

    item = request.node
    item.stash[_ARTIFACTS] = _pysim_artifacts
    item.stash[_FOLDER] = Path(output_path)
    opened: list[Page] = []
    item.stash[_PAGES] = opened
    _pysim_artifacts.begin(item.nodeid)

    def make(directory: str | Path, **settings: Any) -> MiniProgram:
        place = request.config.rootpath / directory
        return MiniProgram(pysim_session, place, {**pysim_settings, **settings}, opened)

    yield make
    pysim_session.close()
    _pysim_artifacts.end(Path(output_path), failed=item.stash.get(_FAILED, True))


@pytest.fixture
def embed(pysim_session: Session, pysim_settings: dict[str, Any]) -> Iterator[Callable[..., Embed]]:
    """Give a function: `embed(pixelRatio=2)` is an empty page with `tt`, for code of no project.

    Settings are those of docs/api.md. Each page has files and storage of its own.
    """
    from pysim.driver.embed import Embed  # noqa: PLC0415

    with ExitStack() as closing:

        def open_one(**settings: Any) -> Embed:
            context = closing.enter_context(pysim_session.new_context())
            given = {**pysim_settings, **settings}
            return Embed.open(context, pysim_session.server, **given)

        yield open_one


@pytest.fixture(scope="session")
def _pysim_goldens(pytestconfig: pytest.Config) -> Goldens:
    from pysim.testing.goldens.check import Goldens  # noqa: PLC0415

    return Goldens(_results(pytestconfig), update=pytestconfig.getoption("pysim_update_goldens"))


@pytest.fixture
def assert_image(
    request: pytest.FixtureRequest, browser_name: str, _pysim_goldens: Goldens
) -> Iterator[AssertImage]:
    """Give a function: `assert_image(poster, "poster.png")` compares with a golden of the test.

    Goldens lie beside the test file in `goldens/<browser>/`; `--pysim-update-goldens` writes those
    that differ.
    """
    from pysim.testing.goldens import assertion  # noqa: PLC0415
    from pysim.testing.goldens.check import Owner  # noqa: PLC0415

    owner = Owner(request.node.nodeid, request.path.parent / "goldens", browser_name)
    with assertion.current(assertion.AssertImage(_pysim_goldens, owner)) as function:
        yield function


def _results(config: pytest.Config) -> Results:
    from pysim.testing.goldens.results import Results  # noqa: PLC0415

    return Results(config.rootpath / config.getoption("pysim_report"))


def _is_worker(config: pytest.Config) -> bool:
    """Tell whether this is one of several processes of pytest-xdist, and not the first one."""
    return hasattr(config, "workerinput")
