"""住所地特例: who moves into a home, or to study, stays insured in the ward; nobody abroad is asked."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kiosk.forms.answers import Answers
from kiosk.forms.service import Interview
from tests.fakes.form_parts import TODAY, interview, library, lookups, words
from tests.kiosk.forms.branches import answered, asked, told
from tests.kiosk.forms.test_follow_ups import found

FATHER = {"name_kana": "みほん たろう", "birth_date": "1946-07-20", "gender": "male", "relation": "head"}
SON = {"name_kana": "みほん けん", "birth_date": "1989-01-30", "gender": "male", "relation": "head"}
GRANDSON = {"name_kana": "みほん そら", "birth_date": "2019-01-30", "gender": "male", "relation": "child"}
WHO = {"moved_on": "2026-12-01", "destination": "domestic", "subject.name_kana": "みほん たろう"}
THERE = {"tennyu", "kokuho-there"}
"""What is due in the new town, whoever leaves which insurance here."""
ABROAD = {"moved_on": "2026-12-01", "destination": "abroad"}


def leaving(facility: str, movers: list[Mapping[str, str]], steps: str, **more: object) -> set[str]:
    movers = [movers[0], *({**one, "relation": "father" if one == FATHER else "child"} for one in movers[1:])]
    typed = {**WHO, "movers": movers, "facility": facility, "returns": [], "follow_ups": [], **more}
    typed = {**typed, "subject.name_kana": movers[0]["name_kana"]}
    return set(found(interview("tenshutsu"), typed, steps)) - THERE


def test_whoever_moves_into_a_home_keeps_each_insurance() -> None:
    assert leaving("all", [FATHER], "elderly_steps") == {"elderly-kept"}
    assert leaving("all", [FATHER], "follow_steps", follow_ups=["care"]) == {"care-kept"}
    assert leaving("all", [SON], "follow_steps", follow_ups=["insurance"]) == {"kokuho-kept"}


def test_whoever_moves_into_a_home_gives_no_paper_of_an_insurance_back() -> None:
    about = interview("tenshutsu")
    answers = answered(about, {**WHO, "movers": [FATHER], "facility": "all"})
    assert isinstance(answers, Answers)
    (returns,) = (one for one in about.questions(answers) if one.id.endswith(".returns"))
    assert not {"insurance", "elderly", "care"} & {one.id for one in returns.options}


def test_of_a_family_those_who_move_elsewhere_leave_the_insurance() -> None:
    assert leaving("some", [SON, FATHER], "follow_steps", follow_ups=["insurance"]) == {
        "kokuho",
        "kokuho-kept",
        "care-kept",
    }
    assert leaving("some", [SON, FATHER], "elderly_steps") == {"elderly", "elderly-kept"}


def test_whoever_moves_into_an_ordinary_home_leaves() -> None:
    assert leaving("none", [FATHER], "elderly_steps") == {"elderly"}
    assert leaving("none", [SON, FATHER], "follow_steps", follow_ups=["insurance", "care"]) == {
        "kokuho",
        "care",
    }


@pytest.mark.parametrize(("facility", "here"), [("all", {"tenshutsu"}), ("none", {"tenshutsu", "kokuho"})])
def test_the_life_event_ends_no_insurance_that_goes_on(facility: str, here: set[str]) -> None:
    (event,) = (one for one in library().life_events() if one.id == "moving-out")
    about = Interview(event.as_procedure(), "self", words(), lookups(), TODAY)
    typed = {**ABROAD, "destination": "domestic", "facility": facility, "insured": True, "returns": ["care"]}
    typed["more"] = ["elderly", "care"]
    assert set(found(about, typed, "here_steps")) == here
    kept = {"elderly-kept", "kokuho-kept", "care-kept"}
    assert set(found(about, typed, "desk_steps")) - THERE == (
        kept if facility == "all" else {"elderly", "care"}
    )


@pytest.mark.parametrize(
    ("movers", "foreign", "offered"),
    [
        ([SON], [], True),
        ([SON], ["person-1"], False),
        ([FATHER], [], False),
        ([SON, GRANDSON], ["person-1"], False),
        ([SON, GRANDSON], ["person-2"], True),
        ([FATHER, SON], ["person-2"], False),
    ],
    ids=["japanese", "foreign", "80", "japanese-child", "foreign-child", "foreign-son"],
)
def test_abroad_the_pension_is_gone_on_with_by_japanese_of_20_to_64_alone(
    movers: list[Mapping[str, str]], foreign: list[str], offered: bool
) -> None:
    movers = [movers[0], *({**one, "relation": "father" if one == FATHER else "child"} for one in movers[1:])]
    typed: dict[str, object] = {**ABROAD, "subject.name_kana": movers[0]["name_kana"], "movers": movers}
    typed = {**typed, "foreign_movers": foreign, "tax_agent": False, "follow_ups": []}
    assert ("pension" in found(interview("tenshutsu"), typed, "follow_steps")) is offered


LEAVES = {"reason": "moved-out", "moved_on": "2026-12-01"}


@pytest.mark.parametrize(("destination", "is_asked"), [("domestic", True), ("abroad", False)])
def test_abroad_there_is_no_such_rule(destination: str, is_asked: bool) -> None:
    typed = {**LEAVES, "destination": destination}
    assert ("special_address" in asked("kokuho-soshitsu", typed)) is is_asked


def test_whoever_stays_insured_leaves_nothing_but_is_led_to_the_desk() -> None:
    typed = {**LEAVES, "destination": "domestic", "special_address": "all"}
    assert "国保のまま" in told("kokuho-soshitsu", typed)
    about = interview("kokuho-soshitsu")
    problems = answered(about, typed)
    assert not isinstance(problems, Answers)
    assert about.desk_of(problems[0]) == "insurance-kept"
    assert "members" in asked("kokuho-soshitsu", {**typed, "special_address": "some"})


@pytest.mark.parametrize(
    ("born", "is_asked"), [("1955-03-05", False), ("1985-03-05", True), ("2010-03-05", False)]
)
def test_on_welfare_the_pension_is_asked_of_those_who_pay_it(born: str, is_asked: bool) -> None:
    member = {"name_kana": "みほん たろう", "birth_date": born, "gender": "male", "relation": "head"}
    typed = {"reason": "assistance", "assistance_from": "2026-11-20", "members": [member]}
    assert ("pension" in asked("kokuho-soshitsu", typed)) is is_asked
