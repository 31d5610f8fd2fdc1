"""Crop, scale, matte and quality through a real page, against an independent computation."""

import random
from io import BytesIO

import pytest
from PIL import Image, ImageColor
from playwright.sync_api import Page

from tests.support import drive
from tests.support.exact import exact_average, premultiplied, worst

WIDTH, HEIGHT = 24, 18

# The page's own context, so that the picture does not come from what is tested.
_PUT = """({ width, height, ratio, pixels }) => {
  const canvas = document.createElement('canvas');
  canvas.setAttribute('canvas-id', 'noise');
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  document.body.replaceChildren(canvas);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const data = new ImageData(new Uint8ClampedArray(pixels), canvas.width, canvas.height);
  context.putImageData(data, 0, 0);
  return Array.from(context.getImageData(0, 0, canvas.width, canvas.height).data);
}"""

REGIONS = [
    (0, 0, WIDTH, HEIGHT),
    (3, 5, 12, 6),
    (-4, -3, 20, 30),
    (20, 10, 24, 18),
]
SIZES = [None, (7, 5), (12, 9), (1, 1), (24, 3)]


def noise(page: Page, ratio: int, *, opaque: bool) -> Image.Image:
    """Put noise on a canvas with `ratio` device px per px; return what the browser stored."""
    size = WIDTH * ratio, HEIGHT * ratio
    source = random.Random(ratio)
    alphas = [255] if opaque else [0, 1, 128, 255]
    pixels = [
        value
        for _ in range(size[0] * size[1])
        for value in (*source.randbytes(3), source.choice(alphas))
    ]
    arguments = {"width": WIDTH, "height": HEIGHT, "ratio": ratio, "pixels": pixels}
    return Image.frombytes("RGBA", size, bytes(page.evaluate(_PUT, arguments)))


@pytest.mark.parametrize("ratio", [1, 2, 3])
@pytest.mark.parametrize("opaque", [True, False])
def test_every_region_at_every_smaller_size_is_the_exact_average(
    shared_page: Page, ratio: int, *, opaque: bool
) -> None:
    drive.reset(shared_page, pixelRatio=ratio)
    stored = noise(shared_page, ratio, opaque=opaque)

    for x, y, width, height in REGIONS:
        box = tuple(float(edge * ratio) for edge in (x, y, x + width, y + height))
        region = {"x": x, "y": y, "width": width, "height": height}
        for size in SIZES:
            if size and (size[0] > width * ratio or size[1] > height * ratio):
                continue
            dest = {"destWidth": size[0], "destHeight": size[1]} if size else {}
            image = drive.export(shared_page, canvasId="noise", **region, **dest).image

            left, top, right, bottom = box
            expected = exact_average(stored, (left, top, right, bottom), size or (width, height))
            assert worst(premultiplied(image.convert("RGBA")), expected) <= 1.51, (region, dest)


@pytest.mark.parametrize("ratio", [1, 2, 3])
@pytest.mark.parametrize("quality", [0.01, 0.3, 0.8, 1])
def test_a_jpg_is_byte_for_byte_that_of_native_pillow(
    shared_page: Page, ratio: int, quality: float
) -> None:
    drive.reset(shared_page, pixelRatio=ratio)
    stored = noise(shared_page, ratio, opaque=True)
    size = {"destWidth": WIDTH * ratio, "destHeight": HEIGHT * ratio}

    jpg = drive.export(shared_page, canvasId="noise", fileType="jpg", quality=quality, **size)

    expected = BytesIO()
    stored.convert("RGB").save(
        expected, "JPEG", quality=round(quality * 100), subsampling=0 if quality == 1 else 2
    )
    assert jpg.file == expected.getvalue()


@pytest.mark.parametrize("ratio", [1, 2, 3])
@pytest.mark.parametrize("matte", ["black", "white", "#3070d0"])
def test_a_jpg_shows_the_matte_by_the_alpha(shared_page: Page, ratio: int, matte: str) -> None:
    drive.reset(shared_page, pixelRatio=ratio, jpgMatte=matte)
    stored = noise(shared_page, ratio, opaque=False)
    size = {"destWidth": WIDTH * ratio, "destHeight": HEIGHT * ratio}

    jpg = drive.export(shared_page, canvasId="noise", fileType="jpg", **size).image

    below = Image.new("RGB", stored.size, ImageColor.getrgb(matte))
    below.paste(stored.convert("RGB"), mask=stored.getchannel("A"))
    expected = BytesIO()
    below.save(expected, "JPEG", quality=100, subsampling=0)
    differences = [
        abs(a - b) for a, b in zip(jpg.tobytes(), Image.open(expected).tobytes(), strict=True)
    ]
    # Blending rounds by one step; the codec passes a step on to its neighbours.
    assert max(differences) <= 4
    assert sum(differences) / len(differences) <= 0.5
