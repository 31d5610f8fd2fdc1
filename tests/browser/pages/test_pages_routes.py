"""Ways from page to page: who hears what in which order, and what cannot be."""

import json
from typing import Any

import pytest

from pysim.core.catalog import CATALOG
from tests.support.mini_program import Bench, MiniProgram

LIFECYCLE = """
const name = '%s';
const hear = (method) => function (given) {
  const query = method === 'onLoad' && Object.keys(given).length ? ` ${JSON.stringify(given)}` : '';
  log.push(`${name}.${method}${query}`);
};
const methods = ['onLoad', 'onShow', 'onReady', 'onHide', 'onUnload'];
Page(Object.fromEntries(methods.map((method) => [method, hear(method)])));
"""
NAMES = ["a", "b", "c", "tab", "other"]
FILES: dict[str, str] = {f"pages/{name}": f"<view id='{name}'>{name}</view>" for name in NAMES}
FILES |= {f"pages/{name}.js": LIFECYCLE % name for name in NAMES}
TABS = [{"pagePath": f"pages/{name}", "text": name.title()} for name in ("tab", "other")]
FILES |= {"app.json": json.dumps({"tabBar": {"list": TABS}})}


@pytest.fixture(scope="module")
def shared(bench: Bench) -> MiniProgram:
    return bench.run(FILES, keep=True)


def go(program: MiniProgram, *pages: str) -> MiniProgram:
    """Have these pages open, and forget what they heard."""
    first, *others = pages
    program.do("log.length = 0;")
    program.call("reLaunch", {"url": f"/pages/{first}"})
    for name in others:
        program.call("navigateTo", {"url": f"/pages/{name}"})
    program.wait_for_log(f"log.includes('{pages[-1]}.onReady')")
    program.do("log.length = 0;")
    return program


def stack(program: MiniProgram) -> list[str]:
    (*_, message) = program.messages("pages")
    return [page["path"].removeprefix("pages/") for page in message["pages"]]


def test_a_page_is_loaded_shown_and_ready(shared: MiniProgram) -> None:
    log = shared.wait_for_log("log.length >= 3")

    assert log == ["a.onLoad", "a.onShow", "a.onReady"]


ROUTES: list[tuple[list[str], str, dict[str, Any], list[str], list[str]]] = [
    (
        ["a"],
        "navigateTo",
        {"url": "b?x=1"},
        ["a.onHide", 'b.onLoad {"x":"1"}', "b.onShow"],
        ["a", "b"],
    ),
    (
        ["a", "b"],
        "redirectTo",
        {"url": "/pages/c"},
        ["b.onUnload", "c.onLoad", "c.onShow"],
        ["a", "c"],
    ),
    (
        ["a", "b"],
        "reLaunch",
        {"url": "/pages/c?y=2&z="},
        ["b.onUnload", "a.onUnload", 'c.onLoad {"y":"2","z":""}', "c.onShow"],
        ["c"],
    ),
    (["a", "b"], "navigateBack", {}, ["b.onUnload", "a.onShow"], ["a"]),
    (
        ["a", "b", "c"],
        "navigateBack",
        {"delta": 2},
        ["c.onUnload", "b.onUnload", "a.onShow"],
        ["a"],
    ),
    (
        ["a", "b", "c"],
        "navigateBack",
        {"delta": 9},
        ["c.onUnload", "b.onUnload", "a.onShow"],
        ["a"],
    ),
    (["b"], "navigateBack", {}, ["b.onUnload", "a.onLoad", "a.onShow"], ["a"]),
    (["a"], "navigateBack", {}, [], ["a"]),
    (
        ["tab"],
        "switchTab",
        {"url": "/pages/other"},
        ["tab.onHide", "other.onLoad", "other.onShow"],
        ["other"],
    ),
    (
        ["a", "b"],
        "switchTab",
        {"url": "/pages/tab"},
        ["b.onUnload", "a.onUnload", "tab.onLoad", "tab.onShow"],
        ["tab"],
    ),
    (["tab", "b"], "switchTab", {"url": "/pages/tab"}, ["b.onUnload", "tab.onShow"], ["tab"]),
    (["tab"], "switchTab", {"url": "/pages/tab"}, [], ["tab"]),
    (
        ["tab", "a"],
        "reLaunch",
        {"url": "/pages/tab"},
        ["a.onUnload", "tab.onUnload", "tab.onLoad", "tab.onShow"],
        ["tab"],
    ),
]


