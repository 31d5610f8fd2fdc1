"""Draws, reads and writes of one canvas happen in the order in which they were asked for."""

from playwright.sync_api import Page

from tests.support.canvas_page import BLUE, CLEAR, RED, colors, image, lines_of, opened, run


def test_export_straight_after_a_draw_contains_it(blank_page: Page) -> None:
    found = image(
        blank_page,
        "canvasOf('a', 'width: 10px; height: 10px'); const c = tt.createCanvasContext('a');"
        "c.setFillStyle('red'); c.fillRect(0, 0, 10, 10); c.draw();"
        "return exported({ canvasId: 'a' });",
    )

    assert colors(found) == {RED: 100}


def test_each_export_sees_the_draws_before_it(blank_page: Page) -> None:
    blank_page.route("**/slow.png", lambda route: route.fulfill(path="tests/fixtures/flag.png"))

    files = run(
        blank_page,
        """
        canvasOf('a', 'width: 8px; height: 6px'); const c = tt.createCanvasContext('a');
        c.drawImage('slow.png', 0, 0); c.draw();
        const first = exported({ canvasId: 'a' });
        c.setFillStyle('blue'); c.fillRect(0, 0, 8, 6); c.draw();
        const second = exported({ canvasId: 'a' });
        return Promise.all([first, second]);
        """,
    )

    first, second = [opened(file) for file in files]
    assert first.getpixel((1, 1)) == RED
    assert colors(second) == {BLUE: 48}


def test_callbacks_come_in_call_order_and_never_at_once(blank_page: Page) -> None:
    order = run(
        blank_page,
        """
        canvasOf('a'); const c = tt.createCanvasContext('a'); const order = [];
        c.draw(false, () => order.push('draw 1'));
        c.draw(true, 'no function');
        c.draw(true, () => order.push('draw 2'));
        const end = new Promise((done) => tt.canvasToTempFilePath({ canvasId: 'a',
          success: () => order.push('success'),
          complete: () => { order.push('complete'); done(); } }));
        order.push('returned');
        await end;
        return order;
        """,
    )

    assert ["returned", "draw 1", "draw 2", "success", "complete"] == order


def test_an_endless_chain_of_draws_leaves_room_for_other_work(blank_page: Page) -> None:
    count = run(
        blank_page,
        """
        canvasOf('a'); const c = tt.createCanvasContext('a'); let count = 0; let on = true;
        const next = () => { count += 1; if (on) c.draw(true, next); };
        next();
        await exported({ canvasId: 'a' });
        on = false;
        return count;
        """,
    )

    assert count > 1


def test_put_pixels_are_seen_by_later_draws_and_exports(blank_page: Page) -> None:
    found = image(
        blank_page,
        """
        canvasOf('a', 'width: 10px; height: 10px'); const c = tt.createCanvasContext('a');
        c.setFillStyle('red'); c.fillRect(0, 0, 10, 10); c.draw();
        const data = new Uint8ClampedArray(400).map((_, i) => [0, 0, 255, 255][i % 4]);
        tt.canvasPutImageData({ canvasId: 'a', data, x: 0, y: 0, width: 10, height: 10,
                                complete() {} });
        c.clearRect(0, 0, 5, 10); c.draw(true);
        return exported({ canvasId: 'a' });
        """,
    )

    assert colors(found) == {CLEAR: 50, BLUE: 50}


def test_commands_never_drawn_are_told_of_in_the_console(blank_page: Page) -> None:
    lines = lines_of(blank_page)

    run(
        blank_page,
        "canvasOf('a'); const c = tt.createCanvasContext('a'); c.setFillStyle('red');"
        "c.fillRect(0, 0, 5, 5); await exported({ canvasId: 'a' });",
    )

    assert any(line.startswith("warning") and "2 " in line for line in lines), lines


def test_styles_set_for_measuring_are_no_forgotten_drawing(blank_page: Page) -> None:
    lines = lines_of(blank_page)

    run(
        blank_page,
        "canvasOf('measured'); const c = tt.createCanvasContext('measured'); c.setFontSize(20);"
        "c.measureText('x'); await exported({ canvasId: 'measured' });",
    )

    assert [] == [line for line in lines if line.startswith("warning")]
