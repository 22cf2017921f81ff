"""Colours that were measured are not painted again; whatever is new, moved or too pale is."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from kiosk.visit.screen import Screen
from tests.fakes.looks import RESOURCES, the_words
from tests.screens import samples
from tests.ui.gallery.test_audit import PLANTED
from ui.gallery.audit import audit_colours
from ui.gallery.drawing import Keep, draw_view
from ui.gallery.modes import USUAL, Display, Mode
from ui.gallery.pressed import Sort
from ui.gallery.tints import Tint, Tints
from ui.gallery.violation import Violation
from ui.pages.page import Page
from ui.presenter import Presenter
from ui.theme.look import Look, LookSource
from ui.widgets.ruby_label import RubyLabel

pytestmark = pytest.mark.usefixtures("qapp")
UPRIGHT = Display(1080, 1920, 4.03)
SHOWN = samples.drawn()[1:2]


class AllKnown(Tints):
    """Nothing need be painted again."""

    def known(self, mode: Mode, screen: str, tints: frozenset[Tint]) -> bool:
        return True


def view_of(language: str = "ja", display: Display = USUAL) -> tuple[Mode, ...]:
    return tuple(Mode(language, theme, "standard", display) for theme in ("standard", "dark"))


def found(
    view: tuple[Mode, ...], output: Path, tints: Tints, shown: Sequence[tuple[str, Screen]] = SHOWN
) -> dict[str, set[str]]:
    """Rules that were broken, by theme."""
    given = {mode: dict(shown) for mode in view}
    source, keep = LookSource(RESOURCES), dict.fromkeys(view, Keep.FAULTY)
    drawn = draw_view(source, the_words, given, output, keep, tints)
    return {mode.theme: {each.rule for one in drawn[mode] for each in one.violations} for mode in view}


@pytest.fixture
def repainted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Themes whose colours were measured again, each time."""
    themes: list[str] = []

    def noted(window: QWidget, look: Look, picture: QImage, pressed: set[Sort]) -> tuple[Violation, ...]:
        themes.append(look.metrics.theme)
        return audit_colours(window, look, picture, pressed)

    monkeypatch.setattr("ui.gallery.drawing.audit_colours", noted)
    return themes


def spoiled(when: Callable[[Look], bool], monkeypatch: pytest.MonkeyPatch) -> None:
    """Every label grey on its ground where `when` says so."""
    shown = RubyLabel.set_look

    def grey(self: RubyLabel, look: Look) -> None:
        palettes = dict(look.tokens.palettes)
        if when(look):
            theme = look.metrics.theme
            palettes[theme] = dataclasses.replace(palettes[theme], ink="#777777")
        tokens = dataclasses.replace(look.tokens, palettes=palettes)
        shown(self, dataclasses.replace(look, tokens=tokens))

    monkeypatch.setattr(RubyLabel, "set_look", grey)


def test_colours_are_measured_once_for_all_displays(tmp_path: Path, repainted: list[str]) -> None:
    tints = Tints()
    clean = {"standard": set[str](), "dark": set[str]()}
    assert found(view_of(), tmp_path, tints) == clean
    assert found(view_of(display=UPRIGHT), tmp_path, tints) == clean
    assert repainted == ["dark"]


def test_another_screen_is_painted(tmp_path: Path, repainted: list[str]) -> None:
    tints = Tints()
    found(view_of(), tmp_path, tints)
    found(view_of(), tmp_path, tints, [("another", SHOWN[0][1])])
    assert repainted == ["dark", "dark"]


def test_fault_of_one_theme_is_found_every_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted fault shows in the dark theme alone."""
    spoiled(lambda look: look.metrics.theme == "dark", monkeypatch)
    tints = Tints()
    for view in (view_of(), view_of(display=UPRIGHT)):
        assert found(view, tmp_path, tints) == {"standard": set(), "dark": {"pale"}}


def test_every_planted_fault_is_found_where_the_second_theme_alone_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where the colours of every screen were known."""
    shown = [(str(number), SHOWN[0][1]) for number in range(len(PLANTED))]
    plants = iter(plant for plant, _ in PLANTED)
    show = Presenter.show_screen

    def planted(self: Presenter, screen: Screen) -> None:
        show(self, screen)
        for before in self.window.findChildren(QWidget, "bed"):
            before.setParent(None)
        if self.look.metrics.theme == "dark":
            bed = QWidget(self.page)
            bed.setObjectName("bed")
            bed.resize(self.window.size())
            bed.move(-bed.mapTo(self.window, QPoint(0, 0)))
            next(plants)(bed, self.look)
            bed.show()

    monkeypatch.setattr(Presenter, "show_screen", planted)
    view = view_of()
    given = {mode: dict(shown) for mode in view}
    source, keep = LookSource(RESOURCES), dict.fromkeys(view, Keep.FAULTY)
    drawn = draw_view(source, the_words, given, tmp_path, keep, AllKnown())
    rules = [{each.rule for each in picture.violations} for picture in drawn[view[1]]]
    assert all(not picture.violations for picture in drawn[view[0]])
    missed = [
        plant.__name__ for (plant, rule), broken in zip(PLANTED, rules, strict=True) if rule not in broken
    ]
    assert missed == []


def test_fault_of_one_language_is_found_in_every_theme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted fault shows in English alone, after the screen was seen to be sound in Japanese."""
    fits = RubyLabel.fits
    monkeypatch.setattr(RubyLabel, "fits", lambda self: fits(self) and self._look.language != "en")
    tints = Tints()
    assert found(view_of(), tmp_path, tints) == {"standard": set(), "dark": set()}
    rules = found(view_of("en"), tmp_path, tints)
    assert rules["standard"] == rules["dark"] >= {"clipped"}


def test_colour_of_one_language_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another ink than in the language before is another tint: painted in every theme again."""
    tints = Tints()
    assert found(view_of(), tmp_path, tints) == {"standard": set(), "dark": set()}
    shown = Page.show_screen

    def grey(self: Page, screen: Screen) -> None:
        shown(self, screen)
        for label in self.findChildren(RubyLabel):
            look = label._look
            palettes = {
                name: dataclasses.replace(one, ink="#777777") for name, one in look.tokens.palettes.items()
            }
            label.set_look(
                dataclasses.replace(look, tokens=dataclasses.replace(look.tokens, palettes=palettes))
            )

    monkeypatch.setattr(Page, "show_screen", grey)
    rules = found(view_of("en"), tmp_path, tints)
    assert "pale" in rules["standard"] & rules["dark"]
