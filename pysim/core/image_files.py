"""Image files as users have them: look into one, compress one, or say what is wrong with it."""

import re
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import ExifTags, Image

from pysim.core import raster
from pysim.core.errors import Errno

FORMATS = ("PNG", "JPEG", "GIF", "BMP")
"""What Pillow reads natively and in a browser alike."""
MAX_PIXELS = 89_478_485
"""Pillow's own limit, beyond which a small file may fill the memory."""
ERRORS = (Errno.INVALID_IMAGE_SIZE, Errno.INVALID_IMAGE_DATA, Errno.IMAGE_FORMAT)
"""What can be wrong with the contents of a file."""

# How files of other formats begin.
_OTHERS = {
    "webp": rb"RIFF....WEBP",
    "tiff": rb"II\*\0|MM\0\*",
    "heic": rb"....ftyp(heic|heix|hevc|mif1|msf1)",
    "avif": rb"....ftypavi[fs]",
    "svg": rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)?(<!DOCTYPE svg[^>]*>\s*)?<svg\b",
}
_SUFFIXES = {
    "JPEG": "jpg",
    # How cameras file a photo with its previews; the first picture counts, as in any viewer.
    "MPO": "jpg",
}
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_UNREADABLE = (OSError, ValueError, SyntaxError)
# As in Pillow's own readers of exif data.
_DAMAGED_EXIF = (struct.error, KeyError, SyntaxError, TypeError, ValueError, ZeroDivisionError)
_TOO_LARGE = (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError)


class ImageFileError(Exception):
    """A file is no image that can be read; `errno` is one of `ERRORS`, the text says why."""

    def __init__(self, errno: Errno, reason: str) -> None:
        super().__init__(reason)
        self.errno = errno


def look(data: bytes) -> tuple[raster.Size, str]:
    """Return the size as stored and the format's suffix, decoding it all to be sure."""
    with _decoded(data) as image:
        name = image.format or ""
        return image.size, _SUFFIXES.get(name, name.lower())


def compress(data: bytes, quality: int) -> bytes:
    """Return an image file as JPEG of that quality (1 to 100), turned upright, on white."""
    with _decoded(data) as image:
        return raster.encode_jpg(_upright(image).convert("RGBA"), quality / 100, "white", "auto")


def other_format(data: bytes) -> str:
    """Return the suffix of an image format that is not read here; empty for anything else."""
    found = (name for name, start in _OTHERS.items() if re.match(start, data, re.DOTALL))
    return next(found, "")


def _upright(image: Image.Image) -> Image.Image:
    """Return the image turned as its orientation says.

    Pillow's `exif_transpose` writes all other exif data anew, and fails where they are damaged.
    """
    try:
        turn = _TURNS.get(image.getexif().get(ExifTags.Base.Orientation, 1))
    except _DAMAGED_EXIF:
        turn = None
    return image if turn is None else image.transpose(turn)


@contextmanager
def _decoded(data: bytes) -> Iterator[Image.Image]:
    try:
        with warnings.catch_warnings():
            # Of damaged exif data, which nobody needs to see an image.
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=FORMATS) as image:
                image.load()
                yield image
    except _TOO_LARGE as problem:
        reason = f"is too large to be opened: {MAX_PIXELS} px are read at most"
        raise ImageFileError(Errno.INVALID_IMAGE_SIZE, reason) from problem
    except _UNREADABLE as problem:
        raise _unreadable(data) from problem


def _unreadable(data: bytes) -> ImageFileError:
    other = other_format(data)
    if other:
        return ImageFileError(
            Errno.IMAGE_FORMAT, f"is a {other} image; {', '.join(FORMATS)} are read"
        )
    reason = f"is no image that can be read ({len(data)} bytes)"
    return ImageFileError(Errno.INVALID_IMAGE_DATA, reason)
