"""Every CanvasContext method paints what the same commands paint on a plain browser canvas."""

import base64
import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Page

from tests.support import drive

WIDTH, HEIGHT = 64, 48
TOLERANCE = 2
"""Mean difference per channel, of 255."""

VISIBLE = 4
"""Mean difference from an empty canvas, so that a scene that shows nothing proves nothing."""

PLAIN = (Path(__file__).parent / "plain.js").read_text(encoding="utf-8")

# `c` is the context; `flag` the path of an 8×6 px image.
SCENES = {
    "arc": "c.beginPath(0); c.arc(32, 24, 20, 0, 4); c.fill();",
    "arc counterclockwise": "c.arc(32, 24, 20, 0, 4, true); c.fill();",
    "arc clockwise by default": "c.arc(32, 24, 20, 0.5, 5, false); c.fill();",
    "arcTo": "c.setLineWidth(8); c.moveTo(5, 5); c.arcTo(60, 5, 60, 40, 20); c.stroke();",
    "beginPath": "c.rect(0, 0, 64, 10); c.beginPath(); c.rect(10, 20, 40, 20); c.fill();",
    "bezierCurveTo": "c.moveTo(2, 40); c.bezierCurveTo(10, -30, 50, 80, 62, 2); c.fill();",
    "clearRect": "c.fillRect(0, 0, 64, 48); c.clearRect(10, 10, 20.5, 20);",
    "clip": "c.beginPath(); c.arc(32, 24, 18, 0, 7); c.clip(); c.fillRect(0, 0, 64, 30);",
    "closePath": "c.setLineWidth(6); c.moveTo(8, 40); c.lineTo(32, 6); c.lineTo(56, 40);"
    " c.closePath(); c.stroke();",
    "createCircularGradient": "const g = c.createCircularGradient(32, 24, 30);"
    " g.addColorStop(0, 'red'); g.addColorStop(1, 'rgba(0, 0, 255, 0.5)');"
    " c.setFillStyle(g); c.fillRect(0, 0, 64, 48);",
    "createLinearGradient": "const g = c.createLinearGradient(5, 5, 60, 40);"
    " g.addColorStop(0.2, '#0f0'); g.addColorStop(0.8, '#f0f');"
    " c.fillStyle = g; c.fillRect(0, 0, 64, 48);",
    "createRadialGradient": "const g = c.createRadialGradient(20, 20, 4, 32, 24, 30);"
    " g.addColorStop(0, 'yellow'); g.addColorStop(1, 'navy');"
    " c.setFillStyle(g); c.fillRect(0, 0, 64, 48);",
    "createPattern": "c.setFillStyle(c.createPattern(flag)); c.fillRect(0, 0, 64, 48);",
    "createPattern repeat-x": "c.fillStyle = c.createPattern(flag, 'repeat-x');"
    " c.scale(4, 4); c.fillRect(0, 0, 64, 48);",
    "createPattern no-repeat": "c.setFillStyle(c.createPattern(flag, 'no-repeat'));"
    " c.scale(6, 6); c.fillRect(0, 0, 64, 48);",
    "createPattern repeat-y as stroke": "c.setStrokeStyle(c.createPattern(flag, 'repeat-y'));"
    " c.scale(5, 5); c.setLineWidth(6); c.strokeRect(1, 1, 6, 8);",
    "drawImage at a place": "c.drawImage(flag, 3, 4); c.drawImage(flag, 20.5, 10);"
    " c.drawImage(flag, 40, 30); c.drawImage(flag, 40, 10);",
    "drawImage in a box": "c.drawImage(flag, 4, 4, 40, 36);",
    "drawImage of a part": "c.drawImage(flag, 2, 1, 4, 4, 6, 6, 44, 40);",
    "fill": "c.rect(5, 5, 30, 30); c.fill();",
    "fillRect": "c.fillRect(5, 5, 30, 30); c.fillRect(40.5, 10.25, 20, 20);",
    "fillText": "c.setFontSize(20); c.fillText('Feishu', 2, 30);",
    "fillText with a limit": "c.setFontSize(30); c.fillText('Feishu', 2, 34, 50);",
    "fillText of Chinese": "c.font = 'bold 24px sans-serif'; c.fillText('飞书', 4, 34);",
    "font": "c.font = 'italic bold 22px serif'; c.fillText('Lark', 2, 30);",
    "globalAlpha": "c.globalAlpha = 0.5; c.fillRect(0, 0, 40, 40); c.globalAlpha = 7;"
    " c.fillRect(20, 20, 40, 20);",
    "globalCompositeOperation": "c.fillStyle = 'red'; c.fillRect(0, 0, 40, 40);"
    " c.globalCompositeOperation = 'xor'; c.fillStyle = 'blue'; c.fillRect(20, 20, 40, 28);",
    "globalCompositeOperation of a stroke": "c.fillStyle = '#f00'; c.fillRect(0, 0, 64, 48);"
    " c.globalCompositeOperation = 'lighter'; c.strokeStyle = '#00f'; c.lineWidth = 10;"
    " c.strokeRect(12, 12, 40, 24);",
    "lineCap": "c.lineWidth = 14; c.lineCap = 'round'; c.moveTo(12, 24); c.lineTo(50, 24);"
    " c.stroke();",
    "lineDashOffset": "c.lineWidth = 12; c.setLineDash([10, 6]); c.lineDashOffset = 5;"
    " c.moveTo(0, 24); c.lineTo(64, 24); c.stroke();",
    "lineJoin": "c.lineWidth = 14; c.lineJoin = 'bevel'; c.strokeRect(12, 12, 40, 24);",
    "lineWidth": "c.lineWidth = 9; c.moveTo(0, 10); c.lineTo(64, 40); c.stroke();",
    "miterLimit": "c.lineWidth = 8; c.miterLimit = 1; c.moveTo(4, 8); c.lineTo(56, 24);"
    " c.lineTo(4, 40); c.stroke();",
    "quadraticCurveTo": "c.moveTo(2, 46); c.quadraticCurveTo(32, -40, 62, 46); c.fill();",
    "rect": "c.rect(4, 4, 20, 40); c.rect(30, 10, 30, 20); c.fill();",
    "rotate": "c.rotate(0.4); c.fillRect(20, 0, 30, 20);",
    "save and restore": "c.setFillStyle('red'); c.save(); c.setFillStyle('blue');"
    " c.translate(20, 20); c.fillRect(0, 0, 20, 20); c.restore(); c.restore(); c.restore();"
    " c.fillRect(0, 0, 20, 20);",
    "scale": "c.scale(2, 1.5); c.fillRect(4, 4, 20, 20);",
    "setTransform": "c.translate(50, 50); c.setTransform(1, 0.2, 0.1, 1.2, 6, 4);"
    " c.fillRect(0, 0, 40, 20); c.setTransform(1, 0, 0, 1, 0, 0); c.fillRect(0, 40, 64, 8);",
    "transform": "c.transform(1, 0.3, 0.2, 1, 4, 4); c.fillRect(0, 0, 36, 20);",
    "translate": "c.translate(10, 10); c.translate(5, 0); c.fillRect(0, 0, 36, 20);",
    "setFillStyle": "c.setFillStyle('#08f'); c.fillRect(0, 0, 40, 40);"
    " c.setFillStyle('no colour'); c.fillRect(20, 20, 40, 20);",
    "setStrokeStyle": "c.setStrokeStyle('rgba(200, 0, 0, 0.6)'); c.setLineWidth(10);"
    " c.strokeRect(10, 10, 40, 20);",
    "setGlobalAlpha": "c.setGlobalAlpha(0.3); c.fillRect(0, 0, 64, 48);",
    "setLineCap": "c.setLineWidth(14); c.setLineCap('square'); c.moveTo(20, 24);"
    " c.lineTo(40, 24); c.stroke();",
    "setLineDash": "c.setLineWidth(12); c.setLineDash([9, 3, 5], 4); c.moveTo(0, 24);"
    " c.lineTo(64, 24); c.stroke();",
    "setLineJoin": "c.setLineWidth(14); c.setLineJoin('round'); c.strokeRect(12, 12, 40, 24);",
    "setLineWidth": "c.setLineWidth(12); c.setLineWidth(-1); c.moveTo(0, 24); c.lineTo(64, 24);"
    " c.stroke();",
    "setMiterLimit": "c.setLineWidth(8); c.setMiterLimit(20); c.moveTo(4, 14);"
    " c.lineTo(50, 24); c.lineTo(4, 34); c.stroke();",
    "setShadow": "c.setShadow(8, 6, 4, 'rgba(255, 0, 0, 0.8)'); c.fillRect(8, 8, 30, 24);",
    "shadow properties": "c.shadowColor = 'blue'; c.shadowOffsetX = -6; c.shadowOffsetY = 9;"
    " c.shadowBlur = 3; c.rotate(0.2); c.fillRect(16, 4, 30, 20);",
    "setTextAlign": "c.setFontSize(22); c.setTextAlign('center'); c.fillText('mid', 32, 30);",
    "textAlign": "c.setFontSize(22); c.textAlign = 'right'; c.fillText('end', 60, 30);",
    "setTextBaseline": "c.setFontSize(26); c.setTextBaseline('top'); c.fillText('Top', 4, 4);",
    "setTextBaseline normal": "c.setFontSize(26); c.setTextBaseline('top');"
    " c.setTextBaseline('normal'); c.fillText('Base', 4, 34);",
    "textBaseline": "c.setFontSize(26); c.textBaseline = 'middle'; c.fillText('Mid', 4, 24);",
    "stroke": "c.lineWidth = 6; c.moveTo(4, 4); c.lineTo(60, 44); c.stroke();",
    "strokeRect": "c.lineWidth = 5; c.strokeRect(8, 8, 48, 32);",
    "strokeText": "c.setFontSize(34); c.lineWidth = 3; c.strokeText('Abc', 2, 36);",
    "strokeStyle": "c.lineWidth = 8; c.strokeStyle = 'green'; c.strokeRect(8, 8, 48, 32);",
    "moveTo and lineTo": "c.moveTo(4, 4); c.lineTo(60, 10); c.lineTo(20, 44); c.fill();",
    "measureText": "c.setFontSize(18); c.fillRect(0, 0, c.measureText('Feishu').width, 40);",
    "invalid numbers": "c.fillRect(NaN, 0, 10, 10); c.lineTo(Infinity, 2); c.rotate(NaN);"
    " c.fillRect(4, 4, 30, 30);",
}

