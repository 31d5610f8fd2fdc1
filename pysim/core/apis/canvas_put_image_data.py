"""tt.canvasPutImageData: replace a region of a canvas by RGBA samples, one per logical px."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from PIL import Image

from pysim.core.canvas import Canvas, Snapshot
from pysim.core.effects import Effect, PutPixels
from pysim.core.errors import ApiError, Errno
from pysim.core.host import Host
from pysim.core.provenance import assumed, documented
from pysim.core.region import Region
from pysim.core.spec import Api, Rule, param
from pysim.core.support import Support
from pysim.core.types import CanvasId, Number, Pixels

_PAGE = documented("interface/canvas-drawing/canvasputimagedata")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters. Lengths in logical px."""

    canvas_id: Canvas = param(
        CanvasId("size"), "The `canvas-id` of the canvas component.", _PAGE, required=True
    )
    data: bytes | memoryview = param(
        Pixels(), "RGBA, row by row, `width * height * 4` long.", _PAGE, required=True
    )
    x: float = param(Number(), "Left edge of the region.", _PAGE, required=True)
    y: float = param(Number(), "Top edge of the region.", _PAGE, required=True)
    width: float = param(Number(above=0), "Width of the region.", _PAGE, required=True)
    height: float = param(Number(above=0), "Height of the region.", _PAGE, required=True)


def run(options: Options, host: Host) -> Generator[Effect, Any, dict[str, object]]:
    """Repeat each sample over its device px and let the page put them."""
    canvas = options.canvas_id.snapshot(host.settings)
    region = Region.of(options.x, options.y, options.width, options.height, canvas, host.settings)
    expected = region.width * region.height * 4
    if len(options.data) != expected:
        raise ApiError(
            Errno.INVALID_PARAMETER,
            f"data: expected {region.width} × {region.height} × 4 = {expected} values, "
            f"but got {len(options.data)}",
        )
    effect = _scaled(options.data, region, canvas)
    if effect:
        answer = yield effect
        if answer.get("problem"):
            raise options.canvas_id.problem(answer, host.settings)
    return {}


def _scaled(data: bytes | memoryview, region: Region, canvas: Snapshot) -> PutPixels | None:
    """Return the device px that the region covers; None if it lies off the canvas."""
    box = region.box(canvas.ratio)
    left, top, right, bottom = (round(edge) for edge in box)
    shown = (
        max(0, left),
        max(0, top),
        min(canvas.pixel_width, right),
        min(canvas.pixel_height, bottom),
    )
    width, height = shown[2] - shown[0], shown[3] - shown[1]
    if width <= 0 or height <= 0:
        return None
    image = Image.frombytes("RGBA", (region.width, region.height), bytes(data))
    # Only the part on the canvas is enlarged: a region may overhang by far.
    x_step, y_step = region.width / (right - left), region.height / (bottom - top)
    part = (
        (shown[0] - left) * x_step,
        (shown[1] - top) * y_step,
        (shown[2] - left) * x_step,
        (shown[3] - top) * y_step,
    )
    pixels = image.resize((width, height), Image.Resampling.NEAREST, box=part)
    return PutPixels(shown[0], shown[1], width, height, pixels.tobytes())


APIS = (
    Api(
        name="canvasPutImageData",
        summary="Replace a region of a canvas by RGBA samples.",
        source=_PAGE,
        support=Support(android="3.45.0", ios="3.45.0", pc="3.45.0", source=_PAGE),
        options=Options,
        errors=(Errno.PAGE_DESTROYED,),
        rules=(
            Rule(
                "Each sample fills the device px of its logical px; nothing is blended.",
                assumed("The counterpart of canvasGetImageData, as on the HTML canvas."),
            ),
            Rule(
                "It runs in order with the draws of that canvas, before those called later.",
                assumed("Anything else would make the picture depend on timing."),
            ),
        ),
        run=run,
    ),
)
