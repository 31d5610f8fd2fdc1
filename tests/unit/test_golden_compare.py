"""Two pictures are compared as the tolerance says, and what is given is read as a picture."""

import sys
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from pysim.testing.goldens import Tolerance, compare, draw, read
from pysim.testing.goldens.compare import COUNTED_COLOUR, TOLERATED_COLOUR

EXACT = Tolerance("exact")
RED = (255, 0, 0, 255)

sizes = st.tuples(st.integers(1, 12), st.integers(1, 12))
levels = st.integers(0, 255)


@st.composite
def images(draw: st.DrawFn, size: tuple[int, int] | None = None) -> Image.Image:
    """Of few colours, so that neighbours are often equal; opaque, or with all transparencies."""
    width, height = size or draw(sizes)
    alpha = levels if draw(st.booleans()) else st.just(255)
    palette = draw(st.lists(st.tuples(levels, levels, levels, alpha), min_size=1, max_size=4))
    colours = st.lists(st.sampled_from(palette), min_size=width * height, max_size=width * height)
    image = Image.new("RGBA", (width, height))
    image.putdata(draw(colours))
    return image


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Image.Image, Image.Image]:
    one = draw(images())
    return one, draw(images(one.size))


def filled(colour: Any, size: tuple[int, int] = (20, 20)) -> Image.Image:
    return Image.new("RGBA", size, colour)


def changed(image: Image.Image, at: tuple[int, int], colour: Any) -> Image.Image:
    other = image.copy()
    other.putpixel(at, colour)
    return other


def file_of(image: Image.Image, kind: str) -> bytes:
    file = BytesIO()
    image.convert("RGB").save(file, kind)
    return file.getvalue()


tolerances = st.builds(
    Tolerance,
    st.sampled_from(["exact", "perceived"]),
    st.floats(0, 1),
    st.booleans(),
)


@settings(deadline=None, max_examples=50)
@given(images(), tolerances)
def test_a_picture_is_like_itself(image: Image.Image, tolerance: Tolerance) -> None:
    found = compare(image, image.copy(), tolerance)

    assert (found.pixels, found.tolerated, found.largest, found.box) == (0, 0, 0, (0, 0, 0, 0))
    assert found.passed


@settings(deadline=None, max_examples=50)
@given(pairs(), tolerances)
def test_either_may_be_the_expected_one(
    pair: tuple[Image.Image, Image.Image], tolerance: Tolerance
) -> None:
    one, other = pair

    assert compare(one, other, tolerance) == compare(other, one, tolerance)


@given(images(), st.data())
def test_exact_finds_a_change_of_any_pixel_in_any_channel(
    image: Image.Image, data: st.DataObject
) -> None:
    x, y = data.draw(st.integers(0, image.width - 1)), data.draw(st.integers(0, image.height - 1))
    before = list(image.getpixel((x, y)))  # type: ignore[arg-type]  # RGBA has tuples
    after = list(before)
    channel, level = data.draw(st.integers(0, 3)), data.draw(levels)
    assume(level != before[channel])
    after[channel] = level

    found = compare(changed(image, (x, y), tuple(after)), image, EXACT)

    assert found.pixels == 1
    assert found.largest == abs(level - before[channel])
    assert found.box == (x, y, x + 1, y + 1)
    assert not found.passed


@settings(deadline=None, max_examples=50)
@given(pairs(), st.floats(0, 1), st.floats(0, 1))
def test_a_larger_threshold_and_ignored_edges_never_find_more(
    pair: tuple[Image.Image, Image.Image], one: float, other: float
) -> None:
    low, high = sorted((one, other))
    strict = compare(*pair, Tolerance(threshold=low, ignore_antialiasing=False)).pixels
    mild = compare(*pair, Tolerance(threshold=high, ignore_antialiasing=False)).pixels
    milder = compare(*pair, Tolerance(threshold=high)).pixels

    assert compare(*pair, EXACT).pixels >= strict >= mild >= milder


@settings(deadline=None, max_examples=50)
@given(pairs(), tolerances)
def test_what_does_not_count_is_tolerated(
    pair: tuple[Image.Image, Image.Image], tolerance: Tolerance
) -> None:
    found = compare(*pair, tolerance)

    assert found.pixels + found.tolerated == compare(*pair, EXACT).pixels


@pytest.mark.parametrize("colour", [(255, 255, 255), (0, 0, 0)])
def test_what_can_be_seen_through_is_not_what_cannot(colour: tuple[int, int, int]) -> None:
    found = compare(filled((*colour, 200)), filled((*colour, 255)))

    assert found.pixels == 400


def test_a_colour_that_cannot_be_seen_makes_no_difference() -> None:
    one, other = filled((255, 0, 0, 0)), filled((0, 0, 255, 0))

    assert compare(one, other).passed
    assert not compare(one, other, EXACT).passed


def test_greys_count_from_the_threshold_on() -> None:
    grey = filled((100, 100, 100))

    assert compare(filled((113, 113, 113)), grey).tolerated == 400
    assert compare(filled((114, 114, 114)), grey).pixels == 400
    assert compare(filled((113, 113, 113)), grey, Tolerance(threshold=0.01)).pixels == 400


def smoothed(shift: float) -> Image.Image:
    image = Image.new("RGBA", (400, 400), "white")
    ImageDraw.Draw(image).ellipse((80 + shift, 80, 320 + shift, 320), fill="black")
    return image.resize((40, 40), Image.Resampling.BOX)


