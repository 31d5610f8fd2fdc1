"""The logical size is the CSS size; the backing store is sized at the first draw alone."""

import math

import pytest
from playwright.sync_api import Page

from tests.support import drive
from tests.support.canvas_page import (
    BLUE,
    CLEAR,
    RED,
    colors,
    export,
    lines_of,
    run,
)


def test_is_300_by_225_by_default(blank_page: Page) -> None:
    sizes = run(
        blank_page,
        "const canvas = canvasOf('a'); const before = shown(canvas);"
        "await fillOf('a', 'red', false, 290, 215, 10, 10);"
        "return [before, shown(canvas), [canvas.width, canvas.height]];",
    )

    assert [[300, 225], [300, 225], [600, 450]] == sizes
    assert export(blank_page, "a").size == (300, 225)
    assert export(blank_page, "a").getpixel((299, 224)) == RED


@pytest.mark.parametrize(
    ("attributes", "style", "expected"),
    [
        ('width="400" height="200"', "", [400, 200]),
        ('width="400"', "", [400, 225]),
        ('height="80"', "", [300, 80]),
        ('width="400" height="200"', "width: 100px", [100, 50]),
        ('width="400" height="200"', "height: 100px", [200, 100]),
        ('width="400" height="200"', "width: 120px; height: 60.5px", [120, 60.5]),
        ("", "width: 120px", [120, 225]),
        ("", "height: 50px", [300, 50]),
    ],
)
def test_of_attributes_and_css_survives_the_first_draw(
    blank_page: Page, attributes: str, style: str, expected: list[float]
) -> None:
    before, after, backing = run(
        blank_page,
        f"const canvas = canvasOf('a', '{style}', '{attributes}');"
        "const before = shown(canvas);"
        "await fillOf('a', 'red', false, 0, 0, 5, 5);"
        "return [before, shown(canvas), [canvas.width, canvas.height]];",
    )

    assert expected == before
    assert expected == after
    assert [2 * math.floor(length + 0.5) for length in expected] == backing


def test_follows_css_that_changes_after_the_first_draw(blank_page: Page) -> None:
    shown = run(
        blank_page,
        "const canvas = canvasOf('a', '', 'width=\"400\" height=\"200\"');"
        "await fillOf('a', 'red', false, 0, 0, 5, 5);"
        "canvas.style.width = '100px'; return shown(canvas);",
    )

    assert [100, 50] == shown


def test_set_by_attributes_after_the_first_draw_counts(blank_page: Page) -> None:
    size = run(
        blank_page,
        "const canvas = canvasOf('a', '', 'width=\"100\" height=\"50\"');"
        "await fillOf('a', 'red', false, 0, 0, 5, 5); canvas.width = 80;"
        "await fillOf('a', 'red', false, 0, 0, 80, 50);"
        "return [shown(canvas), canvas.width, canvas.height];",
    )

    assert [[80, 50], 160, 100] == size


def test_does_not_count_transforms_padding_and_border(blank_page: Page) -> None:
    run(
        blank_page,
        "canvasOf('a', 'box-sizing: border-box; width: 80px; height: 60px; padding: 10px;"
        " border: 5px solid; transform: scale(3) rotate(30deg)');"
        "await fillOf('a', 'red', false, 0, 0, 50, 30);",
    )

    found = export(blank_page, "a")

    assert found.size == (50, 30)
    assert colors(found) == {RED: 1500}


def test_changed_just_before_a_draw_counts(blank_page: Page) -> None:
    run(
        blank_page,
        "const canvas = canvasOf('a', 'width: 40px; height: 40px');"
        "await fillOf('a', 'red', false, 0, 0, 40, 40);"
        "const context = tt.createCanvasContext('a');"
        "context.setFillStyle('blue'); context.fillRect(40, 0, 40, 20);"
        "canvas.style.cssText = 'width: 80px; height: 20px';"
        "await drawn(context, true);",
    )

    found = export(blank_page, "a")

    assert found.size == (80, 20)
    assert colors(found) == {RED: 800, BLUE: 800}


def test_changed_by_the_pixel_ratio_keeps_what_was_painted(blank_page: Page) -> None:
    run(
        blank_page,
        "canvasOf('a', 'width: 40px; height: 40px');"
        "const context = tt.createCanvasContext('a'); context.setFillStyle('red');"
        "context.translate(10, 10); context.fillRect(0, 0, 10, 10); await drawn(context);"
        "await pysim.configure({ pixelRatio: 4 });"
        "context.fillRect(10, 10, 10, 10); await drawn(context, true);",
    )

    found = export(blank_page, "a", destWidth=160, destHeight=160)

    assert colors(found) == {CLEAR: 22400, RED: 3200}
    assert found.getpixel((40, 40)) == found.getpixel((119, 119)) == RED


