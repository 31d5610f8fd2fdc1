"""View, button, navigator and text: sizes, presses, links, spaces."""

import pytest
from playwright.sync_api import expect

from tests.support.components import Harness, component

pytestmark = pytest.mark.browsers("chromium", "firefox")

RED = "rgb(255, 0, 0)"
CSS = ".down { background-color: rgb(255, 0, 0) } .own--down { color: rgb(255, 0, 0) }"


def test_a_button_has_its_documented_sizes_and_looks(harness: Harness) -> None:
    harness.show(
        component("button", "Text", id="usual"),
        component("button", "Text", id="mini", size="mini"),
        component("button", "Text", id="primary", type="primary"),
        component("button", "Text", id="plain", type="primary", plain=True),
    )

    assert harness.size("usual") == (375, 46)
    assert harness.size("mini")[1] == 30
    assert harness.size("mini")[0] < 80
    assert harness.size("plain") == (375, 46)
    assert harness.style("primary", "backgroundColor") == "rgb(51, 112, 255)"
    assert harness.style("plain", "backgroundColor") == "rgba(0, 0, 0, 0)"


def test_the_pages_own_sheet_wins_over_the_looks_of_a_component(harness: Harness) -> None:
    harness.show(
        component("button", "Text", id="own", class_="mine", type="primary"),
        css=".mine { background: rgb(255, 0, 0); width: 100px; line-height: 80px }",
    )

    assert harness.size("own") == (100, 80)
    assert harness.style("own", "backgroundColor") == RED


def press(harness: Harness, target: str) -> None:
    box = harness.box(target)
    harness.page.mouse.move(box["x"] + 5, box["y"] + 5)
    harness.page.mouse.down()


def test_a_view_has_its_hover_class_while_it_is_pressed(harness: Harness) -> None:
    harness.show(component("view", "Text", id="view", hover_class="down"), css=CSS)
    press(harness, "view")
    expect(harness.at("view")).to_have_css("background-color", RED)
    harness.classes("view", "other")
    assert harness.style("view", "backgroundColor") == RED
    harness.page.mouse.up()

    expect(harness.at("view")).not_to_have_css("background-color", RED)
    expect(harness.at("view")).to_have_class("other")


@pytest.mark.parametrize(
    ("tag", "start", "stay"), [("view", 50, 400), ("button", 20, 70), ("navigator", 50, 400)]
)
def test_a_press_shows_after_its_time_and_stays_for_its_time(
    harness: Harness, tag: str, start: int, stay: int
) -> None:
    harness.show(component(tag, "Text", id="target", hover_class="down"), css=CSS)
    times = harness.page.evaluate(
        """async () => {
          const target = harness.get('target');
          const turned = (has) => new Promise((done) => {
            new MutationObserver((_, observer) => {
              if (target.classList.contains('down') !== has) return;
              observer.disconnect();
              done(performance.now());
            }).observe(target, { attributes: true });
          });
          const send = (type) => {
            target.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true }));
            return performance.now();
          };
          const pressed = send('pointerdown');
          const shown = await turned(true);
          const left = send('pointerup');
          return [shown - pressed, (await turned(false)) - left];
        }"""
    )

    # Clocks of a browser are rounded, and a busy machine is late.
    assert start - 2 <= times[0] < start + 200
    assert stay - 2 <= times[1] < stay + 200


def test_the_class_of_a_press_is_of_the_scope_of_its_component(harness: Harness) -> None:
    harness.show(component("view", "Text", id="view", hover_class="down", scope="own"), css=CSS)
    press(harness, "view")

    expect(harness.at("view")).to_have_css("color", RED)
    harness.page.mouse.up()


@pytest.mark.parametrize("stops", [True, False])
def test_a_press_shows_around_unless_it_is_stopped(harness: Harness, *, stops: bool) -> None:
    inner = component("view", "Text", id="inner", hover_class="down", hover_stop_propagation=stops)
    harness.show(component("view", inner, id="outer", hover_class="down"), css=CSS)
    press(harness, "inner")
    expect(harness.at("inner")).to_have_css("background-color", RED)
    harness.frames()

    assert (harness.style("outer", "backgroundColor") == RED) is not stops
    harness.page.mouse.up()


def test_a_pressed_button_looks_as_documented(harness: Harness) -> None:
    harness.show(
        component("button", "Text", id="button"),
        component("button", "Text", id="none", hover_class="none"),
    )
    press(harness, "button")
    expect(harness.at("button")).to_have_css("background-color", "rgba(0, 0, 0, 0.1)")
    expect(harness.at("button")).to_have_css("opacity", "0.7")
    harness.page.mouse.up()
    press(harness, "none")
    harness.frames(6)

    assert harness.style("none", "opacity") == "1"
    harness.page.mouse.up()