def test_smoothing_of_an_edge_is_ignored_unless_it_counts() -> None:
    one, other = smoothed(0), smoothed(3)

    assert compare(one, other).passed
    assert compare(one, other).tolerated > 0
    assert compare(one, other, Tolerance(ignore_antialiasing=False)).pixels > 0
    assert not compare(one, smoothed(30)).passed


@pytest.mark.parametrize(
    ("tolerance", "passes"),
    [
        (Tolerance(max_pixels=4), True),
        (Tolerance(max_pixels=3), False),
        (Tolerance(max_share=0.01), True),
        (Tolerance(max_share=0.0099), False),
        (Tolerance("exact", max_pixels=1, max_share=0.01), True),
        (Tolerance("exact", max_pixels=4, max_share=0.001), True),
    ],
)
def test_so_many_pixels_may_differ(tolerance: Tolerance, *, passes: bool) -> None:
    image = filled("white")
    other = image.copy()
    ImageDraw.Draw(other).rectangle((4, 4, 5, 5), fill="black")

    assert compare(other, image, tolerance).passed is passes


@pytest.mark.parametrize(
    "wrong",
    [{"mode": "fuzzy"}, {"threshold": 1.1}, {"max_share": -0.1}, {"max_pixels": -1}],
)
def test_a_tolerance_that_makes_no_sense_is_told(wrong: dict[str, Any]) -> None:
    ((name, value),) = wrong.items()

    with pytest.raises(ValueError, match=f"{name} is {value!r}, but it is ".replace(".", r"\.")):
        Tolerance(**wrong)


def test_sizes_that_differ_never_pass_and_all_that_one_has_counts() -> None:
    found = compare(
        changed(filled("white", (10, 6)), (2, 3), RED),
        filled("white", (8, 7)),
        Tolerance(max_share=1),
    )

    assert not found.passed
    assert found.pixels == 10 * 7 - 8 * 6 + 1
    assert found.largest == 255
    assert found.box == (0, 0, 10, 7)


def test_the_difference_is_drawn_over_the_faded_picture() -> None:
    expected = filled((100, 100, 100))
    actual = changed(changed(expected, (3, 4), RED), (5, 5), (104, 100, 100, 255))

    drawn = draw(compare(actual, expected), actual)

    assert drawn.getpixel((3, 4)) == COUNTED_COLOUR
    assert drawn.getpixel((5, 5)) == TOLERATED_COLOUR
    assert drawn.getpixel((0, 0)) == (224, 224, 224)


def test_nothing_is_drawn_of_equal_pictures() -> None:
    image = filled("black", (3, 2))

    assert draw(compare(image, image), image).getcolors() == [(6, (204, 204, 204))]


def test_the_difference_of_sizes_is_drawn_as_large_as_both() -> None:
    actual = filled("white", (10, 6))

    drawn = draw(compare(actual, filled("white", (8, 7))), actual)

    assert drawn.size == (10, 7)
    assert drawn.getpixel((9, 0)) == drawn.getpixel((0, 6)) == COUNTED_COLOUR
    assert drawn.getpixel((7, 5)) == (255, 255, 255)


def test_pictures_come_in_many_forms(tmp_path: Path) -> None:
    image = filled(RED)
    png = file_of(image, "PNG")
    path = tmp_path / "red.png"
    path.write_bytes(png)
    forms: list[Any] = [
        image,
        image.convert("P"),
        png,
        bytearray(png),
        memoryview(png),
        path,
        str(path),
        SimpleNamespace(bytes=png),
        SimpleNamespace(image=image),
    ]

    assert {read(form).image.tobytes() for form in forms} == {image.tobytes()}


def test_a_file_is_kept_as_it_is() -> None:
    image = filled(RED)

    for kind, suffix in (("PNG", ".png"), ("JPEG", ".jpg")):
        picture = read(file_of(image, kind))
        assert (picture.contents, picture.suffix) == (file_of(image, kind), suffix)
    assert read(file_of(image, "WEBP")).contents.startswith(b"\x89PNG")
    assert read(read(file_of(image, "JPEG")).png).image.size == image.size


def test_a_photo_stands_upright() -> None:
    file, turned = BytesIO(), Image.Exif()
    turned[0x0112] = 6
    Image.new("RGB", (8, 4)).save(file, "JPEG", exif=turned)

    assert read(file.getvalue()).image.size == (4, 8)


@pytest.mark.parametrize("data", [b"", b"no image", file_of(filled(RED), "PNG")[:60]])
def test_bytes_that_are_no_image_are_told(data: bytes) -> None:
    with pytest.raises(ValueError, match=f"These {len(data)} bytes are no image"):
        read(data)


def test_a_file_that_is_no_image_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.png"
    path.write_text("version https://git-lfs.github.com/spec/v1")

    with pytest.raises(ValueError, match=r"The file .*notes\.png is no image"):
        read(path)


def test_what_is_no_picture_is_told() -> None:
    with pytest.raises(
        TypeError, match="42 is no picture: give a PIL image, the bytes or the path"
    ):
        read(42)


def test_without_the_library_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "blazediff", None)
    monkeypatch.delitem(sys.modules, "pysim.testing.goldens.perceived", raising=False)
    monkeypatch.delattr("pysim.testing.goldens.perceived", raising=False)

    with pytest.raises(ModuleNotFoundError, match=r'pip install "pysim-gadget\[test\]"'):
        compare(filled("white"), filled("black"))
    assert compare(filled("white"), filled("white")).passed
    assert compare(filled("white"), filled("black"), EXACT).pixels == 400
