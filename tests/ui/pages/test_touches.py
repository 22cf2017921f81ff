"""Real touches on every page, and the events they become."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.basics.ids import FieldId
from kiosk.visit.events import Acted, Event, Pressed, SecretEntered, Typed
from kiosk.visit.screen import Question, Screen
from tests.fakes.shown_screens import ShownScreens
from tests.screens import samples
from ui.widgets.key_button import KeyButton
from ui.widgets.ruby_label import RubyLabel


def typed(kind: str, draft: object, part: str = "") -> Typed:
    return Typed(FieldId(f"sample.{kind}"), part, draft)


def acted(kind: str, action: str, part: str = "") -> Acted:
    return Acted(FieldId(f"sample.{kind}"), part, action)


def untouched(screen: Screen, draft: object = None) -> Screen:
    """The same question before anybody typed."""
    assert isinstance(screen.body, Question)
    options = tuple(dataclasses.replace(option, chosen=False) for option in screen.body.field.options)
    field = dataclasses.replace(screen.body.field, draft=draft, options=options)
    return dataclasses.replace(screen, body=dataclasses.replace(screen.body, field=field))


@pytest.mark.parametrize(
    ("screen", "keys", "events"),
    [
        (samples.welcome(), ["button:start"], [Pressed("start")]),
        (samples.welcome(), ["language:en"], [Pressed("language:en")]),
        (samples.tiles(), ["tile:moving"], [Pressed("tile:moving")]),
        (samples.preparation(), ["missing-something"], [Pressed("missing-something")]),
        (samples.who(), ["choice:proxy"], [Pressed("choose:proxy")]),
        (samples.who(), ["button:why"], [Pressed("why")]),
        (samples.card_waiting(), ["no-card"], [Pressed("no-card")]),
        (samples.card_reading(), ["cancel"], [Pressed("cancel")]),
        (samples.secret_pad(), ["button:forgotten"], [Pressed("forgotten")]),
        (samples.facts(), ["differs"], [Pressed("differs")]),
        (samples.check(), ["fix:3"], [Pressed("fix:3")]),
        (samples.paper(), ["print"], [Pressed("print")]),
        (samples.finished(), ["finish"], [Pressed("finish")]),
        (samples.failure(), ["button:again"], [Pressed("again")]),
        (samples.countdown(), ["continue"], [Pressed("continue")]),
        (samples.settings(), ["theme:dark"], [Pressed("theme:dark")]),
        (samples.settings(), ["rate:faster"], [Pressed("rate:faster")]),
        (samples.settings(), ["close"], [Pressed("close")]),
        (samples.who(), ["call"], [Pressed("call")]),
        (untouched(samples.yes_no()), ["choice:yes"], [typed("yes-no", "yes")]),
        (untouched(samples.town()), ["choice:2"], [typed("address", "2", "town")]),
        (samples.choices(("head",)), ["choice:code"], [typed("choices", ["head", "code"])]),
        (samples.choices(("head",)), ["choice:head"], [typed("choices", [])]),
        (samples.copies(2), ["more"], [typed("count", 3)]),
        (samples.copies(2), ["less"], [typed("count", 1)]),
        (samples.era_date(), ["extra:today"], [acted("date", "today")]),
        (samples.postal(""), ["extra:unknown"], [acted("address", "unknown", "postal")]),
        (samples.people(), ["extra:add"], [acted("persons", "add")]),
        (samples.kana(""), ["は", "voiced"], [typed("kana", "は"), typed("kana", "ば")]),
        (samples.postal(""), ["pad:1"], [typed("address", "1", "postal")]),
        (samples.postal("1"), ["pad:4"], [typed("address", "14", "postal")]),
        (samples.phone("03"), ["pad:erase"], [typed("phone", "0")]),
        (samples.amount(""), ["pad:0", "pad:5"], [typed("money", ""), typed("money", "5")]),
        (samples.block("2"), ["-"], [typed("address", "2-", "block")]),
    ],
    ids=lambda value: value.name if isinstance(value, Screen) else str(value)[:40],
)  # fmt: skip
def test_touch_becomes_the_event(
    shown: ShownScreens, screen: Screen, keys: list[str], events: list[Event]
) -> None:
    shown.show(screen)
    shown.touch(*keys)
    assert shown.posted == events


def test_people_rows_say_which_person(shown: ShownScreens) -> None:
    shown.show(samples.people(2))
    mend, remove = (key for key in shown.page.findChildren(KeyButton) if key.id == "1")
    for key in (mend, remove):
        shown.look_again()
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)
    assert shown.posted == [acted("persons", "edit:1"), acted("persons", "remove:1")]


def test_touching_beside_the_keys_starts(shown: ShownScreens) -> None:
    shown.show(samples.welcome())
    QTest.mouseClick(shown.page, Qt.MouseButton.LeftButton, pos=QPoint(shown.page.width() - 5, 5))
    assert shown.posted == [Pressed("start")]


def test_complete_pin_leaves_as_a_secret_and_no_digit_stays(shown: ShownScreens) -> None:
    shown.show(samples.secret_pad())
    shown.touch("pad:1", "pad:2", "pad:3")
    shown.touch("next")
    assert shown.posted == []
    shown.touch("pad:4", "next")
    (event,) = shown.posted
    assert isinstance(event, SecretEntered)
    assert bytes(event.secret.view()) == b"1234"
    shown.touch("next")
    assert len(shown.posted) == 1


def test_incomplete_pin_says_what_is_missing(shown: ShownScreens) -> None:
    shown.show(samples.secret_pad())
    shown.touch("pad:1", "next")
    texts = [label.accessibleName() for label in shown.page.findChildren(RubyLabel)]
    assert "あと 3つ、数字を入れてください" in texts


def test_wrong_pin_begins_anew(shown: ShownScreens) -> None:
    shown.show(samples.secret_pad())
    shown.touch("pad:1", "pad:2")
    shown.show(samples.secret_pad(2, "もう一度、入れてください。"))
    shown.touch("pad:9", "pad:9", "pad:9", "pad:9", "next")
    (event,) = shown.posted
    assert isinstance(event, SecretEntered)
    assert bytes(event.secret.view()) == b"9999"


def test_two_touches_before_the_screen_comes_back_both_count(shown: ShownScreens) -> None:
    shown.show(samples.choices(()))
    shown.touch("choice:head", "choice:number")
    assert shown.posted[-1] == typed("choices", ["head", "number"])


def test_date_cells_move_on_by_themselves(shown: ShownScreens) -> None:
    shown.show(untouched(samples.card_birth(), {"era": "showa", "year": "", "month": "", "day": ""}))
    shown.hand.type_digits("2335")
    assert shown.posted[-1] == typed("date", {"era": "showa", "year": "23", "month": "3", "day": "5"})


def test_western_years_have_four_digits(shown: ShownScreens) -> None:
    shown.show(untouched(samples.card_birth(), {"era": "", "year": "", "month": "", "day": ""}))
    shown.touch("western")
    shown.hand.type_digits("19480305")
    assert shown.posted[-1] == typed("date", {"era": "western", "year": "1948", "month": "03", "day": "05"})


def test_more_than_four_options_are_paged(shown: ShownScreens) -> None:
    shown.show(samples.many_towns())
    shown.touch("after")
    shown.touch("choice:9")
    assert shown.posted == [typed("address", "9", "town")]


def test_how_many_digits_of_a_secret_are_there_is_told_and_nothing_once_they_are_taken(
    shown: ShownScreens,
) -> None:
    shown.show(samples.secret_pad())
    told: list[str] = []
    shown.page.told.connect(told.append)
    for digit in ("pad:3", "pad:1", "pad:4", "pad:1"):
        shown.touch(digit)
    assert told == [f"4のうち {n} 入っています" for n in (1, 2, 3, 4)]
    shown.page.press("next")
    assert len(told) == 4
