from __future__ import annotations

from kiosk.forms.definition.late_steps import late_steps
from tests.fakes.form_parts import library, procedure, question


def told(**step: object) -> list[tuple[str, str]]:
    steps = question("next-steps", options=({"id": "pension", "label": "年金", **step},))
    asked = procedure("tennyu").model_copy(update={"questions": (steps,)})
    return [(".".join(map(str, one.path)), one.message) for one in late_steps(asked)]


def test_last_day_after_which_nothing_is_said_is_told() -> None:
    ((path, message),) = told(due={"field": "moved_on", "days": 14})
    assert path == "questions.0.options.0.late"
    assert message.startswith("has a last day: say what happens after it")


def test_what_happens_without_a_last_day_is_told() -> None:
    assert [message.split(":")[0] for _, message in told(late="still")] == ["has no last day"]


def test_step_with_both_or_none_or_from_today_is_let_be() -> None:
    assert told(due={"field": "moved_on", "days": 14}, late="lost") == []
    assert told() == []
    assert told(due={"field": "today", "days": 90}) == []


def test_every_shipped_step_says_what_happens() -> None:
    every = (*library().procedures(), *(one.as_procedure() for one in library().life_events()))
    assert [one.id for one in every if tuple(late_steps(one))] == []
