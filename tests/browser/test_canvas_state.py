"""Only a draw that does not reserve resets, before its own commands."""

from playwright.sync_api import Page

from tests.support.canvas_page import (
    BLACK,
    BLUE,
    CLEAR,
    LIME,
    RED,
    colors,
    export,
    image,
    opened,
    run,
)


def test_draw_resets_styles_transform_clip_and_stack_but_draw_true_keeps_them(
    blank_page: Page,
) -> None:
    files = run(
        blank_page,
        """
        canvasOf('a', 'width: 20px; height: 20px'); const c = tt.createCanvasContext('a');
        const files = [];
        c.setFillStyle('red'); c.save(); c.translate(10, 0); c.rect(0, 0, 10, 10); c.clip();
        await drawn(c);
        c.fillRect(0, 0, 20, 20); await drawn(c, true);
        files.push(await exported({ canvasId: 'a' }));
        c.restore(); c.setFillStyle('lime'); c.fillRect(0, 0, 5, 5); await drawn(c, false);
        files.push(await exported({ canvasId: 'a' }));
        c.fillRect(10, 10, 10, 10); await drawn(c);
        files.push(await exported({ canvasId: 'a' }));
        return files;
        """,
    )

    kept, reset, plain = [opened(file) for file in files]
    assert colors(kept) == {CLEAR: 300, RED: 100}
    assert colors(reset) == {CLEAR: 375, LIME: 25}
    assert colors(plain) == {CLEAR: 300, BLACK: 100}


def test_can_be_reset_after_every_draw_by_policy(blank_page: Page) -> None:
    found = image(
        blank_page,
        """
        await pysim.configure({ stateAfterReserve: 'reset' });
        canvasOf('a', 'width: 20px; height: 10px'); const c = tt.createCanvasContext('a');
        c.setFillStyle('red'); c.save(); c.translate(0, 5); c.fillRect(0, 0, 10, 5);
        await drawn(c, true);
        c.fillRect(10, 0, 10, 5); await drawn(c, true);
        return exported({ canvasId: 'a' });
        """,
    )

    assert found.getpixel((5, 7)) == RED
    assert found.getpixel((15, 2)) == BLACK
    assert found.getpixel((15, 7)) == CLEAR


def test_properties_and_measures_tell_at_once_what_was_set(blank_page: Page) -> None:
    told = run(
        blank_page,
        """
        const c = tt.createCanvasContext('none');
        const told = [c.font, c.fillStyle, c.lineWidth];
        const narrow = c.measureText('Feishu').width;
        c.setFontSize(20); told.push(c.font, c.measureText('Feishu').width > 1.8 * narrow);
        c.font = 'italic bold 12px Arial'; c.setFontSize(33); told.push(c.font);
        c.save(); c.setFillStyle('#f00'); c.lineWidth = 4; c.fillStyle = 'not a colour';
        told.push(c.fillStyle, c.lineWidth); c.restore(); told.push(c.fillStyle, c.lineWidth);
        const gradient = c.createLinearGradient(0, 0, 9, 0); c.setFillStyle(gradient);
        told.push(c.fillStyle === gradient); c.fillStyle = 'blue'; told.push(c.fillStyle);
        c.setTextBaseline('normal'); told.push(c.textBaseline);
        c.setShadow(1, 2, 3, 'red'); told.push(c.shadowOffsetX, c.shadowBlur);
        told.push(Object.keys(c.measureText('x')));
        return told;
        """,
    )

    assert told == [
        "10px sans-serif",
        "#000000",
        1,
        "20px sans-serif",
        True,
        "italic bold 33px Arial",
        "#ff0000",
        4,
        "#000000",
        1,
        True,
        "#0000ff",
        "alphabetic",
        1,
        3,
        ["width"],
    ]


def test_properties_after_a_draw_are_those_of_its_own_commands(blank_page: Page) -> None:
    fonts = run(
        blank_page,
        "const c = tt.createCanvasContext('none'); c.setFontSize(20); c.draw();"
        "const fonts = [c.font]; c.draw(true); fonts.push(c.font);"
        "c.draw(); fonts.push(c.font);"
        "return fonts;",
    )

    assert ["20px sans-serif", "20px sans-serif", "10px sans-serif"] == fonts


def test_a_gradient_counts_with_the_stops_it_has_at_the_draw(blank_page: Page) -> None:
    found = image(
        blank_page,
        """
        canvasOf('a', 'width: 10px; height: 10px'); const c = tt.createCanvasContext('a');
        const g = c.createLinearGradient(0, 0, 10, 0);
        c.setFillStyle(g); g.addColorStop(0, 'red'); g.addColorStop(0.5, 'no colour');
        g.addColorStop(7, 'blue'); c.fillRect(0, 0, 10, 10); c.draw();
        g.addColorStop(0, 'blue'); g.addColorStop(1, 'blue');
        return exported({ canvasId: 'a' });
        """,
    )

    assert colors(found) == {RED: 100}


def test_a_page_that_resets_its_canvas_between_draws_keeps_the_logical_unit(
    blank_page: Page,
) -> None:
    run(
        blank_page,
        "const canvas = canvasOf('a', 'width: 20px; height: 10px');"
        "await fillOf('a', 'red', false, 0, 0, 20, 10);"
        "canvas.width = canvas.width;"
        "await fillOf('a', 'blue', true, 0, 0, 10, 10);",
    )

    assert colors(export(blank_page, "a")) == {BLUE: 100, CLEAR: 100}
