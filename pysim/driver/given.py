"""Files that a test gives to a picker, and pictures that it is given."""

import base64
import mimetypes
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import Path

from PIL import Image

File = str | Path | bytes | Image.Image
"""A path on this machine, the contents of a file, or a picture, which becomes a PNG."""


def to_picker(files: tuple[File, ...]) -> list[dict[str, str]]:
    """Return files as the page takes them; raises OSError if one cannot be read."""
    return [_file(file, number) for number, file in enumerate(files)]


def _file(file: File, number: int) -> dict[str, str]:
    if isinstance(file, (str, Path)):
        name, data = Path(file).name, Path(file).read_bytes()
    elif isinstance(file, bytes):
        name, data = f"given{number}{_suffix(file)}", file
    elif isinstance(file, Image.Image):
        name, data = f"given{number}.png", _png(file)
    else:
        raise TypeError(f"{file!r} is no file: give a path, bytes or a picture of Pillow.")
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return {"name": name, "type": kind, "bytes": base64.b64encode(data).decode()}


def _suffix(data: bytes) -> str:
    """Return what the name of a picture ends in; nothing for what is no picture."""
    try:
        with Image.open(BytesIO(data)) as image:
            return f".{(image.format or '').lower()}"
    except OSError:
        return ""


def _png(image: Image.Image) -> bytes:
    stream = BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


@dataclass
class Picture:
    """A picture of the album."""

    name: str
    bytes: bytes = field(repr=False)

    @classmethod
    def read(cls, told: dict[str, str]) -> "Picture":
        """Return a picture as the page tells it."""
        return cls(told["name"], base64.b64decode(told["bytes"]))

    @cached_property
    def image(self) -> Image.Image:
        """The picture, decoded."""
        image = Image.open(BytesIO(self.bytes))
        image.load()
        return image
