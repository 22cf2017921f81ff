"""Cards to choose from: a circle where one counts, a square where many do; tick and words say it, too.

Under かくす a card is drawn a third way, neither chosen nor empty: a struck-through eye, and the word.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import Literal, TypeAlias, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import Look, TextRole, colour
from ui.widgets.card_layout import (
    CardParts,
    alike,
    needed_height,
    place_column,
    place_row,
    place_wide,
    stands_wide,
)
from ui.widgets.marks import joined
from ui.widgets.shapes import KeyShape, paint_box
from ui.widgets.touch_guard import Repeat
from ui.widgets.touchable import Choosing, Touchable
from ui.widgets.typesetting import Align, Typesetter

Arrangement: TypeAlias = Literal["column", "row", "wide"]

_LABEL_LEAST = 11.0
_TICK_MM = 11.0
_TICK_STROKE = 6.0
_SIGN_MM = 32.0


P = TypeVar("P")


class Mark(Enum):
    CIRCLE = "one of them"
    SQUARE = "as many as you like"


class ChoiceCard(Touchable):
    """One answer. In a column the picture stands on top, in a row the tick stands left of the words.

    A wide card has its picture at the left and everything else beside it.

    Args:
        note: One plain line under the label.
        picture: Name of a drawing or icon.
    """

    repeat = Repeat.CHOICE

    def __init__(
        self,
        look: Look,
        id: str,  # noqa: A002 - the word of screens and pages for it
        marked: str,
        *,
        note: str | None = None,
        picture: str | None = None,
        mark: Mark = Mark.CIRCLE,
        arrangement: Arrangement = "column",
        role: TextRole | float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, id, marked, parent)
        self._note = note
        self._picture = picture
        self._mark = mark
        self._arrangement: Arrangement = arrangement
        self._role = role
        self._error = False
        self._alike: tuple[ChoiceCard, ...] = ()
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.choosing = Choosing.ONE if mark is Mark.CIRCLE else Choosing.EACH
        self._describe()

    def set_chosen(self, *, chosen: bool) -> None:
        if chosen != self.isChecked():
            self.setChecked(chosen)
            self.tell_chosen()
        self._describe()
        self.update()

    def set_covered(self, *, covered: bool) -> None:
        super().set_covered(covered=covered)
        self._describe()

    def stand_alike(self, cards: tuple[ChoiceCard, ...]) -> None:
        """One list, one way to stand: where one has no room for a wide picture, no card has it."""
        self._alike = tuple(card for card in cards if card is not self)
        self.update()

    @property
    def drawn_wide(self) -> bool:
        """Whether its picture has the left part of the card."""
        return self._arrangement == "wide" and all(card.has_wide_room() for card in (self, *self._alike))

    def has_wide_room(self) -> bool:
        """Whether it stood wide if it stood alone."""
        return self._arrangement == "wide" and self._placed(stands_wide, QRectF(self._face_rect()))

    def set_barred(self, reason: str | None) -> None:
        """Dashed, with the reason in place of the note; it says the reason when touched."""
        self.bar(reason)
        self._describe()

    def set_error(self, *, error: bool) -> None:
        self._error = error
        self.update()

    def fits(self) -> bool:
        """Whether label and note are wholly visible."""
        return self._parts(QRectF(self.rect())).fits

    def cut_phrases(self) -> tuple[str, ...]:
        """What had to be cut between letters."""
        parts = self._parts(QRectF(self.rect()))
        return (*parts.label_setting.cut, *parts.note_setting.cut)

    def has_room(self, width: int, height: int) -> bool:
        """Whether all words would be whole at this size (pixels)."""
        if self.heightForWidth(width) > height:
            return False
        parts = self._parts(QRectF(0, 0, width, height))
        return parts.fits and not (parts.label_setting.cut or parts.note_setting.cut)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Pixels for the words alone; a card may always be higher."""
        look = self._look
        face = needed_height(
            look, float(width), column=self._arrangement == "column", label=self._marked,
            note=self._shown_note(), words=self._mark_words() is not None, setters=self._setters(),
            tick_mm=None if self._reason is not None else _TICK_MM,
        )  # fmt: skip
        return max(look.mm(self.least_mm), int(face + 0.999)) + look.line(look.sizes.base)

    def nextCheckState(self) -> None:
        """Nothing: the card shows what `set_chosen` says, never what a touch guesses."""

    def sizeHint(self) -> QSize:
        look = self._look
        wide = self._label_set().natural_width(self._marked) + look.exact(2 * 7 + _TICK_MM + 8)
        return QSize(int(wide), look.mm(60.0 if self._arrangement == "column" else 34.0))

    def shape_now(self) -> KeyShape:
        sizes, palette = self._look.sizes, self._look.palette
        base, radius = sizes.base, sizes.radius_card
        if self._reason is not None:
            return KeyShape("", palette.line, sizes.rim_barred, "", base, radius, dashed=True)
        if self.isDown():
            return KeyShape(palette.press, palette.accent, sizes.rim, "", base, radius, sunk=True)
        if self.isChecked():
            return KeyShape(palette.tint, palette.sel, sizes.rim_chosen, palette.sel, base, radius)
        if self._error:
            return KeyShape(palette.surface, palette.err_line, sizes.rim_error, palette.edge, base, radius)
        return KeyShape(palette.surface, palette.line, sizes.rim, palette.edge, base, radius)

    def paint_on(self, painter: QPainter, face: QRectF) -> None:
        parts = self._parts(face)
        if parts.picture is not None:
            self._paint_picture(painter, parts.picture)
        align: Align = "center" if self._arrangement == "column" else "left"
        label_align: Align = "left" if parts.tick_beside_label else align
        self._label_set().paint(painter, parts.label_setting, parts.label, label_align, self._ink())
        if parts.note is not None:
            self._note_set().paint(painter, parts.note_setting, parts.note, align, self._note_ink())
        if parts.words is not None:
            self._words_set().paint(painter, parts.words_setting, parts.words, "left", self._note_ink())
        if parts.tick is not None:
            self._paint_tick(painter, parts.tick)

    def _parts(self, face: QRectF) -> CardParts:
        own = self.alone(face)
        others = [card.alone() for card in self._alike if card.has_picture]
        if self._picture is None or not others:
            return own
        if self._arrangement == "column":
            return self._beside_others(face, own, others)
        # Pictures of one list are there for all or for none.
        bare = any(one.picture is None for one in others)
        return self._placed(place_row, face, picture=False) if bare else own

    def alone(self, face: QRectF | None = None) -> CardParts:
        """As it stands whatever pictures the others have, on its own face where no other is given."""
        face = QRectF(self._face_rect()) if face is None else face
        wide = place_wide if all(card.has_wide_room() for card in self._alike) else place_row
        place = {"row": place_row, "wide": wide, "column": place_column}[self._arrangement]
        return self._placed(place, face)

    def _beside_others(self, face: QRectF, own: CardParts, others: list[CardParts]) -> CardParts:
        """Of signs alone (○, ×) each has its own size and place."""
        if all(card.is_sign for card in (self, *self._alike)):
            return own
        return self._placed(partial(place_column, shared=alike((own, *others))), face)

    @property
    def has_picture(self) -> bool:
        return self._picture is not None

    @property
    def is_sign(self) -> bool:
        """Whether its picture is a mere sign (○, ×)."""
        return self._picture is not None and self._look.drawings.is_icon(self._picture)

    def _placed(self, place: Callable[..., P], face: QRectF, *, picture: bool = True) -> P:
        return place(
            self._look, face, label=self._marked, note=self._shown_note(), words=self._mark_words(),
            picture=picture and self._picture is not None,
            setters=self._setters(),
            tick_mm=None if self._reason is not None else _TICK_MM,
            sign_mm=_SIGN_MM if self.is_sign else None,
        )  # fmt: skip

    def _setters(self) -> tuple[Typesetter, Typesetter, Typesetter]:
        return self._label_set(), self._note_set(), self._words_set()

    def _paint_picture(self, painter: QPainter, box: QRectF) -> None:
        drawings, name = self._look.drawings, self._picture
        if name is None:
            return
        if drawings.is_icon(name):
            side = min(box.width(), box.height(), self._look.exact(_SIGN_MM))
            box = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
            svg = drawings.icon(name, colour(self._icon_ink()).name(), 3.4)
        else:
            svg = drawings.art(name, self._look.palette, chosen=self.isChecked())
        pixmap = drawings.pixmap(svg, box.width(), box.height(), self.devicePixelRatioF())
        painter.drawPixmap(round(box.x()), round(box.y()), pixmap)

    def _paint_tick(self, painter: QPainter, box: QRectF) -> None:
        look, palette = self._look, self._look.palette
        radius = box.width() / 2 if self._mark is Mark.CIRCLE else look.exact(look.sizes.radius_cell)
        if self.covered:
            self._paint_covered(painter, box, radius)
            return
        if not self.isChecked():
            rim = palette.on_press if self.isDown() else palette.line
            fill = palette.press if self.isDown() else palette.surface
            paint_box(painter, box, radius, fill=fill, rim=rim, rim_px=look.line(0.7))
            return
        paint_box(painter, box, radius, fill=palette.sel, rim=None, rim_px=0)
        side = float(round(box.width() * 8 / 11))
        svg = look.drawings.icon("check", palette.on_sel, _TICK_STROKE)
        pixmap = look.drawings.pixmap(svg, side, side, self.devicePixelRatioF())
        painter.drawPixmap(round(box.center().x() - side / 2), round(box.center().y() - side / 2), pixmap)

    def _paint_covered(self, painter: QPainter, box: QRectF, radius: float) -> None:
        """The same place in lines that are not whole, with the sign of かくす in it."""
        look, palette = self._look, self._look.palette
        down = self.isDown()
        rim = palette.on_press if down else palette.line
        paint_box(painter, box, radius, fill=palette.press if down else palette.surface, rim=None, rim_px=0)
        pen = QPen(colour(rim), look.line(0.7), Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, radius, radius)
        side = float(round(box.width() * 8 / 11))
        svg = look.drawings.icon("eye-off", colour(self._icon_ink()).name(), _TICK_STROKE)
        pixmap = look.drawings.pixmap(svg, side, side, self.devicePixelRatioF())
        painter.drawPixmap(round(box.center().x() - side / 2), round(box.center().y() - side / 2), pixmap)

    def _icon_ink(self) -> str:
        return self._look.palette.on_press if self.isDown() else self._look.palette.accent

    def _ink(self) -> QColor:
        palette = self._look.palette
        if self._reason is not None:
            return colour(palette.ink2)
        if self.isDown():
            return colour(palette.on_press)
        return colour(palette.tint_ink if self.isChecked() else palette.ink)

    def _note_ink(self) -> QColor:
        palette = self._look.palette
        return self._ink() if self.isDown() or self.isChecked() else colour(palette.ink2)

    def _shown_note(self) -> str | None:
        return self._reason if self._reason is not None else self._note

    def _mark_words(self) -> str | None:
        """「えらぶ」 beside the tick; at the two largest texts the tick alone stays."""
        if self._reason is not None or self._look.metrics.large_text:
            return None
        return self._state_words()

    def _state_words(self) -> str:
        words = self._look.words
        if self.covered:
            return words.covered
        return words.chosen if self.isChecked() else words.choose

    def _describe(self) -> None:
        self._about = (note,) if (note := self._shown_note()) else ()
        parts = [self._shown_note(), self._state_words()]
        self.setAccessibleDescription(joined(part for part in parts if part))

    def _label_set(self) -> Typesetter:
        role = self._role if self._role is not None else max(_LABEL_LEAST, self._look.text.label)
        return self._typesetters.of(self._look, role, bold=self._reason is None, line=1.4, ruby=0.42)

    def _note_set(self) -> Typesetter:
        return self._typesetters.of(self._look, "body", bold=False, line=1.45)

    def _words_set(self) -> Typesetter:
        return self._typesetters.of(self._look, "cap", bold=self.isChecked(), line=1.3)
