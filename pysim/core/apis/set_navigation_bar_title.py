"""tt.setNavigationBarTitle: change the title over the page."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from typing import Any

from pysim.core import page_api
from pysim.core.effects import DressPage, Effect
from pysim.core.errors import Errno
from pysim.core.host import Host
from pysim.core.provenance import assumed, documented
from pysim.core.spec import Api, Rule, param
from pysim.core.types import Text

_PAGE = documented("interface/navigation/setnavigationbartitle")


class Title(Text):
    """A string, also an empty one."""

    keeps_empty = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page's table of parameters."""

    title: str = param(Title(), "The title.", _PAGE, required=True)


def run(options: Options, host: Host) -> Generator[Effect, Any, Mapping[str, Any]]:
    """Have it shown."""
    del host
    yield from page_api.on_page(DressPage(title=options.title))
    return {}


APIS = (
    Api(
        name="setNavigationBarTitle",
        summary="Change the title in the navigation bar of the page on top.",
        source=_PAGE,
        options=Options,
        support=page_api.support(_PAGE),
        errors=(Errno.CALL_PROHIBITED,),
        rules=(
            Rule("A page without a navigation bar is no failure.", _PAGE),
            Rule("An empty title is one.", assumed("A bar without a title is a usual look.")),
            page_api.NO_PAGE_RULE,
        ),
        run=run,
        needs_pages=True,
    ),
)