@pytest.mark.parametrize(
    ("attributes", "detail"),
    [
        ({"url": "/a?b=1"}, {"url": "/a?b=1", "openType": "navigate", "delta": 1}),
        (
            {"open_type": "navigateBack", "delta": 2},
            {"url": "", "openType": "navigateBack", "delta": 2},
        ),
        ({"url": "x", "redirect": True}, {"url": "x", "openType": "redirect", "delta": 1}),
    ],
)
def test_a_navigator_says_where_to_go(
    harness: Harness, attributes: dict[str, object], detail: dict[str, object]
) -> None:
    harness.show(component("navigator", "Go", id="link", **attributes))
    harness.at("link").click()
    harness.page.get_by_role("link", name="Go").press("Enter")

    assert harness.details("navigate") == [detail, detail]


def test_text_breaks_at_line_breaks_and_at_their_spelling(harness: Harness) -> None:
    harness.show(
        *(
            component("view", component("text", text), style="line-height: 20px", id=name)
            for name, text in (("one", "a"), ("two", "a\nb"), ("three", "a\\nb\\nc"))
        )
    )
    harness.frames()

    assert [harness.size(name)[1] for name in ("one", "two", "three")] == [20, 40, 60]


@pytest.mark.parametrize(
    ("attributes", "shown"),
    [
        ({}, "a  b &lt;&amp;"),
        ({"space": "nbsp"}, "a\u00a0\u00a0b\u00a0&lt;&amp;"),
        ({"space": "ensp"}, "a\u2002\u2002b\u2002&lt;&amp;"),
        ({"space": "emsp"}, "a\u2003\u2003b\u2003&lt;&amp;"),
        ({"decode": True}, "a  b <&"),
    ],
)
def test_spaces_and_entities_are_shown_as_asked(
    harness: Harness, attributes: dict[str, object], shown: str
) -> None:
    harness.show(component("text", "a  b &lt;&amp;", id="text", **attributes))
    harness.frames()

    assert harness.at("text").evaluate("(text) => text.textContent") == shown


def test_words_that_every_object_knows_are_no_entities(harness: Harness) -> None:
    text = "&constructor; &toString;"
    harness.show(
        component("text", text, id="text", decode=True, space="constructor"),
        component("input", id="input", type="toString"),
        component("icon", id="icon", type="valueOf"),
        component("image", id="image", mode="constructor"),
    )
    harness.frames()
    harness.at("input").click()
    harness.page.keyboard.type("x1")

    assert harness.at("text").evaluate("(text) => text.textContent") == text
    assert harness.details("input")[-1] == {"value": "x1", "cursor": 2}
    assert harness.at("icon").evaluate("(icon) => icon.shadowRoot.children.length") == 0


def test_text_that_changes_is_shown_as_asked_too(harness: Harness) -> None:
    harness.show(component("text", "first", id="text", decode=True))
    shown = harness.at("text").evaluate(
        """async (text) => {
          const drawn = () => new Promise((next) => requestAnimationFrame(next));
          harness.write('text', '&amp;lt;');
          await drawn();
          const once = text.textContent;
          harness.set('text', 'decode', false);
          await drawn();
          harness.write('text', 'a\\\\nb');
          harness.set('text', 'space', 'nbsp');
          await drawn();
          return [once, text.textContent];
        }"""
    )

    assert shown == ["&lt;", "a\nb"]


def test_only_text_that_says_so_can_be_selected(harness: Harness) -> None:
    harness.show(
        component("text", "usual", id="usual"), component("text", "can", id="can", selectable=True)
    )

    assert dragged_over(harness, "usual") == ""
    assert dragged_over(harness, "can") == "can"


def dragged_over(harness: Harness, target: str) -> str:
    """Return what is selected once the mouse was dragged over the text."""
    box, mouse = harness.box(target), harness.page.mouse
    y = box["y"] + box["height"] / 2
    mouse.move(box["x"] + 1, y)
    mouse.down()
    mouse.move(box["x"] + box["width"] - 1, y, steps=4)
    mouse.up()
    selected: str = harness.page.evaluate("getSelection().toString()")
    return selected


def test_hidden_hides_whatever_the_page_says(harness: Harness) -> None:
    harness.show(component("view", "x", id="view", hidden=True, style="display: flex"))

    assert harness.size("view") == (0, 0)


def test_no_attribute_becomes_a_property_or_a_handler(harness: Harness) -> None:
    harness.show(component("view", "x", id="view", onclick="window.hit = 1", innerHTML="<b>y</b>"))
    harness.at("view").click()

    assert harness.at("view").evaluate("(view) => view.outerHTML") == (
        '<tt-view id="view">x</tt-view>'
    )
    assert harness.page.evaluate("window.hit") is None


def test_a_page_that_is_hidden_is_not_shown(harness: Harness) -> None:
    harness.show(component("view", "x"))
    heights = harness.page.evaluate(
        """() => {
          const page = document.querySelector('#page');
          const shown = page.offsetHeight;
          page.hidden = true;
          const hidden = page.offsetHeight;
          page.hidden = false;
          return [shown, hidden];
        }"""
    )

    assert heights == [24, 0]
