from __future__ import annotations

import io

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from kiosk.paper.embedding import truetype
from kiosk.paper.fonts import Fonts

TEXT = ["区", "김", "क्षि", "Ễ", " "]
FONTS = Fonts()


@pytest.mark.parametrize("cluster", TEXT, ids=["TrueType", "CFF", "shaped", "accents", "blank"])
def test_glyph_has_the_width_and_the_outline_of_its_parts(cluster: str) -> None:
    glyph = FONTS.glyph(cluster)
    font = TTFont(io.BytesIO(truetype(glyph.face, [glyph]).data))
    wanted = BoundsPen(None)
    glyph.draw(wanted)
    made = BoundsPen(font.getGlyphSet())
    name = font.getGlyphName(1)
    font.getGlyphSet()[name].draw(made)
    assert font["hmtx"][name][0] == round(glyph.advance * font["head"].unitsPerEm)
    assert (made.bounds is None) is (wanted.bounds is None) is (cluster == " ")
    if wanted.bounds:
        assert made.bounds == pytest.approx(wanted.bounds, abs=1.5)


def test_codes_lead_to_the_glyphs_in_both_tables() -> None:
    glyphs = [FONTS.glyph(character) for character in "北区役所"]
    font = TTFont(io.BytesIO(truetype(glyphs[0].face, glyphs).data))
    found = {
        (one.platformID, one.platEncID): {code: font.getGlyphID(name) for code, name in one.cmap.items()}
        for one in font["cmap"].tables
    }
    assert found[1, 0] == {1: 1, 2: 2, 3: 3, 4: 4}
    assert found[3, 0] == {0xF001: 1, 0xF002: 2, 0xF003: 3, 0xF004: 4}


def test_same_glyphs_are_the_same_bytes() -> None:
    glyphs = [FONTS.glyph(character) for character in "北区"]
    assert truetype(glyphs[0].face, glyphs) == truetype(glyphs[0].face, glyphs)
