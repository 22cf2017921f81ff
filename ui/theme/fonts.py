"""Which fonts are asked for, in which order, per language."""

from __future__ import annotations

from PySide6.QtGui import QFont

_GOTHIC = "BIZ UDPGothic"
_OWN = {
    "zh": "Noto Sans CJK SC",
    "ko": "Noto Sans CJK KR",
    "vi": "Noto Sans",  # BIZ UD has no letter with two marks (ế)
    "ne": "Noto Sans Devanagari",
}

_LEAST_LINE = {
    "vi": 1.34,  # marks over marks (Ế): 1.05 em up; tails and dots (g, ậ): 0.24 em down
    "ne": 1.32,  # signs above and below Devanagari letters: 0.90 em up, 0.36 em down
    "ko": 1.3,  # brackets beside Hangul reach below a lower line
}
_BODY = {"zh": "国", "ko": "국", "vi": "H", "ne": "क"}
_HANG = {"ne": 0.155}  # a last sign (स्, हीँ) reaches so far beyond its letter; Qt's metrics do not tell


def families(language: str) -> list[str]:
    """The first is the product's own; the others fill letters it lacks, in the language's own shapes."""
    own = _OWN.get(language.split("-")[0])
    rest = ["Noto Sans CJK JP", "Noto Sans", "sans-serif"]
    if own is not None and not own.startswith("Noto Sans CJK"):
        return list(dict.fromkeys([own, "Noto Sans", _GOTHIC, *rest]))
    return [own, _GOTHIC, *rest] if own else [_GOTHIC, *rest, "Noto Sans CJK KR", "Noto Sans CJK SC"]


def least_line(language: str) -> float:
    """The lowest line, in parts of the font size, that cuts no sign of the language's letters."""
    return _LEAST_LINE.get(language.split("-")[0], 1.0)


def body_letter(language: str) -> str | None:
    """A letter as high as most of a word in that language: where its ink has its middle, the word has.

    None where the font's line has its middle there, too.
    """
    return _BODY.get(language.split("-")[0])


def hang(language: str) -> float:
    """How far a sign at a word's end may reach beyond the word's width, in parts of the font size."""
    return _HANG.get(language.split("-")[0], 0.0)


def font(language: str, pixels: int, *, bold: bool) -> QFont:
    """A font of exactly this pixel size, without hinting tricks that move letters."""
    made = QFont(families(language))
    made.setPixelSize(max(1, pixels))
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
