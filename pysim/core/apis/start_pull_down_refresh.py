"""tt.startPullDownRefresh and tt.stopPullDownRefresh."""

from collections.abc import Generator, Mapping
from typing import Any

from pysim.core import page_api
from pysim.core.effects import Effect, PullDown
from pysim.core.errors import ApiError, Errno
from pysim.core.host import Host
from pysim.core.provenance import WECHAT, assumed, documented, peer
from pysim.core.spec import Api, NoOptions, Rule

_PAGE = documented("interface/pull-down-to-refresh/startpulldownrefresh")
_STOP_PAGE = documented("interface/pull-down-to-refresh/stoppulldownrefresh")


def start(options: NoOptions, host: Host) -> Generator[Effect, Any, Mapping[str, Any]]:
    """Begin as if the user had pulled."""
    del options, host
    answer = yield from page_api.on_page(PullDown(begins=True))
    if "problem" in answer:
        raise ApiError(
            Errno.CALL_PROHIBITED,
            "the page on top does not have it: write `enablePullDownRefresh: true` in its .json",
        )
    return {}


def stop(options: NoOptions, host: Host) -> Generator[Effect, Any, Mapping[str, Any]]:
    """End it."""
    del options, host
    yield from page_api.on_page(PullDown(begins=False))
    return {}


APIS = (
    Api(
        name="startPullDownRefresh",
        summary="Do what the user does by pulling the page down.",
        source=_PAGE,
        support=page_api.support(_PAGE, pc=page_api.NOT_ON_PC),
        errors=(Errno.CALL_PROHIBITED,),
        rules=(
            Rule("The page's `onPullDownRefresh` is called.", _PAGE),
            Rule("Only a page with `enablePullDownRefresh` has it; others fail with 110.", _PAGE),
            Rule(
                "It stays until stopPullDownRefresh.",
                assumed("No page tells of another end; a page that forgets to end it shows so."),
            ),
            page_api.NO_PAGE_RULE,
        ),
        run=start,
        needs_pages=True,
    ),
    Api(
        name="stopPullDownRefresh",
        summary="End the refresh, and let the page go back to its place.",
        source=_STOP_PAGE,
        support=page_api.support(_STOP_PAGE, pc=page_api.NOT_ON_PC),
        errors=(Errno.CALL_PROHIBITED,),
        rules=(
            Rule(
                "It succeeds, too, if there is none.",
                peer(WECHAT + "api/ui/pull-down-refresh/wx.stopPullDownRefresh.html"),
            ),
            page_api.NO_PAGE_RULE,
        ),
        run=stop,
        needs_pages=True,
    ),
)
