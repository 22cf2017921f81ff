"""The allowance for children: adopted, abroad, in a divorce, late."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.words.furigana import plain
from tests.fakes.form_parts import interview
from tests.kiosk.forms.branches import KNOWN, answered, asked, told

CHILD = {"name_kana": "みほん はる", "birth_date": "2020-05-01", "relation": "adopted"}


def test_an_adopted_child_is_reported_though_nobody_was_born() -> None:
    typed = {"event": "joined", "event_date": "2026-11-10", "children": [CHILD]}
    assert isinstance(answered(interview("jido-teate"), typed), Answers)
    assert "consent" in asked("jido-teate", typed)
    born = {**typed, "event": "born-more"}
    assert "お子さんの生まれた日" in told("jido-teate", born)


def test_a_childs_birth_date_that_is_not_known_is_left_to_the_desk() -> None:
    child = {"name_kana": "みほん はる", "birth_date": None, "relation": "child"}
    typed = {"event": "born-first", "event_date": "2026-11-10", "children": [child]}
    assert isinstance(answered(interview("jido-teate"), typed), Answers)


@pytest.mark.parametrize("why", ["income", "death", "other"])
def test_only_who_divorces_is_asked_for_proof_of_it(why: str) -> None:
    typed = {"event": "receiver", "receiver_why": why}
    assert "papers" not in asked("jido-teate", typed)
    assert "papers" in asked("jido-teate", {**typed, "receiver_why": "divorce"})


@pytest.mark.parametrize(("event", "said"), [("less", "返します"), ("born-more", "1か月おそく")])
def test_being_late_is_explained_by_what_it_was_about(event: str, said: str) -> None:
    about = interview("jido-teate")
    answers = answered(about, {"event": event})
    assert isinstance(answers, Answers)
    on = about.question(FieldId("jido-teate.event_date"), answers)
    drafts = {on.id: {"era": "reiwa", "year": "6", "month": "11", "day": "2"}}
    note = about.view(on, "", drafts, answers).note
    assert note is not None
    assert said in plain(note)


CLAIM = {"event": "moved-in", "event_date": "2026-11-18", **KNOWN}
OF_SIX = {"birth_date": "2019-04-02", "relation": "child"}
TWO = [{"name_kana": "みほん そら", **OF_SIX}, {"name_kana": "みほん うみ", **OF_SIX}]


def test_each_child_is_abroad_apart_or_raised_by_somebody_else_for_itself() -> None:
    about = interview("jido-teate")
    answers = answered(about, {**CLAIM, "children": TWO, "abroad": ["person-1"]})
    assert isinstance(answers, Answers), answers
    apart = about.question(FieldId("jido-teate.apart"), answers)
    raised = about.question(FieldId("jido-teate.raised_elsewhere"), answers)
    assert [one.label for one in apart.options] == ["ミホン　ウミ"], "who studies abroad is not asked again"
    assert [one.label for one in raised.options] == ["ミホン　ソラ", "ミホン　ウミ"]
    assert "papers" in asked("jido-teate", {**CLAIM, "children": TWO, "abroad": ["person-1"]})
    assert "apart_children" not in asked("jido-teate", {**CLAIM, "children": TWO, "apart": []})


def test_parents_in_divorce_talks_show_it_and_the_one_with_the_child_receives() -> None:
    parting = {**CLAIM, "spouse": "parting", "children": TWO}
    found = asked("jido-teate", parting)
    assert "papers" in found
    assert not {"spouse_person", "spouse_address"} & set(found)
    assert "係の人" in told("jido-teate", {**parting, "abroad": [], "apart": ["person-1"]})


@pytest.mark.parametrize("language", ["ja", "ja-easy", "en", "zh-Hans", "ko", "vi", "ne"])
def test_who_is_18_and_past_high_school_is_not_sent_away_from_both_lists(language: str) -> None:
    """Born on 2008-01-15: no longer a child of the allowance, and 18 still counts for the third child."""
    about = interview("jido-teate", language=language)
    (there, older) = (about.procedure.question(name) for name in ("older_there", "older"))
    assert there is not None
    assert older is not None
    yes, no = there.options
    assert "18" in plain(yes.note or "")
    assert "18" not in plain(no.note or "")
    said = (there.title, there.label, there.explanation, older.title, older.label, older.explanation)
    assert not [one for one in said if "19" in plain(one or "")]


def test_between_the_two_lists_of_children_nobody_is_left_out() -> None:
    child = {"name_kana": "みほん りく", "birth_date": "2008-01-15", "relation": "child"}
    typed = {
        "event": "born-more",
        "event_date": "2026-11-10",
        "children": [{**child, "birth_date": "2026-11-10"}],
    }
    more = {**typed, "older_there": True, "older": [{**child, "support": "working"}]}
    assert isinstance(answered(interview("jido-teate"), more), Answers)


def test_the_child_that_no_longer_counts_may_be_past_school_and_nobody_else_is_asked_about() -> None:
    """Since October 2024 most amounts fall because an elder child of up to 22 begins to work."""
    told = {"event": "less", "event_date": "2026-11-18", "less_kind": "fewer", "less_why": "grown", **KNOWN}
    eldest = [{"name_kana": "みほん りく", "birth_date": "2005-06-01"}]
    answers = answered(interview("jido-teate"), {**told, "ended": eldest})
    assert isinstance(answers, Answers), answers
    assert {"less_kind", "less_why", "ended"} <= set(asked("jido-teate", told))
    assert not {"children", "older_there", "bank_account"} & set(asked("jido-teate", told))
    assert not {"less_kind", "less_why", "ended"} & set(asked("jido-teate", CLAIM))
    past = [{"name_kana": "みほん りく", "birth_date": "2003-06-01"}]
    assert not isinstance(answered(interview("jido-teate"), {**told, "ended": past}), Answers)


@pytest.mark.parametrize(
    ("today", "year"),
    [(date(2027, 1, 5), 2026), (date(2027, 5, 31), 2026), (date(2027, 6, 1), 2027)],
    ids=["january", "may", "june"],
)
def test_until_may_the_tax_record_is_of_the_year_before(today: date, year: int) -> None:
    about = interview("jido-teate", today=today)
    answers = answered(about, {"event": "born-first"})
    assert isinstance(answers, Answers)
    question = about.question(FieldId("jido-teate.january"), answers)
    shown = about.view(question, "", {}, answers)
    assert "今年" not in plain(shown.title)
    assert f"（{year}年）のことです。受け取る親と" in plain(shown.explanation or "")
