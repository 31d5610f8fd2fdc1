"""Images are there before the first command; one that fails is named and left out."""

import pytest
from PIL import Image
from playwright.sync_api import Page, Route

from tests.support import drive
from tests.support.canvas_page import (
    CLEAR,
    LIME,
    RED,
    colors,
    image,
    lines_of,
    run,
)


@pytest.mark.parametrize("path", ["flag.png", "./flag.png", "/flag.png"])
def test_relative_addresses(blank_page: Page, path: str) -> None:
    blank_page.route("**/flag.png", lambda route: route.fulfill(path="tests/fixtures/flag.png"))

    found = _draw(blank_page, path)

    assert found.getpixel((1, 1)) == RED
    assert found.getpixel((6, 1)) == LIME


def test_a_file_of_the_mini_program(blank_page: Page) -> None:
    found = image(
        blank_page,
        """
        canvasOf('a', 'width: 10px; height: 10px');
        await fillOf('a', 'red', false, 0, 0, 10, 10);
        const { tempFilePath } = await tt.canvasToTempFilePath({ canvasId: 'a' });
        const c = tt.createCanvasContext('a');
        c.drawImage(tempFilePath, 0, 0, 5, 10); await drawn(c);
        return exported({ canvasId: 'a' });
        """,
    )

    assert colors(found) == {CLEAR: 50, RED: 50}


def test_of_another_origin_with_cors(blank_page: Page, cors_origin: str) -> None:
    found = _draw(blank_page, f"{cors_origin}/flag.png")

    assert found.getpixel((1, 1)) == RED


def test_of_another_origin_taints_the_canvas_and_is_named(
    blank_page: Page, other_origin: str
) -> None:
    address = f"{other_origin}/flag.png"
    run(
        blank_page,
        "canvasOf('a', 'width: 8px; height: 6px'); const c = tt.createCanvasContext('a');"
        f"c.drawImage('{address}', 0, 0); await drawn(c);",
    )

    answer = drive.export(blank_page, canvasId="a")

    assert answer.order == ["fail", "complete"]
    assert address in answer.result["errMsg"]


def test_a_draw_that_clears_makes_the_canvas_readable_again(
    blank_page: Page, other_origin: str
) -> None:
    found = image(
        blank_page,
        "canvasOf('a', 'width: 8px; height: 6px'); const c = tt.createCanvasContext('a');"
        f"c.drawImage('{other_origin}/flag.png', 0, 0); await drawn(c);"
        "await fillOf('a', 'red', false, 0, 0, 8, 6); return exported({ canvasId: 'a' });",
    )

    assert colors(found) == {RED: 48}


def test_painted_by_the_page_itself_is_named_too(blank_page: Page, other_origin: str) -> None:
    address = f"{other_origin}/flag.png"
    run(
        blank_page,
        "const pen = canvasOf('a').getContext('2d'); const image = new Image();"
        f"image.src = '{address}'; await image.decode(); pen.drawImage(image, 0, 0);",
    )

    answer = drive.export(blank_page, canvasId="a")

    assert answer.order == ["fail", "complete"]
    assert address in answer.result["errMsg"]


def test_failing_is_named_and_all_else_goes_on(blank_page: Page) -> None:
    lines = lines_of(blank_page)

    found = image(
        blank_page,
        """
        canvasOf('a', 'width: 10px; height: 10px'); const c = tt.createCanvasContext('a');
        c.drawImage('nothing.png', 0, 0); c.drawImage('ttfile://temp/nothing.png', 0, 0);
        c.drawImage('data:image/png;base64,AAAA', 0, 0); c.drawImage('', 0, 0);
        c.drawImage(undefined, 0, 0); c.drawImage('nothing.png', 0);
        c.setFillStyle('red'); c.fillRect(0, 0, 10, 10);
        await drawn(c);
        return exported({ canvasId: 'a' });
        """,
    )

    assert colors(found) == {RED: 100}
    for name in ("nothing.png", "ttfile://temp/nothing.png", "data:image/png;base64,AAAA"):
        assert any(line.startswith("error") and name in line for line in lines), lines


def test_too_slow_is_named_and_all_else_goes_on(blank_page: Page) -> None:
    asked: list[Route] = []

    def leave_waiting(route: Route) -> None:
        asked.append(route)

    blank_page.route("**/never.png", leave_waiting)
    lines = lines_of(blank_page)

    found = image(
        blank_page,
        """
        await pysim.configure({ imageTimeout: 100 });
        canvasOf('a', 'width: 10px; height: 10px'); const c = tt.createCanvasContext('a');
        c.drawImage('never.png', 0, 0); c.setFillStyle('red'); c.fillRect(0, 0, 10, 10);
        await drawn(c);
        return exported({ canvasId: 'a' });
        """,
    )

    assert colors(found) == {RED: 100}
    assert any("never.png" in line and "100 ms" in line for line in lines), lines
    for route in asked:
        route.abort()


def _draw(blank_page: Page, path: str) -> Image.Image:
    return image(
        blank_page,
        "canvasOf('a', 'width: 8px; height: 6px'); const c = tt.createCanvasContext('a');"
        f"c.drawImage('{path}', 0, 0); await drawn(c);"
        "return exported({ canvasId: 'a', destWidth: 16, destHeight: 12 });",
    ).resize((8, 6), Image.Resampling.NEAREST)
