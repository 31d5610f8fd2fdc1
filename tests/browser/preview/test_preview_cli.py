"""What `pysim preview` serves, as a browser sees it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support import preview

ROOT = Path(__file__).parents[3]
PATIENCE = 60_000
"""ms until Python has started, on a busy machine."""
PATHS = ["app.js", "app.json", "strange.html"]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    return preview.install(tmp_path / "installed", {"preview.html": "<title>preview</title>"})


@pytest.fixture
def project(tmp_path: Path) -> Path:
    strange = "<script>document.title = origin</script><title>still</title>"
    preview.write(
        tmp_path / "poster",
        {
            "app.json": "{}",
            "app.js": f"window.leaked = 1; // {'x' * 5000}",
            "strange.html": strange,
        },
    )
    return tmp_path / "poster"


FOLLOW = """(project) => {
  window.heard = [];
  const events = new EventSource(new URL('events', new URL(project, location)));
  events.onmessage = ({ data }) => window.heard.push(JSON.parse(data));
  return new Promise((done) => { events.onopen = () => done(); });
}"""


def test_a_page_goes_on_following_a_server_that_is_started_again(
    page: Page, installed: Path, project: Path
) -> None:
    with preview.start(installed, project, "--port", "0") as running:
        page.goto(running.url)
        page.evaluate(FOLLOW, running.query["project"])
        (project / "app.json").write_text("{ }")
        page.wait_for_function("heard.length === 1")
    (project / "app.js").write_text("App({})")
    with preview.start(installed, project, "--port", str(running.port)) as again:
        assert again.url == running.url
        page.wait_for_function("heard.length === 2")

        assert page.evaluate("heard") == [
            {"changed": ["app.json"], "removed": []},
            {"changed": PATHS, "removed": []},
        ]


def test_a_page_that_has_missed_nothing_hears_nothing(
    page: Page, installed: Path, project: Path
) -> None:
    with preview.start(installed, project, "--port", "0") as running:
        page.goto(running.url)
        page.evaluate(FOLLOW, running.query["project"])
    with preview.start(installed, project, "--port", str(running.port)) as again:
        with page.expect_response("**/events"):
            pass
        (project / "app.js").write_text("App({})")
        page.wait_for_function("heard.length > 0")

        assert again.url == running.url
        assert page.evaluate("heard") == [{"changed": ["app.js"], "removed": []}]


def test_files_that_a_browser_has_are_not_sent_again(
    page: Page, installed: Path, project: Path
) -> None:
    fetched = """async (project) => {
      const url = new URL('app.js', new URL(project, location)).href;
      const texts = [];
      for (let turn = 0; turn < 2; turn += 1) {
        texts.push(await (await fetch(url, { cache: 'no-cache' })).text());
      }
      const sizes = performance.getEntriesByName(url).map((entry) => entry.transferSize);
      return { same: texts[0] === texts[1], sizes };
    }"""
    with preview.start(installed, project, "--port", "0") as running:
        page.goto(running.url)
        outcome = page.evaluate(fetched, running.query["project"])

    whole, again = outcome["sizes"]
    assert outcome["same"] is True
    assert whole > 5000
    assert again < 1000


def test_pages_of_other_origins_can_load_nothing(
    page: Page, installed: Path, project: Path, other_origin: str
) -> None:
    attempts = """async (url) => {
      const script = document.createElement('script');
      const loaded = new Promise((done) => {
        script.onload = () => done('loaded');
        script.onerror = () => done('refused');
      });
      script.src = url;
      document.head.append(script);
      const fetched = await fetch(url).then(() => 'loaded', () => 'refused');
      return [await loaded, fetched, typeof window.leaked];
    }"""
    with preview.start(installed, project, "--port", "0") as running:
        page.goto(f"{other_origin}/seed-sample.js")
        outcome = page.evaluate(attempts, f"{running.origin}{running.base}app.js")

    assert outcome == ["refused", "refused", "undefined"]


def test_a_page_of_the_project_that_is_opened_by_itself_may_do_nothing(
    page: Page, installed: Path, project: Path
) -> None:
    with preview.start(installed, project, "--port", "0") as running:
        page.goto(f"{running.origin}{running.base}strange.html")

        assert page.title() == "still"
        assert page.evaluate("origin") == "null"


def test_the_built_site_shows_the_project_and_its_changes(page: Page, tmp_path: Path) -> None:
    project = tmp_path / "poster"
    template = "pages/a/a.ttml"
    preview.write(
        project,
        {
            "app.json": '{"pages": ["pages/a/a"]}',
            "app.js": "App({})",
            template: "<view>Two is {{two}}, id is {{id}}</view>",
            "pages/a/a.js": "const two = require('two');"
            "Page({ data: { two }, onLoad({ id }) { this.setData({ id }); } });",
            "package.json": '{"dependencies": {"two": "1"}}',
            "node_modules/two/index.js": "module.exports = 2;",
        },
    )
    (project / "outside.js").symlink_to("/etc/hostname")
    with preview.start(ROOT, project, "--port", "0", "--page", "pages/a/a?id=7") as running:
        page.goto(running.url)
        shown = page.frame_locator("iframe[title='Mini-program']")
        expect(shown.get_by_text("Two is 2, id is 7")).to_be_visible(timeout=PATIENCE)
        leads_out = page.locator("#panel-problems", has_text="The link leads out of the project's")
        expect(leads_out).to_have_count(1)
        (project / template).write_text("<view>Two was {{two}}</view>")

        expect(shown.get_by_text("Two was 2")).to_be_visible(timeout=PATIENCE)

        project.rename(tmp_path / "elsewhere")
        expect(page.locator(".card")).to_contain_text("The folder cannot be read", timeout=PATIENCE)
        (tmp_path / "elsewhere").rename(project)
        expect(shown.get_by_text("Two was 2")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("Not connected; changes are not seen")).to_be_visible()
