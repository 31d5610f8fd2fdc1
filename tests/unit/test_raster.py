"""Pixels against an independent computation in exact arithmetic."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageColor

from pysim.core import raster
from tests.support.exact import exact_average, pixel_at, premultiplied, worst


@st.composite
def images(draw: st.DrawFn, alpha: tuple[int, ...] = (255,)) -> Image.Image:
    """RGBA images of up to 16×16 px; bytes are drawn at once, which shrinks well and is quick."""
    width, height = draw(st.integers(1, 16)), draw(st.integers(1, 16))
    colours = draw(st.binary(min_size=width * height * 4, max_size=width * height * 4))
    image = Image.frombytes("RGBA", (width, height), colours)
    image.putalpha(image.getchannel("A").point([alpha[value % len(alpha)] for value in range(256)]))
    return image


@settings(deadline=None)
@given(images(), st.data())
def test_shrinking_an_opaque_image_is_the_exact_average_rounded(
    image: Image.Image, data: st.DataObject
) -> None:
    size = data.draw(st.integers(1, image.width)), data.draw(st.integers(1, image.height))
    box = (0.0, 0.0, float(image.width), float(image.height))

    scaled = raster.resample(image, box, size, "smooth")

    assert scaled.size == size
    # Half a step, and up to 1/6 more where Pillow's reduce divides by an odd number.
    assert worst(premultiplied(scaled), exact_average(image, box, size)) <= 0.67


@settings(deadline=None)
@given(images(alpha=(0, 1, 128, 254, 255)), st.data())
def test_shrinking_averages_premultiplied_values(image: Image.Image, data: st.DataObject) -> None:
    size = data.draw(st.integers(1, image.width)), data.draw(st.integers(1, image.height))
    box = (0.0, 0.0, float(image.width), float(image.height))

    scaled = raster.resample(image, box, size, "smooth")

    # Half a step each for premultiplying, averaging and dividing again.
    assert worst(premultiplied(scaled), exact_average(image, box, size)) <= 1.51


@settings(deadline=None)
@given(images(alpha=(0, 200, 255)), st.data())
def test_any_region_shrinks_to_the_average_of_what_it_covers(
    image: Image.Image, data: st.DataObject
) -> None:
    far = st.integers(-30, 60)
    left, top = data.draw(far), data.draw(far)
    width, height = data.draw(st.integers(1, 60)), data.draw(st.integers(1, 60))
    size = data.draw(st.integers(1, width)), data.draw(st.integers(1, height))
    box = (float(left), float(top), float(left + width), float(top + height))

    scaled = raster.resample(image, box, size, "smooth")

    assert scaled.size == size
    assert worst(premultiplied(scaled), exact_average(image, box, size)) <= 1.51


@settings(deadline=None)
@given(images(alpha=(0, 1, 77, 255)), st.integers(1, 3), st.data())
def test_a_pixel_aligned_drawing_is_the_same_at_every_ratio(
    image: Image.Image, ratio: int, data: st.DataObject
) -> None:
    # What a browser reads back is what premultiplied 8 bits can hold.
    stored = raster.unpremultiply(image.convert("RGBa"))
    device = stored.resize((image.width * ratio, image.height * ratio), Image.Resampling.NEAREST)
    x, y = data.draw(st.integers(0, image.width - 1)), data.draw(st.integers(0, image.height - 1))
    width, height = data.draw(st.integers(1, 30)), data.draw(st.integers(1, 30))
    box = (x, y, x + width, y + height)

    at_one = raster.resample(stored, box, (width, height), "smooth")
    left, top, right, bottom = (edge * ratio for edge in box)
    at_ratio = raster.resample(device, (left, top, right, bottom), (width, height), "smooth")

    assert at_ratio.tobytes() == at_one.tobytes()


@settings(deadline=None)
@given(images(alpha=(0, 255)), st.data(), st.sampled_from(["smooth", "nearest", "lanczos"]))
def test_any_box_gives_the_size_asked_for(
    image: Image.Image, data: st.DataObject, scaling: raster.Scaling
) -> None:
    edge = st.floats(-1e6, 1e6)
    left, top = data.draw(edge), data.draw(edge)
    width, height = data.draw(st.floats(1, 1e6)), data.draw(st.floats(1, 1e6))
    size = data.draw(st.integers(1, 40)), data.draw(st.integers(1, 40))

    scaled = raster.resample(image, (left, top, left + width, top + height), size, scaling)

    assert (scaled.mode, scaled.size) == ("RGBA", size)


def test_enlarging_is_bilinear_between_pixel_centres() -> None:
    image = Image.new("RGBA", (2, 1), (0, 0, 0, 255))
    image.putpixel((1, 0), (200, 100, 40, 255))

    scaled = raster.resample(image, (0, 0, 2, 1), (4, 1), "smooth")

    assert [pixel_at(scaled, x, 0)[0] for x in range(4)] == [0, 50, 150, 200]


def test_enlarging_fades_colour_with_its_alpha_and_not_to_black() -> None:
    image = Image.new("RGBA", (2, 1))
    image.putpixel((0, 0), (200, 100, 40, 255))

    scaled = raster.resample(image, (0, 0, 2, 1), (4, 1), "smooth")

    assert pixel_at(scaled, 1, 0) == pytest.approx((200, 100, 40, 191), abs=1)
    assert pixel_at(scaled, 2, 0) == pytest.approx((200, 100, 40, 64), abs=2)


@pytest.mark.parametrize("quality", [0.01, 0.3, 0.8, 1])
def test_jpg_quality_is_that_of_libjpeg(quality: float) -> None:
    image = Image.effect_mandelbrot((120, 80), (-2, -1.5, 1, 1.5), 40).convert("RGBA")
    expected = BytesIO()
    subsampling = 0 if quality == 1 else 2
    image.convert("RGB").save(
        expected, "JPEG", quality=round(quality * 100), subsampling=subsampling
    )

    assert raster.encode_jpg(image, quality, "black", "auto") == expected.getvalue()


@pytest.mark.parametrize("matte", ["black", "white", "#204060"])
@pytest.mark.parametrize("alpha", [0, 1, 64, 128, 255])
def test_the_matte_shows_through_by_the_alpha(matte: str, alpha: int) -> None:
    image = Image.new("RGBA", (16, 16), (250, 130, 10, alpha))
    under = ImageColor.getrgb(matte)
    expected = [
        (value * alpha + below * (255 - alpha)) / 255
        for value, below in zip((250, 130, 10), under, strict=True)
    ]

    jpg = Image.open(BytesIO(raster.encode_jpg(image, 1, matte, "auto"))).convert("RGB")

    assert pixel_at(jpg, 8, 8) == pytest.approx(expected, abs=2)
