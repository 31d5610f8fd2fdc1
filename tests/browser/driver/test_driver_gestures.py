"""What a test does as the user."""

import json
import re
from typing import Any

import pytest

from pysim.driver.errors import DriverError
from tests.browser.driver.conftest import OpenLab

pytestmark = pytest.mark.browsers("chromium", "firefox")

# Writes what it hears into its data.
HEARS = """Page({
  data: { heard: [] },
  hear({ type, detail, touches = [], changedTouches = [] }) {
    const { value } = detail;
    const at = changedTouches.map(({ x, y }) => [Math.round(x), Math.round(y)]);
    this.setData({ heard: [...this.data.heard, { type, value, at, count: touches.length }] });
  },
})"""
ALL = 'bindtouchstart="hear" bindtouchmove="hear" bindtouchend="hear"'
PAD = f'<canvas id="pad" canvas-id="pad" style="width: 200px; height: 150px" {ALL}></canvas>'


def heard(page: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.data["heard"]
    return found


def types(page: Any) -> list[str]:
    return [event["type"] for event in heard(page)]


def test_a_tap_is_no_long_press(lab: OpenLab) -> None:
    page = lab('<view id="a" bindtap="hear" bindlongpress="hear">a</view>', HEARS)

    page.tap("#a")
    page.long_press("#a")

    assert types(page) == ["tap", "longpress"]


def test_fields_are_filled_and_typed_into(lab: OpenLab) -> None:
    page = lab(
        '<input id="a" bindinput="hear" bindconfirm="hear"/><textarea id="b" bindinput="hear"/>',
        HEARS,
    )

    page.fill("#a", "one")
    page.type("#a", " 2\n")
    page.fill("#b", "three")

    assert [(event["type"], event["value"]) for event in heard(page)] == [
        ("input", "one"),
        ("input", "one "),
        ("input", "one 2"),
        ("confirm", "one 2"),
        ("input", "three"),
    ]


def test_only_fields_that_are_enabled_take_text(lab: OpenLab) -> None:
    page = lab('<view id="a">a</view><input id="b" disabled/><input id="c" value="x"/>')

    with pytest.raises(DriverError, match=r"'#a' is no input and no textarea"):
        page.fill("#a", "text")
    with pytest.raises(DriverError, match=r"'#b' is disabled"):
        page.type("#b", "text")
    page.fill("#c", "")

    assert page.find("#c .control").input_value() == ""


def test_a_finger_follows_a_path(lab: OpenLab) -> None:
    page = lab(PAD, HEARS)

    page.touch("#pad", [(20, 30), (120, 30), (120, 130)])

    places = [event["at"] for event in heard(page)]
    assert places[0] == [[20, 30]]
    assert [[120, 30]] in places
    assert places[-1] == [[120, 130]]
    assert types(page)[0] == "touchstart"
    assert types(page)[-1] == "touchend"


def test_a_short_path_waits_where_it_ends(lab: OpenLab) -> None:
    page = lab(PAD, HEARS)

    page.touch("#pad", [(20, 30), (120, 30)], [(50, 60)])

    moves = [event for event in heard(page) if event["type"] == "touchmove"]
    ends = [place for event in heard(page) if event["type"] == "touchend" for place in event["at"]]
    assert {event["count"] for event in moves} == {2}
    assert sorted(ends) == [[50, 60], [120, 30]]


def test_a_swipe_begins_in_the_middle(lab: OpenLab) -> None:
    page = lab(PAD, HEARS)

    page.swipe("#pad", x=-50)

    places = [event["at"][0] for event in heard(page)]
    assert (places[0], places[-1]) == ([100, 75], [50, 75])


@pytest.mark.parametrize("path", [[], [(1,)], [("a", "b")], [5]])
def test_what_is_no_path_is_refused(lab: OpenLab, path: Any) -> None:
    with pytest.raises(TypeError, match=r"is no path: give points"):
        lab(PAD).touch("#pad", path)


def test_an_element_that_is_not_shown_cannot_be_swiped(lab: OpenLab) -> None:
    page = lab('<view id="a" style="display: none">a</view>')

    with pytest.raises(DriverError, match=r"'#a' is not shown"):
        page.swipe("#a", x=10)


def test_the_page_and_a_scroll_view_are_scrolled(lab: OpenLab) -> None:
    page = lab(
        '<scroll-view id="box" scroll-y style="height: 100px" bindscroll="hear">'
        '<view style="height: 500px"/></scroll-view><view style="height: 3000px"/>',
        """Page({ data: { heard: [], top: 0 },
          hear({ detail }) { this.setData({ heard: [detail.scrollTop] }); },
          onPageScroll({ scrollTop }) { this.setData({ top: scrollTop }); } })""",
    )

    page.scroll("#box", y=120)
    page.scroll(y=300)

    page.wait_for("page.data.top === 300 && page.data.heard[0] === 120")
    with pytest.raises(DriverError, match=r"The page did not scroll by \(0, -900\)|at its end"):
        page.scroll("#box", x=40)


def test_a_page_is_pulled_down(lab: OpenLab) -> None:
    js = "Page({ data: { pulled: 0 }, onPullDownRefresh() { this.setData({ pulled: 1 }); } })"
    page = lab("<view>a</view>", js, window={"enablePullDownRefresh": True})

    page.pull_down()

    assert page.wait_for("page.data.pulled") == 1


def test_a_page_that_does_not_refresh_is_not_pulled(lab: OpenLab) -> None:
    with pytest.raises(DriverError, match=r"has no enablePullDownRefresh"):
        lab().pull_down()


def test_back_and_tabs(lab: OpenLab) -> None:
    bar = {"list": [{"pagePath": name, "text": name} for name in ("lab", "other")]}
    files = {
        "other.ttml": "<view>other</view>",
        "deep.ttml": "<view>deep</view>",
        "app.json": json.dumps({"pages": ["lab", "other", "deep"], "tabBar": bar}),
    }
    page = lab(files=files)
    with pytest.raises(DriverError, match=r"no page to go back to"):
        page.back()
    with pytest.raises(DriverError, match=r"tab\(2\): the tabs are 0 to 1"):
        page.tab(2)

    page.evaluate("tt.navigateTo({ url: '/deep' })")
    assert page.path == "deep"
    page.back()
    assert page.path == "lab"
    page.tab(1)

    assert page.path == "other"


def test_without_a_tab_bar_there_is_no_tab(lab: OpenLab) -> None:
    with pytest.raises(DriverError, match=r"has no tab bar"):
        lab().tab(0)


def test_a_card_is_shared(lab: OpenLab) -> None:
    page = lab(
        js="""Page({ data: { shared: false }, onShareAppMessage() {
          return { title: 'Look', path: 'lab?a=1', success: () => this.setData({ shared: true }) };
        } })"""
    )

    card = page.share()

    assert (card.by, card.title, card.path, card.image) == ("menu", "Look", "lab?a=1", "")
    page.wait_for("page.data.shared")


def test_the_user_leaves_and_comes_back(lab: OpenLab) -> None:
    page = lab(
        js="globalThis.log = []; Page({ onShow() { log.push(1); }, onHide() { log.push(0); } })"
    )

    page.leave()
    page.come_back()

    assert page.evaluate("log") == [1, 0, 1]


def test_the_device_is_turned(lab: OpenLab) -> None:
    page = lab(js="Page({ data: {}, onResize({ size }) { this.setData(size); } })")
    upright = page.screenshot().size

    page.rotate()

    page.wait_for("page.data.windowWidth > page.data.windowHeight")
    assert page.screenshot().size != upright


def test_a_desktop_is_not_turned(lab: OpenLab) -> None:
    with pytest.raises(DriverError, match=r"cannot be turned"):
        lab(settings={"profile": "pc"}).rotate()


def test_what_cannot_be_tapped_is_named(lab: OpenLab) -> None:
    page = lab(
        '<view id="one">1</view><view class="x">2</view><view class="x">3</view>'
        '<view id="gone" style="display: none">4</view>'
    )
    page.timeout = 300

    with pytest.raises(
        DriverError, match=r"no element '#two' \(waited 0.3 s\). Its ids: #one, #gone"
    ):
        page.tap("#two")
    with pytest.raises(
        DriverError, match=re.escape("'.x' are 2 elements; name one, as in '.x >> nth=0'")
    ):
        page.tap(".x")
    with pytest.raises(DriverError, match=r"'#gone' cannot be used \(waited 0.3 s\): .*"):
        page.tap("#gone")
    with pytest.raises(DriverError, match=r"'#\?' is no selector: "):
        page.tap("#?")


def test_a_wait_ends(lab: OpenLab) -> None:
    page = lab()
    page.timeout = 1000

    assert page.wait_until(lambda: page.path) == "lab"
    with pytest.raises(DriverError, match=r"wait_until: it was still \[\] after 1 s"):
        page.wait_until(lambda: page.album)
    with pytest.raises(
        DriverError, match=r"wait_for\('page.data.a'\): it was still null after 1 s"
    ):
        page.wait_for("page.data.a")


def test_an_element_alone_is_a_picture(lab: OpenLab) -> None:
    page = lab('<view id="a" style="width: 30px; height: 20px; background: #123456"/>')

    picture = page.screenshot("#a").convert("RGB")

    assert picture.size == (30, 20)
    assert picture.getpixel((15, 10)) == (0x12, 0x34, 0x56)
