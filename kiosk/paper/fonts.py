"""Which glyph of which font draws a piece of text, variation sequences (IVS) and rare kanji included.

BIZ UD Gothic draws Japanese; IPAmj Mincho (IPAmj明朝), where installed, draws the kanji it lacks, and Noto
draws the letters of other scripts that stand in names. A language with fonts of its own (`language.yaml`)
is set in those first. What no font has is drawn as a geta (〓), and still extracts as what was meant.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.paper.clusters import clusters, is_shaped
from kiosk.paper.faces import Face
from kiosk.paper.marks import MM_PER_POINT

if TYPE_CHECKING:
    from kiosk.paper.faces import Glyph
    from kiosk.words.languages import FontFile

FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
REGULAR = "BIZUDGothic-Regular.ttf"
BOLD = "BIZUDGothic-Bold.ttf"
MINCHO = "ipamjm.ttf"
FURTHER: Sequence[tuple[str, str]] = (
    (MINCHO, ""),
    ("NotoSans-Regular.ttf", ""),
    ("NotoSansCJK-Regular.ttc", "Noto Sans CJK JP"),
    ("NotoSansDevanagari-Regular.ttf", ""),
)
"""File and family of what fills in, where it is installed."""
PACKAGES: Mapping[str, str] = {
    REGULAR: "fonts-morisawa-bizud-gothic",
    BOLD: "fonts-morisawa-bizud-gothic",
}
GETA = "〓"


class FontMissing(Exception):
    """A font file that the paper cannot do without is not installed.

    Attributes:
        package: The Debian package that brings it.
    """

    def __init__(self, file: str, package: str) -> None:
        self.package = package
        super().__init__(f"{file} was not found; install {package}")


class Fonts:
    """The faces the paper is set in, opened at first use."""

    def __init__(
        self, folders: Iterable[Path] = FOLDERS, *, languages: Mapping[str, Sequence[FontFile]] | None = None
    ) -> None:
        """`languages` names the fonts of each language whose text is not set in the Japanese ones."""
        self._folders = tuple(folders)
        self._languages = {} if languages is None else languages
        self._own: dict[str, tuple[Face, ...]] = {}

    def glyph(self, cluster: str, *, bold: bool = False, language: str = "") -> Glyph:
        """The glyph for one cluster. Raises FontMissing."""
        faces = () if _is_somebodys_own(cluster) else self._faces(language, bold=bold)
        for look in (_whole, _base):
            for face in faces:
                found = look(face, cluster)
                if found is not None:
                    return found
        return self.glyph(GETA, bold=bold)

    def width(self, text: str, size: float, *, bold: bool = False, language: str = "") -> float:
        """Millimetres of a line of text at `size` points. Raises FontMissing."""
        ems = sum(self.glyph(cluster, bold=bold, language=language).advance for cluster in clusters(text))
        return ems * size * MM_PER_POINT

    def _faces(self, language: str, *, bold: bool) -> tuple[Face, ...]:
        first = self._bold if bold else self._regular
        return (*self._of_language(language), first, *self._further)

    def _of_language(self, language: str) -> tuple[Face, ...]:
        if language not in self._own:
            wanted = self._languages.get(language, ())
            self._own[language] = tuple(
                Face(self._found(one.file, one.package), one.family) for one in wanted
            )
        return self._own[language]

    @cached_property
    def _regular(self) -> Face:
        return Face(self._found(REGULAR, PACKAGES[REGULAR]))

    @cached_property
    def _bold(self) -> Face:
        return Face(self._found(BOLD, PACKAGES[BOLD]))

    @cached_property
    def _further(self) -> tuple[Face, ...]:
        return tuple(
            Face(path, family) for file, family in FURTHER for path in list(_places(file, self._folders))[:1]
        )

    def _found(self, file: str, package: str) -> Path:
        for path in _places(file, self._folders):
            return path
        raise FontMissing(file, package)


def _is_somebodys_own(cluster: str) -> bool:
    """A ward's 外字: what a font has at such a place is the font maker's own sign, another one."""
    return unicodedata.category(cluster[0]) == "Co"


def _whole(face: Face, cluster: str) -> Glyph | None:
    """A syllable or a variation sequence as it stands; None for everything else."""
    if is_shaped(cluster):
        return face.of_syllable(cluster)
    return face.of_sequence(cluster[0], cluster[1]) if len(cluster) == 2 else None


def _base(face: Face, cluster: str) -> Glyph | None:
    """The character with those of its marks that Unicode composes with it, any others left out."""
    return None if is_shaped(cluster) else face.of_character(unicodedata.normalize("NFC", cluster)[0])


def _places(file: str, folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(folder.rglob(file))
