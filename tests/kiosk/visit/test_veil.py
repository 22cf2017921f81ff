"""One touch covers every personal value for eyes and ears; another shows it; no answer is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kiosk.basics.clock import Moment
from kiosk.basics.ids import ApplicationId, VisitId
from kiosk.paper.document import Document
from kiosk.visit.gallery import portraits
from kiosk.visit.handbook import Handbook
from kiosk.visit.screen import CheckList, Comfort, Facts, Question, Screen
from kiosk.words.furigana import reading
from tests.fakes.paced_visit import KANA, TUESDAY, PacedVisit, handbook_of

BOOK = handbook_of(languages=("ja", "en"))
MOMENT = Moment(TUESDAY, 0.0, "00000000-0000-7000-8000-0000000000aa")
DOCUMENT = Document(VisitId("v"), ApplicationId("a"), b"%PDF", "", 1)
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


def veiled(book: Handbook, beginning: str) -> Iterator[tuple[str, Screen]]:
    comfort = replace(book.default_comfort(), veiled=True)
    return portraits(book, MOMENT, comfort, DOCUMENT, (beginning,))


def at_show(visit: PacedVisit) -> Question:
    """住民票: which entries it shall have, one of them ticked."""
    visit.to_questions()
    first = ((NAME, KANA), ("juminhyo.use", "bank"), ("juminhyo.type", "copy"), ("juminhyo.head", KANA))
    for field, draft in (*first, ("juminhyo.scope", "one")):
        visit.types(field, draft)
        visit.press("next")
    visit.types("juminhyo.show", ["relation"])
    body = visit.screen.body
    assert isinstance(body, Question)
    return body


def test_what_is_chosen_is_changed_only_when_it_is_seen(visit: PacedVisit) -> None:
    at_show(visit)
    hidden = visit.press("veil").body
    assert isinstance(hidden, Question)
    assert all(option.covered for option in hidden.field.options)
    assert hidden.field.covered is not None
    assert "見せる" in hidden.field.covered
    body = visit.types("juminhyo.show", []).body
    assert isinstance(body, Question)
    shown = visit.press("veil").body
    assert isinstance(shown, Question)
    assert [option.id for option in shown.field.options if option.chosen] == ["relation"]
    changed = visit.types("juminhyo.show", []).body
    assert isinstance(changed, Question)
    assert not any(option.chosen for option in changed.field.options)


def test_a_count_is_changed_only_when_it_is_seen(visit: PacedVisit) -> None:
    visit.to_questions()
    visit.to_check()
    visit.press("edit:juminhyo.copies")
    visit.types("juminhyo.copies", 2)
    hidden = visit.press("veil").body
    assert isinstance(hidden, Question)
    assert hidden.field.covered is not None
    visit.types("juminhyo.copies", 3)
    shown = visit.press("veil").body
    assert isinstance(shown, Question)
    assert shown.field.draft == 2


def test_covered_things_of_one_page_are_told_apart() -> None:
    book = handbook_of()
    screens = dict(veiled(book, "veiled-"))
    assert {"veiled-town", "veiled-people", "veiled-many", "veiled-one", "veiled-date", "veiled-count"} <= {
        *screens
    }
    for name, screen in screens.items():
        body = screen.body
        if isinstance(body, Question):
            labels = [one.label for one in (*body.field.options, *body.field.extras) if ":" not in one.id]
            labels += [one.label for one in body.field.extras if one.id.startswith("known:")]
            assert len(labels) == len({*labels}), name
            assert "ミホン" not in repr(screen.spoken)


def test_the_covered_form_says_how_to_see_it() -> None:
    book = handbook_of()
    found = dict(veiled(book, "veiled-previewing"))
    lift = book.words("ja")("visit.veil.lift")
    told = book.words("ja")("visit.veil.paper", lift=lift)
    assert reading(told) in found["veiled-previewing"].spoken
