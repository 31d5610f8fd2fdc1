"""The window of a page: its bars, its size, how it scrolls, is pulled down and shared."""

import json

import pytest
from playwright.sync_api import expect

from tests.support.mini_program import Bench, MiniProgram

pytestmark = pytest.mark.browsers("chromium", "firefox")

LONG = (
    "<view id='first'>first</view><view style='height: 2000px'></view><view id='last'>last</view>"
)
HEARS = """
Page({
  onPageScroll(e) { log.push(['scroll', e.scrollTop]); },
  onReachBottom() { log.push('bottom'); },
  onPullDownRefresh() { log.push('pull'); },
  onResize(e) { log.push(['resize', e]); },
  onShareAppMessage(e) {
    return { title: `from ${e.from}`, path: '/pages/a?b=1', imageUrl: 'https://i.test/a.png',
      success: (res) => log.push(['shared', res.errMsg]), fail: (res) => log.push(res.errMsg) };
  },
});
"""
PULL = {"enablePullDownRefresh": True}


def long_page(bench: Bench, **more: object) -> MiniProgram:
    config = '{"enablePullDownRefresh": true, "onReachBottomDistance": 100}'
    files = {"pages/a": LONG, "pages/a.js": HEARS, "pages/a.json": config, "pages/b": LONG}
    return bench.run(files, **more)  # type: ignore[arg-type]  # the options of run


# The bars


def test_the_bar_of_the_page_on_top_can_be_changed(bench: Bench) -> None:
    program = bench.run(
        {"pages/a": "", "pages/b": "", "pages/b.json": '{"navigationBarTitleText": "B"}'}
    )

    program.call("setNavigationBarTitle", {"title": "海报"})
    program.call("setNavigationBarColor", {"frontColor": "#000000", "backgroundColor": "#ffee00"})
    changed = program.look()
    program.call("navigateTo", {"url": "b"})
    other = program.look()
    program.call("navigateBack")

    assert changed["navigationBarTitleText"] == "海报"
    assert changed["navigationBarTextStyle"] == "black"
    assert changed["navigationBarBackgroundColor"] == "#ffee00"
    assert [other["navigationBarTitleText"], other["navigationBarTextStyle"]] == ["B", "white"]
    assert program.look() == changed


def test_the_tab_bar_can_be_hidden_where_there_is_one(bench: Bench) -> None:
    tabs = [{"pagePath": f"pages/{name}", "text": name} for name in ("a", "b")]
    config = json.dumps({"tabBar": {"list": tabs}})
    program = bench.run({"app.json": config, "pages/a": "", "pages/b": "", "pages/c": ""})

    program.call("hideTabBar", {"animation": True})
    hidden = program.look()
    program.call("switchTab", {"url": "/pages/b"})
    elsewhere = program.look()
    program.call("showTabBar")
    shown = program.look()
    program.call("navigateTo", {"url": "c"})

    assert [hidden["tabBarHidden"], hidden["tabBarAnimated"]] == [True, True]
    assert elsewhere["tabBarHidden"]
    assert not shown["tabBarHidden"]
    assert program.call("hideTabBar")["errno"] == 110


def test_nothing_about_pages_can_be_done_before_there_is_one(bench: Bench) -> None:
    app = """
    globalThis.tt = tt; globalThis.log = [];
    const fail = ({ errno, errMsg }) => log.push([errMsg.split(':')[0], errno]);
    App({ onLaunch() {
      tt.setNavigationBarTitle({ title: 'early', fail, success: () => log.push('late enough') });
    } });
    """
    program = bench.run({"app.js": app, "pages/a": ""})

    # The core answers in a task of its own, when the first page is open.
    assert program.wait_for_log("log.length > 0") == ["late enough"]


# Scrolling


def test_a_page_scrolls_where_it_is_told_and_hears_of_that(bench: Bench) -> None:
    program = long_page(bench)

    answer = program.call("pageScrollTo", {"scrollTop": 700})
    there = program.view("return scrollY;")
    log = program.wait_for_log("log.some(([, top]) => top === 700)")

    assert answer["errMsg"] == "pageScrollTo:ok"
    assert there == 700
    assert all(entry[0] == "scroll" for entry in log)
    tops = [entry[1] for entry in log]
    assert tops == sorted(tops)
    assert len(tops) > 1
    program.call("pageScrollTo", {"scrollTop": 0, "duration": 0})
    assert program.view("return scrollY;") == 0


def test_the_end_of_a_page_is_told_once_each_time_it_is_come_near_to(bench: Bench) -> None:
    program = long_page(bench)
    end = program.view("return document.documentElement.scrollHeight - innerHeight;")
    bottoms = "log.filter((each) => each === 'bottom').length"

    for top in (end - 101, end - 99, end, end - 50, 0, end):
        program.call("pageScrollTo", {"scrollTop": top, "duration": 0})
        program.wait_for_log(f"log.some((each) => each[1] === {top})")
        program.do("log = log.filter((each) => each === 'bottom');")

    assert program.do(f"return {bottoms};") == 2


