from __future__ import annotations

from kiosk.forms.authoring.days_tried import days_tried
from kiosk.forms.conditions import Condition, Facts, holds
from tests.fakes.form_parts import context, question

SINCE = question("date", id="since", latest="today", earliest={"years": -50})


def test_days_are_added_only_where_a_test_never_turns_out_so() -> None:
    facts = Facts({}, "self", context().today)
    plain = Condition.model_validate({"field": "since", "before": "today"})
    far = Condition.model_validate({"field": "since", "past": 17_000})
    apart = Condition.model_validate({"field": "since", "before": "today", "by": 18_260})
    few, same, more = (list(days_tried(SINCE, (one,), facts)) for one in (plain, far, apart))
    assert set(few) < set(same)
    assert set(few) < set(more) or set(few) == set(more)
    for test, days in ((plain, few), (far, same), (apart, more)):
        assert {holds(test, Facts({"since": one}, "self", facts.today)) for one in days} == {True, False}


def test_day_on_both_sides_of_another_answer_is_tried_where_the_usual_ones_are_not() -> None:
    test = Condition.model_validate({"field": "since", "after": "begun", "by": 3000})
    facts = Facts({"begun": "2000-01-01"}, "self", context().today)
    asked = question("date", id="since", latest="today", earliest={"years": -40})
    near = Facts({"begun": "2026-01-01"}, "self", facts.today)
    assert any(holds(test, Facts({**facts.data, "since": one}, "self", facts.today)) for one in
               days_tried(asked, (test,), facts))  # fmt: skip
    assert not any(
        holds(test, Facts({**near.data, "since": one}, "self", facts.today))
        for one in days_tried(asked, (test,), near)
    )
