"""Pickers and picker views: wheels turned by mouse, finger and keys."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.components import Harness, Part, component

pytestmark = pytest.mark.browsers("chromium", "firefox")

FRUITS = ["Apple", "Banana", "Cherry", "Date", "Elder"]


def picker(**attributes: Any) -> Part:
    return component("picker", component("view", "Pick"), id="picker", **attributes)


def wheel(harness: Harness, column: int = 0) -> Locator:
    return harness.page.get_by_role("spinbutton").nth(column)


def opened(harness: Harness, **attributes: Any) -> list[str]:
    """Show a picker, open it, return what its wheels stand at."""
    harness.show(picker(**attributes))
    harness.at("picker").click()
    expect(harness.page.get_by_role("dialog")).to_be_visible()
    return standing(harness)


def standing(harness: Harness) -> list[str]:
    """Return the texts that are seen in the middle of the wheels."""
    texts: list[str] = harness.page.evaluate(
        """async () => {
          const root = harness.get('picker').shadowRoot;
          await Promise.all(root.getAnimations().map(({ finished }) => finished));
          return [...root.querySelectorAll('.wheel')].map((wheel) => {
            const { left, width, top, height } = wheel.getBoundingClientRect();
            return root.elementsFromPoint(left + width / 2, top + height / 2)
              .find((each) => each.matches('.item'))?.textContent ?? '';
          });
        }"""
    )
    return texts


def offered(harness: Harness, column: int) -> list[str]:
    return wheel(harness, column).locator(".item").all_text_contents()


def confirm(harness: Harness) -> Any:
    harness.page.get_by_role("button", name="OK").click()
    return harness.details("change")[-1]["value"]


def settled(page: Page, text: str) -> None:
    page.wait_for_function(
        """(text) => [...harness.get('picker').shadowRoot.querySelectorAll('.scroller')]
          .some((wheel) => wheel.ariaValueText === text)""",
        arg=text,
    )


def test_the_sheet_stands_at_the_value(harness: Harness) -> None:
    assert opened(harness, range=FRUITS, value=2) == ["Cherry"]


def test_objects_are_shown_by_their_key(harness: Harness) -> None:
    people = [{"id": 7, "name": "Ann"}, {"id": 9, "name": "Bob"}]

    assert opened(harness, range=people, range_key="name", value=1) == ["Bob"]
    assert offered(harness, 0) == ["Ann", "Bob"]


def test_ok_tells_the_index_and_closes(harness: Harness) -> None:
    opened(harness, range=FRUITS)
    wheel(harness).get_by_text("Cherry").click()
    settled(harness.page, "Cherry")

    assert confirm(harness) == 2
    assert standing(harness) == [""]
    expect(harness.page.get_by_role("dialog")).to_be_hidden()
    assert [event.name for event in harness.events()] == ["change"]


@pytest.mark.parametrize("way", ["button", "key", "beside"])
def test_cancel_tells_nothing_else(harness: Harness, way: str) -> None:
    opened(harness, range=FRUITS)
    wheel(harness).press("ArrowDown")
    if way == "button":
        harness.page.get_by_role("button", name="Cancel").click()
    elif way == "key":
        harness.page.keyboard.press("Escape")
    else:
        harness.page.mouse.click(180, 20)

    assert [event.name for event in harness.events()] == ["cancel"]
    harness.at("picker").click()
    assert standing(harness) == ["Apple"]


def test_a_mouse_drags_a_wheel_and_it_snaps(harness: Harness) -> None:
    opened(harness, range=FRUITS)
    box = wheel(harness).bounding_box()
    assert box
    x, y = box["x"] + 50, box["y"] + box["height"] / 2
    mouse = harness.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x, y - 130, steps=6)
    for _ in range(8):
        harness.frames()
        mouse.move(x, y - 130)
    mouse.up()
    settled(harness.page, "Date")

    assert confirm(harness) == 3


def test_a_mouse_wheel_turns_it(harness: Harness) -> None:
    opened(harness, range=[str(number) for number in range(60)])
    wheel(harness).hover()
    harness.page.mouse.wheel(0, 44 * 5)
    settled(harness.page, "5")

    assert confirm(harness) == 5


@pytest.mark.browsers("chromium")
def test_a_finger_turns_it(harness: Harness) -> None:
    opened(harness, range=[str(number) for number in range(60)])
    box = wheel(harness).bounding_box()
    assert box
    harness.draw_finger(box["x"] + 50, box["y"] + box["height"] / 2, -44 * 3 - 20)
    settled(harness.page, "3")

    assert confirm(harness) == 3


def test_keys_turn_it(harness: Harness) -> None:
    opened(harness, range=FRUITS)
    turned = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "End", "Home", "PageDown"):
        wheel(harness).press(key)
        turned += standing(harness)

    assert turned == ["Banana", "Cherry", "Banana", "Elder", "Apple", "Elder"]
    expect(wheel(harness)).to_have_js_property("ariaValueText", "Elder")


def test_the_enter_key_opens_it_and_the_focus_comes_back(harness: Harness) -> None:
    harness.show(picker(range=FRUITS))
    harness.page.get_by_role("button", name="Pick").press("Enter")
    expect(harness.page.get_by_role("dialog")).to_be_visible()
    harness.page.get_by_role("button", name="OK").press("Enter")

    expect(harness.at("picker")).to_be_focused()


def test_a_disabled_picker_stays_closed(harness: Harness) -> None:
    harness.show(picker(range=FRUITS, disabled=True))
    harness.at("picker").click(force=True)

    expect(harness.page.get_by_role("dialog")).to_be_hidden()


def test_an_empty_range_is_no_error(harness: Harness) -> None:
    assert opened(harness) == [""]
    assert confirm(harness) == 0


COLUMNS = [["plant", "animal"], ["tree", "grass"]]


def test_columns_tell_their_changes_and_may_change_others(harness: Harness) -> None:
    assert opened(harness, mode="multiSelector", range=COLUMNS, value=[0, 1]) == ["plant", "grass"]
    wheel(harness).press("ArrowDown")
    harness.set("picker", range=[COLUMNS[0], ["fish", "reptile"]])
    harness.set("picker", value=[1, 0])
    harness.frames()

    assert harness.details("columnchange") == [{"column": 0, "value": 1}]
    assert standing(harness) == ["animal", "fish"]
    wheel(harness, 1).press("ArrowDown")
    assert confirm(harness) == [1, 1]


def test_a_time_keeps_to_its_range(harness: Harness) -> None:
    bounds = {"start": "09:01", "end": "21:05"}

    assert opened(harness, mode="time", value="12:01", **bounds) == ["12", "01"]
    assert (offered(harness, 0)[0], offered(harness, 0)[-1]) == ("09", "21")
    assert len(offered(harness, 1)) == 60
    wheel(harness).press("End")
    assert offered(harness, 1) == ["00", "01", "02", "03", "04", "05"]
    assert confirm(harness) == "21:01"


@pytest.mark.parametrize(
    ("fields", "value", "expected"),
    [
        ("day", "2016-09-01", "2016-09-01"),
        ("month", "2016-09", "2016-09"),
        ("year", "2016", "2016"),
        ("day", "2018-01-01", "2017-09-01"),
        ("day", "2010-01-01", "2015-09-01"),
    ],
)
def test_a_date_has_its_fields_and_keeps_to_its_range(
    harness: Harness, fields: str, value: str, expected: str
) -> None:
    bounds = {"start": "2015-09-01", "end": "2017-09-01"}
    stands = opened(harness, mode="date", fields=fields, value=value, **bounds)

    assert stands == expected.split("-")
    assert confirm(harness) == expected


def test_months_have_their_days(harness: Harness) -> None:
    opened(harness, mode="date", value="2024-01-31")
    wheel(harness, 1).press("ArrowDown")

    assert standing(harness) == ["2024", "02", "29"]
    wheel(harness, 0).press("ArrowUp")
    assert confirm(harness) == "2023-02-28"


def test_regions_lie_in_one_another(harness: Harness) -> None:
    value = ["广东省", "广州市", "海珠区"]

    assert opened(harness, mode="region", value=value) == value
    wheel(harness).press("Home")
    assert standing(harness) == ["北京市", "北京市", "东城区"]
    assert confirm(harness) == ["北京市", "北京市", "东城区"]


def test_a_region_may_be_left_open(harness: Harness) -> None:
    opened(harness, mode="region", custom_item="All")

    assert standing(harness) == ["All", "All", "All"]
    wheel(harness).press("ArrowDown")
    assert confirm(harness) == ["北京市", "All", "All"]


def test_the_sheet_has_nothing_of_the_pages_looks(harness: Harness) -> None:
    harness.show(component("view", picker(range=FRUITS), style="color: red; font-size: 40px"))
    harness.at("picker").click()

    expect(harness.page.locator(".item").first).to_have_css("font-size", "17px")
    expect(harness.page.locator(".item").first).to_have_css("color", "rgb(31, 35, 41)")


def view(**attributes: Any) -> Part:
    columns = [
        component(
            "picker-view-column",
            *(component("view", f"{column}{row}", class_="item") for row in range(count)),
            id=f"column{column}",
        )
        for column, count in (("a", 10), ("b", 4))
    ]
    return component("picker-view", *columns, id="view", style="height: 200px", **attributes)


def middle(harness: Harness) -> list[str]:
    texts: list[str] = harness.page.evaluate(
        """() => [...harness.get('view').children].map((column) => {
          const { left, width, top, height } = column.getBoundingClientRect();
          return harness.get('view').getRootNode().elementsFromPoint(left + width / 2,
            top + height / 2).find((each) => each.matches('.item'))?.textContent;
        })"""
    )
    return texts


def test_a_picker_view_stands_at_its_value_or_the_last_item(harness: Harness) -> None:
    harness.show(view(value=[3, 9999]))
    harness.frames(4)

    assert middle(harness) == ["a3", "b3"]
    assert harness.events() == []
    harness.set("view", value=[0, 1])
    harness.frames()
    assert middle(harness) == ["a0", "b1"]


def test_items_are_as_high_as_the_frame_around_the_chosen_one(harness: Harness) -> None:
    harness.show(view(indicator_style="height: 50px", value=[2]))
    harness.frames(4)
    height = harness.at("columna").locator(".item").first.bounding_box()

    assert height
    assert height["height"] == 50
    assert middle(harness) == ["a2", "b0"]


def test_turning_a_column_tells_its_way_and_its_end(harness: Harness) -> None:
    harness.show(view(value=[0, 1]))
    harness.frames(4)
    box = harness.box("columna")
    harness.page.mouse.move(box["x"] + 20, box["y"] + 100)
    harness.page.mouse.wheel(0, 34 * 3)
    harness.wait_for("pickend")
    names = [event.name for event in harness.events()]

    assert harness.details("change") == [{"value": [3, 1]}]
    assert (names[0], names[-1]) == ("pickstart", "pickend")
    assert harness.details("pickover")[-1] == {"column": 0, "row": 3}
    assert harness.details("pickstart", "pickend") == [{"column": 0}, {"column": 0}]
    assert middle(harness) == ["a3", "b1"]


def test_items_that_come_later_are_chosen_too(harness: Harness) -> None:
    harness.show(component("picker-view", component("picker-view-column", id="columna"), id="view"))
    harness.set("view", value=[2])
    harness.page.evaluate(
        """() => harness.put('columna', ['x', 'y', 'z'].map((text) =>
          ({ tag: 'view', class: 'item', children: [text] })))"""
    )
    harness.page.evaluate("harness.get('view').style.height = '200px'")
    harness.frames(4)

    assert middle(harness) == ["z"]


def test_a_column_that_has_lost_items_tells_of_those_that_are_left(harness: Harness) -> None:
    harness.show(component("form", view(value=[3, 3], name="rows"), id="form"))
    harness.frames(4)
    harness.page.evaluate(
        "[...harness.get('columnb').children].slice(2).forEach((item) => item.remove())"
    )
    harness.frames()
    harness.at("columna").get_by_role("spinbutton").press("ArrowDown")

    assert harness.details("change") == [{"value": [4, 1]}]
    assert harness.at("view").evaluate("(view) => view.formValue") == [4, 1]
    assert middle(harness) == ["a4", "b1"]


def test_a_column_that_was_turned_stays_there_when_it_gets_more_items(harness: Harness) -> None:
    harness.show(view(value=[3, 3]))
    harness.frames(4)
    harness.at("columna").get_by_role("spinbutton").press("ArrowDown")
    harness.page.evaluate(
        "harness.get('columna').append(harness.get('columna').lastElementChild.cloneNode(true))"
    )
    harness.frames()

    assert middle(harness) == ["a4", "b3"]
