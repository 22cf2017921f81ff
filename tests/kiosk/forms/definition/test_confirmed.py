"""Three answers are confirmed singly on a way; whoever goes another way is shown that way's three."""

from __future__ import annotations

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.conditions import Condition
from kiosk.forms.definition.choices import Choice
from kiosk.forms.definition.confirmed import MOST_CONFIRMED, too_many
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from tests.fakes.form_parts import procedure

PLAIN = procedure("jido-teate")
WAYS = {
    "less": {"field": "event", "is": "less"},
    "claims": {"not": {"field": "event", "in": ["less", "account"]}},
    "claims-of-self": {"all": [{"field": "event", "is": "other"}, {"applicant": ["self"]}]},
    "either": {"any": [{"field": "event", "is": "less"}, {"applicant": ["proxy"]}]},
    "elsewhere": {"field": "january", "is": "abroad"},
}


def marked(*ways: str | None) -> Procedure:
    """A choice of what happened, and one confirmed answer for each way; None is on all of them."""
    event = Question(
        id=FieldId("event"),
        kind="choice",
        title="どれですか",
        label="どれ",
        options=tuple(Choice(id=one, label=one) for one in ("other", "less", "account")),
    )
    asked = [
        Question(
            id=FieldId(f"one{place}"),
            kind="text",
            title="何ですか",
            label="何",
            confirm="content",
            when=None if way is None else Condition.model_validate_json(_json(way)),
        )
        for place, way in enumerate(ways)
    ]
    return PLAIN.model_copy(update={"questions": (event, *asked)})


def _json(way: str) -> str:
    return str(WAYS[way]).replace("'", '"')


@pytest.mark.parametrize(
    ("ways", "refused"),
    [
        ((None, None, None), []),
        ((None, None, None, None), [4]),
        ((None, "claims", "claims", "less"), []),
        ((None, "claims-of-self", "claims", "less", "less"), []),
        ((None, "claims", "claims", "less", "claims-of-self"), [5]),
        ((None, None, None, "less"), [4]),
        ((None, "claims", "claims", "either"), [4]),
        ((None, None, "elsewhere", "elsewhere"), [4]),
    ],
    ids=[
        "three", "four", "apart", "two-ways", "four-on-one-way", "three-and-one", "perhaps-both",
        "of-another-question",
    ],
)  # fmt: skip
def test_no_way_has_more_than_three(ways: tuple[str | None, ...], refused: list[int]) -> None:
    assert [found.path[1] for found in too_many(marked(*ways))] == refused


def test_whoever_gets_less_confirms_the_day_and_the_child() -> None:
    """The day decides what is paid back, the child whose money stops; no account is asked there."""
    found = {str(one.id): one.confirm for one in PLAIN.questions if one.confirm is not None}
    assert found == {"event_date": "date", "children": "people", "ended": "people", "bank_account": "account"}
    assert len(found) > MOST_CONFIRMED
    assert list(too_many(PLAIN)) == []
