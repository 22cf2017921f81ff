"""Whether there is a letter for everything a language writes, and how wide its texts are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont

from kiosk.words.furigana import plain
from kiosk.words.languages import FontFile

FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
_IN_CONTROL = frozenset("\n\u200b\u00ad\u200c\u200d")
"""Breaks and joiners: no glyph of their own is drawn."""
_NARROW = 0.55
"""Of an em, the usual width of a letter that is not East Asian."""


class FontNotThere(Exception):
    """A font of a language is not installed; says the Debian package."""

    def __init__(self, font: FontFile) -> None:
        super().__init__(f"{font.family} ({font.file}) is not installed: apt install {font.package}")


def letters_without_font(
    texts: Mapping[str, str], fonts: Iterable[FontFile], folders: tuple[Path, ...] = FOLDERS
) -> Iterator[tuple[str, str]]:
    """(key, the letters that none of the fonts has). Raises FontNotThere."""
    known = frozenset().union(*(_letters(_found(font, folders), font.family) for font in fonts))
    for key, text in texts.items():
        lacking = {letter for letter in plain(text) if ord(letter) not in known} - _IN_CONTROL
        if lacking:
            yield key, "".join(sorted(lacking))


def width(text: str) -> float:
    """About how many ems wide the text is drawn: 1 for a kanji, nothing for a mark above a letter."""
    return sum(_width(letter) for letter in plain(text))


def _width(letter: str) -> float:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(letter) in "WF" else _NARROW


def _found(font: FontFile, folders: tuple[Path, ...]) -> Path:
    for folder in folders:
        for path in sorted(folder.rglob(font.file)):
            return path
    raise FontNotThere(font)


@cache
def _letters(path: Path, family: str) -> frozenset[int]:
    # A fact of the installed file, the same for everybody.
    if path.suffix != ".ttc":
        with TTFont(path, lazy=True) as font:
            return frozenset(font.getBestCmap())
    with TTCollection(path, lazy=True) as collection:
        for font in collection.fonts:
            if font["name"].getBestFamilyName() == family:
                return frozenset(font.getBestCmap())
    raise LookupError(f"{path} holds no {family}")
