"""A rectangle of a canvas in whole logical px: defaults, rounding, clipping, limits."""

import math
from dataclasses import dataclass

from pysim.core.canvas import Snapshot
from pysim.core.errors import ApiError, Errno
from pysim.core.policy import Settings
from pysim.core.spec import invalid

# Beyond this a coordinate cannot be told from its neighbour, and no canvas is near it.
_FAR = 1e9


@dataclass(frozen=True, slots=True)
class Region:
    """Logical px; may lie outside the canvas."""

    x: int
    y: int
    width: int
    height: int

    @classmethod
    def of(
        cls,
        x: float,
        y: float,
        width: float | None,
        height: float | None,
        canvas: Snapshot,
        settings: Settings,
    ) -> "Region":
        """Return the region as asked for; a missing size is the canvas's."""
        region = cls(
            _coordinate("x", x, settings),
            _coordinate("y", y, settings),
            whole("width", width, settings) if width else canvas.width,
            whole("height", height, settings) if height else canvas.height,
        )
        check_limits("width", "height", (region.width, region.height), settings)
        return region

    def box(self, ratio: tuple[float, float]) -> tuple[float, float, float, float]:
        """Return left, top, right, bottom in device px."""
        return (
            self.x * ratio[0],
            self.y * ratio[1],
            (self.x + self.width) * ratio[0],
            (self.y + self.height) * ratio[1],
        )


def readable(region: Region, canvas: Snapshot, settings: Settings) -> Region:
    """Return what of `region` is read, by the policy `outsideRegion`."""
    return _clipped(region, canvas) if settings.outside_region == "clip" else region


def _clipped(region: Region, canvas: Snapshot) -> Region:
    """Return the part of `region` that lies on the canvas; raise ApiError 104 if none does."""
    left, top = max(0, region.x), max(0, region.y)
    right = min(canvas.width, region.x + region.width)
    bottom = min(canvas.height, region.y + region.height)
    if right <= left or bottom <= top:
        raise ApiError(
            Errno.INVALID_PARAMETER,
            f"x, y, width, height: the region {region.x},{region.y} "
            f"{region.width}×{region.height} lies outside the canvas, which is "
            f"{canvas.width}×{canvas.height}",
        )
    return Region(left, top, right - left, bottom - top)


def whole(name: str, value: float, settings: Settings) -> int:
    """Return a size in whole px, at least 1, as the policy `fractions` wants it."""
    return max(1, _rounded(name, value, settings))


def check_limits(
    width_name: str, height_name: str, size: tuple[int, int], settings: Settings
) -> None:
    """Raise ApiError 104, naming the limit, if the device makes no image of that size."""
    side, area = int(settings.max_canvas_side), int(settings.max_canvas_area)
    for name, value in zip((width_name, height_name), size, strict=True):
        if value > side:
            raise invalid(name, value, f"at most {side} px, the device's limit for a side")
    if size[0] * size[1] > area:
        raise ApiError(
            Errno.INVALID_PARAMETER,
            f"{width_name}, {height_name}: {size[0]}×{size[1]} is {size[0] * size[1]} px², "
            f"more than the device's limit of {area} px²",
        )


def _coordinate(name: str, value: float, settings: Settings) -> int:
    return _rounded(name, max(-_FAR, min(value, _FAR)), settings)


def _rounded(name: str, value: float, settings: Settings) -> int:
    if settings.fractions == "fail" and value != math.floor(value):
        raise invalid(name, value, "a whole number")
    if settings.fractions == "floor":
        return math.floor(value)
    return math.floor(value + 0.5)
