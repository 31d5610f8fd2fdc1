"""tt.createSelectorQuery: ask where elements of a page are."""

from pysim.core.page_api import support
from pysim.core.provenance import WECHAT, assumed, documented, peer
from pysim.core.spec import Api, Rule

_PAGE = documented("ttml/createselectorquery")
_SELECT = documented("ttml/selectorquery/select")

APIS = (
    Api(
        name="createSelectorQuery",
        summary="Return a query about elements of the page on top.",
        source=_PAGE,
        support=support(_PAGE),
        form="local",
        signature="(): SelectorQuery",
        rules=(
            Rule(
                "`exec(callback)` asks everything at once, after what has been changed so far; the "
                "results come as an array in the order of the calls.",
                documented("ttml/selectorquery/exec"),
            ),
            Rule(
                "`in(component)` looks inside of a component; without it elements inside of "
                "components are not found.",
                documented("ttml/selectorquery/in"),
            ),
            Rule(
                "Selectors are ids and classes, lists of them, and `>`, a blank or `>>>` in "
                "between.",
                peer(WECHAT + "api/wxml/SelectorQuery.select.html"),
            ),
            Rule("On phones only `#id` works.", _SELECT, "selectors"),
            Rule(
                "What is not found is null; of `selectAll` the list is empty.",
                peer(WECHAT + "api/wxml/NodesRef.boundingClientRect.html"),
            ),
            Rule(
                "Places are in logical px from the window's corner; `selectViewport` has the "
                "window's own size and the page's scroll position.",
                documented("ttml/nodesref/boundingclientrect"),
            ),
            Rule(
                "`fields` takes `id`, `dataset`, `rect` and `size`.",
                documented("ttml/nodesref/fields"),
            ),
            Rule(
                "`fields` also takes `scrollOffset`, `properties`, `context` and `node`, and there "
                "are `context()` and `node()` (extras). The node of a canvas has `width`, "
                "`height`, `getContext`, `createImage`, `requestAnimationFrame` and "
                "`cancelAnimationFrame`.",
                peer(WECHAT + "api/wxml/NodesRef.fields.html"),
            ),
            Rule(
                "`createSelectorQuery` of a page or component looks inside of that one.",
                peer(WECHAT + "reference/api/Component.html"),
            ),
            Rule(
                "Callbacks of the calls come before that of `exec`.",
                assumed("They are given to the calls that come first."),
            ),
        ),
        needs_pages=True,
    ),
)
