"""Which glyph of which font draws a character, variation sequences (IVS) and rare kanji included.

BIZ UD Gothic draws everything it can; IPAmj Mincho (IPAmj明朝), where installed, draws the rest. A base
character with a selector is one *cluster*: its glyph stands in the font's `cmap` subtable of format 14.
What no font has is drawn as a geta (〓), and still extracts from the PDF as what was meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from fontTools.ttLib import TTFont

from kiosk.paper.marks import MM_PER_POINT

FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
REGULAR = "BIZUDGothic-Regular.ttf"
BOLD = "BIZUDGothic-Bold.ttf"
MINCHO = "ipamjm.ttf"
PACKAGES: Mapping[str, str] = {
    REGULAR: "fonts-morisawa-bizud-gothic",
    BOLD: "fonts-morisawa-bizud-gothic",
    MINCHO: "fonts-ipamj-mincho",
}
GETA = "〓"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_CLUSTER = re.compile(f".[{_SELECTORS}\u3099\u309a]?", re.DOTALL)


class FontMissing(Exception):
    """A font file that the paper cannot do without is not installed.

    Attributes:
        package: The Debian package that brings it.
    """

    def __init__(self, file: str) -> None:
        self.package = PACKAGES[file]
        super().__init__(f"{file} was not found; install {self.package}")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph of one face; `advance` in ems."""

    face: Face
    index: int
    advance: float


@dataclass(frozen=True, slots=True)
class _Tables:
    """What of a font file is needed, so that the file can be closed again; glyphs by number."""

    characters: Mapping[int, int]
    sequences: Mapping[int, Mapping[int, int | None]]
    advances: Mapping[int, float]


class Face:
    """One font file: its characters, its variation sequences and its widths; read at first use."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def of_character(self, character: str) -> Glyph | None:
        """The glyph the font gives the bare character."""
        index = self._tables.characters.get(ord(character))
        return None if index is None else self._glyph(index)

    def of_sequence(self, base: str, selector: str) -> Glyph | None:
        """The glyph of a variation sequence that the font lists, else None."""
        listed = self._tables.sequences.get(ord(selector), {})
        if ord(base) not in listed:
            return None
        index = listed[ord(base)]
        return self.of_character(base) if index is None else self._glyph(index)

    def _glyph(self, index: int) -> Glyph:
        return Glyph(self, index, self._tables.advances[index])

    @property
    def _tables(self) -> _Tables:
        return _tables_of(self.path)


@cache
def _tables_of(path: Path) -> _Tables:
    """What the file says; once for a process, since nobody changes a font under a running kiosk."""
    with TTFont(path, lazy=True) as font:
        number = font.getReverseGlyphMap()
        em = font["head"].unitsPerEm
        return _Tables(
            characters={code: number[name] for code, name in font.getBestCmap().items()},
            sequences=_sequences(font, number),
            advances={number[name]: width / em for name, (width, _) in font["hmtx"].metrics.items()},
        )


def _sequences(font: TTFont, number: Mapping[str, int]) -> Mapping[int, Mapping[int, int | None]]:
    """Selector to base to glyph; None stands for the base's own glyph."""
    for table in font["cmap"].tables:
        if table.format == 14:
            return {
                selector: {base: None if name is None else number[name] for base, name in pairs}
                for selector, pairs in table.uvsDict.items()
            }
    return {}


class Fonts:
    """The faces the paper is set in, opened at first use."""

    def __init__(self, folders: Iterable[Path] = FOLDERS) -> None:
        self._folders = tuple(folders)

    def glyph(self, cluster: str, *, bold: bool = False) -> Glyph:
        """The glyph for one cluster. Raises FontMissing."""
        faces = self._faces(bold)
        if len(cluster) == 2:
            for face in faces:
                found = face.of_sequence(cluster[0], cluster[1])
                if found is not None:
                    return found
            cluster = unicodedata.normalize("NFC", cluster) if cluster[1] in "\u3099\u309a" else cluster
        for character in (cluster[0], GETA):
            for face in faces:
                found = face.of_character(character)
                if found is not None:
                    return found
        raise FontMissing(REGULAR)

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Millimetres of a line of text at `size` points. Raises FontMissing."""
        ems = sum(self.glyph(cluster, bold=bold).advance for cluster in clusters(text))
        return ems * size * MM_PER_POINT

    def _faces(self, bold: bool) -> tuple[Face, ...]:  # noqa: FBT001 - private; the public name is a keyword
        first = self._bold if bold else self._regular
        return (first,) if self._mincho is None else (first, self._mincho)

    @cached_property
    def _regular(self) -> Face:
        return Face(find(REGULAR, self._folders))

    @cached_property
    def _bold(self) -> Face:
        return Face(find(BOLD, self._folders))

    @cached_property
    def _mincho(self) -> Face | None:
        try:
            return Face(find(MINCHO, self._folders))
        except FontMissing:
            return None


def find(file: str, folders: Iterable[Path] = FOLDERS) -> Path:
    """Where a font file lies below the folders. Raises FontMissing, which names the package."""
    for folder in folders:
        for path in sorted(folder.rglob(file)):
            return path
    raise FontMissing(file)


def clusters(text: str) -> list[str]:
    """The text in pieces that must not be torn: a character with its selector or voicing mark."""
    return [found for found in _CLUSTER.findall(text) if not unicodedata.category(found[0]).startswith("C")]
