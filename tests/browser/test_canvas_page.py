"""`tt` over the canvases of a page, whoever draws on them: sizes, order, images, robustness."""

import base64
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import ConsoleMessage, Page, Route

from tests.support import drive

RED, LIME, BLUE = (255, 0, 0, 255), (0, 255, 0, 255), (0, 0, 255, 255)
CLEAR = (0, 0, 0, 0)

# Helpers inside the page; every script below may use them.
_HELPERS = """async () => {
document.body.innerHTML = '';
window.standard ??= pysim.settings;
await pysim.configure({ ...standard, pixelRatio: 2 });
window.add = (html, parent = document.body) => {
  parent.insertAdjacentHTML('beforeend', html);
  return parent.lastElementChild;
};
window.canvasOf = (id, style = '', attributes = '') =>
  add(`<canvas canvas-id="${id}" style="${style}" ${attributes}></canvas>`);
window.drawn = (context, reserve) => new Promise((done) => context.draw(reserve, done));
window.fillOf = async (id, color, keep, ...rect) => {
  const context = tt.createCanvasContext(id);
  context.setFillStyle(color);
  context.fillRect(...rect);
  await drawn(context, keep);
};
window.shown = (element) => {
  const { width, height } = element.getBoundingClientRect();
  return [width, height];
};
window.exported = async (options) => {
  const { tempFilePath } = await tt.canvasToTempFilePath(options);
  const { data } = await tt.getFileSystemManager().readFile({
    filePath: tempFilePath, encoding: 'base64' });
  return data;
};
}"""


@pytest.fixture
def page(shared_page: Page) -> Iterator[Page]:
    """An empty page with the helpers, with the default settings but pixelRatio 2."""
    shared_page.evaluate(_HELPERS)
    yield shared_page
    shared_page.unroute_all()


def run(page: Page, script: str) -> Any:
    """Run the body of an async function in the page."""
    return page.evaluate(f"async () => {{ {script} }}")


def image(page: Page, script: str) -> Image.Image:
    """Run a script that returns an exported file, and return that as RGBA."""
    return Image.open(BytesIO(base64.b64decode(run(page, script)))).convert("RGBA")


def export(page: Page, canvas: str, **options: Any) -> Image.Image:
    return drive.export(page, canvasId=canvas, **options).image.convert("RGBA")


def colors(found: Image.Image) -> dict[Any, int]:
    """Return how many pixels have each colour."""
    return {color: count for count, color in found.getcolors() or []}


def lines_of(page: Page) -> list[str]:
    """Return a list that the page's console lines will be added to."""
    lines: list[str] = []

    def keep(message: ConsoleMessage) -> None:
        lines.append(f"{message.type}: {message.text}")

    page.on("console", keep)
    return lines


