"""Digits that are never shown: they live in one bytearray, and leave it only as a whole."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.look import Look
from ui.widgets.entry_cells import EntryCells, digit_cells
from ui.widgets.surface import Surface, bare

_WIDTH = 28.0
_HEIGHT = 34.0
_ZERO = 0x30  # ASCII digit zero, as the card expects it


class SecretEntry(Surface):
    """Dots for what was entered. The digits have no printable form here: no string, no property, no log.

    Args:
        length: How many digits complete it.

    Signals:
        changed: Something was entered or erased; carries how many digits are there.
    """

    changed = Signal(int)

    def __init__(self, look: Look, length: int, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._length = length
        self._digits = bytearray(length)
        self._count = 0
        column = QVBoxLayout(self)
        bare(column)
        self._cells = EntryCells(look, digit_cells((length,), width=_WIDTH), height=_HEIGHT, parent=self)
        for cell in self._cells.cells:  # nothing to press there: a secret is never corrected digit by digit
            cell.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            cell.only_seen = True
        column.addWidget(self._cells)
        self._show()

    @property
    def length(self) -> int:
        """How many digits complete it."""
        return self._length

    @property
    def count(self) -> int:
        return self._count

    @property
    def complete(self) -> bool:
        return self._count == self._length

    @property
    def cells(self) -> EntryCells:
        return self._cells

    def push(self, digit: int) -> None:
        """One digit more; a full entry takes no more and keeps what it has."""
        if self.complete or not 0 <= digit <= 9:
            return
        self._digits[self._count] = _ZERO + digit
        self._count += 1
        self._tell()

    def erase(self) -> None:
        if self._count:
            self._count -= 1
            self._digits[self._count] = 0
            self._tell()

    def clear(self) -> None:
        self.forget()

    def set_problem(self, *, problem: bool) -> None:
        self._cells.set_problem(range(self._length) if problem else ())

    def take(self) -> bytearray:
        """Hands the digits over as ASCII bytes and keeps nothing; whoever takes them wipes them."""
        taken = self._digits[: self._count]
        self.forget()
        return taken

    def take_over(self, other: SecretEntry) -> None:
        """The digits of an entry that goes, byte by byte; it keeps nothing, and no other copy is made."""
        if other.length == self._length and other is not self:
            for at in range(self._length):
                self._digits[at], other._digits[at] = other._digits[at], 0
            self._count, other._count = other._count, 0
            self._show()
        other.forget()

    def forget(self) -> None:
        """Overwrites the digits with zeros in place."""
        for at in range(self._length):
            self._digits[at] = 0
        had, self._count = self._count, 0
        if had:
            self._tell()
        else:
            self._show()

    def _tell(self) -> None:
        self._show()
        self.changed.emit(self._count)

    def _show(self) -> None:
        self._cells.set_masked(self._count)
        self._cells.set_active(None if self.complete else self._count)
