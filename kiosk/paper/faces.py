"""A font file as HarfBuzz reads it: which glyphs draw a cluster, how wide they are, what their outlines are.

TrueType and CFF outlines, single files and collections are all alike from here on.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import uharfbuzz as hb
from fontTools.pens.transformPen import TransformPen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fontTools.pens.basePen import AbstractPen


@dataclass(frozen=True, slots=True)
class Glyph:
    """What draws one cluster.

    Attributes:
        parts: Number in the face, and where it stands to the right and above, in the face's units.
        advance: In ems.
    """

    face: Face
    parts: tuple[tuple[int, int, int], ...]
    advance: float

    @property
    def index(self) -> int:
        """The first part's number."""
        return self.parts[0][0]

    def draw(self, pen: AbstractPen) -> None:
        """All parts' outlines, in the face's units."""
        for index, dx, dy in self.parts:
            self.face.outline(index, TransformPen(pen, (1, 0, 0, 1, dx, dy)))


class Face:
    """One face: a font file, or the member of a collection that bears the family's name."""

    def __init__(self, path: Path, family: str = "") -> None:
        self.path = path
        self.family = family

    def of_character(self, character: str) -> Glyph | None:
        """The glyph the font gives the bare character."""
        return self._glyph(self._font.get_nominal_glyph(ord(character)))

    def of_sequence(self, base: str, selector: str) -> Glyph | None:
        """The glyph of a variation sequence that the font lists (cmap format 14), else None."""
        return self._glyph(self._font.get_variation_glyph(ord(base), ord(selector)))

    def of_syllable(self, cluster: str) -> Glyph | None:
        """The glyphs of a syllable, shaped; None where the font lacks one of them."""
        buffer = hb.Buffer()
        buffer.add_str(cluster)
        buffer.guess_segment_properties()
        hb.shape(self._font, buffer)
        if any(info.codepoint == 0 for info in buffer.glyph_infos):
            return None
        parts: list[tuple[int, int, int]] = []
        x = 0
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            parts.append((info.codepoint, x + place.x_offset, place.y_offset))
            x += place.x_advance
        return Glyph(self, tuple(parts), x / self.em)

    def outline(self, index: int, pen: AbstractPen) -> None:
        """Draws one glyph, in the face's units."""
        self._font.draw_glyph_with_pen(index, pen)

    @cached_property
    def em(self) -> int:
        """Units an em."""
        return int(self._font.face.upem)

    @cached_property
    def name(self) -> str:
        """The PostScript name."""
        return self._font.face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or self.path.stem

    @cached_property
    def extents(self) -> tuple[int, int]:
        """How far lines reach above and (negative) below the baseline, in the face's units."""
        found = self._font.get_font_extents("ltr")
        return found.ascender, found.descender

    def _glyph(self, index: int | None) -> Glyph | None:
        if index is None:
            return None
        return Glyph(self, ((index, 0, 0),), self._font.get_glyph_h_advance(index) / self.em)

    @property
    def _font(self) -> hb.Font:
        return _opened(self.path, self.family)


@cache
def _opened(path: Path, family: str) -> hb.Font:
    """The mapped file; once for a process, since nobody changes a font under a running kiosk."""
    blob = hb.Blob.from_file_path(str(path))
    for face in _members(blob):
        if not family or face.get_name(hb.OTNameIdPredefined.FONT_FAMILY) == family:
            return hb.Font(face)
    return hb.Font(hb.Face(blob, 0))


def _members(blob: hb.Blob) -> Iterator[hb.Face]:
    number = 0
    while (face := hb.Face(blob, number)).glyph_count:
        yield face
        number += 1
