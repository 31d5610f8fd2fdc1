"""tt.createCanvasContext: the drawing context of a canvas; its members are in canvas_context."""

from pysim.core.provenance import assumed, documented
from pysim.core.spec import Api, Rule

_PAGE = documented("interface/canvas-drawing/canvas-drawing")

APIS = (
    Api(
        name="createCanvasContext",
        summary="Return a drawing context for the canvas with that `canvas-id`.",
        source=_PAGE,
        form="local",
        signature="(canvasId: string): CanvasContext",
        rules=(
            Rule("Calls queue on the context; `draw` paints them in order.", _PAGE),
            Rule(
                "The backing store is the CSS size times the device pixel ratio; every method "
                "speaks logical px.",
                documented("interface/canvas-drawing/canvasgetimagedata"),
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
