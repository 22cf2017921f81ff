"""Small parts that several pages are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.visit.screen import Button
from ui.theme.look import Look
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.picture import Picture


def inline_key(
    look: Look, button: Button, pressed: Callable[[str], None], *, height: float = 26.0
) -> KeyButton:
    """A button inside the content, as high as asked (mm) and as wide as its words with air around them."""
    key = KeyButton(look, button.id, button.label, kind=Kind.KEY, icon=button.icon)
    key.setObjectName(f"button:{button.id}")
    key.set_missing(button.missing)
    key.activated.connect(pressed)
    key.refused.connect(pressed)
    key.setMinimumHeight(look.mm(height))
    key.setMaximumHeight(look.mm(max(height, 2.8 * look.text.label)))
    key.setMinimumWidth(look.mm(min(150.0, 110.0 if look.portrait else 150.0)))
    return key


def box_of(parent: QWidget, look: Look, *, upright: bool, gap: float = 0.0) -> QBoxLayout:
    """A layout without margins: one below the other, or side by side; `gap` in mm."""
    box: QBoxLayout = QVBoxLayout(parent) if upright else QHBoxLayout(parent)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(look.mm(gap))
    return box


def column(look: Look, parts: Iterable[QWidget], *, gap: float) -> QVBoxLayout:
    """Widgets below one another; `gap` in mm."""
    box = QVBoxLayout()
    box.setSpacing(look.mm(gap))
    for part in parts:
        box.addWidget(part)
    return box


def drawing(look: Look, name: str, width: float, height: float) -> Picture:
    """A drawing of at most this size in mm; it gives way where room is short."""
    picture = Picture(look, name)
    picture.setMaximumSize(look.mm(width), look.mm(height))
    picture.setMinimumSize(look.mm(width * 0.4), look.mm(height * 0.4))
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    picture.setSizePolicy(policy)
    return picture


def left_aligned(widget: QWidget) -> QHBoxLayout:
    """The widget at its own width, room to its right."""
    row = QHBoxLayout()
    row.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
    row.addStretch(1)
    return row
