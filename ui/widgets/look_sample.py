"""An option of the settings that shows itself: real text size, real colours, its own letters."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, TypeAlias

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look, TextRole, colour
from ui.theme.tokens import Palette
from ui.widgets.marks import plain
from ui.widgets.shapes import KeyShape
from ui.widgets.touch_guard import Repeat
from ui.widgets.touchable import Choosing, Touchable
from ui.widgets.typesetting import Setting, Typesetter

Shows: TypeAlias = Literal["text-size", "own-size", "theme", "language", "plain"]
"""`text-size` has a letter of it over the name; `own-size` writes the name itself in it, in less room."""

_LETTER = "あ"
_TICK = 8.0
_TICK_STROKE = 5.5
_GAP = 3.0
_AIR = 2.0
_SAMPLE_SCALE = 1.35
"""Of the four letters, beside the text of their step: one for all, so that their ratio is true."""


class LookSample(Touchable):
    """A key painted in what it offers; the chosen one is ticked and thickly rimmed.

    Args:
        of: The text size, theme or language that it shows; unused for `plain`.
    """

    repeat = Repeat.CHOICE
    choosing = Choosing.ONE

    def __init__(
        self,
        look: Look,
        id: str,  # noqa: A002 - the word of screens and pages for it
        marked: str,
        *,
        shows: Shows = "plain",
        of: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, id, marked, parent)
        self._shows: Shows = shows
        self._of = of
        self._spelled: tuple[Look, Look] | None = None
        self.setCheckable(True)
        self._describe()

    @property
    def shows_sizes(self) -> bool:
        """Whether its letters are as large as those that it offers."""
        return self._shows in ("text-size", "own-size")

    @property
    def sample_mm(self) -> float:
        """How large what shows the size is drawn: in the ratio of the text that will be read."""
        text = self._look.tokens.texts.get(self._of, self._look.text).cap
        return text if self._shows == "own-size" else text * _SAMPLE_SCALE

    def set_chosen(self, *, chosen: bool) -> None:
        if chosen != self.isChecked():
            self.setChecked(chosen)
            self.tell_chosen()
        self._describe()
        self.update()

    def nextCheckState(self) -> None:
        """Nothing: it shows what `set_chosen` says."""

    def fits(self) -> bool:
        room = self._room(QRectF(self.rect()))
        setting = self._label_set().set(self._marked, room)
        return setting.height + self._letter_height() <= self.height() and setting.width <= room + 1

    def cut_phrases(self) -> tuple[str, ...]:
        """What had to be cut between letters."""
        return self._label_set().set(self._marked, self._room(QRectF(self.rect()))).cut

    def needed_height(self, width: int) -> int:
        """Pixels for letter and label at this width, chosen or not."""
        look = self._look
        room = width - look.exact(4.0 + _TICK + _GAP)
        tall = self._label_set().set(self._marked, room).height
        tall += self._letter_height()
        return int(tall + look.exact(_AIR)) + look.line(look.sizes.base) + 1

    def _letter_height(self) -> float:
        """Pixels of the letter that stands over the label and shows the size."""
        return self._letter_set().set(_LETTER, float("inf")).height if self._shows == "text-size" else 0.0

    def least_width(self) -> int:
        """Pixels at which no word of the label has to be cut, as it stands now."""
        return self._wide_for_words(4.0 + (_TICK + _GAP if self.isChecked() else 0.0))

    def ticked_width(self) -> int:
        """Pixels at which no word has to be cut, chosen or not."""
        return self._wide_for_words(4.0 + _TICK + _GAP)

    def _wide_for_words(self, beside: float) -> int:
        return int(self._label_set().widest_phrase(self._marked) + self._look.exact(beside)) + 2

    def sizeHint(self) -> QSize:
        look = self._look
        wide = self._label_set().natural_width(self._marked) + look.exact(_TICK + _GAP + 8)
        tall = {"text-size": 38.0, "theme": 28.0}.get(self._shows, 19.0)
        return QSize(
            int(wide), max(look.mm(tall), look.mm(look.text.body * 1.6)) + look.line(look.sizes.base)
        )

    def shape_now(self) -> KeyShape:
        sizes, own, shown = self._look.sizes, self._look.palette, self._palette()
        face = own.tint if self._in_words and self.isChecked() else shown.surface
        face = shown.bg if self._shows == "theme" else face
        if self._reason is not None:
            return KeyShape("", own.line, sizes.rim_barred, "", sizes.base, sizes.radius_key, dashed=True)
        if self.isDown():
            return KeyShape(own.press, own.accent, sizes.rim, "", sizes.base, sizes.radius_key, sunk=True)
        if self.isChecked():
            return KeyShape(face, own.sel, sizes.rim_chosen, own.sel, sizes.base, sizes.radius_key)
        return KeyShape(face, own.line, sizes.rim, own.edge, sizes.base, sizes.radius_key)

    def paint_on(self, painter: QPainter, face: QRectF) -> None:
        look = self._look
        tick = look.exact(_TICK + _GAP) if self.isChecked() else 0.0
        label = self._label_set().set(self._marked, self._room(face))
        letter = self._letter_set().set(_LETTER, float("inf")) if self._shows == "text-size" else None
        tall = label.height + (letter.height if letter else 0.0)
        top = face.center().y() - tall / 2
        pressed = self.isDown() and self._reason is None
        ink = colour(look.palette.on_press if pressed else self._ink())
        if letter is not None:
            box = QRectF(face.x(), top, face.width(), letter.height)
            self._letter_set().paint(painter, letter, box, "center", ink)
            top += letter.height
        left = face.x() + (face.width() - label.width + tick) / 2
        self._label_set().paint(painter, label, QRectF(left, top, label.width, label.height), "center", ink)
        if tick:
            self._paint_tick(painter, left - tick, top, label, ink.name())

    def _paint_tick(self, painter: QPainter, x: float, top: float, label: Setting, ink: str) -> None:
        side = float(round(self._look.exact(_TICK)))
        svg = self._look.drawings.icon("check", ink, _TICK_STROKE)
        pixmap = self._look.drawings.pixmap(svg, side, side, self.devicePixelRatioF())
        painter.drawPixmap(round(x), round(top + (label.height - side) / 2), pixmap)

    def _palette(self) -> Palette:
        themes = self._look.tokens.palettes
        return themes[self._of] if self._shows == "theme" and self._of in themes else self._look.palette

    def _ink(self) -> str:
        if self._reason is not None:
            return self._look.palette.ink2
        if self._in_words and self.isChecked():
            return self._look.palette.tint_ink
        return self._palette().ink

    def _room(self, face: QRectF) -> float:
        return face.width() - self._look.exact(4.0 + (_TICK + _GAP if self.isChecked() else 0.0))

    @property
    def _in_words(self) -> bool:
        return self._shows in ("own-size", "language", "plain")

    def _label_set(self) -> Typesetter:
        role: TextRole | float = self.sample_mm if self._shows == "own-size" else "body"
        return self._typesetters.of(self._label_look(), role, bold=True, line=1.3)

    def _label_look(self) -> Look:
        """A language is named in its own font: no other has all of its letters."""
        if self._shows != "language":
            return self._look
        if self._spelled is None or self._spelled[0] is not self._look:
            self._spelled = self._look, replace(self._look, language=self._of)
        return self._spelled[1]

    def _letter_set(self) -> Typesetter:
        return self._typesetters.of(self._look, self.sample_mm, bold=True, line=1.15)

    def _describe(self) -> None:
        words = self._look.words
        self.setAccessibleDescription(plain(words.chosen if self.isChecked() else words.choose))