def test_of_a_hidden_canvas_is_the_last_one_laid_out(blank_page: Page) -> None:
    run(
        blank_page,
        "const outer = add('<div style=\"width: 200px\"></div>');"
        'add(\'<canvas canvas-id="a" style="width: 50%; height: 30px">\', outer);'
        "await fillOf('a', 'red', false, 0, 0, 100, 30); outer.style.display = 'none';"
        "await fillOf('a', 'blue', false, 0, 0, 50, 30);",
    )

    found = export(blank_page, "a")

    assert found.size == (100, 30)
    assert colors(found) == {CLEAR: 1500, BLUE: 1500}


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ("display: none", "width: 70px; height: 50px", (70, 50)),
        ("display: none; width: 200px", "width: 50%; height: 20%", (100, 50)),
        ("", "display: none; width: 70px; height: 50px", (70, 50)),
        ("width: 90px", "display: none; width: 50%; height: 40px", (45, 40)),
        ("display: none; width: 200px", "width: 500px; max-width: 50%; height: 20px", (100, 20)),
        ("display: none", "", (300, 225)),
    ],
)
def test_of_a_canvas_never_laid_out_is_that_of_a_copy(
    blank_page: Page, outer: str, inner: str, expected: tuple[int, int]
) -> None:
    left = run(
        blank_page,
        f"const outer = add('<div style=\"{outer}\"></div>');"
        f'add(\'<canvas canvas-id="a" style="{inner}"></canvas>\', outer);'
        "const before = document.querySelectorAll('*').length;"
        "await fillOf('a', 'red', false, 0, 0, 1000, 1000);"
        "return document.querySelectorAll('*').length - before;",
    )

    found = export(blank_page, "a")

    assert found.size == expected
    assert colors(found) == {RED: expected[0] * expected[1]}
    assert left == 0


def test_off_screen_makes_no_difference(blank_page: Page) -> None:
    run(
        blank_page,
        "canvasOf('a', 'position: absolute; left: -9999px; width: 30px; height: 20px');"
        "await fillOf('a', 'red', false, 0, 0, 30, 20);",
    )

    assert colors(export(blank_page, "a")) == {RED: 600}


@pytest.mark.parametrize(
    ("style", "size", "limit"),
    [
        ("width: 18000px; height: 10px", "18000×10", "16384"),
        ("width: 6000px; height: 6000px", "6000×6000", "16777216"),
    ],
)
def test_beyond_the_limit_fails_the_draw_and_the_export_and_names_the_limit(
    blank_page: Page, style: str, size: str, limit: str
) -> None:
    lines = lines_of(blank_page)

    run(blank_page, f"canvasOf('a', '{style}'); await fillOf('a', 'red', false, 0, 0, 5, 5);")
    answer = drive.export(blank_page, canvasId="a")

    assert any(size in line and limit in line for line in lines), lines
    assert answer.order == ["fail", "complete"]
    assert limit in answer.result["errMsg"]


@pytest.mark.parametrize(
    ("style", "size"),
    [
        ("width: 9000px; height: 10px", (9000, 10)),
        ("width: 2100px; height: 2100px", (2100, 2100)),
    ],
)
def test_too_large_at_the_ratio_is_drawn_with_fewer_device_px(
    blank_page: Page, style: str, size: tuple[int, int]
) -> None:
    lines = lines_of(blank_page)

    run(blank_page, f"canvasOf('a', '{style}'); await fillOf('a', 'red', false, 0, 0, 9000, 3000);")
    picture = export(blank_page, "a")

    assert picture.size == size
    assert colors(picture) == {RED: size[0] * size[1]}
    assert any("device pixel ratio 2" in line for line in lines), lines


def test_of_zero_is_no_exception(blank_page: Page) -> None:
    run(
        blank_page,
        "canvasOf('a', 'width: 0; height: 0'); await fillOf('a', 'red', false, 0, 0, 5, 5);",
    )

    assert drive.export(blank_page, canvasId="a").order == ["fail", "complete"]


@pytest.mark.parametrize("ratio", [1, 2, 3])
@pytest.mark.parametrize("width", [333.33, 337.5, 100.4])
def test_of_a_fraction_of_a_px_leaves_aligned_drawings_sharp(
    blank_page: Page, width: float, ratio: int
) -> None:
    run(
        blank_page,
        f"await pysim.configure({{ pixelRatio: {ratio} }});"
        f"canvasOf('a', 'width: {width}px; height: 80.6px');"
        "await fillOf('a', 'red', false, 10, 20, 50, 60);",
    )

    found = export(blank_page, "a")

    whole = math.floor(width + 0.5)
    assert found.size == (whole, 81)
    assert colors(found) == {RED: 3000, CLEAR: whole * 81 - 3000}


def test_of_a_fraction_of_a_px_copies_what_the_page_drew(blank_page: Page) -> None:
    run(
        blank_page,
        "const canvas = canvasOf('a', 'width: 100.4px; height: 50.3px',"
        ' \'width="100" height="50"\');'
        "const context = canvas.getContext('2d');"
        "context.fillStyle = 'red'; context.fillRect(10, 20, 50, 10);",
    )

    assert colors(export(blank_page, "a")) == {RED: 500, CLEAR: 4500}
