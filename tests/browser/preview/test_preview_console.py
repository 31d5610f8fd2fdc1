"""The preview's console: what a mini-program writes, and the dialogs it shows."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support import projects
from tests.support.projects import MINIMAL
from tests.support.shell import opener, rows, said, tap

# Ms after which the shell itself must have answered, whatever the mini-program does.
AT_ONCE = 2_000


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
    # The console itself forgets old lines.
    shared.evaluate(
        """() => {
          window.flood = { sent: 0, leftOut: 0 };
          addEventListener('pysim-log', ({ detail: { values: [first] } }) => {
            if (first === 'flood') flood.sent += 1;
            flood.leftOut += Number(/^(\\d+) lines were left out/.exec(first)?.[1] ?? 0);
          });
        }"""
    )
    tap(shared, "#flood")

    shared.wait_for_function("flood.sent + flood.leftOut === 5000")
    assert shared.evaluate("flood.leftOut") > 0
    expect(rows(shared, "lines were left out").first).to_be_visible()


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
