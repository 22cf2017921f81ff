from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.visit.screen import Screen
from tests.fakes.shown_screens import ShownScreens
from tests.fakes.stage import Stage
from tests.screens import samples
from ui.widgets.assistance import let_programs_press
from ui.widgets.entry_cells import Cell, EntryCells
from ui.widgets.ruby_label import RubyLabel

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


@pytest.mark.parametrize("screen", [samples.who(), samples.secret_pad(), samples.kana("")])
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
    assert named(shown, Role.Grouping) == named(shown, Role.Heading)
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
