"""How much a picture may differ from its golden."""

from dataclasses import dataclass
from typing import Literal, TypedDict, get_args

Mode = Literal["exact", "perceived"]


@dataclass(frozen=True, slots=True)
class Tolerance:
    """Which pixels count as different, and how many of them may be.

    Raises ValueError for a value that makes no sense.
    """

    mode: Mode = "perceived"
    """`exact`: a pixel counts if one of its four channels differs at all. `perceived`: if its
    colour differs visibly, over white or over black."""
    threshold: float = 0.05
    """Of `perceived`, how far apart colours may be: 0 is the same, 1 is black and white. With
    0.05, greys 13 levels of 255 apart are still the same."""
    ignore_antialiasing: bool = True
    """Of `perceived`: leave out pixels that look like the smoothing of an edge."""
    max_pixels: int = 0
    """So many pixels may count as different."""
    max_share: float = 0.0
    """So many, as a share of all, from 0 to 1. The larger of both is what is allowed."""

    def __post_init__(self) -> None:
        if self.mode not in get_args(Mode):
            raise ValueError(f"mode is {self.mode!r}, but it is 'exact' or 'perceived'.")
        for name in ("threshold", "max_share"):
            value = getattr(self, name)
            if not 0 <= value <= 1:
                raise ValueError(f"{name} is {value!r}, but it is a number from 0 to 1.")
        if self.max_pixels < 0:
            raise ValueError(f"max_pixels is {self.max_pixels}, but it is a number from 0 on.")

    def allowed(self, size: tuple[int, int]) -> int:
        """Return how many pixels of a picture of that size may count as different."""
        width, height = size
        return max(self.max_pixels, int(self.max_share * width * height))

    def __str__(self) -> str:
        if self.mode == "exact":
            return "exact"
        edges = "ignored" if self.ignore_antialiasing else "counted"
        return f"perceived, threshold {self.threshold:g}, anti-aliasing {edges}"


class Options(TypedDict, total=False):
    """The arguments of `Tolerance`, for functions that pass them on."""

    mode: Mode
    threshold: float
    ignore_antialiasing: bool
    max_pixels: int
    max_share: float
