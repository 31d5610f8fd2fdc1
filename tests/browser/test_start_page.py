"""The start page as a person uses it: canvas, form, settings, result, progress."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, expect

from tests.conftest import SITE
from tests.support import servers

SUCCESS = "success"
WASM = "**/pyodide.asm.wasm"
CANVAS = (300, 400)

# Ms that Python may take on a busy machine.
STARTS = 60_000

FRESH = """
() => {
  const form = document.querySelector('#form');
  for (const { name } of form.querySelectorAll('input[type=text]')) form.elements[name].value = '';
  form.elements.canvasId.value = 'demo';
  form.dispatchEvent(new Event('input', { bubbles: true }));
  const live = document.querySelector('#live');
  if (!live.checked) live.click();
  for (const id of ['tab-call', 'reset-settings', 'reset']) document.getElementById(id).click();
  document.querySelector('#modes [value=region]').click();
}
"""

# What the page's own files need, and nothing more.
POLICY = (
    "default-src 'self'; img-src 'self' blob:; "
    "style-src 'self' 'unsafe-inline'; script-src 'self' 'wasm-unsafe-eval'"
)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own; pytest-playwright's brings a plug-in that warns."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def started(browser: Browser, site: str) -> Iterator[Page]:
    """The start page with Python up, once for all tests that only use it."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"{site}/index.html")
    expect(page.locator("#badge")).to_contain_text(SUCCESS, timeout=STARTS)
    yield page
    context.close()


@pytest.fixture
def start(started: Page) -> Page:
    """The start page as it is when opened, with its first call answered."""
    started.evaluate(FRESH)
    expect(started.locator("#changed-count")).to_be_hidden()
    export(started)
    return started


@pytest.fixture
def errors(page: Page) -> Iterator[list[str]]:
    """Errors and warnings of the page's console, as they come."""
    lines: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            lines.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: lines.append(str(error)))
    yield lines
    page.remove_listener("console", note)


def export(page: Page) -> None:
    """Press the button and wait for the file of just that call."""
    path = page.locator("#facts code")
    before = path.inner_text() if path.count() else ""
    page.get_by_role("button", name="Export").click()
    expect(path).to_be_visible()
    expect(path).not_to_have_text(before)


def image(page: Page) -> Image.Image:
    """Return the image that is shown, from the bytes of its download."""
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    shown = Image.open(BytesIO(Path(download.value.path()).read_bytes()))
    shown.load()
    return shown


def rgba(page: Page, x: int, y: int) -> tuple[int, ...]:
    pixel = image(page).convert("RGBA").getpixel((x, y))
    assert isinstance(pixel, tuple)
    return pixel


def expect_image(page: Page, width: int, height: int, kind: str = "png") -> None:
    expect(page.locator("#facts")).to_contain_text(f"{width} × {height} px, {kind}")


def drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Drag between two points of the canvas, in logical px."""
    box = page.locator("#demo").bounding_box()
    assert box
    page.mouse.move(box["x"] + start[0], box["y"] + start[1])
    page.mouse.down()
    page.mouse.move(box["x"] + end[0], box["y"] + end[1], steps=4)
    page.mouse.up()


def test_progress_shows_bytes_and_a_call_made_meanwhile_is_answered(page: Page, site: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(WASM, hold)
    page.goto(f"{site}/index.html")
    text = page.locator("#core-text")

    expect(text).to_have_text(re.compile(r"^Loading Python, \d+\.\d of \d+\.\d MB$"))
    expect(page.locator("#view")).to_contain_text("as soon as Python is up")
    page.get_by_label("width", exact=True).fill("120")
    page.get_by_role("button", name="Export").click()
    held[0].continue_()

    expect(text).to_have_text(re.compile(r"^Ready in "), timeout=STARTS)
    expect_image(page, 120, CANVAS[1])
    expect(page.locator("#facts")).to_contain_text("includes the start of Python")


def test_a_call_without_region_gives_one_image_of_the_canvas(start: Page) -> None:
    expect(start.locator("#view img")).to_have_count(1)
    expect_image(start, *CANVAS)
    expect(start.locator("#facts code")).to_have_text(re.compile(r"^ttfile://temp/\w+\.png$"))
    assert start.locator(".event").all_inner_texts() == ["success", "complete"]

    shown = image(start).convert("RGBA")

    assert shown.size == CANVAS
    assert shown.getpixel((0, 0)) == (0, 0, 0, 0)
    assert shown.getchannel("A").getpixel((150, 200)) == 255


def test_the_size_in_bytes_is_that_of_the_file(start: Page) -> None:
    with start.expect_download() as download:
        start.get_by_role("link", name="Download").click()
    size = Path(download.value.path()).stat().st_size

    shown = re.sub(r"\s", "", start.locator("#facts").inner_text())
    assert f"({size}bytes)" in shown


def test_dragging_a_corner_changes_the_call(start: Page) -> None:
    drag(start, CANVAS, (200, 150))

    expect_image(start, 200, 150)
    expect(start.get_by_label("width", exact=True)).to_have_value("200")
    expect(start.locator("#listing")).to_contain_text("height: 150,")
    assert image(start).size == (200, 150)


def test_dragging_the_region_out_of_the_canvas_moves_it(start: Page) -> None:
    drag(start, (150, 200), (190, 190))

    expect(start.locator("#listing")).to_contain_text("x: 40,\n  y: -10,")
    expect_image(start, *CANVAS)
    # The right end of the region has no canvas under it.
    assert rgba(start, CANVAS[0] - 1, 200) == (0, 0, 0, 0)


def test_dragging_beside_the_region_draws_a_new_one(start: Page) -> None:
    start.get_by_label("height", exact=True).fill("100")
    drag(start, (30, 200), (90, 280))

    expect(start.locator("#listing")).to_contain_text(
        "x: 30,\n  y: 200,\n  width: 60,\n  height: 80,"
    )
    expect_image(start, 60, 80)


def test_arrow_keys_move_and_resize_the_region(start: Page) -> None:
    start.locator("#region").focus()
    start.keyboard.press("ArrowRight")
    start.keyboard.press("Shift+ArrowDown")
    start.get_by_role("button", name=re.compile("Corner of the region")).focus()
    start.keyboard.press("Shift+ArrowLeft")

    expect(start.locator("#listing")).to_contain_text("x: 1,\n  y: 10,\n  width: 290,")


def test_every_parameter_has_a_field_with_its_default(start: Page) -> None:
    defaults = {
        "canvasId": "required",
        "x": "0",
        "y": "0",
        "width": "300",
        "height": "400",
        "destWidth": "300",
        "destHeight": "400",
        "fileType": "png",
        "quality": "1",
    }
    for name, default in defaults.items():
        expect(start.get_by_label(name, exact=True)).to_have_attribute("placeholder", default)

    start.get_by_label("width", exact=True).fill("80")

    expect(start.get_by_label("destWidth", exact=True)).to_have_attribute("placeholder", "80")


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("width", "-5", "width: expected a number greater than 0, but got -5"),
        ("x", "left", '"left"'),
        ("canvasId", "other", '"other"'),
    ],
)
def test_a_bad_parameter_shows_the_error_and_the_field(
    start: Page, field: str, text: str, sentence: str
) -> None:
    start.get_by_label(field, exact=True).fill(text)

    expect(start.locator("#badge")).to_contain_text("errno 104, invalid parameter")
    expect(start.locator("#view")).to_contain_text(sentence)
    expect(start.get_by_label(field, exact=True)).to_have_attribute("aria-invalid", "true")
    assert start.locator(".event").all_inner_texts() == ["fail", "complete"]

    start.get_by_label(field, exact=True).fill("demo" if field == "canvasId" else "")

    expect(start.locator("#badge")).to_contain_text(SUCCESS)
    expect(start.locator("[aria-invalid]")).to_have_count(0)


def test_calls_wait_for_the_button_when_not_live(start: Page) -> None:
    start.locator("label", has_text="Live").click()
    start.get_by_label("width", exact=True).fill("50")
    start.get_by_label("destWidth", exact=True).fill("70")

    expect_image(start, *CANVAS)
    start.get_by_role("button", name="Export").click()
    expect_image(start, 70, CANVAS[1])


def test_a_setting_changes_the_result_and_survives_a_reload(start: Page) -> None:
    start.get_by_role("button", name="jpg").click()
    expect_image(start, *CANVAS, kind="jpeg")
    assert rgba(start, 1, 1) == (0, 0, 0, 255)

    start.get_by_role("tab", name="Settings").click()
    start.locator('[data-setting="jpgMatte"]').get_by_role("button", name="white").click()
    expect(start).to_have_url(re.compile(r"\?jpgMatte=white#fileType=jpg$"))
    expect(start.locator("#changed-count")).to_have_text("1")
    start.reload()
    expect(start.locator("#badge")).to_contain_text(SUCCESS, timeout=STARTS)
    expect_image(start, *CANVAS, kind="jpeg")

    assert rgba(start, 1, 1) == (255, 255, 255, 255)


def test_the_device_pixel_ratio_repaints_the_canvas_and_keeps_the_size(start: Page) -> None:
    start.get_by_role("tab", name="Settings").click()
    start.get_by_label("pixelRatio", exact=True).fill("3")
    start.get_by_label("pixelRatio", exact=True).press("Enter")

    expect(start.locator("#caption")).to_contain_text("device pixel ratio 3")
    expect(start.locator("#demo")).to_have_js_property("width", 3 * CANVAS[0])
    expect_image(start, *CANVAS)


def test_a_refused_setting_is_explained_at_its_field(start: Page) -> None:
    start.get_by_role("tab", name="Settings").click()
    start.get_by_label("pixelRatio", exact=True).fill("99")
    start.get_by_label("pixelRatio", exact=True).press("Enter")

    field = start.locator('[data-setting="pixelRatio"]')
    expect(field.get_by_role("alert")).to_contain_text('pixelRatio: "99" is not allowed')
    assert start.evaluate("pysim.settings.pixelRatio") == "profile"

    field.get_by_role("button", name="Reset").click()

    expect(field.get_by_role("alert")).to_be_hidden()
    expect(start.get_by_label("pixelRatio", exact=True)).to_have_value("")


def test_a_refused_setting_of_the_address_is_explained(page: Page, site: str) -> None:
    page.goto(f"{site}/index.html?jpgMatte=plaid")

    refused = 'jpgMatte: "plaid" is not allowed'
    expect(page.locator("#notice")).to_contain_text(refused, timeout=STARTS)
    expect(page.locator('[data-setting="jpgMatte"] .setting-error')).to_contain_text(refused)
    expect(page.locator("#badge")).to_contain_text(SUCCESS)


def test_a_device_without_the_apis_says_so(start: Page) -> None:
    start.get_by_role("tab", name="Settings").click()
    start.get_by_role("combobox", name="profile", exact=True).select_option("harmonyOld")

    expect(start.locator("#caption")).to_contain_text("createCanvasContext:fail")
    expect(start.locator("#badge")).to_contain_text("errno 103")


def test_a_call_that_is_never_answered_is_not_waited_for_after_a_change(start: Page) -> None:
    start.evaluate("pysim.configure({ faults: 'canvasToTempFilePath:never' })")
    start.get_by_role("button", name="Export").click()
    expect(start.locator("#badge")).to_contain_text("No answer yet")

    start.evaluate("pysim.configure({ faults: 'none' })")
    export(start)

    expect(start.locator("#badge")).to_contain_text(SUCCESS)


def test_strokes_of_pen_and_eraser_are_in_the_image(start: Page) -> None:
    before = image(start).tobytes()
    start.locator("#colours label", has=start.get_by_label("teal")).click()
    drag(start, (40, 200), (260, 200))
    expect(start.get_by_role("button", name="Undo")).to_be_enabled()
    start.locator("#modes label", has_text="Erase").click()
    drag(start, (40, 320), (260, 320))
    export(start)

    drawn = image(start).convert("RGBA")

    assert drawn.getpixel((150, 200)) == (47, 158, 143, 255)
    assert drawn.getpixel((258, 200)) == (47, 158, 143, 255)
    assert drawn.getpixel((150, 320)) == (0, 0, 0, 0)

    start.get_by_role("button", name="Undo").click()
    start.get_by_role("button", name="Undo").click()
    expect(start.get_by_role("button", name="Undo")).to_be_disabled()
    export(start)

    assert image(start).tobytes() == before


def test_when_python_cannot_start_the_page_names_the_file(page: Page, site: str) -> None:
    page.route(WASM, lambda route: route.abort())
    page.goto(f"{site}/index.html")

    expect(page.locator("#notice")).to_contain_text("pyodide.asm.wasm", timeout=STARTS)
    expect(page.locator("#core-text")).to_have_text("Python is not running")
    expect(page.locator("#badge")).to_contain_text("errno 102")


def test_the_page_asks_nobody_else_and_obeys_a_strict_policy(page: Page, errors: list[str]) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with servers.serve(SITE, {"Content-Security-Policy": POLICY}) as site:
        page.goto(f"{site}/")
        expect(page.locator("#badge")).to_contain_text(SUCCESS, timeout=STARTS)

    assert [url for url in asked if not url.startswith((site, "blob:", "data:"))] == []
    assert errors == []


def test_nothing_is_cut_off_on_a_phone(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site}/")
    expect(page.locator("#brief")).to_contain_text(SUCCESS, timeout=STARTS)

    assert page.evaluate("document.documentElement.scrollWidth") == 390
    expect(page.get_by_role("button", name="Export")).to_be_in_viewport()