@pytest.mark.parametrize("more", [1, 40])
def test_the_end_of_a_page_is_told_again_once_there_is_more(bench: Bench, more: int) -> None:
    script = """
    Page({
      data: { rows: Array.from({ length: 40 }, (_, index) => index) },
      onLoad() { globalThis.shown = this; },
      onReachBottom() { log.push(this.data.rows.length); },
      add(count) {
        const { rows } = this.data;
        const added = Array.from({ length: count }, (_, index) => rows.length + index);
        return new Promise((done) => this.setData({ rows: [...rows, ...added] }, done));
      },
    });
    """
    template = "<view tt:for='{{rows}}' tt:key='*this' style='height: 40px'>{{item}}</view>"
    program = bench.run({"pages/a": template, "pages/a.js": script})
    to_end = {"scrollTop": 1_000_000, "duration": 0}
    program.call("pageScrollTo", to_end)
    program.wait_for_log("log.length === 1")
    program.do("await shown.add(given);", more)
    program.call("pageScrollTo", to_end)

    assert program.wait_for_log("log.length === 2") == [40, 40 + more]


def test_each_page_keeps_its_own_place(bench: Bench) -> None:
    program = long_page(bench)
    program.call("pageScrollTo", {"scrollTop": 500, "duration": 0})
    program.wait_for_log("log.some((each) => each[1] === 500)")
    program.do("log.length = 0;")

    program.call("navigateTo", {"url": "b"})
    below = program.view("return scrollY;")
    program.call("pageScrollTo", {"scrollTop": 300, "duration": 0})
    program.call("navigateBack")

    assert below == 0
    assert program.view("return scrollY;") == 500
    expect(program.frame.locator("#first")).to_have_count(1)
    assert program.log() == []


def test_a_page_that_does_not_scroll_stays(bench: Bench) -> None:
    program = bench.run({"pages/a": LONG, "pages/a.json": '{"disableScroll": true}'})

    program.page.mouse.move(100, 300)
    program.page.mouse.wheel(0, 500)
    program.do("await new Promise((next) => setTimeout(next, 100));")

    assert program.view(
        "return [scrollY, getComputedStyle(document.documentElement).overflowY];"
    ) == [0, "hidden"]


def test_a_page_below_keeps_its_geometry_and_takes_no_part(bench: Bench) -> None:
    program = long_page(bench)
    before = program.view("return $('#last').getBoundingClientRect().top;")
    program.call("pageScrollTo", {"scrollTop": 400, "duration": 0})
    program.call("navigateTo", {"url": "b"})

    below = program.view(
        """
        const page = document.querySelector('tt-page[covered]');
        const box = page.shadowRoot.querySelector('#last').getBoundingClientRect();
        const onTop = document.elementFromPoint(20, 10);
        return [box.top, page.inert, onTop === top];
        """
    )

    assert below == [before - 400, True, True]


# The size


def test_a_turned_device_tells_page_components_and_listeners(bench: Bench) -> None:
    component = """
    Component({ pageLifetimes: { resize(e) { log.push(['component', e.size.windowWidth]); } } });
    """
    app = """
    globalThis.tt = tt; globalThis.log = [];
    const heard = (e) => log.push(['listener', e]);
    tt.onWindowResize(heard); tt.onWindowResize(heard); tt.onWindowResize(() => log.push('other'));
    tt.offWindowResize(heard); tt.offWindowResize();
    App({});
    """
    program = bench.run(
        {
            "app.js": app,
            "pages/a": "<c/><view id='wide' style='width: 750rpx'></view>",
            "pages/a.js": HEARS,
            "pages/a.json": '{"usingComponents": {"c": "/c"}}',
            "c.json": '{"component": true}',
            "c.ttml": "<view/>",
            "c.js": component,
        }
    )

    program.resize(375, 553)
    program.resize(667, 311)
    log = program.wait_for_log("log.length >= 4")

    size = {"windowWidth": 667, "windowHeight": 311}
    assert log == [
        [
            "resize",
            {
                "size": {**size, "screenWidth": 667, "screenHeight": 375},
                "pageOrientation": "landscape",
            },
        ],
        ["component", 667],
        ["listener", {"size": size}],
        "other",
    ]
    assert program.view("return $('#wide').offsetWidth;") == 667


def test_the_size_of_the_window_is_what_it_is(bench: Bench) -> None:
    program = bench.run({"pages/a": ""}, size=(375, 540))
    script = """
    const now = ({ windowWidth, windowHeight, screenHeight }) =>
      [windowWidth, windowHeight, screenHeight];
    return [now(tt.getSystemInfoSync()), now(await tt.getSystemInfo())];
    """

    first = program.do(script)
    program.resize(375, 500)
    program.view("return new Promise((next) => requestAnimationFrame(() => setTimeout(next, 50)));")

    assert first == [[375, 540, 667]] * 2
    assert program.do(script) == [[375, 500, 667]] * 2


