"""A canvas that the page draws on is exported as it is."""

import pytest
from playwright.sync_api import Page

from tests.support import drive
from tests.support.canvas_page import (
    BLACK,
    BLUE,
    CLEAR,
    RED,
    colors,
    export,
    lines_of,
    run,
)


def test_2d_keeps_its_backing_store_and_context(blank_page: Page) -> None:
    run(
        blank_page,
        "const canvas = canvasOf('a', 'width: 60px; height: 40px',"
        ' \'width="30" height="20"\');'
        "const pen = canvas.getContext('2d'); pen.scale(2, 2); pen.fillStyle = 'red';"
        "pen.fillRect(0, 0, 5, 10); window.pen = pen;",
    )

    found = export(blank_page, "a")

    assert found.size == (60, 40)
    assert found.getpixel((10, 20)) == RED
    assert found.getpixel((50, 20)) == CLEAR
    assert run(blank_page, "const { a } = pen.getTransform(); return [pen.canvas.width, a];") == [
        30,
        2,
    ]


@pytest.mark.parametrize("kind", ["webgl", "webgl2"])
def test_preserved_webgl_is_exported(blank_page: Page, kind: str) -> None:
    _clear_webgl(blank_page, kind, preserve=True)

    assert colors(export(blank_page, "a")) == {RED: 600}


@pytest.mark.parametrize("kind", ["webgl", "webgl2"])
def test_webgl_that_is_not_preserved_fails_with_the_reason(blank_page: Page, kind: str) -> None:
    _clear_webgl(blank_page, kind, preserve=False)

    answer = drive.export(blank_page, canvasId="a")

    assert answer.order == ["fail", "complete"]
    assert "preserveDrawingBuffer" in answer.result["errMsg"]


def test_drawing_on_webgl_skips_the_draw_and_goes_on(blank_page: Page) -> None:
    lines = lines_of(blank_page)
    _clear_webgl(blank_page, "webgl", preserve=True)

    run(blank_page, "await fillOf('a', 'blue', false, 0, 0, 5, 5);")

    assert any(line.startswith("error") and "WebGL" in line for line in lines), lines
    assert colors(export(blank_page, "a")) == {RED: 600}


def test_first_reserving_draw_paints_over_what_the_page_painted(blank_page: Page) -> None:
    run(
        blank_page,
        "const canvas = canvasOf('a', '', 'width=\"60\" height=\"40\"');"
        "const pen = canvas.getContext('2d'); pen.fillStyle = 'red';"
        "pen.fillRect(0, 0, 30, 40);"
        "pen.fillStyle = 'lime'; await fillOf('a', 'blue', true, 30, 0, 30, 40);",
    )

    assert colors(export(blank_page, "a")) == {RED: 1200, BLUE: 1200}


def test_canvas_handed_to_an_offscreen_canvas_is_exported_but_not_drawn_on(
    blank_page: Page,
) -> None:
    lines = lines_of(blank_page)

    run(
        blank_page,
        "const canvas = canvasOf('a', '', 'width=\"30\" height=\"20\"');"
        "const pen = canvas.transferControlToOffscreen().getContext('2d');"
        "pen.fillRect(0, 0, 30, 20); const frame = () => new Promise(requestAnimationFrame);"
        "await frame(); await frame(); await fillOf('a', 'red', false, 0, 0, 5, 5);",
    )

    assert any(line.startswith("error") for line in lines), lines
    assert colors(export(blank_page, "a")) == {BLACK: 600}


def _clear_webgl(blank_page: Page, kind: str, *, preserve: bool) -> None:
    run(
        blank_page,
        "const canvas = canvasOf('a', '', 'width=\"30\" height=\"20\"');"
        f"const preserveDrawingBuffer = {str(preserve).lower()};"
        f"const gl = canvas.getContext('{kind}', {{ preserveDrawingBuffer }});"
        "gl.clearColor(1, 0, 0, 1); gl.clear(gl.COLOR_BUFFER_BIT);"
        "const frame = () => new Promise(requestAnimationFrame); await frame(); await frame();",
    )
