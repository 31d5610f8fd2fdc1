"""Checkboxes, radio buttons, switches, sliders, labels and the form that collects them."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.support.components import Harness, Part, component

pytestmark = pytest.mark.browsers("chromium", "firefox")


def fruits(group: str, choice: str) -> Part:
    return component(
        group,
        *(
            component("label", component(choice, id=name, value=name), name, id=f"{name}-label")
            for name in ("apple", "pear", "fig")
        ),
        id="group",
        name="fruit",
    )


def test_a_group_tells_all_checked_boxes_in_their_order(harness: Harness) -> None:
    harness.show(fruits("checkbox-group", "checkbox"))
    for name in ("fig", "apple", "fig"):
        harness.at(name).click()

    assert [(event.name, event.id, event.detail) for event in harness.events()] == [
        ("change", "group", {"value": ["fig"]}),
        ("change", "group", {"value": ["apple", "fig"]}),
        ("change", "group", {"value": ["apple"]}),
    ]


def test_a_group_of_radios_tells_the_one_that_is_chosen(harness: Harness) -> None:
    harness.show(fruits("radio-group", "radio"))
    for name in ("pear", "pear", "apple"):
        harness.at(name).click()

    assert harness.details("change") == [{"value": "pear"}, {"value": "apple"}]
    assert harness.at("pear").get_attribute("aria-checked") == "false"
    expect(harness.page.get_by_role("radio", checked=True)).to_have_count(1)


def test_what_the_page_checks_is_told_to_nobody(harness: Harness) -> None:
    harness.show(fruits("radio-group", "radio"))
    harness.set("pear", checked=True)
    harness.set("fig", checked=True)
    harness.frames()

    assert harness.events() == []
    assert [
        harness.at(name).get_attribute("aria-checked") for name in ("apple", "pear", "fig")
    ] == ["false", "false", "true"]


@pytest.mark.parametrize("choice", ["checkbox", "radio"])
def test_a_tap_on_a_label_is_one_on_its_control(harness: Harness, choice: str) -> None:
    harness.show(fruits(f"{choice}-group", choice))
    box = harness.box("pear-label")
    harness.page.mouse.click(box["x"] + box["width"] - 4, box["y"] + box["height"] / 2)

    expected: Any = ["pear"] if choice == "checkbox" else "pear"
    assert harness.details("change") == [{"value": expected}]


def test_a_label_names_its_control_by_id_before_those_in_it(harness: Harness) -> None:
    harness.show(
        component("switch", id="far"),
        component("label", component("switch", id="near"), "Words", id="label", for_="far"),
        component("input", id="field"),
        component("label", "Field", id="words", for_="field"),
    )
    box = harness.box("label")
    harness.page.mouse.click(box["x"] + box["width"] - 4, box["y"] + 14)
    harness.at("near").click()
    harness.at("words").click()

    assert [(event.id, event.detail) for event in harness.events("change")] == [
        ("far", {"value": True}),
        ("near", {"value": True}),
    ]
    expect(harness.at("field").get_by_role("textbox")).to_be_focused()


def test_disabled_controls_stay_as_they_are(harness: Harness) -> None:
    harness.show(
        component(
            "checkbox-group",
            component("label", component("checkbox", id="box", disabled=True), "No", id="label"),
        ),
        component("switch", id="switch", disabled=True),
    )
    for name in ("box", "label", "switch"):
        harness.at(name).click(force=True)

    assert harness.events() == []


def test_a_switch_turns_and_tells(harness: Harness) -> None:
    harness.show(component("switch", id="switch", checked=True))
    for _ in range(2):
        harness.at("switch").click()

    assert harness.details("change") == [{"value": False}, {"value": True}]
    assert harness.size("switch") == (48, 28)


def test_a_switch_that_was_turned_again_does_not_go_back_to_an_old_answer(
    harness: Harness,
) -> None:
    harness.show(component("switch", id="switch"))
    for _ in range(2):
        harness.at("switch").click()
    harness.set("switch", checked=True, version=1)

    expect(harness.at("switch")).to_have_attribute("aria-checked", "false")


@pytest.mark.parametrize(
    ("attributes", "color"),
    [({}, "rgb(4, 190, 2)"), ({"color": "#3370ff"}, "rgb(51, 112, 255)")],
)
def test_a_switch_that_is_on_has_its_color(
    harness: Harness, attributes: dict[str, str], color: str
) -> None:
    harness.show(component("switch", id="switch", checked=True, **attributes))

    expect(harness.at("switch").locator(".track")).to_have_css("background-color", color)


def test_keys_work_every_control(harness: Harness) -> None:
    harness.show(
        component("checkbox-group", component("checkbox", id="box", value="b")),
        fruits("radio-group", "radio"),
        component("switch", id="switch"),
        component("slider", id="slider", value=10, step=5),
    )
    keyboard = harness.page.keyboard
    for key in ("Tab", "Space", "Tab", "ArrowDown", "ArrowUp", "ArrowUp"):
        keyboard.press(key)
    harness.at("switch").focus()
    keyboard.press("Enter")
    keyboard.press("Tab")
    keyboard.press("ArrowRight")

    assert [event.detail["value"] for event in harness.events("change")] == [
        *[["b"], "pear", "apple", "fig", True, 15]
    ]


@pytest.mark.browsers("chromium")
def test_controls_have_roles_and_their_labels_words_as_names(harness: Harness) -> None:
    harness.show(
        component("label", component("switch", id="switch", checked=True), "Wi-Fi"),
        component("checkbox", "Terms", id="box"),
        component("slider", id="slider", aria_label="Volume", value=30),
    )
    harness.frames()
    devtools = harness.page.context.new_cdp_session(harness.page)
    nodes = devtools.send("Accessibility.getFullAXTree")["nodes"]
    roles = {"switch", "checkbox", "slider"}
    found = {
        node["role"]["value"]: node["name"]["value"]
        for node in nodes
        if node.get("role", {}).get("value") in roles
    }

    assert found == {"switch": "Wi-Fi", "checkbox": "Terms", "slider": "Volume"}


def slide(harness: Harness, target: str, start: float, *places: float) -> None:
    """Drag the block from a part of the way to others."""
    box = harness.at(target).locator("input").bounding_box()
    assert box
    block = 28

    def place(part: float) -> tuple[float, float]:
        x = box["x"] + block / 2 + part * (box["width"] - block)
        return x, box["y"] + box["height"] / 2

    mouse = harness.page.mouse
    mouse.move(*place(start))
    mouse.down()
    for part in places:
        mouse.move(*place(part))
    mouse.up()


def test_a_slider_tells_on_the_way_and_at_the_end(harness: Harness) -> None:
    harness.show(component("slider", id="slider", show_value=True))
    slide(harness, "slider", 0, 0.25, 0.5)

    assert [(event.name, event.detail["value"]) for event in harness.events()] == [
        ("changing", 25),
        ("changing", 50),
        ("change", 50),
    ]
    expect(harness.at("slider").locator("output")).to_have_text("50")


def test_a_slider_keeps_to_its_bounds_and_steps_whatever_comes_first(harness: Harness) -> None:
    harness.show(
        component("slider", id="late", value=150, max=200, min=50),
        component("slider", id="far", value=500),
        component("slider", id="steps", step=20, value=33),
    )
    harness.frames()
    values = [
        harness.at(name).locator("input").evaluate("(input) => input.valueAsNumber")
        for name in ("late", "far", "steps")
    ]

    assert values == [150, 100, 40]


FORM = [
    component("input", id="text", name="text", value="typed"),
    component("textarea", name="area", value="lines"),
    component("switch", name="switch", checked=True),
    component("slider", name="slider", value=30),
    component(
        "checkbox-group",
        component("checkbox", value="a", checked=True),
        component("checkbox", value="b", checked=True),
        name="boxes",
    ),
    component("radio-group", component("radio", value="r", checked=True), name="radio"),
    component("picker", "Pick", name="picker", range=["x", "y"], value=1),
    component("input", value="without a name"),
    component("button", "Send", id="send", formType="submit"),
    component("button", "Clear", id="clear", form_type="reset"),
]
FILLED = {
    "text": "typed",
    "area": "lines",
    "switch": True,
    "slider": 30,
    "boxes": ["a", "b"],
    "radio": "r",
    "picker": 1,
}
EMPTY = {
    "text": "",
    "area": "",
    "switch": False,
    "slider": 0,
    "boxes": [],
    "radio": "",
    "picker": 0,
}


def test_a_form_collects_the_values_by_name(harness: Harness) -> None:
    harness.show(component("form", component("view", *FORM), id="form"))
    harness.at("send").click()

    assert [(event.name, event.id) for event in harness.events()] == [("submit", "form")]
    assert harness.details("submit") == [{"value": FILLED, "target": ""}]


def test_a_form_is_reset_to_nothing_chosen(harness: Harness) -> None:
    harness.show(component("form", *FORM, id="form"))
    harness.at("clear").click()
    harness.at("send").click()

    assert [event.name for event in harness.events()] == ["reset", "submit"]
    assert harness.details("submit") == [{"value": EMPTY, "target": ""}]


def test_the_enter_key_on_a_button_submits(harness: Harness) -> None:
    harness.show(component("form", *FORM))
    harness.at("text").click()
    harness.page.keyboard.type("!")
    harness.page.get_by_role("button", name="Send").press("Enter")

    assert harness.details("submit")[0]["value"]["text"] == "typed!"


def test_a_disabled_button_does_nothing(harness: Harness) -> None:
    harness.show(
        component("form", component("button", "Send", id="send", form_type="submit", disabled=True))
    )
    harness.at("send").click(force=True)

    assert harness.events() == []
    assert harness.page.evaluate("harness.get('send').refusesTaps")
