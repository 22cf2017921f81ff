"""How a screen reader reads what was typed on a board: as the text of an entry, letter by letter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleTextInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import Shiboken

from ui.widgets.text_field import TextField

_TEXT = QAccessible.InterfaceType.TextInterface


class ReadEntry(QAccessibleWidget):
    """Read, not written: board and keyboard do the typing. Covered letters are dots here, too."""

    def __init__(self, field: TextField) -> None:
        super().__init__(field, QAccessible.Role.EditableText)
        self._field = field
        self._letters = ReadLetters(field, field.text)

    def text(self, kind: QAccessible.Text) -> str:
        return self._field.text() if kind is QAccessible.Text.Value else super().text(kind)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        # Qt's own answer cannot be asked for from Python (it is a bare address); nothing is pressed here.
        return self._letters if kind is _TEXT else Shiboken.VoidPtr(0)  # type: ignore[return-value]


class ReadLetters(QAccessibleTextInterface):
    """The letters that are shown; the caret always stands after the last one."""

    def __init__(self, widget: QWidget, shown: Callable[[], str]) -> None:
        super().__init__()
        self._widget, self._shown = widget, shown

    def text(self, start: int, end: int) -> str:
        return self._shown()[start:end]

    def characterCount(self) -> int:
        return len(self._shown())

    def cursorPosition(self) -> int:
        return len(self._shown())

    def characterRect(self, offset: int) -> QRect:
        return QRect(self._widget.mapToGlobal(QPoint()), self._widget.size())

    def offsetAtPoint(self, point: QPoint) -> int:
        return len(self._shown())

    def selectionCount(self) -> int:
        return 0

    def addSelection(self, start: int, end: int) -> None:
        """Nothing is selected on a board."""

    def removeSelection(self, index: int) -> None:
        """Nothing is selected on a board."""

    def setSelection(self, index: int, start: int, end: int) -> None:
        """Nothing is selected on a board."""

    def setCursorPosition(self, position: int) -> None:
        """The board writes at the end."""

    def scrollToSubstring(self, start: int, end: int) -> None:
        """All of it is always seen."""
