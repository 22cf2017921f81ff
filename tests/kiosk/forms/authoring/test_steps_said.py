from __future__ import annotations

import pytest

from kiosk.forms.authoring.steps_said import steps_said
from kiosk.forms.definition.choices import Span
from kiosk.forms.definition.procedure import Procedure
from tests.fakes.form_parts import library, procedure, question


def told(one: Procedure) -> list[tuple[str, str]]:
    return [(".".join(map(str, found.path)), found.message) for found in steps_said(one)]


def with_step(**keys: object) -> Procedure:
    step = {"id": "a", "label": "年金", "late": "still", **keys}
    return procedure("tennyu").model_copy(
        update={"questions": (question("next-steps", options=(step,)),), "rows": ()}
    )


def test_no_installed_text_contradicts_its_step() -> None:
    for one in (*library().procedures(), *(event.as_procedure() for event in library().life_events())):
        assert told(one) == [], one.id


@pytest.mark.parametrize(
    ("due", "note", "message"),
    [
        ({"field": "moved_on", "days": 14}, "10日以内です。", "says 10 days; `due` has 14 days"),
        (
            {"field": "moved_on", "days": 9},
            "{九十日|きゅうじゅうにち}のうちにします。",
            "says 90 days; `due` has 9 days",
        ),
        ({"field": "moved_on", "days": 9}, "90日たつと、使えません。", "says 90 days; `due` has 9 days"),
        ({"field": "moved_on", "days": 90}, "半年以内です。", "says 6 months; `due` has 90 days"),
        ({"field": "moved_on", "months": 24}, "5年以内です。", "says 60 months; `due` has 24 months"),
        ({"field": "moved_on", "months": 3}, "６ヶ月以内です。", "says 6 months; `due` has 3 months"),
    ],
    ids=["days", "kanji", "passing", "half-a-year", "years", "months"],
)
@pytest.mark.parametrize("key", ["note", "where"])
def test_step_that_its_words_contradict_is_told(
    due: dict[str, object], note: str, message: str, key: str
) -> None:
    assert told(with_step(due=due, **{key: note})) == [(f"questions.0.options.0.{key}", message)]


def test_same_time_in_other_units_is_let_be() -> None:
    assert told(with_step(due={"field": "moved_on", "days": 90}, note="3か月以内です。")) == []
    assert told(with_step(due={"field": "moved_on", "days": 14}, note="二週間以内です。")) == []


def test_source_of_a_step_names_its_days() -> None:
    wrong = told(with_step(due={"field": "moved_on", "days": 9}, source="[R 多古]: kept within 90 days"))
    assert wrong == [("questions.0.options.0.source", "says 90 days; `due` has 9 days")]


def test_mistyped_days_are_told_wherever_the_right_ones_stand() -> None:
    one = procedure("tennyu")
    (place,) = [at for at, asked in enumerate(one.questions) if asked.id == "after_steps"]
    steps = one.questions[place]
    card = steps.options[0].model_copy(update={"due": Span(field="today", days=9, fixed=True)})
    asked = steps.model_copy(update={"options": (card, *steps.options[1:])})
    wrong = one.model_copy(update={"questions": (*one.questions[:place], asked, *one.questions[place + 1 :])})
    found = told(wrong)
    assert {message for _, message in found} == {"says 90 days; `due` has 9 days"}
    ends = [where.rpartition(".")[2] for where, _ in found]
    assert ends == ["explanation", "source", "part"]
