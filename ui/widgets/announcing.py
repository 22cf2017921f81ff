"""What a screen reader is told at once, whatever has its focus: Qt's announcements and changes of a text.

Not the kiosk's own voice, which hears of everything by the screens (`ui.speech`).
"""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleTextInsertEvent,
    QAccessibleTextRemoveEvent,
)
from PySide6.QtWidgets import QWidget

from ui.widgets.marks import plain

DOT = "\u25cf"
"""Stands for a letter that is covered."""


def announce(widget: QWidget, marked: str) -> None:
    """Says it about this widget, after what the reader is saying."""
    if marked and widget.isVisible():
        tell(widget, QAccessibleAnnouncementEvent(widget, plain(marked)))


def announce_text(widget: QWidget, before: str, after: str) -> None:
    """Tells what has gone from a text and what has come to it, the one after the other.

    What has gone is not said again where the text has been covered or forgotten: it was to go.
    """
    same = _same(before, after)
    gone, come = before[same:], after[same:]
    if gone:
        tell(widget, QAccessibleTextRemoveEvent(widget, same, gone if is_open(after) else DOT * len(gone)))
    if come:
        tell(widget, QAccessibleTextInsertEvent(widget, same, come))


def is_open(text: str) -> bool:
    """Whether there are letters and none of them is covered."""
    return bool(text) and DOT not in text


def tell(widget: QWidget, event: QAccessibleEvent) -> None:
    """Costs nothing where no reader listens.

    What is told while another program's press is being answered is lost on the bus, so it waits for the end.
    """
    if QAccessible.isActive():
        QTimer.singleShot(0, widget, lambda: QAccessible.updateAccessibility(event))


def _same(before: str, after: str) -> int:
    """How many letters both begin with."""
    pairs = zip(before, after, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(before), len(after)))
