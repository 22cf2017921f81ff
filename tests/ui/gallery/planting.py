"""Widgets planted in an empty window, for the gates that measure them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.looks import a_look
from ui.gallery.audit import audit_window
from ui.gallery.violation import Violation
from ui.theme.look import Look
from ui.theme.tokens import Palette
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.picture import Picture
from ui.widgets.ruby_label import RubyLabel

LONG = "区役所の\u200b手続きが\u200bここで\u200bできます"
Plant = Callable[[QWidget, Look], QWidget]


def key(parent: QWidget, look: Look, label: str = "もどる", *, at: tuple[float, float] = (20.0, 20.0),
        size: tuple[float, float] = (60.0, 30.0), id: str = "planted") -> KeyButton:  # noqa: A002 # fmt: skip
    made = KeyButton(look, id, label, kind=Kind.KEY, parent=parent)
    made.setObjectName("planted")
    made.setGeometry(look.mm(at[0]), look.mm(at[1]), look.mm(size[0]), look.mm(size[1]))
    return made


def dressed(look: Look, *, ink: str | None = None, surface: str | None = None) -> Look:
    """The same look with other colours than the theme's."""
    palette = look.palette
    return dressed_in(
        look, dataclasses.replace(palette, ink=ink or palette.ink, surface=surface or palette.surface)
    )


def dressed_in(look: Look, palette: Palette) -> Look:
    """The same look with a palette of its own."""
    tokens = dataclasses.replace(look.tokens, palettes={**look.tokens.palettes, look.metrics.theme: palette})
    return dataclasses.replace(look, tokens=tokens)


def on_the_page(parent: QWidget, look: Look) -> None:
    """What is planted stands on the theme's ground."""
    parent.setStyleSheet(f"background: {look.palette.bg}")


def picture(parent: QWidget, look: Look, name: str, *, size: tuple[float, float] = (80.0, 60.0)) -> Picture:
    on_the_page(parent, look)
    made = Picture(look, name, parent=parent)
    made.setGeometry(look.mm(20.0), look.mm(20.0), look.mm(size[0]), look.mm(size[1]))
    return made


def label(parent: QWidget, look: Look, marked: str, box: tuple[int, int, int, int]) -> RubyLabel:
    made = RubyLabel(look, marked, role="head", parent=parent)
    made.setGeometry(*(look.mm(float(side)) for side in box))
    return made


def sound(parent: QWidget, look: Look) -> QWidget:
    return key(parent, look)


def audited(qtbot: QtBot, plant: Plant, look: Look | None = None) -> tuple[Violation, ...]:
    """What the audit finds in a window of the display's size that holds what was planted alone."""
    look = look or a_look()
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(*look.metrics.size_px)
    plant(window, look)
    window.show()
    qtbot.waitExposed(window)
    return audit_window(window, look, picture=window.grab().toImage())


def rules(found: tuple[Violation, ...]) -> set[str]:
    return {one.rule for one in found}
