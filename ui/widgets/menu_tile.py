"""A tile of the menu: it moves on at once, so it carries no tick."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look, TextRole, colour
from ui.widgets.shapes import KeyShape
from ui.widgets.touch_guard import Repeat
from ui.widgets.touchable import Touchable
from ui.widgets.typesetting import Setting, Typesetter

_STROKE = 2.4
_GAP = 4.0
_NOTE_GAP = 1.0
_PAD = 2.0
_ICON_LEAST = 12.0


class MenuTile(Touchable):
    """Icon, label, and examples under it; the examples give way first where text is large."""

    least_mm = 20.0
    repeat = Repeat.NAVIGATION

    def __init__(
        self,
        look: Look,
        id: str,  # noqa: A002 - the word of screens and pages for it
        icon: str,
        marked: str,
        examples: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, id, marked, parent)
        self._icon = icon
        self._examples = examples
        self._drawn = self._noted = True
        self.set_about(examples)

    def fits(self) -> bool:
        """Whether the label is whole; examples may give way."""
        _, setting = self._label_in(QRectF(self.rect()))
        return setting.height <= self.height() and setting.width <= self._room(QRectF(self.rect())) + 1

    def cut_phrases(self) -> tuple[str, ...]:
        """What had to be cut between letters."""
        return self._label_in(QRectF(self.rect()))[1].cut

    def has_room(self, width: int, height: int) -> bool:
        """Whether the label is whole at this size (pixels); icon and examples may give way."""
        setting = self._label_set("label").set(self._marked, width - self._look.exact(2 * _PAD))
        return not setting.cut and setting.height + self._look.exact(_PAD) <= height

    def has_drawing(self) -> bool:
        """Whether the label leaves room for the icon at the present size."""
        face = QRectF(self.rect())
        return self._room_for_icon(face, self._label_in(face)[1])[1] > 0

    def has_examples(self) -> bool:
        """Whether there is room under the label for what it has of them."""
        face = QRectF(self.rect())
        return not self._examples or bool(self._note_under(face, self._label_in(face)[1]).lines)

    def shows_examples(self) -> bool:
        """Whether they stand there now."""
        return self._noted and bool(self._examples) and self.has_examples()

    def set_noted(self, *, noted: bool) -> None:
        """Whether the examples are shown where they have room: not where tiles beside it have none."""
        if noted != self._noted:
            self._noted = noted
            self.update()

    def set_drawn(self, *, drawn: bool) -> None:
        """Whether the icon is shown where it has room: not where tiles beside it have none."""
        if drawn != self._drawn:
            self._drawn = drawn
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.mm(92.0), self._look.mm(74.0))

    def shape_now(self) -> KeyShape:
        sizes, palette = self._look.sizes, self._look.palette
        if self._reason is not None:
            return KeyShape(
                "", palette.line, sizes.rim_barred, "", sizes.base, sizes.radius_card, dashed=True
            )
        if self.isDown():
            return KeyShape(
                palette.press, palette.accent, sizes.rim, "", sizes.base, sizes.radius_card, sunk=True
            )
        return KeyShape(palette.surface, palette.line, sizes.rim, palette.edge, sizes.base, sizes.radius_card)

    def paint_on(self, painter: QPainter, face: QRectF) -> None:
        palette = self._look.palette
        setter, label = self._label_in(face)
        note, icon = self._given_way(face, label)
        gap = self._look.exact(_GAP) if icon else 0.0
        note_gap = self._look.exact(_NOTE_GAP) if note.lines else 0.0
        top = face.center().y() - (icon + gap + label.height + note_gap + note.height) / 2
        ink = colour(palette.on_press if self.isDown() else palette.ink)
        if icon:
            svg = self._look.drawings.icon(
                self._icon, palette.on_press if self.isDown() else palette.accent, _STROKE
            )
            pixmap = self._look.drawings.pixmap(svg, icon, icon, self.devicePixelRatioF())
            painter.drawPixmap(round(face.center().x() - icon / 2), round(top), pixmap)
        top += icon + gap
        setter.paint(painter, label, QRectF(face.x(), top, face.width(), label.height), "center", ink)
        top += label.height + note_gap
        box = QRectF(face.x(), top, face.width(), note.height)
        self._note_set().paint(painter, note, box, "center", ink if self.isDown() else colour(palette.ink2))

    def _given_way(self, face: QRectF, label: Setting) -> tuple[Setting, float]:
        note, icon = self._room_for_icon(face, label)
        return note, icon if self._drawn else 0.0

    def _room_for_icon(self, face: QRectF, label: Setting) -> tuple[Setting, float]:
        """Examples and icon size for the height that the label leaves."""
        look = self._look
        note = self._note_under(face, label) if self._noted else Setting((), 0.0, 0.0)
        icon = min(look.exact(look.sizes.icon_tile), self._spare(face, label) - note.height)
        return note, float(round(icon)) if icon >= look.exact(_ICON_LEAST) else 0.0

    def _note_under(self, face: QRectF, label: Setting) -> Setting:
        """Examples as long as they leave room for an icon."""
        look = self._look
        note = self._note_set().set(self._examples, self._room(face)) if self._examples else Setting((), 0, 0)
        spare = self._spare(face, label) - note.height - look.exact(_NOTE_GAP)
        return note if spare >= look.exact(_ICON_LEAST) else Setting((), 0.0, 0.0)

    def _spare(self, face: QRectF, label: Setting) -> float:
        return face.height() - label.height - self._look.exact(2 * _PAD + _GAP)

    def _room(self, face: QRectF) -> float:
        return face.width() - self._look.exact(2 * _PAD)

    def _label_in(self, face: QRectF) -> tuple[Typesetter, Setting]:
        """The label in its usual letters; in those of sentences where it would be cut otherwise."""
        usual = self._label_set("label")
        setting = usual.set(self._marked, self._room(face))
        if not setting.cut and setting.height <= face.height():
            return usual, setting
        smaller = self._label_set("body")
        return smaller, smaller.set(self._marked, self._room(face))

    def _label_set(self, role: TextRole) -> Typesetter:
        return self._typesetters.of(self._look, role, bold=True, line=1.3, ruby=0.42)

    def _note_set(self) -> Typesetter:
        return self._typesetters.of(self._look, "cap", bold=False, line=1.4)
