"""tt.canvasGetImageData: read a region of a canvas as RGBA samples, one per logical px."""

from dataclasses import dataclass

from pysim.core import raster
from pysim.core.canvas import Canvas
from pysim.core.errors import Errno
from pysim.core.host import Host
from pysim.core.provenance import documented
from pysim.core.region import Region, readable
from pysim.core.spec import Api, Result, Rule, param
from pysim.core.support import Support
from pysim.core.types import CanvasId, Number

_PAGE = documented("interface/canvas-drawing/canvasgetimagedata")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters. Lengths in logical px."""

    canvas_id: Canvas = param(
        CanvasId("pixels"), "The `canvas-id` of the canvas component.", _PAGE, required=True
    )
    x: float = param(Number(), "Left edge of the region.", _PAGE, required=True)
    y: float = param(Number(), "Top edge of the region.", _PAGE, required=True)
    width: float = param(Number(above=0), "Width of the region.", _PAGE, required=True)
    height: float = param(Number(above=0), "Height of the region.", _PAGE, required=True)


def run(options: Options, host: Host) -> dict[str, object]:
    """Crop and scale to logical px."""
    settings = host.settings
    canvas = options.canvas_id.snapshot(settings)
    region = Region.of(options.x, options.y, options.width, options.height, canvas, settings)
    region = readable(region, canvas, settings)
    size = region.width, region.height
    image = raster.resample(canvas.image, region.box(canvas.ratio), size, settings.scaling)
    return {"width": region.width, "height": region.height, "data": image.tobytes()}


APIS = (
    Api(
        name="canvasGetImageData",
        summary="Read a region of a canvas as RGBA samples.",
        source=_PAGE,
        support=Support(android="3.45.0", ios="3.45.0", pc="3.45.0", source=_PAGE),
        options=Options,
        results=(
            Result("width", "number", "Width of the region in logical px."),
            Result("height", "number", "Height of the region in logical px."),
            Result("data", "Uint8ClampedArray", "RGBA, row by row, `width * height * 4` long."),
        ),
        errors=(Errno.PAGE_DESTROYED,),
        rules=(
            Rule(
                "One sample per logical px, not per device px: the page's sample of 40×40 has "
                "40·40·4 values.",
                _PAGE,
            ),
        ),
        run=run,
    ),
)
