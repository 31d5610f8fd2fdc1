"""`input` and `textarea`: nothing typed is lost, whatever a handler answers, and whenever."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.support.components import Harness, component

pytestmark = pytest.mark.browsers("chromium", "firefox")

LETTERS = "abcdefghij"


def answer_slowly(page: Page, transform: str = "same") -> None:
    """Write each event's value back after 60 ms, as `same`, in `upper` case or as `nothing`."""
    page.evaluate(
        """([transform]) => {
          const change = {
            same: (text) => text,
            upper: (text) => text.toUpperCase(),
            nothing: () => '',
          }[transform];
          let turn = Promise.resolve();
          harness.answered = 0;
          harness.heard = ({ name, detail, version }, { id }) => {
            if (name !== 'input') return;
            turn = turn.then(() => new Promise((next) => setTimeout(next, 60))).then(() => {
              harness.set(id, 'value', change(detail.value), version);
              harness.answered += 1;
            });
          };
        }""",
        [transform],
    )


def all_answered(page: Page, count: int) -> None:
    page.wait_for_function("(count) => harness.answered === count", arg=count)


@pytest.mark.parametrize("tag", ["input", "textarea"])
def test_no_letter_is_lost_to_a_slow_handler_that_writes_back(harness: Harness, tag: str) -> None:
    harness.show(component(tag, id="field"))
    answer_slowly(harness.page)
    field = harness.at("field").get_by_role("textbox")
    field.press_sequentially(LETTERS)
    all_answered(harness.page, len(LETTERS))

    expect(field).to_have_value(LETTERS)
    assert [d["value"] for d in harness.details("input")] == [
        LETTERS[:count] for count in range(1, 11)
    ]
    assert [event.version for event in harness.events("input")] == list(range(1, 11))


def test_a_slow_handler_may_change_the_text(harness: Harness) -> None:
    harness.show(component("input", id="field"))
    answer_slowly(harness.page, "upper")
    field = harness.at("field").get_by_role("textbox")
    field.press_sequentially(LETTERS)
    all_answered(harness.page, len(LETTERS))

    expect(field).to_have_value(LETTERS.upper())


def test_a_handler_may_refuse_the_text_even_with_the_value_that_it_gave_before(
    harness: Harness,
) -> None:
    harness.show(component("input", id="field", value=""))
    answer_slowly(harness.page, "nothing")
    field = harness.at("field").get_by_role("textbox")
    field.press_sequentially("x")
    all_answered(harness.page, 1)

    expect(field).to_have_value("")
    field.press_sequentially("y")
    all_answered(harness.page, 2)
    assert harness.details("input")[-1] == {"value": "y", "cursor": 1}


def test_a_value_that_answers_an_older_edit_is_dropped(harness: Harness) -> None:
    harness.show(component("input", id="field"))
    field = harness.at("field").get_by_role("textbox")
    field.press_sequentially("ab")

    harness.set("field", value="A", version=1)
    expect(field).to_have_value("ab")
    harness.set("field", value="AB", version=2)
    expect(field).to_have_value("AB")


@pytest.mark.parametrize(
    ("before", "caret", "typed", "answer", "expected"),
    [
        ("abcd", 2, "x", "ABXCD", 3),  # as long as it was: the caret stays
        ("1234", 2, "9", "12 934", 4),  # what is behind the caret stays behind it
        ("1234", 4, "5", "1234 5", 6),  # at the end it stays at the end
        ("abcd", 2, "x", "ab", 2),  # no further than the end
    ],
)
def test_the_caret_keeps_its_place_in_a_changed_text(
    harness: Harness, before: str, caret: int, typed: str, answer: str, expected: int
) -> None:
    harness.show(component("input", id="field", value=before, maxlength=-1))
    field = harness.at("field").get_by_role("textbox")
    field.focus()
    field.evaluate("(field, caret) => field.setSelectionRange(caret, caret)", caret)
    harness.page.keyboard.type(typed)
    harness.set("field", value=answer, version=1)

    expect(field).to_have_value(answer)
    assert field.evaluate("(field) => field.selectionStart") == expected


@pytest.mark.browsers("chromium")
def test_a_composed_text_is_left_alone_until_it_is_done(harness: Harness) -> None:
    page = harness.page
    harness.show(component("input", id="field", value="在"))
    field = harness.at("field").get_by_role("textbox")
    field.focus()
    page.keyboard.press("End")
    devtools = page.context.new_cdp_session(page)
    compose: dict[str, Any] = {"text": "ni", "selectionStart": 2, "selectionEnd": 2}
    devtools.send("Input.imeSetComposition", compose)
    harness.set("field", value="written")

    expect(field).to_have_value("在ni")
    assert harness.events("input") == []
    devtools.send("Input.insertText", {"text": "你"})
    expect(field).to_have_value("在你")
    assert harness.details("input") == [{"value": "在你", "cursor": 2}]


@pytest.mark.browsers("chromium")
def test_a_value_that_came_meanwhile_counts_if_nothing_was_composed(harness: Harness) -> None:
    page = harness.page
    harness.show(component("input", id="field", value="a"))
    field = harness.at("field").get_by_role("textbox")
    field.focus()
    page.keyboard.press("End")
    devtools = page.context.new_cdp_session(page)
    devtools.send("Input.imeSetComposition", {"text": "n", "selectionStart": 1, "selectionEnd": 1})
    harness.set("field", value="written")
    devtools.send("Input.imeSetComposition", {"text": "", "selectionStart": 0, "selectionEnd": 0})

    expect(field).to_have_value("written")
    assert harness.events("input") == []


