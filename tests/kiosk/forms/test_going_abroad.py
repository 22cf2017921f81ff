"""Who leaves the country, who joins from abroad, who comes too early or too late: told person by person."""

from __future__ import annotations

import json
from datetime import date

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers, Draft
from kiosk.forms.interview import Interview
from tests.fakes.form_parts import RESOURCES, interview

FOREIGN, CARDS = FieldId("tenshutsu.foreign_movers"), FieldId("tenshutsu.cards_abroad")
REENTRY = FieldId("tenshutsu.reentry")


def told(procedure_id: str, persona: str) -> dict[str, Draft]:
    """The answers of an invented person, by the ids of the file."""
    path = RESOURCES / "personas" / procedure_id / f"{persona}.json"
    read = json.loads(path.read_text(encoding="utf-8"))
    return {str(name): data for name, data in read["answers"].items()}


def answered(about: Interview, answers: Answers, said: dict[str, Draft], *, until: str = "") -> Answers:
    """Every question asked in turn and answered so; nothing may be refused."""
    while True:
        question = next((one for one in about.questions(answers) if not answers.has(one.id)), None)
        name = "" if question is None else question.id.removeprefix(f"{about.procedure.id}.")
        if question is None or name == until:
            return answers
        draft = said[name]
        if draft is None:
            taken = about.dont_know(question, answers)
        else:
            taken = about.accept(question, {question.id: draft}, answers)
        assert isinstance(taken, Answers), (name, taken)
        answers = taken


def asked(about: Interview, answers: Answers) -> set[str]:
    return {str(one.id) for one in about.questions(answers)}


def test_of_a_family_abroad_only_japanese_nationals_go_on_using_their_cards() -> None:
    about = interview("tenshutsu")
    said = told("tenshutsu", "self-abroad-three-years")
    answers = answered(about, Answers(), said, until="cards_abroad")
    cards = about.question(CARDS, answers)
    assert [one.id for one in cards.options] == ["person-1", "person-3"]
    whole = answered(about, answers, said)
    assert about.missing(whole) == ()
    changed = about.accept(about.question(FOREIGN, whole), {FOREIGN: ["person-1"]}, whole)
    assert isinstance(changed, Answers)
    assert not changed.has(CARDS), "who may be chosen there has changed"


def test_where_nobody_is_japanese_no_card_is_asked_about_but_returned() -> None:
    about = interview("tenshutsu")
    answers = answered(about, Answers(), told("tenshutsu", "self-abroad"))
    assert CARDS not in asked(about, answers)
    assert "tenshutsu.reentry" in asked(about, answers)
    nobody = about.accept(about.question(FOREIGN, answers), {FOREIGN: []}, answers)
    assert isinstance(nobody, Answers)
    assert CARDS in asked(about, nobody)
    assert "tenshutsu.reentry" not in asked(about, nobody)


def test_each_foreign_national_says_whether_they_come_back_and_nobody_else_is_asked() -> None:
    about = interview("tenshutsu")
    said = {**told("tenshutsu", "self-abroad-three-years"), "foreign_movers": ["person-2", "person-3"]}
    said["cards_abroad"] = ["person-1"]
    answers = answered(about, Answers(), said, until="reentry")
    reentry = about.question(REENTRY, answers)
    assert [one.id for one in reentry.options] == ["person-2", "person-3"]
    whole = answered(about, answers, said)
    assert about.data(whole)["reentry"] == ["person-2"], "one comes back, the other does not"
    changed = about.accept(about.question(FOREIGN, whole), {FOREIGN: ["person-3"]}, whole)
    assert isinstance(changed, Answers)
    assert not changed.has(REENTRY), "who may come back has changed"


def test_after_the_move_no_card_can_be_taken_abroad_any_more() -> None:
    said = told("tenshutsu", "self-abroad-three-years")
    for today, goes_on in ((date(2026, 12, 5), True), (date(2026, 12, 6), False)):
        about = interview("tenshutsu", today=today)
        answers = answered(about, Answers(), said, until="tax_agent")
        assert (CARDS in asked(about, answers)) is goes_on


@pytest.mark.parametrize(
    ("moved_on", "said"),
    [
        ("2026-12-08", "14日より前です。"),
        ("2026-12-07", "令和8年12月21日（2026年）までに出せば、間にあいます。"),
        ("2026-11-06", "14日をすぎていますが、出せます。"),
    ],
    ids=["early", "in-time", "late"],
)
def test_who_comes_early_or_late_is_told_and_taken(moved_on: str, said: str) -> None:
    about = interview("tenshutsu")
    question = next(one for one in about.questions(Answers()) if one.id == "moved_on")
    assert question.id == about.questions(Answers())[0].id, "the day is the first thing asked"
    drafts: dict[FieldId, Draft] = {question.id: moved_on}
    accepted = about.accept(question, drafts, Answers())
    assert isinstance(accepted, Answers)
    note = about.view(question, "", {}, accepted).note
    assert note is not None
    assert note.startswith(said)


def test_one_of_a_foreign_family_who_cannot_join_is_named_and_the_others_go_on() -> None:
    about = interview("kokuho-kanyu")
    said = told("kokuho-kanyu", "self-foreign")
    family = said["members"]
    assert isinstance(family, list)
    visitor = {**family[0], "name_kana": "シケン　ラム", "relation": "relative", "residence": "visiting"}
    answers = answered(about, Answers(), said, until="members")
    question = about.question(FieldId("kokuho-kanyu.members"), answers)
    refused = about.accept(question, {question.id: [*family, visitor]}, answers)
    assert isinstance(refused, tuple)
    assert [one.kind for one in refused] == ["check:member-visiting"]
    assert about.problem_text(refused[0]).startswith("4人目の方：")
    drafts: dict[FieldId, Draft] = {question.id: [*family, visitor]}
    shown = about.view(question, "list", drafts, answers, refused[0]).field
    assert shown.limits["row"] == 3, "the list turns to the page where that one stands"
    assert "row" not in about.view(question, "list", drafts, answers).field.limits
    assert about.missing(answered(about, answers, said)) == ()


def test_what_a_foreign_member_shows_follows_from_each_of_them() -> None:
    about = interview("kokuho-kanyu")
    said = told("kokuho-kanyu", "self-foreign")
    papers = FieldId("kokuho-kanyu.papers")
    answers = answered(about, Answers(), said)
    assert [one.id for one in about.question(papers, answers).options] == ["residence", "stay"]
    family = said["members"]
    assert isinstance(family, list)
    grown = answered(about, Answers(), {**said, "members": family[:2], "papers": {"residence": "here"}})
    assert [one.id for one in about.question(papers, grown).options] == ["residence"]
    japanese = [{**one, "residence": "japanese"} for one in family]
    assert papers not in asked(about, answered(about, Answers(), {**said, "members": japanese}))


def test_whoever_is_away_for_less_than_a_year_keeps_the_insurance() -> None:
    about = interview("kokuho-soshitsu")
    answers = answered(about, Answers(), told("kokuho-soshitsu", "self-moved-out"))
    destination = FieldId("kokuho-soshitsu.destination")
    refused = about.accept(about.question(destination, answers), {destination: "short"}, answers)
    assert isinstance(refused, tuple)
    assert about.problem_text(refused[0]).startswith("1年より短いときは、国保はそのままです。")
