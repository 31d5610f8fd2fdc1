"""What is said while a mini-program runs."""

from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Line:
    """`place` is `file:line:column` in the project, or empty; `time` is in ms since 1970."""

    level: Literal["error", "warning", "info", "debug"]
    source: Literal["code", "compiler", "simulator", "preview"]
    text: str
    place: str
    stack: str
    time: float
    count: int
    uncaught: bool
    """Whether it is an error that nobody caught."""
    number: int = 0
    """Of the line; what is said again counts up the line that says it."""

    @classmethod
    def read(cls, item: dict[str, Any]) -> "Line":
        """Return a line as the driver's page tells it."""
        place = item["place"]
        return cls(
            level=item["level"],
            source=item["from"],
            text=item["text"],
            place="{file}:{line}:{column}".format(**place) if place else "",
            stack=item["stack"] or "",
            time=item["time"],
            count=item["count"],
            uncaught=item["isUncaught"],
            number=item["id"],
        )

    def __str__(self) -> str:
        times = f" (×{self.count})" if self.count > 1 else ""
        return " ".join(part for part in (f"[{self.level}]", self.place, self.text) if part) + times
