from __future__ import annotations

from collections import defaultdict

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.visit.screen import Screen
from tests.fakes.shown_screens import ShownScreens
from tests.fakes.stage import Stage
from tests.screens import samples
from ui.widgets.assistance import let_programs_press
from ui.widgets.capsules import Capsules
from ui.widgets.entry_cells import Cell, EntryCells
from ui.widgets.marks import plain
from ui.widgets.ring import Ring
from ui.widgets.ruby_label import RubyLabel
from ui.widgets.touchable import Touchable

Role = QAccessible.Role
GROUP_OF_KEYS = "数字"


@pytest.fixture(scope="module", autouse=True)
def programs(qapp: QApplication) -> None:
    let_programs_press()


def read(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def named(shown: ShownScreens, role: QAccessible.Role) -> list[str]:
    """Everything of this role that is shown, by its names."""
    window = shown.presenter.window
    parts = [window, *(one for one in window.findChildren(QWidget) if one.isVisible())]
    return [read(one).text(QAccessible.Text.Name) for one in parts if read(one).role() == role]


@pytest.mark.parametrize(
    "screen", [samples.who(), samples.secret_pad(), samples.kana(""), samples.settings()]
)
def test_the_page_has_one_heading_and_the_window_its_title(shown: ShownScreens, screen: Screen) -> None:
    shown.show(screen)
    (heading,) = named(shown, Role.Heading)
    assert heading
    assert named(shown, Role.Window) == [heading]


def test_a_heading_is_one_before_it_has_a_name(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader asks for the role as soon as there is a name, and keeps the answer."""
    roles: list[str] = []
    monkeypatch.setattr(
        RubyLabel, "setAccessibleName", lambda label, _name: roles.append(str(read(label).role()))
    )
    RubyLabel(stage.look, "どなたですか", heading=True, parent=stage)
    assert roles == [str(Role.Heading)]


def test_choices_and_keys_are_groups_with_names(shown: ShownScreens) -> None:
    shown.show(samples.who())
    assert set(named(shown, Role.Heading)) <= set(named(shown, Role.Grouping))
    shown.show(samples.secret_pad())
    assert GROUP_OF_KEYS in named(shown, Role.Grouping)
    shown.show(samples.kana(""))
    assert all(named(shown, Role.Grouping))


def test_cells_of_a_secret_are_read_and_not_pressed(shown: ShownScreens) -> None:
    shown.show(samples.secret_pad())
    (cells,) = (one for one in shown.page.findChildren(EntryCells) if one.isVisible())
    assert read(cells).text(QAccessible.Text.Name) in named(shown, Role.Heading)
    for cell in cells.findChildren(Cell):
        assert read(cell).role() == Role.StaticText
        assert read(cell).actionInterface().actionNames() == []
        assert not read(cell).state().focusable


def test_no_break_marks_are_read(shown: ShownScreens) -> None:
    for screen in (samples.who(), samples.secret_pad(), samples.kana("")):
        shown.show(screen)
        for one in shown.presenter.window.findChildren(QWidget):
            assert "\u200b" not in one.accessibleName() + one.accessibleDescription()
            assert "。、" not in one.accessibleDescription()


def test_the_windows_name_is_forgotten(shown: ShownScreens) -> None:
    shown.show(samples.who())
    shown.presenter.window.forget()
    assert shown.presenter.window.accessibleName() == ""


ALONE = {"17-done", "20-help", "18-failure", "23-staff"}
"""Screens on which every key of the content stands for itself."""


@pytest.mark.parametrize("name", [name for name, _ in samples.everything()])
def test_every_group_has_a_name_and_nothing_is_a_frame(shown: ShownScreens, name: str) -> None:
    shown.show(dict(samples.everything())[name])
    assert all(named(shown, Role.Grouping)), named(shown, Role.Grouping)
    assert named(shown, Role.Border) == []
    assert all(named(shown, Role.ProgressBar))


@pytest.mark.parametrize("name", [name for name, _ in samples.everything() if name not in ALONE])
def test_what_is_chosen_among_others_is_in_a_group(shown: ShownScreens, name: str) -> None:
    shown.show(dict(samples.everything())[name])
    assert lonely(shown) == []


def lonely(shown: ShownScreens) -> list[str]:
    """Choices and keys beside others of their kind that no group names."""
    keys = [one for one in shown.page.findChildren(Touchable) if one.isVisible() and one.isEnabled()]
    beside: dict[tuple[QWidget | None, type], list[Touchable]] = defaultdict(list)
    for key in keys:
        beside[(key.parentWidget(), type(key))].append(key)
    several = [key for alike in beside.values() if len(alike) > 1 for key in alike]
    return [key.accessibleName() for key in several if not in_a_group(key, shown.page)]


def in_a_group(key: QWidget, page: QWidget) -> bool:
    above = key.parentWidget()
    while above is not page and above is not None:
        if read(above).role() == Role.Grouping:
            return True
        above = above.parentWidget()
    return False


def test_questions_that_are_done_are_a_progress_with_its_value(shown: ShownScreens) -> None:
    screen = samples.copies(2)
    shown.show(screen)
    (bar,) = [one for one in shown.presenter.window.findChildren(Capsules) if one.isVisible()]
    value = read(bar).valueInterface()
    assert read(bar).role() == Role.ProgressBar
    assert read(bar).text(QAccessible.Text.Name) == plain(screen.progress or "")
    assert (value.currentValue(), value.maximumValue()) == (
        screen.passed,
        screen.passed + (screen.left or 0),
    )


def test_seconds_that_are_left_are_a_progress_with_its_value(shown: ShownScreens) -> None:
    shown.show(dict(samples.everything())["19-inactivity"])
    (ring,) = shown.page.findChildren(Ring)
    assert read(ring).role() == Role.ProgressBar
    assert read(ring).valueInterface().currentValue() == 34


def test_what_is_wrong_is_an_alert(shown: ShownScreens) -> None:
    shown.show(dict(samples.everything())["21-error"])
    assert named(shown, Role.AlertMessage) == ["あと 2つ、数字を入れてください"]
