"""The gate proves itself: each planted fault is reported, and a sound page is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.looks import a_look
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from ui.gallery.audit import Violation, audit_theme, audit_window
from ui.gallery.contrast import contrast
from ui.theme.look import Look
from ui.theme.tokens import THEMES
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.ruby_label import RubyLabel

Plant = Callable[[QWidget, Look], QWidget]


def key(parent: QWidget, look: Look, label: str = "もどる", *, at: tuple[float, float] = (20.0, 20.0),
        size: tuple[float, float] = (60.0, 30.0)) -> KeyButton:  # fmt: skip
    made = KeyButton(look, "planted", label, kind=Kind.KEY, parent=parent)
    made.setObjectName("planted")
    made.setGeometry(look.mm(at[0]), look.mm(at[1]), look.mm(size[0]), look.mm(size[1]))
    return made


def sound(parent: QWidget, look: Look) -> QWidget:
    return key(parent, look)


def too_small(parent: QWidget, look: Look) -> QWidget:
    return key(parent, look, size=(60.0, 12.0))


def cut_off_by_its_parent(parent: QWidget, look: Look) -> QWidget:
    frame = QWidget(parent)
    frame.setGeometry(0, 0, look.mm(70), look.mm(32))
    return key(frame, look)


def too_close(parent: QWidget, look: Look) -> QWidget:
    key(parent, look, at=(82.0, 20.0))
    return key(parent, look)


def half_outside(parent: QWidget, look: Look) -> QWidget:
    return key(parent, look, at=(-20.0, 20.0))


def clipped(parent: QWidget, look: Look) -> QWidget:
    label = RubyLabel(look, "区役所の\u200b手続きが\u200bここで\u200bできます", role="head", parent=parent)
    label.setGeometry(look.mm(10), look.mm(10), look.mm(60), look.mm(10))
    return label


def without_a_name(parent: QWidget, look: Look) -> QWidget:
    return key(parent, look, "")


def untranslated(parent: QWidget, look: Look) -> QWidget:
    return RubyLabel(look, "visit.back.label", parent=parent)


@pytest.fixture
def audited(qtbot: QtBot) -> Callable[[Plant], tuple[Violation, ...]]:
    def run(plant: Plant) -> tuple[Violation, ...]:
        look = a_look()
        window = QWidget()
        qtbot.addWidget(window)
        window.resize(*look.metrics.size_px)
        plant(window, look)
        window.show()
        qtbot.waitExposed(window)
        return audit_window(window, look)

    return run


@pytest.mark.parametrize(
    ("plant", "rule"),
    [
        (too_small, "target-size"),
        (cut_off_by_its_parent, "target-size"),
        (too_close, "gap"),
        (half_outside, "outside"),
        (clipped, "clipped"),
        (without_a_name, "no-name"),
        (untranslated, "untranslated"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.__name__,
)
def test_planted_fault_is_reported(
    audited: Callable[[Plant], tuple[Violation, ...]], plant: Plant, rule: str
) -> None:
    assert rule in {found.rule for found in audited(plant)}


def test_sound_key_is_not_reported(audited: Callable[[Plant], tuple[Violation, ...]]) -> None:
    assert audited(sound) == ()


def test_violation_names_widget_and_figure(audited: Callable[[Plant], tuple[Violation, ...]]) -> None:
    found = next(one for one in audited(too_small) if one.rule == "target-size")
    assert found.widget == "KeyButton(planted)"
    assert "12.2 mm" in found.figure or "12.1 mm" in found.figure


def test_spoiled_page_is_reported(shown: ShownScreens) -> None:
    shown.show(samples.who())
    assert audit_window(shown.presenter.window, shown.presenter.look) == ()
    shown.page.setFixedHeight(60)
    assert audit_window(shown.presenter.window, shown.presenter.look) != ()


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_has_the_contrast_it_promises(theme: str) -> None:
    assert audit_theme(a_look(theme=theme)) == ()


def test_pale_ink_is_reported() -> None:
    import dataclasses

    look = a_look()
    pale = dataclasses.replace(look.palette, ink="#888888")
    tokens = dataclasses.replace(look.tokens, palettes={**look.tokens.palettes, "standard": pale})
    found = audit_theme(dataclasses.replace(look, tokens=tokens))
    assert {one.widget for one in found} >= {"ink on bg", "ink on surface"}


def test_contrast_is_the_formula_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#1a1a1a", "#f7f5f0") == pytest.approx(16.0, abs=0.1)
