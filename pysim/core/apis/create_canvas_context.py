"""tt.createCanvasContext: the drawing context of a canvas; its members are in canvas_context."""

from pysim.core.canvas import DEFAULT_SIZE
from pysim.core.provenance import FEISHU_GADGET, WECHAT, assumed, documented, peer
from pysim.core.spec import Api, Rule
from pysim.core.support import Support

_PAGE = documented("interface/canvas-drawing/canvas-drawing")

APIS = (
    Api(
        name="createCanvasContext",
        summary="Return a drawing context for the canvas with that `canvas-id`.",
        source=_PAGE,
        form="local",
        signature="(canvasId: string, scope?: unknown): CanvasContext",
        support=Support(source=_PAGE),
        rules=(
            Rule("Calls queue on the context; `draw` paints them in order.", _PAGE),
            Rule(
                "Every method speaks logical px.",
                documented("interface/canvas-drawing/canvasgetimagedata"),
            ),
            Rule(
                "The backing store is the CSS size times the device pixel ratio.",
                assumed("The density of the real one is unknown; exports do not depend on it."),
                "pixelRatio",
            ),
            Rule(
                "A canvas to which neither CSS nor attributes give a size is "
                f"{DEFAULT_SIZE[0]}×{DEFAULT_SIZE[1]} px.",
                documented("component-component/basic-component/other/canvas", FEISHU_GADGET),
            ),
            Rule(
                "A fractional CSS size counts as whole px, rounded half up.",
                assumed("Aligned drawings stay sharp, and images have whole px."),
            ),
            Rule(
                "A second argument that is a DOM element is searched for the canvas; anything "
                "else is ignored. The other canvas APIs take it, too.",
                peer(WECHAT + "api/canvas/wx.createCanvasContext.html"),
            ),
            Rule(
                "An id that is not on the page gives a context all the same; drawing on it is "
                "reported in the console.",
                assumed("The canvas may be added later."),
            ),
            Rule(
                "An image that fails or is too slow is skipped with a console error; the draw "
                "callback still runs.",
                assumed("Nothing may wait for ever."),
                "imageTimeout",
            ),
            Rule(
                "The state survives `draw(true)`.",
                assumed("Code written for this platform relies on it."),
                "stateAfterReserve",
            ),
        ),
    ),
)