METHODS = [
    "arc",
    "arcTo",
    "beginPath",
    "bezierCurveTo",
    "clearRect",
    "clip",
    "closePath",
    "createCircularGradient",
    "createLinearGradient",
    "createPattern",
    "createRadialGradient",
    "draw",
    "drawImage",
    "fill",
    "fillRect",
    "fillText",
    "lineTo",
    "measureText",
    "moveTo",
    "quadraticCurveTo",
    "rect",
    "restore",
    "rotate",
    "save",
    "scale",
    "setFillStyle",
    "setFontSize",
    "setGlobalAlpha",
    "setLineCap",
    "setLineDash",
    "setLineJoin",
    "setLineWidth",
    "setMiterLimit",
    "setShadow",
    "setStrokeStyle",
    "setTextAlign",
    "setTextBaseline",
    "setTransform",
    "stroke",
    "strokeRect",
    "strokeText",
    "transform",
    "translate",
]
PROPERTIES = [
    "fillStyle",
    "font",
    "globalAlpha",
    "globalCompositeOperation",
    "lineCap",
    "lineDashOffset",
    "lineJoin",
    "lineWidth",
    "miterLimit",
    "shadowBlur",
    "shadowColor",
    "shadowOffsetX",
    "shadowOffsetY",
    "strokeStyle",
    "textAlign",
    "textBaseline",
]

