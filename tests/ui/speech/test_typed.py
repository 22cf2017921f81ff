from __future__ import annotations

import dataclasses

import pytest

from kiosk.visit.screen import Question, Screen
from tests.screens import samples
from tests.ui.speech.test_voice import CATALOGUE
from ui.speech.typed import by_letters, entered, typed

JAPANESE, ENGLISH = CATALOGUE.words("ja"), CATALOGUE.words("en")
EMPTY = {"era": "", "year": "", "month": "", "day": ""}
REIWA = {**EMPTY, "era": "reiwa"}


def with_draft(screen: Screen, draft: object, *, hidden: bool = False) -> Screen:
    body = screen.body
    assert isinstance(body, Question)
    field = dataclasses.replace(body.field, draft=draft, hidden=hidden)
    return dataclasses.replace(screen, body=dataclasses.replace(body, field=field))


@pytest.mark.parametrize(
    ("before", "after", "heard"),
    [
        (EMPTY, REIWA, ["令和"]),
        (REIWA, {**REIWA, "year": "8"}, ["年", "8"]),
        ({**REIWA, "year": "1"}, {**REIWA, "year": "12"}, ["2"]),
        ({**REIWA, "year": "8"}, {**REIWA, "year": "8", "month": "1"}, ["月", "1"]),
        ({**REIWA, "year": "8"}, {**REIWA, "year": "8", "day": "?"}, ["日", "不明"]),
        ({**REIWA, "year": "12"}, {**REIWA, "year": "1"}, ["けしました"]),
        (REIWA, {"era": "reiwa", "year": "8", "month": "11", "day": "29"}, []),
    ],
    ids=["era", "begun", "second", "next-part", "unknown", "erased", "today"],
)
def test_of_a_date_the_era_is_named_and_every_part_that_begins(
    before: dict[str, str], after: dict[str, str], heard: list[str]
) -> None:
    screen = samples.era_date()
    said = typed(with_draft(screen, before), with_draft(screen, after), JAPANESE)
    assert [one.text for one in said] == heard


def test_a_space_is_named_since_it_sounds_like_nothing() -> None:
    (said,) = typed(samples.kana("みほん"), samples.kana("みほん\u3000"), JAPANESE)
    assert said.text == "空白"


def test_a_count_is_said_with_its_unit() -> None:
    (said,) = typed(samples.copies(1), samples.copies(2), JAPANESE)
    assert said.text == "2通"


def test_what_stands_in_the_entry_is_private() -> None:
    (said,) = entered(samples.kana("みほん\u3000は"), JAPANESE)
    assert said.text.endswith("ミホン\u3000ハ")
    assert said.private


def test_digits_are_read_one_by_one_and_an_amount_as_a_number() -> None:
    assert entered(samples.phone("0312"), ENGLISH)[0].text == "Entered: 0 3 1 2"
    assert entered(samples.amount("12000"), ENGLISH)[0].text == "Entered: 12000"


def test_a_date_is_read_as_far_as_it_is_known() -> None:
    begun = with_draft(samples.era_date(), {**REIWA, "year": "8", "month": "11"})
    assert entered(begun, JAPANESE)[0].text.endswith("令和、8年、11月")
    assert entered(with_draft(samples.era_date(), REIWA), JAPANESE) == ()


def test_under_the_veil_neither_entry_nor_digits_are_read() -> None:
    before = with_draft(samples.era_date(), REIWA, hidden=True)
    after = with_draft(samples.era_date(), {**REIWA, "year": "8"}, hidden=True)
    assert entered(after, JAPANESE) == ()
    assert [one.text for one in typed(before, after, JAPANESE)] == ["ひともじ、はいりました"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (samples.kana("みほん"), samples.kana("みほんあ")),
        (with_draft(samples.era_date(), REIWA), with_draft(samples.era_date(), {**REIWA, "year": "8"})),
    ],
    ids=["letter", "digit-of-a-date"],
)
def test_loudspeaker_says_that_something_came_in_and_not_what(before: Screen, after: Screen) -> None:
    *_, said = typed(before, after, JAPANESE)
    assert (said.private, said.otherwise) == (True, "ひともじ、はいりました")


@pytest.mark.parametrize("hidden", [False, True], ids=["open", "veiled"])
def test_a_word_that_comes_in_at_once_is_not_called_one_letter(hidden: bool) -> None:
    before, after = (with_draft(samples.kana(""), text, hidden=hidden) for text in ("", "みほん　はなこ"))
    (said,) = typed(before, after, JAPANESE)
    assert "もじが、はいりました" in (said.text, said.otherwise)
    assert hidden or said.text == "みほん　はなこ"


def test_loudspeaker_says_that_an_era_is_chosen_and_not_which() -> None:
    (said,) = typed(with_draft(samples.era_date(), EMPTY), with_draft(samples.era_date(), REIWA), JAPANESE)
    assert (said.private, said.otherwise) == (True, "えらばれています")


@pytest.mark.parametrize(
    ("screen", "by_its_letters"),
    [
        (samples.kana(""), True),
        (samples.era_date(), True),
        (samples.copies(1), False),
        (samples.finished(), False),
    ],
    ids=["name", "date", "count", "no-question"],
)
def test_what_is_typed_by_letters_is_known(screen: Screen, *, by_its_letters: bool) -> None:
    assert by_letters(screen) is by_its_letters
