"""How another program sees and presses things: a screen reader, or any client of the accessibility bus.

Qt's own interface of a button sinks it and clicks 100 ms later; a second press in between only starts the
100 ms anew and is lost (`QAbstractButton::animateClick`). Here every press counts, at once.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from ui.widgets.read_entry import ReadEntry
from ui.widgets.read_number import ReadNumber
from ui.widgets.reading_parts import part_of
from ui.widgets.stepper import Plate
from ui.widgets.text_field import TextField
from ui.widgets.touchable import Choosing, Touchable


class PressedAtOnce(QAccessibleWidget):
    """A button, or a choice that is made or not; a text where a touch would do nothing."""

    def __init__(self, touchable: Touchable) -> None:
        super().__init__(touchable, _role(touchable))
        self._touchable = touchable

    def role(self) -> QAccessible.Role:
        return _role(self._touchable)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.pressed = self._touchable.isDown()
        place = self._touchable.choosing is Choosing.PLACE
        state.checkable = self._is_choice and not self._touchable.covered
        state.checked = state.checkable and self._touchable.chosen
        state.selectable, state.selected = place, place and self._touchable.chosen
        return state

    def actionNames(self) -> list[str]:
        return [] if self._touchable.only_seen else [self._press, *super().actionNames()]

    def doAction(self, name: str) -> None:
        if name == self._press and not self._touchable.only_seen:
            self._touchable.press_by_program()
        else:
            super().doAction(name)

    @property
    def _press(self) -> str:
        actions = QAccessibleActionInterface
        return actions.toggleAction() if self._is_choice else actions.pressAction()

    @property
    def _is_choice(self) -> bool:
        return self._touchable.choosing in (Choosing.ONE, Choosing.EACH)


def let_programs_press() -> None:
    """From now on in this process; what has an interface already keeps the one it has."""
    QAccessible.installFactory(_interface_of)


def _interface_of(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, Touchable):
        return PressedAtOnce(thing)
    if isinstance(thing, TextField):
        return ReadEntry(thing)
    return ReadNumber(thing) if isinstance(thing, Plate) else part_of(thing)


def _role(touchable: Touchable) -> QAccessible.Role:
    if touchable.only_seen:
        return QAccessible.Role.StaticText
    match touchable.choosing:
        case Choosing.ONE:
            return QAccessible.Role.RadioButton
        case Choosing.EACH:
            return QAccessible.Role.CheckBox
        case Choosing.NOTHING | Choosing.PLACE:
            return QAccessible.Role.Button
