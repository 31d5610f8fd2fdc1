"""Changes of a project while the preview shows it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support import projects
from tests.support.projects import MINIMAL, ProjectServer
from tests.support.shell import OpenPreview, count, inside, rows, tap, wait_for

# What browsers could do in ways of their own.
in_both = pytest.mark.browsers("chromium", "firefox")


def followed(page: Page, project: ProjectServer) -> None:
    """Wait until the preview hears of changes; mark its run and count a tap."""
    page.wait_for_function("window.pysim !== undefined")
    while not project.followers:
        page.wait_for_load_state("load")
    page.locator(".window iframe").evaluate("frame => { frame.isFirst = true; }")
    count(page).click()
    expect(count(page)).to_have_text("1")


def is_first_run(page: Page) -> bool:
    return bool(page.locator(".window iframe").evaluate("frame => frame.isFirst === true"))


@in_both
def test_a_changed_sheet_needs_no_restart(preview: OpenPreview, project: ProjectServer) -> None:
    page = preview(project.url)
    followed(page, project)

    project.write(pages__index_ttss=".count { height: 80px; color: rgb(4, 5, 6); }")

    expect(count(page)).to_have_css("color", "rgb(4, 5, 6)")
    assert is_first_run(page)
    expect(count(page)).to_have_text("1")


def test_a_change_without_effect_lets_a_start_go_on(
    preview: OpenPreview, project: ProjectServer
) -> None:
    page = preview(project.url)
    followed(page, project)
    page.get_by_role("button", name="Reload").click()
    wait_for(page, "starting")

    project.write(pages__index_ttml=MINIMAL["pages/index.ttml"])

    wait_for(page, "running")
    expect(count(page)).to_have_text("0")


@in_both
def test_a_changed_template_keeps_pages_query_and_data(
    preview: OpenPreview, project: ProjectServer
) -> None:
    page = preview(project.url, page="pages/index?from=test")
    followed(page, project)

    project.write(pages__index_ttml='<view id="count">now {{count}}</view>')

    expect(count(page)).to_have_text("now 1", timeout=60_000)
    assert not is_first_run(page)
    assert page.evaluate("pysim.preview.pages[0].query") == {"from": "test"}
    expect(rows(page, "since pages/index.ttml changed")).to_be_visible()


def test_changed_code_keeps_pages_and_query_alone(
    preview: OpenPreview, project: ProjectServer
) -> None:
    project.files["pages/index.js"] = MINIMAL["pages/index.js"].replace(
        "} });", "}, go() { tt.navigateTo({ url: 'second?id=3' }); } });"
    )
    project.files["pages/index.ttml"] += '<view id="go" bindtap="go">go</view>'
    page = preview(project.url)
    followed(page, project)
    tap(page, "#go")
    expect(inside(page).locator("#second")).to_have_text("second 3")

    project.write(
        pages__second_js="Page({ data: { id: '' },"
        " onLoad({ id }) { this.setData({ id: `${id}!` }); } });"
    )

    expect(inside(page).locator("#second")).to_have_text("second 3!", timeout=60_000)
    page.locator(".navigation-bar").get_by_role("button", name="Back").click()
    expect(count(page)).to_have_text("0")


def test_a_project_that_breaks_and_is_mended_goes_on(
    preview: OpenPreview, project: ProjectServer
) -> None:
    page = preview(project.url)
    followed(page, project)

    project.write(pages__index_js="Page({ data: {, } });")
    assert wait_for(page, "problem")["problems"][0]["file"] == "pages/index.js"
    project.write(pages__index_js=MINIMAL["pages/index.js"])

    wait_for(page, "running")
    count(page).click()
    expect(count(page)).to_have_text(re.compile(r"[12]"))


def test_what_the_user_has_stopped_stays_so_until_it_is_started(
    preview: OpenPreview, project: ProjectServer
) -> None:
    page = preview(project.url)
    followed(page, project)
    page.get_by_role("button", name="Stop", exact=True).click()
    page.evaluate(
        """() => {
          window.states = [];
          addEventListener('pysim-preview', ({ detail: { name } }) => states.push(name));
        }"""
    )

    # A problem tells that the change was seen, and its end that the next one was.
    project.write(pages__index_js="Page({ data: {, } });")
    expect(page.locator("#problem-count")).to_be_visible()
    project.write(pages__index_js=MINIMAL["pages/index.js"].replace("count: 0", "count: 7"))
    expect(page.locator("#problem-count")).to_be_hidden()

    assert page.evaluate("states") == []
    assert page.locator(".window iframe").count() == 0
    page.locator(".states").get_by_role("button", name="Start").click()
    expect(count(page)).to_have_text("7", timeout=60_000)


def test_a_server_that_is_gone_is_told_of_until_it_is_back(
    preview: OpenPreview, project: ProjectServer
) -> None:
    page = preview(project.url)
    followed(page, project)
    told = page.get_by_text("Not connected; changes are not seen")
    expect(told).to_be_hidden()

    project.end()
    expect(told).to_be_visible()
    with projects.serve(project.files, project.server_port) as again:
        expect(told).to_be_hidden(timeout=30_000)
        again.write(pages__index_ttss=".count { height: 80px; color: rgb(4, 5, 6); }")
        expect(count(page)).to_have_css("color", "rgb(4, 5, 6)")


def test_the_address_leads_back_to_the_page_that_is_shown(
    preview: OpenPreview, project: ProjectServer
) -> None:
    project.files["pages/index.ttml"] += '<navigator id="go" url="second?id=3&x=a/b">go</navigator>'
    page = preview(project.url)
    assert "page=" not in page.url
    tap(page, "#go")
    expect(inside(page).locator("#second")).to_have_text("second 3")
    page.wait_for_url(re.compile("page=pages/second"))

    page.reload()
    wait_for(page, "running")
    expect(inside(page).locator("#second")).to_have_text("second 3")
    assert page.evaluate("pysim.preview.pages") == [
        {"path": "pages/second", "query": {"id": "3", "x": "a/b"}}
    ]
    page.get_by_role("button", name="Home page").click()
    expect(count(page)).to_have_text("0")
    page.wait_for_url(lambda url: "page=" not in url)
