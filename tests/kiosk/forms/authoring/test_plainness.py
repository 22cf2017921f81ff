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
    ],
    ids=["why", "explained", "unknown", "optional"],
)
def test_what_is_there_is_not_counted(more: dict[str, object], lacking: str) -> None:
    found = counted({**BARE, **more})
    assert getattr(found, lacking) == ()


def test_boxes_of_the_office_are_nobodys_question() -> None:
    assert counted({"id": "box", "kind": "office"}).questions == 0


def test_every_life_event_explains_each_question() -> None:
    events: list[Procedure] = [one.as_procedure() for one in library().life_events()]
    assert events
    assert [(one.id, plainness(one).why) for one in events] == [(one.id, ()) for one in events]


KNOWN_HERE = {
    # who stands here, and for whom
    "visitor.name_kana", "visitor.birth_date", "visitor.address", "subject.name_kana",
    # a seal's owner, whom knowing them proves; a card's address, which nobody is asked for
    "subject.birth_date", "subject.address",
    # why one came, what one holds, one's own life
    "operation", "visit_stage", "legal_kind", "organisation", "letter", "photo_id", "scope", "destination",
    "nationality", "born_on", "pension", "public", "spouse", "new_address",
    # whom it is about: what is asked of each may stay open there
    "members", "movers", "people", "deceased", "needed", "spouse_person", "children", "apart_children",
    "older", "foreigners",
    # decided here and now
    "copies", "pickup", "disease_where", "head_consent",
}  # fmt: skip


def test_whatever_may_not_stay_open_is_known_to_whoever_stands_here() -> None:
    lacking = {name for one in library().procedures() for name in plainness(one).dont_know}
    lacking |= {name for one in library().life_events() for name in plainness(one.as_procedure()).dont_know}
    assert {name for name in lacking if not name.startswith("copies_")} == KNOWN_HERE


def test_every_procedure_explains_each_question_that_is_asked() -> None:
    """Which address the card told is printed, and nobody is asked for it."""
    silent = {one.id: plainness(one).why for one in library().procedures()}
    printed = ("subject.address",)
    assert {name: ids for name, ids in silent.items() if ids} == {"tenkyo": printed, "tennyu": printed}
