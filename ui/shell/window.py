"""The one window: full screen on a kiosk, a fixed size anywhere else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import (
    QCloseEvent,
    QInputDevice,
    QInputEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from ui.shell.darkness import Darkness
from ui.shell.frame import Frame
from ui.shell.last_resort import LastResort, ResortWords
from ui.shell.touch_note import TouchNote
from ui.shell.touches import Touches, Trouble
from ui.theme.look import Look
from ui.widgets.focus_ring import note_keyboard
from ui.widgets.marks import plain
from ui.widgets.reading_parts import be_window
from ui.widgets.surface import dress, forget_below
from ui.widgets.touch_guard import TouchGuard
from ui.widgets.touchable import Touchable

_TOUCHES = frozenset((QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin))
_SIGNS_OF_LIFE = _TOUCHES | {QEvent.Type.KeyPress}


class KioskWindow(QWidget):
    """Hosts the frame; shows the last resort instead when nothing else can be shown.

    Args:
        closing: Called once when the window is to close, before it does: forget everything.
        touched: Called at every touch or key, wherever it lands, but not at those that repeat by themselves.
    """

    def __init__(
        self, look: Look, closing: Callable[[], None], *, touched: Callable[[], None] | None = None
    ) -> None:
        super().__init__()
        be_window(self)
        self._look = look
        self._closing: Callable[[], None] | None = closing
        self._touched = touched
        self._last_resort: LastResort | None = None
        self.frame = Frame(look, self)
        self.guard = TouchGuard(self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.frame)
        self.brightened: Callable[[], None] = lambda: None
        self._darkness = Darkness(self, self._brighten)
        self.note = TouchNote(look, self)
        self._answered = ""
        self.touches = Touches(self, lambda: self._look.metrics.pixels_per_mm)
        self.touches.told.connect(self._tell)
        note_keyboard(self, used=False)

    @property
    def last_resort(self) -> LastResort | None:
        """The last resort where it is shown now."""
        return self._last_resort

    def steps(self) -> list[Touchable]:
        """Everything that can be pressed now, in the order of focus."""
        return self.frame.steps() if self._last_resort is None else self._last_resort.steps()

    def set_look(self, look: Look) -> None:
        """Everything below repaints at once."""
        self._look = look
        dress(self, look)

    def set_title(self, marked: str) -> None:
        """What is shown now, for whoever reads the window's name."""
        self.setAccessibleName(plain(marked))

    def set_dark(self, *, dark: bool) -> None:
        """Black over everything, until `brightened` is called because somebody touched it."""
        if dark:
            self._darkness.fall()
        else:
            self._darkness.lift()

    def _is_of_glass(self, event: QInputEvent) -> bool:
        """What a touch screen says is taken point by point; a mouse is only looked after."""
        if isinstance(event, QTouchEvent):
            if event.deviceType() is QInputDevice.DeviceType.TouchPad:
                return False
            self.touches.take(event)
            return True
        if isinstance(event, QMouseEvent):
            self.touches.note_mouse(event)
        return False

    def answer(self, sentence: str) -> None:
        """Shows what the last key did not do, until the next key or touch; empty: no more."""
        if sentence != self._answered:
            self._answered = sentence
            self.note.answer(sentence, self._room_for_note())
            self._stay_dark()

    def _tell(self, trouble: Trouble | None) -> None:
        self.note.tell(trouble, self._room_for_note())
        self._stay_dark()

    def _room_for_note(self) -> tuple[int, int]:
        """Beside the keys of the top band, where there is room for a sentence."""
        keys = [key.mapTo(self, QPoint(0, 0)).x() for key in self.frame.top.keys if key.isVisible()]
        left, right = self.frame.top.x(), min(keys, default=self.width())
        return left, right if right - left > self.width() // 2 else self.width()

    def _stay_dark(self) -> None:
        if self._darkness.isVisible():
            self._darkness.fall()

    def _brighten(self) -> None:
        self.brightened()

    def show_fixed(self) -> None:
        """A window of exactly the look's size."""
        self.setFixedSize(*self._look.metrics.size_px)
        self.show()
        self.activateWindow()

    def show_full(self) -> None:
        """Over the whole display, without a cursor's way out."""
        self.showFullScreen()
        self.activateWindow()

    def show_last_resort(self, words: ResortWords, pressed: Callable[[str], None]) -> LastResort:
        """Forgets what was typed and replaces everything; `pressed` is told which key was pressed."""
        self.forget()
        self.set_dark(dark=False)  # whoever stands before it has to see that it goes on
        self.leave_last_resort()
        self.set_title(words.title)
        shown = LastResort(self._look, words, parent=self)
        shown.pressed.connect(pressed)
        self._last_resort = shown
        self._stack.addWidget(shown)
        self._stack.setCurrentWidget(shown)
        shown.key.setFocus()
        return shown

    def leave_last_resort(self) -> None:
        """Back to the frame."""
        if self._last_resort is not None:
            self._stack.removeWidget(self._last_resort)
            self._last_resort.deleteLater()
            self._last_resort = None
        self._stack.setCurrentWidget(self.frame)

    def forget(self) -> None:
        """Clears every widget that holds what a person typed, hidden pages included."""
        self.set_title("")
        forget_below(self)
        self.guard.forget()
        self.touches.forget()
        self.answer("")

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            app = QApplication.instance()
            if app is not None:
                app.installEventFilter(self)
        elif event.type() == QEvent.Type.Hide:
            app = QApplication.instance()
            if app is not None:
                app.removeEventFilter(self)
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Of every event of the application: what is no touch and no key has to cost next to nothing.
        if not isinstance(event, QInputEvent):
            return False
        if not watched.isWidgetType():
            return watched == self.windowHandle() and self._is_of_glass(event)
        if (
            event.type() is QEvent.Type.MouseButtonRelease
            and event.spontaneous()
            and self.touches.mouse_rested
        ):
            return True
        if event.type() in _SIGNS_OF_LIFE and not _repeats(event):
            if event.type() in _TOUCHES:
                note_keyboard(self, used=False)
            else:
                note_keyboard(self, used=True)
            self.answer("")
            if self._touched is not None:
                self._touched()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.frame.arrange()
        if self._darkness.isVisible():
            self._darkness.fall()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.forget()
        closing, self._closing = self._closing, None
        if closing is not None:
            closing()
        super().closeEvent(event)


def _repeats(event: QInputEvent) -> bool:
    """A key that something lies on is no sign that somebody is there."""
    return isinstance(event, QKeyEvent) and event.isAutoRepeat()
