"""tt.showToast: a short message over the page."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from pysim.core.effects import Effect, Toast
from pysim.core.host import Host
from pysim.core.provenance import assumed, documented
from pysim.core.spec import Api, Rule, param
from pysim.core.types import Flag, Number, OneOf, Text

_PAGE = documented("interface/interaction-feedback/showtoast")
_PC_ICONS = ("error", "info", "warning")
_MASKED = ("android", "ios")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    title: str = param(Text(), "The message; two lines are shown.", _PAGE, required=True)
    duration: float = param(Number(at_least=0), "How long it stays, in ms.", _PAGE, default=1500.0)
    icon: str = param(
        OneOf("success", "loading", "none", *_PC_ICONS), "The icon.", _PAGE, default="success"
    )
    mask: bool = param(
        Flag(), "Whether taps are kept from what is behind it.", _PAGE, default=False
    )


def run(options: Options, host: Host) -> Generator[Effect, Any, dict[str, object]]:
    """Show the message as the device does."""
    yield Toast(
        title=options.title,
        icon=_icon(options.icon, host),
        mask=masked(asked=options.mask, host=host),
        duration=options.duration,
    )
    return {}


def _icon(icon: str, host: Host) -> str:
    on_pc = host.profile.family == "pc"
    if icon in _PC_ICONS and not on_pc:
        host.warn(f'icon: "{icon}" is for PC clients only; no icon is shown')
        return "none"
    if icon == "none" and on_pc:
        host.warn('icon: PC clients do not have "none"; "info" is shown')
        return "info"
    return icon


def masked(*, asked: bool, host: Host) -> bool:
    """Return whether this device keeps taps from what is behind a message."""
    if asked and host.profile.family not in _MASKED:
        host.warn("mask: PC and Harmony clients do not have it")
        return False
    return asked


APIS = (
    Api(
        name="showToast",
        summary="Show a short message.",
        source=_PAGE,
        options=Options,
        rules=(
            Rule("A later toast or loading replaces the earlier one at once.", _PAGE),
            Rule("`error`, `info` and `warning` exist on PC only, `none` everywhere else.", _PAGE),
            Rule(
                "An icon that the device does not have: none on phones, `info` on PC.",
                assumed("The page says where an icon has no effect, not what is shown instead."),
            ),
            Rule("`mask` has no effect on PC and Harmony.", _PAGE),
            Rule(
                "It succeeds when the message appears, not when it goes.",
                assumed("Peers answer at once; a page must be able to go on behind a message."),
            ),
        ),
        run=run,
    ),
)
