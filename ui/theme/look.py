"""A `Look`: everything a widget needs to paint itself; given by constructor and `set_look`, never global."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from PySide6.QtGui import QColor, QFont

from ui.theme.drawings import Drawings
from ui.theme.fonts import font
from ui.theme.metrics import Metrics
from ui.theme.tokens import Palette, Sizes, TextTable, Tokens, load_tokens
from ui.theme.words import WidgetWords

TextRole: TypeAlias = Literal["cap", "body", "label", "head", "big"]


@dataclass(frozen=True, slots=True)
class Look:
    """Metrics, colours, sizes, drawings and the widgets' own words, for one visitor at one display.

    Attributes:
        language: Chooses line breaking and letter shapes.
        quiet: Stops all motion but progress.
        low_reach: Two-step kana board, controls within `Metrics.reach`; off where that is the whole display.
        tremor_s: Above 0: character keys ignore a repeated touch within so many seconds.
    """

    metrics: Metrics
    tokens: Tokens
    drawings: Drawings
    words: WidgetWords
    language: str = "ja"
    quiet: bool = False
    low_reach: bool = False
    tremor_s: float = 0.0

    @property
    def palette(self) -> Palette:
        return self.tokens.palettes[self.metrics.theme]

    @property
    def text(self) -> TextTable:
        return self._texts[self.metrics.text_size]

    @property
    def _texts(self) -> Mapping[str, TextTable]:
        return self.tokens.small_texts if self.metrics.small else self.tokens.texts

    @property
    def sizes(self) -> Sizes:
        return self.tokens.sizes

    @property
    def portrait(self) -> bool:
        return self.metrics.orientation == "portrait"

    @property
    def side(self) -> int:
        """Pixels of each margin at the sides of a page, of the foot and of the band above."""
        sizes = self.sizes
        if self.portrait:
            return self.mm(sizes.side_portrait)
        return self.mm(sizes.side_crowded if self.metrics.narrow_margins else sizes.side_landscape)

    @property
    def rail_mm(self) -> float:
        """Of the rail beside a page, which keeps the letters that were asked for."""
        return self._texts[self.metrics.bands].rail

    @property
    def spares_side_texts(self) -> bool:
        """Whether a sentence beside the question may stand with the largest letters, where it has room."""
        return not (self.metrics.small or self.low_reach)

    def mm(self, length: float) -> int:
        """Whole pixels, rounded up."""
        return self.metrics.mm(length)

    def exact(self, length: float) -> float:
        """Pixels with fractions."""
        return self.metrics.exact(length)

    def line(self, length: float) -> int:
        """Width of a drawn line in whole pixels, so that rims are crisp; at least one."""
        return max(1, round(self.exact(length)))

    def text_mm(self, role: TextRole | float) -> float:
        """The font size of a role in millimetres; a number stands for itself."""
        if isinstance(role, str):
            return {
                "cap": self.text.cap, "body": self.text.body, "label": self.text.label,
                "head": self.text.head, "big": self.text.big,
            }[role]  # fmt: skip
        return float(role)

    def font(self, role: TextRole | float, *, bold: bool = False) -> QFont:
        return font(self.language, self.mm(self.text_mm(role)), bold=bold)

    def recolours(self, before: Look) -> bool:
        """Whether this is the look before in other colours: then nothing has to be measured or moved."""
        in_its_theme = dataclasses.replace(before.metrics, theme=self.metrics.theme)
        return self == dataclasses.replace(before, metrics=in_its_theme)

    def tightened(self, *, text_size: str) -> Look:
        """Letters of that size, arranged as closely as larger ones are."""
        metrics = dataclasses.replace(self.metrics, text_size=text_size, tight=True, asked=self.metrics.bands)
        return dataclasses.replace(self, metrics=metrics)

    def with_metrics(self, *, text_size: str | None = None, theme: str | None = None) -> Look:
        """The same display in another text size or theme."""
        metrics = dataclasses.replace(
            self.metrics, text_size=text_size or self.metrics.text_size, theme=theme or self.metrics.theme
        )
        return dataclasses.replace(self, metrics=metrics)


class LookSource:
    """Reads tokens and drawings once, then gives a `Look` for any visitor.

    Args:
        resources: The product's `resources` folder.
    """

    def __init__(self, resources: Path) -> None:
        self.tokens = load_tokens(resources / "themes")
        self.drawings = Drawings(resources)

    def look(self, metrics: Metrics, words: WidgetWords, *, language: str = "ja", quiet: bool = False,
             low_reach: bool = False, tremor_s: float = 0.0) -> Look:  # fmt: skip
        low = low_reach and metrics.reaches_beyond
        return Look(metrics, self.tokens, self.drawings, words, language, quiet, low, tremor_s)


def colour(value: str) -> QColor:
    """A token's `#rrggbb` as Qt's colour."""
    return QColor(value)
