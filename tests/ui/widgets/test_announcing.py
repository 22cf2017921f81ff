from __future__ import annotations

import pytest
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleTextInsertEvent,
    QAccessibleTextRemoveEvent,
)

from tests.fakes.stage import Stage
from ui.widgets import announcing
from ui.widgets.key_button import KeyButton, Kind
from ui.widgets.text_field import TextField


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What goes to a reader: kind and letters."""
    heard: list[tuple[str, str]] = []
    monkeypatch.setattr(announcing, "tell", lambda _widget, event: heard.append(_of(event)))
    return heard


def _of(event: QAccessibleEvent) -> tuple[str, str]:
    match event:
        case QAccessibleTextInsertEvent():
            return "comes", event.textInserted()
        case QAccessibleTextRemoveEvent():
            return "goes", event.textRemoved()
        case QAccessibleAnnouncementEvent():
            return "said", event.message()
    raise AssertionError(event.type())


def a_field(stage: Stage, text: str = "") -> TextField:
    field = TextField(stage.look, "お名前の{読|よ}み")
    stage.put(field, 10, 10, 160, 26)
    stage.show()
    field.set_text(text)
    return field


@pytest.mark.parametrize(
    ("before", "after", "heard"),
    [
        ("", "み", [("comes", "み"), ("said", "み")]),
        ("みほ", "みほん", [("comes", "ん"), ("said", "ん")]),
        ("みか", "みが", [("goes", "か"), ("comes", "が"), ("said", "みが")]),
        ("みほ", "み", [("goes", "ほ"), ("said", "み")]),
        ("み", "", [("goes", "●"), ("said", "まだ入っていません")]),
        ("みほ", "みほ", []),
        ("みほ", "●●", [("goes", "●●"), ("comes", "●●")]),
        ("●●", "●●●", [("comes", "●")]),
        ("●●", "●", [("goes", "●")]),
    ],
    ids=["first", "more", "voiced", "erased", "empty", "same", "veiled", "under-the-veil", "erased-under-it"],
)
def test_reader_hears_what_was_typed_and_nothing_that_is_covered(
    stage: Stage, told: list[tuple[str, str]], before: str, after: str, heard: list[tuple[str, str]]
) -> None:
    field = a_field(stage, before)
    told.clear()
    field.set_text(after)
    assert told == heard


def test_letters_of_a_real_keyboard_are_echoed_by_the_reader_itself(
    stage: Stage, told: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    field = a_field(stage)
    monkeypatch.setattr(field, "hasFocus", lambda: True)
    field.set_text("み")
    assert told == [("comes", "み")]


def test_barred_key_tells_why(stage: Stage, told: list[tuple[str, str]]) -> None:
    key = KeyButton(stage.look, "next", "つぎへ", kind=Kind.PRIMARY)
    stage.put(key, 10, 10, 60, 35)
    stage.show()
    key.press_by_program()
    assert told == []
    key.bar("{文字|もじ}を\u200b入れてください")
    key.press_by_program()
    assert told == [("said", "文字を入れてください")]


def test_hidden_thing_says_nothing(stage: Stage, told: list[tuple[str, str]]) -> None:
    field = TextField(stage.look)
    field.set_text("み")
    announcing.announce(field, "み")
    assert told == []


def test_nobody_is_told_where_no_reader_listens(stage: Stage) -> None:
    assert not QAccessible.isActive()
    announcing.tell(stage, QAccessibleAnnouncementEvent(stage, "み"))
