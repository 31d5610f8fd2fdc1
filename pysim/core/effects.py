"""What a handler can ask of the page: it yields one of these and is sent the result.

`kind` names it in the message; the shapes of results are in `web/protocol/messages.ts`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Navigate:
    """Go to another page; answered with `{path}`, where it led, once that page is on top.

    Or with a `problem`: `no-page` (none is open yet), `unknown`, `tab` (it is one and must not
    be), `no-tab` (it must be one) or `full`; then `path` is the one that was meant, and `meant`, if
    it is given, another that exists.
    """

    way: Literal["navigateTo", "redirectTo", "reLaunch", "switchTab", "navigateBack"]
    url: str = ""
    """Relative to the page on top, or from the root; with a query."""
    delta: int = 1
    """How many pages to go back."""
    to_tabs: bool = False
    """Whether `navigateTo` may open a page of the tab bar, too."""
    kind: str = "navigate"


@dataclass(frozen=True, slots=True, kw_only=True)
class DressPage:
    """Change what is shown around the page on top; None: as it was.

    Answered with `{}`, or the `problem` `no-page`.
    """

    title: str | None = None
    text_style: Literal["black", "white"] | None = None
    """The colour of the bar's title and buttons."""
    background: str | None = None
    """The colour of the bar, as CSS."""
    kind: str = "dressPage"


@dataclass(frozen=True, slots=True)
class TabBar:
    """Show or hide the tab bar; answered with `{}`, or the `problem` `no-tab`: there is none."""

    shown: bool
    animated: bool
    kind: str = "tabBar"


@dataclass(frozen=True, slots=True)
class ScrollPage:
    """Scroll the page on top to `top` px within `duration` ms.

    Answered with `{}` once it is there, or the `problem` `no-page`.
    """

    top: float
    duration: float
    kind: str = "scrollPage"


@dataclass(frozen=True, slots=True)
class PullDown:
    """Begin or end the pull-down refresh of the page on top.

    Answered with `{}`, or a `problem`: `no-page`, or `off` (the page does not have it).
    """

    begins: bool
    kind: str = "pullDown"


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
    | Navigate
    | DressPage
    | TabBar
    | ScrollPage
    | PullDown
    | Commit
)
