"""Without headphones nobody in the lobby hears which answer about a person was taken (033)."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt

from kiosk.visit.screen import Question, Screen
from kiosk.words.furigana import reading
from tests.fakes.keypad import Keypad
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from ui.steering import steering
from ui.steering.described import described

TAKEN = ["えらぶところ", "えらばれています"]
HOW = "えらんだかどうかは、イヤホンをつなぐとよみあげます。"


@pytest.fixture
def lobby(shown: ShownScreens) -> Iterator[Keypad]:
    keypad = Keypad(shown, "never")
    yield keypad
    keypad.steering.close()


@pytest.fixture
def headphones(shown: ShownScreens) -> Iterator[Keypad]:
    keypad = Keypad(shown, "always")
    yield keypad
    keypad.steering.close()


def asked(chosen: set[str], *, sensitive: bool = True) -> Screen:
    """A question about a person, with these of its answers taken."""
    screen = samples.choices(tuple(chosen))
    assert isinstance(screen.body, Question)
    field = dataclasses.replace(screen.body.field, sensitive=sensitive)
    comfort = dataclasses.replace(screen.comfort, speech=True)
    return dataclasses.replace(screen, comfort=comfort, body=dataclasses.replace(screen.body, field=field))


def names(screen: Screen) -> dict[str, str]:
    assert isinstance(screen.body, Question)
    return {one.id: reading(one.label) for one in screen.body.field.options}


def heard(keypad: Keypad, do: Callable[[], None]) -> list[str]:
    """Without how many are taken, which the foot of that page says."""
    keypad.engine.log.clear()
    do()
    return [text for text in keypad.engine.log if not text.startswith("(") and "つ え" not in text]


def walk_to(keypad: Keypad, option: str) -> list[str]:
    """What is heard last on the way there."""
    said: list[str] = []
    while keypad.focus != option:
        said = heard(keypad, lambda: keypad.press(Qt.Key.Key_Down))
    return said


def ids() -> tuple[str, str]:
    first, second, *_ = names(asked(set()))
    return first, second


def test_answer_under_a_finger_is_not_named(lobby: Keypad) -> None:
    _, second = ids()
    lobby.show(asked(set()))
    assert heard(lobby, lambda: lobby.show(asked({second}))) == TAKEN


def test_answer_that_a_finger_takes_back_is_not_named(lobby: Keypad) -> None:
    _, second = ids()
    lobby.show(asked({second}))
    assert heard(lobby, lambda: lobby.show(asked(set())))[-1:] == ["えらばれていません"]
    assert names(asked(set()))[second] not in lobby.engine.log


def test_answer_is_named_on_the_way_and_not_once_ok_has_taken_it(lobby: Keypad) -> None:
    _, second = ids()
    lobby.show(asked(set()))
    assert names(asked(set()))[second] in walk_to(lobby, second)
    assert heard(lobby, lambda: lobby.show(asked({second}))) == TAKEN


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_F2])
def test_where_am_i_says_only_that_it_is_taken(lobby: Keypad, key: Qt.Key) -> None:
    _, second = ids()
    lobby.show(asked(set()))
    walk_to(lobby, second)
    lobby.show(asked({second}))
    said = heard(lobby, lambda: lobby.press(key))
    assert said[-2:] == TAKEN
    if key is Qt.Key.Key_F1:
        assert names(asked(set()))[second] not in said


def test_page_that_comes_back_begins_at_the_answer_without_its_name(lobby: Keypad) -> None:
    _, second = ids()
    there = asked({second})
    lobby.show(samples.welcome())
    lobby.show(there)
    walk_to(lobby, second)
    lobby.show(samples.who())
    said = heard(lobby, lambda: lobby.show(there))
    offered = [text for text in said if text == names(there)[second]]
    assert len(offered) <= 1, "as one of those on offer, and not as the one that has the focus"
    assert lobby.focus != second or said[-2:] == TAKEN


def test_who_walks_hears_an_answer_alike_whether_it_is_taken_or_not(lobby: Keypad) -> None:
    first, second = ids()
    told = []
    for chosen in ({first}, {second}):
        lobby.show(samples.who())
        lobby.show(asked(chosen))
        walk_to(lobby, "next")
        told.append([text for text in walk_to(lobby, second) if text != HOW])
    assert told[0] == told[1]
    assert names(asked(set()))[second] in told[0]


def test_two_switches_take_it_without_its_name(lobby: Keypad) -> None:
    _, second = ids()
    lobby.show(asked(set()))
    while lobby.focus != second or len(lobby.ringed) > 1:
        if len(lobby.ringed) > 1 and second in [one.id for one in lobby.ringed]:
            lobby.choose()
        else:
            lobby.move()
    assert heard(lobby, lambda: lobby.show(asked({second}))) == TAKEN


def test_headphones_hear_which_one_it_is(headphones: Keypad) -> None:
    _, second = ids()
    headphones.show(asked(set()))
    said = heard(headphones, lambda: headphones.show(asked({second})))
    assert said[0] == f"[{names(asked(set()))[second]}]", (
        "the written voice marks so what only headphones say"
    )
    assert said[-2:] == TAKEN


def test_answer_that_is_about_nobody_is_named_to_everybody(lobby: Keypad) -> None:
    _, second = ids()
    lobby.show(asked(set(), sensitive=False))
    said = heard(lobby, lambda: lobby.show(asked({second}, sensitive=False)))
    assert said[0] == names(asked(set()))[second]


def test_name_of_what_was_taken_would_be_found(lobby: Keypad, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steering, "taken", described)
    _, second = ids()
    lobby.show(asked(set()))
    assert names(asked(set()))[second] in heard(lobby, lambda: lobby.show(asked({second})))
