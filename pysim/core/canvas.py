"""What the page reported about a canvas, judged: a snapshot to work on, or the error."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from PIL import Image

from pysim.core.errors import ApiError, Errno
from pysim.core.values import describe

if TYPE_CHECKING:
    from pysim.core.policy import Settings


# Logical px of a canvas to which neither CSS nor attributes give a size.
# https://open.feishu.cn/document/client-docs/gadget/component-component/basic-component/other/canvas
DEFAULT_SIZE = 300, 225


class UnansweredError(Exception):
    """A policy wants this call to get no answer at all."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A canvas at one moment. `width`, `height` in logical px; `image` in device px, RGBA."""

    width: int
    height: int
    pixel_width: int
    pixel_height: int
    pixels: bytes | memoryview | None
    pending_commands: int

    @property
    def ratio(self) -> tuple[float, float]:
        """Device px per logical px, across and down."""
        return self.pixel_width / self.width, self.pixel_height / self.height

    @property
    def image(self) -> Image.Image:
        """The pixels, not premultiplied, as Pillow sees them; no copy is made."""
        if self.pixels is None:
            raise ValueError("the page sent no pixels")
        size = self.pixel_width, self.pixel_height
        # Pillow takes any buffer; its stubs leave memoryview out.
        pixels = cast("bytes", self.pixels)
        return Image.frombuffer("RGBA", size, pixels, "raw", "RGBA", 0, 1)


@dataclass(frozen=True, slots=True)
class Canvas:
    """A canvas that a call names, with the page's report; None: no such canvas."""

    id: str
    report: Mapping[str, Any] | None

    def snapshot(self, settings: "Settings") -> Snapshot:
        """Return the canvas as it stands, or raise the ApiError that says why it cannot be had."""
        if self.report is None:
            if settings.unknown_canvas == "silent":
                raise UnansweredError
            raise ApiError(
                Errno.INVALID_PARAMETER,
                f"canvasId: no canvas on the page has the canvas-id {describe(self.id)}",
            )
        if "problem" in self.report:
            raise self.problem(self.report, settings)
        snapshot = Snapshot(
            width=self.report["width"],
            height=self.report["height"],
            pixel_width=self.report["pixelWidth"],
            pixel_height=self.report["pixelHeight"],
            pixels=self.report.get("pixels"),
            pending_commands=self.report.get("pendingCommands", 0),
        )
        if min(snapshot.width, snapshot.height, snapshot.pixel_width, snapshot.pixel_height) <= 0:
            raise ApiError(
                Errno.INTERNAL_ERROR,
                f"the canvas {describe(self.id)} is empty: {snapshot.width}×{snapshot.height} "
                f"px with {snapshot.pixel_width}×{snapshot.pixel_height} device px behind it; "
                "give it a size in CSS",
            )
        return snapshot

    def problem(self, report: Mapping[str, Any], settings: "Settings") -> ApiError:
        """Return the error for what kept the page from reading or changing the canvas."""
        name = describe(self.id)
        if report["problem"] == "page-gone":
            return ApiError(Errno.PAGE_DESTROYED, f"the canvas {name} has left the page")
        if report["problem"] == "too-large":
            return ApiError(
                Errno.INVALID_PARAMETER,
                f"canvasId: the canvas {name} is {report['width']}×{report['height']} px and was "
                f"not drawn; the device allows {settings.max_canvas_area:.0f} px² and "
                f"{settings.max_canvas_side:.0f} px a side",
            )
        if report["problem"] == "tainted":
            images = ", ".join(report.get("images") or ()) or "an image"
            text = (
                f"the canvas {name} cannot be read: it was painted with {images} from another "
                "origin, whose server sends no Access-Control-Allow-Origin header; "
                "download the image first and draw the local file"
            )
        elif report["problem"] == "unpreserved-webgl":
            text = (
                f"the canvas {name} cannot be read: its WebGL drawing buffer is not preserved; "
                "create the context with preserveDrawingBuffer: true"
            )
        else:
            text = f"the canvas {name} is out of reach: {report.get('detail') or report['problem']}"
        return ApiError(Errno.INTERNAL_ERROR, text)
