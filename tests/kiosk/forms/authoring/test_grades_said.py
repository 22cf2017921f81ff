from __future__ import annotations

import pytest

from kiosk.forms.authoring.grades_said import grades_said
from kiosk.forms.definition.bounds import FromToday
from kiosk.forms.definition.procedure import Procedure
from tests.fakes.form_parts import library, procedure, question


def told(one: Procedure) -> list[tuple[str, str]]:
    return [(".".join(map(str, found.path)), found.message) for found in grades_said(one)]


def born(school_year: int, text: str) -> Procedure:
    bounds = {"earliest": {"school_year": school_year}, "latest": "today"}
    asked = question("date", explanation=text, **bounds)
    return procedure("tenkyo").model_copy(update={"questions": (asked,)})


def test_no_installed_text_contradicts_its_school_year() -> None:
    for one in (*library().procedures(), *(event.as_procedure() for event in library().life_events())):
        assert told(one) == [], one.id


def test_installed_limit_of_another_school_year_is_told_at_every_text() -> None:
    one = procedure("jido-teate")
    place = next(place for place, asked in enumerate(one.questions) if asked.id == "children")
    asked = one.questions[place]
    each = tuple(
        sub.model_copy(update={"earliest": FromToday(school_year=15)}) if sub.id == "birth_date" else sub
        for sub in asked.each
    )
    changed = asked.model_copy(update={"each": each})
    questions = (*one.questions[:place], changed, *one.questions[place + 1 :])
    found = told(one.model_copy(update={"questions": questions}))
    assert len(found) == 3
    says = "says 「高校3年生の年まで」, school year 18; the births that are taken have 15"
    assert (f"questions.{place}.explanation", says) in found
    assert found[-1] == ("summary", f"{says}, 22")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("高校3年生の年までです。", 18), ("高校生までです。", 18), ("中学３年生までの方です。", 15),
        ("中学生までです。", 15), ("小学6年生まで。", 12), ("小学生まで。", 12), ("小学1年生の年度まで。", 7),
    ],
)  # fmt: skip
def test_last_year_of_school_is_that_of_the_limit(text: str, year: int) -> None:
    assert told(born(year, text)) == []
    assert len(told(born(year + 1, text))) == 1


def test_other_words_about_school_are_let_be() -> None:
    assert told(born(9, "小学校・中学校の子です。高校生の年より上なら、窓口へ。")) == []
