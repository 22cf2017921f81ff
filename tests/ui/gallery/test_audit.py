"""The gate proves itself: each planted fault is reported, and a sound page is not."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.looks import a_look
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from tests.ui.gallery.planting import (
    LONG,
    Plant,
    audited,
    dressed,
    dressed_in,
    key,
    label,
    picture,
    rules,
    sound,
)
from ui.gallery.audit import audit_theme, audit_window
from ui.gallery.contrast import contrast
from ui.theme.look import Look
from ui.theme.tokens import THEMES
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.look_sample import LookSample
from ui.widgets.ruby_label import RubyLabel


def too_small(parent: QWidget, look: Look) -> QWidget:
    return key(parent, look, size=(60.0, 12.0))


def too_narrow(parent: QWidget, look: Look) -> QWidget:
    return key(parent, look, "戻", size=(13.0, 30.0))


def small_way_forward(parent: QWidget, look: Look) -> QWidget:
    made = KeyButton(look, "planted", "つぎへ", kind=Kind.PRIMARY, parent=parent)
    made.setGeometry(look.mm(20), look.mm(20), look.mm(100), look.mm(18))
    return made


def small_character_key(parent: QWidget, look: Look) -> QWidget:
    made = KeyButton(look, "あ", "あ", kind=Kind.CHARACTER, parent=parent)
    made.setGeometry(look.mm(20), look.mm(20), look.mm(18), look.mm(24))
    return made


def cut_off_by_its_parent(parent: QWidget, look: Look) -> QWidget:
    frame = QWidget(parent)
    frame.setGeometry(0, 0, look.mm(70), look.mm(32))
    return key(frame, look)


def too_close(parent: QWidget, look: Look) -> QWidget:
    key(parent, look, at=(82.0, 20.0))
    return key(parent, look)


def too_close_below(parent: QWidget, look: Look) -> QWidget:
    key(parent, look, at=(20.0, 51.0))
    return key(parent, look)


def one_on_the_other(parent: QWidget, look: Look) -> QWidget:
    key(parent, look, at=(50.0, 30.0))
    return key(parent, look)


def cut_by_what_it_stands_on(parent: QWidget, look: Look) -> QWidget:
    panel = QWidget(parent)
    panel.setGeometry(look.mm(20.0), look.mm(20.0), look.mm(90.0), look.mm(60.0))
    return key(panel, look, at=(40.0, 10.0))


def half_outside(parent: QWidget, look: Look) -> QWidget:
    return key(parent, look, at=(-20.0, 20.0))


def lower_edge_cut(parent: QWidget, look: Look) -> QWidget:
    holder = QWidget(parent)
    holder.setGeometry(look.mm(20), look.mm(20), look.mm(60), look.mm(18))
    return key(holder, look, at=(0.0, 0.0), size=(60.0, 20.0))


def clipped(parent: QWidget, look: Look) -> QWidget:
    return label(parent, look, LONG, (10, 10, 60, 10))


def clipped_by_qt(parent: QWidget, look: Look) -> QWidget:
    made = QLabel("区役所の手続きがここでできます", parent)
    made.setFont(look.font("head"))
    made.setGeometry(0, 0, look.mm(60), look.mm(20))
    return made


def label_of_a_key_cut(parent: QWidget, look: Look) -> QWidget:
    return key(parent, look, LONG, size=(40.0, 16.0))


def word_broken(parent: QWidget, look: Look) -> QWidget:
    return label(parent, look, "てつづき\u200bする", (10, 10, 30, 120))


def latin_word_broken(parent: QWidget, look: Look) -> QWidget:
    return label(parent, look, "Certificate of residence", (10, 10, 40, 200))


def word_torn_at_a_hyphen(parent: QWidget, look: Look) -> QWidget:
    return key(parent, look, "Lan\u00adguage", size=(24.0, 40.0))


def word_of_a_sample_broken(parent: QWidget, look: Look) -> QWidget:
    made = LookSample(look, "planted", "くらい", parent=parent)
    made.setGeometry(look.mm(20), look.mm(20), look.mm(20), look.mm(60))
    return made


def words_on_words(parent: QWidget, look: Look) -> QWidget:
    label(parent, look, "お名前", (10, 10, 80, 25))
    return label(parent, look, "ご住所", (20, 20, 80, 25))


def words_on_a_key(parent: QWidget, look: Look) -> QWidget:
    key(parent, look)
    return label(parent, look, "お名前", (30, 30, 80, 25))


def without_a_name(parent: QWidget, look: Look) -> QWidget:
    return key(parent, look, "")


def untranslated(parent: QWidget, look: Look) -> QWidget:
    return RubyLabel(look, "visit.back.label", parent=parent)


def empty_place(parent: QWidget, look: Look) -> QWidget:
    return label(parent, look, "あと {count}つ", (10, 10, 100, 25))


def pale(parent: QWidget, look: Look) -> QWidget:
    return label(parent, dressed(look, ink="#888888"), "お名前", (70, 40, 100, 25))


def pale_on_a_key(parent: QWidget, look: Look) -> QWidget:
    return key(parent, dressed(look, surface="#777777"))


def drawing_as_pale_as_its_faces(parent: QWidget, look: Look) -> QWidget:
    pale = look.palette.art_tint
    palette = dataclasses.replace(look.palette, art_line=pale, ink=pale)
    return picture(parent, dressed_in(look, palette), "hero")


def icon_as_pale_as_its_ground(parent: QWidget, look: Look) -> QWidget:
    palette = dataclasses.replace(look.palette, accent=look.palette.bg)
    return picture(parent, dressed_in(look, palette), "help")


def drawing_cut(parent: QWidget, look: Look) -> QWidget:
    frame = QWidget(parent)
    frame.setGeometry(0, 0, look.mm(80.0), look.mm(90.0))
    return picture(frame, look, "printer")


def pressed_as_dark_as_its_words(parent: QWidget, look: Look) -> QWidget:
    palette = dataclasses.replace(look.palette, press=look.palette.on_press)
    return key(parent, dressed_in(look, palette), at=(100.0, 60.0))


def never_reached(parent: QWidget, look: Look) -> QWidget:
    made = key(parent, look)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made


def reached_backwards(parent: QWidget, look: Look) -> QWidget:
    key(parent, look, at=(90.0, 20.0))
    return key(parent, look)


def reached_upwards(parent: QWidget, look: Look) -> QWidget:
    key(parent, look, at=(20.0, 60.0))
    return key(parent, look)


PLANTED: list[tuple[Plant, str]] = [
    (too_small, "target-size"),
    (too_narrow, "target-size"),
    (small_way_forward, "target-size"),
    (small_character_key, "target-size"),
    (cut_off_by_its_parent, "target-size"),
    (too_close, "gap"),
    (too_close_below, "gap"),
    (one_on_the_other, "gap"),
    (half_outside, "outside"),
    (cut_by_what_it_stands_on, "outside"),
    (lower_edge_cut, "clipped"),
    (clipped, "clipped"),
    (clipped_by_qt, "clipped"),
    (label_of_a_key_cut, "clipped"),
    (word_broken, "word-break"),
    (latin_word_broken, "word-break"),
    (word_torn_at_a_hyphen, "word-break"),
    (word_of_a_sample_broken, "word-break"),
    (words_on_words, "overlap"),
    (words_on_a_key, "overlap"),
    (without_a_name, "no-name"),
    (untranslated, "untranslated"),
    (empty_place, "untranslated"),
    (pale, "pale"),
    (pale_on_a_key, "pale"),
    (drawing_as_pale_as_its_faces, "dim"),
    (icon_as_pale_as_its_ground, "dim"),
    (drawing_cut, "cut"),
    (pressed_as_dark_as_its_words, "pressed"),
    (never_reached, "focus-order"),
    (reached_backwards, "focus-order"),
    (reached_upwards, "focus-order"),
]
"""Thirty-two spoiled widgets, each with the rule that it breaks."""


@pytest.mark.parametrize(
    ("plant", "rule"), PLANTED, ids=lambda value: value if isinstance(value, str) else value.__name__
)
def test_planted_fault_is_reported(qtbot: QtBot, plant: Plant, rule: str) -> None:
    assert rule in rules(audited(qtbot, plant))


def test_sound_key_is_not_reported(qtbot: QtBot) -> None:
    assert audited(qtbot, sound) == ()


def test_violation_names_widget_and_figure(qtbot: QtBot) -> None:
    found = next(one for one in audited(qtbot, too_small) if one.rule == "target-size")
    assert found.widget == "KeyButton(planted)"
    assert "12.2 mm" in found.figure or "12.1 mm" in found.figure


def test_spoiled_page_is_reported(shown: ShownScreens) -> None:
    shown.show(samples.who())
    assert audit_window(shown.presenter.window, shown.presenter.look, page=shown.page) == ()
    shown.page.setFixedHeight(60)
    assert audit_window(shown.presenter.window, shown.presenter.look) != ()


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_has_the_contrast_it_promises(theme: str) -> None:
    assert audit_theme(a_look(theme=theme)) == ()


def test_words_that_nobody_says_are_reported(shown: ShownScreens) -> None:
    screen = samples.who()
    shown.show(screen)
    mute = dataclasses.replace(screen, spoken=(), private=())
    found = audit_window(shown.presenter.window, shown.presenter.look, page=shown.page, screen=mute)
    assert {one.rule for one in found} == {"unspoken"}


def test_target_out_of_low_reach_is_reported(qtbot: QtBot) -> None:
    assert rules(audited(qtbot, sound, a_look(low_reach=True))) == {"reach"}


def test_pale_ink_is_reported() -> None:
    found = audit_theme(dressed(a_look(), ink="#888888"))
    assert {one.widget for one in found} >= {"ink on bg", "ink on surface"}


def test_contrast_is_the_formula_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#1a1a1a", "#f7f5f0") == pytest.approx(16.0, abs=0.1)
