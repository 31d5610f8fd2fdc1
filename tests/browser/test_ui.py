"""What the platform shows over the page: seen, tapped, answered, and harmless to the page."""

from typing import Any

import pytest
from playwright.sync_api import Error, Page, expect

from tests.support import drive
from tests.support.canvas_page import run
from tests.support.user import clear, outcome, start


@pytest.fixture(autouse=True)
def nothing_shown(blank_page: Page) -> None:
    drive.reset(blank_page)
    clear(blank_page)


MODAL = "tt.showModal({ title: 'Delete', content: 'Really?' })"
SHEET = "tt.showActionSheet({ itemList: ['Copy', 'Save'] })"


def test_a_modal_is_answered_by_a_tap(blank_page: Page) -> None:
    start(blank_page, MODAL)
    dialog = blank_page.get_by_role("dialog", name="Delete")
    expect(dialog).to_contain_text("Really?")

    dialog.get_by_role("button", name="OK").click()

    assert outcome(blank_page) == {"errMsg": "showModal:ok", "confirm": True, "cancel": False}
    assert blank_page.evaluate("pysim.ui.shown") is None
    expect(dialog).to_have_count(0)


def test_the_escape_key_cancels(blank_page: Page) -> None:
    start(blank_page, MODAL)

    blank_page.keyboard.press("Escape")

    assert outcome(blank_page)["cancel"] is True


def test_a_modal_without_cancel_stays_until_it_is_confirmed(blank_page: Page) -> None:
    start(blank_page, "tt.showModal({ title: 'Read this', showCancel: false })")
    for _ in range(3):
        blank_page.keyboard.press("Escape")

    expect(blank_page.get_by_role("dialog")).to_be_visible()
    blank_page.keyboard.press("Enter")

    assert outcome(blank_page)["confirm"] is True


def test_the_focus_stays_inside_a_modal_and_comes_back(blank_page: Page) -> None:
    run(
        blank_page,
        "document.body.innerHTML = '<button id=own>Page</button>'; own.focus();",
    )
    start(blank_page, MODAL)
    focused = "document.querySelector('pysim-ui').shadowRoot.activeElement?.textContent"

    names = [blank_page.evaluate(focused)]
    for key in ("Tab", "Tab", "Shift+Tab", "Shift+Tab"):
        blank_page.keyboard.press(key)
        names.append(blank_page.evaluate(focused))
    blank_page.evaluate("pysim.ui.answer('cancel')")

    assert names == ["OK", "Cancel", "OK", "Cancel", "OK"]
    assert blank_page.evaluate("document.activeElement.id") == "own"


def test_other_calls_go_on_behind_a_modal(blank_page: Page) -> None:
    start(blank_page, MODAL)

    model = run(blank_page, "return (await tt.getSystemInfo()).platform;")

    assert model == "ios"
    assert blank_page.evaluate("outcome") is None
    blank_page.evaluate("pysim.ui.answer('confirm')")
    assert outcome(blank_page)["confirm"] is True


def test_the_later_of_two_modals_is_answered_first(blank_page: Page) -> None:
    result = run(
        blank_page,
        """
        const answers = [];
        const modal = (title) => tt.showModal({ title }).then(({ confirm }) =>
          answers.push([title, confirm]));
        const both = [modal('first'), modal('second')];
        while (pysim.ui.shown?.title !== 'second') await new Promise((next) =>
          addEventListener('pysim-ui', next, { once: true }));
        pysim.ui.answer('confirm');
        await both[1];
        const then = pysim.ui.shown.title;
        pysim.ui.answer('cancel');
        await Promise.all(both);
        return [then, answers];
        """,
    )

    assert result == ["first", [["second", True], ["first", False]]]


def test_an_item_of_a_menu_is_tapped(blank_page: Page) -> None:
    start(blank_page, SHEET)

    blank_page.get_by_role("button", name="Save").click()

    assert outcome(blank_page)["tapIndex"] == 1


def test_a_tap_beside_a_menu_cancels(blank_page: Page) -> None:
    start(blank_page, SHEET)

    blank_page.mouse.click(5, 5)

    assert outcome(blank_page)["errMsg"].startswith("showActionSheet:fail cancel")


@pytest.mark.parametrize(
    ("call", "answer", "words"),
    [
        (MODAL, 0, 'modal; it takes "confirm" or "cancel"'),
        (SHEET, 2, 'actionSheet; it takes 0 to 1, or "cancel"'),
        (SHEET, "confirm", "actionSheet"),
        ("tt.showToast({ title: 'Hello' })", "cancel", "no dialog is open"),
    ],
)
def test_an_answer_that_fits_nothing_says_what_would(
    blank_page: Page, call: str, answer: Any, words: str
) -> None:
    start(blank_page, call)

    with pytest.raises(Error, match=r"pysim\.ui\.answer") as error:
        blank_page.evaluate("(answer) => pysim.ui.answer(answer)", answer)

    assert words in error.value.message


