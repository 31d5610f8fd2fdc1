"""The network of the case files, for both ways of running them."""

import json
import random
from functools import lru_cache
from io import BytesIO
from typing import Any

from PIL import Image


@lru_cache
def noise_png(width: int, height: int) -> bytes:
    """Return a PNG that does not compress: about 3 bytes per px."""
    pixels = random.Random(1).randbytes(width * height * 3)
    buffer = BytesIO()
    Image.frombytes("RGB", (width, height), pixels).save(buffer, "PNG", compress_level=0)
    return buffer.getvalue()


@lru_cache
def rotated_jpg(width: int, height: int) -> bytes:
    """Return a JPEG of that stored size whose exif data turns it by a quarter."""
    image = Image.new("RGB", (width, height), "#336699")
    exif = image.getexif()
    exif[0x0112] = 6
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=95, exif=exif)
    return buffer.getvalue()


def body(answer: dict[str, Any]) -> bytes:
    """Return what the server sends for an entry of `network`."""
    if "image" in answer:
        return noise_png(*answer["image"])
    if "jpg" in answer:
        return rotated_jpg(*answer["jpg"])
    if "truncated" in answer:
        return noise_png(*answer["truncated"])[:-1000]
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
