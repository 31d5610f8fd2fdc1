"""Canvases in pages: as large as their content box, whatever surrounds or hides them."""

import base64
from io import BytesIO

import pytest
from PIL import Image

from tests.support.mini_program import Bench, MiniProgram

pytestmark = pytest.mark.browsers("chromium", "firefox")

DRAW = """
const context = tt.createCanvasContext(canvasId);
context.setFillStyle('#ff0000');
context.fillRect(0, 0, 1000, 1000);
await new Promise((done) => context.draw(false, done));
"""
EXPORT = """
const { tempFilePath } = await tt.canvasToTempFilePath({ canvasId });
return tt.getFileSystemManager().readFileSync(tempFilePath, 'base64');
"""
SHOW = "Page({ data: { off: true }, onLoad() { globalThis.page = this; } });"


def exported(program: MiniProgram, script: str = DRAW, name: str = "c") -> Image.Image:
    """Return what an export of the canvas gives after `script`."""
    code = f"const canvasId = '{name}'; {script} {EXPORT}"
    return Image.open(BytesIO(base64.b64decode(program.do(code))))


def is_red(image: Image.Image) -> bool:
    return image.convert("RGBA").getcolors() == [(image.width * image.height, (255, 0, 0, 255))]


CANVAS = '<canvas canvas-id="c" style="%s"/>'
BOXES = {
    "plain": (CANVAS % "width: 100px; height: 80px", (100, 80)),
    "of the documented size": ('<canvas canvas-id="c"/>', (300, 225)),
    "scaled": (
        f'<view style="transform: scale(0.5)">{CANVAS % "width: 100px; height: 80px"}</view>',
        (100, 80),
    ),
    "turned": (CANVAS % "width: 100px; height: 80px; transform: rotate(90deg)", (100, 80)),
    "with a border": (CANVAS % "width: 40px; height: 30px; border: 5px solid", (40, 30)),
    "with its border inside": (
        CANVAS
        % "box-sizing: border-box; width: 40px; height: 30px; padding: 5px; border: 3px solid",
        (24, 14),
    ),
    "of rpx": (CANVAS % "width: 100rpx; height: 50rpx", (50, 25)),
    "of percent": (
        f'<view style="width: 80px; height: 60px">{CANVAS % "width: 50%; height: 50%"}</view>',
        (40, 30),
    ),
}


@pytest.mark.parametrize("ratio", [1, 3])
def test_a_canvas_is_as_large_as_its_content_box(bench: Bench, ratio: int) -> None:
    template = "".join(text.replace('"c"', f'"{name}"') for name, (text, _) in BOXES.items())
    program = bench.run({"pages/a": template}, settings={"pixelRatio": ratio})

    images = {name: exported(program, name=name) for name in BOXES}

    assert {name: image.size for name, image in images.items()} == {
        name: size for name, (_, size) in BOXES.items()
    }
    assert [name for name, image in images.items() if not is_red(image)] == []


HIDDEN = {
    "it": '<canvas canvas-id="c" hidden="{{off}}" style="width: 60px; height: 40px"/>',
    "what it is in": '<view hidden="{{off}}"><view><canvas canvas-id="c" '
    'style="width: 60px; height: 40px"/></view></view>',
    "a style": '<canvas canvas-id="c" '
    "style=\"width: 60px; height: 40px; {{off ? 'display: none' : ''}}\"/>",
}


@pytest.mark.parametrize("what", HIDDEN)
def test_a_canvas_is_drawn_and_exported_while_what_hides_it_is(bench: Bench, what: str) -> None:
    program = bench.run({"pages/a": HIDDEN[what], "pages/a.js": SHOW})

    hidden = exported(program)
    shown = exported(program, "await new Promise((done) => page.setData({ off: false }, done));")

    assert (hidden.size, shown.size) == ((60, 40), (60, 40))
    assert is_red(hidden)
    assert is_red(shown)


def test_a_canvas_keeps_its_drawing_while_it_is_hidden(bench: Bench) -> None:
    program = bench.run({"pages/a": HIDDEN["it"], "pages/a.js": SHOW.replace("true", "false")})

    image = exported(
        program, DRAW + "await new Promise((done) => page.setData({ off: true }, done));"
    )

    assert image.size == (60, 40)
    assert is_red(image)


def test_a_touch_is_where_a_drawing_at_its_place_is_seen(bench: Bench) -> None:
    program = bench.run(
        {
            "pages/a": '<canvas canvas-id="c" id="c" bindtouchstart="down" style="box-sizing: '
            'border-box; width: 200px; height: 100px; padding: 20px; border: 2px solid"/>',
            "pages/a.js": "Page({ down({ touches: [{ x, y }] }) { log.push([x, y]); } });",
        }
    )

    program.frame.locator("#c").click(position={"x": 152, "y": 62})
    ((x, y),) = program.wait_for_log("log.length > 0")
    image = exported(
        program,
        f"""
        const context = tt.createCanvasContext('c');
        context.fillRect({x} - 2, {y} - 2, 4, 4);
        await new Promise((done) => context.draw(false, done));
        """,
    )

    # The place of a click is told from inside the border.
    assert (x, y) == (132, 42)
    assert image.size == (156, 56)
    assert image.getchannel("A").getbbox() == (130, 40, 134, 44)


def test_a_canvas_of_a_page_that_is_covered_is_pointed_out(bench: Bench) -> None:
    program = bench.run({"pages/a": CANVAS % "", "pages/b": "b"})
    program.call("navigateTo", {"url": "b"})
    answer = program.call("canvasToTempFilePath", {"canvasId": "c"})

    assert "no canvas on the page has the canvas-id" in answer["errMsg"]
    assert any('"c" is on pages/a, which is covered' in text for text in program.warnings())
