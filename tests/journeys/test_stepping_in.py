"""Staff come, help and go: the page of whoever stands there is as they left it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.visit.screen import Question, Screen
from tests.journeys.counter import Counter, counter
from tests.journeys.hands import Finger, Keyboard
from tests.journeys.test_bad_input import at_the_card, type_pin
from ui.widgets.pager import Pager
from ui.widgets.touchable import Touchable

HALF = "みほん"


def step_in(hand: Finger, *helps: str) -> None:
    """Staff are called, come, do that, and go."""
    for name in ("call", "hold", *helps, "release"):
        hand.press(name)


def focus_of(there: Counter) -> tuple[str, str, str]:
    """What has the focus: type, name and what is said of it."""
    here = there.window.focusWidget()
    assert isinstance(here, QWidget)
    id_ = here.id if isinstance(here, Touchable) else here.objectName()
    return type(here).__name__, id_, here.accessibleName()


def pages_of(there: Counter) -> list[tuple[int, int]]:
    """Which page of each list is open, and of how many."""
    pagers = there.window.findChildren(Pager)
    return [(one.page, one.pages) for one in pagers if one.isVisible()]


def seen(there: Counter) -> list[str]:
    """Everything that can be touched, as it is called."""
    return sorted(one.accessibleName() for one in there.window.findChildren(Touchable) if one.isVisible())


def timeless(screen: Screen) -> Screen:
    return replace(screen, heard=(), spoken=())


def to_a_board(there: Counter) -> Finger:
    """Where the first name is typed."""
    hand = at_the_card(there)
    type_pin(hand)
    hand.press("next")
    there.until(lambda: there.screen.name == "confirming", "what the card says")
    hand.press("next")
    there.until(lambda: isinstance(there.screen.body, Question), "the first question")
    return hand


HELPS = {
    "nothing": ("next",),
    "letters": ("tool:text-size", "text-size:large", "text-size:standard", "next"),
    "japanese": ("tool:language", "language:ja", "next"),
    "twice": ("next", "release", "call", "hold", "next"),
}


def as_it_is(there: Counter) -> tuple[object, ...]:
    return timeless(there.screen), focus_of(there), pages_of(there), seen(there)


@pytest.mark.parametrize("helps", HELPS.values(), ids=HELPS)
def test_half_a_name_stands_there_as_before(tmp_path: Path, qtbot: QtBot, helps: tuple[str, ...]) -> None:
    with counter(tmp_path) as there:
        hand = to_a_board(there)
        hand.type_text(HALF)
        Keyboard(there)._walk_to(key_of(there, "さ"))
        before = as_it_is(there)
        step_in(hand, *helps)
        assert as_it_is(there) == before
        assert HALF in repr(there.screen.body)


def test_the_page_of_a_list_is_open_as_before(tmp_path: Path, qtbot: QtBot) -> None:
    with counter(tmp_path) as there:
        hand = to_a_board(there)
        hand.type_text("みほん　はなこ")
        hand.press("next")
        there.until(lambda: pages_of(there) != [], "a list of more than one page")
        hand.press("after")
        assert pages_of(there)[0][0] == 1, "the second page"
        before = as_it_is(there)
        step_in(hand, "next")
        assert as_it_is(there) == before


def key_of(there: Counter, id_: str) -> Touchable:
    return next(one for one in there.window.findChildren(Touchable) if one.isVisible() and one.id == id_)


def test_the_face_of_the_board_is_open_as_before(tmp_path: Path, qtbot: QtBot) -> None:
    with counter(tmp_path) as there:
        hand = to_a_board(there)
        hand.type_text("みほん\u3000はなこ")
        hand.press("next")
        there.until(lambda: there.screen.name == "asking:juminhyo.use", "what it is for")
        hand.press("choice:other")
        hand.press("next")
        there.until(lambda: there.screen.name == "asking:juminhyo.submit_to", "where it goes")
        hand.type_text("A1")
        before = as_it_is(there)
        step_in(hand, "next")
        assert as_it_is(there) == before
