"""The page that previews a mini-program: runs, messages, devices, changes, and its walls."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.support import projects
from tests.support.logic import NATIVE
from tests.support.projects import MINIMAL, ProjectServer
from tests.support.shell import OpenPreview, inside, opener, said, wait_for
from tests.support.web_server import WebServer

# What browsers could do in ways of their own.
in_both = pytest.mark.browsers("chromium", "firefox")

# Ms after which the shell itself must have answered, whatever the mini-program does.
AT_ONCE = 2_000


@pytest.fixture
def preview(browser: Browser, site: str) -> Iterator[OpenPreview]:
    """A function that opens the preview of a project."""
    with opener(browser, site) as open_one:
        yield open_one


@pytest.fixture
def project() -> Iterator[ProjectServer]:
    """A project of two pages."""
    with projects.serve(MINIMAL) as server:
        yield server


@pytest.fixture(scope="module")
def shared(browser: Browser, site: str) -> Iterator[Page]:
    """The preview of a project that writes what it is told to, for tests that leave it as it is."""
    script = """Page({
      say() {
        console.log('plain', 1, true, null, undefined, 10n);
        console.log('tree', { list: [1, { a: 'b' }], when: new Date(0), go() {} });
        console.info('%s is %d years', 'Ada', 36.5);
        console.warn('map', new Map([['key', new Set([1])]]));
        const circle = { name: 'round' }; circle.self = circle;
        console.error('circle', circle);
        console.debug('error', new TypeError('wrong'));
        for (let i = 0; i < 2; i += 1) console.log('same');
      },
      flood() { for (let i = 0; i < 5000; i += 1) console.log('flood', i); },
      fail() { const nothing = undefined; return nothing.title; },
      tools() {
        console.log('tools');
        console.count(); console.count('x'); console.count('x');
        console.countReset('y'); console.countReset('x'); console.count('x');
        console.time('wait'); console.timeLog('wait'); console.timeEnd('wait');
        console.timeEnd('wait');
        console.group('outer'); console.log('in outer'); console.groupCollapsed('inner');
        console.log('in both'); console.groupEnd(); console.log('in outer too');
        console.groupEnd(); console.groupEnd();
        console.trace('way', 7);
        console.log('tools end');
      },
      long() {
        console.log('l'.repeat(200_000));
        console.log(Array.from({ length: 16 }, (_, index) => index).join('\\n'));
        console.log('long end');
      },
      ask() {
        tt.showModal({ title: 'Sure?', success: (result) => console.log('sure', result.confirm) });
      },
    });"""
    names = ("say", "flood", "fail", "ask", "tools", "long")
    template = "".join(f'<view id="{name}" bindtap="{name}">{name}</view>' for name in names)
    files = {**MINIMAL, "pages/index.js": script, "pages/index.ttml": template}
    with projects.serve(files) as server, opener(browser, site) as open_one:
        yield open_one(server.url)


def tap(page: Page, selector: str) -> None:
    inside(page).locator(selector).click()


def count(page: Page) -> Locator:
    return inside(page).locator("#count")


def rows(page: Page, text: str | re.Pattern[str]) -> Locator:
    return page.locator(".log-item", has_text=text)


# --- Runs -------------------------------------------------------------------------------------


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


# --- What is said -----------------------------------------------------------------------------


def test_console_lines_come_with_level_place_and_trees(shared: Page) -> None:
    tap(shared, "#say")

    assert said(shared, "plain") == [
        ["plain", text] for text in ("1", "true", "null", "undefined", "10n")
    ]
    assert said(shared, "tree") == [
        [
            "object",
            "",
            [
                [
                    "list",
                    ["list", "Array(2)", [["plain", "1"], ["object", "", [["a", "b"]], 0]], 0],
                ],
                ["when", ["plain", "1970-01-01T00:00:00.000Z"]],
                ["go", ["plain", "ƒ go()"]],
            ],
            0,
        ]
    ]
    assert said(shared, "Ada is 36 years") == []
    assert said(shared, "map") == [
        ["object", "Map(1)", [["key", ["list", "Set(1)", [["plain", "1"]], 0]]], 0]
    ]
    assert said(shared, "circle")[0][2][1] == ["self", ["plain", "↻ "]]
    assert said(shared, "error")[0][:2] == ["error", "TypeError: wrong"]
    levels = shared.evaluate(
        "Object.fromEntries(pysim.preview.logs.map(({ values, level, place }) =>"
        " [values[0], [level, place?.file, place?.line]]))"
    )
    assert levels["plain"] == ["info", "pages/index.js", 3]
    assert levels["map"][0] == "warning"
    assert levels["circle"] == ["error", "pages/index.js", 8]
    assert levels["error"][0] == "debug"
    expect(rows(shared, "same").locator(".count")).to_have_text("2")


def test_counts_timers_groups_and_traces_are_told(shared: Page) -> None:
    tap(shared, "#tools")
    said(shared, "tools end")

    lines = shared.evaluate(
        """pysim.preview.logs.slice(pysim.preview.logs.findIndex(
          ({ values }) => values[0] === 'tools')).map(({ values, level, depth, place }) =>
          [values[0], level, depth ?? 0, place?.file])"""
    )
    words = [line[0] if isinstance(line[0], str) else line[0][1] for line in lines]
    assert words[:3] == ["tools", "default: 1", "x: 1"]
    assert words[3:6] == ["x: 2", 'Count for "y" does not exist', "x: 1"]
    assert all(re.fullmatch(r"wait: \d+\.\d\d ms", word) for word in words[6:8])
    assert words[8:] == [
        *['Timer "wait" does not exist', "outer", "in outer", "inner", "in both", "in outer too"],
        *["Trace: way 7", "tools end"],
    ]
    assert [line[2] for line in lines[9:]] == [0, 1, 1, 2, 1, 0, 0]
    assert {line[3] for line in lines} == {"pages/index.js"}
    assert lines[4][1] == "warning"
    left = rows(shared, "in outer").first.locator(".words").bounding_box()
    deeper = rows(shared, "in both").locator(".words").bounding_box()
    assert left
    assert deeper
    assert deeper["x"] == left["x"] + 14


def test_a_long_text_is_folded(shared: Page) -> None:
    tap(shared, "#long")
    said(shared, "long end")

    row = rows(shared, "l" * 100)
    height = row.evaluate("(row) => row.offsetHeight")
    row.locator("summary").click()
    assert height < 200
    expect(row).to_contain_text("180000 more characters")
    lines = rows(shared, re.compile("0\\s1\\s2\\s3"))
    expect(lines).to_have_text(re.compile(r"^0\n1\n2\n3 …1pages/index.js:\d+:\d+$"))


def test_objects_unfold_levels_and_words_filter_and_places_open_the_source(shared: Page) -> None:
    tap(shared, "#say")
    tree = rows(shared, "tree").first
    tree.locator("summary").first.click()
    expect(tree.locator(".part").first).to_contain_text('list: Array(2) [1, {a: "b"}]')

    shared.locator(".chip[data-level=info]").click()
    expect(tree).to_be_hidden()
    expect(rows(shared, "map").first).to_be_visible()
    shared.locator(".chip[data-level=info]").click()
    shared.get_by_role("searchbox").fill("circle")
    expect(tree).to_be_hidden()
    expect(rows(shared, "circle").first).to_be_visible()
    shared.get_by_role("searchbox").fill("")

    rows(shared, "map").first.locator(".place").click()
    expect(shared.locator(".source .meant code")).to_contain_text("console.warn('map'")
    shared.keyboard.press("Escape")
    expect(shared.locator(".source")).to_be_hidden()


def test_a_flood_of_lines_is_cut_and_counted(shared: Page) -> None:
    shared.get_by_role("button", name="Clear the console").click()
    tap(shared, "#flood")

    expect(rows(shared, "lines were left out").first).to_be_visible()
    sent = shared.evaluate(
        "pysim.preview.logs.filter(({ values }) => values[0] === 'flood').length"
    )
    told = shared.evaluate(
        "pysim.preview.logs.map(({ values }) => /^(\\d+) lines were left out/.exec(values[0])?.[1])"
    )
    assert 0 < sent < 5000
    assert sent + sum(int(number) for number in told if number) == 5000


def test_an_uncaught_error_is_shown_over_the_page_with_its_place(shared: Page) -> None:
    tap(shared, "#fail")

    bar = shared.locator(".state-bar")
    # Each browser says it in its own words.
    expect(bar).to_contain_text(re.compile(r"reading 'title'|can't access property \"title\""))
    expect(bar.locator(".place")).to_have_text(re.compile(r"pages/index\.js:13:\d+"))
    row = rows(shared, "TypeError: ").filter(has_text="title")
    row.locator("summary").first.click()
    expect(row.locator(".stack .own .place").first).to_have_text(
        re.compile(r"pages/index\.js:13:\d+")
    )
    bar.get_by_role("button", name="Put the message away").click()
    expect(bar).to_have_count(0)


def test_a_dialog_lies_over_the_screen_alone_and_can_be_answered(shared: Page) -> None:
    tap(shared, "#ask")

    layer = shared.frame_locator("iframe.layer")
    expect(layer.get_by_role("dialog")).to_be_visible()
    assert shared.evaluate("pysim.ui.shown.title") == "Sure?"
    assert shared.locator("iframe.layer").bounding_box() == shared.locator(".screen").bounding_box()
    # The shell is not behind it.
    shared.locator("#tab-problems").click(timeout=AT_ONCE)
    shared.locator("#tab-console").click(timeout=AT_ONCE)
    layer.get_by_role("button", name="OK").click()
    assert said(shared, "sure") == [["plain", "true"]]


# --- What is wrong ----------------------------------------------------------------------------


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


# --- Devices ----------------------------------------------------------------------------------


def screen(page: Page) -> tuple[float, float]:
    box = page.locator(".screen").bounding_box()
    assert box
    return box["width"], box["height"]


def test_another_device_restarts_on_its_screen(
    preview: OpenPreview, project: ProjectServer
) -> None:
    project.files["app.js"] = (
        "App({ onLaunch() { const i = tt.getSystemInfoSync();"
        " console.log('device', i.model, i.pixelRatio); } });"
    )
    page = preview(project.url, pixelRatio=3)
    assert said(page, "device") == ["iPhone SE", ["plain", "3"]]
    assert screen(page) == (375, 667)

    page.get_by_role("combobox", name="Device", exact=True).select_option("android")
    page.wait_for_function("pysim.preview.logs.some(({ values }) => values[1] === 'Pixel 8')")

    assert screen(page) == (412, 915)
    assert "profile=android" in page.url
    assert page.evaluate("pysim.settings.profile") == "android"


def test_turning_the_device_keeps_the_run(preview: OpenPreview, project: ProjectServer) -> None:
    page = preview(project.url)
    count(page).click()
    expect(count(page)).to_have_text("1")

    page.get_by_role("button", name="Rotate").click()
    page.wait_for_function("pysim.settings.orientation === 'landscape'")

    assert screen(page) == (667, 375)
    assert inside(page).locator("body").evaluate("() => [innerWidth, innerHeight]") == [667, 331]
    expect(count(page)).to_have_text("1")
    page.get_by_role("button", name="Rotate").click()
    page.wait_for_function("pysim.settings.orientation === 'portrait'")
    assert screen(page) == (375, 667)


def test_a_device_for_which_there_is_room_is_drawn_in_its_true_size(
    preview: OpenPreview, project: ProjectServer
) -> None:
    page = preview(project.url, zoom="fit")
    device, stage = page.locator(".device"), page.locator("#stage")

    def resize(room: int) -> None:
        """Leave so many px above and below the device."""
        heights = [each.evaluate("(each) => each.offsetHeight") for each in (device, stage)]
        more = heights[0] + room - heights[1]
        page.set_viewport_size({"width": 1440, "height": 900 + more})

    resize(10)
    expect(device).to_have_css("transform", "none")
    assert page.locator("#zoom option").first.text_content() == "Fit (100 %)"
    page.set_viewport_size({"width": 1440, "height": 900})
    resize(0)
    expect(device).not_to_have_css("transform", "none")
    assert stage.evaluate("(stage) => stage.scrollHeight <= stage.clientHeight")


def test_settings_are_changed_and_refused_as_in_a_page(
    preview: OpenPreview, project: ProjectServer
) -> None:
    page = preview(project.url, jpgMatte="white")
    assert page.evaluate("pysim.settings.jpgMatte") == "white"

    assert page.evaluate("pysim.configure({ jpgMatte: 'black' })")["jpgMatte"] == "black"
    message = page.evaluate("pysim.configure({ promise: 'maybe' }).catch(({ message }) => message)")

    assert '"maybe"' in message
    assert page.evaluate("pysim.settings.promise") == "yes"


# --- Changes ----------------------------------------------------------------------------------


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


# --- What is kept -----------------------------------------------------------------------------


@in_both
def test_files_and_storage_outlive_a_run_until_they_are_cleared(
    preview: OpenPreview, project: ProjectServer
) -> None:
    project.files["app.js"] = """App({ onLaunch() {
      const manager = tt.getFileSystemManager();
      const known = tt.getStorageInfoSync().keys;
      console.log('known', ...known);
      tt.setStorageSync('a', 1); tt.setStorageSync('b', 2);
      manager.writeFileSync('ttfile://user/note.txt', 'kept', 'utf8');
      tt.setStorage({ key: 'c', data: 3, success: () => console.log('written') });
    } });"""
    page = preview(project.url)
    assert said(page, "known") == []
    said(page, "written")
    contents = page.evaluate(
        "pysim.contents().then(({ files, items }) => [files.map(({ path }) => path), items])"
    )
    assert "ttfile://user/note.txt" in contents[0]
    assert (
        page.evaluate("pysim.file('ttfile://user/note.txt').then((file) => file.text())") == "kept"
    )

    page.reload()
    wait_for(page, "running")
    assert sorted(said(page, "known")) == ["a", "b", "c"]

    said(page, "written")
    page.evaluate("pysim.clear()")
    assert page.evaluate("pysim.contents().then(({ items }) => items)") == []
    page.reload()
    wait_for(page, "running")
    assert said(page, "known") == []


# --- The walls --------------------------------------------------------------------------------

PROBES = """
const attempt = async (name, job) => {
  try { console.log('wall ' + name, String(await job())); }
  catch (error) { console.log('wall ' + name, 'refused'); }
};
const socket = () => new Promise((resolve, reject) => {
  const made = new native.WebSocket(ADDRESS.replace('http', 'ws') + '/echo');
  made.onopen = () => resolve('open');
  made.onerror = () => reject(new Error('refused'));
});
const database = () => new Promise((resolve, reject) => {
  const asked = native.indexedDB.open('x');
  asked.onsuccess = () => resolve('open');
  asked.onerror = () => reject(asked.error);
});
const all = globalThis;
App({ async onLaunch() {
  console.log('wall globals', typeof window, typeof document, typeof all.parent, typeof all.top,
    typeof all.localStorage, native.location.origin, native.origin);
  await attempt('fetch', () => native.fetch.call(all, ADDRESS + '/echo'));
  await attempt('own fetch', () => native.fetch.call(all, SITE + '/icon.svg'));
  await attempt('request', () => new Promise((resolve, reject) => {
    const asked = new native.XMLHttpRequest();
    asked.open('GET', ADDRESS + '/echo');
    asked.onload = resolve; asked.onerror = reject; asked.send();
  }));
  await attempt('socket', socket);
  await attempt('events', () => new Promise((resolve, reject) => {
    const made = new native.EventSource(ADDRESS + '/echo');
    made.onopen = resolve; made.onerror = reject;
  }));
  await attempt('import', () => import(SITE + '/runtime/pyodide.mjs'));
  await attempt('worker', () => new Promise((resolve, reject) => {
    const made = new native.Worker(SITE + '/core.js');
    made.onmessage = resolve; made.onerror = reject;
  }));
  await attempt('database', database);
  await attempt('cache', () => native.caches.open('x'));
  await attempt('directory', () => native.navigator.storage.getDirectory());
  console.log('wall end');
} });
"""


def _with_native(route: Route) -> None:
    response = route.fetch()
    route.fulfill(response=response, body=NATIVE + response.text())


@in_both
def test_a_mini_program_reaches_neither_network_nor_shell_nor_storage(
    preview: OpenPreview, project: ProjectServer, site: str, web_server: WebServer
) -> None:
    before = len(web_server.requests)
    constants = f"const SITE = {json.dumps(site)}; const ADDRESS = {json.dumps(web_server.url)};"
    page = preview(project.url)
    project.files["app.js"] = constants + PROBES
    page.context.route("**/logic.js", _with_native)
    page.reload()
    said(page, "wall end")

    told = page.evaluate(
        "Object.fromEntries(pysim.preview.logs.map("
        "({ values: [name, ...others] }) => [name, others]))"
    )
    assert told["wall globals"][:5] == ["undefined"] * 5
    assert told["wall globals"][6] == "null"
    names = ("fetch", "own fetch", "request", "socket", "events", "import", "worker")
    for name in (*names, "database", "cache", "directory"):
        assert told[f"wall {name}"] == ["refused"], name
    assert len(web_server.requests) == before


@in_both
def test_the_frame_is_sandboxed_without_an_origin_and_its_policy_lets_nothing_out(
    shared: Page,
) -> None:
    frame = shared.locator(".window iframe")

    assert frame.get_attribute("sandbox") == "allow-scripts"
    policy = inside(shared).locator("meta[http-equiv]").get_attribute("content") or ""
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["connect-src"] == "blob:"
    assert rules["form-action"] == "'none'"
    assert not re.search(r"https?:|'self'|\*", policy)
    assert inside(shared).locator("body").evaluate("() => origin") == "null"


FORGED = """
const real = MessagePort.prototype.postMessage;
const sent = (message) => new Promise((done) => {
  MessagePort.prototype.postMessage = function (...given) {
    real.apply(this, given);
    if (given[0]?.type === 'pong') { real.call(this, message); done(); }
  };
});
"""


def test_a_forged_message_of_no_known_shape_ends_the_run(
    preview: OpenPreview, project: ProjectServer
) -> None:
    forged = "{ type: 'effect', id: 1, effect: { kind: 'toast', title: { html: '<b>' } } }"
    project.files["app.js"] = f"{FORGED} App({{ onLaunch() {{ sent({forged}); }} }});"
    page = preview(project.url, wait=False)

    assert "none of the protocol" in wait_for(page, "failed")["message"]
    assert page.locator(".window iframe").count() == 0


def test_a_forged_request_goes_no_further_than_the_setting_lets_it(
    preview: OpenPreview, project: ProjectServer, web_server: WebServer
) -> None:
    before = len(web_server.requests)
    request: dict[str, Any] = {
        "kind": "transfer",
        "method": "GET",
        "url": f"{web_server.url}/echo",
        "headers": {},
        "timeout": 5000,
        "lane": "x",
        "limit": 9,
    }
    message = json.dumps({"type": "effect", "id": 999_999, "effect": request})
    project.files["app.js"] = (
        f"{FORGED} App({{ onLaunch() {{ sent({message}).then(() => console.log('forged')); }} }});"
    )
    page = preview(project.url, network="refuse")
    said(page, "forged")
    # Whatever comes after it has been answered.
    page.evaluate("pysim.contents()")

    assert len(web_server.requests) == before


@in_both
def test_requests_go_through_the_shell(
    preview: OpenPreview, project: ProjectServer, web_server: WebServer
) -> None:
    project.files["app.js"] = f"""App({{ onLaunch() {{
      const task = tt.request({{ url: {json.dumps(web_server.url)} + '/echo?a=1',
        success: ({{ statusCode, data }}) => console.log('answer', statusCode, data.path) }});
      tt.request({{ url: {json.dumps(web_server.url)} + '/hold',
        fail: ({{ errMsg }}) => console.log('aborted', errMsg) }}).abort();
    }} }});"""
    page = preview(project.url)

    assert said(page, "answer") == [["plain", "200"], "/echo?a=1"]
    assert "abort" in said(page, "aborted")[0]


def test_what_the_shell_itself_comes_from_is_refused(
    preview: OpenPreview, project: ProjectServer, site: str
) -> None:
    project.files["app.js"] = f"""App({{ onLaunch() {{
      const url = {json.dumps(site)} + '/preview.html';
      const heard = (name) => ({{ errMsg }}) => console.log(name, errMsg);
      tt.request({{ url, success: heard('request'), fail: heard('request') }});
      tt.downloadFile({{ url, success: heard('download'), fail: heard('download') }});
    }} }});"""
    page = preview(project.url)

    for name in ("request", "download"):
        assert "is the address of the preview itself" in said(page, name)[0]
