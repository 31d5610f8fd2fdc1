"""Scroll views and swipers: where they go, what they tell, and how often."""

import pytest
from playwright.sync_api import Page, expect

from tests.support.components import Harness, Part, component

pytestmark = pytest.mark.browsers("chromium", "firefox")


def rows(count: int = 20) -> list[Part]:
    return [
        component("view", str(index), id=f"row{index}", style="height: 50px; width: 50px")
        for index in range(count)
    ]


def scroller(*children: Part, **attributes: object) -> Part:
    return component(
        "scroll-view", *(children or rows()), id="scroll", style="height: 200px", **attributes
    )


def place(harness: Harness) -> tuple[float, float]:
    left, top = harness.at("scroll").evaluate("(view) => [view.scrollLeft, view.scrollTop]")
    return left, top


def at_top(page: Page, top: float) -> None:
    page.wait_for_function("(top) => harness.get('scroll').scrollTop === top", arg=top)


def test_only_the_directions_that_the_page_allows_scroll(harness: Harness) -> None:
    harness.show(scroller(scroll_x=False))
    harness.page.mouse.move(20, 100)
    harness.page.mouse.wheel(0, 100)
    harness.frames(6)

    assert place(harness) == (0, 0)
    harness.set("scroll", scroll_y=True)
    harness.page.mouse.wheel(0, 100)
    at_top(harness.page, 100)


def test_scrolling_is_told_with_where_it_is(harness: Harness) -> None:
    harness.show(scroller(scroll_y=True))
    harness.page.mouse.move(20, 100)
    harness.page.mouse.wheel(0, 120)
    at_top(harness.page, 120)
    harness.frames()
    details = harness.details("scroll")

    assert details[-1]["scrollTop"] == 120
    assert (details[-1]["scrollHeight"], details[-1]["scrollLeft"]) == (1000, 0)
    assert sum(detail["deltaY"] for detail in details) == -120


def test_at_most_one_scroll_event_is_on_its_way_and_the_newest_is_kept(harness: Harness) -> None:
    harness.show(scroller(scroll_y=True))
    harness.page.evaluate(
        """async () => {
          harness.take = [];
          harness.heard = (event) => {
            if (event.name === 'scroll')
              event.waitUntil(new Promise((take) => harness.take.push(take)));
          };
          const view = harness.get('scroll');
          for (let top = 10; top <= 100; top += 10) {
            view.scrollTop = top;
            await new Promise((drawn) => requestAnimationFrame(drawn));
          }
          await new Promise((drawn) => requestAnimationFrame(drawn));
        }"""
    )
    first = [detail["scrollTop"] for detail in harness.details("scroll")]
    harness.page.evaluate("harness.take[0]()")
    second = [detail["scrollTop"] for detail in harness.details("scroll")]

    assert first == [10]
    assert second == [10, 100]


def test_the_ends_are_told_once_when_they_come_near(harness: Harness) -> None:
    harness.show(scroller(scroll_y=True))
    told = harness.page.evaluate(
        """async () => {
          const told = [];
          harness.heard = ({ name, detail }, view) => {
            if (name !== 'scroll') told.push([name, detail.direction, view.scrollTop]);
          };
          for (const top of [100, 749, 750, 780, 800, 700, 51, 50, 20, 0]) {
            harness.get('scroll').scrollTop = top;
            await new Promise((drawn) => requestAnimationFrame(drawn));
            await new Promise((drawn) => requestAnimationFrame(drawn));
          }
          return told;
        }"""
    )

    assert told == [["scrolltolower", "bottom", 750], ["scrolltoupper", "top", 50]]


def test_thresholds_are_the_pages(harness: Harness) -> None:
    harness.show(scroller(scroll_y=True, lower_threshold=300))
    harness.page.evaluate("harness.get('scroll').scrollTop = 500")

    assert harness.wait_for("scrolltolower") == [{"direction": "bottom"}]


def test_a_place_that_was_asked_for_before_is_not_asked_for_anew(harness: Harness) -> None:
    harness.show(scroller(scroll_y=True, scroll_top=300, scroll_into_view="row2"))
    at_top(harness.page, 300)
    harness.page.mouse.move(20, 100)
    harness.page.mouse.wheel(0, 100)
    at_top(harness.page, 400)
    harness.set("scroll", scroll_top=300, scroll_into_view="row2")
    harness.frames()

    assert place(harness) == (0, 400)
    harness.set("scroll", scroll_top=299)
    at_top(harness.page, 299)


