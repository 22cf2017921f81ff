"""A birth, and the end of a job: what begins on which day, and what is left at the counters."""

from __future__ import annotations

import pytest

from kiosk.basics.ids import FieldId
from kiosk.visit.screen import CheckList
from kiosk.words.furigana import plain
from tests.fakes.life_events import BOOK, Told, visited


def test_the_allowance_and_its_form_count_from_the_same_day() -> None:
    visit = visited("leaving-job", {"leaving-job.insured_until": "2026-11-13"})
    (step,) = (
        option
        for question in BOOK.procedure("leaving-job").questions
        for option in question.options
        if option.id == "jido-teate"
    )
    form, told = BOOK.procedure("jido-teate").deadline, visit.delivered[0].answers[FieldId("event_date")]
    assert form is not None
    assert step.due is not None
    assert (told, step.due.days) == ("2026-11-13", form.days)


@pytest.mark.parametrize(
    ("last", "first"), [("2026-11-10", "2026-11-11"), ("2026-11-24", "2026-11-25")], ids=["past", "today"]
)
def test_insurance_begins_on_the_day_after_the_former_one_ended(last: str, first: str) -> None:
    visit = visited("leaving-job", {"leaving-job.public": False, "leaving-job.insured_until": last})
    (insurance,) = visit.delivered
    told = insurance.answers
    assert (told[FieldId("event_date")], told[FieldId("previous_end")]) == (first, last)
    assert not {"kokuho-kanyu.event_date", "kokuho-kanyu.previous_end", "kokuho-kanyu.gap"} & {
        one.id for one in visit.asked
    }


AT_THE_COUNTER: Told = {
    "birth.allowance": "public",
    "birth.insurance": "company",
    "birth.registered": True,
    "birth.mother_pension": True,
    "birth.japanese": True,
}


def test_before_a_birth_is_registered_nothing_else_begins_here() -> None:
    visit = visited("birth", {"birth.registered": False})
    assert visit.delivered == []
    body = visit.paced.screen.body
    assert isinstance(body, CheckList)
    labels = [plain(row.label).replace("\u200b", "") for row in body.rows]
    assert labels[:1] == ["出生届"]
    assert {"そのあと、児童手当", "そのあと、お子さんが国保に入る"} <= set(labels)


@pytest.mark.parametrize(("japanese", "due"), [(True, False), (False, True)])
def test_a_child_of_foreign_parents_needs_a_residence_status_within_30_days(
    japanese: bool, due: bool
) -> None:
    visit = visited("birth", {**AT_THE_COUNTER, "birth.japanese": japanese})
    body = visit.paced.screen.body
    assert isinstance(body, CheckList)
    said = [plain(row.value) for row in body.rows if plain(row.label) == "お子さんの在留の資格"]
    assert [("12月21日" in one, "入管" in one) for one in said] == [(True, True)] * due


def test_with_nothing_to_do_here_the_counters_are_shown() -> None:
    visit = visited("birth", AT_THE_COUNTER)
    assert visit.delivered == []
    body = visit.paced.screen.body
    assert isinstance(body, CheckList)
    assert [plain(row.label) for row in body.rows] == ["子どもの医療証", "年金の、産前産後の免除"]
