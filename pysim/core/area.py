"""Exact area averages at any scale, in 32-bit float, on top of Pillow's box filter.

Pillow's box filter counts a source pixel wholly or not at all. The average over the real
interval `[a, b)` differs from that by the fractions of the two pixels that `a` and `b` cut,
so these are gathered by a nearest-neighbour transform and put right with one weight a column.
"""

import math
import struct
from collections.abc import Callable, Sequence
from typing import Any, cast

from PIL import Image, ImageMath

Box = tuple[float, float, float, float]


def resize(image: Image.Image, box: Box, size: tuple[int, int]) -> Image.Image:
    """Return `box` of the 8-bit `image` at `size`: averaged where it shrinks, else bilinear.

    `box` may lie outside the image, where every band is 0. Where it shrinks, what lies outside
    costs nothing.
    """
    bands = [_resize_band(band, box, size) for band in image.split()]
    return Image.merge(image.mode, bands)


def straight(colour: Image.Image, alpha: Image.Image) -> Image.Image:
    """Return a premultiplied 8-bit band divided by its alpha, rounded to nearest."""
    wide = _evaluate(
        lambda v: (v["colour"] * 510 + v["alpha"]) / (v["alpha"] * 2),
        colour=colour.convert("I"),
        alpha=alpha.convert("I"),
    )
    return wide.convert("L")


def _resize_band(band: Image.Image, box: Box, size: tuple[int, int]) -> Image.Image:
    across = _along_x(band.convert("F"), box[0], box[2], size[0])
    upright = across.transpose(Image.Transpose.TRANSPOSE)
    down = _along_x(upright, box[1], box[3], size[1])
    exact = down.transpose(Image.Transpose.TRANSPOSE)
    return _scaled(exact, 1, 0.5).convert("L")


def _along_x(image: Image.Image, start: float, stop: float, count: int) -> Image.Image:
    if stop - start > count:
        return _shrink(image, start, stop, count)
    left = math.floor(start)
    part = image.crop((left, 0, math.ceil(stop), image.height))
    inside = (start - left, 0, stop - left, image.height)
    return part.resize((count, image.height), Image.Resampling.BILINEAR, box=inside)


def _shrink(image: Image.Image, start: float, stop: float, count: int) -> Image.Image:
    """Average each window; those that the image's edge cuts are scaled by their covered part."""
    step, width = (stop - start) / count, image.width
    first = min(max(math.ceil(-start / step), 0), count)
    last = min(max(math.floor((width - start) / step), first - 1), count)
    result = Image.new("F", (count, image.height))
    if last > first:
        low, high = max(0.0, start + first * step), min(width, start + last * step)
        result.paste(_average(image, low, high, last - first), (first, 0))
    for index in {first - 1, max(last, first)}:
        low, high = start + index * step, start + (index + 1) * step
        low, high = max(0.0, low), min(float(width), high)
        if 0 <= index < count and low < high:
            covered = (high - low) / step
            result.paste(_scaled(_average(image, low, high, 1), covered, 0), (index, 0))
    return result


def _average(image: Image.Image, start: float, stop: float, count: int) -> Image.Image:
    """Return the averages over `count` windows that together are `[start, stop)`."""
    step, height = (stop - start) / count, image.height
    low, high = start, stop
    if count == 1:
        # One window may be thinner than Pillow's single precision can tell: widen it to whole px.
        low, high = math.floor(start), math.ceil(stop)
    spans = _box_filter_spans(low, high, count, image.width)
    edges = [start + step * index for index in range(count)] + [stop]
    gathered = {
        name: image.transform(
            (count, height),
            Image.Transform.AFFINE,
            (step, 0, start + shift * step, 0, 1, 0),
            Image.Resampling.NEAREST,
        )
        for name, shift in (("left", -0.5), ("right", 0.5))
    }
    weights = {
        "count": [(high - low) / step for low, high in spans],
        "cut": [(edge - low) / step for edge, (low, _) in zip(edges, spans, strict=False)],
        "add": [(edge - high) / step for edge, (_, high) in zip(edges[1:], spans, strict=True)],
    }
    return _evaluate(
        lambda v: v["mean"] * v["count"] - v["left"] * v["cut"] + v["right"] * v["add"],
        mean=image.resize((count, height), Image.Resampling.BOX, box=(low, 0, high, height)),
        **gathered,
        **{name: _columns(values, height) for name, values in weights.items()},
    )


def _box_filter_spans(start: float, stop: float, count: int, width: int) -> list[tuple[int, int]]:
    """Return which source pixels Pillow's box filter counts for each pixel of the result.

    The same arithmetic, in the same order and precision, as `precompute_coeffs` in Pillow's
    Resample.c, whose box is in single precision.
    """
    origin = _single(start)
    step = _single(_single(stop) - origin) / count
    reach = max(1.0, step)
    return [_span(origin + (index + 0.5) * step, reach, width) for index in range(count)]


def _span(centre: float, reach: float, width: int) -> tuple[int, int]:
    low = max(0, math.trunc(centre - 0.5 * reach + 0.5))
    high = min(width, math.trunc(centre + 0.5 * reach + 0.5))
    while low < high and not _counted(low, centre, reach):
        low += 1
    while low < high and not _counted(high - 1, centre, reach):
        high -= 1
    return low, high


def _counted(pixel: int, centre: float, reach: float) -> bool:
    return -0.5 < (pixel - centre + 0.5) * (1 / reach) <= 0.5  # noqa: PLR2004 - half a pixel


def _single(value: float) -> float:
    """Return `value` rounded to single precision."""
    rounded: float = struct.unpack("f", struct.pack("f", value))[0]
    return rounded


def _columns(values: Sequence[float], height: int) -> Image.Image:
    row = Image.new("F", (len(values), 1))
    row.putdata(values)
    return row.resize((len(values), height), Image.Resampling.NEAREST)


def _scaled(image: Image.Image, factor: float, offset: float) -> Image.Image:
    # Pillow takes the factor and the offset out of the function and computes in C.
    return image.point(lambda value: value * factor + offset)


def _evaluate(formula: Callable[[dict[str, Any]], Any], **bands: Image.Image) -> Image.Image:
    return cast("Image.Image", ImageMath.lambda_eval(formula, **bands))