@pytest.mark.parametrize("more", [1, 10])
def test_the_end_is_told_again_once_there_is_more(harness: Harness, more: int) -> None:
    harness.show(scroller(scroll_y=True))
    told = harness.page.evaluate(
        """async (more) => {
          const view = harness.get('scroll');
          const toEnd = async () => {
            view.scrollTop = 1e6;
            for (let left = 2; left > 0; left -= 1)
              await new Promise((drawn) => requestAnimationFrame(drawn));
            return harness.events.filter(({ name }) => name === 'scrolltolower').length;
          };
          const first = await toEnd();
          view.scrollTop -= 10;
          const between = await toEnd();
          for (let left = more; left > 0; left -= 1)
            view.append(harness.get('row0').cloneNode(true));
          return [first, between, await toEnd()];
        }""",
        more,
    )

    assert told == [1, 1, 2]


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [({"scroll_y": True}, (0, 350)), ({"scroll_x": True}, (350, 0))],
)
def test_a_child_comes_to_the_start_in_the_directions_that_scroll(
    harness: Harness, attributes: dict[str, bool], expected: tuple[float, float]
) -> None:
    wide = component("view", *rows(), style="display: flex; width: 1000px", id="wide")
    children = rows() if "scroll_y" in attributes else [wide]
    harness.show(scroller(*children, scroll_into_view="row7", **attributes))
    if "scroll_x" in attributes:
        harness.frames()

    assert place(harness) == expected


def test_scrolling_is_smooth_if_the_page_wants_it(harness: Harness) -> None:
    harness.show(scroller(scroll_y=True, scroll_with_animation=True))
    harness.set("scroll", scroll_top=600)
    at_top(harness.page, 600)

    assert len(harness.details("scroll")) > 3


@pytest.mark.parametrize(("flex", "size"), [(False, 375), (True, 20)])
def test_flex_reaches_the_children_only_where_it_is_enabled(
    harness: Harness, *, flex: bool, size: int
) -> None:
    harness.show(
        component(
            "scroll-view",
            component("view", style="width: auto; min-width: 20px; height: 9px", id="child"),
            style="display: flex",
            enable_flex=flex,
        )
    )

    assert harness.size("child")[0] == size


def swiper(*, count: int = 3, **attributes: object) -> Part:
    items = [component("swiper-item", str(index), id=f"item{index}") for index in range(count)]
    return component(
        "swiper", *items, id="swiper", duration=attributes.pop("duration", 0), **attributes
    )


def shown(harness: Harness) -> str:
    """Return the text of the item that fills the swiper."""
    text: str = harness.page.evaluate(
        """() => {
          const own = harness.get('swiper').getBoundingClientRect();
          const items = [...harness.get('swiper').children];
          const at = ({ left, top }) => Math.hypot(left - own.left, top - own.top) < 1;
          return items.filter((item) => at(item.getBoundingClientRect()))
            .map((item) => item.textContent).join();
        }"""
    )
    return text


def swipe(harness: Harness, way: float, *, vertical: bool = False) -> None:
    """Drag slowly by a part of the swiper, so that nothing is thrown."""
    box = harness.box("swiper")
    dx, dy = (0, way * box["height"]) if vertical else (way * box["width"], 0)
    x, y = box["x"] + (box["width"] - dx) / 2, box["y"] + (box["height"] - dy) / 2
    mouse = harness.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + dx, y + dy, steps=5)
    for _ in range(8):
        harness.frames()
        mouse.move(x + dx, y + dy)
    mouse.up()


def test_a_swiper_shows_one_item_in_its_whole_size(harness: Harness) -> None:
    harness.show(swiper(current=1))
    harness.frames()

    assert harness.size("swiper") == harness.size("item0") == (375, 150)
    assert (shown(harness), harness.events()) == ("1", [])


def test_a_swipe_over_half_turns_and_less_goes_back(harness: Harness) -> None:
    harness.show(swiper())
    swipe(harness, -0.3)
    assert shown(harness) == "0"
    swipe(harness, -0.7)

    assert shown(harness) == "1"
    assert harness.details("change") == [{"current": 1, "source": "touch"}]


def test_a_vertical_swiper_turns_upwards(harness: Harness) -> None:
    harness.show(swiper(vertical=True))
    swipe(harness, -0.7, vertical=True)

    assert shown(harness) == "1"


