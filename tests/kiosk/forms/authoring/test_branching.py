"""What the walk answers: every value that a condition tells apart, reachable or not."""

from __future__ import annotations

import pytest
import yaml

from kiosk.forms.authoring.simulating import Simulation, simulate
from kiosk.forms.definition.procedure import Check
from kiosk.forms.definition.question import Question
from tests.fakes.form_parts import context, procedure, question

BORN = question("date", id="born", latest="today")
SINCE = question("date", id="since", latest="today", earliest={"years": -50})
TYPED = question("text", id="town", most=5)


def simulated(wrong_when: str, *questions: Question) -> Simulation:
    """Of a procedure that asks those alone, and whose only check stands at the last."""
    rule = {
        "id": "planted",
        "field": str(questions[-1].id),
        "wrong_when": yaml.safe_load(wrong_when),
        "message": "だめです",
    }
    about = procedure("inkan-shomei").model_copy(
        update={
            "questions": questions,
            "checks": (Check.model_validate(rule, strict=False),),
            "rows": (),
            "fee": None,
            "deadline": None,
        }
    )
    return simulate(about, context(), random_ways=2, seed=7)


BOTH = [
    pytest.param("{not: {field: born, age: {least: 18}}}", (BORN,), id="no-grown-up"),
    pytest.param("{field: born, age: {most: 17}}", (BORN,), id="a-child"),
    pytest.param("{not: {field: born, age: {least: 100}}}", (BORN,), id="not-yet-100"),
    pytest.param("{not: {field: since, past: 9000}}", (SINCE,), id="too-lately"),
    pytest.param("{not: {field: since, before: today, by: 5000}}", (SINCE,), id="days-before-today"),
    pytest.param("{not: {field: since, after: born, by: 7000}}", (BORN, SINCE), id="days-after-another"),
    pytest.param("{field: town, in: [きたく, 北区]}", (TYPED,), id="text-in"),
    pytest.param("{not: {field: town, is: きたく}}", (TYPED,), id="text-is"),
]


@pytest.mark.parametrize(("wrong_when", "questions"), BOTH)
def test_check_that_some_pass_and_some_do_not_is_walked_both_ways(
    wrong_when: str, questions: tuple[Question, ...]
) -> None:
    found = simulated(wrong_when, *questions)
    assert (found.unreached, found.stuck, found.undecided) == ((), (), ())
    assert found.walked.endings["check planted"]


NEVER_PASSED = [
    pytest.param("{not: {field: born, age: {least: 18}}}", question("date", id="born", latest="today",
        earliest={"years": -10}), id="too-young-by-its-own-days"),
    pytest.param("{not: {field: born, age: {least: 160}}}", BORN, id="older-than-anybody"),
    pytest.param("{not: {field: town, is: きたきたきたく}}", TYPED, id="longer-than-is-taken"),
]  # fmt: skip


@pytest.mark.parametrize(("wrong_when", "asked"), NEVER_PASSED)
def test_check_that_can_never_be_passed_is_told(wrong_when: str, asked: Question) -> None:
    found = simulated(wrong_when, asked)
    assert "ending self: handed in is not reached" in found.unreached
    assert (found.walked.shortest, found.walked.longest) == (None, None)
    assert found.walked.dead_ends == {str(asked.id)}


def test_check_that_refuses_whoever_is_not_asked_its_question_ends_their_way() -> None:
    wanted = question("yes-no", id="wanted")
    asked = question("date", id="born", latest="today", when={"field": "wanted", "is": True})
    found = simulated("{not: {field: born, age: {least: 18}}}", wanted, asked)
    assert found.walked.endings["self: handed in"]
    never = question("date", id="born", latest="today", when={"applicant": ("nobody",)})
    refused = simulated("{not: {field: born, age: {least: 18}}}", wanted, never)
    assert "ending self: handed in is not reached" in refused.unreached
