from __future__ import annotations

import pytest

from kiosk.forms.authoring.people_said import people_said
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from tests.fakes.form_parts import library, procedure, question

TAXED = Choice(id="taxed", label="はい、かかります")
SAID = TAXED.model_copy(update={"said": "税金がかかります"})


def of_each(asked: Question) -> Procedure:
    people = question("persons").model_copy(update={"each": (asked,)})
    return procedure("juminhyo").model_copy(update={"questions": (people,)})


def told(changed: Procedure) -> list[str]:
    return [".".join(map(str, one.path)) for one in people_said(changed)]


def test_what_is_installed_says_each_answer_of_a_person() -> None:
    assert [found for one in library().procedures() for found in told(one)] == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"options": (TAXED, SAID)}, ["questions.0.each.0.options.0"]),
        ({"options": (SAID,)}, []),
        ({"options": (TAXED,), "said": "税金は…"}, []),
        ({"options": (TAXED,), "said": "税金のこと"}, ["questions.0.each.0.said"]),
        ({"options": (TAXED,), "id": "gender"}, []),
    ],
)
def test_an_answer_of_a_person_that_nothing_says_is_told(change: dict[str, object], found: list[str]) -> None:
    assert told(of_each(question("choice").model_copy(update=change))) == found


def test_what_nobody_would_read_is_told() -> None:
    asked = question("choice").model_copy(update={"options": (SAID,), "said": "税金は…"})
    changed = procedure("juminhyo").model_copy(update={"questions": (asked,)})
    assert told(changed) == ["questions.0.said", "questions.0.options.0.said"]