class TestSize:
    """The logical size is the CSS size; the backing store is sized at the first draw alone."""

    def test_is_300_by_225_by_default(self, page: Page) -> None:
        sizes = run(
            page,
            "const canvas = canvasOf('a'); const before = shown(canvas);"
            "await fillOf('a', 'red', false, 290, 215, 10, 10);"
            "return [before, shown(canvas), [canvas.width, canvas.height]];",
        )

        assert [[300, 225], [300, 225], [600, 450]] == sizes
        assert export(page, "a").size == (300, 225)
        assert export(page, "a").getpixel((299, 224)) == RED

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
        self, page: Page, attributes: str, style: str, expected: list[float]
    ) -> None:
        before, after, backing = run(
            page,
            f"const canvas = canvasOf('a', '{style}', '{attributes}'); const before = shown(canvas);"
            "await fillOf('a', 'red', false, 0, 0, 5, 5);"
            "return [before, shown(canvas), [canvas.width, canvas.height]];",
        )

        assert expected == before
        assert expected == after
        assert [round(2 * length) for length in expected] == backing

    def test_follows_css_that_changes_after_the_first_draw(self, page: Page) -> None:
        shown = run(
            page,
            "const canvas = canvasOf('a', '', 'width=\"400\" height=\"200\"');"
            "await fillOf('a', 'red', false, 0, 0, 5, 5);"
            "canvas.style.width = '100px'; return shown(canvas);",
        )

        assert [100, 50] == shown

    def test_set_by_attributes_after_the_first_draw_counts(self, page: Page) -> None:
        size = run(
            page,
            "const canvas = canvasOf('a', '', 'width=\"100\" height=\"50\"');"
            "await fillOf('a', 'red', false, 0, 0, 5, 5); canvas.width = 80;"
            "await fillOf('a', 'red', false, 0, 0, 80, 50);"
            "return [shown(canvas), canvas.width, canvas.height];",
        )

        assert [[80, 50], 160, 100] == size

    def test_does_not_count_transforms_padding_and_border(self, page: Page) -> None:
        run(
            page,
            "canvasOf('a', 'box-sizing: border-box; width: 80px; height: 60px; padding: 10px;"
            " border: 5px solid; transform: scale(3) rotate(30deg)');"
            "await fillOf('a', 'red', false, 0, 0, 50, 30);",
        )

        found = export(page, "a")

        assert found.size == (50, 30)
        assert colors(found) == {RED: 1500}

    def test_changed_just_before_a_draw_counts(self, page: Page) -> None:
        run(
            page,
            "const canvas = canvasOf('a', 'width: 40px; height: 40px');"
            "await fillOf('a', 'red', false, 0, 0, 40, 40);"
            "const context = tt.createCanvasContext('a');"
            "context.setFillStyle('blue'); context.fillRect(40, 0, 40, 20);"
            "canvas.style.cssText = 'width: 80px; height: 20px';"
            "await drawn(context, true);",
        )

        found = export(page, "a")

        assert found.size == (80, 20)
        assert colors(found) == {RED: 800, BLUE: 800}

    def test_changed_by_the_pixel_ratio_keeps_what_was_painted(self, page: Page) -> None:
        run(
            page,
            "canvasOf('a', 'width: 40px; height: 40px');"
            "const context = tt.createCanvasContext('a'); context.setFillStyle('red');"
            "context.translate(10, 10); context.fillRect(0, 0, 10, 10); await drawn(context);"
            "await pysim.configure({ pixelRatio: 4 });"
            "context.fillRect(10, 10, 10, 10); await drawn(context, true);",
        )

        found = export(page, "a", destWidth=160, destHeight=160)

        assert colors(found) == {CLEAR: 22400, RED: 3200}
        assert found.getpixel((40, 40)) == found.getpixel((119, 119)) == RED

    def test_of_a_hidden_canvas_is_the_last_one_laid_out(self, page: Page) -> None:
        run(
            page,
            "const outer = add('<div style=\"width: 200px\"></div>');"
            'const canvas = add(\'<canvas canvas-id="a" style="width: 50%; height: 30px">\', outer);'
            "await fillOf('a', 'red', false, 0, 0, 100, 30); outer.style.display = 'none';"
            "await fillOf('a', 'blue', false, 0, 0, 50, 30);",
        )

        found = export(page, "a")

        assert found.size == (100, 30)
        assert colors(found) == {CLEAR: 1500, BLUE: 1500}

    @pytest.mark.parametrize(
        ("outer", "inner", "expected"),
        [
            ("display: none", "width: 70px; height: 50px", (70, 50)),
            ("display: none; width: 200px", "width: 50%; height: 20%", (100, 50)),
            ("", "display: none; width: 70px; height: 50px", (70, 50)),
            ("width: 90px", "display: none; width: 50%; height: 40px", (45, 40)),
            ("display: none", "", (300, 225)),
        ],
    )
    def test_of_a_canvas_never_laid_out_is_that_of_a_copy(
        self, page: Page, outer: str, inner: str, expected: tuple[int, int]
    ) -> None:
        left = run(
            page,
            f"const outer = add('<div style=\"{outer}\"></div>');"
            f'add(\'<canvas canvas-id="a" style="{inner}"></canvas>\', outer);'
            "const before = document.querySelectorAll('*').length;"
            "await fillOf('a', 'red', false, 0, 0, 1000, 1000);"
            "return document.querySelectorAll('*').length - before;",
        )

        found = export(page, "a")

        assert found.size == expected
        assert colors(found) == {RED: expected[0] * expected[1]}
        assert left == 0

    def test_off_screen_makes_no_difference(self, page: Page) -> None:
        run(
            page,
            "canvasOf('a', 'position: absolute; left: -9999px; width: 30px; height: 20px');"
            "await fillOf('a', 'red', false, 0, 0, 30, 20);",
        )

        assert colors(export(page, "a")) == {RED: 600}

    def test_beyond_the_limit_skips_the_draw_and_names_the_limit(self, page: Page) -> None:
        lines = lines_of(page)

        run(
            page,
            "canvasOf('a', 'width: 9000px; height: 10px');"
            "await fillOf('a', 'red', false, 0, 0, 5, 5);",
        )

        assert any("18000×20" in line and "16384" in line for line in lines), lines

    def test_of_zero_is_no_exception(self, page: Page) -> None:
        run(
            page,
            "canvasOf('a', 'width: 0; height: 0'); await fillOf('a', 'red', false, 0, 0, 5, 5);",
        )

        assert drive.export(page, canvasId="a").order == ["fail", "complete"]


