"""Draw the pictures that the examples hold: `python3 examples/assets.py` writes them all.

Everything is drawn larger than it is kept and then shrunk, which smooths its edges.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

# ruff: noqa: INP001  a script, not a module

HERE = Path(__file__).parent
LARGER = 4

Point = tuple[float, float]

# Smooth outlines, in a space of 600 × 750.
BOB = "300,112 420,150 462,300 474,450 420,486 300,470 180,486 126,450 138,300 180,150"
SHIRT = "300,548 430,566 540,620 590,720 600,860 300,900 0,860 10,720 60,620 170,566"
COLLAR = "300,668 372,612 392,556 300,540 208,556 228,612"
NECK = "300,640 352,590 356,520 350,420 250,420 244,520 248,590"
THROAT = "300,540 346,508 352,440 248,440 254,508"
HEAD = "300,158 388,190 422,290 412,390 362,474 300,502 238,474 188,390 178,290 212,190"
NOSE = "302,390 318,384 312,366 303,334 296,372 286,386"
BEARD = (
    "300,520 372,488 418,392 420,330 404,372 352,400 300,392 "
    "248,400 196,372 180,330 182,392 228,488"
)
LIPS = "300,440 330,428 340,412 300,404 260,412 270,428"
# The hair over the forehead.
FRINGES = {
    "bob": (
        "300,118 396,142 438,250 440,356 418,330 404,252 356,226 "
        "286,236 214,272 190,330 160,358 162,250 204,142"
    ),
    "short": (
        "290,110 388,124 444,200 434,312 420,316 408,246 360,208 "
        "300,214 232,206 194,250 182,316 166,312 158,208 206,130"
    ),
    "bun": (
        "300,128 384,146 432,220 434,322 420,322 402,240 340,196 "
        "300,188 260,196 198,240 180,322 166,322 168,220 216,146"
    ),
}
EYES, EYE_HEIGHT = (246, 354), 328
DARK, MOUTH = "#2a2626", "#a8433c"


class Sheet:
    """A picture in the making; `unit` pixels of the picture that is kept are 1 in its space."""

    def __init__(self, width: int, height: int, unit: float, colour: str = "#00000000") -> None:
        self.size = (width, height)
        self.image = Image.new("RGBA", (width * LARGER, height * LARGER), colour)
        self.scale = unit * LARGER

    def ellipse(self, x: float, y: float, rx: float, ry: float, colour: str) -> None:
        """Fill an ellipse around (x, y)."""
        self._pen.ellipse(self._scaled((x - rx, y - ry), (x + rx, y + ry)), fill=colour)

    def outline(self, colour: str, text: str) -> None:
        """Fill the smooth outline that `text` gives as `x,y x,y …`."""
        points = [(float(x), float(y)) for x, _, y in (p.partition(",") for p in text.split())]
        self.polygon(colour, smooth(points))

    def polygon(self, colour: str, points: Sequence[Point]) -> None:
        """Fill a shape with corners."""
        self._pen.polygon(self._scaled(*points), fill=colour)

    def line(self, colour: str, width: float, points: Sequence[Point]) -> None:
        """Draw straight lines with round ends and corners."""
        thick = round(width * self.scale)
        self._pen.line(self._scaled(*points), fill=colour, width=thick, joint="curve")
        for x, y in points:
            self.ellipse(x, y, width / 2, width / 2, colour)

    def save(self, path: str) -> None:
        """Write the picture to a file below this folder, in the format of its suffix."""
        small = self.image.resize(self.size, Image.Resampling.BOX)
        file = HERE / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".jpg":
            small.convert("RGB").save(file, quality=84, optimize=True, progressive=True)
        else:
            small.save(file, optimize=True)

    @property
    def _pen(self) -> ImageDraw.ImageDraw:
        return ImageDraw.Draw(self.image)

    def _scaled(self, *points: Point) -> list[Point]:
        return [(x * self.scale, y * self.scale) for x, y in points]


def smooth(points: Sequence[Point], steps: int = 24) -> list[Point]:
    """Return a closed Catmull-Rom line through `points`."""
    count = len(points)
    return [
        (
            catmull(*(points[(index + k - 1) % count][0] for k in range(4)), t=step / steps),
            catmull(*(points[(index + k - 1) % count][1] for k in range(4)), t=step / steps),
        )
        for index in range(count)
        for step in range(steps)
    ]


def catmull(a: float, b: float, c: float, d: float, *, t: float) -> float:
    """Return the value at part `t` of the way from `b` to `c`."""
    slope, bend, twist = c - a, 2 * a - 5 * b + 4 * c - d, d - a + 3 * (b - c)
    return b + 0.5 * (slope * t + bend * t**2 + twist * t**3)


def arc(x: float, y: float, radius: float, start: float, end: float) -> list[Point]:
    """Return points of an arc; degrees with the clock from the right."""
    angles = [math.radians(start + (end - start) * step / 40) for step in range(41)]
    return [(x + radius * math.cos(a), y + radius * math.sin(a)) for a in angles]


@dataclass(frozen=True, kw_only=True)
class Person:
    """The colours of a portrait, and what hangs and grows there."""

    wall: str
    moon: str
    skin: str
    shade: str
    cheek: str
    hair: str
    cut: str
    shirt: str
    collar: str
    glasses: bool = False
    beard: bool = False


def portrait(person: Person, width: int, height: int) -> Sheet:
    """Draw a head and shoulders."""
    sheet = Sheet(width, height, width / 600, person.wall)
    sheet.ellipse(430, 210, 250, 250, person.moon)
    if person.cut == "bob":
        sheet.outline(person.hair, BOB)
    if person.cut == "bun":
        sheet.ellipse(300, 112, 66, 60, person.hair)
    sheet.outline(person.shirt, SHIRT)
    sheet.outline(person.collar, COLLAR)
    sheet.outline(person.skin, NECK)
    sheet.outline(person.shade, THROAT)
    for x in (174, 426):
        sheet.ellipse(x, 336, 24, 34, person.shade)
    sheet.outline(person.skin, HEAD)
    if person.beard:
        sheet.outline(person.hair, BEARD)
        sheet.outline(person.skin, LIPS)
    sheet.outline(person.hair, FRINGES[person.cut])
    draw_face(sheet, person)
    return sheet


def draw_face(sheet: Sheet, person: Person) -> None:
    """Draw what is inside the outline of the head."""
    for x in EYES:
        sheet.line(person.hair, 9, [(x - 24, 290), (x - 4, 282), (x + 22, 288)])
        sheet.ellipse(x, EYE_HEIGHT, 9, 11, DARK)
        sheet.ellipse(x + 3, EYE_HEIGHT - 4, 3, 3, "#ffffff")
    sheet.outline(person.shade, NOSE)
    sheet.line(MOUTH, 7, arc(300, 392, 36, 40, 140))
    if not person.beard:
        for x in (216, 384):
            sheet.ellipse(x, 384, 26, 18, person.cheek)
    if person.glasses:
        for x in EYES:
            sheet.line(DARK, 7, arc(x, EYE_HEIGHT, 43, 0, 360))
        for ends in ([(290, 322), (310, 322)], [(203, 322), (178, 314)], [(397, 322), (422, 314)]):
            sheet.line(DARK, 6.5, ends)


def icon(
    path: str,
    colour: str,
    strokes: Sequence[Sequence[Point]],
    fills: Sequence[Sequence[Point]] = (),
) -> None:
    """Write an icon in a space of 24, with three pixels to each of its units."""
    sheet = Sheet(72, 72, 3)
    for points in strokes:
        sheet.line(colour, 1.8, points)
    for points in fills:
        sheet.polygon(colour, points)
    sheet.save(path)


MARA = Person(
    wall="#f2c14e",
    moon="#f7d888",
    skin="#f1c3a0",
    shade="#dda27e",
    cheek="#f1b494",
    hair="#3b2320",
    cut="bob",
    shirt="#1f4b99",
    collar="#ffffff",
)
IDRIS = Person(
    wall="#2f7f79",
    moon="#46a39a",
    skin="#9c6644",
    shade="#7f4f33",
    cheek="#9c6644",
    hair="#1c1716",
    cut="short",
    shirt="#f4b942",
    collar="#fff3d6",
    glasses=True,
    beard=True,
)
JUN = Person(
    wall="#e8735a",
    moon="#f29b82",
    skin="#f4d3b2",
    shade="#e0b28c",
    cheek="#f3c0a2",
    hair="#23212b",
    cut="bun",
    shirt="#39375b",
    collar="#efe9dc",
)


def main() -> None:
    """Write all pictures."""
    portrait(MARA, 540, 675).save("poster/assets/speaker.jpg")
    for name, person in (("mara", MARA), ("idris", IDRIS), ("jun", JUN)):
        portrait(person, 720, 900).save(f"avatar/assets/{name}.jpg")

    turn = [*arc(12, 12.4, 8.2, 25, 318), (20.8, 9.4)]
    icon("avatar/assets/turn.png", "#fff", [turn, [(20.8, 3.6), (20.8, 9.4), (15, 9.4)]])
    left, right = ([(12 + s * 3.6, 6), (12 + s * 9, 18), (12 + s * 3.6, 18)] for s in (-1, 1))
    outlines = [[(12, 3), (12, 21)], [*left, left[0]], [*right, right[0]]]
    icon("avatar/assets/mirror.png", "#fff", outlines, [left])

    curve = [(2.6, 18.4), (6.4, 15.8), (9.2, 8.6), (12, 5.2), (14.6, 9), (17.4, 15.4), (21.4, 18.4)]
    steam = [[(x, 3.4), (x, 7.4)] for x in (8.4, 12, 15.6)]
    bowl = [[(1.8, 11.4), (22.2, 11.4)], arc(12, 11.4, 8.6, 0, 180)]
    for suffix, colour in (("", "#8b8a80"), ("-on", "#1f7a54")):
        icon(f"canteen/assets/guests{suffix}.png", colour, [curve])
        icon(f"canteen/assets/dishes{suffix}.png", colour, [*bowl, *steam])


if __name__ == "__main__":
    main()
