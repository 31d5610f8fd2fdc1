"""tt.onWindowResize and tt.offWindowResize: hear that the window has another size."""

from pysim.core import page_api
from pysim.core.provenance import FEISHU_GADGET, assumed, documented
from pysim.core.spec import Api, Rule

_PAGE = documented("interface/window/onwindowresize")
_OFF_PAGE = documented("interface/window/offwindowresize")
_RESIZE_PAGE = documented("open-capabilities/autorotate/onresize", FEISHU_GADGET)
_CALLBACK = "(event: { size: { windowWidth: number; windowHeight: number } }) => void"

APIS = (
    Api(
        name="onWindowResize",
        summary="Call `callback` when the window has got another size, in logical px.",
        source=_PAGE,
        support=page_api.support(_PAGE, pc="3.13.0"),
        form="local",
        signature=f"(callback: {_CALLBACK}): void",
        rules=(
            Rule("A function that is given twice is called twice.", _PAGE),
            Rule(
                "The page on top hears `onResize`, its components `pageLifetimes.resize`, with the "
                "size of the screen and `pageOrientation`, too.",
                _RESIZE_PAGE,
            ),
            Rule(
                "Bars that come and go with a page are no such change.",
                assumed("The pages speak of turning the screen and of resizing the window."),
            ),
        ),
        needs_pages=True,
    ),
    Api(
        name="offWindowResize",
        summary="Do not call `callback` any more.",
        source=_OFF_PAGE,
        support=page_api.support(_OFF_PAGE, pc="3.13.0"),
        form="local",
        signature=f"(callback: {_CALLBACK}): void",
        rules=(Rule("Without a function nothing changes.", _OFF_PAGE),),
        needs_pages=True,
    ),
)
