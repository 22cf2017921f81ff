"""読みあげる is there for everybody, and is the way to a voice for whoever has none yet."""

from __future__ import annotations

from dataclasses import replace

from kiosk.visit import states as at
from tests.fakes.paced_visit import PacedVisit, handbook_of

BOOK = handbook_of()


def at_the_check() -> PacedVisit:
    visit = PacedVisit(BOOK)
    visit.to_questions()
    visit.to_check()
    return visit


def test_everybody_is_offered_to_hear_it() -> None:
    (read,) = [one for one in at_the_check().screen.buttons if one.id == "read"]
    assert (read.place, read.label) == ("middle", "読みあげる")


def test_who_has_no_voice_yet_gets_it_on_the_same_page() -> None:
    visit = at_the_check()
    voice = [visit.visit.comfort.speech]
    visit.press("read")
    assert [*voice, visit.visit.comfort.speech] == [False, True]
    assert isinstance(visit.visit.step, at.CheckingAnswers)


def test_who_listens_already_keeps_voice_and_page() -> None:
    visit = at_the_check()
    visit.visit = replace(visit.visit, comfort=replace(visit.visit.comfort, speech=True, rate=75))
    before = visit.visit
    visit.press("read")
    assert (visit.visit.comfort, visit.visit.step) == (before.comfort, before.step)
