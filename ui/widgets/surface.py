"""Base of everything made of several widgets: hands its look on and arranges itself again."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from ui.theme.look import Look


@runtime_checkable
class Looked(Protocol):
    """Anything that paints itself after a look."""

    def set_look(self, look: Look) -> None: ...


@runtime_checkable
class Forgetful(Protocol):
    """Anything that holds what a person typed."""

    def forget(self) -> None: ...


class Surface(QWidget):
    """A part of a page. A subclass builds its parts once and sets lengths in `arrange`."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look

    @property
    def look(self) -> Look:
        return self._look

    def set_look(self, look: Look) -> None:
        before, self._look = self._look, look
        dress(self, look)
        if not look.recolours(before):
            self.arrange()
            self.updateGeometry()
        self.update()

    def arrange(self) -> None:
        """Sets margins, gaps and fixed sizes for the present look."""


def dress(widget: QWidget, look: Look) -> None:
    """Gives the look to everything below `widget`; a compound hands it on to its own parts."""
    for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if isinstance(child, Looked):
            child.set_look(look)
        else:
            dress(child, look)


def forget_below(widget: QWidget) -> None:
    """Makes everything below `widget` forget what a person typed."""
    for child in widget.findChildren(QWidget):
        if isinstance(child, Forgetful):
            child.forget()


def bare(layout: QLayout, spacing: int = 0) -> None:
    """No margins, and this gap in pixels."""
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)


def clear(layout: QLayout) -> None:
    """Takes everything out of a layout and lets it go."""
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        if inner is not None:
            clear(inner)
        gone = item.widget()
        if gone is not None:
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()
