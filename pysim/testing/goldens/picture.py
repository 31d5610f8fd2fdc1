"""The pictures that a test may give: opened images, files and what an export gave."""

import os
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

SUFFIXES = {"PNG": ".png", "JPEG": ".jpg"}
"""Of the kinds of files that are kept as they are."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, decoded, and the file that it came from."""

    image: Image.Image
    """RGBA, not premultiplied."""
    data: bytes | None = None
    """The file's contents, if it is a PNG or JPEG."""
    suffix: str = ".png"
    """Of a file with `contents`: .png or .jpg."""

    @property
    def contents(self) -> bytes:
        """A file of this picture that loses nothing: the one it came from, else a PNG."""
        return self.data or self.png

    @property
    def png(self) -> bytes:
        """A PNG of this picture: the file it came from, if it is one."""
        if self.data and self.suffix == ".png":
            return self.data
        file = BytesIO()
        self.image.save(file, "PNG")
        return file.getvalue()


def read(given: Any) -> Picture:
    """Return the picture that is `given`.

    It is a PIL image, the bytes of an image file, the path of one, or has one as `bytes` (as what
    `page.export` returned) or as `image`. A photo is turned upright. Of an animation, the first
    frame counts.

    Raises TypeError for anything else, ValueError if it is no image, OSError if there is no file.
    """
    match given:
        case Image.Image():
            return Picture(given.convert("RGBA"))
        case bytes() | bytearray() | memoryview():
            return _decode(bytes(given), f"These {len(given)} bytes are")
        case str() | os.PathLike():
            return _decode(Path(given).read_bytes(), f"The file {given} is")
    for attribute in ("bytes", "image"):
        if hasattr(given, attribute):
            return read(getattr(given, attribute))
    raise TypeError(
        f"{given!r} is no picture: give a PIL image, the bytes or the path of an image file, "
        "or what page.export(…) returned."
    )


def _decode(data: bytes, subject: str) -> Picture:
    try:
        with Image.open(BytesIO(data)) as opened:
            kind = opened.format
            image = ImageOps.exif_transpose(opened).convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError) as error:
        raise ValueError(f"{subject} no image that can be decoded: {error}") from error
    if kind in SUFFIXES:
        return Picture(image, data, SUFFIXES[kind])
    return Picture(image)
