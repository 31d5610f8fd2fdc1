"""The report of golden images as people use it: from files, with a mouse and with keys."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from pysim.testing import goldens
from pysim.testing.goldens import GoldenMismatchError, Goldens, Owner, Results
from pysim.testing.goldens.compare import COUNTED_COLOUR

pytestmark = pytest.mark.browsers("chromium", "firefox")

BLUE, YELLOW = (0, 0, 255), (255, 255, 0)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of a picture whose golden is blue; it is yellow, but for its lower end."""
    folder = tmp_path_factory.mktemp("run")
    owner = Owner("test_a.py::test_a[<b>]", folder / "goldens", "chromium")
    expected = Image.new("RGBA", (300, 600), BLUE)
    actual = expected.copy()
    actual.paste(YELLOW, (0, 0, 300, 500))
    results = Results(folder / "report")
    Goldens(results, update=True).check(expected, "a.png", owner)
    for name in ("a.png", "new.png"):
        with pytest.raises(GoldenMismatchError):
            Goldens(results).check(actual, name, owner)
    path = goldens.write(results.folder)
    assert path
    return path


@pytest.fixture
def page(browser: Browser, report: Path) -> Iterator[Page]:
    """The report on a laptop; it may not raise, or ask for what is not there."""
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        problems: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("requestfailed", lambda request: problems.append(request.url))
        page.goto(report.as_uri())
        yield page
        assert problems == []


def card(page: Page) -> Locator:
    return page.get_by_role("article").first


def frame(page: Page, label: str) -> Locator:
    return card(page).get_by_role("group", name=label, exact=True).locator(".frame")


def choose(page: Page, label: str) -> None:
    card(page).get_by_text(label, exact=True).click()


def colour(frame: Locator, x: float, y: float) -> tuple[int, ...]:
    """Return the colour at a place in a frame, as shares of its size."""
    shown = Image.open(BytesIO(frame.screenshot())).convert("RGB")
    found = shown.getpixel((int(x * shown.width), int(y * shown.height)))
    assert isinstance(found, tuple)
    return found


def test_three_pictures_stand_side_by_side_and_whole(page: Page) -> None:
    choose(page, "Outline")

    frames = [frame(page, label) for label in ("Expected", "Actual", "Difference")]

    assert [colour(each, 0.5, 0.5) for each in frames] == [BLUE, YELLOW, COUNTED_COLOUR]
    assert [colour(each, 0.5, 0.9) for each in frames][:2] == [BLUE, BLUE]
    boxes = [each.bounding_box() for each in frames]
    assert len({box["y"] for box in boxes if box}) == 1
    assert all(box and box["height"] < 800 for box in boxes)


def test_a_picture_without_a_golden_stands_alone(page: Page) -> None:
    alone = page.get_by_role("article").nth(1)

    expect(alone.get_by_role("group")).to_have_count(1 + 1)  # the zoom, and one picture
    expect(alone).to_contain_text("There is no golden")


def test_the_slider_shows_the_expected_picture_left_of_it(page: Page) -> None:
    choose(page, "Outline")
    choose(page, "Slider")
    slider = page.get_by_role("slider")
    both = frame(page, "Expected and actual, one over the other")

    slider.fill("30")
    assert [colour(both, x, 0.4) for x in (0.2, 0.4)] == [BLUE, YELLOW]
    slider.press("End")
    assert colour(both, 0.9, 0.4) == BLUE
    box = slider.bounding_box()
    assert box
    slider.click(position={"x": box["width"] * 0.1, "y": box["height"] / 2})
    assert [colour(both, x, 0.4) for x in (0.05, 0.2)] == [BLUE, YELLOW]


def test_blinking_shows_one_after_the_other(page: Page) -> None:
    choose(page, "Blink")

    for opacity in ("0", "1", "0"):
        expect(card(page).locator(".over")).to_have_css("opacity", opacity)
        expect(card(page).locator(".second")).to_have_css("opacity", opacity)
    expect(page.get_by_role("slider")).to_be_hidden()


def test_zoomed_pictures_begin_at_the_difference_and_scroll_together(page: Page) -> None:
    choose(page, "8×")

    panes = [card(page).get_by_role("group", name=name) for name in ("Expected", "Difference")]
    sizes = "pane => [pane.scrollLeft, pane.scrollTop, pane.firstElementChild.clientWidth]"
    left, top, width = panes[0].evaluate(sizes)
    assert width == 300 * 8
    assert left > 0
    assert abs(top + panes[0].evaluate("pane => pane.clientHeight / 2") - 250 * 8) <= 10
    expect(panes[0].get_by_role("img")).to_have_css("image-rendering", "pixelated")

    panes[0].evaluate("pane => pane.scrollTo(70, 90)")
    page.wait_for_function(
        "[...document.querySelector('article').querySelectorAll('.panes .scroll')]"
        ".every(pane => pane.scrollLeft === 70 && pane.scrollTop === 90)"
    )


def test_keys_choose_views(page: Page) -> None:
    card(page).get_by_role("radio", name="Side by side").focus()
    page.keyboard.press("ArrowRight")

    expect(page.get_by_role("slider")).to_be_visible()


def test_the_command_is_at_hand(page: Page) -> None:
    button = card(page).get_by_role("button")
    button.click()

    selected = page.evaluate("getSelection().toString().trim()")
    assert selected == "pytest 'test_a.py::test_a[<b>]' --pysim-update-goldens"
    expect(button).to_have_text("Copied")


def test_a_phone_has_nothing_to_scroll_sideways(browser: Browser, report: Path) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(report.as_uri())

        root = page.locator(":root")
        assert root.evaluate("root => root.scrollWidth - root.clientWidth") == 0
