"""One touch covers every personal value for eyes and ears; another shows it; no answer is lost."""

from __future__ import annotations

import pytest

from kiosk.visit.screen import CheckList, Comfort, Facts, Question
from kiosk.words.furigana import reading
from tests.fakes.paced_visit import KANA, PacedVisit, handbook_of

BOOK = handbook_of(languages=("ja", "en"))
COVERED = BOOK.words("ja")("visit.veil.covered")
NAME = "subject.name_kana"


@pytest.fixture
def visit() -> PacedVisit:
    return PacedVisit(BOOK)


def test_what_the_card_told_is_covered_for_eyes_and_ears(visit: PacedVisit) -> None:
    told = visit.to_confirming()
    covered = visit.press("veil")
    assert isinstance(covered.body, Facts)
    assert [row.value for row in covered.body.rows] == [COVERED] * 3
    assert "見本" not in repr(covered)
    assert covered.private == ()
    assert reading(COVERED) in covered.spoken
    assert visit.press("veil") == told


def test_a_covered_entry_is_still_typed_into(visit: PacedVisit) -> None:
    visit.to_questions()
    visit.press("veil")
    body = visit.types(NAME, KANA).body
    assert isinstance(body, Question)
    assert body.field.hidden
    assert body.field.echo is None
    assert KANA not in visit.screen.heard
    visit.press("next", "back", "veil")
    shown = visit.screen.body
    assert isinstance(shown, Question)
    assert (shown.field.draft, shown.field.hidden) == (KANA, False)


def test_which_answer_was_chosen_is_covered_and_kept(visit: PacedVisit) -> None:
    visit.to_questions()
    use = ("juminhyo.use", "bank")
    for field, draft in ((NAME, KANA), use, ("juminhyo.type", "copy"), ("juminhyo.head", KANA)):
        visit.types(field, draft)
        visit.press("next")
    visit.types("juminhyo.scope", "one")
    body = visit.press("veil").body
    assert isinstance(body, Question)
    assert not any(option.chosen for option in body.field.options)
    assert visit.press("next").name == "asking:juminhyo.show"


def test_the_check_page_covers_every_answer(visit: PacedVisit) -> None:
    visit.to_questions()
    visit.to_check()
    body = visit.press("veil").body
    assert isinstance(body, CheckList)
    assert {row.value for row in body.rows} == {COVERED}


def test_it_is_offered_where_there_is_something_to_hide_and_lifted_anywhere(visit: PacedVisit) -> None:
    visit.to_who()
    assert "veil" not in visit.offers
    visit.press(*("choose:self", "next"))
    visit.press("no-card", "next", "veil", "back")
    assert visit.screen.name == "without-card"
    assert "veil" in visit.offers


def test_the_next_person_finds_it_lifted(visit: PacedVisit) -> None:
    visit.to_questions()
    visit.press("veil", "quit", "quit-now")
    assert visit.visit.comfort == Comfort() == BOOK.default_comfort()
