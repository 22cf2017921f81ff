"""Whoever touches and listens hears what they touched, wherever the focus stands."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from kiosk.visit.events import ComfortChosen
from kiosk.visit.screen import Choices, Comfort, Screen
from tests.fakes.keypad import Keypad
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples


@pytest.fixture
def keypad(shown: ShownScreens) -> Iterator[Keypad]:
    keypad = Keypad(shown)
    yield keypad
    keypad.steering.close()


def with_chosen(screen: Screen, chosen: set[str]) -> Screen:
    assert isinstance(screen.body, Choices)
    options = tuple(dataclasses.replace(one, chosen=one.id in chosen) for one in screen.body.options)
    comfort = dataclasses.replace(screen.comfort, speech=True)
    return dataclasses.replace(
        screen, comfort=comfort, body=dataclasses.replace(screen.body, options=options)
    )


def ids(screen: Screen) -> list[str]:
    assert isinstance(screen.body, Choices)
    return [one.id for one in screen.body.options]


def heard(keypad: Keypad, screen: Screen) -> list[str]:
    keypad.engine.log.clear()
    keypad.show(screen)
    return [text for text in keypad.engine.log if not text.startswith("(")]


def test_what_was_touched_is_named_and_not_what_it_took_the_mark_from(keypad: Keypad) -> None:
    who = samples.who()
    first, second, *_ = ids(who)
    keypad.show(with_chosen(who, {first}))
    said = heard(keypad, with_chosen(who, {second}))
    assert said == ["同じ家の家族", "同じ世帯の方です。", "えらぶところ", "えらばれています"]
    assert heard(keypad, with_chosen(who, {second})) == []


def test_mark_that_is_taken_away_is_told(keypad: Keypad) -> None:
    who = samples.who()
    second = ids(who)[1]
    keypad.show(with_chosen(who, {second}))
    assert heard(keypad, with_chosen(who, set()))[-1] == "えらばれていません"


def test_page_that_comes_names_nothing_as_touched(keypad: Keypad) -> None:
    who = samples.who()
    second = ids(who)[1]
    keypad.show(samples.welcome())
    said = heard(keypad, with_chosen(who, {second}))
    assert said.count("えらばれています") == 1  # of the focus, which begins where the answer stands


@pytest.mark.parametrize(
    ("key", "comfort"),
    [
        (Qt.Key.Key_F3, Comfort(speech=True, rate=50)),
        (Qt.Key.Key_F4, Comfort(speech=True, rate=200)),
        (Qt.Key.Key_F7, Comfort(speech=True, volume=5)),
        (Qt.Key.Key_F6, Comfort(speech=True, volume=1)),
    ],
)
def test_limit_of_pace_and_volume_is_said(keypad: Keypad, key: Qt.Key, comfort: Comfort) -> None:
    keypad.show(dataclasses.replace(samples.who(), comfort=comfort))
    keypad.engine.log.clear()
    keypad.press(key)
    assert "声の速さや大きさは、ここまでです。" in keypad.engine.log
    assert [event.comfort for event in keypad.shown.posted if isinstance(event, ComfortChosen)] == [comfort]
