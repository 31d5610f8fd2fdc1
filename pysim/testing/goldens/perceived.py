"""Find the pixels that look different, by the measures of pixelmatch.

The colour distance is Kotsarenko's and Ramos's in YIQ, the detection of anti-aliased pixels is
Vyšniauskas's; blazediff computes both.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

import blazediff
from PIL import Image, ImageChops

from pysim.testing.goldens.tolerance import Tolerance

MATTES = ("white", "black")
"""What is seen over both, of every colour and every transparency, is all there is to see."""


def differing(actual: Image.Image, expected: Image.Image, tolerance: Tolerance) -> Image.Image:
    """Return a mask (mode L) that is 255 where two RGBA images of one size look different."""
    opaque = _opaque(actual) and _opaque(expected)
    mask = Image.new("L", actual.size)
    for matte in MATTES[:1] if opaque else MATTES:
        seen = _differing_over(matte, actual, expected, tolerance)
        mask = ImageChops.lighter(mask, seen)
    return mask


def _opaque(image: Image.Image) -> bool:
    return image.getchannel("A").histogram()[255] == image.width * image.height


def _differing_over(
    matte: str, actual: Image.Image, expected: Image.Image, tolerance: Tolerance
) -> Image.Image:
    with TemporaryDirectory(prefix="pysim-") as folder:
        files = [str(Path(folder, f"{name}.png")) for name in ("expected", "actual", "mask")]
        for image, file in zip((expected, actual), files, strict=False):
            ground = Image.new("RGBA", image.size, matte)
            # The library takes files alone; packing them would take longer than comparing.
            Image.alpha_composite(ground, image).convert("RGB").save(file, compress_level=0)
        result = blazediff.compare(
            *files,
            threshold=tolerance.threshold,
            antialiasing=tolerance.ignore_antialiasing,
            diff_mask=True,
        )
        if result.match_result:
            return Image.new("L", actual.size)
        with Image.open(files[-1]) as mask:
            return mask.getchannel("A")
