"""The network of the case files, for both ways of running them."""

import json
import random
import struct
import zlib
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from typing import Any

from PIL import ExifTags, Image


@lru_cache
def noise_png(width: int, height: int) -> bytes:
    """Return a PNG that does not compress: about 3 bytes per px."""
    pixels = random.Random(1).randbytes(width * height * 3)
    buffer = BytesIO()
    Image.frombytes("RGB", (width, height), pixels).save(buffer, "PNG", compress_level=0)
    return buffer.getvalue()


@lru_cache
def rotated_jpg(width: int, height: int, orientation: int = 6) -> bytes:
    """Return a JPEG of that stored size whose exif data turns it, by default by a quarter.

    Its upper left quarter, as stored, is of another colour.
    """
    image = Image.new("RGB", (width, height), "#336699")
    image.paste("#cc3300", (0, 0, width // 2, height // 2))
    exif = image.getexif()
    exif[0x0112] = orientation
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=95, subsampling=0, exif=exif)
    return buffer.getvalue()


@lru_cache
def photo(width: int, height: int) -> bytes:
    """Return what a phone's camera stores: a turned JPEG with a preview as its second picture."""
    image = Image.open(BytesIO(rotated_jpg(width, height)))
    exif = image.getexif()
    exif[ExifTags.Base.Make] = "Maker"
    exif[ExifTags.Base.XResolution] = 72.0
    preview = Image.new("RGB", (width // 2, height // 2), "#ffffff")
    buffer = BytesIO()
    more: dict[str, Any] = {"save_all": True, "append_images": [preview], "dpi": (72, 72)}
    image.save(buffer, "MPO", exif=exif, quality=95, subsampling=0, **more)
    return buffer.getvalue()


def photo_with_damaged_exif(width: int, height: int) -> bytes:
    """Return a photo with one wrong byte: the number of a tag that is no orientation."""
    return photo(width, height).replace(b"\x01\x1a\0\5", b"\x01\x02\0\5")


def corrupt_jpg(width: int, height: int) -> bytes:
    """Return a JPEG whose tables are nonsense."""
    head, marker, rest = rotated_jpg(width, height).partition(b"\xff\xc4")
    return head + marker + rest[:3] + bytes([255] * 16) + rest[19:]


def png_that_claims(width: int, height: int) -> bytes:
    """Return a PNG of one px whose header tells of another size."""
    chunk = b"IHDR" + struct.pack(">II", width, height) + noise_png(1, 1)[24:29]
    checksum = struct.pack(">I", zlib.crc32(chunk))
    return noise_png(1, 1)[:12] + chunk + checksum + noise_png(1, 1)[33:]


def webp(width: int, height: int) -> bytes:
    """Return an image in a format that not every client reads."""
    buffer = BytesIO()
    Image.new("RGB", (width, height), "#336699").save(buffer, "WEBP")
    return buffer.getvalue()


_FILES: dict[str, Callable[[int, int], bytes]] = {
    "image": noise_png,
    "jpg": rotated_jpg,
    "photo": photo,
    "damagedExif": photo_with_damaged_exif,
    "truncated": lambda width, height: noise_png(width, height)[:-1000],
    "truncatedJpg": lambda width, height: rotated_jpg(width, height)[:-100],
    "corruptJpg": corrupt_jpg,
    "claims": png_that_claims,
    "webp": webp,
}


def body(answer: dict[str, Any]) -> bytes:
    """Return what the server sends for an entry of `network`."""
    for name, made in _FILES.items():
        if name in answer:
            return made(*answer[name])
    return str(answer.get("text", "")).encode()


def answer_to(
    answer: dict[str, Any], method: str, url: str, content_type: str, sent: bytes
) -> bytes:
    """Return what the server sends for an entry of `network`; `echo` sends the request as JSON."""
    if not answer.get("echo"):
        return body(answer)
    told = {"method": method, "url": url, "type": content_type, "body": sent.decode()}
    return json.dumps(told).encode()


def entry(entries: dict[str, dict[str, Any]], url: str) -> dict[str, Any]:
    """Return the entry for `url`, whatever its query."""
    return entries.get(url.partition("?")[0], {"status": 404})
