"""Somebody comes for another and has no 委任状: it is printed with the form, and nothing is sent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.basics.result import Ok
from kiosk.delivery.backend import Sealed
from kiosk.delivery.outcome import Outcome
from kiosk.forms.answers import Answers
from kiosk.forms.letter import HERE, NONE
from kiosk.paper.document import PrinterState
from kiosk.visit import effects as to_do
from kiosk.visit.events import DevicesChanged
from kiosk.visit.portrayed_questions import sampled
from kiosk.visit.screen import Finished, Notice
from kiosk.visit.states import CheckingAnswers
from kiosk.visit.states import Finished as AtTheEnd
from tests.fakes.paced_visit import PacedVisit, handbook_of

BOOK = handbook_of()
WORDS = BOOK.catalogue.words("ja")


def proxy(letter: str) -> PacedVisit:
    """At the check page of a proxy who said so of the letter, and then pressed これで出す."""
    made = PacedVisit(BOOK)
    made.to_questions()
    case = replace(made.visit.cases[-1], applicant="proxy")
    interview = BOOK.interview(case.procedure, "proxy", "ja", made.now.date())
    answers = sampled(BOOK, interview, Answers())
    answers = answers.with_(interview.procedure.field_id("letter"), letter, "typed")
    made.visit = replace(made.visit, cases=(case,), answers=answers, evidence=(), step=CheckingAnswers())
    made.press("next")
    return made


@pytest.mark.parametrize(("letter", "on_paper"), [(HERE, False), (NONE, True)])
def test_only_without_a_letter_it_is_sealed_for_paper_and_not_sent(letter: str, *, on_paper: bool) -> None:
    visit = proxy(letter)
    assert [one.on_paper for one in visit.effects if isinstance(one, to_do.HandIn)] == [on_paper]


def test_it_is_said_what_is_printed_and_then_printed_with_its_codes() -> None:
    visit = proxy(NONE)
    sealed = Sealed(visit.visit.cases[-1].application_id, b"sealed", "digest")
    own = visit.visit.cases[-1].application_id
    assert (
        visit.ends(to_do.HandIn, Ok(Outcome("paper", sealed=sealed, application_id=own))).name
        == "cannot-send"
    )
    body = visit.screen.body
    assert isinstance(body, Notice)
    assert body.title == WORDS("visit.cannot-send.title-for-letter")
    assert visit.offers >= {"next"}
    assert "again" not in visit.offers
    assert visit.press("next").name == "filling-paper"
    assert [one.sealed for one in visit.effects if isinstance(one, to_do.FillPaper)] == [sealed]


def test_without_a_printer_staff_have_it() -> None:
    visit = proxy(NONE)
    jammed = replace(visit.visit.devices, printer=PrinterState.JAM)
    visit.happens(DevicesChanged(jammed))
    own = visit.visit.cases[-1].application_id
    visit.ends(to_do.HandIn, Ok(Outcome("paper", application_id=own)))
    assert "again" not in visit.offers
    assert visit.press("next").name == "cannot-print"
    assert visit.count(to_do.Park) == 1


def test_the_last_page_says_to_come_again_and_not_to_wait() -> None:
    visit = proxy(NONE)
    visit.visit = replace(visit.visit, step=AtTheEnd(Outcome("paper")))
    body = visit.screen.body
    assert isinstance(body, Finished)
    assert [action.id for action in body.actions][-2:] == ["paper", "show"]
    assert body.actions[-1].label == WORDS("visit.finished.return")
