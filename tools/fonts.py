"""Make the fonts of the setting `fonts=bundled`: the same glyphs for every machine.

Letters come from Noto Sans SC in two weights; European ones that it lacks come from Source Sans, as
do those that it has. A second font stands behind them: signs that those lack, from Noto Sans
Symbols 2, and a box for every other character, so that no font of the machine is ever asked.
None is hinted, and none compressed: browsers load them for every run, and the wheel and web hosts
compress them anyway.
"""

import unicodedata
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from tools.command import WEB
from tools.steps import CACHE, step

_MODULES = WEB / "node_modules" / "@expo-google-fonts"
PACKAGES = tuple(
    _MODULES / name for name in ("noto-sans-sc", "noto-sans-symbols-2", "source-sans-3")
)
_HANZI, _SIGNS, _EUROPEAN = PACKAGES
_WEIGHTS = {"sans-regular.ttf": "400Regular", "sans-bold.ttf": "700Bold"}
_SANS = {
    name: (
        _HANZI / weight / f"NotoSansSC_{weight}.ttf",
        _EUROPEAN / weight / f"SourceSans3_{weight}.ttf",
    )
    for name, weight in _WEIGHTS.items()
}
_SYMBOLS = _SIGNS / "400Regular" / "NotoSansSymbols2_400Regular.ttf"
# By how much the letters of Source Sans are larger in Noto Sans SC.
_GROWTH = 1.118
_REST = "rest.ttf"

# First and last characters.
_LETTERS = (
    (0x20, 0x17F),  # Latin with Extended-A
    (0x2B0, 0x2FF),
    (0x370, 0x45F),  # Greek and Cyrillic
    (0x1E00, 0x1EFF),  # Latin of Vietnamese and Pinyin
    (0x2000, 0x27BF),  # punctuation, currencies, arrows, mathematics, boxes, shapes, dingbats
    (0x3000, 0x33FF),  # CJK punctuation, kana, bopomofo, enclosed, units
    (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF),  # full and half width
)
_SYMBOL_RANGES = ((0x2000, 0x2BFF),)
_FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "pnum", "tnum"]
_LAST = 0x10FFFF
_LINES = {
    "hhea": ("ascent", "descent", "lineGap"),
    "OS/2": ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent"),
}
# Nothing is drawn for them, or a space: separators, controls, formats, surrogates.
_UNSEEN = {"Zs", "Zl", "Zp", "Cc", "Cf", "Cs"}
_VARIATION_SELECTORS = {*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}


def build() -> list[Path]:
    """Return the font files, made anew if what they come from has changed."""
    folder = CACHE / "fonts"
    results = [folder / name for name in (*_SANS, _REST)]

    def make() -> None:
        folder.mkdir(parents=True, exist_ok=True)
        letters = _within(_LETTERS) | hanzi()
        for name, sources in _SANS.items():
            _letters(letters, *sources, folder / name)
        sans = TTFont(folder / next(iter(_SANS)))
        rest = _subset(_SYMBOLS, _within(_SYMBOL_RANGES) - set(sans.getBestCmap()) | {ord(" ")})
        _add_box(rest)
        _take_lines(rest, sans)
        rest.save(folder / _REST)

    step(
        "fonts",
        inputs=[*(source for pair in _SANS.values() for source in pair), _SYMBOLS, Path(__file__)],
        outputs=results,
        action=make,
    )
    return results


def hanzi() -> set[int]:
    """Return the characters of GB 2312, and those of Big5 that are in common use (level 1)."""
    low = range(0xA1, 0xFF)
    simplified = _decoded("gb2312", range(0xB0, 0xF8), low)
    return simplified | _decoded("big5", range(0xA4, 0xC7), (*range(0x40, 0x7F), *low))


def _letters(wanted: set[int], main: Path, european: Path, out: Path) -> None:
    """Write a font with the letters of `main`, and those of `european` that it lacks."""
    first = _subset(main, wanted)
    second = _subset(european, wanted - set(first.getBestCmap()))
    em = second["head"].unitsPerEm
    scale_upem(second, round(em * _GROWTH))
    second["head"].unitsPerEm = em
    # What they say of pairs counts in their own font only.
    for table in ("GSUB", "GPOS", "GDEF"):
        if table in second:
            del second[table]
    parts = [out.with_suffix(f".{number}") for number in (1, 2)]
    for font, part in zip((first, second), parts, strict=True):
        font.save(part)
    merged = Merger().merge(parts)
    _take_lines(merged, first)
    merged.recalcTimestamp = False
    for moment in ("created", "modified"):
        setattr(merged["head"], moment, getattr(first["head"], moment))
    merged.save(out)
    for part in parts:
        part.unlink()


def _decoded(encoding: str, first: Iterable[int], second: Iterable[int]) -> set[int]:
    pairs = [bytes([one, other]) for one in first for other in second]
    return {ord(text) for pair in pairs if (text := pair.decode(encoding, errors="ignore"))}


def _within(ranges: Iterable[tuple[int, int]]) -> set[int]:
    return {code for first, last in ranges for code in range(first, last + 1)}


def _subset(source: Path, characters: set[int]) -> TTFont:
    options = subset.Options()
    options.hinting = False
    options.layout_features = _FEATURES
    options.drop_tables += ["vhea", "vmtx"]
    options.notdef_outline = True
    font = subset.load_font(source, options)
    work = subset.Subsetter(options)
    work.populate(unicodes=characters)
    work.subset(font)
    return font


def _add_box(font: TTFont) -> None:
    """Have `font` draw a box for whatever it lacks."""
    box = "box"
    font.setGlyphOrder([*font.getGlyphOrder(), box])
    font["glyf"][box] = _box(font["head"].unitsPerEm)
    font["glyf"][box].recalcBounds(font["glyf"])
    font["hmtx"][box] = (font["head"].unitsPerEm, 0)
    shown = font.getBestCmap()
    # The one format of which a range of characters can be one glyph.
    table = CmapSubtable.newSubtable(13)
    table.platformID, table.platEncID = 3, 10
    table.format, table.reserved, table.length, table.language = 13, 0, 0, 0
    table.nGroups = 0
    table.cmap = {code: shown.get(code, box) for code in range(_LAST + 1) if _is_seen(code)}
    font["cmap"].tables.append(table)


def _take_lines(font: TTFont, other: TTFont) -> None:
    """Give `font` the line height of `other`, so that a sign moves no line."""
    for table, names in _LINES.items():
        for name in names:
            setattr(font[table], name, getattr(other[table], name))


def _is_seen(code: int) -> bool:
    if code == ord(" "):
        # Shapers put it in place of what is not to be seen.
        return True
    return unicodedata.category(chr(code)) not in _UNSEEN and code not in _VARIATION_SELECTORS


def _box(em: int) -> object:
    """Return the outline of a box with a hole, one em wide."""
    pen = TTGlyphPen(None)
    for inset, turns in ((80, 1), (140, -1)):
        near, far, low, high = (
            round(at * em / 1000) for at in (inset, 1000 - inset, inset - 160, 920 - inset)
        )
        corners = [(near, low), (near, high), (far, high), (far, low)][::turns]
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()
