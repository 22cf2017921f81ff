"""Whatever can be touched: release inside counts, it sinks while pressed, and a barred one says why."""

from __future__ import annotations

import time
from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleStateChangeEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme.look import Look
from ui.widgets.announcing import announce, tell
from ui.widgets.focus_ring import FocusRing, keyboard_in_use, note_keyboard
from ui.widgets.marks import joined, plain
from ui.widgets.shapes import KeyShape, face_of, paint_key
from ui.widgets.steering import is_arrow, neighbour
from ui.widgets.touch_guard import Repeat, guard_of
from ui.widgets.typesetting import Typesetters

SUNK_MS = 60
"""A touched key stays down so long, however quick the finger was."""


class Choosing(Enum):
    """What a touch chooses, as a screen reader tells it."""

    NOTHING = "a button"
    ONE = "one of those beside it"
    EACH = "by itself, on or off"
    PLACE = "where the next letter goes"


class Touchable(QAbstractButton):
    """Base of keys, cards and tiles; a subclass says its shape and paints what stands on the face.

    Signals:
        activated: It was touched or pressed by Space or Enter; carries the id.
        refused: It is barred and was touched all the same; carries the id, `reason` says why.
    """

    activated = Signal(str)
    refused = Signal(str)

    least_mm = 15.0
    only_seen = False
    """Whether it stands there to be read, and a touch does nothing."""
    repeat = Repeat.CHOICE
    choosing = Choosing.NOTHING

    def __init__(self, look: Look, id: str, marked: str, parent: QWidget | None = None) -> None:  # noqa: A002 - the word of screens and pages for it
        super().__init__(parent)
        self._look = look
        self._id = id
        self._marked = marked
        self._reason: str | None = None
        self._said: str | None = None
        self.spelled: str | None = None
        """What the kiosk's own voice says instead, where others sound the same."""
        self._about: tuple[str, ...] = ()
        self._covered = False
        self._ring: FocusRing | None = None
        self._ringed_with: tuple[Touchable, ...] = ()
        self._down_since = 0.0
        self._lingers = False
        self._typesetters = Typesetters()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, on=False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(plain(marked))
        self._set_by_us = False
        self.clicked.connect(self._touched)
        self.toggled.connect(self._toggled)
        self.pressed.connect(self._sink)
        self.released.connect(self._linger)

    @property
    def id(self) -> str:
        return self._id

    @property
    def marked(self) -> str:
        """Its label."""
        return self._marked

    @property
    def said(self) -> str:
        """What is said aloud of it: its label, unless that is another language's."""
        return self._said or self._marked

    @property
    def reason(self) -> str | None:
        """Why it is barred now; None when it works."""
        return self._reason

    @property
    def chosen(self) -> bool:
        """Whether it counts now."""
        return self.isChecked()

    @property
    def covered(self) -> bool:
        """Whether nobody is to see if it is chosen."""
        return self._covered

    def set_covered(self, *, covered: bool) -> None:
        """Neither chosen nor not; what a touch does then is for whoever hears of it to say."""
        if covered != self._covered:
            self._covered = covered
            self.tell_chosen()
            self.updateGeometry()
            self.update()

    @property
    def look(self) -> Look:
        return self._look

    def set_look(self, look: Look) -> None:
        before, self._look = self._look, look
        if self._ring is not None:
            self._ring.set_around(look, self._ringed())
        if not look.recolours(before):
            self.updateGeometry()
        self.update()

    def set_label(self, marked: str) -> None:
        if marked == self._marked:
            return
        self._marked = marked
        self._typesetters.forget()
        self.setAccessibleName(plain(self.said))
        self.updateGeometry()
        self.update()

    def set_said(self, said: str | None) -> None:
        """Says this instead of the label."""
        self._said = said
        self.setAccessibleName(plain(self.said))

    @property
    def about(self) -> tuple[str, ...]:
        """What else is said of it, with its readings: whom it belongs to, what stands under its label."""
        return self._about

    def set_about(self, *marked: str) -> None:
        self._about = marked
        self.setAccessibleDescription(joined(marked))

    def bar(self, reason: str | None) -> None:
        """Dashed and refusing while there is a reason; the reason is its accessible description."""
        self._reason = reason
        self.setAccessibleDescription(plain(reason) if reason else joined(self._about))
        self.update()

    @property
    def ringed_with(self) -> Sequence[Touchable]:
        """What its ring surrounds besides itself."""
        return self._ringed_with

    def ring_with(self, others: Sequence[Touchable]) -> None:
        """Its ring surrounds these beside it, too (a row that is scanned), until the focus leaves it."""
        self._ringed_with = tuple(others)
        if self._ring is not None:
            self._ring.set_around(self._look, self._ringed())

    def shape_now(self) -> KeyShape:
        """How it is drawn at this moment."""
        raise NotImplementedError

    def paint_on(self, painter: QPainter, face: QRectF) -> None:
        """Paints what stands on the face."""
        raise NotImplementedError

    def least_size(self) -> QSize:
        side = self._look.mm(self.least_mm)
        return QSize(side, side)

    def _toggled(self, checked: bool) -> None:  # noqa: FBT001 - the signal's own shape
        """A screen reader chooses by toggling, which Qt does not count as a click."""
        if not self._set_by_us and (checked or self.choosing is not Choosing.ONE):
            self._touched()

    def tell_chosen(self) -> None:
        """Tells a screen reader that it has been chosen, or is not chosen any more."""
        state = QAccessible.State()
        state.checked = self.choosing is not Choosing.PLACE
        state.selected = self.choosing is Choosing.PLACE
        tell(self, QAccessibleStateChangeEvent(self, state))

    def press_by_program(self) -> None:
        """A screen reader, or another program: no hand that trembles, so a quick second press counts, too."""
        if self.isEnabled() and guard_of(self).lets_through(self._repeat_now()):
            self._sink()
            self._linger()
            self._tell()

    def _touched(self) -> None:
        sizes = self._look.sizes
        if guard_of(self).allows(
            self._touch_name(),
            self._repeat_now(),
            window_s=sizes.touch_repeat_s,
            tremor_s=self._look.tremor_s,
            others_s=0.0 if keyboard_in_use(self) else sizes.touch_repeat_s,
        ):
            self._tell()

    def _repeat_now(self) -> Repeat:
        """What is barred turns no page."""
        barred = self._reason is not None and self.repeat is Repeat.NAVIGATION
        return Repeat.CHOICE if barred else self.repeat

    def _tell(self) -> None:
        if self._reason is not None:
            announce(self, self._reason)
            self.refused.emit(self._id)
        else:
            self.activated.emit(self._id)

    def isDown(self) -> bool:
        """Whether it is drawn sunk: while it is pressed, and 60 ms at the least."""
        return self._lingers or super().isDown()

    def _sink(self) -> None:
        self._down_since = time.monotonic()

    def _linger(self) -> None:
        left = SUNK_MS - round((time.monotonic() - self._down_since) * 1000)
        if left > 0:
            self._lingers = True
            QTimer.singleShot(left, self, self._rise)

    def _rise(self) -> None:
        self._lingers = False
        self.update()

    def _touch_name(self) -> str:
        return f"{type(self).__name__} {self._id}"

    def _face_rect(self) -> QRect:
        return face_of(self._look, QRectF(self.rect()), self.shape_now().base_mm).toRect()

    def _ringed(self) -> QRect:
        """Its face, and the faces of those that are ringed together with it."""
        ringed, window = self._face_rect(), self.window()
        for one in self._ringed_with:
            face = one._face_rect()  # noqa: SLF001 - another of this class
            corner = self.mapFrom(window, one.mapTo(window, face.topLeft()))
            ringed = ringed.united(QRect(corner, face.size()))
        return ringed

    def _drop_ring(self) -> None:
        if self._ring is not None:
            self._ring.drop()
            self._ring = None

    def setChecked(self, checked: bool) -> None:  # noqa: FBT001 - Qt's own shape
        self._set_by_us = True
        super().setChecked(checked)
        self._set_by_us = False

    def nextCheckState(self) -> None:
        self._set_by_us = True
        super().nextCheckState()
        self._set_by_us = False

    def minimumSizeHint(self) -> QSize:
        return self.least_size()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        face = paint_key(painter, self._look, QRectF(self.rect()), self.shape_now())
        self.paint_on(painter, face)
        painter.end()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        note_keyboard(self, used=False)
        self._drop_ring()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        note_keyboard(self, used=True)
        if event.isAutoRepeat():
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif is_arrow(event.key()):
            other = neighbour(self, self.window().findChildren(Touchable), event.key())
            if other is not None:
                other.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Not QAbstractButton's own: it takes Tab away from the other cards of an exclusive group.
        QWidget.focusInEvent(self, event)
        if keyboard_in_use(self) and self._ring is None:
            self._ring = FocusRing(self._look, self, self._ringed(), self.shape_now().radius_mm)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ringed_with = ()
        self._drop_ring()
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        self._drop_ring()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._ring is not None:
            self._ring.set_around(self._look, self._ringed())
