"""A list begins with what other answers have told of its first: a child's birth date is not asked again."""

from __future__ import annotations

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers, Data, Draft
from kiosk.forms.fields.kind import expect
from kiosk.forms.interview import Interview
from kiosk.forms.service import Question
from tests.fakes.form_parts import interview

CHILDREN = FieldId("jido-teate.children")
BORN = {"era": "reiwa", "year": "8", "month": "7", "day": "1"}
LIST, NAME, RELATION = "list", "0.name_kana", "0.relation"


def claimed(event: str, day: Data) -> tuple[Interview, Answers]:
    claim = interview("jido-teate")
    answers = told(claim, Answers(), "jido-teate.event", event)
    return claim, told(claim, answers, "jido-teate.event_date", day)


def told(claim: Interview, answers: Answers, name: str, data: Data) -> Answers:
    field = FieldId(name)
    if data is None:
        taken = claim.dont_know(claim.question(field, answers), answers)
    else:
        taken = claim.accept(claim.question(field, answers), {field: data}, answers)
    assert isinstance(taken, Answers), taken
    return taken


def way(claim: Interview, asked: Question, answers: Answers, typed: dict[str, Draft]) -> list[str]:
    """The screens in order, each filled in as `typed` says, until the list is complete."""
    part: str | None = claim.first_part(asked, {}, answers)
    found: list[str] = []
    drafts = claim.acted(asked, LIST, "none", {}, answers)[0]
    while part is not None and len(found) < 9:
        found.append(part)
        if part in typed:
            drafts = claim.typed(asked, part, typed[part], drafts, answers)
        part = claim.next_part(asked, part, drafts, answers)
    return found


def test_the_birth_date_of_the_child_that_was_born_is_not_asked_again() -> None:
    claim, answers = claimed("born-first", "2026-07-01")
    asked = claim.question(CHILDREN, answers)
    assert way(claim, asked, answers, {NAME: "みほん　こはる", RELATION: "child"}) == [
        LIST, NAME, RELATION, LIST,
    ]  # fmt: skip


def test_the_list_says_which_child_is_meant_before_its_name() -> None:
    claim, answers = claimed("born-more", "2026-07-01")
    asked = claim.question(CHILDREN, answers)
    assert claim.view(asked, LIST, {}, answers).field.options[0].note == (
        "令和8年7月1日（2026年）生まれ。まだ、とちゅうです。"
    )
    assert claim.view(asked, NAME, {}, answers).explanation == "令和8年7月1日（2026年）生まれ。"


HEAD: dict[str, Data] = {
    "subject.name_kana": "ミホン　ケン",
    "subject.birth_date": "1989-01-30",
    "kokuho-kanyu.event_date": "2026-11-01",
}


def joining(about: Interview, reason: str, born: str = "1989-01-30") -> Draft:
    """With whom the list of those who join or leave begins."""
    name, answers = about.procedure.id, Answers()
    typed = {**HEAD, "subject.birth_date": born, f"{name}.reason": reason, "kyufukin.route": "form"}
    for field, data in typed.items():
        if about.procedure.question(field) is not None:
            answers = told(about, answers, field, data)
    return about.view(about.question(FieldId(f"{name}.members"), answers), LIST, {}, answers).field.draft


@pytest.mark.parametrize(
    ("procedure_id", "reason"),
    [
        ("kokuho-kanyu", "left-job"),
        ("kokuho-kanyu", "moved-in"),
        ("kokuho-soshitsu", "insured"),
        ("kokuho-soshitsu", "assistance"),
        ("kyufukin", "form"),
    ],
)
def test_the_list_begins_with_who_came_for_their_own_insurance(procedure_id: str, reason: str) -> None:
    (row,) = expect(joining(interview(procedure_id), reason), list)
    assert (row["name_kana"], row["relation"]) == ("みほん　けん", "head")
    assert row["birth_date"] == {"era": "heisei", "year": "1", "month": "1", "day": "30"}