def test_nothing_is_before_the_first_item_unless_the_swiper_goes_round(harness: Harness) -> None:
    harness.show(swiper())
    swipe(harness, 0.7)
    assert (shown(harness), harness.events("change")) == ("0", [])

    harness.set("swiper", circular=True)
    harness.frames()
    swipe(harness, 0.7)
    assert shown(harness) == "2"
    swipe(harness, -0.7)
    assert shown(harness) == "0"
    assert [detail["current"] for detail in harness.details("change")] == [2, 0]


def test_a_round_of_two_shows_both_on_both_sides(harness: Harness) -> None:
    harness.show(swiper(count=2, circular=True))
    harness.frames()
    for way, expected in ((0.7, "1"), (0.7, "0"), (-0.7, "1")):
        swipe(harness, way)
        assert shown(harness) == expected


def test_the_page_turns_it_and_is_told_why(harness: Harness) -> None:
    harness.show(swiper(duration=60))
    harness.set("swiper", current=2)
    finished = harness.wait_for("animationfinish")

    assert finished == [{"current": 2, "source": ""}]
    assert shown(harness) == "2"
    assert harness.details("change") == [{"current": 2, "source": ""}]


def test_an_item_that_was_asked_for_before_is_not_asked_for_anew(harness: Harness) -> None:
    harness.show(swiper(current=0))
    swipe(harness, -0.7)
    harness.set("swiper", current=0, version=1)
    harness.frames()

    assert shown(harness) == "1"
    assert harness.details("change") == [{"current": 1, "source": "touch"}]


def test_the_page_turns_it_by_the_id_of_an_item(harness: Harness) -> None:
    items = [component("swiper-item", name, item_id=name) for name in ("a", "b", "c")]
    harness.show(component("swiper", *items, id="swiper", duration=0))
    harness.set("swiper", current_item_id="c")
    harness.wait_for("change")

    assert shown(harness) == "c"


def test_items_go_by_themselves_and_begin_again(harness: Harness) -> None:
    harness.show(swiper(autoplay=True, interval=50))
    details = harness.wait_for("change", 4)[:4]

    assert details == [{"current": at, "source": "autoplay"} for at in (1, 2, 0, 1)]


def test_a_turn_takes_its_duration(harness: Harness) -> None:
    harness.show(swiper(duration=300))
    harness.frames()
    took = harness.page.evaluate(
        """() => new Promise((done) => {
          const start = performance.now();
          harness.heard = ({ name }) =>
            name === 'animationfinish' && done(performance.now() - start);
          harness.set('swiper', 'current', 1);
        })"""
    )

    assert took == pytest.approx(330, abs=70)


def test_dots_show_how_many_and_which(harness: Harness) -> None:
    red = "rgb(255, 0, 0)"
    harness.show(swiper(indicator_dots=True, current=1, indicator_active_color=red))
    dots = harness.at("swiper").locator(".dots span")

    expect(dots).to_have_count(3)
    expect(dots.nth(1)).to_have_css("background-color", red)
    expect(dots.nth(0)).to_have_css("background-color", "rgba(0, 0, 0, 0.3)")


def test_several_items_are_shown_side_by_side(harness: Harness) -> None:
    harness.show(swiper(count=4, display_multiple_items=2))
    harness.frames()
    assert (harness.size("item0"), harness.box("item1")["x"]) == ((187.5, 150), 187.5)
    for _ in range(4):
        swipe(harness, -0.4)

    assert [detail["current"] for detail in harness.details("change")] == [1, 2]


def test_items_that_come_and_go_keep_the_current_one_possible(harness: Harness) -> None:
    harness.show(swiper(current=2))
    harness.frames()
    harness.page.evaluate("harness.get('item2').remove()")
    harness.frames()
    assert shown(harness) == "1"
    harness.page.evaluate("harness.get('swiper').prepend(harness.get('item1'))")
    harness.frames()

    assert shown(harness) == "0"


def test_an_answer_to_an_earlier_swipe_does_not_turn_it_back(harness: Harness) -> None:
    harness.show(swiper())
    for _ in range(2):
        swipe(harness, -0.7)
    harness.set("swiper", current=1, version=1)
    harness.frames()

    assert shown(harness) == "2"


def test_arrow_keys_turn_it_and_hidden_items_take_no_focus(harness: Harness) -> None:
    items = [component("swiper-item", component("button", str(at))) for at in range(3)]
    harness.show(component("swiper", *items, id="swiper", duration=0))
    harness.at("swiper").focus()
    harness.page.keyboard.press("ArrowRight")
    harness.page.keyboard.press("Tab")

    assert shown(harness) == "1"
    expect(harness.page.get_by_role("button", name="1")).to_be_focused()
