"""Pixels: scale a region of a canvas to an image, encode an image, look into one.

All sizes are px of the image at hand. Boxes are `(left, top, right, bottom)` and may be
fractional and lie outside the image, where everything is transparent black.
"""

import math
import warnings
from io import BytesIO
from typing import Literal

from PIL import Image, ImageColor

from pysim.core import area

Box = tuple[float, float, float, float]
Size = tuple[int, int]
Scaling = Literal["smooth", "nearest", "lanczos"]
Subsampling = Literal["auto", "444", "420"]

_OPAQUE = (255, 255)
# How far beyond a box's edge a filter reaches, in the larger of source and result px.
_REACH = 3
_EPSILON = 1e-6


def resample(image: Image.Image, box: Box, size: Size, scaling: Scaling) -> Image.Image:
    """Return the part of the RGBA `image` inside `box`, scaled to `size`; RGBA."""
    box = _snapped(box)
    spans = [_span(box[i], box[i + 2], image.size[i], size[i]) for i in (0, 1)]
    if any(low >= high for low, high in spans):
        return Image.new("RGBA", size)
    (left, right), (top, bottom) = spans
    part_size = right - left, bottom - top
    x_step, y_step = (box[2] - box[0]) / size[0], (box[3] - box[1]) / size[1]
    part_box = (
        box[0] + left * x_step,
        box[1] + top * y_step,
        box[2] - (size[0] - right) * x_step,
        box[3] - (size[1] - bottom) * y_step,
    )
    part = _scale(*_crop(image, _snapped(part_box)), part_size, scaling)
    if part_size == size:
        return part
    whole = Image.new("RGBA", size)
    whole.paste(part, (left, top))
    return whole


def _snapped(box: Box) -> Box:
    """Return `box` without the rounding errors of multiplying by a device pixel ratio."""
    edges = [float(round(edge)) if abs(edge - round(edge)) < _EPSILON else edge for edge in box]
    return edges[0], edges[1], edges[2], edges[3]


def _span(low: float, high: float, extent: int, size: int) -> tuple[int, int]:
    """Return which pixels of the result `0…extent` of the source can touch.

    Work and memory then depend on the canvas and the result, not on how far a region overhangs.
    """
    step = (high - low) / size
    margin = _REACH * max(1.0, step)
    first = math.floor((-margin - low) / step) if low < -margin else 0
    last = math.ceil((extent + margin - low) / step) if high > extent + margin else size
    return max(0, min(first, size)), max(0, min(last, size))


def _crop(image: Image.Image, box: Box) -> tuple[Image.Image, Box]:
    left, top = math.floor(box[0]), math.floor(box[1])
    right, bottom = math.ceil(box[2]), math.ceil(box[3])
    inside = box[0] - left, box[1] - top, box[2] - left, box[3] - top
    if (left, top, right, bottom) == (0, 0, *image.size):
        return image, inside
    return image.crop((left, top, right, bottom)), inside


def _scale(image: Image.Image, box: Box, size: Size, scaling: Scaling) -> Image.Image:
    if _is_all(box, image.size) and image.size == size:
        return image
    if scaling == "nearest":
        return image.resize(size, Image.Resampling.NEAREST, box=box)
    opaque = is_opaque(image)
    source = image.convert("RGB" if opaque else "RGBa")
    if scaling == "lanczos":
        scaled = source.resize(size, Image.Resampling.LANCZOS, box=box)
    else:
        scaled = _smooth(source, box, size)
    return scaled.convert("RGBA") if opaque else unpremultiply(scaled)


def _is_all(box: Box, size: Size) -> bool:
    return box == (0.0, 0.0, float(size[0]), float(size[1]))


def _smooth(source: Image.Image, box: Box, size: Size) -> Image.Image:
    """Scale by area average where the image shrinks, bilinearly where it grows."""
    width, height = box[2] - box[0], box[3] - box[1]
    if width <= size[0] and height <= size[1]:
        return source.resize(size, Image.Resampling.BILINEAR, box=box)
    factors = width / size[0], height / size[1]
    if _is_all(box, source.size) and all(factor.is_integer() for factor in factors):
        return source.reduce((int(factors[0]), int(factors[1])))
    return area.resize(source, box, size)


def unpremultiply(image: Image.Image) -> Image.Image:
    """Return the RGBa `image` as RGBA, rounded; Pillow's own conversion truncates."""
    *colours, alpha = image.split()
    straight = [area.straight(colour, alpha) for colour in colours]
    return Image.merge("RGBA", (*straight, alpha))


def is_opaque(image: Image.Image) -> bool:
    """Tell whether no pixel of the RGBA `image` lets anything through."""
    return image.getchannel("A").getextrema() == _OPAQUE


def encode_png(image: Image.Image) -> bytes:
    """Return the RGBA `image` as PNG, without an alpha channel if it needs none."""
    buffer = BytesIO()
    picture = image.convert("RGB") if is_opaque(image) else image
    # Level 1: higher ones take 3 to 10 times as long for a tenth of the bytes.
    picture.save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def encode_jpg(image: Image.Image, quality: float, matte: str, subsampling: Subsampling) -> bytes:
    """Return the RGBA `image` as JPEG on the colour `matte`; `quality` in (0, 1]."""
    picture = _on_matte(image, matte)
    chroma = ("444" if quality == 1 else "420") if subsampling == "auto" else subsampling
    buffer = BytesIO()
    picture.save(
        buffer,
        "JPEG",
        quality=max(1, math.floor(quality * 100 + 0.5)),
        subsampling={"444": 0, "420": 2}[chroma],
    )
    return buffer.getvalue()


def _on_matte(image: Image.Image, matte: str) -> Image.Image:
    if is_opaque(image):
        return image.convert("RGB")
    below = Image.new("RGBA", image.size, (*ImageColor.getrgb(matte)[:3], 255))
    return Image.alpha_composite(below, image).convert("RGB")


class UnreadableImageError(Exception):
    """The bytes are no image, a broken one, or one too large to open safely."""


def image_size(data: bytes) -> tuple[Size, str]:
    """Return the size and the format's suffix of an image file, decoding it to be sure."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data)) as image:
                image.load()
                return image.size, (image.format or "").lower().replace("jpeg", "jpg")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombWarning) as problem:
        raise UnreadableImageError(str(problem)) from problem
    except Image.DecompressionBombError as problem:
        raise UnreadableImageError(str(problem)) from problem
