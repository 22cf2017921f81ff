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
from tests.fakes.form_parts import interview, library, procedure
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
    assert "detail" not in asked("kazei-shomei", {**INCOME, "declared": "dependant"})
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


@pytest.mark.parametrize("applicant", ["legal", "proxy"])
def test_a_parent_who_came_for_the_child_is_sent_to_the_own_right_before_the_post(applicant: str) -> None:
    """A register of another town: not for representatives, but for the direct line (戸籍法120条の2)."""
    said = told("koseki", {"where": "elsewhere"}, applicant)
    own, _, post = said.partition("ほかの方は、")
    label = next(one.label for one in procedure("koseki").applicants if one.id == "relative")
    assert f"「{plain(label)}」をえらんで" in own
    assert "ゆうびん" in post
    assert "where" in asked("koseki", {"where": "elsewhere"}, "relative")


@pytest.mark.parametrize("applicant", ["relative", "legal", "proxy"])
def test_a_foreign_national_is_not_the_head_of_a_register(applicant: str) -> None:
    said = told("koseki", {"nationality": "foreign", "where": "kita", "head_relation": "self"}, applicant)
    assert said.startswith("筆頭者は、日本の国籍の方だけ")
    spouse = {"nationality": "foreign", "where": "kita", "head_relation": "spouse"}
    assert "head_name" in asked("koseki", spouse, applicant)


@pytest.mark.parametrize(
    ("born", "is_asked"),
    [
        ("1955-03-05", False),
        ("2007-03-05", False),
        ("1980-03-05", True),
        (None, True),
        ("2006", True),
        ("2007", False),
        ("1966", True),
        ("1965", False),
    ],
)
def test_the_pension_is_asked_of_twenty_to_fifty_nine(born: str | None, is_asked: bool) -> None:
    question = procedure("kokuho-kanyu").question("pension")
    assert question is not None
    members: Data = [{"birth_date": born}]
    assert holds(question.when, Facts({"reason": "left-job", "members": members}, "self", TODAY)) is is_asked


ONE: Data = {"name_kana": "みほん はなこ", "birth_date": "1990-03-05"}
OTHER: Data = {"name_kana": "みほん たろう", "birth_date": "1991-03-05"}
UNNAMED: Data = {"name_kana": None, "birth_date": None}
BABY: Data = {"name_kana": "みほん そら", "birth_date": "2026-10-05"}
MOVED: Mapping[str, Data] = {
    "moved_from": "domestic",
    "subject.name_kana": "みほん はなこ",
    "foreigners": [{"stay": "newborn"}],
}


@pytest.mark.parametrize(
    ("answers", "wanted"),
    [
        ({"planned_out_on": "2027-11-01", "moved_on": "2026-11-18"}, ["planned-late"]),
        ({"planned_out_on": "2026-12-18", "moved_on": "2026-11-18"}, []),
        ({"entered_on": "2000-01-01", "moved_on": "2026-11-18"}, ["entered-long-ago"]),
        ({"entered_on": "2025-11-18", "moved_on": "2026-11-18"}, []),
        ({**MOVED, "moved_from": "abroad", "movers": [ONE, BABY]}, ["newborn-from-abroad"]),
        ({"moved_from": "abroad", "foreigners": [{"stay": "lost"}]}, ["newborn-from-abroad"]),
        ({**MOVED, "movers": [ONE, BABY]}, []),
        ({**MOVED, "movers": [ONE, OTHER]}, ["newborn-long-ago"]),
        ({**MOVED, "movers": [ONE, UNNAMED]}, []),
        ({**MOVED, "movers": [ONE], "foreigners": [{"stay": "lost"}]}, []),
        ({"moved_from": "abroad", "foreigners": [{"stay": "card", "status": "student"}]}, []),
        ({"foreigners": [{"stay": "special", "status": None}]}, []),
    ],
)
def test_days_and_papers_of_newcomers_agree(answers: Mapping[str, Data], wanted: list[str]) -> None:
    assert refused("tennyu", answers) == wanted


RELATIVES = ("inkan-shomei", "kazei-shomei")
"""Where relatives who live together come, too [R 足立], or whoever brings the card."""


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


@pytest.mark.parametrize(
    ("kind", "title"),
    [("fewer", "児童手当 額改定届"), ("ends", "児童手当 受給事由消滅届")],
)
def test_less_and_the_end_of_an_allowance_are_two_forms(kind: str, title: str) -> None:
    answers: Mapping[str, Data] = {"event": "less", "less_kind": kind}
    changed = replace(APPLICATION, representative=None, answers=answers)
    assert title_of(changed, procedure("jido-teate")) == title


