from __future__ import annotations

import pytest

from kiosk.forms.authoring.plainness import Plainness, plainness
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from tests.fakes.papers import library


def counted(*questions: dict[str, object]) -> Plainness:
    procedure = library().get("kazei-shomei")
    assert procedure is not None
    asked = tuple(
        Question.model_validate({"title": "どれですか", "label": "どれ", **question})
        for question in questions
    )
    return plainness(procedure.model_copy(update={"questions": asked}))


BARE: dict[str, object] = {"id": "bare", "kind": "text"}


def test_a_bare_question_lacks_all_three() -> None:
    found = counted(BARE)
    assert (found.questions, found.why, found.example, found.dont_know) == (
        1,
        ("bare",),
        ("bare",),
        ("bare",),
    )
    assert found.said.endswith("without why 1, without example 1, without a way for who does not know 1")


@pytest.mark.parametrize(
    ("more", "lacking"),
    [
        ({"why": "わけ。"}, "why"),
        ({"explanation": "たとえば。"}, "example"),
        ({"dont_know": {"label": "わからない"}}, "dont_know"),
        ({"optional": True}, "dont_know"),
        ({"everybody_knows": "one's own"}, "dont_know"),
    ],
    ids=["why", "explained", "unknown", "optional", "known"],
)
def test_what_is_there_is_not_counted(more: dict[str, object], lacking: str) -> None:
    found = counted({**BARE, **more})
    assert getattr(found, lacking) == ()


def test_what_is_asked_of_each_person_of_a_list_is_counted() -> None:
    each = ({"title": "何ですか", "label": "何", **BARE},)
    people: dict[str, object] = {
        "id": "people",
        "kind": "persons",
        "everybody_knows": "one's own",
        "each": each,
    }
    assert counted(people).dont_know == ("people.bare",)


@pytest.mark.parametrize(("least", "lacking"), [(None, ()), (1, ("ticked",))])
def test_a_list_that_may_be_left_without_a_tick_needs_no_other_way(
    least: int | None, lacking: tuple[str, ...]
) -> None:
    option = {"id": "a", "label": "あ"}
    listed = counted({"id": "ticked", "kind": "choices", "least": least, "options": (option,)})
    assert listed.dont_know == lacking


def test_boxes_of_the_office_are_nobodys_question() -> None:
    assert counted({"id": "box", "kind": "office"}).questions == 0


def test_every_life_event_explains_each_question() -> None:
    events: list[Procedure] = [one.as_procedure() for one in library().life_events()]
    assert events
    assert [(one.id, plainness(one).why) for one in events] == [(one.id, ()) for one in events]


def test_whoever_does_not_know_can_go_on_or_it_is_said_why_everybody_knows() -> None:
    events = [one.as_procedure() for one in library().life_events()]
    assert {one.id: plainness(one).dont_know for one in (*library().procedures(), *events)} == {
        one.id: () for one in (*library().procedures(), *events)
    }


def test_every_procedure_explains_each_question_that_is_asked() -> None:
    """Which address the card told is printed, and nobody is asked for it."""
    silent = {one.id: plainness(one).why for one in library().procedures()}
    printed = ("subject.address",)
    assert {name: ids for name, ids in silent.items() if ids} == {"tenkyo": printed, "tennyu": printed}