@pytest.mark.parametrize(
    ("procedure_id", "applicant", "reason", "born"),
    [
        ("kokuho-kanyu", "self", "left-dependants", "1989-01-30"),
        ("kokuho-kanyu", "self", "left-job", "1948-03-05"),
        ("kokuho-kanyu", "household", "left-job", "1989-01-30"),
        ("kokuho-soshitsu", "self", "insured", "1948-03-05"),
        ("kokuho-soshitsu", "proxy", "insured", "1989-01-30"),
    ],
)
def test_a_head_who_need_not_be_insured_is_not_put_into_the_list(
    procedure_id: str, applicant: str, reason: str, born: str
) -> None:
    assert joining(interview(procedure_id, applicant), reason, born) == []


def test_by_birth_the_list_begins_with_the_child_and_not_with_the_head() -> None:
    assert joining(interview("kokuho-kanyu"), "birth") == [
        {"birth_date": {"era": "reiwa", "year": "8", "month": "11", "day": "1"}}
    ]


def test_who_mends_the_whole_child_sees_the_birth_date_again() -> None:
    claim, answers = claimed("born-first", "2026-07-01")
    asked = claim.question(CHILDREN, answers)
    whole: Draft = [{"name_kana": "みほん　こはる", "birth_date": BORN, "relation": "child"}]
    assert claim.next_part(asked, NAME, {CHILDREN: whole}, answers) == "0.birth_date"


@pytest.mark.parametrize(
    ("event", "day"), [("joined", "2026-07-01"), ("born-first", None)], ids=["no-birth", "day-unknown"]
)
def test_where_nothing_tells_it_the_list_begins_empty(event: str, day: Data) -> None:
    claim, answers = claimed(event, day)
    asked = claim.question(CHILDREN, answers)
    assert claim.view(asked, LIST, {}, answers).field.draft == []


SORA: dict[str, Draft] = {
    "name_kana": "みほん　そら",
    "name_letters": "MIHON SORA",
    "birth_date": "2019-04-02",
    "relation": "child",
}
NAMELESS: dict[str, Draft] = {"name_kana": None, "birth_date": None, "relation": "child"}
APART, PLACES = FieldId("jido-teate.apart"), FieldId("jido-teate.apart_children")


def living_apart(children: list[Draft], chosen: list[Draft]) -> tuple[Interview, Answers]:
    claim, answers = claimed("moved-in", "2026-07-01")
    answers = told(claim, answers, CHILDREN, children)
    answers = told(claim, answers, "jido-teate.abroad", [])
    return claim, told(claim, answers, APART, chosen)


def test_who_was_chosen_stands_in_the_list_already_and_their_address_is_asked() -> None:
    claim, answers = living_apart([NAMELESS, SORA], ["person-2"])
    asked = claim.question(PLACES, answers)
    (row,) = claim.view(asked, LIST, {}, answers).field.options
    assert row.label == "ミホン\u3000ソラ"
    assert str(claim.next_part(asked, LIST, {}, answers)).startswith("0.address")


def test_of_somebody_whose_name_nobody_knew_it_is_asked() -> None:
    claim, answers = living_apart([NAMELESS, SORA], ["person-1"])
    asked = claim.question(PLACES, answers)
    assert claim.next_part(asked, LIST, {}, answers) == NAME


def test_where_somebody_else_is_chosen_the_addresses_are_asked_anew() -> None:
    claim, answers = living_apart([SORA, NAMELESS], ["person-1"])
    answers = told(claim, answers, PLACES, [{"name_kana": "みほん　そら", "address": None}])
    answers = told(claim, answers, APART, ["person-2"])
    assert not answers.has(PLACES)


def test_a_child_whom_another_form_named_stands_there_by_name() -> None:
    claim, answers = claimed("born-first", "2026-07-01")
    child: Data = [{"name_kana": "ミホン\u3000コハル", "birth_date": "2026-07-01", "relation": "child"}]
    answers = told(claim, answers, CHILDREN, child)
    joining = interview("kokuho-kanyu")
    answers = told(joining, answers, "kokuho-kanyu.reason", "birth")
    answers = told(joining, answers, "kokuho-kanyu.event_date", "2026-07-01")
    asked = joining.question(FieldId("kokuho-kanyu.members"), answers)
    assert joining.view(asked, LIST, {}, answers).field.options[0].label == "ミホン\u3000コハル"
