"""Pages are made of our own widgets: Qt's scroll and drag, and know no millimetres."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QWidget,
)

from ui.gallery.violation import Violation, name_of

_OUR_OWN = "ui."
_NEVER = (QAbstractScrollArea, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit)
"""What a page is tempted to use all the same, if under a name of its own: drags, scrolls, lists that open."""


def own_kinds(shown: list[QWidget]) -> Iterator[Violation]:
    """Every widget is one of the product's, or a bare frame that only holds others."""
    for widget in shown:
        if isinstance(widget, _NEVER):
            yield Violation("kind", name_of(widget), "drags, scrolls, or opens a list")
        elif type(widget) is not QWidget and not _is_ours(type(widget)):
            yield Violation("kind", name_of(widget), "no widget of the product: nothing here can measure it")
        elif _takes_keys_only(widget) and not widget.accessibleName().strip():
            yield Violation("kind", name_of(widget), "takes the focus, and has no name")
        elif widget.graphicsEffect() is not None:
            yield Violation(
                "kind", name_of(widget), "drawn through an effect: colours are no longer the theme's"
            )


def _is_ours(kind: type[QWidget]) -> bool:
    return kind.__module__.startswith(_OUR_OWN)


def _takes_keys_only(widget: QWidget) -> bool:
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not isinstance(widget, QAbstractButton)
