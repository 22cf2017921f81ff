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
from functools import cached_property
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


class Face:
    """One font file: its characters, its variation sequences and its widths."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._font = TTFont(path, lazy=True)

    def of_character(self, character: str) -> Glyph | None:
        """The glyph the font gives the bare character."""
        name = self._characters.get(ord(character))
        return None if name is None else self._glyph(name)

    def of_sequence(self, base: str, selector: str) -> Glyph | None:
        """The glyph of a variation sequence that the font lists, else None."""
        listed = self._sequences.get(ord(selector), {})
        if ord(base) not in listed:
            return None
        name = listed[ord(base)]
        return self.of_character(base) if name is None else self._glyph(name)

    @cached_property
    def _characters(self) -> Mapping[int, str]:
        found: Mapping[int, str] = self._font.getBestCmap()
        return found

    @cached_property
    def _sequences(self) -> Mapping[int, Mapping[int, str | None]]:
        for table in self._font["cmap"].tables:
            if table.format == 14:
                return {selector: dict(pairs) for selector, pairs in table.uvsDict.items()}
        return {}

    def _glyph(self, name: str) -> Glyph:
        width, _ = self._font["hmtx"][name]
        return Glyph(self, self._font.getGlyphID(name), width / self._font["head"].unitsPerEm)


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
