"""Moving in and out: what the life event told stands in each application, and only what is due is asked."""

from __future__ import annotations

import pytest

from kiosk.basics.ids import FieldId
from kiosk.words.furigana import plain
from tests.fakes.life_events import BOOK, FITS, twice, visited


def test_what_the_event_told_stands_in_the_applications() -> None:
    notified, allowance, insurance, care = visited("moving-in").delivered
    assert (care.answers[FieldId("type")], care.applicant.address) == (
        "moved-in",
        allowance.applicant.address,
    )
    assert care.answers[FieldId("moved_from_town")] is not None
    fitting = notified.answers[FieldId("follow_ups")]
    assert isinstance(fitting, list)
    assert set(fitting) < set(FITS), "what the birth dates tell is asked of nobody"
    assert (allowance.answers[FieldId("event")], allowance.answers[FieldId("event_date")]) == (
        "moved-in",
        "2026-11-18",
    )
    assert (insurance.answers[FieldId("reason")], insurance.answers[FieldId("event_date")]) == (
        "moved-in",
        "2026-11-20",
    )
    assert FieldId("pension") not in insurance.answers, "nobody who joins is between 20 and 59"
    assert insurance.applicant.address == allowance.applicant.address
    assert insurance.applicant.address is not None
    assert (
        "王子本町一丁目９９番９９号" not in insurance.applicant.address
    )  # the card's address is the old one


def test_whoever_stands_here_stays_that_person_where_the_head_is_somebody_else() -> None:
    visit = visited(
        "moving-in", {"new_head": "サクラギ\u3000イチロウ"}, applicants={"kokuho-kanyu": "household"}
    )
    assert list(twice(visit)) == []
    insurance = visit.delivered[2]
    assert insurance.applicant.name == "サクラギ\u3000イチロウ"
    assert insurance.representative is not None
    assert insurance.representative.person.name == visit.delivered[0].applicant.name
    assert insurance.representative.person.phone == visit.delivered[0].applicant.phone


@pytest.mark.parametrize(
    ("insured", "paper", "led"), [(True, [], True), (False, ["insurance"], True), (False, [], False)]
)
def test_moving_out_leads_to_the_insurance_without_a_paper_of_it_at_home(
    insured: bool, paper: list[str], led: bool
) -> None:
    visit = visited("moving-out", {"moving-out.insured": insured, "moving-out.returns": paper})
    assert ("kokuho-soshitsu" in [one.procedure[0] for one in visit.delivered]) is led


def test_from_abroad_nobody_is_asked_what_only_a_moving_out_certificate_says() -> None:
    visit = visited("moving-in", {"moving-in.moved_from": "abroad", "tennyu.nationals": "foreign"})
    put = {one.id for one in visit.asked}
    assert not put & {"moving-in.moved_out_on", "tennyu.register", "tennyu.register_head"}
    allowance = next(one for one in visit.delivered if one.procedure[0] == "jido-teate")
    assert allowance.answers[FieldId("event_date")] == "2026-11-20"


def test_japanese_from_abroad_are_asked_for_their_registered_domicile() -> None:
    visit = visited("moving-in", {"moving-in.moved_from": "abroad", "tennyu.nationals": "japanese"})
    assert "tennyu.register" in {one.id for one in visit.asked}


def test_the_planned_day_of_moving_out_is_asked_once() -> None:
    visit = visited("moving-in", {"tennyu.leaving": "card"})
    assert [one.id for one in visit.asked if "out_on" in one.id] == ["moving-in.moved_out_on"]
    moved = next(one for one in visit.delivered if one.procedure[0] == "tennyu")
    assert moved.answers[FieldId("planned_out_on")] == "2026-11-18"


@pytest.mark.parametrize(
    ("guide", "note"),
    [("moving-out", "1年以上、外国に行く方"), ("tenshutsu", "どのくらいか、つぎにお聞きします。")],
)
def test_a_year_abroad_is_said_or_asked_next(guide: str, note: str) -> None:
    question = BOOK.procedure(guide).question("destination")
    assert question is not None
    assert [plain(one.note or "") for one in question.options if one.id == "abroad"] == [note]
