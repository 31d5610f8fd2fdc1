"""What a handler can ask of the page: it yields one of these and is sent the result.

`kind` names it in the message; the shapes of results are in `web/protocol/messages.ts`.
"""

from collections.abc import Mapping
from dataclasses import dataclass


class EffectError(Exception):
    """The page could not do its part of a call; says why, for the developer."""


@dataclass(frozen=True, slots=True)
class Fetch:
    """Get `url`; answered with `{ok, status, bytes}` or `{ok: False, reason}`. Timeout in ms."""

    url: str
    timeout: float
    kind: str = "fetch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """Send an HTTP request and collect the whole answer, telling the call's task of progress.

    At most `limit` of one `lane` run at a time, the others wait in order. `timeout` in ms, from
    when it runs. Answered with `{status, headers, url, bytes}` or `{problem, reason}`.
    """

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes | None
    timeout: float
    lane: str
    limit: int
    kind: str = "transfer"


@dataclass(frozen=True, slots=True)
class Wait:
    """Let `ms` pass."""

    ms: float
    kind: str = "wait"


@dataclass(frozen=True, slots=True)
class PutPixels:
    """Replace a rectangle of the canvas that the call names; device px, RGBA."""

    x: int
    y: int
    width: int
    height: int
    pixels: bytes
    kind: str = "putPixels"


@dataclass(frozen=True, slots=True)
class Toast:
    """Show a message for `duration` ms, in place of the one before; answered at once.

    With a `mask` nothing behind it can be tapped.
    """

    title: str
    icon: str
    mask: bool
    duration: float
    kind: str = "toast"


@dataclass(frozen=True, slots=True)
class HideToast:
    """Take the message away, if there is one."""

    kind: str = "hideToast"


@dataclass(frozen=True, slots=True)
class Modal:
    """Ask with the texts of two buttons; no `cancel`, no such button. Answered with `{confirm}`."""

    title: str
    content: str
    confirm: str
    cancel: str
    shared: bool = False
    """Whether calls that ask the same at the same time share one dialog and its answer."""
    kind: str = "modal"


@dataclass(frozen=True, slots=True)
class ActionSheet:
    """Let the user choose an item; answered with `{index}` from 0 on, -1 if none was chosen."""

    items: tuple[str, ...]
    kind: str = "actionSheet"


@dataclass(frozen=True, slots=True)
class Switches:
    """Let the user switch items on and off; answered with `{on}`, true or false by item."""

    title: str
    items: tuple[dict[str, object], ...]
    """Each a `text` and whether it is `on`."""
    confirm: str
    kind: str = "switches"


@dataclass(frozen=True, slots=True)
class PickImages:
    """Let the user pick up to `count` image files, from the `sources` album and camera.

    Answered with `{files: [{name, bytes}]}`; none if the user cancels.
    """

    count: int
    sources: tuple[str, ...]
    kind: str = "pickImages"


@dataclass(frozen=True, slots=True)
class Preview:
    """Open a viewer on the image number `index`; answered with `{}` once it is open.

    `headers` go with requests to the network, as far as servers let a page send them.
    """

    urls: tuple[str, ...]
    index: int
    save: bool
    headers: Mapping[str, str]
    kind: str = "preview"


@dataclass(frozen=True, slots=True)
class SaveImage:
    """Put an image file into the album of the device."""

    name: str
    bytes: bytes
    kind: str = "saveImage"


@dataclass(frozen=True, slots=True)
class Commit:
    """Keep these records for later runs, all or none; answered with `{}` once they are safe.

    The shapes of records are in `kept.py`. One that is to be forgotten has the kind `gone`, or no
    text. Answered with `{problem}` if the host cannot.
    """

    files: tuple[dict[str, object], ...]
    items: tuple[dict[str, object], ...]
    kind: str = "commit"


Effect = (
    Fetch
    | Transfer
    | Wait
    | PutPixels
    | Toast
    | HideToast
    | Modal
    | ActionSheet
    | Switches
    | PickImages
    | Preview
    | SaveImage
    | Commit
)
