"""Published mini-program libraries, unmodified, give the images they promise at every ratio."""

from itertools import groupby

import pytest
import zxingcpp
from PIL import Image

from tests.given.conftest import BLUE, GREEN, RED, YELLOW, RunLibrary, in_previews, opened
from tests.given.preview_page import PreviewPage

Pixel = tuple[int, int, int]
Box = tuple[int, int, int, int]

WHITE = (255, 255, 255)


def rgb(image: Image.Image, x: int, y: int) -> Pixel:
    red, green, blue = image.convert("RGB").getpixel((x, y))  # type: ignore[misc]  # three bands are three numbers
    return red, green, blue


def colours(image: Image.Image, box: Box) -> set[Pixel]:
    """Return the colours inside a box: left, top, right, bottom."""
    part = image.convert("RGB").crop(box)
    return {colour for _, colour in part.getcolors(part.width * part.height)}  # type: ignore[misc,union-attr]  # not None: enough room


def on_white(image: Image.Image) -> Image.Image:
    matte = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(matte, image.convert("RGBA")).convert("RGB")


def decoded(image: Image.Image) -> list[tuple[str, str]]:
    """Return format and text of every code in an image."""
    return [(code.format.name, code.text) for code in zxingcpp.read_barcodes(image)]


def runs(flags: list[bool]) -> list[tuple[int, int]]:
    """Return start and stop of every unbroken run of true flags."""
    found = [
        (key, [i for i, _ in group]) for key, group in groupby(enumerate(flags), lambda p: p[1])
    ]
    return [(places[0], places[-1] + 1) for key, places in found if key]


def test_weapp_qrcode(run_library: RunLibrary) -> None:
    image = run_library("weapp-qrcode", {"code": (200, 200)}, "Feishu 飞书 123")["code"]
    assert (image.format, image.size) == ("PNG", (200, 200))
    assert decoded(image) == [("QRCode", "Feishu 飞书 123")]
    assert colours(image, (0, 0, 200, 200)) == {WHITE, (0, 0, 0)}


def test_wxbarcode(run_library: RunLibrary) -> None:
    digits = "12345678901234567890"  # the library miscodes the last of an odd number of digits
    sizes = {"bars": (340, 100), "squares": (210, 210)}  # 680×200 and 420×420 rpx
    images = run_library("wxbarcode", sizes, digits)
    assert {name: image.size for name, image in images.items()} == sizes
    assert decoded(on_white(images["bars"])) == [("Code128", digits)]
    assert decoded(on_white(images["squares"])) == [("QRCode", digits)]
    # The library leaves the ground of a QR code transparent.
    assert images["squares"].convert("RGBA").getpixel((0, 0)) == (0, 0, 0, 0)


def test_we_cropper(run_library: RunLibrary) -> None:
    images = run_library("we-cropper", {"cropper": (300, 300)}, "quad.png")
    assert (images["jpeg"].format, images["bmp"].format) == ("JPEG", "BMP")
    corners = {(0, 0): RED, (199, 0): GREEN, (0, 199): BLUE, (199, 199): YELLOW}
    for image, tolerance in (images["jpeg"], 6), (images["bmp"], 0):
        assert image.size == (200, 200)
        for (x, y), colour in corners.items():
            assert rgb(image, x, y) == pytest.approx(colour, abs=tolerance)


