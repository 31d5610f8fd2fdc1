"""What a handler can ask of the page: it yields one of these and is sent the result.

`kind` names it in the message; the shapes of results are in `web/protocol/messages.ts`.
"""

from dataclasses import dataclass


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
