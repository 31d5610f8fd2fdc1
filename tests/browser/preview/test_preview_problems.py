"""What the preview says when a project, its run or the site itself is broken."""

import json

from playwright.sync_api import expect

from tests.support.projects import MINIMAL, ProjectServer
from tests.support.shell import OpenPreview, count, rows, wait_for


def test_a_broken_template_is_shown_with_its_lines_and_starts_once_mended(
    preview: OpenPreview, project: ProjectServer
) -> None:
    broken = "<view>\n  <text>{{ count </text>\n</view>\n"
    project.files["pages/index.ttml"] = broken
    page = preview(project.url, wait=False)
    state = wait_for(page, "problem")

    first = state["problems"][0]
    assert (first["severity"], first["file"], first["line"]) == ("error", "pages/index.ttml", 2)
    card = page.locator(".card")
    expect(card).to_contain_text(first["message"])
    expect(card.locator(".place")).to_have_text(f"pages/index.ttml:2:{first['column']}")
    expect(card.locator(".meant code")).to_have_text("  <text>{{ count </text>")
    expect(page.locator("#problem-count")).to_have_text(str(len(state["problems"])))
    assert "pages/index.ttml:2" in page.evaluate("pysim.ready.catch(({ message }) => message)")

    project.write(pages__index_ttml=MINIMAL["pages/index.ttml"])

    wait_for(page, "running")
    expect(count(page)).to_have_text("0")
    expect(page.locator("#problem-count")).to_be_hidden()


def test_errors_of_earlier_runs_do_not_count(preview: OpenPreview, project: ProjectServer) -> None:
    project.files["app.js"] = "App({ onLaunch() { console.error('wrong'); } });"
    page = preview(project.url)
    tally = page.locator("#console-count")
    expect(tally).to_have_text("1")

    project.files["app.js"] += " console.error('worse');"
    page.get_by_role("button", name="Reload").click()
    expect(rows(page, "worse")).to_have_count(1)
    expect(tally).to_have_text("2")
    project.files["app.js"] = "App({});"
    page.get_by_role("button", name="Reload").click()

    expect(tally).to_be_hidden()
    expect(rows(page, "wrong")).to_have_count(2)


def test_an_error_in_a_lifecycle_of_the_first_page_names_file_and_line(
    preview: OpenPreview, project: ProjectServer
) -> None:
    project.files["pages/index.js"] = "Page({\n  onLoad() {\n    missing();\n  },\n});\n"
    page = preview(project.url)

    bar = page.locator(".state-bar")
    expect(bar).to_contain_text("missing is not defined")
    expect(bar.locator(".place")).to_have_text("pages/index.js:3:5")


def test_a_project_that_is_not_there_says_so_and_can_be_tried_again(
    preview: OpenPreview, project: ProjectServer
) -> None:
    files = dict(project.files)
    page = preview(project.url.replace("/app/", "/nowhere/"), wait=False)
    assert "nowhere/project.json could not be loaded" in wait_for(page, "failed")["message"]
    page.context.close()

    del project.files["app.json"]
    page = preview(project.url, wait=False)
    assert "app.json" in json.dumps(wait_for(page, "problem"))
    project.files.update(files)
    page.get_by_role("button", name="Reload").click()
    wait_for(page, "running")


def test_python_that_cannot_start_is_a_crash_with_a_restart(
    preview: OpenPreview, project: ProjectServer
) -> None:
    page = preview(project.url, wait=False)
    page.context.route(
        "**/pyodide.asm.wasm",
        lambda route: route.fulfill(body=b"x" * len(route.fetch().body())),
    )
    page.reload()

    wait_for(page, "crashed")

    expect(page.get_by_role("heading", name="The mini-program did not start")).to_be_visible()
    expect(page.get_by_role("button", name="Restart")).to_be_visible()


def test_a_part_of_the_runtime_that_is_missing_is_named(
    preview: OpenPreview, project: ProjectServer
) -> None:
    page = preview(project.url, wait=False)
    page.context.route("**/pyodide.asm.wasm", lambda route: route.fulfill(status=404))
    page.reload()

    assert (
        "pyodide.asm.wasm could not be loaded: HTTP status 404"
        in wait_for(page, "failed")["message"]
    )
    page.context.unroute("**/pyodide.asm.wasm")
    page.get_by_role("button", name="Try again").click()
    wait_for(page, "running")