def test_ucharts(run_library: RunLibrary) -> None:
    given = {"values": [10, 20, 30], "color": "#1890FF"}
    image = run_library("ucharts", {"chart": (300, 200)}, given)["chart"]
    assert image.size == (300, 200)
    painted = on_white(image)
    is_bar = [[rgb(painted, x, y) == (0x18, 0x90, 0xFF) for y in range(200)] for x in range(300)]
    bars = runs([any(column) for column in is_bar])
    assert [stop - start for start, stop in bars] == pytest.approx([30, 30, 30], abs=1)
    middles = [runs(is_bar[(start + stop) // 2]) for start, stop in bars]
    assert [len(middle) for middle in middles] == [1, 1, 1], "a bar is of one piece"
    heights = [stop - start for [(start, stop)] in middles]
    unit = heights[2] / 3
    assert heights[2] > 100
    assert heights == pytest.approx([unit, 2 * unit, 3 * unit], abs=1)
    assert len({stop for [(_, stop)] in middles}) == 1, "bars stand on one line"


def test_wxml2canvas(run_library: RunLibrary) -> None:
    text = {"type": "text", "text": "Red text", "x": 50, "y": 20}
    rect = {"type": "rect", "x": 50, "y": 60}
    given = {
        "background": "#f0f0f0",
        "text": text | {"style": {"color": "#ff0000", "fontSize": 20}},
        "rect": rect | {"style": {"width": 100, "height": 50, "fill": "#008000"}},
    }
    image = run_library("wxml2canvas", {"poster": (300, 200)}, given)["poster"]
    assert (image.format, image.size) == ("PNG", (600, 400))
    ground, filled = (0xF0, 0xF0, 0xF0), (0, 0x80, 0)
    assert rgb(image, 150, 170) == filled
    # Enlarging from ratio 1 blurs the edges by one pixel.
    assert colours(image, (101, 121, 299, 219)) == {filled}
    ink = colours(image, (100, 40, 600, 100))
    assert all(red >= 0xF0 and green == blue for red, green, blue in ink), "red on grey"
    assert min(blue for _, _, blue in ink) < 64
    rest = [(0, 0, 600, 40), (0, 0, 99, 400), (301, 119, 600, 400), (0, 221, 600, 400)]
    assert [colours(image, box) for box in rest] == [{ground}] * len(rest)


def test_simple_canvas_posters(run_library: RunLibrary) -> None:
    left, top, width, size, leading = 20, 190, 180, 20, 8
    given = {
        "board": {"width": 300, "height": 320, "backgroundColor": "#ffffff"},
        "image": {"path": "quad.png", "left": 20, "top": 20, "width": 200, "height": 150},
        "text": {
            # Capitals: they reach from the base line up, so rows of ink are lines of text.
            "text": "POSTER TEXT THAT IS BROKEN INTO LINES",
            "left": left,
            "top": top,
            "width": width,
            "fontSize": size,
            "lineHeight": leading,
            "color": "#333333",
        },
    }
    image = run_library("simple-canvas-posters", {"poster": (300, 320)}, given)["poster"]
    assert (image.format, image.size) == ("PNG", (300, 320))
    quadrants = [(22, 22, 118, 93), (122, 22, 218, 93), (22, 97, 118, 168), (122, 97, 218, 168)]
    assert [colours(image, box) for box in quadrants] == [{RED}, {GREEN}, {BLUE}, {YELLOW}]

    is_ink = [[rgb(image, x, y) != WHITE for x in range(300)] for y in range(320)]
    assert runs([any(row) for row in is_ink[:top]]) == [(20, 170)], "image alone above the text"
    assert runs([any(is_ink[y][x] for y in range(top)) for x in range(300)]) == [(20, 220)]
    lines = runs([any(row) for row in is_ink[top:]])
    assert len(lines) > 1
    baselines = [size + i * (size + leading) for i in range(len(lines))]
    assert [stop for _, stop in lines] == pytest.approx(baselines, abs=1)
    ink = [
        runs([any(is_ink[top + y][x] for y in range(*line)) for x in range(300)]) for line in lines
    ]
    assert all(line[0][0] >= left for line in ink)
    # A line ends with the glyph that made it wide enough, so a full one is as wide as asked for.
    right_ends = [line[-1][1] for line in ink]
    assert all(left + width - size / 2 <= end <= left + width + size for end in right_ends[:-1])
    assert right_ends[-1] <= left + width + size


@in_previews
@pytest.mark.parametrize("button", [".slotted", ".own"])
def test_wxa_plugin_canvas(preview: PreviewPage, button: str) -> None:
    preview.open("/pages/poster/poster")
    image = opened(preview, preview.made(button))

    assert (image.format, image.size) == ("PNG", (300, 320))
    quadrants = [(21, 21, 119, 94), (121, 21, 219, 94), (21, 96, 119, 169), (121, 96, 219, 169)]
    assert [colours(image, box) for box in quadrants] == [{RED}, {GREEN}, {BLUE}, {YELLOW}]
    ground = (0xF0, 0xF0, 0xF0)
    assert colours(image, (20, 190, 120, 240)) == {(0x12, 0x34, 0x56)}
    assert colours(image, (20, 278, 280, 282)) == {(0, 0x80, 0)}
    ink = colours(image, (140, 190, 300, 225))
    assert all(red >= 0xF0 and green == blue for red, green, blue in ink), "red on grey"
    assert min(blue for _, _, blue in ink) < 64
    rest = [(0, 0, 300, 20), (220, 0, 300, 190), (0, 170, 140, 190), (0, 240, 300, 278)]
    assert [colours(image, box) for box in [*rest, (0, 282, 300, 320)]] == [{ground}] * 5


@in_previews
def test_weapp_qrcode_canvas_2d(preview: PreviewPage) -> None:
    preview.open("/pages/code/code?text=Feishu%20%E9%A3%9E%E4%B9%A6%20123")
    image = opened(preview, preview.made(".make"))

    assert (image.format, image.size) == ("PNG", (260, 260))
    assert decoded(image) == [("QRCode", "Feishu 飞书 123")]
