"""The preview's runs: starts, reloads, stops, and loops that never end."""

import pytest
from playwright.sync_api import Page, expect

from tests.support.projects import MINIMAL, ProjectServer
from tests.support.shell import OpenPreview, count, inside, tap, wait_for

# What browsers could do in ways of their own.
in_both = pytest.mark.browsers("chromium", "firefox")


@in_both
def test_a_project_starts_step_by_step_and_shows_its_page(
    preview: OpenPreview, project: ProjectServer
) -> None:
    page = preview(project.url, wait=False)
    page.evaluate(
        """() => {
          window.states = [];
          addEventListener('pysim-preview', ({ detail: { name } }) => {
            if (states.at(-1) !== name) states.push(name);
          });
        }"""
    )
    page.evaluate("pysim.ready")

    expect(count(page)).to_have_text("0")
    assert page.evaluate("states").index("starting") < page.evaluate("states").index("running")
    assert page.evaluate("pysim.preview.pages") == [{"path": "pages/index", "query": {}}]
    assert page.evaluate("pysim.progress.stage") == "ready"
    expect(page.locator(".navigation-title")).to_have_text("Notes")
    expect(page.locator("#address")).to_have_value("pages/index")
    assert page.locator("#pages option").evaluate_all("all => all.map(({ value }) => value)") == [
        "pages/index",
        "pages/second",
    ]


def test_a_reload_starts_anew_and_a_stop_takes_the_run_away(
    preview: OpenPreview, project: ProjectServer
) -> None:
    page = preview(project.url)
    count(page).click()
    expect(count(page)).to_have_text("1")

    page.get_by_role("button", name="Reload").click()
    wait_for(page, "starting")
    wait_for(page, "running")

    expect(count(page)).to_have_text("0")
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.get_by_role("heading", name="Stopped")).to_be_visible()
    assert page.locator(".window iframe").count() == 0
    page.locator(".states").get_by_role("button", name="Start").click()
    wait_for(page, "running")
    expect(count(page)).to_have_text("0")


def test_page_and_query_come_from_the_address_and_from_the_field(
    preview: OpenPreview, project: ProjectServer
) -> None:
    page = preview(project.url, page="pages/second?id=7")
    expect(inside(page).locator("#second")).to_have_text("second 7")
    expect(page.locator(".navigation-title")).to_have_text("Second")

    page.locator("#address").fill("pages/second?id=8&x=a/b")
    page.locator("#address").press("Enter")

    expect(inside(page).locator("#second")).to_have_text("second 8", timeout=60_000)
    assert "page=pages/second?id%3D8%26x%3Da/b" in page.url
    page.get_by_role("button", name="Home page").click()
    expect(count(page)).to_have_text("0")


LOOP = "for (;;) {}"
LOOPS = {
    "a tap": f"Page({{ data: {{ count: 0 }}, add() {{ {LOOP} }} }});",
    "a promise": f"""Page({{ data: {{ count: 0 }},
      add() {{ Promise.resolve().then(() => {{ {LOOP} }}); }} }});""",
    "promises without end": """Page({ data: { count: 0 },
      async add() { for (;;) await null; } });""",
}


def shell_answers(page: Page) -> None:
    """See that the shell does what it is told. A loop never ends, so whoever waits for it fails."""
    for name in ("problems", "console"):
        page.locator(f"#tab-{name}").click()
        expect(page.locator(f"#panel-{name}")).to_be_visible()
    page.locator("#zoom").select_option("0.5")
    expect(page.locator("#zoom")).to_have_value("0.5")
    page.locator("#zoom").select_option("1")


@in_both
@pytest.mark.parametrize("code", LOOPS.values(), ids=LOOPS.keys())
def test_an_endless_loop_leaves_the_shell_alive_and_is_ended_on_request(
    preview: OpenPreview, project: ProjectServer, code: str
) -> None:
    project.files["pages/second.js"] = code
    project.files["pages/second.ttml"] = '<view id="count" bindtap="add">second {{count}}</view>'
    project.files["pages/index.ttml"] += '<navigator id="go" url="second?id=3">go</navigator>'
    page = preview(project.url)
    tap(page, "#go")
    shown = inside(page).locator("tt-page:not([covered]) #count")
    expect(shown).to_have_text("second 0")
    shown.click()

    # Long before anybody is told, and after.
    shell_answers(page)
    assert page.evaluate("pysim.preview.state.name") == "running"
    wait_for(page, "stuck")
    expect(page.locator(".state-bar")).to_contain_text("No answer")
    shell_answers(page)

    page.get_by_role("button", name="Stop and restart").click()
    wait_for(page, "running")
    assert page.locator(".window iframe").count() == 1
    expect(shown).to_have_text("second 0")
    assert page.evaluate("pysim.preview.pages") == [
        {"path": "pages/index", "query": {}},
        {"path": "pages/second", "query": {"id": "3"}},
    ]


def test_a_loop_before_the_first_page_is_told_and_ends_when_it_is_mended(
    preview: OpenPreview, project: ProjectServer
) -> None:
    project.files["pages/index.js"] = f"Page({{ data: {{ count: 0 }}, onLoad() {{ {LOOP} }} }});"
    page = preview(project.url, wait=False)
    wait_for(page, "stuck")
    shell_answers(page)

    page.get_by_role("button", name="Stop and restart").click()
    wait_for(page, "starting")
    wait_for(page, "stuck")
    project.write(pages__index_js=MINIMAL["pages/index.js"])

    wait_for(page, "running")
    expect(count(page)).to_have_text("0")


def test_a_frame_that_never_answers_is_given_up(
    preview: OpenPreview, project: ProjectServer
) -> None:
    page = preview(project.url, wait=False)
    page.context.route("**/logic.js", lambda route: route.fulfill(body="'nothing';"))
    page.clock.install()
    page.reload()
    wait_for(page, "starting")

    page.clock.fast_forward("01:30")

    assert "nothing came from it for 90 s" in wait_for(page, "failed")["message"]
    expect(page.get_by_role("heading", name="The preview could not start")).to_be_visible()
    expect(page.get_by_role("button", name="Try again")).to_be_visible()


def test_a_loop_that_ends_is_forgotten(preview: OpenPreview, project: ProjectServer) -> None:
    project.files["pages/index.js"] = (
        "Page({ data: { count: 0 },"
        " add() { const end = Date.now() + 7500; while (Date.now() < end);"
        " this.setData({ count: 5 }); } });"
    )
    page = preview(project.url)
    count(page).click()

    wait_for(page, "stuck")
    wait_for(page, "running")

    expect(count(page)).to_have_text("5")
    expect(page.locator(".state-bar")).to_have_count(0)
