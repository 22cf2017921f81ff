"""Where an answer leads nowhere, the way on is said: who may not have a paper yet, whom nobody can call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers, Data
from kiosk.forms.conditions import Facts, holds
from kiosk.forms.households import contradicting
from kiosk.forms.lines import title_of
from kiosk.words.furigana import plain
from tests.fakes.form_parts import interview, procedure
from tests.kiosk.forms.branches import answered, asked, told
from tests.kiosk.forms.test_export import APPLICATION
from tests.kiosk.forms.test_wrong_answers import TODAY, refused

INCOME = {"type": "income"}
ELSEWHERE = {"where": "elsewhere", "photo_id": "here", "use": "inheritance", "chain": True}


def offered(form: str, question: str, typed: Mapping[str, object], applicant: str = "self") -> list[str]:
    """What may be chosen after those answers."""
    about = interview(form, applicant)
    taken = answered(about, typed)
    assert isinstance(taken, Answers), taken
    return [one.id for one in about.question(FieldId(f"{form}.{question}"), taken).options]


@pytest.mark.parametrize("applicant", ["self", "household", "proxy"])
def test_without_a_declaration_there_is_no_certificate_and_the_tax_desk_helps(applicant: str) -> None:
    said = told("kazei-shomei", {**INCOME, "declared": "not-yet"}, applicant)
    assert "さきに、税の窓口で申告" in said
    about = interview("kazei-shomei", applicant)
    check = next(one for one in about.procedure.checks if one.id == "not-declared")
    assert check.desk == "declaration"


def test_whoever_was_a_dependant_is_told_of_the_paper_without_amounts() -> None:
    assert "detail" in asked("kazei-shomei", {**INCOME, "declared": "dependant"})
    question = procedure("kazei-shomei").question("declared")
    assert question is not None
    note = next(one.note for one in question.options if one.id == "dependant")
    assert plain(note or "") == "金額ののらない、非課税の証明書です。"


def test_a_declaration_is_not_asked_about_for_tax_that_was_paid() -> None:
    assert "declared" not in asked("kazei-shomei", {"type": "paid"})


@pytest.mark.parametrize(
    ("phone", "ways"), [("none", ["visit", "partly"]), ("0312345678", ["call", "visit", "partly"])]
)
def test_a_call_is_offered_to_whoever_has_a_telephone(phone: str, ways: list[str]) -> None:
    number = {} if phone == "none" else {"subject.phone": phone}
    assert offered("koseki", "pickup", {**ELSEWHERE, **number}) == ways
    family = {} if phone == "none" else {"visitor.phone": phone}
    assert ("call-first" in offered("kaigo-nintei", "care_in_visit", family, "family")) is bool(family)


def test_a_call_to_the_family_needs_the_number_of_one_of_them() -> None:
    typed: dict[str, object] = {"subject.phone": "0312345678", "companion": "other"}
    assert "call-first" not in offered("kaigo-nintei", "care_in_visit", typed)
    typed["companion_phone"] = "0312345679"
    assert "call-first" in offered("kaigo-nintei", "care_in_visit", typed)


@pytest.mark.parametrize("applicant", ["relative", "legal", "proxy"])
def test_a_foreign_national_is_not_the_head_of_a_register(applicant: str) -> None:
    said = told("koseki", {"nationality": "foreign", "where": "kita", "head_relation": "self"}, applicant)
    assert said.startswith("筆頭者は、日本の国籍の方だけ")
    spouse = {"nationality": "foreign", "where": "kita", "head_relation": "spouse"}
    assert "head_name" in asked("koseki", spouse, applicant)


@pytest.mark.parametrize(
    ("born", "is_asked"), [("1955-03-05", False), ("2007-03-05", False), ("1980-03-05", True), (None, True)]
)
def test_the_pension_is_asked_of_twenty_to_fifty_nine(born: str | None, is_asked: bool) -> None:
    question = procedure("kokuho-kanyu").question("pension")
    assert question is not None
    members: Data = [{"birth_date": born}]
    assert holds(question.when, Facts({"reason": "left-job", "members": members}, "self", TODAY)) is is_asked


@pytest.mark.parametrize(
    ("answers", "wanted"),
    [
        ({"planned_out_on": "2027-11-01", "moved_on": "2026-11-18"}, ["planned-late"]),
        ({"planned_out_on": "2026-12-18", "moved_on": "2026-11-18"}, []),
        ({"entered_on": "2000-01-01", "moved_on": "2026-11-18"}, ["entered-long-ago"]),
        ({"entered_on": "2025-11-18", "moved_on": "2026-11-18"}, []),
        ({"foreigners": [{"stay": "special", "status": "student"}]}, ["status-without-card"]),
        ({"foreigners": [{"stay": "newborn", "status": "permanent"}]}, ["status-without-card"]),
        ({"foreigners": [{"stay": "permit", "status": "other"}]}, ["status-without-card"]),
        ({"foreigners": [{"stay": "card", "status": "none"}]}, ["card-without-status"]),
        ({"foreigners": [{"stay": "special", "status": "none"}, {"stay": "card", "status": "student"}]}, []),
        ({"foreigners": [{"stay": "special", "status": None}]}, []),
    ],
)
def test_days_and_papers_of_newcomers_agree(answers: Mapping[str, Data], wanted: list[str]) -> None:
    assert refused("tennyu", answers) == wanted


ONE: Data = {"name_kana": "みほん はなこ", "birth_date": "1990-03-05"}
OTHER: Data = {"name_kana": "みほん たろう", "birth_date": "1991-03-05"}
UNNAMED: Data = {"name_kana": None, "birth_date": None}


@pytest.mark.parametrize(
    ("nationals", "foreigners", "wanted"),
    [
        ("foreign", [ONE], "left-out"),
        ("foreign", [ONE, OTHER], None),
        ("foreign", [ONE, UNNAMED], None),
        ("both", [ONE, OTHER], "all-listed"),
        ("both", [ONE], None),
    ],
)
def test_the_foreigners_are_all_who_move_or_some(
    nationals: str, foreigners: list[Data], wanted: str | None
) -> None:
    answers: Mapping[str, Data] = {"nationals": nationals, "movers": [ONE, OTHER], "foreigners": foreigners}
    found = contradicting(procedure("tennyu"), Facts(answers, "self", TODAY))
    assert [one.kind for one in found if one.field == "tennyu.foreigners"] == ([wanted] if wanted else [])


@pytest.mark.parametrize(
    ("event", "title"),
    [
        ("born-first", "児童手当 認定請求書"),
        ("born-more", "児童手当 額改定認定請求書"),
        ("less", "児童手当 額改定届・受給事由消滅届"),
        ("account", "児童手当 口座変更届"),
    ],
)
def test_the_form_of_a_change_is_no_claim(event: str, title: str) -> None:
    about = procedure("jido-teate")
    changed = replace(APPLICATION, representative=None, answers={"event": event})
    assert title_of(changed, about) == title
