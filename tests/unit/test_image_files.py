"""Image files as users have them: turned, damaged, disguised, too large."""

from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from pysim.core import image_files
from pysim.core.errors import Errno
from tests.support import network

ORIENTATIONS = range(1, 9)


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_the_size_is_the_stored_one_whatever_the_orientation(orientation: int) -> None:
    assert image_files.look(network.rotated_jpg(40, 20, orientation)) == ((40, 20), "jpg")


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_a_compressed_image_is_upright_and_says_so(orientation: int) -> None:
    original = network.rotated_jpg(40, 20, orientation)

    result = Image.open(BytesIO(image_files.compress(original, 95)))

    upright = ImageOps.exif_transpose(Image.open(BytesIO(original)))
    assert result.size == upright.size
    assert result.getexif().get(0x0112, 1) == 1
    for x in (5, result.width - 5):
        for y in (5, result.height - 5):
            pairs = zip(colour(result, x, y), colour(upright, x, y), strict=True)
            assert all(abs(a - b) <= 3 for a, b in pairs), (x, y)


def test_a_photo_with_a_preview_is_a_jpg() -> None:
    assert Image.open(BytesIO(network.photo(40, 20))).format == "MPO"
    assert image_files.look(network.photo(40, 20)) == ((40, 20), "jpg")


def colour(image: Image.Image, x: int, y: int) -> tuple[int, ...]:
    found = image.getpixel((x, y))
    assert isinstance(found, tuple)
    return found


@pytest.mark.parametrize(
    ("start", "name"),
    [
        (b"II*\0", "tiff"),
        (b"MM\0*", "tiff"),
        (b"\0\0\0 ftypheic", "heic"),
        (b"\0\0\0 ftypavif", "avif"),
        (b'<?xml version="1.0"?>\n<svg xmlns=""/>', "svg"),
        (b"RIFF\0\0\0\0WEBP", "webp"),
    ],
)
def test_other_formats_are_told_by_their_beginning(start: bytes, name: str) -> None:
    with pytest.raises(image_files.ImageFileError, match=f"a {name} image") as failure:
        image_files.look(start + bytes(100))

    assert failure.value.errno is Errno.IMAGE_FORMAT


def test_an_image_for_which_there_is_no_memory_is_too_large(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_: Image.Image) -> None:
        raise MemoryError

    monkeypatch.setattr("PIL.PngImagePlugin.PngImageFile.load", fail)

    with pytest.raises(image_files.ImageFileError, match="too large") as failure:
        image_files.look(network.noise_png(3, 3))

    assert failure.value.errno is Errno.INVALID_IMAGE_SIZE


@given(
    st.sampled_from([network.noise_png(9, 7), network.rotated_jpg(9, 7)]),
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=6),
    st.integers(0, 1000),
)
def test_damage_of_any_kind_is_an_image_or_a_named_error(
    data: bytes, changes: list[tuple[int, int]], length: int
) -> None:
    damaged = bytearray(data)
    for place, value in changes:
        damaged[place % len(damaged)] = value
    for operation in (image_files.look, lambda image: image_files.compress(image, 80)):
        try:
            operation(bytes(damaged[:length]))
        except image_files.ImageFileError as error:
            assert error.errno in image_files.ERRORS  # noqa: PT017  both outcomes are right


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 255)), min_size=1, max_size=4))
@example([(17, 2)])
@example([(6, 1)])
@example([(43, 2)])
def test_what_can_be_seen_can_be_compressed_whatever_its_exif_data(
    changes: list[tuple[int, int]],
) -> None:
    damaged = bytearray(network.photo(40, 20))
    start = damaged.index(b"Exif\0\0")
    for place, value in changes:
        damaged[start + place] = value
    try:
        image_files.look(bytes(damaged))
    except image_files.ImageFileError:
        return

    small = Image.open(BytesIO(image_files.compress(bytes(damaged), 80)))

    assert sorted(small.size) == [20, 40]
