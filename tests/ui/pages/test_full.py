"""A letter more than there is room for is answered every time, by the voice too, and locks nothing."""

from __future__ import annotations

import dataclasses

import pytest

from kiosk.visit.events import FULL, Acted, Typed
from kiosk.visit.screen import Question, Screen
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples

SENTENCE = "ここには、4{文字|もじ}まで{入|はい}ります。"


def full(screen: Screen, problem: str | None, **limits: int) -> Screen:
    assert isinstance(screen.body, Question)
    field = dataclasses.replace(screen.body.field, limits=limits, problem=problem)
    return dataclasses.replace(screen, body=dataclasses.replace(screen.body, field=field))


def with_draft(screen: Screen, draft: object) -> Screen:
    assert isinstance(screen.body, Question)
    field = dataclasses.replace(screen.body.field, draft=draft)
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


ALL_IN = "{全部|ぜんぶ}入っています。"
DAY = {"era": "showa", "year": "23", "month": "3", "day": "15"}


@pytest.mark.parametrize(
    "screen",
    [full(samples.postal("1140022"), ALL_IN), with_draft(full(samples.era_date(), ALL_IN), DAY)],
    ids=["postal", "date"],
)
def test_a_digit_too_many_is_answered_and_takes_nothing_away(shown: ShownScreens, screen: Screen) -> None:
    told: list[str] = []
    shown.show(screen)
    shown.page.told.connect(told.append)
    shown.touch("pad:9", "pad:8")
    assert told == [ALL_IN, ALL_IN]
    assert [event.action for event in shown.posted if isinstance(event, Acted)] == [FULL, FULL]
    assert not [event for event in shown.posted if isinstance(event, Typed)]


def test_the_digit_after_a_date_that_was_just_typed_is_one_too_many(shown: ShownScreens) -> None:
    shown.show(with_draft(samples.era_date(), {**DAY, "day": ""}))
    shown.touch("pad:1", "pad:5", "pad:9")
    drafts = [event.draft for event in shown.posted if isinstance(event, Typed)]
    assert drafts == [{**DAY, "day": "1"}, DAY]
    assert isinstance(shown.posted[-1], Acted)


def test_a_cell_corrected_by_touch_loses_nothing_of_the_next_one(shown: ShownScreens) -> None:
    shown.show(with_draft(samples.era_date(), DAY))
    shown.touch("cell:month", "pad:4", "pad:4")
    drafts = [event.draft for event in shown.posted if isinstance(event, Typed)]
    assert drafts == [{**DAY, "month": "4"}]
    assert isinstance(shown.posted[-1], Acted)


def test_a_day_that_was_left_half_typed_goes_on(shown: ShownScreens) -> None:
    shown.show(with_draft(samples.era_date(), {**DAY, "day": "3"}))
    shown.touch("pad:1")
    (typed,) = shown.posted
    assert isinstance(typed, Typed)
    assert typed.draft == {**DAY, "day": "31"}


def test_a_digit_that_a_month_cannot_have_begins_the_day(shown: ShownScreens) -> None:
    shown.show(with_draft(samples.era_date(), {**DAY, "month": "", "day": ""}))
    shown.touch("pad:1", "pad:3", "pad:2")
    drafts = [event.draft for event in shown.posted if isinstance(event, Typed)]
    assert drafts == [{**DAY, "month": "1", "day": day} for day in ("", "3")]
    assert isinstance(shown.posted[-1], Acted)