def test_a_toast_goes_after_its_duration(blank_page: Page) -> None:
    took = run(
        blank_page,
        """
        const start = performance.now();
        await tt.showToast({ title: 'Saved', duration: 300 });
        while (pysim.ui.shown) await new Promise((next) =>
          addEventListener('pysim-ui', next, { once: true }));
        return performance.now() - start;
        """,
    )

    assert 300 <= took < 3000
    expect(blank_page.get_by_role("alert")).to_have_count(0)


def test_a_later_toast_replaces_the_earlier_and_its_duration(blank_page: Page) -> None:
    run(
        blank_page,
        """
        await tt.showToast({ title: 'first', duration: 1 });
        await tt.showLoading({ title: 'second' });
        await new Promise((done) => setTimeout(done, 50));
        """,
    )

    expect(blank_page.get_by_role("status")).to_have_text("second")
    expect(blank_page.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize("show", ["showToast", "showLoading"])
@pytest.mark.parametrize("hide", ["hideToast", "hideLoading"])
def test_either_way_to_hide_hides_both(blank_page: Page, show: str, hide: str) -> None:
    start(blank_page, f"tt.{show}({{ title: 'Hello' }})")

    shown = run(blank_page, f"await tt.{hide}(); return pysim.ui.shown;")

    assert shown is None


@pytest.mark.parametrize(("mask", "taps"), [("false", 1), ("true", 0)])
def test_a_mask_keeps_taps_from_the_page(blank_page: Page, mask: str, taps: int) -> None:
    run(
        blank_page,
        "document.body.innerHTML = '<button id=own style=\"position:fixed;inset:0\">x</button>';"
        "window.taps = 0; own.onclick = () => { taps += 1; };",
    )
    start(blank_page, f"tt.showLoading({{ title: 'Loading', mask: {mask} }})")

    width, height = run(blank_page, "return [innerWidth, innerHeight];")
    blank_page.mouse.click(width / 2, height / 2)

    assert blank_page.evaluate("taps") == taps


def test_the_page_neither_moves_nor_spoils_it(blank_page: Page) -> None:
    run(
        blank_page,
        """
        document.body.innerHTML = `<style>
          * { display: none !important; opacity: 0 !important; color: red !important }
          html, body, main, pysim-ui { display: block !important; opacity: 1 !important }
          pysim-ui { transform: scale(.1) !important; visibility: hidden !important }
        </style><main style="width: 90%; height: 2000px"></main>`;
        """,
    )
    measure = """() => {
      const { x, y, width, height } = document.querySelector('main').getBoundingClientRect();
      const { scrollWidth, scrollHeight } = document.documentElement;
      return [x, y, width, height, scrollWidth, scrollHeight, scrollY];
    }"""
    before = blank_page.evaluate(measure)

    start(blank_page, "tt.showLoading({ title: 'Loading' })")
    start(blank_page, MODAL)
    dialog = blank_page.get_by_role("dialog")

    expect(dialog).to_be_visible()
    assert dialog.evaluate("(node) => node.offsetWidth") == 312
    assert dialog.evaluate("(node) => getComputedStyle(node).color") == "rgb(31, 35, 41)"
    assert blank_page.evaluate(measure) == before


def test_what_happens_on_a_dialog_is_kept_from_the_page(blank_page: Page) -> None:
    run(
        blank_page,
        "window.heard = []; for (const name of ['click', 'keydown', 'pointerdown'])"
        "  document.addEventListener(name, () => heard.push(name));",
    )
    start(blank_page, MODAL)

    blank_page.keyboard.press("Tab")
    blank_page.get_by_role("button", name="OK").click()

    assert outcome(blank_page)["confirm"] is True
    assert blank_page.evaluate("heard") == []


def test_long_texts_stay_inside_the_screen(blank_page: Page) -> None:
    size = blank_page.viewport_size
    blank_page.set_viewport_size({"width": 320, "height": 480})
    start(
        blank_page,
        "tt.showModal({ title: 'T'.repeat(300), content: 'long '.repeat(900),"
        " confirmText: 'Confirm that I have read this' })",
    )

    box = blank_page.get_by_role("dialog").bounding_box()
    blank_page.get_by_role("button", name="Confirm that").click()
    assert size is not None
    blank_page.set_viewport_size(size)

    assert box is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= 320
    assert box["y"] + box["height"] <= 480
