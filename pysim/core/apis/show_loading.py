"""tt.showLoading: a toast with a loading icon that stays."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from pysim.core.apis.show_toast import masked
from pysim.core.effects import Effect, Toast
from pysim.core.host import Host
from pysim.core.provenance import documented
from pysim.core.spec import Api, Rule, param
from pysim.core.types import Flag, Text

_PAGE = documented("interface/interaction-feedback/showloading")
_DAY = 24 * 60 * 60 * 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    title: str = param(Text(), "The message; two lines are shown.", _PAGE, required=True)
    mask: bool = param(
        Flag(), "Whether taps are kept from what is behind it.", _PAGE, default=False
    )


def run(options: Options, host: Host) -> Generator[Effect, Any, dict[str, object]]:
    """Show the message until it is hidden or replaced."""
    yield Toast(
        title=options.title,
        icon="loading",
        mask=masked(asked=options.mask, host=host),
        duration=_DAY,
    )
    return {}


APIS = (
    Api(
        name="showLoading",
        summary="Show that something is being loaded.",
        source=_PAGE,
        options=Options,
        rules=(
            Rule("It is a toast with the icon `loading` and a duration of 24 hours.", _PAGE),
            Rule("A later toast or loading replaces the earlier one at once.", _PAGE),
            Rule("`mask` has no effect on PC and Harmony.", _PAGE),
        ),
        run=run,
    ),
)