_PAINT = """
async ({ scene, plainSource, width, height, ratio }) => {
  await pysim.configure({ pixelRatio: ratio });
  document.body.innerHTML =
    `<canvas canvas-id="scene" style="width: ${width}px; height: ${height}px"></canvas>`;
  const flagCanvas = Object.assign(document.createElement('canvas'), { width: 8, height: 6 });
  const pen = flagCanvas.getContext('2d');
  ['red', 'lime', 'blue', 'gold'].forEach((color, i) => {
    pen.fillStyle = color;
    pen.fillRect((i % 2) * 4, i < 2 ? 0 : 3, 4, 3);
  });
  const flag = flagCanvas.toDataURL();
  const image = new Image();
  image.src = flag;
  await image.decode();
  const run = new Function('c', 'flag', scene);

  const reference = document.createElement('canvas');
  reference.width = width * ratio;
  reference.height = height * ratio;
  run(eval(plainSource)(reference, ratio, { [flag]: image }), flag);

  const context = tt.createCanvasContext('scene');
  run(context, flag);
  await new Promise((done) => context.draw(false, done));
  return reference.toDataURL().split(',')[1];
}
"""


@pytest.mark.parametrize("ratio", [1, 2, 3])
@pytest.mark.parametrize("scene", SCENES)
def test_paints_as_a_plain_canvas_does(shared_page: Page, scene: str, ratio: int) -> None:
    expected = _paint(shared_page, SCENES[scene], ratio)

    found = drive.export(
        shared_page, canvasId="scene", destWidth=WIDTH * ratio, destHeight=HEIGHT * ratio
    ).image

    blank = Image.new("RGBA", expected.size)
    assert _difference(expected, blank) >= VISIBLE
    assert _difference(expected, found) <= TOLERANCE


