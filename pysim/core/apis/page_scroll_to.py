"""tt.pageScrollTo: scroll the page itself."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from typing import Any

from pysim.core import page_api
from pysim.core.effects import Effect, ScrollPage
from pysim.core.errors import Errno
from pysim.core.host import Host
from pysim.core.provenance import assumed, documented
from pysim.core.spec import Api, Rule, param
from pysim.core.types import Number

_PAGE = documented("interface/page-position/pagescrollto")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    scroll_top: float = param(Number(), "Where to, in logical px.", _PAGE, required=True)
    duration: float = param(Number(at_least=0), "How long it takes, in ms.", _PAGE, default=200.0)


def run(options: Options, host: Host) -> Generator[Effect, Any, Mapping[str, Any]]:
    """Have it scrolled."""
    del host
    yield from page_api.on_page(ScrollPage(top=options.scroll_top, duration=options.duration))
    return {}


APIS = (
    Api(
        name="pageScrollTo",
        summary="Scroll the page on top to a place.",
        source=_PAGE,
        options=Options,
        support=page_api.support(_PAGE),
        errors=(Errno.CALL_PROHIBITED,),
        rules=(
            Rule(
                "It succeeds when the page is there; beyond its ends that is as far as it goes.",
                assumed("The sample says only that it was invoked."),
            ),
            page_api.NO_PAGE_RULE,
        ),
        run=run,
        needs_pages=True,
    ),
)
