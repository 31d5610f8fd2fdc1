"""Draw the pictures that the examples hold: `python3 examples/assets.py` writes them all.

Everything is drawn larger than it is kept and then shrunk, which smooths its edges.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

HERE = Path(__file__).parent
LARGER = 4

Point = tuple[float, float]


class Sheet:
    """A picture in the making, in units of the picture that is kept."""

    def __init__(self, width: int, height: int, colour: str = "#00000000") -> None:
        self.size = (width, height)
        self.image = Image.new("RGBA", (width * LARGER, height * LARGER), colour)
        self.pen = ImageDraw.Draw(self.image)

    def ellipse(self, x: float, y: float, rx: float, ry: float, colour: str) -> None:
        self.pen.ellipse(self._scaled((x - rx, y - ry), (x + rx, y + ry)), fill=colour)

    def box(self, x: float, y: float, w: float, h: float, radius: float, colour: str) -> None:
        corners = self._scaled((x, y), (x + w, y + h))
        self.pen.rounded_rectangle(corners, radius * LARGER, fill=colour)

    def shape(self, colour: str, *points: Point, steps: int = 24) -> None:
        """Fill a closed smooth line through `points`."""
        self.pen.polygon(self._scaled(*smooth(points, steps)), fill=colour)

    def line(self, colour: str, width: float, *points: Point) -> None:
        """Draw straight lines with round ends and corners."""
        self.pen.line(self._scaled(*points), fill=colour, width=round(width * LARGER), joint="curve")
        for x, y in points:
            self.ellipse(x, y, width / 2, width / 2, colour)

    def arc(self, box: tuple[float, float, float, float], angles: Point, colour: str, width: float) -> None:
        corners = self._scaled(box[:2], box[2:])
        self.pen.arc(corners, *angles, fill=colour, width=round(width * LARGER))

    def over(self, other: "Sheet", mask: Image.Image | None = None) -> None:
        """Lay `other` over this sheet."""
        layer = other.image
        if mask:
            layer = Image.composite(layer, Image.new("RGBA", layer.size), mask)
        self.image.alpha_composite(layer)
        self.pen = ImageDraw.Draw(self.image)

    def save(self, path: str) -> None:
        small = self.image.resize(self.size, Image.Resampling.BOX)
        file = HERE / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".jpg":
            small.convert("RGB").save(file, quality=84, optimize=True, progressive=True)
        else:
            small.save(file, optimize=True)
        print(file.relative_to(HERE), file.stat().st_size)

    def _scaled(self, *points: Point) -> list[Point]:
        return [(x * LARGER, y * LARGER) for x, y in points]


def smooth(points: Sequence[Point], steps: int) -> list[Point]:
    """Return a closed Catmull-Rom line through `points`."""
    line: list[Point] = []
    for index in range(len(points)):
        p0, p1, p2, p3 = (points[(index + k - 1) % len(points)] for k in range(4))
        for step in range(steps):
            t = step / steps
            line.append(
                (
                    _catmull(p0[0], p1[0], p2[0], p3[0], t),
                    _catmull(p0[1], p1[1], p2[1], p3[1], t),
                )
            )
    return line


def _catmull(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )


@dataclass(frozen=True)
class Person:
    wall: str
    blob: str
    skin: str
    shade: str
    hair: str
    shirt: str
    collar: str
    cut: str
    glasses: bool = False
    beard: bool = False


def portrait(person: Person, width: int = 720, height: int = 900) -> Sheet:
    """Draw a head and shoulders, in a space of 600 × 750."""
    sheet = Sheet(width, height, person.wall)
    k = width / 600

    def at(*points: Point) -> list[Point]:
        return [(x * k, y * k) for x, y in points]

    def ellipse(x: float, y: float, rx: float, ry: float, colour: str) -> None:
        sheet.ellipse(x * k, y * k, rx * k, ry * k, colour)

    def shape(colour: str, *points: Point) -> None:
        sheet.shape(colour, *at(*points))

    def stroke(colour: str, thick: float, *points: Point) -> None:
        sheet.line(colour, thick * k, *at(*points))

    ellipse(430, 210, 250, 250, person.blob)
    if person.cut == "bob":
        shape(person.hair, (300, 112), (420, 150), (462, 300), (474, 450), (420, 486), (300, 470),
              (180, 486), (126, 450), (138, 300), (180, 150))  # fmt: skip
    if person.cut == "bun":
        ellipse(300, 112, 66, 60, person.hair)
    # Shoulders, neck and its shadow.
    shape(person.shirt, (300, 548), (430, 566), (540, 620), (590, 720), (600, 860), (300, 900),
          (0, 860), (10, 720), (60, 620), (170, 566))  # fmt: skip
    shape(person.collar, (300, 668), (372, 612), (392, 556), (300, 540), (208, 556), (228, 612))
    shape(person.skin, (300, 640), (352, 590), (356, 520), (350, 420), (250, 420), (244, 520), (248, 590))  # fmt: skip
    shape(person.shade, (300, 540), (346, 508), (352, 440), (248, 440), (254, 508))
    # Ears and head.
    for x in (174, 426):
        ellipse(x, 336, 24, 34, person.shade)
    shape(person.skin, (300, 158), (388, 190), (422, 290), (412, 390), (362, 474), (300, 502),
          (238, 474), (188, 390), (178, 290), (212, 190))  # fmt: skip
    if person.beard:
        shape(person.hair, (300, 520), (372, 488), (418, 392), (420, 330), (404, 372), (352, 400),
              (300, 392), (248, 400), (196, 372), (180, 330), (182, 392), (228, 488))  # fmt: skip
        shape(person.skin, (300, 440), (330, 428), (340, 412), (300, 404), (260, 412), (270, 428))
    fringe(person.cut, person.hair, shape)
    # Face.
    for x in (246, 354):
        stroke(person.hair, 9, (x - 24, 290), (x - 4, 282), (x + 22, 288))
        ellipse(x, 328, 9, 11, "#23201f")
        ellipse(x + 3, 324, 3, 3, "#ffffff")
    shape(person.shade, (302, 390), (318, 384), (312, 366), (303, 334), (296, 372), (286, 386))
    sheet.arc((262 * k, 384 * k, 338 * k, 440 * k), (28, 152), "#a8433c", 8 * k)
    if not person.beard:
        for x in (216, 384):
            ellipse(x, 384, 26, 18, mixed(person.skin, "#ef7d6a", 0.22))
    if person.glasses:
        for x in (246, 354):
            box = (x - 44, 288, x + 44, 370)
            sheet.arc(tuple(v * k for v in box), (0, 360), "#2a2626", 7 * k)  # type: ignore[arg-type]
        stroke("#2a2626", 7, (290, 322), (310, 322))
        stroke("#2a2626", 6, (202, 322), (178, 314))
        stroke("#2a2626", 6, (398, 322), (422, 314))
    # Light from the left.
    light = Sheet(width, height)
    light.shape("#ffffff2e", *at((300, 158), (238, 178), (196, 240), (180, 330), (206, 430), (250, 484), (226, 400), (222, 300), (246, 210)))  # fmt: skip
    light.image = light.image.filter(ImageFilter.GaussianBlur(14 * LARGER * k))
    sheet.over(light)
    return sheet


def fringe(cut: str, colour: str, shape: "object") -> None:
    """Draw the hair over the forehead."""
    assert callable(shape)
    if cut == "bob":
        shape(colour, (300, 118), (396, 142), (438, 250), (440, 356), (418, 330), (404, 252), (356, 226),
              (286, 236), (214, 272), (190, 330), (160, 358), (162, 250), (204, 142))  # fmt: skip
    elif cut == "short":
        shape(colour, (290, 110), (388, 124), (444, 200), (434, 312), (420, 316), (408, 246), (360, 208),
              (300, 214), (232, 206), (194, 250), (182, 316), (166, 312), (158, 208), (206, 130))  # fmt: skip
    else:
        shape(colour, (300, 128), (384, 146), (432, 220), (434, 322), (420, 322), (402, 240), (340, 196),
              (300, 188), (260, 196), (198, 240), (180, 322), (166, 322), (168, 220), (216, 146))  # fmt: skip


def mixed(one: str, other: str, part: float) -> str:
    """Return the colour that is `part` of the way from `one` to `other`."""
    pairs = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)


MARA = Person(
    wall="#f2c14e", blob="#f7d888", skin="#f1c3a0", shade="#dda27e", hair="#3b2320",
    shirt="#1f4b99", collar="#ffffff", cut="bob",
)  # fmt: skip
IDRIS = Person(
    wall="#2f7f79", blob="#46a39a", skin="#9c6644", shade="#7f4f33", hair="#1c1716",
    shirt="#f4b942", collar="#fff3d6", cut="short", glasses=True, beard=True,
)  # fmt: skip
JUN = Person(
    wall="#e8735a", blob="#f29b82", skin="#f4d3b2", shade="#e0b28c", hair="#23212b",
    shirt="#39375b", collar="#efe9dc", cut="bun",
)  # fmt: skip


def icon(path: str, colour: str, *strokes: Sequence[Point], fills: Sequence[Sequence[Point]] = ()) -> None:
    """Write an icon of lines in a square of 24; three device pixels to each of its units."""
    sheet = Sheet(72, 72)
    for stroke in strokes:
        sheet.line(colour, 5.4, *((x * 3, y * 3) for x, y in stroke))
    for points in fills:
        sheet.pen.polygon([(x * 3 * LARGER, y * 3 * LARGER) for x, y in points], fill=colour)
    sheet.save(path)


def round_arc(x: float, y: float, radius: float, start: float, end: float) -> list[Point]:
    """Return points of an arc; degrees clockwise from the right."""
    angles = [math.radians(start + (end - start) * step / 40) for step in range(41)]
    return [(x + radius * math.cos(a), y + radius * math.sin(a)) for a in angles]


def main() -> None:
    portrait(MARA, 540, 675).save("poster/assets/speaker.jpg")
    for name, person in (("mara", MARA), ("idris", IDRIS), ("jun", JUN)):
        portrait(person).save(f"avatar/assets/{name}.jpg")
    white = "#ffffff"
    icon(
        "avatar/assets/turn.png", white, round_arc(12, 12.6, 7.6, -40, 230),
        fills=[[(21.2, 2.6), (20.6, 10.4), (13.6, 7.2)]],
    )  # fmt: skip
    icon(
        "avatar/assets/mirror.png", white, [(12, 3), (12, 21)], [(15.6, 6), (21, 18), (15.6, 18), (15.6, 6)],
        fills=[[(8.8, 5), (2.4, 18.9), (8.8, 18.9)]],
    )  # fmt: skip
    for suffix, colour in (("", "#8b8a80"), ("-on", "#1f7a54")):
        curve = [(2.6, 18.4), (6.4, 15.8), (9.2, 8.6), (12, 5.2), (14.6, 9), (17.4, 15.4), (21.4, 18.4)]
        icon(f"canteen/assets/guests{suffix}.png", colour, curve)
        bowl = round_arc(12, 11.4, 8.6, 0, 180)
        steam = [[(x, 3.4), (x, 7.4)] for x in (8.4, 12, 15.6)]
        icon(f"canteen/assets/dishes{suffix}.png", colour, [(1.8, 11.4), (22.2, 11.4)], bowl, *steam)


if __name__ == "__main__":
    main()