class TestPageThatDrawsItself:
    """A canvas that the page draws on is exported as it is."""

    def test_2d_keeps_its_backing_store_and_context(self, page: Page) -> None:
        run(
            page,
            "const canvas = canvasOf('a', 'width: 60px; height: 40px', 'width=\"30\" height=\"20\"');"
            "const pen = canvas.getContext('2d'); pen.scale(2, 2); pen.fillStyle = 'red';"
            "pen.fillRect(0, 0, 5, 10); window.pen = pen;",
        )

        found = export(page, "a")

        assert found.size == (60, 40)
        assert colors(found) == {CLEAR: 1600, RED: 800} or found.getpixel((1, 1)) == RED
        assert run(page, "const { a } = pen.getTransform(); return [pen.canvas.width, a];") == [
            30,
            2,
        ]

    @pytest.mark.parametrize("kind", ["webgl", "webgl2"])
    def test_preserved_webgl_is_exported(self, page: Page, kind: str) -> None:
        self._clear_webgl(page, kind, preserve=True)

        assert colors(export(page, "a")) == {RED: 600}

    @pytest.mark.parametrize("kind", ["webgl", "webgl2"])
    def test_webgl_that_is_not_preserved_fails_with_the_reason(self, page: Page, kind: str) -> None:
        self._clear_webgl(page, kind, preserve=False)

        answer = drive.export(page, canvasId="a")

        assert answer.order == ["fail", "complete"]
        assert "preserveDrawingBuffer" in answer.result["errMsg"]

    def test_drawing_on_webgl_skips_the_draw_and_goes_on(self, page: Page) -> None:
        lines = lines_of(page)
        self._clear_webgl(page, "webgl", preserve=True)

        run(page, "await fillOf('a', 'blue', false, 0, 0, 5, 5);")

        assert any(line.startswith("error") and "WebGL" in line for line in lines), lines
        assert colors(export(page, "a")) == {RED: 600}

    def test_first_reserving_draw_paints_over_what_the_page_painted(self, page: Page) -> None:
        run(
            page,
            "const canvas = canvasOf('a', 'width: 60px; height: 40px', 'width=\"60\" height=\"40\"');"
            "const pen = canvas.getContext('2d'); pen.fillStyle = 'red'; pen.fillRect(0, 0, 30, 40);"
            "pen.fillStyle = 'lime'; await fillOf('a', 'blue', true, 30, 0, 30, 40);",
        )

        assert colors(export(page, "a")) == {RED: 1200, BLUE: 1200}

    def test_offscreen_canvas_is_not_drawn_on(self, page: Page) -> None:
        lines = lines_of(page)

        run(
            page,
            "const canvas = canvasOf('a', 'width: 30px; height: 20px');"
            "canvas.transferControlToOffscreen(); await fillOf('a', 'red', false, 0, 0, 5, 5);",
        )

        assert any(line.startswith("error") for line in lines), lines

    @staticmethod
    def _clear_webgl(page: Page, kind: str, *, preserve: bool) -> None:
        run(
            page,
            "const canvas = canvasOf('a', '', 'width=\"30\" height=\"20\"');"
            f"const gl = canvas.getContext('{kind}', {{ preserveDrawingBuffer: {str(preserve).lower()} }});"
            "gl.clearColor(1, 0, 0, 1); gl.clear(gl.COLOR_BUFFER_BIT);"
            "const frame = () => new Promise(requestAnimationFrame); await frame(); await frame();",
        )


