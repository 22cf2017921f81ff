"""A birth, and the end of a job: what begins on which day, and what is left at the counters."""

from __future__ import annotations

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Data
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
    visit = visited("leaving-job", {"leaving-job.work": "other", "leaving-job.insured_until": last})
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
    "birth.mother_insurance": "company",
    "birth.mother_pension": True,
    "birth.parents": "japanese",
}


def left_at_the_counters(**told: Data) -> dict[str, str]:
    """Each thing that is left to do after a birth, and what is said of it."""
    visit = visited("birth", {**AT_THE_COUNTER, **{f"birth.{name}": one for name, one in told.items()}})
    body = visit.paced.screen.body
    assert isinstance(body, CheckList)
    return {
        plain(row.label).replace("\u200b", ""): plain(row.value).replace("\u200b", "") for row in body.rows
    }


@pytest.mark.parametrize(
    ("child", "mother", "counter"),
    [("company", "kokuho", "7番窓口"), ("kokuho", "company", "会社の健康保険")],
    ids=["she-is-in-the-national-one", "she-is-in-a-company-s"],
)
def test_the_money_for_a_birth_comes_from_the_insurance_of_who_gave_birth(
    child: str, mother: str, counter: str
) -> None:
    told = {"insurance": child, "mother_insurance": mother, "registered": False}
    assert counter in left_at_the_counters(**told)["出産育児一時金"]


def test_who_has_a_child_while_on_welfare_is_led_to_who_helps_them() -> None:
    said = left_at_the_counters(insurance="none", mother_insurance="none")
    assert "福祉の事務所" in said["生活保護の担当に知らせる"]
    assert not {"出産育児一時金", "そのあと、お子さんが国保に入る"} & said.keys()


def test_before_a_birth_is_registered_nothing_else_begins_here() -> None:
    visit = visited("birth", {"birth.registered": False})
    assert visit.delivered == []
    body = visit.paced.screen.body
    assert isinstance(body, CheckList)
    labels = [plain(row.label).replace("\u200b", "") for row in body.rows]
    assert labels[:1] == ["出生届"]
    assert {"そのあと、児童手当", "そのあと、お子さんが国保に入る"} <= set(labels)


IMMIGRATION = {"お子さんの在留の資格": ("12月21日", "入管")}
WARD = {"お子さんの特別永住の許可": ("令和9年1月20日", "1番窓口")}
"""Where a child of foreign parents gets its status, and the last day of one born on 21 November."""


@pytest.mark.parametrize(
    ("parents", "due"),
    [
        ("japanese", {}),
        ("acknowledged", {}),
        ("father", {**IMMIGRATION, **WARD}),
        ("special", WARD),
        ("foreign", IMMIGRATION),
    ],
)
def test_a_child_of_foreign_parents_needs_a_status_and_is_sent_to_who_gives_it(
    parents: str, due: dict[str, tuple[str, str]]
) -> None:
    told = left_at_the_counters(parents=parents, born_on="2026-11-21")
    said = {name: one for name, one in told.items() if name in {**IMMIGRATION, **WARD}}
    assert said.keys() == due.keys()
    assert all(part in said[name] for name, parts in due.items() for part in parts)


def test_what_is_done_through_the_workplace_stands_on_the_list_with_its_last_day() -> None:
    said = left_at_the_counters()
    assert "12月7日" in said["つとめ先に、児童手当を申しこむ"]
    assert "会社" in said["お子さんが、会社の保険に入る"]
    others = left_at_the_counters(allowance="born-first", insurance="none")
    assert not {"つとめ先に、児童手当を申しこむ", "お子さんが、会社の保険に入る"} & others.keys()


def test_with_nothing_to_do_here_the_counters_are_shown() -> None:
    visit = visited("birth", AT_THE_COUNTER)
    assert visit.delivered == []
    body = visit.paced.screen.body
    assert isinstance(body, CheckList)
    labels = [plain(row.label).replace("\u200b", "") for row in body.rows]
    assert labels == [
        "つとめ先に、児童手当を申しこむ", "お子さんが、会社の保険に入る", "子どもの医療証", "出産育児一時金",
        "年金の、産前産後の免除",
    ]  # fmt: skip
