"""Compare two pictures, and draw where they differ."""

from dataclasses import dataclass, field
from functools import reduce

from PIL import Image, ImageChops

from pysim.testing.goldens.tolerance import Tolerance

Size = tuple[int, int]
Box = tuple[int, int, int, int]

COUNTED = 255
TOLERATED = 128
COUNTED_COLOUR = (226, 24, 56)
TOLERATED_COLOUR = (245, 175, 40)


@dataclass(frozen=True, slots=True)
class Comparison:
    """In what a picture differs from the expected one. All sizes are in pixels of the images."""

    actual_size: Size
    expected_size: Size
    tolerance: Tolerance
    pixels: int = 0
    """How many count as different; if the sizes differ, also those that one of them alone has."""
    tolerated: int = 0
    """How many differ in some channel, but do not count."""
    largest: int = 0
    """The largest difference of one channel, of 255."""
    box: Box = (0, 0, 0, 0)
    """The rectangle around all that counts: left, top, right, bottom; right and bottom excluded.
    Empty if nothing does."""
    levels: Image.Image | None = field(default=None, repr=False, compare=False)
    """Per pixel (mode L), as large as both together: COUNTED, TOLERATED or 0."""

    @property
    def allowed(self) -> int:
        """How many pixels may count as different."""
        return self.tolerance.allowed(self.expected_size)

    @property
    def same_size(self) -> bool:
        """Whether the sizes agree, without which no picture passes."""
        return self.actual_size == self.expected_size

    @property
    def passed(self) -> bool:
        """Whether the picture is as expected."""
        return self.same_size and self.pixels <= self.allowed


def compare(
    actual: Image.Image, expected: Image.Image, tolerance: Tolerance | None = None
) -> Comparison:
    """Compare two RGBA images. If their sizes differ, every pixel that is not equal counts."""
    tolerance = tolerance or Tolerance()
    found = Comparison(actual.size, expected.size, tolerance)
    if not found.same_size:
        return _compare_sizes(found, actual, expected)
    channels = ImageChops.difference(actual, expected)
    if channels.getbbox(alpha_only=False) is None:
        return found
    if tolerance.mode == "exact":
        return _summed_up(found, channels, counted=_unequal(channels))
    return _summed_up(found, channels, counted=_perceived(actual, expected, tolerance))


def draw(comparison: Comparison, actual: Image.Image) -> Image.Image:
    """Return the actual picture, faded, with what counts in red and what is tolerated in amber."""
    levels = comparison.levels or Image.new("L", actual.size)
    ground = Image.new("RGBA", levels.size, "white")
    ground.alpha_composite(actual)
    faded = Image.blend(ground.convert("L"), Image.new("L", levels.size, 255), 0.8).convert("RGB")
    faded.paste(TOLERATED_COLOUR, mask=_where(levels, TOLERATED))
    faded.paste(COUNTED_COLOUR, mask=_where(levels, COUNTED))
    return faded


def _perceived(actual: Image.Image, expected: Image.Image, tolerance: Tolerance) -> Image.Image:
    try:
        from pysim.testing.goldens import perceived  # noqa: PLC0415  of the extra `test`
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            f"Comparing pictures as people see them needs {error.name}: "
            'install it with `pip install "pysim-gadget[test]"`, or compare with mode="exact".'
        ) from error
    return perceived.differing(actual, expected, tolerance)


def _compare_sizes(found: Comparison, actual: Image.Image, expected: Image.Image) -> Comparison:
    """Compare what both have; all else counts, whatever it shows."""
    widths, heights = zip(actual.size, expected.size, strict=True)
    both = (0, 0, min(widths), min(heights))
    channels = ImageChops.difference(actual.crop(both), expected.crop(both))
    whole = Image.new("L", (max(widths), max(heights)), COUNTED)
    whole.paste(_unequal(channels), both)
    return _summed_up(found, channels, counted=whole)


def _summed_up(found: Comparison, channels: Image.Image, *, counted: Image.Image) -> Comparison:
    levels = counted.copy()
    tolerated = ImageChops.subtract(_unequal(channels), counted.crop((0, 0, *channels.size)))
    levels.paste(TOLERATED, (0, 0), mask=tolerated)
    return Comparison(
        found.actual_size,
        found.expected_size,
        found.tolerance,
        pixels=levels.histogram()[COUNTED],
        tolerated=levels.histogram()[TOLERATED],
        largest=max(level for level, count in enumerate(_largest(channels).histogram()) if count),
        box=counted.getbbox() or found.box,
        levels=levels,
    )


def _unequal(channels: Image.Image) -> Image.Image:
    """Return a mask of the pixels of which some channel is not 0."""
    return _largest(channels).point([0] + [COUNTED] * 255)


def _largest(channels: Image.Image) -> Image.Image:
    return reduce(ImageChops.lighter, channels.split())


def _where(levels: Image.Image, level: int) -> Image.Image:
    return levels.point([COUNTED if each == level else 0 for each in range(256)])