class TestFinding:
    """Canvases are found when they are named."""

    def test_added_after_its_context(self, page: Page) -> None:
        run(
            page,
            "const context = tt.createCanvasContext('later'); context.setFillStyle('red');"
            "context.fillRect(0, 0, 300, 225); canvasOf('later'); await drawn(context);",
        )

        assert colors(export(page, "later")) == {RED: 300 * 225}

    def test_missing_at_the_draw_is_named_and_the_callback_runs(self, page: Page) -> None:
        lines = lines_of(page)

        run(page, "await fillOf('nowhere', 'red', false, 0, 0, 5, 5);")

        assert any(line.startswith("error") and '"nowhere"' in line for line in lines), lines

    def test_replaced_by_another_of_the_same_id(self, page: Page) -> None:
        run(
            page,
            "const context = tt.createCanvasContext('a'); const first = canvasOf('a');"
            "await drawn(context); first.remove(); canvasOf('a', 'width: 20px; height: 10px');"
            "context.setFillStyle('red'); context.fillRect(0, 0, 20, 10); await drawn(context);",
        )

        assert colors(export(page, "a")) == {RED: 200}

    @pytest.mark.parametrize(("choice", "color"), [("first", RED), ("last", BLUE)])
    def test_of_two_with_one_id_takes_the_policys(
        self, page: Page, choice: str, color: tuple[int, ...]
    ) -> None:
        lines = lines_of(page)
        run(
            page,
            "for (const color of ['red', 'blue']) {"
            "  const canvas = canvasOf('a', 'width: 10px; height: 10px', 'width=\"10\" height=\"10\"');"
            "  const pen = canvas.getContext('2d'); pen.fillStyle = color; pen.fillRect(0, 0, 10, 10);"
            "}"
            f"await pysim.configure({{ duplicateCanvas: '{choice}' }});",
        )

        found = [colors(export(page, "a")) for _ in range(2)]

        assert [{color: 100}] * 2 == found
        assert len([line for line in lines if '"a"' in line]) == 1

    def test_searches_an_element_given_as_scope_and_ignores_anything_else(self, page: Page) -> None:
        sizes = run(
            page,
            """
            canvasOf('a', 'width: 10px; height: 10px');
            const part = add('<div><canvas canvas-id="a" style="width: 20px; height: 10px"></div>');
            const sizes = [];
            for (const scope of [part, undefined, null, {}, 'x', { canvasId: 'b' }]) {
              const data = await new Promise((success, fail) =>
                tt.canvasToTempFilePath({ canvasId: 'a', success, fail }, scope));
              const info = await tt.getImageInfo({ src: data.tempFilePath });
              sizes.push(info.width);
            }
            return sizes;
            """,
        )

        assert [20, 10, 10, 10, 10, 10] == sizes

    def test_unknown_id_fails(self, page: Page) -> None:
        answer = drive.export(page, canvasId="nowhere")

        assert answer.order == ["fail", "complete"]
        assert answer.result["errno"] == 104


