from __future__ import annotations

import pytest

from kiosk.forms.authoring.asked_elsewhere import asked_elsewhere, asked_in
from kiosk.forms.conditions import Condition
from kiosk.forms.definition.procedure import Procedure
from tests.fakes.form_parts import library, procedure

OTHERWISE = "other procedures ask 'name_letters' on the same tests, put together otherwise"
FOREIGN = {"field": "nationality", "is": "foreign"}
NO_NAME = {"field": "subject.name", "empty": True}


def told(changed: Procedure) -> list[tuple[str, str]]:
    others = [one for one in library().procedures() if one.id != changed.id]
    asked = asked_in((*others, changed))
    return [(".".join(map(str, found.path)), found.message) for found in asked_elsewhere(changed, asked)]


def letters_when(when: dict[str, object]) -> tuple[Procedure, int]:
    one = procedure("koseki")
    place = [str(asked.id) for asked in one.questions].index("name_letters")
    asked = one.questions[place].model_copy(update={"when": Condition.model_validate(when, strict=False)})
    return one.model_copy(
        update={"questions": (*one.questions[:place], asked, *one.questions[place + 1 :])}
    ), place


def test_installed_procedures_agree() -> None:
    for one in library().procedures():
        assert told(one) == [], one.id


@pytest.mark.parametrize(
    "when",
    [{"any": [FOREIGN, NO_NAME]}, {"all": [{"not": FOREIGN}, NO_NAME]}, {"not": {"all": [FOREIGN, NO_NAME]}}],
    ids=["any-for-all", "not-one", "not-all"],
)
def test_condition_put_together_otherwise_is_told(when: dict[str, object]) -> None:
    wrong, place = letters_when(when)
    assert told(wrong) == [(f"questions.{place}.when", OTHERWISE)]


def test_other_tests_are_another_matter() -> None:
    wrong, _ = letters_when({"field": "nationality", "is": "foreign"})
    assert told(wrong) == []
