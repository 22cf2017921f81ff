"""What neither finger nor eye would find is reported: covered, faint, unmarked, or no part of ours."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGraphicsOpacityEffect,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.fakes.looks import a_look
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from tests.ui.gallery.planting import Plant, audited, key, label, rules, sound
from ui.gallery.audit import audit_window
from ui.gallery.violation import name_of
from ui.theme.look import Look
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.surface import Surface


class Pressable(QWidget):
    """Takes touches, and is nothing that the rules measure."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()


class Painted(QWidget):
    """Writes by itself, too pale to be read."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(Qt.GlobalColor.lightGray)
        painter.drawText(self.rect(), 0, "ほとんど見えない")
        painter.end()


def strange(kind: type[QWidget]) -> Plant:
    def plant(parent: QWidget, look: Look) -> QWidget:
        made = kind(parent)
        made.setGeometry(100, 100, look.mm(40.0), look.mm(20.0))
        return made

    return plant


def glass(parent: QWidget, look: Look) -> QWidget:
    made = key(parent, look)
    over = QWidget(parent)
    over.setGeometry(parent.rect())
    return made


def half_under_a_panel(parent: QWidget, look: Look) -> QWidget:
    made = label(parent, look, "たいせつな\u200b話", (10, 10, 150, 25))
    panel = QWidget(parent)
    panel.setAutoFillBackground(True)
    panel.setGeometry(look.mm(40.0), look.mm(5.0), look.mm(60.0), look.mm(40.0))
    return made


def without_an_edge(parent: QWidget, look: Look) -> QWidget:
    ground = look.palette.bg
    same = dataclasses.replace(look.palette, line=ground, surface=ground, edge=ground)
    tokens = dataclasses.replace(look.tokens, palettes={**look.tokens.palettes, look.metrics.theme: same})
    parent.setStyleSheet(f"background: {ground}")
    return key(parent, dataclasses.replace(look, tokens=tokens))


def without_a_mark(parent: QWidget, look: Look) -> QWidget:
    made = key(parent, look)

    def nothing(event: QFocusEvent) -> None:
        event.accept()

    made.focusInEvent = nothing  # type: ignore[method-assign]
    return made


def one_of_two_without_a_mark(parent: QWidget, look: Look) -> QWidget:
    made = without_a_mark(parent, look)
    key(parent, look, "つぎへ", at=(120.0, 20.0), id="sound")
    return made


def character_key_that_asks_for_little(parent: QWidget, look: Look) -> QWidget:
    made = KeyButton(look, "い", "い", kind=Kind.CHARACTER, parent=parent)
    made.least_mm = 12.0
    made.setGeometry(look.mm(20.0), look.mm(20.0), look.mm(17.0), look.mm(17.0))
    return made


def key_that_asks_for_little(parent: QWidget, look: Look) -> QWidget:
    made = key(parent, look, "い", size=(13.0, 13.0))
    made.least_mm = 8.0
    return made


def icon_alone(parent: QWidget, look: Look) -> QWidget:
    made = KeyButton(look, "back", icon="back", parent=parent)
    made.setAccessibleName("もどる")
    made.setGeometry(look.mm(20.0), look.mm(20.0), look.mm(60.0), look.mm(30.0))
    return made


def nothing_on_it(parent: QWidget, look: Look) -> QWidget:
    made = key(parent, look, "")
    made.setAccessibleName("もどる")
    return made


def see_through(parent: QWidget, look: Look) -> QWidget:
    made = key(parent, look)
    effect = QGraphicsOpacityEffect(made)
    effect.setOpacity(0.05)
    made.setGraphicsEffect(effect)
    return made


def let_through(parent: QWidget, look: Look) -> QWidget:
    made = key(parent, look)
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return made


def on_ground_that_lets_through(parent: QWidget, look: Look) -> QWidget:
    ground = Surface(look, parent)
    ground.setGeometry(parent.rect())
    ground.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return key(ground, look)


def switched_off(parent: QWidget, look: Look) -> QWidget:
    made = key(parent, look)
    made.setEnabled(False)
    return made


def nameless_stop(parent: QWidget, look: Look) -> QWidget:
    made = QFrame(parent)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def reached_up_and_left(parent: QWidget, look: Look) -> QWidget:
    key(parent, look, "つぎ", at=(100.0, 120.0), id="first")
    return key(parent, look, at=(20.0, 20.0))


STRANGE = (Pressable, Painted, QLabel, QLineEdit, QComboBox, QSlider, QScrollArea)
PLANTED = [
    *((strange(one), "kind") for one in STRANGE),
    (nameless_stop, "kind"),
    (see_through, "kind"),
    (glass, "covered"),
    (half_under_a_panel, "covered"),
    (let_through, "dead"),
    (on_ground_that_lets_through, "dead"),
    (switched_off, "dead"),
    (without_an_edge, "faint"),
    (see_through, "faint"),
    (without_a_mark, "focus-mark"),
    (one_of_two_without_a_mark, "focus-mark"),
    (character_key_that_asks_for_little, "target-size"),
    (key_that_asks_for_little, "target-size"),
    (icon_alone, "no-name"),
    (nothing_on_it, "no-name"),
    (reached_up_and_left, "focus-order"),
]


@pytest.mark.parametrize(("plant", "rule"), PLANTED)
def test_planted_fault_is_reported(qtbot: QtBot, plant: Plant, rule: str) -> None:
    assert rule in rules(audited(qtbot, plant))


@pytest.mark.parametrize("theme", ["standard", "soft", "dark", "light"])
def test_sound_key_is_not_reported_in_any_theme(qtbot: QtBot, theme: str) -> None:
    def plant(parent: QWidget, look: Look) -> QWidget:
        parent.setStyleSheet(f"background: {look.palette.bg}")
        return sound(parent, look)

    assert audited(qtbot, plant, a_look(theme=theme)) == ()


def test_way_forward_in_an_ordinary_key_is_reported(shown: ShownScreens) -> None:
    screen = samples.who()
    shown.show(screen)
    forward = next(one for one in screen.buttons if one.place == "next")
    made = next(one for one in shown.presenter.window.findChildren(KeyButton) if one.id == forward.id)
    made.setFixedHeight(shown.presenter.look.mm(15.5))
    found = audit_window(shown.presenter.window, shown.presenter.look, page=shown.page, screen=screen)
    assert ("target-size", "15.6 mm high, at least 20") in {(one.rule, one.figure) for one in found}


def test_every_key_of_a_board_has_its_mark_looked_at(shown: ShownScreens) -> None:
    screen = samples.kana()
    shown.show(screen)
    window = shown.presenter.window
    made = next(one for one in window.findChildren(KeyButton) if one.id == "ぬ" and one.isVisible())
    made.focusInEvent = lambda event: event.accept()  # type: ignore[method-assign]
    picture = window.grab().toImage()
    found = audit_window(window, shown.presenter.look, page=shown.page, screen=screen, picture=picture)
    assert [one.widget for one in found if one.rule == "focus-mark"] == [name_of(made)]
