from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.cli.speaking import say
from kiosk.forms.authoring.asking_state import State, state_of
from kiosk.forms.authoring.telling_tests import said_test, written
from kiosk.forms.conditions import Condition
from kiosk.forms.definition.placed_conditions import nodes, placed
from kiosk.forms.definition.procedure import Procedure
from tests.fakes.form_parts import library, procedure


def state(one: Procedure) -> State:
    return state_of(one.model_dump(mode="json", by_alias=True, exclude_defaults=True))


def said(name: str, **test: object) -> str:
    leaf = Condition.model_validate(test, strict=False)
    return say(said_test(str(leaf.field), written(leaf), state(procedure(name))), "ja")


@pytest.mark.parametrize(
    ("test", "words"),
    [
        ({"field": "subject.address", "outside": "東京都北区"}, "東京都北区のそとの"),
        ({"field": "subject.address", "inside": "外国"}, "外国の"),
        ({"field": "subject.birth_date", "age": {"least": 18}}, "18歳以上の"),
        ({"field": "subject.birth_date", "age": {"most": 14}}, "14歳以下の"),
        ({"field": "subject.birth_date", "age": {"least": 40, "most": 64}}, "40歳から64歳までの"),
        ({"field": "subject.birth_date", "after": "year"}, "「いつの収入」よりあとの"),
        ({"field": "subject.birth_date", "before": "today", "by": 5}, "きょうより5日以上前の"),
        ({"field": "year_2", "same": "year"}, "「いつの収入」と同じ"),
        ({"field": "subject.birth_date", "past": 14}, "14日より前の"),
    ],
    ids=lambda one: next(iter(one)) if isinstance(one, dict) else None,
)
def test_test_is_said_in_words(test: dict[str, object], words: str) -> None:
    assert said("kazei-shomei", **test) == words


def _leaves(one: Procedure) -> Iterator[Condition]:
    for where in placed(one):
        yield from (leaf for _, leaf in nodes(where.condition, ()) if leaf.field is not None)


@pytest.mark.parametrize("about", library().procedures(), ids=lambda one: one.id)
def test_no_installed_test_is_said_as_it_is_written(about: Procedure) -> None:
    for leaf in _leaves(about):
        words = say(said_test(str(leaf.field), written(leaf), state(about)), "ja")
        assert not set('{}"[]') & set(words), words
        assert words != "条件に合う", leaf
