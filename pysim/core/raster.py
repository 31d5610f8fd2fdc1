"""Pixels: scale a region of a canvas to an image, encode an image.

All sizes are px of the image at hand. Boxes are `(left, top, right, bottom)` and may be
fractional and lie outside the image, where everything is transparent black.
"""

import math
from io import BytesIO
from typing import Literal

from PIL import Image, ImageColor

from pysim.core import area

Box = tuple[float, float, float, float]
Size = tuple[int, int]
Scaling = Literal["smooth", "nearest", "lanczos"]
Subsampling = Literal["auto", "444", "420"]

_OPAQUE = (255, 255)
_EPSILON = 1e-6
# How far a filter reaches beyond a box, in px of the source or the result, whichever is larger.
_REACH = 3
# Lanczos starts from at most so many times the result's px: see `reducing_gap` of Pillow.
_LANCZOS_GAP = 4


def resample(image: Image.Image, box: Box, size: Size, scaling: Scaling) -> Image.Image:
    """Return the part of the RGBA `image` inside `box`, scaled to `size`; RGBA."""
    box = _snapped(box)
    if scaling == "nearest":
        return _nearest(image, box, size)
    (left, right), (top, bottom) = (
        _span(box[i], box[i + 2], image.size[i], size[i]) for i in (0, 1)
    )
    if left >= right or top >= bottom:
        return Image.new("RGBA", size)
    x_step, y_step = _steps(box, size)
    part_box = (
        box[0] + left * x_step,
        box[1] + top * y_step,
        box[2] - (size[0] - right) * x_step,
        box[3] - (size[1] - bottom) * y_step,
    )
    part = _scale(image, _snapped(part_box), (right - left, bottom - top), scaling)
    if part.size == size:
        return part
    whole = Image.new("RGBA", size)
    whole.paste(part, (left, top))
    return whole


def _steps(box: Box, size: Size) -> tuple[float, float]:
    """Return how many px of the source make one of the result, across and down."""
    return (box[2] - box[0]) / size[0], (box[3] - box[1]) / size[1]


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


def _nearest(image: Image.Image, box: Box, size: Size) -> Image.Image:
    x_step, y_step = _steps(box, size)
    matrix = (x_step, 0, box[0], 0, y_step, box[1])
    return image.transform(size, Image.Transform.AFFINE, matrix, Image.Resampling.NEAREST)


def _scale(image: Image.Image, box: Box, size: Size, scaling: Scaling) -> Image.Image:
    if _is_whole(box) and _steps(box, size) == (1.0, 1.0):
        return image if _is_all(box, image) else image.crop(_whole(box))
    opaque = _is_inside(box, image) and is_opaque(image)
    source = image.convert("RGB" if opaque else "RGBa")
    scaled = _lanczos(source, box, size) if scaling == "lanczos" else _smooth(source, box, size)
    return scaled.convert("RGBA") if opaque else unpremultiply(scaled)


def _smooth(source: Image.Image, box: Box, size: Size) -> Image.Image:
    """Scale by area average where the image shrinks, bilinearly where it grows."""
    steps = _steps(box, size)
    if max(steps) <= 1:
        part, inside = _crop(source, box)
        return part.resize(size, Image.Resampling.BILINEAR, box=inside)
    if _is_whole(box) and _is_inside(box, source) and all(step.is_integer() for step in steps):
        return source.reduce((int(steps[0]), int(steps[1])), _whole(box))
    return area.resize(source, box, size)


def _lanczos(source: Image.Image, box: Box, size: Size) -> Image.Image:
    larger = size[0] * _LANCZOS_GAP, size[1] * _LANCZOS_GAP
    if max(_steps(box, size)) > _LANCZOS_GAP:
        source = area.resize(source, box, larger)
        box = (0.0, 0.0, float(larger[0]), float(larger[1]))
    part, inside = _crop(source, box)
    return part.resize(size, Image.Resampling.LANCZOS, box=inside)


def _crop(image: Image.Image, box: Box) -> tuple[Image.Image, Box]:
    """Return the px that `box` touches and the box in them, so that no neighbour bleeds in."""
    left, top, right, bottom = _whole(box)
    inside = box[0] - left, box[1] - top, box[2] - left, box[3] - top
    if _is_all(box, image):
        return image, inside
    return image.crop((left, top, right, bottom)), inside


def _whole(box: Box) -> tuple[int, int, int, int]:
    return math.floor(box[0]), math.floor(box[1]), math.ceil(box[2]), math.ceil(box[3])


def _is_whole(box: Box) -> bool:
    return all(edge.is_integer() for edge in box)


def _is_all(box: Box, image: Image.Image) -> bool:
    return _whole(box) == (0, 0, *image.size)


def _is_inside(box: Box, image: Image.Image) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= image.width and box[3] <= image.height


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
