"""tt.canvasToTempFilePath: export a region of a canvas to an image file."""

from dataclasses import dataclass

from pysim.core import raster
from pysim.core.canvas import Canvas, Snapshot
from pysim.core.errors import Errno
from pysim.core.host import Host
from pysim.core.policy import Settings
from pysim.core.provenance import DOUYIN, assumed, documented, peer
from pysim.core.region import Region, check_limits, readable, whole
from pysim.core.spec import Api, Result, Rule, invalid, param
from pysim.core.support import Support
from pysim.core.types import AnyNumber, CanvasId, Number, OneOf
from pysim.core.values import describe

_PAGE = documented("interface/canvas-drawing/canvastotempfilepath")
_TYPES = ("jpg", "png")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters. Lengths in logical px."""

    canvas_id: Canvas = param(
        CanvasId("pixels"), "The `canvas-id` of the canvas component.", _PAGE, required=True
    )
    x: float = param(Number(), "Left edge of the region to export.", _PAGE, default=0.0)
    y: float = param(Number(), "Top edge of the region to export.", _PAGE, default=0.0)
    width: float | None = param(
        Number(above=0),
        "Width of the region.",
        _PAGE,
        default_text="the canvas's width, also when `x` is given",
    )
    height: float | None = param(
        Number(above=0),
        "Height of the region.",
        _PAGE,
        default_text="the canvas's height, also when `y` is given",
    )
    dest_width: float | None = param(
        Number(above=0), "Width of the image in px.", _PAGE, default_text="`width`"
    )
    dest_height: float | None = param(
        Number(above=0), "Height of the image in px.", _PAGE, default_text="`height`"
    )
    file_type: str = param(
        OneOf(*_TYPES, open_ended=True), "Type of the image file.", _PAGE, default="png"
    )
    quality: float = param(
        AnyNumber(),
        "Quality in (0, 1], the larger the better.",
        _PAGE,
        default=1.0,
        only_if=("file_type", "jpg"),
    )


def run(options: Options, host: Host) -> dict[str, object]:
    """Crop, scale, encode, store."""
    settings = host.settings
    canvas = options.canvas_id.snapshot(settings)
    _warn_of_pending(canvas, options.canvas_id.id, host)
    file_type = _file_type(options.file_type, host)
    quality = _quality(options.quality, settings)
    region = Region.of(options.x, options.y, options.width, options.height, canvas, settings)
    region = readable(region, canvas, settings)
    size = (
        whole("destWidth", options.dest_width or region.width, settings),
        whole("destHeight", options.dest_height or region.height, settings),
    )
    check_limits("destWidth", "destHeight", size, settings)
    image = raster.resample(canvas.image, region.box(canvas.ratio), size, settings.scaling)
    if file_type == "png":
        data = raster.encode_png(image)
    else:
        data = raster.encode_jpg(image, quality, settings.jpg_matte, settings.jpg_subsampling)
    return {"tempFilePath": host.store(settings.result_path, file_type, data)}


def _warn_of_pending(canvas: Snapshot, name: str, host: Host) -> None:
    if canvas.pending_commands:
        host.warn(
            f"{canvas.pending_commands} commands queued on the canvas {describe(name)} are not in "
            "the image, because draw() has not been called after them"
        )


def _file_type(given: str, host: Host) -> str:
    if given in _TYPES:
        return given
    if host.settings.unknown_file_type == "fail":
        raise invalid("fileType", given, f"one of {', '.join(_TYPES)}")
    host.warn(f"fileType: {describe(given)} is neither jpg nor png; the image is a png")
    return "png"


def _quality(given: float, settings: Settings) -> float:
    if 0 < given <= 1:
        return given
    if settings.quality_out_of_range == "fail":
        raise invalid("quality", given, "a number greater than 0 and at most 1")
    return 1.0


APIS = (
    Api(
        name="canvasToTempFilePath",
        summary="Export a region of a canvas to an image file and return the file's path.",
        source=_PAGE,
        support=Support(source=_PAGE),
        options=Options,
        results=(Result("tempFilePath", "string", "Path of the image file."),),
        errors=(Errno.PAGE_DESTROYED, Errno.TOTAL_SIZE_EXCEEDED),
        rules=(
            Rule(
                "The image has exactly the asked size, whatever the device pixel ratio; without "
                "`destWidth` it is as many px wide as the region is logical px wide.",
                _PAGE,
            ),
            Rule(
                "A `destWidth` beyond the region uses the real extra pixels of the canvas.",
                assumed("The canvas has them; enlarging the smaller image would lose detail."),
            ),
            Rule("`width` defaults to the canvas's width and is not reduced by `x`.", _PAGE),
            Rule(
                "The export waits for every `draw` that was called before it.",
                assumed("Code that exports straight after draw() expects that drawing."),
            ),
            Rule(
                "`quality` is looked at for jpg only.",
                peer(DOUYIN + "api/canvas/v1/canvas-to-temp-file-path"),
            ),
            Rule(
                "A canvas, region or image of more than 16 777 216 px² fails with the limit named.",
                peer(DOUYIN + "component/canvas/canvas"),
                "maxCanvasArea",
            ),
            Rule(
                "So does one of more than 16 384 px on a side.",
                assumed("The vendor speaks of a device limit without a number."),
                "maxCanvasSide",
            ),
            Rule(
                "A canvas that is too large only at the device pixel ratio is drawn with fewer "
                "device px, with a console warning.",
                assumed("Its exports have the same size, and refusing it would help nobody."),
            ),
            Rule("Each call makes a new file.", assumed("No page says otherwise.")),
        ),
        run=run,
    ),
)
