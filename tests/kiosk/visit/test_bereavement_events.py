"""After a death: who was insured how, who claims, and what nobody has to say of the head who died."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from kiosk.basics.ids import FieldId
from tests.fakes.life_events import EVENTS, Told, visited


def test_who_was_insured_through_somebody_who_died_today_begins_tomorrow() -> None:
    dead = {"name_kana": "ミホン\u3000カンタ", "birth_date": "1960-03-05"}
    left = {"okuyami.insurance": "company", "okuyami.dependants": ["others"], "okuyami.was": []}
    visit = visited("okuyami", {"died_on": "2026-11-24", "deceased": dead, **left})
    (joined,) = (one for one in visit.delivered if one.procedure[0] == "kokuho-kanyu")
    assert joined.answers[FieldId("event_date")] == "2026-11-25"


def test_who_lived_with_the_head_was_insured_here() -> None:
    visit = visited("okuyami", {"okuyami.home": "same"})
    assert "kokuho-soshitsu.kokuho_here" not in {one.id for one in visit.asked}
    assert visit.delivered[1].answers[FieldId("kokuho_here")] is True


@pytest.mark.parametrize("home", ["ward", "facility"])
def test_who_lived_apart_may_have_been_insured_elsewhere(home: str) -> None:
    """住所地特例 of a home, and students: the town before stays the insurer."""
    visit = visited("okuyami", {"okuyami.home": home})
    assert "kokuho-soshitsu.kokuho_here" in {one.id for one in visit.asked}


def test_a_widow_who_claims_is_not_asked_for_a_husband() -> None:
    visit = visited("okuyami", {"okuyami.kinship": "spouse"})
    assert "jido-teate.spouse" not in {one.id for one in visit.asked}
    assert visit.delivered[-1].answers[FieldId("spouse")] == "none"


@pytest.mark.parametrize(
    ("kinship", "applicants"),
    [
        ("parent", {}),
        ("spouse", {"jido-teate": "household"}),
        ("spouse", dict.fromkeys(EVENTS["okuyami"][2], "proxy")),
    ],
    ids=["mother", "for-another", "proxy"],
)
def test_of_anybody_else_nobody_knows_it(kinship: str, applicants: Mapping[str, str]) -> None:
    visit = visited("okuyami", {"okuyami.kinship": kinship}, applicants=applicants)
    assert "jido-teate.spouse" in {one.id for one in visit.asked}


def test_the_head_who_has_died_is_known_to_the_insurance() -> None:
    visit = visited("okuyami", applicants={"kokuho-soshitsu": "household"}, card=False)
    insurance = visit.delivered[1]
    assert insurance.procedure[0] == "kokuho-soshitsu"
    assert (insurance.applicant.name_kana, insurance.applicant.birth_date) == (
        "ミホン\u3000カンタ",
        "1960-03-05",
    )
    assert not [one for one in visit.asked if one.by == "kokuho-soshitsu" and one.id.startswith("subject.")]


def test_of_a_dead_head_what_nobody_knew_stays_open() -> None:
    dead: Told = {"deceased": {"name_kana": "ミホン\u3000カンタ", "birth_date": None}}
    visit = visited("okuyami", dead, applicants={"kokuho-soshitsu": "household"})
    assert visit.delivered[1].applicant.birth_date is None
    assert not [one for one in visit.asked if one.by == "kokuho-soshitsu" and one.id.startswith("subject.")]


def test_a_head_who_lives_is_asked_for() -> None:
    told: Told = {"okuyami.was": [], "subject.name": "見本\u3000二郎"}
    visit = visited("okuyami", told, applicants={"kokuho-soshitsu": "household"})
    assert "subject.name_kana" in {one.id for one in visit.asked if one.by == "kokuho-soshitsu"}
