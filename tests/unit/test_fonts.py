"""The fonts of the site: which characters they draw, and that nothing of a machine's is asked."""

import pytest
from fontTools.ttLib import TTFont

from tests.conftest import ROOT, SITE
from tools import fonts

FILES = ("sans-regular.ttf", "sans-bold.ttf", "rest.ttf")
TEXTS = {".js", ".json", ".sjs", ".ttml", ".ttss", ".csv", ".md"}


@pytest.fixture(scope="module")
def built() -> dict[str, TTFont]:
    return {name: TTFont(SITE / "fonts" / name) for name in FILES}


def drawn(font: TTFont) -> dict[int, str]:
    """Return the glyphs of `font` by character."""
    glyphs: dict[int, str] = font.getBestCmap()
    return glyphs


def test_no_character_of_the_examples_is_missing(built: dict[str, TTFont]) -> None:
    files = [file for file in (ROOT / "examples").rglob("*") if file.suffix in TEXTS]
    written = {letter for file in files for letter in file.read_text(encoding="utf-8")}
    rest = drawn(built["rest.ttf"])
    box = rest[0x10FFFF]

    for name in ("sans-regular.ttf", "sans-bold.ttf"):
        known = {*drawn(built[name]), *(code for code, glyph in rest.items() if glyph != box)}
        assert {letter for letter in written if letter >= " " and ord(letter) not in known} == set()


@pytest.mark.parametrize("name", ["sans-regular.ttf", "sans-bold.ttf"])
def test_the_letters_are_those_that_the_setting_names(built: dict[str, TTFont], name: str) -> None:
    known = drawn(built[name])
    hanzi = fonts.hanzi()

    assert len(hanzi) == 8930
    assert {"喜", "飛", "飞", "龟", "龜"} <= {chr(code) for code in hanzi}
    assert hanzi <= set(known)
    assert all(ord(letter) in known for letter in "Aéžß¥€£ΩЖяあアー“”…—·→①㎡℃，。！？（）Ａ")


def test_every_character_that_is_seen_has_a_glyph(built: dict[str, TTFont]) -> None:
    rest = drawn(built["rest.ttf"])
    box = rest[0x10FFFF]

    # Emoji, Burmese, an unassigned one: the same box.
    assert {rest[code] for code in (0x1F600, 0x1000, 0x378, 0xE000)} == {box}
    signs = {ord(sign) for sign in "✕✔❤▸☑☰➜"}
    lacking = signs - set(drawn(built["sans-regular.ttf"]))
    assert ord("✕") in lacking
    assert {rest[sign] for sign in lacking} & {box} == set()
    # Shapers put a space for what is not seen.
    assert built["rest.ttf"]["glyf"][rest[0x20]].numberOfContours == 0
    assert {0x200B, 0x200D, 0xFE0F, 0xAD, 0xE0101} & set(rest) == set()


def test_signs_and_boxes_move_no_line(built: dict[str, TTFont]) -> None:
    lines = {(font["hhea"].ascent, font["hhea"].descent) for font in built.values()}

    assert len(lines) == 1


def test_no_font_is_hinted(built: dict[str, TTFont]) -> None:
    assert [tag for font in built.values() for tag in ("fpgm", "cvt ") if tag in font] == []


def test_the_site_says_under_which_licence_they_are() -> None:
    licences = (SITE / "licences.txt").read_text(encoding="utf-8")

    assert "@expo-google-fonts/noto-sans-sc" in licences
    assert "@expo-google-fonts/noto-sans-symbols-2" in licences
    assert "SIL OPEN FONT LICENSE Version 1.1" in licences
