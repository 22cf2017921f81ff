"""A letter more than there is room for is answered every time, by the voice too, and locks nothing."""

from __future__ import annotations

import dataclasses

import pytest

from kiosk.visit.events import FULL, Acted
from kiosk.visit.screen import Question, Screen
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples

SENTENCE = "ここには、4{文字|もじ}まで{入|はい}ります。"


def full(screen: Screen, problem: str | None, **limits: int) -> Screen:
    assert isinstance(screen.body, Question)
    field = dataclasses.replace(screen.body.field, limits=limits, problem=problem)
    return dataclasses.replace(screen, body=dataclasses.replace(screen.body, field=field))


@pytest.mark.parametrize(
    ("screen", "key"),
    [
        (full(samples.kana("みほんは"), SENTENCE, most=4), "あ"),
        (full(samples.phone("0312"), SENTENCE, most_digits=4), "pad:9"),
    ],
    ids=["board", "pad"],
)
def test_sentence_that_stands_there_is_said_again(shown: ShownScreens, screen: Screen, key: str) -> None:
    told: list[str] = []
    shown.show(screen)
    shown.page.told.connect(told.append)
    for _ in range(2):
        shown.touch(key)
    assert told == [SENTENCE, SENTENCE]
    assert [event.action for event in shown.posted if isinstance(event, Acted)] == [FULL, FULL]


def test_first_time_the_visit_says_it(shown: ShownScreens) -> None:
    told: list[str] = []
    shown.show(full(samples.kana("みほんは"), None, most=4))
    shown.page.told.connect(told.append)
    shown.touch("あ")
    assert told == []
    assert isinstance(shown.posted[-1], Acted)


def test_full_cells_say_that_no_more_goes_in(shown: ShownScreens) -> None:
    told: list[str] = []
    shown.show(samples.postal("1140022"))
    shown.page.told.connect(told.append)
    shown.touch("pad:9")
    assert told == [shown.page.look.words.full]
