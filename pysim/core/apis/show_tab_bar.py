"""tt.showTabBar and tt.hideTabBar."""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from typing import Any

from pysim.core import page_api
from pysim.core.effects import Effect, TabBar
from pysim.core.errors import ApiError, Errno
from pysim.core.host import Host
from pysim.core.provenance import WECHAT, documented, peer
from pysim.core.spec import Api, Rule, param
from pysim.core.types import Flag

_PAGE = documented("interface/tab-bar/showtabbar")
_HIDE_PAGE = documented("interface/tab-bar/hidetabbar")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The pages' table of parameters."""

    animation: bool = param(Flag(), "Whether it moves; not on PC clients.", _PAGE, default=False)


def _turn(*, shown: bool) -> Callable[[Options, Host], Generator[Effect, Any, Mapping[str, Any]]]:
    def run(options: Options, host: Host) -> Generator[Effect, Any, Mapping[str, Any]]:
        animated = options.animation and host.profile.family != "pc"
        answer = yield from page_api.on_page(TabBar(shown=shown, animated=animated))
        if "problem" in answer:
            raise ApiError(
                Errno.CALL_PROHIBITED, "the page on top has no tab bar: app.json lists it in no tab"
            )
        return {}

    return run


_RULES = (
    Rule(
        "On a page that is not of the tab bar it fails with 110.",
        peer(WECHAT + "api/ui/tab-bar/wx.showTabBar.html"),
    ),
    Rule(
        "It holds for all tabs, until it is changed again.",
        peer(WECHAT + "api/ui/tab-bar/wx.hideTabBar.html"),
    ),
    page_api.NO_PAGE_RULE,
)

APIS = tuple(
    Api(
        name=name,
        summary=summary,
        source=page,
        options=Options,
        support=page_api.support(page),
        errors=(Errno.CALL_PROHIBITED,),
        rules=_RULES,
        run=_turn(shown=shown),
        needs_pages=True,
    )
    for name, summary, page, shown in (
        ("showTabBar", "Show the tab bar.", _PAGE, True),
        ("hideTabBar", "Hide the tab bar; the page's window gets its place.", _HIDE_PAGE, False),
    )
)
