"""tt.setNavigationBarColor: change the colours of the bar over the page."""

import re
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from pysim.core import page_api
from pysim.core.effects import DressPage, Effect
from pysim.core.errors import Errno
from pysim.core.host import Host
from pysim.core.provenance import WECHAT, documented, peer
from pysim.core.spec import Api, Rule, param
from pysim.core.support import Support
from pysim.core.types import MismatchError, OneOf, Text

if TYPE_CHECKING:
    from pysim.core.policy import Settings

_PAGE = documented("interface/navigation/setnavigationbarcolor")
_STYLES: dict[str, Literal["black", "white"]] = {"#ffffff": "white", "#000000": "black"}
_COLOUR = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$", re.IGNORECASE | re.ASCII)


class Colour(Text):
    """A hexadecimal colour."""

    expected = "a hexadecimal colour such as #ff0000"

    def parse(self, value: object, settings: "Settings") -> object:
        """See `Type`."""
        text = super().parse(value, settings)
        if not _COLOUR.match(str(text)):
            raise MismatchError
        return text


class BarColour(OneOf):
    """One of two colours, in any case of letters."""

    def parse(self, value: object, settings: "Settings") -> object:
        """See `Type`."""
        return super().parse(value.lower() if isinstance(value, str) else value, settings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    front_color: str = param(
        BarColour(*_STYLES), "Colour of the title and the buttons.", _PAGE, required=True
    )
    background_color: str = param(Colour(), "Colour of the bar.", _PAGE, required=True)


def run(options: Options, host: Host) -> Generator[Effect, Any, Mapping[str, Any]]:
    """Have it shown."""
    del host
    yield from page_api.on_page(
        DressPage(text_style=_STYLES[options.front_color], background=options.background_color)
    )
    return {}


APIS = (
    Api(
        name="setNavigationBarColor",
        summary="Change the colours of the navigation bar of the page on top.",
        source=_PAGE,
        options=Options,
        support=Support(android="3.7.0", ios="3.7.0", pc="3.7.0", web_app="6.3.0", source=_PAGE),
        errors=(Errno.CALL_PROHIBITED,),
        rules=(
            Rule(
                "It changes at once, without an animation; the status bar goes along.",
                peer(WECHAT + "api/ui/navigation-bar/wx.setNavigationBarColor.html"),
            ),
            page_api.NO_PAGE_RULE,
        ),
        run=run,
        needs_pages=True,
    ),
)