@pytest.mark.parametrize(("opened", "way", "options", "heard", "left"), ROUTES)
def test_each_way_tells_the_pages_in_order_and_succeeds_when_the_new_one_is_on_top(
    shared: MiniProgram,
    opened: list[str],
    way: str,
    options: dict[str, Any],
    heard: list[str],
    left: list[str],
) -> None:
    program = go(shared, *opened)

    # What has been heard by the time of `success` is what counts; onReady comes with a frame.
    result = program.do(
        "return new Promise((done) => tt[given.way]({ ...given.options, "
        "success: ({ errMsg }) => done([errMsg, [...log]]), fail: (e) => done([e.errMsg]) }));",
        {"way": way, "options": options},
    )

    assert result == [f"{way}:ok", heard]
    assert stack(program) == left
    assert program.view("return $('view, tt-view').id;") == left[-1]


def test_a_tab_that_is_left_stays_as_it_was(shared: MiniProgram) -> None:
    program = go(shared, "tab")
    program.call("switchTab", {"url": "/pages/other"})
    program.wait_for_log("log.includes('other.onReady')")
    program.do("log.length = 0;")

    program.call("switchTab", {"url": "/pages/tab"})

    assert program.log() == ["other.onHide", "tab.onShow"]


@pytest.mark.parametrize(
    ("way", "url", "errno", "words"),
    [
        ("navigateTo", "pages/b", 104, ["there is no", "pages/pages/b", '"/pages/b" meant']),
        ("navigateTo", "/pages/tab", 104, ["switchTab"]),
        ("redirectTo", "/pages/tab", 104, ["switchTab"]),
        ("switchTab", "/pages/b", 104, ["navigateTo"]),
        ("reLaunch", "/nowhere", 104, ["there is no", "nowhere"]),
    ],
)
def test_a_page_that_cannot_be_gone_to_leaves_everything_as_it_was(
    shared: MiniProgram, way: str, url: str, errno: int, words: list[str]
) -> None:
    program = go(shared, "a")

    answer = program.call(way, {"url": url})

    assert answer["errno"] == errno
    assert all(word in answer["errMsg"] for word in words), answer["errMsg"]
    assert program.log() == []
    assert stack(program) == ["a"]


def test_ten_pages_can_be_open_at_a_time(shared: MiniProgram) -> None:
    program = go(shared, "a")

    answers = [program.call("navigateTo", {"url": "b"}) for _ in range(10)]

    assert [answer["errMsg"] for answer in answers[:9]] == ["navigateTo:ok"] * 9
    assert answers[9]["errno"] == 110
    assert "10 pages" in answers[9]["errMsg"]
    assert len(stack(program)) == 10
    assert program.call("redirectTo", {"url": "c"})["errMsg"] == "redirectTo:ok"


def test_a_page_that_is_closed_does_not_become_ready_any_more(shared: MiniProgram) -> None:
    program = go(shared, "a")

    program.do("await Promise.all([tt.navigateTo({ url: 'b' }), tt.redirectTo({ url: 'c' })]);")

    # The view answers in order, so what `b` would have heard comes before this.
    log = program.wait_for_log("log.includes('c.onReady')")
    assert "b.onReady" not in log[log.index("b.onUnload") :]


def test_pc_clients_open_tabs_by_navigate_to(bench: Bench) -> None:
    program = bench.run(FILES, settings={"profile": "pc"})

    assert program.call("navigateTo", {"url": "/pages/tab"})["errMsg"] == "navigateTo:ok"
    assert stack(program) == ["a", "tab"]


def test_a_query_for_a_tab_is_dropped_and_told_of(shared: MiniProgram) -> None:
    program = go(shared, "a")

    program.call("reLaunch", {"url": "/pages/tab?x=1"})

    assert program.log()[1] == "tab.onLoad"
    assert any("gets no query" in line for line in program.warnings())


