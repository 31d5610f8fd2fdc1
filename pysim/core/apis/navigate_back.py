"""tt.navigateBack, and tt.onNavigateBack, which takes the back button over."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from typing import Any

from pysim.core import page_api
from pysim.core.effects import Effect, Navigate
from pysim.core.errors import Errno
from pysim.core.host import Host
from pysim.core.provenance import Source, assumed, documented
from pysim.core.spec import Api, Rule, invalid, param
from pysim.core.support import Support
from pysim.core.types import Number

_PAGE = documented("navigation/navigateback")
_BUTTON_PAGE = documented("navigation/onnavigateback")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    delta: float = param(Number(at_least=1), "How many pages to go back.", _PAGE, default=1)


def run(options: Options, host: Host) -> Generator[Effect, Any, Mapping[str, Any]]:
    """Go back, at most to the first page."""
    if host.profile.family == "pc" and options.delta != 1:
        raise invalid("delta", options.delta, "1, which alone PC clients have")
    yield from page_api.on_page(Navigate(way="navigateBack", delta=int(options.delta)))
    return {}


_ASSUMED: Source = assumed("The page does not say; there is nothing to go back to.")

APIS = (
    Api(
        name="navigateBack",
        summary="Close the page on top, or several, and show the one below.",
        source=_PAGE,
        options=Options,
        support=page_api.support(_PAGE),
        errors=(Errno.CALL_PROHIBITED,),
        rules=(
            Rule("More pages than there are lead to the first page.", _PAGE),
            Rule(
                "The first page, if it is not the home page, is replaced by that; on the home page "
                "nothing happens, and the call succeeds.",
                _ASSUMED,
            ),
            Rule(
                "PC clients have no other `delta` than 1; others fail with 104 there.",
                _PAGE,
            ),
            page_api.NO_PAGE_RULE,
        ),
        run=run,
        needs_pages=True,
    ),
    Api(
        name="onNavigateBack",
        summary="Call `callback` when the back button of the page on top is tapped, in its place.",
        source=_BUTTON_PAGE,
        support=Support(android="5.19.0", ios="5.19.0", pc="5.19.0", source=_BUTTON_PAGE),
        form="local",
        signature="(callback: (event: { scene: 'navibutton' | 'systemback' }) => void): void",
        rules=(
            Rule(
                "It holds for the page that is on top when it is called; a later call replaces it.",
                _BUTTON_PAGE,
            ),
        ),
        needs_pages=True,
    ),
)
