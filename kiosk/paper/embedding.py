"""The few outlines a document needs, as a TrueType font of its own, which every PDF reader takes (FontFile2).

Built anew from outlines rather than cut out of a file: so CFF fonts (Noto CJK) and TrueType fonts go the same
way, and glyphs that belong together are one glyph.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

if TYPE_CHECKING:
    from fontTools.ttLib.tables._g_l_y_f import Glyph as Outline

    from kiosk.paper.faces import Face, Glyph

MOST_GLYPHS = 255
"""One-byte codes from 1; 0 is the missing glyph."""
_DEVIATION = 0.001
"""How far a quadratic curve may lie from the cubic one it stands for, in ems."""
_MADE = 3029529600
"""2000-01-01 in seconds since 1904: the same date in every font, as reportlab's in every document."""
_TABLES = ("cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp")


@dataclass(frozen=True, slots=True)
class Subset:
    """A font file, and the box around all its glyphs in its units: left, bottom, right, top."""

    data: bytes
    bounds: tuple[int, int, int, int]


def truetype(face: Face, glyphs: Sequence[Glyph]) -> Subset:
    """The glyphs by codes from 1, in their order; the same bytes each time."""
    names = [".notdef", *(f"g{number}" for number in range(1, len(glyphs) + 1))]
    builder = FontBuilder(face.em, isTTF=True)
    builder.font.recalcTimestamp = False
    builder.setupGlyphOrder(names)
    outlines = dict(zip(names, [TTGlyphPen(None).glyph(), *map(_outline, glyphs)], strict=True))
    builder.setupGlyf(outlines)
    advances = [0, *(round(glyph.advance * face.em) for glyph in glyphs)]
    bearings = [getattr(outlines[name], "xMin", 0) for name in names]
    builder.setupHorizontalMetrics(dict(zip(names, zip(advances, bearings, strict=True), strict=True)))
    ascent, descent = face.extents
    builder.setupHorizontalHeader(ascent=ascent, descent=descent)
    builder.setupMaxp()
    builder.updateHead(created=_MADE, modified=_MADE)
    _map_codes(builder, names)
    return _written(builder)


def _outline(glyph: Glyph) -> Outline:
    pen = TTGlyphPen(None)
    glyph.draw(Cu2QuPen(pen, glyph.face.em * _DEVIATION))
    return pen.glyph()


def _map_codes(builder: FontBuilder, names: Sequence[str]) -> None:
    """Code to glyph in both ways that readers look for in a symbolic font (ISO 32000-1, 9.6.6.4)."""
    builder.setupCharacterMap({})
    tables = []
    for form, platform, encoding, base in ((6, 1, 0, 0), (4, 3, 0, 0xF000)):
        table = CmapSubtable.newSubtable(form)
        table.platformID, table.platEncID, table.language = platform, encoding, 0
        table.cmap = {base + code: name for code, name in enumerate(names) if code}
        tables.append(table)
    builder.font["cmap"].tables = tables


def _written(builder: FontBuilder) -> Subset:
    font = builder.font
    for tag in [one for one in font.keys() if one not in (*_TABLES, "GlyphOrder")]:  # noqa: SIM118 - no dict
        del font[tag]
    buffer = io.BytesIO()
    font.save(buffer, reorderTables=None)
    head = font["head"]
    return Subset(buffer.getvalue(), (head.xMin, head.yMin, head.xMax, head.yMax))