@pytest.mark.parametrize(
    ("born", "wanted"),
    [
        ("1950", "over"),
        ("1951", "maybe-75"),
        ("1951-11", "maybe-75"),
        ("1951-10", "over"),
        ("1951-12", None),
        ("1951-11-23", "over"),
        ("1951-11-24", None),
        ("1952", None),
        (None, None),
    ],
)
@pytest.mark.parametrize(
    ("form", "over", "said"),
    [
        ("kokuho-kanyu", "member-75", {"reason": "left-job"}),
        ("kokuho-soshitsu", "left-at-75", {"reason": "insured", "insured_from": "2026-11-23"}),
        ("kokuho-soshitsu", "left-at-75", {"reason": "assistance"}),
        ("kokuho-soshitsu", "left-at-75", {"reason": "moved-out", "moved_on": "2026-11-23"}),
    ],
)
def test_a_year_alone_does_not_decide_who_is_75(
    form: str, over: str, said: Mapping[str, Data], born: str | None, wanted: str | None
) -> None:
    found = refused(form, {**said, "members": [{"birth_date": born}]})
    # A list of nobody else leads to the desk of 後期高齢者医療 besides.
    led = ["members-75"] if (form, wanted) == ("kokuho-kanyu", "over") else []
    assert found == ([] if wanted is None else [*led, over if wanted == "over" else wanted])


def test_of_who_died_in_the_year_of_75_staff_are_asked() -> None:
    said: dict[str, Data] = {"reason": "death", "died_on": "2026-11-18"}
    assert refused("kokuho-soshitsu", {**said, "deceased": {"birth_date": "1951"}}) == ["died-at-75"]
    assert refused("kokuho-soshitsu", {**said, "deceased": {"birth_date": "1952"}}) == []
    assert refused("kokuho-soshitsu", {**said, "deceased": {"birth_date": None}}) == []


@pytest.mark.parametrize(
    ("standing", "dead", "wanted"),
    [
        ("asked", {"name_kana": "ミホン　カンタ", "birth_date": "1960-03-05"}, ["asked-by-the-dead"]),
        ("asked", {"name_kana": "ミホン　カンタ", "birth_date": None}, ["asked-by-the-dead"]),
        ("asked", {"name_kana": "ミホン　カンタ", "birth_date": "1988-03-05"}, []),
        ("asked", {"name_kana": "ミホン　ケン", "birth_date": "1960-03-05"}, []),
        (None, {"name_kana": "ミホン　カンタ", "birth_date": "1960-03-05"}, []),
    ],
)
def test_nobody_who_died_asks_somebody_to_come(standing: str | None, dead: Data, wanted: list[str]) -> None:
    """The family (`household`) may report the death of the head: nobody has to sign for that."""
    head: dict[str, Data] = {"subject.name_kana": "ミホン　カンタ", "subject.birth_date": "1960-03-05"}
    assert refused("kokuho-soshitsu", {**head, "standing": standing, "deceased": dead}) == wanted


@pytest.mark.parametrize(("address", "is_asked"), [(None, True), ("東京都北区王子本町1-15-22", False)])
def test_whose_address_a_proxy_leaves_open_is_asked_about_the_insurer(
    address: str | None, is_asked: bool
) -> None:
    question = procedure("kokuho-soshitsu").question("kokuho_here")
    assert question is not None
    said: dict[str, Data] = {"reason": "insured", "subject.address": address}
    assert holds(question.when, Facts(said, "proxy", TODAY)) is is_asked
    assert not holds(question.when, Facts({"reason": "insured"}, "household", TODAY))


def test_going_abroad_promises_no_length_before_it_is_asked() -> None:
    """「1年より短い」 is one of its answers, so the choice before says nothing else."""
    destination = procedure("tenshutsu").question("destination")
    assert destination is not None
    (abroad,) = (one for one in destination.options if one.id == "abroad")
    assert "1年" not in plain(abroad.label + (abroad.note or ""))


@pytest.mark.parametrize(
    "form",
    [one.id for one in library().procedures() if "household" in [who.id for who in one.applicants]],
)
def test_an_address_makes_no_household(form: str) -> None:
    """同じ住所 is not 同じ世帯: where the household needs no 委任状, its name says 世帯."""
    about = procedure(form)
    household = next(one for one in about.applicants if one.id == "household")
    assert ("世帯" in plain(household.label)) is (form not in RELATIVES), form
