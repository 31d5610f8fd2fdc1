"""The documented members of `CanvasContext`: signatures, texts and sources.

The members are drawn by the page (`web/tt/canvas`); here is what they promise. The TypeScript
class is checked against the interface that is generated from this list.
"""

from dataclasses import dataclass

from pysim.core.provenance import LARK_BLOCK, Source, assumed, documented

_OVERVIEW = documented("interface/canvas-drawing/canvas-drawing")


@dataclass(frozen=True, slots=True)
class Method:
    """A method; `signature` is TypeScript."""

    name: str
    signature: str
    doc: str
    source: Source

    @property
    def typescript(self) -> str:
        """The member in the interface."""
        return f"{self.name}{self.signature}"


@dataclass(frozen=True, slots=True)
class Property:
    """An assignable property; `type` is TypeScript."""

    name: str
    type: str
    doc: str
    source: Source = _OVERVIEW

    @property
    def typescript(self) -> str:
        """The member in the interface."""
        return f"{self.name}: {self.type}"


def _method(name: str, signature: str, doc: str, source: Source | None = None) -> Method:
    page = f"interface/canvas-drawing/canvascontext/canvascontext-{name.lower()}"
    return Method(name, signature, doc, source or documented(page))


METHODS = (
    _method(
        "draw",
        "(reserve?: boolean, callback?: () => void): void",
        "Paint what was queued. Without `reserve` the canvas is cleared and the state reset "
        "before; `callback` runs once it is painted.",
        documented("canvas/canvascontext/canvascontext-draw", LARK_BLOCK + "api/"),
    ),
    _method("save", "(): void", "Push the drawing state."),
    _method("restore", "(): void", "Pop the drawing state."),
    _method("beginPath", "(): void", "Start a path."),
    _method("closePath", "(): void", "Close the path."),
    _method("moveTo", "(x: number, y: number): void", "Start a sub-path."),
    _method("lineTo", "(x: number, y: number): void", "Add a line."),
    _method(
        "rect", "(x: number, y: number, width: number, height: number): void", "Add a rectangle."
    ),
    _method(
        "arc",
        "(x: number, y: number, radius: number, startAngle: number, endAngle: number, "
        "counterclockwise?: boolean): void",
        "Add an arc; angles in radians.",
    ),
    _method(
        "arcTo",
        "(x1: number, y1: number, x2: number, y2: number, radius: number): void",
        "Add an arc between two tangents.",
    ),
    _method(
        "bezierCurveTo",
        "(cp1x: number, cp1y: number, cp2x: number, cp2y: number, x: number, y: number): void",
        "Add a cubic curve.",
    ),
    _method(
        "quadraticCurveTo",
        "(cpx: number, cpy: number, x: number, y: number): void",
        "Add a quadratic curve.",
    ),
    _method("clip", "(): void", "Limit later drawing to the path."),
    _method("fill", "(): void", "Fill the path."),
    _method("stroke", "(): void", "Stroke the path."),
    _method(
        "fillRect",
        "(x: number, y: number, width: number, height: number): void",
        "Fill a rectangle, which does not join the path.",
    ),
    _method(
        "strokeRect",
        "(x: number, y: number, width: number, height: number): void",
        "Stroke a rectangle, which does not join the path.",
    ),
    _method(
        "clearRect",
        "(x: number, y: number, width: number, height: number): void",
        "Make a rectangle transparent.",
    ),
    _method(
        "fillText",
        "(text: string, x: number, y: number, maxWidth?: number): void",
        "Fill text.",
    ),
    _method(
        "strokeText",
        "(text: string, x: number, y: number, maxWidth?: number): void",
        "Stroke text.",
    ),
    _method(
        "measureText",
        "(text: string): { width: number }",
        "Measure text in the font set last, at once.",
    ),
    Method(
        "drawImage",
        "(image: string, ...place: number[]): void",
        "Draw an image file or address: `(image, dx, dy)`, `(image, dx, dy, dw, dh)` or "
        "`(image, sx, sy, sw, sh, dx, dy, dw, dh)`. One that cannot be loaded, or that the setting "
        "`network` refuses, is skipped and named in the console.",
        documented("interface/canvas-drawing/canvascontext/canvascontext-drawimage"),
    ),
    _method("rotate", "(angle: number): void", "Rotate clockwise, in radians."),
    _method("scale", "(x: number, y: number): void", "Scale."),
    _method("translate", "(x: number, y: number): void", "Move the origin."),
    _method(
        "transform",
        "(a: number, b: number, c: number, d: number, e: number, f: number): void",
        "Multiply the matrix.",
    ),
    _method(
        "setTransform",
        "(a: number, b: number, c: number, d: number, e: number, f: number): void",
        "Replace the matrix.",
    ),
    _method(
        "createLinearGradient",
        "(x0: number, y0: number, x1: number, y1: number): CanvasGradient",
        "Make a gradient along a line.",
    ),
    _method(
        "createCircularGradient",
        "(x: number, y: number, radius: number): CanvasGradient",
        "Make a gradient from a centre to a ring.",
    ),
    _method(
        "createRadialGradient",
        "(x0: number, y0: number, r0: number, x1: number, y1: number, r1: number): CanvasGradient",
        "Make a gradient between two circles.",
        assumed("The page names it without parameters; these are the HTML canvas's."),
    ),
    _method(
        "createPattern",
        "(image: string, repetition?: 'repeat' | 'repeat-x' | 'repeat-y' | 'no-repeat'): "
        "CanvasPattern",
        "Make a pattern of an image file or address.",
    ),
    _method(
        "setFillStyle",
        "(style: string | CanvasGradient | CanvasPattern): void",
        "Set what fills.",
    ),
    _method(
        "setStrokeStyle",
        "(style: string | CanvasGradient | CanvasPattern): void",
        "Set what strokes.",
    ),
    _method(
        "setFontSize",
        "(size: number): void",
        "Set the size of the font in px and keep its family.",
        documented("canvas/canvascontext/canvascontext-setfontsize", LARK_BLOCK + "api/"),
    ),
    _method("setGlobalAlpha", "(alpha: number): void", "Set the opacity, 0 to 1."),
    _method("setLineCap", "(cap: 'butt' | 'round' | 'square'): void", "Set the ends of lines."),
    _method(
        "setLineDash",
        "(segments: number[], offset?: number): void",
        "Set the dashes; a list of odd length doubles.",
    ),
    _method(
        "setLineJoin", "(join: 'bevel' | 'round' | 'miter'): void", "Set the corners of lines."
    ),
    _method("setLineWidth", "(width: number): void", "Set the width of lines in px."),
    _method("setMiterLimit", "(limit: number): void", "Set how far a miter may reach."),
    _method(
        "setShadow",
        "(offsetX?: number, offsetY?: number, blur?: number, color?: string): void",
        "Set the shadow; without arguments 0, 0, 0, black.",
        documented("canvas/canvascontext/canvascontext-setshadow", LARK_BLOCK + "api/"),
    ),
    _method(
        "setTextAlign",
        "(align: 'left' | 'right' | 'center' | 'start' | 'end'): void",
        "Set how text lies about its x.",
    ),
    _method(
        "setTextBaseline",
        "(baseline: 'top' | 'hanging' | 'middle' | 'alphabetic' | 'ideographic' | 'bottom' | "
        "'normal'): void",
        "Set how text lies about its y; `normal`, which the sample uses, is alphabetic.",
        assumed("The page lists the CSS values and its sample passes normal."),
    ),
)

_STYLE = "string | CanvasGradient | CanvasPattern"
PROPERTIES = (
    Property("fillStyle", _STYLE, "What fills."),
    Property("strokeStyle", _STYLE, "What strokes."),
    Property("lineWidth", "number", "Width of lines in px."),
    Property("lineCap", "string", "Ends of lines."),
    Property("lineJoin", "string", "Corners of lines."),
    Property("miterLimit", "number", "How far a miter may reach."),
    Property("lineDashOffset", "number", "Where the dashes start; 0 at first."),
    Property("font", "string", "CSS font with at least size and family; 10px sans-serif at first."),
    Property("textAlign", "string", "How text lies about its x."),
    Property("textBaseline", "string", "How text lies about its y."),
    Property("globalAlpha", "number", "Opacity, 0 to 1."),
    Property(
        "globalCompositeOperation",
        "string",
        "How new pixels join those below. Each platform has its own list; on Android strokes "
        "are always source-over.",
    ),
    Property("shadowColor", "string", "Colour of the shadow."),
    Property("shadowOffsetX", "number", "Offset of the shadow in px."),
    Property("shadowOffsetY", "number", "Offset of the shadow in px."),
    Property("shadowBlur", "number", "Blur of the shadow in px."),
)
