from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

from tests.fakes.stage import Stage
from ui.widgets.assistance import let_programs_press
from ui.widgets.text_field import TextField


@pytest.fixture(scope="module", autouse=True)
def programs(qapp: QApplication) -> None:
    let_programs_press()


def read(field: TextField) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(field)
    assert found is not None
    return found


def a_field(stage: Stage, text: str) -> TextField:
    field = TextField(stage.look, "お名前の{読|よ}み")
    stage.put(field, 10, 10, 160, 26)
    field.set_text(text)
    return field


@pytest.mark.parametrize("text", ["", "みほん　はなこ", "●●●"])
def test_typed_text_is_the_text_of_an_entry(stage: Stage, text: str) -> None:
    entry = read(a_field(stage, text))
    assert entry.role() == QAccessible.Role.EditableText
    assert (entry.text(QAccessible.Text.Name), entry.text(QAccessible.Text.Value)) == ("お名前の読み", text)
    letters = entry.textInterface()
    assert (letters.text(0, len(text)), letters.characterCount()) == (text, len(text))
    assert letters.cursorPosition() == len(text)
    assert letters.text(1, 3) == text[1:3]


def test_entry_has_neither_presses_nor_numbers(stage: Stage) -> None:
    entry = read(a_field(stage, "みほ"))
    assert entry.actionInterface() is None
    assert entry.valueInterface() is None


def test_forgotten_text_is_gone_for_the_reader(stage: Stage) -> None:
    field = a_field(stage, "みほ")
    entry = read(field)
    field.forget()
    assert (entry.text(QAccessible.Text.Value), entry.textInterface().characterCount()) == ("", 0)
