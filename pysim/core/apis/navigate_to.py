"""tt.navigateTo, redirectTo, reLaunch and switchTab: go to a page by its url."""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pysim.core import page_api
from pysim.core.effects import Effect, Navigate
from pysim.core.errors import ApiError, Errno
from pysim.core.host import Host
from pysim.core.provenance import WECHAT, assumed, documented, peer
from pysim.core.spec import Api, Rule, invalid, param
from pysim.core.types import Text
from pysim.core.values import describe

Way = Literal["navigateTo", "redirectTo", "reLaunch", "switchTab"]
Steps = Generator[Effect, Any, Mapping[str, Any]]

MAX_PAGES = 10
_DOC = (
    "Path of the page, from the root if it begins with `/`, else relative to the page on top; with "
    "a query, as `path?key1=value1&key2=value2`, which its `onLoad` receives as an object."
)
_TAB_DOC = "Path of a page of the tab bar, from the root if it begins with `/`, without a query."
# The sample of navigateTo is a relative path; redirectTo and switchTab say the same by reference.
_PAGE = documented("navigation/navigateto")
_TAB_PAGE = documented("navigation/switchtab")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The pages' table of parameters."""

    url: str = param(Text(), _DOC, _PAGE, required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class TabOptions:
    """The page's table of parameters."""

    url: str = param(Text(), _TAB_DOC, _TAB_PAGE, required=True)


def _go(way: Way) -> Callable[[Options | TabOptions, Host], Steps]:
    def run(options: Options | TabOptions, host: Host) -> Steps:
        """Go there, or tell why that cannot be."""
        to_tabs = host.profile.family == "pc"
        answer = yield from page_api.on_page(Navigate(way=way, url=options.url, to_tabs=to_tabs))
        if "problem" in answer:
            raise _failure(options.url, answer)
        if answer.get("dropped"):
            host.warn(
                f"{describe(options.url)}: a page of the tab bar gets no query; it is dropped"
            )
        return {}

    return run


def _failure(url: str, answer: Mapping[str, Any]) -> ApiError:
    page = describe(answer["path"])
    match answer["problem"]:
        case "unknown":
            hint = f"; is {describe(answer['meant'])} meant?" if answer.get("meant") else ""
            return invalid("url", url, f"a page of app.json (there is no {page}{hint})")
        case "tab":
            return invalid(
                "url", url, f"a page that is not of the tab bar, as {page} is (use switchTab)"
            )
        case "no-tab":
            return invalid("url", url, f"a page of the tab bar, as {page} is not (use navigateTo)")
        case _:
            text = f"{MAX_PAGES} pages are open, and no more can be: use redirectTo"
            return ApiError(Errno.CALL_PROHIBITED, text)


def _row(way: Way, summary: str, *rules: Rule, options: type = Options) -> Api:
    page = documented(f"navigation/{way.lower()}")
    return Api(
        name=way,
        summary=summary,
        source=page,
        options=options,
        support=page_api.support(page),
        rules=(*rules, *_COMMON),
        run=_go(way),
        errors=(Errno.CALL_PROHIBITED,),
        needs_pages=True,
    )


_COMMON = (
    Rule(
        "It succeeds when the new page is on top: after its `onLoad` and `onShow`.",
        assumed("Code in `success` expects `getCurrentPages` to know the page."),
    ),
    Rule(
        "Values of a query stay encoded as they are.",
        peer(WECHAT + "api/route/wx.navigateTo.html"),
    ),
    page_api.NO_PAGE_RULE,
)
_NO_TAB = Rule(
    "A page of the tab bar cannot be opened so, but for navigateTo on PC clients; that fails with "
    "104.",
    _PAGE,
)
_NO_TAB_QUERY = Rule(
    "A query for a page of the tab bar is dropped, with a console warning.",
    documented("navigation/relaunch"),
)

APIS = (
    _row(
        "navigateTo",
        "Open a page over the one on top, which stays.",
        _NO_TAB,
        Rule(f"At most {MAX_PAGES} pages can be open; beyond that it fails with 110.", _PAGE),
        Rule("The page below hears `onHide`, the new one `onLoad` and `onShow`.", _PAGE),
    ),
    _row(
        "redirectTo",
        "Open a page in place of the one on top.",
        _NO_TAB,
        Rule("The old page hears `onUnload`, before the new one's `onLoad`.", _PAGE),
    ),
    _row(
        "reLaunch",
        "Close all pages and open one.",
        Rule("All old pages hear `onUnload`, the one on top first.", _PAGE),
        _NO_TAB_QUERY,
    ),
    _row(
        "switchTab",
        "Go to a page of the tab bar and close all others that are none.",
        Rule(
            "A page that is not of the tab bar fails with 104.", documented("navigation/switchtab")
        ),
        Rule(
            "A page of the tab bar stays as it is while another is shown.",
            peer(WECHAT + "framework/app-service/route.html"),
        ),
        _NO_TAB_QUERY,
        options=TabOptions,
    ),
)