def test_an_rpx_is_half_a_px_on_tablets(bench: Bench) -> None:
    page = "<view id='wide' style='width: 300rpx'></view>"
    program = bench.run({"pages/a": page}, settings={"profile": "tablet"}, size=(820, 700))

    assert program.view("return $('#wide').offsetWidth;") == 150


# Pulling down


def pull(program: MiniProgram, way: int) -> None:
    """Drag the page down by `way` px."""
    mouse = program.page.mouse
    mouse.move(100, 100)
    mouse.down()
    for step in range(1, 6):
        mouse.move(100, 100 + way * step / 5)
    mouse.up()


def test_a_page_that_is_pulled_down_far_enough_is_refreshed_until_it_says_so(bench: Bench) -> None:
    program = long_page(bench)
    top = "return Math.round($('#first').getBoundingClientRect().top);"
    dots = program.frame.locator(".refresh.busy")

    pull(program, 60)
    assert program.log() == []
    pull(program, 160)

    assert program.wait_for_log("log.length > 0") == ["pull"]
    expect(dots).to_be_visible()
    assert program.call("stopPullDownRefresh")["errMsg"] == "stopPullDownRefresh:ok"
    expect(dots).to_be_hidden()
    program.do("await new Promise((next) => setTimeout(next, 400));")
    assert program.view(top) == 0


def test_a_refresh_can_begin_by_itself_where_the_page_has_it(bench: Bench) -> None:
    program = long_page(bench)

    assert program.call("startPullDownRefresh")["errMsg"] == "startPullDownRefresh:ok"
    assert program.wait_for_log("log.length > 0") == ["pull"]
    expect(program.frame.locator(".refresh.busy")).to_be_visible()
    program.call("navigateTo", {"url": "b"})
    expect(program.frame.locator(".refresh")).to_be_hidden()
    assert program.call("startPullDownRefresh")["errno"] == 110


def test_a_drag_that_belongs_to_something_else_pulls_nothing(bench: Bench) -> None:
    program = long_page(bench)
    moved = "return document.body.style.paddingTop;"
    mouse = program.page.mouse

    mouse.move(100, 100)
    mouse.down()
    for place in ((250, 120), (250, 320)):
        mouse.move(*place)
    across = program.view(moved)
    mouse.up()
    program.call("pageScrollTo", {"scrollTop": 10, "duration": 0})
    mouse.move(100, 100)
    mouse.down()
    mouse.move(100, 300, steps=5)
    scrolled = program.view(moved)
    mouse.up()

    assert [across, scrolled] == ["", ""]
    assert "pull" not in program.log()


# Sharing


def test_sharing_shows_what_the_page_says_and_tells_it_what_became_of_it(bench: Bench) -> None:
    program = long_page(bench)

    program.send(type="share")
    program.wait("message.type === 'share'")
    (message,) = program.messages("share")
    program.send(type="shared", number=message["number"], done=True)
    assert program.wait_for_log("log.length > 0") == [["shared", "shareAppMessage:ok"]]
    assert message["card"] == {
        "from": "menu",
        "title": "from menu",
        "path": "/pages/a?b=1",
        "imageUrl": "https://i.test/a.png",
    }
    program.send(type="share")
    program.wait("message.type === 'share' && message.number > 1")
    program.send(type="shared", number=message["number"] + 1, done=False)
    log = program.wait_for_log("log.length > 1")
    assert log[1] == "shareAppMessage:fail cancel"


def test_a_page_is_told_which_button_shares_it(bench: Bench) -> None:
    page = (
        "<button id='share' open-type='share' data-id='{{7}}' data-kind='card'>"
        "<view id='inside'>share</view></button>"
    )
    script = "Page({ onShareAppMessage(given) { log.push(given); return {}; } });"
    program = bench.run({"pages/a": page, "pages/a.js": script})
    program.frame.locator("#inside").click()
    program.wait_for_log("log.length === 1")
    program.send(type="share")

    target = {"id": "share", "dataset": {"id": 7, "kind": "card"}}
    told = program.wait_for_log("log.length === 2")
    assert told == [{"from": "button", "target": target}, {"from": "menu"}]


def test_a_button_shares_a_page_that_says_nothing_as_it_is(bench: Bench) -> None:
    page = "<button id='share' open-type='share'>share</button>"
    config = '{"navigationBarTitleText": "Posters"}'
    opened = [{"path": "pages/a", "query": {"x": "1"}}]
    program = bench.run({"pages/a": page, "pages/a.json": config}, open_pages=opened)

    program.frame.locator("#share").click()
    program.wait("message.type === 'share'")

    (message,) = program.messages("share")
    expected = {"from": "button", "title": "Posters", "path": "pages/a?x=1", "imageUrl": ""}
    assert message["card"] == expected
