"""A life event finds every procedure due, runs them over one set of answers, and asks nothing twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Data
from kiosk.forms.service import LifeEvent, Procedure
from tests.fakes.guided_visit import GuidedVisit
from tests.fakes.life_events import BOOK, EVENTS, twice, visited

KINDS_OF_BRANCHES = ("choice", "yes-no")
"""Lists of several are walked with everything chosen at once, which finds the most procedures."""


@pytest.mark.parametrize("card", [True, False], ids=["card", "no-card"])
@pytest.mark.parametrize("event", sorted(EVENTS))
def test_asked_twice_is_zero(event: str, card: bool) -> None:
    visit = visited(event, card=card)
    asked = list(twice(visit))
    print(f"{event}: {len(visit.delivered)} handed in, {len(visit.asked)} asked, asked twice: {len(asked)}")  # noqa: T201  # the count is the report
    assert asked == []
    assert tuple(one.procedure[0] for one in visit.delivered) == EVENTS[event][2]


def some_for_another(event: str) -> Iterator[Mapping[str, str]]:
    """Who comes for somebody else in every procedure that takes them; for themselves in the others."""
    procedures = EVENTS[event][2]
    for who in ("household", "proxy"):
        taking = {one for one in procedures if who in (each.id for each in BOOK.procedure(one).applicants)}
        if taking:
            yield dict.fromkeys(sorted(taking), who)


@pytest.mark.parametrize("event", sorted(EVENTS))
def test_who_comes_for_somebody_else_is_asked_nothing_twice(event: str) -> None:
    for applicants in some_for_another(event):
        visit = visited(event, applicants=applicants)
        again = [one for one in twice(visit) if not about_several(visit, one)]
        assert again == [], applicants


def about_several(visit: GuidedVisit, field: str) -> bool:
    """Whether it was about somebody else each time: おくやみ asks for the visitor, then for the head."""
    titles = [one.title for one in visit.asked if one.id == field]
    accounts = {
        text for one in visit.asked if one.id == "bank_account" for text in (one.id, one.title, one.label)
    }
    return field in accounts or (field.startswith("subject.") and len(set(titles)) == len(titles))


def test_the_letter_of_attorney_is_asked_for_once_and_stands_in_every_application() -> None:
    every = {**dict.fromkeys(EVENTS["moving-in"][2], "proxy"), "kaigo-nintei": "family"}
    visit = visited("moving-in", applicants=every)
    assert [one.by for one in visit.asked if one.id == "letter"] == ["tennyu"]
    assert [one.answers.get(FieldId("letter")) for one in visit.delivered] == ["here", "here", "here", None]


@pytest.mark.parametrize("event", sorted(EVENTS))
def test_every_branch_of_a_life_event_comes_to_its_end_and_asks_nothing_twice(event: str) -> None:
    definition = BOOK.procedure(event)
    for question in definition.questions:
        asked = question.id == "insurance" or event != "okuyami"
        for option in question.options if asked and question.kind in KINDS_OF_BRANCHES else ():
            answer: Data = option.id == "yes" if question.kind == "yes-no" else option.id
            visit = visited(event, {definition.field_id(question.id): answer})
            assert list(twice(visit)) == [], (question.id, option.id)


def test_several_applications_have_ids_and_proofs_of_their_own() -> None:
    done = visited("moving-in").delivered
    assert len({one.application_id for one in done}) == 4
    assert all([item.method for item in one.identity] == ["card-text"] for one in done)


def test_one_taken_out_is_not_run() -> None:
    visit = visited("moving-in", {"moving-in.here_steps": {"tennyu": "wanted", "jido-teate": "wanted"}})
    assert [one.procedure[0] for one in visit.delivered] == ["tennyu", "jido-teate"]


def test_every_step_names_what_exists() -> None:
    """Procedures, their questions, answers that fit, and fields that something before them asks."""
    guides: tuple[LifeEvent | Procedure, ...] = (*BOOK.library.life_events(), *BOOK.library.procedures())
    for questions in (guide.questions for guide in guides):
        for question in questions:
            for option in question.options:
                if option.procedure is None:
                    assert option.run.gives == {} == option.run.takes
                    continue
                procedure = BOOK.library.get(option.procedure)
                assert procedure is not None, option.procedure
                for name in (*option.run.gives, *option.run.takes):
                    assert procedure.question(name) is not None or name == "visitor.address", name


def test_every_desk_step_says_where_and_what_to_bring() -> None:
    for event in BOOK.library.life_events():
        for question in event.questions:
            for option in question.options if question.kind == "next-steps" else ():
                assert option.bring, (event.id, option.id)
                assert option.where or option.procedure, (event.id, option.id)
                assert option.source, (event.id, option.id)
