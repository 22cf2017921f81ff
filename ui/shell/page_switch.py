"""Changes the page by a short cross-fade, without sliding; in quiet mode at once."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.focus_ring import keyboard_in_use
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.surface import Surface, forget_below

FADE_MS = 160


@runtime_checkable
class Leading(Protocol):
    """A page that says where the focus goes when it appears."""

    def first_focus(self) -> QWidget | None: ...


class PageSwitch(Surface):
    """Holds the page that is shown. Pages belong to whoever made them; the switch only shows and hides."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._page: QWidget | None = None
        self._veil = _Veil(self)
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(FADE_MS)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.valueChanged.connect(self._veil.set_opacity)
        self._fade.finished.connect(self._veil.drop)

    @property
    def page(self) -> QWidget | None:
        return self._page

    @property
    def fading(self) -> bool:
        return self._fade.state() is QVariantAnimation.State.Running

    def show_page(self, page: QWidget) -> None:
        """Shows this page and puts the focus where it belongs; the same page again changes nothing."""
        if page is self._page:
            return
        before = self._page
        picture = self._picture_of(before)
        # Before it is placed: it may need more room then, and gets what the bands around can spare.
        self._page = page
        page.setParent(self)
        page.setGeometry(self.rect())
        page.show()
        if before is not None:
            before.hide()
        if picture is not None:
            self._veil.cover(picture, self)
            self._fade.start()
        self.focus_first()

    def focus_first(self) -> None:
        """What is missing first, then what the page asks for, else its first text."""
        page = self._page
        if page is None:
            return
        summary = next((found for found in page.findChildren(ErrorSummary) if found.isVisibleTo(page)), None)
        leading = page.first_focus() if isinstance(page, Leading) else None
        label = next((found for found in page.findChildren(RubyLabel) if found.isVisibleTo(page)), None)
        first = summary or leading or label
        if first is not None:
            reason = (
                Qt.FocusReason.TabFocusReason if keyboard_in_use(self) else Qt.FocusReason.OtherFocusReason
            )
            first.setFocus(reason)

    def forget(self) -> None:
        """Stops the fade, whose picture still shows the page before."""
        self._fade.stop()
        self._veil.drop()

    def forget_all(self) -> None:
        self.forget()
        forget_below(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._page is not None:
            self._page.setGeometry(self.rect())

    def _picture_of(self, page: QWidget | None) -> QPixmap | None:
        if page is None or self.look.quiet or not self.isVisible():
            return None
        return page.grab()


class _Veil(QWidget):
    """The page before, growing fainter over the new one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._picture: QPixmap | None = None
        self._opacity = 0.0
        self.hide()

    def cover(self, picture: QPixmap, over: QWidget) -> None:
        self._picture = picture
        self._opacity = 1.0
        self.setGeometry(over.rect())
        self.show()
        self.raise_()

    def set_opacity(self, opacity: object) -> None:
        self._opacity = opacity if isinstance(opacity, float) else 0.0
        self.update()

    def drop(self) -> None:
        self._picture = None
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            return
        painter = QPainter(self)
        painter.setOpacity(self._opacity)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()
