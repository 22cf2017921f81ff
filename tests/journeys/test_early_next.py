"""つぎへ touched too early: what is missing is told, and the keys of the board stay where they are."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.journeys.counter import Counter, counter
from tests.journeys.test_bad_input import asked_for_text
from ui.widgets.key_button import KeyButton


def test_no_key_moves_when_what_was_missing_is_typed(tmp_path: Path, qtbot: QtBot) -> None:
    with counter(tmp_path) as there:
        hand = asked_for_text(there)
        before = letters_of(there)
        hand.press("next")
        there.settle()
        assert letters_of(there) == before
        hand.press("み")
        there.settle()
        assert letters_of(there) == before


def letters_of(there: Counter) -> dict[str, tuple[int, int]]:
    """By letter, where its key lies in the window."""
    keys = [one for one in there.window.findChildren(KeyButton) if one.isVisible() and len(one.id) == 1]
    places = {one.id: one.mapTo(there.window, one.rect().topLeft()).toTuple() for one in keys}
    assert "み" in places
    return places
