"""What somebody who moved in is asked and told: with the card alone, from abroad, on a short stay."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.forms.conditions import Facts, holds
from kiosk.words.furigana import plain
from tests.fakes.form_parts import interview, problems_of
from tests.kiosk.forms.branches import answered, asked, told

LONG_AGO, TODAY = "2026-11-08", "2026-11-23"
RECENTLY = "2026-11-09"
"""Fourteen days before today; `LONG_AGO` is one day more."""
ABROAD = {"subject.name_kana": "みほん そら", "moved_on": "2026-11-20", "moved_from": "abroad"}
CHILD = {"name_kana": "みほん そら", "birth_date": "2020-05-02", "gender": "female", "relation": "child"}
FRIEND = {**CHILD, "relation": "housemate"}
MARIA = {
    "name_kana": "みほん まりあ",
    "name_letters": "MIHON MARIA",
    "country": "philippines",
    "stay": "card",
    "status": "family",
}


def options(typed: Mapping[str, object], question: str) -> list[str]:
    """What one question of 転入届 offers after those answers; nothing where it is not asked."""
    about = interview("tennyu")
    answers = answered(about, typed)
    assert isinstance(answers, Answers), answers
    found = [one for one in about.questions(answers) if one.id == f"tennyu.{question}"]
    return [option.id for one in found for option in one.options]


def planned_note(leaving: str, day: str) -> str:
    """What stands beside a planned day of October, while it is typed."""
    about = interview("tennyu")
    answers = answered(about, {"moved_on": "2026-11-20", "moved_from": "domestic", "leaving": leaving})
    assert isinstance(answers, Answers)
    question = about.question(FieldId("tennyu.planned_out_on"), answers)
    draft = {"era": "western", "year": "2026", "month": "10", "day": day}
    return plain(about.view(question, "", {question.id: draft}, answers).note or "")


@pytest.mark.parametrize(
    ("moved_on", "planned", "wanted"),
    [
        (RECENTLY, "2026-10-24", []),
        (LONG_AGO, "2026-10-24", ["certificate"]),
        (RECENTLY, "2026-10-23", ["certificate"]),
        (LONG_AGO, None, ["certificate"]),
        (RECENTLY, None, []),
    ],
    ids=["in-time", "15-days-here", "31-days-since-planned", "late-and-unknown", "unknown"],
)
def test_with_the_card_alone_the_certificate_is_wanted_after_either_period(
    moved_on: str, planned: str | None, wanted: list[str]
) -> None:
    typed: dict[str, object] = {"moved_on": moved_on, "moved_from": "domestic", "leaving": "card"}
    typed |= {} if planned is None else {"planned_out_on": planned}
    assert options(typed, "papers") == wanted


@pytest.mark.parametrize("leaving", ["card", "paper"])
@pytest.mark.parametrize(
    ("moved_on", "planned", "step"),
    [
        (RECENTLY, "2026-10-24", "card"),
        (LONG_AGO, "2026-10-24", "new-card"),
        (RECENTLY, "2026-10-23", "new-card"),
    ],
    ids=["in-time", "15-days-here", "31-days-since-planned"],
)
def test_a_card_that_lapsed_is_applied_for_anew(leaving: str, moved_on: str, planned: str, step: str) -> None:
    """The card lapses with either period, whatever paper one brings: nothing is left to go on with."""
    moved = {"moved_on": moved_on, "moved_from": "domestic", "leaving": leaving, "planned_out_on": planned}
    typed = {"subject.name_kana": "みほん そら", **moved, "movers": [CHILD]}
    kept = {"cards": ["person-1"]} if step == "card" else {}
    assert options({**typed, **kept}, "after_steps") == [step]
    assert ("cards" in asked("tennyu", typed)) is (step == "card")


def test_who_comes_from_abroad_goes_on_with_the_card_after_any_time() -> None:
    typed = {**ABROAD, "moved_on": LONG_AGO, "movers": [CHILD], "cards": ["person-1"]}
    assert options(typed, "after_steps") == ["card"]


def test_with_the_certificate_nothing_is_late_though_its_planned_day_is_asked() -> None:
    """児童手当 counts from that day [R 久留米, 春日井, 高島], which stands on the paper in the hand."""
    typed = {"moved_on": "2026-01-05", "moved_from": "domestic", "leaving": "paper"}
    assert "planned_out_on" in asked("tennyu", typed)
    assert "papers" not in asked("tennyu", {**typed, "planned_out_on": "2026-01-01"})
    assert planned_note("paper", "01") == ""


@pytest.mark.parametrize("leaving", ["lost", None])
def test_without_paper_and_card_nobody_is_asked_for_the_planned_day(leaving: str | None) -> None:
    typed = {"moved_on": "2026-01-05", "moved_from": "domestic"}
    typed |= {} if leaving is None else {"leaving": leaving}
    assert "planned_out_on" not in asked("tennyu", typed)


def test_a_planned_day_that_is_long_past_says_what_to_bring() -> None:
    assert "転出証明書を持ってきてください" in planned_note("card", "23")
    assert "きょうがさいごの日です" in planned_note("card", "24")


@pytest.mark.parametrize(("before", "wanted"), [("yes", True), ("no", False)])
def test_only_who_lived_here_before_is_asked_for_the_last_address(before: str, wanted: bool) -> None:
    assert ("last_address" in asked("tennyu", {**ABROAD, "lived_before": before})) is wanted


def test_a_family_goes_on_without_the_one_on_a_short_stay() -> None:
    typed = {**ABROAD, "nationals": "both", "short_stay": "some"}
    assert {"movers", "foreigners"} <= {*asked("tennyu", typed)}
    assert options(typed, "after_steps") == ["longer-stay"]


def test_who_is_on_a_short_stay_alone_is_told_the_next_step() -> None:
    said = told("tennyu", {**ABROAD, "nationals": "foreign", "short_stay": "all"})
    assert "住民票を作れません" in said
    assert "14日以内" in said


@pytest.mark.parametrize("stay", ["newborn", "lost"])
def test_who_has_no_status_yet_is_told_where_to_get_one(stay: str) -> None:
    moved = {"moved_on": "2026-11-20", "moved_from": "domestic", "leaving": "lost"}
    baby = {**CHILD, "birth_date": "2026-11-02"}
    grown = {**FRIEND, "name_kana": "みほん けん", "birth_date": "1990-05-02"}
    shown = {**MARIA, "name_kana": baby["name_kana"], "stay": stay, "status": None}
    people = {"nationals": "both", "movers": [grown, baby], "foreigners": [shown]}
    typed = {"subject.name_kana": grown["name_kana"], **moved, **people}
    assert options(typed, "after_steps") == ["newborn"]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ({"nationals": "japanese"}, ["passport", "register"]),
        ({"nationals": "foreign", "movers": [FRIEND]}, ["passport", "residence-card"]),
        ({"nationals": "foreign", "movers": [FRIEND, CHILD]}, ["passport", "residence-card", "relation"]),
        ({"nationals": "both", "movers": [FRIEND]}, ["passport", "register", "residence-card"]),
    ],
    ids=["japanese", "foreign-alone", "foreign-family", "both"],
)
def test_papers_from_abroad_are_those_of_the_people_who_came(
    typed: dict[str, object], wanted: list[str]
) -> None:
    assert options({**ABROAD, **typed}, "papers") == wanted


def test_who_has_the_register_in_the_ward_brings_none() -> None:
    here = {"postal_code": "1140022", "town": "東京都北区王子本町1丁目", "block": "1", "building": ""}
    assert options({**ABROAD, "nationals": "japanese", "register": here}, "papers") == ["passport"]


def test_cards_are_to_be_continued_within_ninety_days_of_today() -> None:
    about = interview("tennyu")
    answers = answered(about, {**ABROAD, "movers": [CHILD], "cards": ["person-1"]})
    assert isinstance(answers, Answers)
    question = about.question(FieldId("tennyu.after_steps"), answers)
    (card,) = about.view(question, "", {}, answers).field.options
    assert "令和9年2月21日" in plain(card.note or "")


def test_where_nothing_was_reported_the_old_town_comes_first() -> None:
    said = told("tennyu", {"moved_on": "2026-11-20", "moved_from": "domestic", "leaving": "not-yet"})
    assert "前の町の転出届が、さきです" in said


def test_nobody_lives_here_before_arriving() -> None:
    assert "前の日" in told("tennyu", {**ABROAD, "entered_on": "2026-11-21"})
    assert isinstance(answered(interview("tennyu"), {**ABROAD, "entered_on": "2026-11-20"}), Answers)


def test_each_foreign_national_has_letters_of_their_own() -> None:
    about = interview("tenkyo")
    rows = [
        {"name_kana": "みほん りん", "name_letters": "MIHON LINH", "alias": None},
        {"name_kana": "みほん まりあ", "name_letters": "MIHON MARIA", "alias": "まりあ"},
    ]
    answers = answered(about, {"foreign": "yes", "foreigners": rows})
    assert isinstance(answers, Answers)
    paper = about.line(about.question(FieldId("tenkyo.foreigners"), answers), answers).paper
    assert "MIHON LINH" in paper
    assert "MIHON MARIA" in paper


@pytest.mark.parametrize("procedure_id", ["tennyu", "tenkyo"])
def test_who_has_an_alias_longer_than_the_form_is_led_to_staff_and_not_told_to_shorten_it(
    procedure_id: str,
) -> None:
    definition = interview(procedure_id).procedure
    aliases = [sub for one in definition.questions for sub in one.each if sub.id == "alias"]
    assert len(aliases) == 1
    assert problems_of(aliases[0], "渡" * 100) == []
    assert problems_of(aliases[0], "渡" * 101) == [("", "staff-writes")]


@pytest.mark.parametrize("stay", ["special", "permit", "newborn", "lost"])
def test_only_whoever_has_a_residence_card_is_asked_for_a_status(stay: str) -> None:
    question = interview("tennyu").procedure.question("foreigners")
    assert question is not None
    (status,) = (one for one in question.each if one.id == "status")
    assert not holds(status.when, Facts({"stay": stay}, "self", date.fromisoformat(TODAY)))
    assert holds(status.when, Facts({"stay": "card"}, "self", date.fromisoformat(TODAY)))
    assert holds(status.when, Facts({"stay": None}, "self", date.fromisoformat(TODAY)))