@pytest.mark.parametrize("ratio", [1, 2, 3])
def test_pixel_aligned_drawings_are_exact_at_any_density(shared_page: Page, ratio: int) -> None:
    scene = """
      c.setFillStyle('#123456'); c.fillRect(0, 0, 64, 48);
      c.setFillStyle('rgba(255, 0, 0, 0.5)'); c.fillRect(8, 8, 16, 16);
      c.clearRect(40, 8, 8, 8); c.translate(30, 30); c.rect(0, 0, 10, 10); c.fill();
    """
    expected = _paint(shared_page, scene, 1)
    _paint(shared_page, scene, ratio)

    found = drive.export(shared_page, canvasId="scene").image

    assert found.size == (WIDTH, HEIGHT)
    assert list(expected.get_flattened_data()) == list(found.convert("RGBA").get_flattened_data())


def test_a_context_has_the_documented_members_and_no_others(shared_page: Page) -> None:
    members = shared_page.evaluate("Object.keys(tt.createCanvasContext('any')).sort()")

    assert sorted(METHODS + PROPERTIES) == members


@pytest.mark.parametrize("member", METHODS + PROPERTIES)
def test_every_member_is_in_a_scene(member: str) -> None:
    scenes = " ".join(SCENES.values()) + "c.draw("

    assert re.search(rf"\bc\.{member}\b", scenes)


def _paint(page: Page, scene: str, ratio: int) -> Image.Image:
    """Paint `scene` on the page's canvas, and return it as a plain canvas shows it."""
    given = {
        "scene": scene,
        "plainSource": PLAIN,
        "width": WIDTH,
        "height": HEIGHT,
        "ratio": ratio,
    }
    data = base64.b64decode(page.evaluate(_PAINT, given))
    return Image.open(BytesIO(data)).convert("RGBA")


def _difference(one: Image.Image, other: Image.Image) -> float:
    """Return the mean difference per channel over grey, so that hidden colours do not count."""
    assert one.size == other.size
    shown = [_over_grey(each) for each in (one, other)]
    channels = [*ImageChops.difference(*shown).split()]
    channels.append(
        ImageChops.difference(one.getchannel("A"), other.convert("RGBA").getchannel("A"))
    )
    return max(ImageStat.Stat(channel).mean[0] for channel in channels)


def _over_grey(image: Image.Image) -> Image.Image:
    ground = Image.new("RGBA", image.size, (128, 128, 128, 255))
    return Image.alpha_composite(ground, image.convert("RGBA")).convert("RGB")
