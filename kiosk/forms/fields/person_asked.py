"""Which of the questions about each person concern this one: 英字 are asked of a foreigner alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kiosk.forms.answers import Data
from kiosk.forms.conditions import Facts, holds
from kiosk.forms.definition.question import Question


def asked_of(spec: Question, said: Mapping[str, object]) -> tuple[Question, ...]:
    """Those of `each` whose `when` holds of what was said of this one person, in their order.

    A `when` there looks at choices of the same person alone, so the draft says what the answer says.
    """
    facts = Facts({name: _data(one) for name, one in said.items()}, "", date.min)
    return tuple(sub for sub in spec.each if holds(sub.when, facts))


def concerns(spec: Question, sub: Question, said: Mapping[str, object]) -> bool:
    """Whether that question is one of them."""
    return sub.when is None or sub in asked_of(spec, said)


def _data(value: object) -> Data:
    """A chosen option; what is typed or left open is looked at by no condition."""
    return value if isinstance(value, str) else None
