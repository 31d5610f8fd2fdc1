"""A project that is wrong is shown with its place, and starts again once it is mended."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support import projects
from tests.support.projects import MINIMAL, ProjectServer
from tests.support.shell import inside, opener, wait_for

RESTARTS = 60_000
"""Ms that a restart may take on a busy machine."""

PAGE, TEMPLATE, SHEET = "pages/index.js", "pages/index.ttml", "pages/index.ttss"
COMPONENT = {
    "pages/index.json": '{"usingComponents": {"my-part": "/part"}}',
    TEMPLATE: '<my-part/><view id="count">{{count}}</view>',
    "part.json": '{"component": true}',
    "part.ttml": "<view/>",
}


def lifecycle(name: str) -> dict[str, str]:
    """Return a page whose lifecycle method fails."""
    return {PAGE: f"Page({{\n  data: {{ count: 0 }},\n  {name}() {{\n    missing();\n  }},\n}});\n"}


UNKNOWN = "ReferenceError: missing is not defined"
CASES: dict[str, tuple[dict[str, str], str, str, str]] = {
    # The page cannot run.
    "syntax of a page": (
        {PAGE: "Page({\n  add() {\n    this.setData({ count: 1 );\n  },\n});\n"},
        "problem",
        f"{PAGE}:3:29",
        "Syntax error: ) cannot stand here.",
    ),
    "syntax of app.js": ({"app.js": "App({\n"}, "problem", "app.js:2:1", "ends too early"),
    "a missing page": (
        {"app.json": '{\n  "pages": [\n    "pages/third"\n  ]\n}\n'},
        "problem",
        "app.json:3:5",
        "The page pages/third has no file pages/third.js. Create it",
    ),
    "a missing component": (
        {"pages/index.json": '{\n  "usingComponents": { "my-part": "/parts" }\n}\n'},
        "problem",
        "pages/index.json:2:35",
        'The component "/parts" of <my-part> is not in the project.',
    ),
    "a missing template": (
        {TEMPLATE: '\n<import src="./none.ttml"/>\n'},
        "problem",
        f"{TEMPLATE}:2:14",
        "no file pages/none.ttml",
    ),
    "a bad app.json": (
        {"app.json": '{\n  "pages": ["pages/index",],\n  "window": {}\n}\n'},
        "problem",
        "app.json:2:27",
        "This is no JSON: a value must follow; take away a comma before ]",
    ),
    "an expression without an end": (
        {TEMPLATE: "<view>\n  <text>{{ count </text>\n</view>\n"},
        "problem",
        f"{TEMPLATE}:2:9",
        "The expression has no end: }} is missing",
    ),
    "a rule without a semicolon": (
        {SHEET: ".count {\n  color: red\n  height: 80px;\n}\n"},
        "problem",
        f"{SHEET}:2:13",
        "a ; is missing",
    ),
    # It does not start.
    "a missing module": (
        {PAGE: "require('../words');\n\nPage({ data: { count: 0 } });\n"},
        "crashed",
        # Browsers differ in whether a call is where its name or where its parenthesis is.
        f"{PAGE}:1:[18]",
        'require("../words"): there is no such file in the project',
    ),
    "a script that fails": ({PAGE: "\nmissing();\nPage({});\n"}, "crashed", f"{PAGE}:2:1", UNKNOWN),
    "a module that fails": (
        {PAGE: "require('./tools');\nPage({});\n", "pages/tools.js": "\n  missing();\n"},
        "crashed",
        "pages/tools.js:2:3",
        UNKNOWN,
    ),
    "a script without a page": (
        {PAGE: "module.exports = {};\n"},
        "crashed",
        f"{PAGE}:1:1",
        "pages/index cannot be opened: pages/index.js does not call Page({...}).",
    ),
    # Something in it fails while it runs.
    "app.js": ({"app.js": "missing();\nApp({});\n"}, "running", "app.js:1:1", UNKNOWN),
    "onLaunch": (
        {"app.js": "App({\n  onLaunch() {\n    missing();\n  },\n});\n"},
        "running",
        "app.js:3:5",
        UNKNOWN,
    ),
    "onLoad": (lifecycle("onLoad"), "running", f"{PAGE}:4:5", UNKNOWN),
    "onReady": (lifecycle("onReady"), "running", f"{PAGE}:4:5", UNKNOWN),
    "a promise": (lifecycle("async onLoad"), "running", f"{PAGE}:4:5", UNKNOWN),
    "a timer": (
        {PAGE: "Page({ data: { count: 0 } });\nsetTimeout(() => {\n  missing();\n}, 50);\n"},
        "running",
        f"{PAGE}:3:3",
        UNKNOWN,
    ),
    "attached of a component": (
        COMPONENT | {"part.js": "Component({\n  attached() {\n    missing();\n  },\n});\n"},
        "running",
        "part.js:3:5",
        UNKNOWN,
    ),
}


class Workshop:
    """A preview that follows a project, which is broken and mended."""

    def __init__(self, page: Page, project: ProjectServer) -> None:
        self.page = page
        self.project = project
        self.printed: list[str] = []
        page.on("console", lambda message: self.printed.append(message.text))

    def write(self, files: dict[str, str]) -> None:
        """Make `files` of the project what they are in `MINIMAL` but for these."""
        before = set(self.project.files)
        texts: dict[str, str | None] = dict.fromkeys(before - set(MINIMAL))
        texts |= MINIMAL | files
        self.project.write(
            **{name.replace("/", "__").replace(".", "_"): text for name, text in texts.items()}
        )

    def runs(self) -> None:
        """Wait until the mended project runs, and nothing is wrong with it."""
        expect(inside(self.page).locator("#count")).to_have_text("0", timeout=RESTARTS)
        expect(self.page.locator(".state-sheet, .state-bar")).to_have_count(0, timeout=RESTARTS)
        expect(self.page.locator("#problem-count")).to_be_hidden()


@pytest.fixture(scope="module")
def started(browser: Browser, site: str) -> Iterator[Workshop]:
    with projects.serve(MINIMAL) as project, opener(browser, site) as open_one:
        page = open_one(project.url)
        while not project.followers:
            page.wait_for_load_state("load")
        yield Workshop(page, project)


@pytest.fixture
def workshop(started: Workshop) -> Workshop:
    """The preview with nothing wrong and nothing said."""
    started.write({})
    started.runs()
    started.page.get_by_role("button", name="Clear the console").click()
    started.printed.clear()
    return started


@pytest.mark.parametrize(("files", "state", "place", "words"), CASES.values(), ids=CASES.keys())
def test_what_is_wrong_is_shown_with_its_place_until_it_is_mended(
    workshop: Workshop, files: dict[str, str], state: str, place: str, words: str
) -> None:
    page = workshop.page
    at = re.compile(f"^{place}$")
    workshop.write(files)

    shown = page.locator(".state-bar" if state == "running" else ".state-sheet .card")
    expect(shown).to_contain_text(words, timeout=RESTARTS)
    expect(shown.locator(".place")).to_have_text(at)
    assert page.evaluate("pysim.preview.state.name") == state
    row = page.locator(".log-pane .log-item[data-level=error]", has_text=words)
    expect(row.locator("> .place")).to_have_text(at)
    printed = rf"\[pysim\] {place} .*{re.escape(words)}"
    assert [line for line in workshop.printed if re.search(printed, line)]

    shown.locator(".place").click()
    source = page.locator(".source[open]")
    expect(source.get_by_role("heading")).to_have_text(at)
    expect(source.locator(".meant .number")).to_have_text(place.split(":")[1])
    source.get_by_role("button", name="Close").click()
    workshop.write({})
    workshop.runs()


def test_a_page_that_cannot_run_keeps_no_other_from_running(workshop: Workshop) -> None:
    page = workshop.page
    workshop.write({PAGE: "Page({"})
    expect(page.locator(".card .place")).to_have_text(f"{PAGE}:1:7", timeout=RESTARTS)

    page.locator("#address").fill("pages/second?id=1")
    page.locator("#address").press("Enter")

    expect(inside(page).locator("#second")).to_have_text("second 1", timeout=RESTARTS)
    page.locator("#address").fill("pages/index")
    page.locator("#address").press("Enter")
    expect(page.locator(".card .place")).to_have_text(f"{PAGE}:1:7", timeout=RESTARTS)


def test_one_problem_after_the_other_is_told_once(workshop: Workshop) -> None:
    page = workshop.page
    first = {PAGE: "Page({"}
    workshop.write(first)
    expect(page.locator(".card .place")).to_have_text(f"{PAGE}:1:7", timeout=RESTARTS)
    workshop.write(first | {TEMPLATE: "<view>"})
    expect(page.locator("#problem-count")).to_have_text("2")

    page.get_by_role("button", name="Show the other problem").click()
    places = page.locator(".problem-pane .place")
    assert places.all_text_contents() == [f"{PAGE}:1:7", f"{TEMPLATE}:1:2"]
    page.locator("#tab-console").click()
    assert page.locator(".log-pane .log-item > .place").all_text_contents() == [
        f"{PAGE}:1:7",
        f"{TEMPLATE}:1:2",
    ]


def test_a_project_that_is_broken_at_the_start_says_so_to_programs_too(
    browser: Browser, site: str
) -> None:
    broken = {**MINIMAL, "app.json": json.dumps({"pages": ["pages/none"]})}
    with projects.serve(broken) as project, opener(browser, site) as open_one:
        page = open_one(project.url, wait=False)
        wait_for(page, "problem")

        message = page.evaluate("pysim.ready.catch(({ message }) => message)")
        assert message.startswith("app.json:1:12 The page pages/none has no file pages/none.js.")