class TestOrder:
    """Draws, reads and writes of one canvas happen in the order in which they were asked for."""

    def test_export_straight_after_a_draw_contains_it(self, page: Page) -> None:
        found = image(
            page,
            "canvasOf('a', 'width: 10px; height: 10px'); const c = tt.createCanvasContext('a');"
            "c.setFillStyle('red'); c.fillRect(0, 0, 10, 10); c.draw();"
            "return exported({ canvasId: 'a' });",
        )

        assert colors(found) == {RED: 100}

    def test_each_export_sees_the_draws_before_it(self, page: Page, other_origin: str) -> None:
        page.route("**/slow.png", lambda route: route.fulfill(path="tests/fixtures/flag.png"))

        files = run(
            page,
            """
            canvasOf('a', 'width: 8px; height: 6px'); const c = tt.createCanvasContext('a');
            c.drawImage('slow.png', 0, 0); c.draw();
            const first = exported({ canvasId: 'a' });
            c.setFillStyle('blue'); c.fillRect(0, 0, 8, 6); c.draw();
            const second = exported({ canvasId: 'a' });
            return Promise.all([first, second]);
            """,
        )

        first, second = [Image.open(BytesIO(base64.b64decode(f))).convert("RGBA") for f in files]
        assert first.getpixel((1, 1)) == RED
        assert colors(second) == {BLUE: 48}

    def test_callbacks_come_in_call_order_and_never_at_once(self, page: Page) -> None:
        order = run(
            page,
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

    def test_an_endless_chain_of_draws_leaves_room_for_other_work(self, page: Page) -> None:
        count = run(
            page,
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

    def test_put_pixels_are_seen_by_later_draws_and_exports(self, page: Page) -> None:
        found = image(
            page,
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

    def test_commands_never_drawn_are_told_of_in_the_console(self, page: Page) -> None:
        lines = lines_of(page)

        run(
            page,
            "canvasOf('a'); const c = tt.createCanvasContext('a'); c.setFillStyle('red');"
            "c.fillRect(0, 0, 5, 5); await exported({ canvasId: 'a' });",
        )

        assert any(line.startswith("warning") and "2 " in line for line in lines), lines

    def test_styles_set_for_measuring_are_no_forgotten_drawing(self, page: Page) -> None:
        lines = lines_of(page)

        run(
            page,
            "canvasOf('measured'); const c = tt.createCanvasContext('measured'); c.setFontSize(20);"
            "c.measureText('x'); await exported({ canvasId: 'measured' });",
        )

        assert [] == [line for line in lines if line.startswith("warning")]


class TestState:
    """Only a draw that does not reserve resets, before its own commands."""

    def test_draw_resets_styles_transform_clip_and_stack_but_draw_true_keeps_them(
        self, page: Page
    ) -> None:
        files = run(
            page,
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

        kept, reset, plain = [
            Image.open(BytesIO(base64.b64decode(f))).convert("RGBA") for f in files
        ]
        assert colors(kept) == {CLEAR: 300, RED: 100}
        assert colors(reset) == {CLEAR: 375, LIME: 25}
        assert colors(plain) == {CLEAR: 300, (0, 0, 0, 255): 100}

    def test_can_be_reset_after_every_draw_by_policy(self, page: Page) -> None:
        found = image(
            page,
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
        assert found.getpixel((15, 2)) == (0, 0, 0, 255)
        assert found.getpixel((15, 7)) == CLEAR

    def test_properties_and_measures_tell_at_once_what_was_set(self, page: Page) -> None:
        told = run(
            page,
            """
            const c = tt.createCanvasContext('none'); const told = [c.font, c.fillStyle, c.lineWidth];
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

    def test_properties_after_a_draw_are_those_of_its_own_commands(self, page: Page) -> None:
        fonts = run(
            page,
            "const c = tt.createCanvasContext('none'); c.setFontSize(20); c.draw();"
            "const fonts = [c.font]; c.draw(true); fonts.push(c.font); c.draw(); fonts.push(c.font);"
            "return fonts;",
        )

        assert ["20px sans-serif", "20px sans-serif", "10px sans-serif"] == fonts

    def test_a_gradient_counts_with_the_stops_it_has_at_the_draw(self, page: Page) -> None:
        found = image(
            page,
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


class TestComposite:
    """The device's documented list of operations counts, unless the policy says otherwise."""

    def test_undocumented_operation_is_ignored_with_one_warning(self, page: Page) -> None:
        lines = lines_of(page)

        told = run(
            page,
            "await pysim.configure({ profile: 'android' }); const c = tt.createCanvasContext('a');"
            "c.globalCompositeOperation = 'multiply'; c.globalCompositeOperation = 'multiply';"
            "return c.globalCompositeOperation;",
        )

        assert told == "source-over"
        assert len([line for line in lines if "multiply" in line]) == 1

    def test_browser_policy_allows_every_operation(self, page: Page) -> None:
        told = run(
            page,
            "await pysim.configure({ profile: 'android', compositeOperations: 'browser' });"
            "const c = tt.createCanvasContext('a'); c.globalCompositeOperation = 'multiply';"
            "return c.globalCompositeOperation;",
        )

        assert told == "multiply"

    @pytest.mark.parametrize(
        ("policy", "color"), [("documented", BLUE), ("browser", (255, 0, 255, 255))]
    )
    def test_android_strokes_are_source_over(
        self, page: Page, policy: str, color: tuple[int, ...]
    ) -> None:
        found = image(
            page,
            f"await pysim.configure({{ profile: 'android', pixelRatio: 1,"
            f" compositeOperations: '{policy}' }});"
            """
            canvasOf('a', 'width: 10px; height: 10px'); const c = tt.createCanvasContext('a');
            c.fillStyle = 'red'; c.fillRect(0, 0, 10, 10); c.globalCompositeOperation = 'lighter';
            c.strokeStyle = 'blue'; c.lineWidth = 10; c.moveTo(0, 5); c.lineTo(10, 5); c.stroke();
            c.draw();
            return exported({ canvasId: 'a' });
            """,
        )

        assert colors(found) == {color: 100}


class TestImages:
    """Images are there before the first command; one that fails is named and left out."""

    @pytest.mark.parametrize("path", ["flag.png", "./flag.png", "/flag.png"])
    def test_relative_addresses(self, page: Page, path: str) -> None:
        page.route("**/flag.png", lambda route: route.fulfill(path="tests/fixtures/flag.png"))

        found = self._draw(page, path)

        assert found.getpixel((1, 1)) == RED
        assert found.getpixel((6, 1)) == LIME

    def test_a_file_of_the_mini_program(self, page: Page) -> None:
        found = image(
            page,
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

    def test_of_another_origin_with_cors(self, page: Page, cors_origin: str) -> None:
        found = self._draw(page, f"{cors_origin}/flag.png")

        assert found.getpixel((1, 1)) == RED

    def test_of_another_origin_taints_the_canvas_and_is_named(
        self, page: Page, other_origin: str
    ) -> None:
        address = f"{other_origin}/flag.png"
        run(
            page,
            "canvasOf('a', 'width: 8px; height: 6px'); const c = tt.createCanvasContext('a');"
            f"c.drawImage('{address}', 0, 0); await drawn(c);",
        )

        answer = drive.export(page, canvasId="a")

        assert answer.order == ["fail", "complete"]
        assert address in answer.result["errMsg"]

    def test_painted_by_the_page_itself_is_named_too(self, page: Page, other_origin: str) -> None:
        address = f"{other_origin}/flag.png"
        run(
            page,
            "const pen = canvasOf('a').getContext('2d'); const image = new Image();"
            f"image.src = '{address}'; await image.decode(); pen.drawImage(image, 0, 0);",
        )

        answer = drive.export(page, canvasId="a")

        assert answer.order == ["fail", "complete"]
        assert address in answer.result["errMsg"]

    def test_failing_is_named_and_all_else_goes_on(self, page: Page) -> None:
        lines = lines_of(page)

        found = image(
            page,
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

    def test_too_slow_is_named_and_all_else_goes_on(self, page: Page) -> None:
        held: list[Route] = []
        page.route("**/never.png", lambda route: held.append(route))
        lines = lines_of(page)

        found = image(
            page,
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

    @staticmethod
    def _draw(page: Page, path: str) -> Image.Image:
        return image(
            page,
            "canvasOf('a', 'width: 8px; height: 6px'); const c = tt.createCanvasContext('a');"
            f"c.drawImage('{path}', 0, 0); await drawn(c);"
            "return exported({ canvasId: 'a', destWidth: 16, destHeight: 12 });",
        ).resize((8, 6), Image.Resampling.NEAREST)


class TestRobustness:
    """Nothing that a mini-program passes in, wraps or throws stops the rest."""

    def test_functions_work_detached(self, page: Page) -> None:
        found = image(
            page,
            """
            canvasOf('a', 'width: 10px; height: 10px');
            const { createCanvasContext, canvasToTempFilePath, getFileSystemManager } = tt;
            const { setFillStyle, fillRect, draw } = createCanvasContext('a');
            setFillStyle('red'); fillRect(0, 0, 10, 10); draw();
            const { tempFilePath: filePath } = await canvasToTempFilePath({ canvasId: 'a' });
            const { readFile } = getFileSystemManager();
            return (await readFile({ filePath, encoding: 'base64' })).data;
            """,
        )

        assert colors(found) == {RED: 100}

    def test_contexts_work_through_proxies_and_redefined_properties(self, page: Page) -> None:
        found = image(
            page,
            """
            canvasOf('a', 'width: 10px; height: 10px');
            const context = tt.createCanvasContext('a');
            for (const [name, setter] of [['fillStyle', 'setFillStyle'], ['font', 'setFontSize'],
                                          ['textBaseline', 'setTextBaseline']]) {
              Object.defineProperty(context, name, {
                set(value) { context[setter](name === 'font' ? parseInt(value) : value); } });
            }
            const c = new Proxy(context, {});
            const g = new Proxy(c.createLinearGradient(0, 0, 10, 0), {});
            g.addColorStop(0, 'red'); g.addColorStop(1, 'red');
            c.font = '20px serif'; c.textBaseline = 'normal'; c.fillStyle = g;
            c.fillRect(0, 0, 10, 10); c.draw(true);
            return exported({ canvasId: 'a' });
            """,
        )

        assert colors(found) == {RED: 100}

    def test_options_of_any_kind_never_throw_and_are_always_answered(self, page: Page) -> None:
        orders = run(
            page,
            """
            canvasOf('a');
            const cycle = { canvasId: 'a' }; cycle.self = cycle;
            let nest = {}; for (let i = 0; i < 5000; i += 1) nest = { nest };
            const revoked = Proxy.revocable({}, {}); revoked.revoke();
            const hostile = new Proxy({}, { get() { throw Error('get'); },
              has() { throw Error('has'); }, ownKeys() { throw Error('keys'); },
              getPrototypeOf() { throw Error('prototype'); } });
            const junk = [undefined, null, 0, NaN, '', 'a', true, 10n, Symbol('s'), () => 1, [], [cycle],
              new Date(), new Map(), cycle, nest, revoked.proxy, hostile, { canvasId: hostile },
              { get canvasId() { throw Error('getter'); } }, { canvasId: { a: 1 } },
              { canvasId: 'a', x: Array(1e6), y: new Array(1e5).fill({}) }, Object.create(null),
              { canvasId: 'a', width: 10n, height: Symbol('h'), success: 5, fail: 'x' }];
            const outcomes = [];
            for (const options of junk) {
              const answer = tt.canvasToTempFilePath(options);
              outcomes.push(await answer.then(() => 'success', (error) => error.errno));
            }
            return outcomes;
            """,
        )

        assert set(orders) <= {"success", 104}
        assert orders[:3] == [104, 104, 104]

    def test_drawing_commands_of_any_kind_never_throw(self, page: Page) -> None:
        found = image(
            page,
            """
            canvasOf('a', 'width: 10px; height: 10px'); const c = tt.createCanvasContext('a');
            const hostile = { toString() { throw Error('no'); }, valueOf() { throw Error('no'); } };
            for (const value of [undefined, null, NaN, 'x', {}, [], Symbol('s'), 10n, hostile]) {
              for (const name of Object.keys(c)) {
                if (name === 'draw' || name === 'clip' || name === 'save') continue;
                if (typeof c[name] === 'function') c[name](value, value, value, value, value, value);
                else c[name] = value;
              }
            }
            c.createLinearGradient(0, 0, 1, 1).addColorStop(hostile, hostile);
            c.draw(hostile, hostile);
            c.setFillStyle('red'); c.fillRect(0, 0, 10, 10); await drawn(c);
            return exported({ canvasId: 'a' });
            """,
        )

        assert colors(found) == {RED: 100}

    def test_throwing_callbacks_are_reported_and_complete_still_runs(self, page: Page) -> None:
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))

        order = run(
            page,
            """
            canvasOf('a'); const c = tt.createCanvasContext('a'); const order = [];
            c.draw(false, () => { throw Error('in draw'); });
            await new Promise((done) => tt.canvasToTempFilePath({ canvasId: 'a',
              success() { order.push('success'); throw Error('in success'); },
              complete() { order.push('complete'); done(); throw Error('in complete'); } }));
            await exported({ canvasId: 'a' });
            return order;
            """,
        )

        assert ["success", "complete"] == order
        assert all(name in str(errors) for name in ("in draw", "in success", "in complete"))

    def test_a_canvas_that_leaves_before_its_turn_answers_109(self, page: Page) -> None:
        errno = run(
            page,
            """
            const canvas = canvasOf('a'); const c = tt.createCanvasContext('a'); c.draw();
            const answer = tt.canvasToTempFilePath({ canvasId: 'a' });
            canvas.remove();
            return answer.then(() => 0, (error) => error.errno);
            """,
        )

        assert errno == 109

    def test_without_callbacks_the_policy_decides_on_a_promise(self, page: Page) -> None:
        kinds = run(
            page,
            """
            canvasOf('a');
            const kinds = [tt.canvasToTempFilePath({ canvasId: 'a' }) instanceof Promise,
                           typeof tt.canvasToTempFilePath({ canvasId: 'a', complete() {} })];
            await pysim.configure({ promise: 'no' });
            kinds.push(typeof tt.canvasToTempFilePath({ canvasId: 'a' }));
            return kinds;
            """,
        )

        assert [True, "undefined", "undefined"] == kinds

    def test_a_promise_is_rejected_with_an_error_that_carries_the_fields(self, page: Page) -> None:
        error = run(
            page,
            "const error = await tt.canvasToTempFilePath({ canvasId: 'b' }).catch((e) => e);"
            "return [error instanceof Error, error.message === error.errMsg, { ...error }];",
        )

        assert error[:2] == [True, True]
        assert error[2]["errno"] == 104
        assert error[2]["errString"] == "invalid parameter"
