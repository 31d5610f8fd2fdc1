"""tt.createIntersectionObserver: hear when elements of a page come into sight."""

from pysim.core.page_api import support
from pysim.core.provenance import WECHAT, assumed, documented, peer
from pysim.core.spec import Api, Rule

_PAGE = documented("ttml/createintersectionobserver")
_OBSERVE = documented("ttml/intersectionobserver/observe")

APIS = (
    Api(
        name="createIntersectionObserver",
        summary="Return an observer of how elements overlap with another one or the window.",
        source=_PAGE,
        support=support(_PAGE),
        form="local",
        signature="(instance?: object, options?: IntersectionObserverOptions): "
        "IntersectionObserver",
        rules=(
            Rule(
                "`thresholds` are [0], `initialRatio` is 0 and `observeAll` false without "
                "`options`; `selectAll` is another word for `observeAll`, which the page's sample "
                "has.",
                _PAGE,
            ),
            Rule(
                "The callback runs at once if the ratio is not `initialRatio` and a threshold lies "
                "between the two.",
                _PAGE,
            ),
            Rule(
                "`relativeTo(selector, margins)` and `relativeToViewport(margins)` say with what; "
                "without either it is the window.",
                documented("ttml/intersectionobserver/relativetoviewport"),
            ),
            Rule(
                "The element of `relativeTo` must be around those that are observed; others are "
                "reported in the console.",
                assumed("It is the browser that watches, and it does so within ancestors alone."),
            ),
            Rule(
                "Besides the documented results there are `width` and `height` of each rectangle, "
                "`id` and `dataset`.",
                peer(WECHAT + "api/wxml/IntersectionObserver.observe.html"),
            ),
            Rule("On phones only `#id` works.", _OBSERVE, "selectors"),
            Rule(
                "An observer ends with its page.",
                assumed("Its elements are gone."),
            ),
        ),
        needs_pages=True,
    ),
)
