from __future__ import annotations

import pytest

from kiosk.forms.authoring.ages_left import ages_left
from kiosk.forms.definition.procedure import Check, Procedure
from tests.fakes.form_parts import library, procedure, question

BORN = "subject.birth_date"


def told(when: dict[str, object], refused: dict[str, object], **birth: object) -> list[str]:
    check = Check.model_validate(
        {"id": "old-only", "field": BORN, "wrong_when": {"field": BORN, "age": refused}, "message": "-"}
    )
    asked = (question("date", id=BORN, **birth), question("text", id="later", when=when))
    one: Procedure = procedure("tenkyo").model_copy(
        update={"checks": (check,), "questions": asked, "fee": None, "deadline": None, "deadlines": ()}
    )
    return [".".join(map(str, found.path)) for found in ages_left(one)]


def test_no_installed_condition_is_true_of_everybody_left() -> None:
    for one in (*library().procedures(), *(event.as_procedure() for event in library().life_events())):
        assert list(ages_left(one)) == [], one.id


@pytest.mark.parametrize(
    ("age", "refused"),
    [({"least": 60}, {"most": 64}), ({"least": 65}, {"most": 64}), ({"most": 20}, {"least": 18})],
)
def test_age_that_everybody_left_has_is_told(age: dict[str, object], refused: dict[str, object]) -> None:
    assert told({"field": BORN, "age": age}, refused) == ["questions.1.when"]
    assert told({"not": {"field": BORN, "age": age}}, refused) == ["questions.1.when.not"]


@pytest.mark.parametrize(
    ("when", "birth"),
    [
        ({"field": BORN, "age": {"least": 66}}, {}),
        ({"field": BORN, "age": {"least": 60, "most": 70}}, {}),
        ({"field": BORN, "age": {"least": 60, "reached": "day-before"}}, {}),
        ({"field": BORN, "age": {"least": 60}}, {"optional": True}),
        ({"field": BORN, "age": {"least": 60}}, {"partial": True}),
    ],
    ids=["decides", "decides-above", "counted-otherwise", "may-be-left", "year-alone"],
)
def test_age_that_decides_is_left_alone(when: dict[str, object], birth: dict[str, object]) -> None:
    assert told(when, {"most": 64}, **birth) == []
