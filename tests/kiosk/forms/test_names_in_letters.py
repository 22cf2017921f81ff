"""Names that have no kanji: written in letters, and nobody twice."""

from __future__ import annotations

import pytest

from kiosk.forms.answers import Answers
from kiosk.forms.definition.placed_questions import every_question
from kiosk.forms.service import Procedure
from tests.fakes.form_parts import interview, library
from tests.kiosk.forms.branches import KNOWN, asked


@pytest.mark.parametrize(
    ("nationality", "head", "is_asked"),
    [
        ("foreign", "みほん りん", True),
        ("foreign", "みほん はなこ", False),
        ("foreign", "ミホンハナコ", False),
        ("japanese", "みほん りん", False),
    ],
    ids=["another", "oneself", "oneself-without-space", "japanese"],
)
def test_the_head_of_a_foreign_household_is_written_in_letters_and_nobody_twice(
    nationality: str, head: str, is_asked: bool
) -> None:
    typed = {**KNOWN, "type": "copy", "head": head, "nationality": nationality}
    assert ("head_letters" in asked("juminhyo", typed)) is is_asked


@pytest.mark.parametrize(
    ("procedure", "name"),
    [
        *(("jido-teate", name) for name in ("children", "older", "spouse_person")),
        ("kokuho-soshitsu", "members"),
    ],
)
def test_whoever_is_listed_may_be_written_in_letters(procedure: str, name: str) -> None:
    question = interview(procedure).procedure.question(name)
    assert question is not None
    letters = next(one for one in question.each if one.id == "name_letters")
    assert (letters.script, letters.optional) == ("latin", True)


@pytest.mark.parametrize(
    ("residence", "is_asked"),
    [("japanese", False), ("foreign", True), ("expected", True), ("visiting", False)],
)
def test_who_joins_the_insurance_is_asked_for_letters_only_as_a_foreigner(
    residence: str, is_asked: bool
) -> None:
    about = interview("kokuho-kanyu")
    question = next(one for one in about.questions(Answers()) if one.id == "kokuho-kanyu.members")
    drafts = about.typed(question, "0.residence", residence, {question.id: [{}]})
    walked, part = [], about.next_part(question, "0.residence", drafts, Answers())
    while part is not None and part != "list":
        walked.append(part)
        part = about.next_part(question, part, drafts, Answers())
    assert walked == [*(["0.name_letters"] if is_asked else []), "0.card_insurance"]


@pytest.mark.parametrize("about", library().procedures(), ids=lambda one: one.id)
def test_a_box_that_holds_a_reading_is_named_so_on_paper(about: Procedure) -> None:
    readings = [one for _, one in every_question(about) if one.kind == "kana"]
    assert [one.id for one in readings if "フリガナ" not in (one.paper or "")] == []
