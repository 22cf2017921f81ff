"""What a part of a page is to a screen reader, where its class does not say it: heading, group, alert.

Said before the part joins a page: from then on a reader that listens may have asked, and is not told again.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from ui.widgets.marks import plain

_ROLES = {
    "heading": QAccessible.Role.Heading,
    "group": QAccessible.Role.Grouping,
    "window": QAccessible.Role.Window,
    "alert": QAccessible.Role.AlertMessage,
    "separator": QAccessible.Role.Separator,
}
_PROPERTY = "reading-part"


def be_heading(label: QWidget) -> None:
    """The title of the page: readers jump to it."""
    label.setProperty(_PROPERTY, "heading")


def be_group(widget: QWidget, marked: str) -> None:
    """What belongs together, by its name: the cards of a question, the keys of a pad."""
    widget.setProperty(_PROPERTY, "group")
    widget.setAccessibleName(plain(marked))


def be_window(window: QWidget) -> None:
    """The whole; its name is the title of what it shows."""
    window.setProperty(_PROPERTY, "window")


def be_alert(widget: QWidget) -> None:
    """What is wrong, and what to do next."""
    widget.setProperty(_PROPERTY, "alert")


def be_separator(widget: QWidget) -> None:
    """A line that says nothing."""
    widget.setProperty(_PROPERTY, "separator")


def part_of(thing: QObject) -> QAccessibleWidget | None:
    """How such a part is read; None for everything else."""
    role = _ROLES.get(str(thing.property(_PROPERTY)))
    return QAccessibleWidget(thing, role) if role is not None and isinstance(thing, QWidget) else None
