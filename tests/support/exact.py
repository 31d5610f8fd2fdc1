"""Scaling in exact arithmetic, independent of the product: what a pixel must be."""

import math
from fractions import Fraction
from itertools import product

from PIL import Image

Box = tuple[float, float, float, float]
Size = tuple[int, int]
Pixel = tuple[int, ...]
Premultiplied = tuple[Fraction, ...]


def exact_average(image: Image.Image, box: Box, size: Size) -> list[Premultiplied]:
    """Return each px of the result as the premultiplied mean over its part of `box`."""
    left, top, right, bottom = (Fraction(edge) for edge in box)
    x_step, y_step = (right - left) / size[0], (bottom - top) / size[1]
    return [
        _mean(image, left + x * x_step, top + y * y_step, x_step, y_step)
        for y, x in product(range(size[1]), range(size[0]))
    ]


def _mean(
    image: Image.Image, left: Fraction, top: Fraction, width: Fraction, height: Fraction
) -> Premultiplied:
    sums = [Fraction(0)] * 4
    for y in range(max(0, math.floor(top)), min(image.height, math.ceil(top + height))):
        for x in range(max(0, math.floor(left)), min(image.width, math.ceil(left + width))):
            share = _overlap(x, left, width) * _overlap(y, top, height)
            red, green, blue, alpha = pixel_at(image, x, y)
            for i, value in enumerate((red, green, blue)):
                sums[i] += share * Fraction(value * alpha, 255)
            sums[3] += share * alpha
    return tuple(each / (width * height) for each in sums)


def _overlap(pixel: int, start: Fraction, length: Fraction) -> Fraction:
    return max(Fraction(0), min(start + length, Fraction(pixel + 1)) - max(start, Fraction(pixel)))


def pixel_at(image: Image.Image, x: int, y: int) -> Pixel:
    pixel = image.getpixel((x, y))
    assert isinstance(pixel, tuple)
    return pixel


def premultiplied(image: Image.Image) -> list[Premultiplied]:
    pixels = [pixel_at(image, x, y) for y, x in product(range(image.height), range(image.width))]
    return [
        (*(Fraction(value * pixel[3], 255) for value in pixel[:3]), Fraction(pixel[3]))
        for pixel in pixels
    ]


def worst(got: list[Premultiplied], expected: list[Premultiplied]) -> float:
    return max(
        float(abs(a - b))
        for left, right in zip(got, expected, strict=True)
        for a, b in zip(left, right, strict=True)
    )
