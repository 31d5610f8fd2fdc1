"""What a handler works with: settings, files, console; and the effects it can ask the page for."""

from dataclasses import dataclass, field
from typing import Literal

from pysim.core.files import Files
from pysim.core.policy import Settings
from pysim.core.profiles import Profile


@dataclass(frozen=True, slots=True)
class ConsoleLine:
    """A line for the developer's console, never seen by the mini-program."""

    level: Literal["info", "warn", "error"]
    text: str


@dataclass(frozen=True, slots=True)
class Fetch:
    """Get `url`; answered with `{ok, status, bytes}` or `{ok: False, reason}`. Timeout in ms."""

    url: str
    timeout: float
    kind: str = "fetch"


@dataclass(frozen=True, slots=True)
class Wait:
    """Let `ms` pass."""

    ms: float
    kind: str = "wait"


@dataclass(frozen=True, slots=True)
class PutPixels:
    """Replace a rectangle of the canvas that `param` names; device px, RGBA."""

    param: str
    x: int
    y: int
    width: int
    height: int
    pixels: bytes
    kind: str = "putPixels"


Effect = Fetch | Wait | PutPixels


@dataclass(slots=True)
class Host:
    """The surroundings of one call."""

    api: str
    settings: Settings
    files: Files
    console: list[ConsoleLine] = field(default_factory=list)

    @property
    def profile(self) -> Profile:
        """The simulated device."""
        return self.settings.profile

    def warn(self, text: str) -> None:
        """Tell the developer, not the mini-program."""
        self.console.append(ConsoleLine("warn", f"{self.api}: {text}"))
