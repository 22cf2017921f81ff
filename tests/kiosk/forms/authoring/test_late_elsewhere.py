from __future__ import annotations

from kiosk.forms.authoring.late_elsewhere import late_elsewhere
from kiosk.forms.definition.procedure import Procedure
from tests.fakes.form_parts import library, procedure


def told(one: Procedure) -> list[tuple[str, str]]:
    return [(".".join(map(str, found.path)), found.message) for found in late_elsewhere(one, library())]


def with_late(name: str, late: str) -> Procedure:
    """Every step of 転入届 to that procedure."""
    one = procedure("tennyu")
    questions = tuple(
        asked.model_copy(
            update={
                "options": tuple(
                    step.model_copy(update={"late": late}) if step.procedure == name and step.late else step
                    for step in asked.options
                )
            }
        )
        for asked in one.questions
    )
    return one.model_copy(update={"questions": questions})


def test_no_installed_step_says_otherwise_than_where_it_leads() -> None:
    for one in (*library().procedures(), *(event.as_procedure() for event in library().life_events())):
        assert told(one) == [], one.id


def test_loss_that_the_procedure_tells_is_told_at_each_step_to_it() -> None:
    found = told(with_late("jido-teate", "still"))
    lost = "新しい手当は、1か月おそく始まることがあります"
    said = f"`still` says that nothing is lost; 'jido-teate' itself says 「{lost}」"
    assert {message for _, message in found} == {said}
    assert all(where.endswith(".late") for where, _ in found)
    assert told(with_late("kaigo-nintei", "still")) != []


def test_what_costs_nothing_more_may_be_taken_still() -> None:
    assert told(with_late("jido-teate", "less")) == []
    assert told(with_late("kokuho-kanyu", "still")) == []