def test_the_bars_of_the_shell_go_back_and_to_tabs(bench: Bench) -> None:
    hears = """Page({
      onTabItemTap(item) { log.push(['tap', item]); },
      onTabbarDoubleTap(item) { log.push(['double', item.index]); },
    });"""
    files = FILES | {"pages/tab.js": hears, "pages/other.js": hears}
    opened = [{"path": "pages/tab", "query": {}}, {"path": "pages/a", "query": {}}]
    program = bench.run(files, open_pages=opened)
    assert program.look()["canGoBack"]

    program.send(type="back")
    program.wait("message.type === 'pages' && message.look.tab === 0")
    assert stack(program) == ["tab"]
    assert not program.look()["canGoBack"]

    program.do("log.length = 0;")
    program.send(type="tab", index=1)
    program.send(type="tab", index=1)
    log = program.wait_for_log("log.length >= 2")

    item = {"index": 1, "pagePath": "pages/other", "text": "Other"}
    assert log == [["tap", item], ["double", 1]]
    assert program.look()["tab"] == 1


def test_a_page_can_take_the_back_button_over(shared: MiniProgram) -> None:
    program = go(shared, "a", "b")
    program.do("tt.onNavigateBack((event) => log.push(event));")

    program.send(type="back")

    assert program.wait_for_log("log.length > 0") == [{"scene": "navibutton"}]
    assert stack(program) == ["a", "b"]
    program.call("navigateBack")
    program.call("navigateTo", {"url": "c"})
    program.send(type="back")
    program.wait_for_log("log.includes('c.onUnload')")
    assert stack(program) == ["a"]


def test_navigators_lead_where_they_say_and_complain_where_they_cannot(bench: Bench) -> None:
    links = (
        "<navigator id='to' url='b?x=1'>to</navigator>"
        "<navigator id='nowhere' url='nowhere'>nowhere</navigator>"
    )
    back = "<navigator id='back' open-type='navigateBack'>back</navigator>"
    program = bench.run(FILES | {"pages/a": links, "pages/b": back})

    program.frame.locator("#nowhere").click()
    program.frame.locator("#to").click()
    log = program.wait_for_log("log.includes('b.onReady')")
    assert 'b.onLoad {"x":"1"}' in log
    assert any("navigator: navigateTo:fail" in line for line in program.warnings())

    program.frame.locator("#back").click()
    program.wait_for_log("log.includes('b.onUnload')")
    assert stack(program) == ["a"]


def test_an_app_hears_of_a_start_page_that_there_is_not(bench: Bench) -> None:
    app = """
    globalThis.tt = tt; globalThis.log = [];
    App({ onLaunch(o) { log.push(o); }, onPageNotFound(o) { log.push(o); } });
    """
    program = bench.run(
        {**FILES, "app.js": app}, open_pages=[{"path": "pages/gone", "query": {"x": "1"}}]
    )

    launch = {"path": "pages/gone", "query": {"x": "1"}, "scene": "1000"}
    assert program.log()[:2] == [
        launch,
        {"path": "pages/gone", "query": {"x": "1"}, "isEntryPage": True},
    ]
    assert stack(program) == ["a"]
    assert program.do("return tt.getLaunchOptionsSync();") == launch


def test_what_needs_pages_is_there_and_can_be_used(shared: MiniProgram) -> None:
    names = [name for name, api in CATALOG.items() if api.needs_pages]

    usable = shared.do(
        "return given.filter((name) => typeof tt[name] === 'function' && tt.canIUse(name));", names
    )

    assert usable == names
    assert shared.do("return tt.canIUse('navigateTo.object.url');")
    assert not shared.do("return tt.canIUse('createCameraContext');")


def test_what_needs_pages_takes_faults_by_name(bench: Bench) -> None:
    names = [
        name for name, api in CATALOG.items() if api.needs_pages and api.form in ("table", "local")
    ]
    faults = ",".join(f"{name}:once" for name in names)
    program = bench.run(FILES, settings={"faults": faults})

    errnos = program.do(
        """
        const errno = (name) => {
          try { tt[name](() => {}); return 'none'; } catch (error) { return error.errno; }
        };
        return given.map((name) => [errno(name), errno(name)]);
        """,
        names,
    )

    assert errnos == [[102, "none"]] * len(names)


def test_who_leaves_the_mini_program_and_comes_back_is_heard_of(bench: Bench) -> None:
    app = """
    globalThis.tt = tt; globalThis.log = [];
    App({
      onShow({ path }) { log.push(`app.onShow ${path}`); },
      onHide() { log.push('app.onHide'); },
    });
    """
    program = go(bench.run({**FILES, "app.js": app}), "a", "b")

    program.send(type="background", isLeft=True)
    program.send(type="background", isLeft=False)

    log = program.wait_for_log("log.length >= 4")
    assert log == ["b.onHide", "app.onHide", "app.onShow pages/a", "b.onShow"]