def test_at_most_140_characters_unless_the_page_says_more(harness: Harness) -> None:
    harness.show(
        component("input", id="usual"),
        component("input", id="short", maxlength=3),
        component("textarea", id="any", maxlength=-1),
    )
    for name, expected in (("usual", 140), ("short", 3), ("any", 200)):
        field = harness.at(name).get_by_role("textbox")
        field.focus()
        harness.page.keyboard.insert_text("x" * 200)
        expect(field).to_have_value("x" * expected)


@pytest.mark.parametrize(
    ("kind", "mode", "typed"),
    [
        ("text", "", "a1.-,Xé"),
        ("number", "numeric", "1"),
        ("digit", "decimal", "1.-,"),
        ("idcard", "text", "1X"),
    ],
)
def test_each_type_has_its_keyboard(harness: Harness, kind: str, mode: str, typed: str) -> None:
    harness.show(component("input", id="field", type=kind))
    field = harness.at("field").get_by_role("textbox")
    field.press_sequentially("a1.-,Xé")

    expect(field).to_have_value(typed)
    assert field.evaluate("(field) => field.inputMode") == mode


def test_a_password_is_hidden(harness: Harness) -> None:
    harness.show(component("input", id="field", password=True, value="secret"))
    harness.frames()

    assert harness.at("field").locator(".control").get_attribute("type") == "password"


def test_focus_and_blur_are_told_with_the_value(harness: Harness) -> None:
    harness.show(component("input", id="field", value="text"))
    field = harness.at("field").get_by_role("textbox")
    field.click()
    field.blur()

    assert [(event.name, event.detail) for event in harness.events()] == [
        ("focus", {"value": "text", "height": 0}),
        ("blur", {"value": "text"}),
    ]


def test_the_page_gives_and_takes_the_focus(harness: Harness) -> None:
    harness.show(component("input", id="field"), component("textarea", id="own", auto_focus=True))
    expect(harness.at("own").get_by_role("textbox")).to_be_focused()
    field = harness.at("field").get_by_role("textbox")

    harness.set("field", focus=True)
    expect(field).to_be_focused()
    harness.set("field", focus=False)
    expect(field).not_to_be_focused()
    harness.set("field", focus=True)
    expect(field).to_be_focused()


def test_the_enter_key_confirms_and_leaves(harness: Harness) -> None:
    harness.show(component("input", id="field"), component("input", id="kept", confirm_hold=True))
    field = harness.at("field").get_by_role("textbox")
    field.press_sequentially("ab")
    field.press("Enter")
    harness.at("kept").get_by_role("textbox").press("Enter")

    assert [event.name for event in harness.events() if event.id == "field"] == [
        *["focus", "input", "input", "confirm", "blur"]
    ]
    assert harness.details("confirm")[0] == {"value": "ab"}
    expect(harness.at("kept").get_by_role("textbox")).to_be_focused()


def test_the_enter_key_breaks_a_line_of_a_textarea(harness: Harness) -> None:
    harness.show(component("textarea", id="field"))
    field = harness.at("field").get_by_role("textbox")
    field.press_sequentially("a")
    field.press("Enter")

    expect(field).to_have_value("a\n")
    assert harness.events("confirm") == []


def test_a_disabled_field_takes_nothing(harness: Harness) -> None:
    harness.show(component("input", id="field", disabled=True, value="x"))

    expect(harness.at("field").get_by_role("textbox")).to_be_disabled()


def test_a_textarea_grows_with_its_text_whatever_height_the_page_sets(harness: Harness) -> None:
    look = "line-height: 20px; height: 300px"
    harness.show(component("textarea", id="field", auto_height=True, style=look))
    harness.frames()
    heights = [harness.size("field")[1]]
    field = harness.at("field").get_by_role("textbox")
    for _ in range(3):
        field.press("Enter")
        heights.append(harness.size("field")[1])

    assert heights == [20, 40, 60, 80]


def test_a_placeholder_has_the_looks_that_the_page_gives_it(harness: Harness) -> None:
    harness.show(
        component(
            "input",
            id="field",
            placeholder="Name",
            placeholder_style="color: rgb(255, 0, 0)",
            placeholder_class="hint",
            scope="own",
        ),
        css=".own--hint { font-weight: 700 }",
    )
    hint = harness.at("field").locator("span")

    expect(hint).to_have_text("Name")
    expect(hint).to_have_css("color", "rgb(255, 0, 0)")
    expect(hint).to_have_css("font-weight", "700")
    expect(hint).to_be_visible()
    harness.at("field").get_by_role("textbox").press_sequentially("x")
    expect(hint).to_be_hidden()
    expect(harness.page.get_by_placeholder("Name")).to_have_value("x")


def test_the_caret_goes_where_the_page_says(harness: Harness) -> None:
    harness.show(
        component("textarea", id="at", value="hello", cursor=2),
        component(
            "textarea",
            id="chosen",
            value="hello",
            selection_start=1,
            selection_end=3,
        ),
    )
    places = []
    for name in ("at", "chosen"):
        harness.set(name, focus=True)
        field = harness.at(name).get_by_role("textbox")
        expect(field).to_be_focused()
        places.append(field.evaluate("(field) => [field.selectionStart, field.selectionEnd]"))

    assert places == [[2, 2], [1, 3]]


def test_native_events_of_the_field_do_not_leak_as_ours(harness: Harness) -> None:
    harness.show(component("input", id="field"))
    harness.at("field").get_by_role("textbox").press_sequentially("a")

    assert len(harness.events("input")) == 1


def test_default_sizes(harness: Harness) -> None:
    harness.show(
        component("input", id="line", style="font-size: 20px"),
        component("textarea", id="area"),
    )

    assert harness.size("line") == (375, 28)
    assert harness.size("area") == (300, 150)
