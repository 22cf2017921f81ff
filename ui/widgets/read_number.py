"""How a screen reader reads and sets the number of a stepper: as a value with limits, said with its unit."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleValueInterface
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import Shiboken

from ui.widgets.marks import plain
from ui.widgets.read_entry import ReadLetters
from ui.widgets.stepper import Plate


class ReadNumber(QAccessibleWidget):
    """The keys beside it are buttons of their own; its text is the number with its unit (2通)."""

    def __init__(self, plate: Plate) -> None:
        super().__init__(plate, QAccessible.Role.SpinBox)
        self._plate = plate
        kinds = QAccessible.InterfaceType
        self._sides = {
            kinds.ValueInterface: _Number(plate),
            kinds.TextInterface: ReadLetters(plate, self._words),
        }

    def text(self, kind: QAccessible.Text) -> str:
        return self._words() if kind is QAccessible.Text.Value else super().text(kind)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        # As in `read_entry`: Qt's own answer cannot be asked for from Python.
        return self._sides.get(kind) or Shiboken.VoidPtr(0)  # type: ignore[return-value]

    def _words(self) -> str:
        return plain(self._plate.value_words)


class _Number(QAccessibleValueInterface):
    def __init__(self, plate: Plate) -> None:
        super().__init__()
        self._plate = plate

    def currentValue(self) -> int:
        """The least that it can be while it is covered."""
        return self.minimumValue() if self._plate.covered else self._plate.number

    def minimumValue(self) -> int:
        return self._plate.stepper.limits[0]

    def maximumValue(self) -> int:
        return self._plate.stepper.limits[1]

    def minimumStepSize(self) -> int:
        return 1

    def setCurrentValue(self, value: object) -> None:
        """As by the keys: a limit is said and never passed."""
        if isinstance(value, int | float):
            self._plate.stepper.ask_for(round(value))
