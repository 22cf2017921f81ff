from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from tests.fakes.stage import Stage
from ui.widgets.secret_entry import SecretEntry

DIGITS = (9, 1, 7, 3)


def an_entry(stage: Stage) -> SecretEntry:
    entry = SecretEntry(stage.look, 4)
    stage.put(entry, 10, 10, 130, 34)
    for digit in DIGITS:
        entry.push(digit)
    return entry


def everything_said(entry: SecretEntry) -> str:
    """All that Qt's properties or a screen reader could give away."""
    widgets = [entry, *entry.findChildren(QWidget)]
    said = [
        widget.objectName() + widget.accessibleName() + widget.accessibleDescription() for widget in widgets
    ]
    for widget in widgets:
        interface = QAccessible.queryAccessibleInterface(widget)
        said += [interface.text(part) for part in (QAccessible.Text.Name, QAccessible.Text.Value)]
    for child in [entry, *entry.findChildren(QObject)]:
        said += [bytes(name.data()).decode() for name in child.dynamicPropertyNames()]
    return "\n".join(said)


def test_taken_digits_leave_nothing_behind(stage: Stage) -> None:
    entry = an_entry(stage)
    assert entry.complete
    taken = entry.take()
    assert taken == bytearray(b"9173")
    assert (entry.count, entry.complete) == (0, False)
    assert set(entry._digits) == {0}
    assert entry.take() == bytearray()


def test_forgotten_digits_are_overwritten_in_place(stage: Stage) -> None:
    entry = an_entry(stage)
    buffer = entry._digits
    entry.forget()
    assert entry._digits is buffer
    assert buffer == bytearray(4)


def test_erased_digit_is_overwritten(stage: Stage) -> None:
    entry = an_entry(stage)
    entry.erase()
    assert entry._digits[3] == 0
    assert entry.count == 3


def test_full_entry_takes_no_more_and_keeps_what_it_has(stage: Stage) -> None:
    counts: list[object] = []
    entry = an_entry(stage)
    entry.changed.connect(counts.append)
    entry.push(5)
    assert counts == []
    assert entry.take() == bytearray(b"9173")


def test_digits_appear_nowhere_but_in_the_buffer(stage: Stage) -> None:
    entry = an_entry(stage)
    places = {str(place) for place in range(5)}  # a cell says which it is, from the first to the fourth
    assert set(everything_said(entry)) & (set("9173") - places) == set()


def test_every_digit_looks_the_same(stage: Stage) -> None:
    pictures = []
    for digit in (1, 8):
        entry = SecretEntry(stage.look, 4)
        stage.put(entry, 10, 10, 130, 34)
        entry.push(digit)
        pictures.append(stage.grab(entry.geometry()).toImage())
        entry.setParent(None)
    assert pictures[0] == pictures[1]
