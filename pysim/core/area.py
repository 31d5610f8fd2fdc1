"""Exact area averages at any scale, in 32-bit float, on top of Pillow's box filter.

Pillow's box filter counts a source pixel wholly or not at all. The average over the real
interval `[a, b)` differs from that by the fractions of the two pixels that `a` and `b` cut,
so these are gathered by a nearest-neighbour transform and put right with one weight a column.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any, cast

from PIL import Image, ImageMath

Box = tuple[float, float, float, float]


def resize(image: Image.Image, box: Box, size: tuple[int, int]) -> Image.Image:
    """Return `box` of the 8-bit `image` at `size`: averaged where it shrinks, else bilinear."""
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
    return exact.point(lambda value: value * 1 + 0.5).convert("L")


def _along_x(image: Image.Image, start: float, stop: float, count: int) -> Image.Image:
    step = (stop - start) / count
    height = image.height
    if step <= 1:
        return image.resize(
            (count, height), Image.Resampling.BILINEAR, box=(start, 0, stop, height)
        )
    spans = [_box_filter_span(start, step, i, image.width) for i in range(count)]
    edges = [start + step * i for i in range(count)] + [stop]
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
        mean=image.resize((count, height), Image.Resampling.BOX, box=(start, 0, stop, height)),
        **gathered,
        **{name: _columns(values, height) for name, values in weights.items()},
    )


def _box_filter_span(start: float, step: float, index: int, width: int) -> tuple[int, int]:
    """Return which source pixels Pillow's box filter counts for one pixel of the result.

    The same arithmetic, in the same order, as `precompute_coeffs` in Pillow's Resample.c.
    """
    centre = start + (index + 0.5) * step
    low = max(0, math.trunc(centre - 0.5 * step + 0.5))
    high = min(width, math.trunc(centre + 0.5 * step + 0.5))
    while not _counted(low, centre, step):
        low += 1
    while not _counted(high - 1, centre, step):
        high -= 1
    return low, high


def _counted(pixel: int, centre: float, step: float) -> bool:
    return -0.5 < (pixel - centre + 0.5) * (1 / step) <= 0.5  # noqa: PLR2004 - half a pixel


def _columns(values: Sequence[float], height: int) -> Image.Image:
    row = Image.new("F", (len(values), 1))
    row.putdata(values)
    return row.resize((len(values), height), Image.Resampling.NEAREST)


def _evaluate(formula: Callable[[dict[str, Any]], Any], **bands: Image.Image) -> Image.Image:
    return cast("Image.Image", ImageMath.lambda_eval(formula, **bands))
