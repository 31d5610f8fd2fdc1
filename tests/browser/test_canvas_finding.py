"""Canvases are found when they are named."""

import pytest
from playwright.sync_api import Page

from tests.support import drive
from tests.support.canvas_page import (
    BLUE,
    RED,
    colors,
    export,
    lines_of,
    run,
)


def test_added_after_its_context(blank_page: Page) -> None:
    run(
        blank_page,
        "const context = tt.createCanvasContext('later'); context.setFillStyle('red');"
        "context.fillRect(0, 0, 300, 225); canvasOf('later'); await drawn(context);",
    )

    assert colors(export(blank_page, "later")) == {RED: 300 * 225}


def test_missing_at_the_draw_is_named_and_the_callback_runs(blank_page: Page) -> None:
    lines = lines_of(blank_page)

    run(blank_page, "await fillOf('nowhere', 'red', false, 0, 0, 5, 5);")

    assert any(line.startswith("error") and '"nowhere"' in line for line in lines), lines


def test_replaced_by_another_of_the_same_id(blank_page: Page) -> None:
    run(
        blank_page,
        "const context = tt.createCanvasContext('a'); const first = canvasOf('a');"
        "await drawn(context); first.remove(); canvasOf('a', 'width: 20px; height: 10px');"
        "context.setFillStyle('red'); context.fillRect(0, 0, 20, 10); await drawn(context);",
    )

    assert colors(export(blank_page, "a")) == {RED: 200}


@pytest.mark.parametrize(("choice", "color"), [("first", RED), ("last", BLUE)])
def test_of_two_with_one_id_takes_the_policys(
    blank_page: Page, choice: str, color: tuple[int, ...]
) -> None:
    lines = lines_of(blank_page)
    run(
        blank_page,
        "for (const color of ['red', 'blue']) {"
        "  const pen = canvasOf('a', 'width: 10px; height: 10px').getContext('2d');"
        "  pen.fillStyle = color; pen.fillRect(0, 0, 300, 150);"
        "}"
        f"await pysim.configure({{ duplicateCanvas: '{choice}' }});",
    )

    found = [colors(export(blank_page, "a")) for _ in range(2)]

    assert [{color: 100}] * 2 == found
    assert len([line for line in lines if '"a"' in line]) == 1


def test_searches_an_element_given_as_scope_and_ignores_anything_else(blank_page: Page) -> None:
    sizes = run(
        blank_page,
        """
        canvasOf('a', 'width: 10px; height: 10px');
        const part = add('<div><canvas canvas-id="a" style="width: 20px; height: 10px"></div>');
        const sizes = [];
        const hostile = new Proxy({}, { getPrototypeOf() { throw Error('no'); } });
        for (const scope of [part, undefined, null, {}, 'x', { canvasId: 'b' }, hostile]) {
          const data = await new Promise((success, fail) =>
            tt.canvasToTempFilePath({ canvasId: 'a', success, fail }, scope));
          const info = await tt.getImageInfo({ src: data.tempFilePath });
          sizes.push(info.width);
        }
        return sizes;
        """,
    )

    assert [20, 10, 10, 10, 10, 10, 10] == sizes


def test_unknown_id_fails(blank_page: Page) -> None:
    answer = drive.export(blank_page, canvasId="nowhere")

    assert answer.order == ["fail", "complete"]
    assert answer.result["errno"] == 104
