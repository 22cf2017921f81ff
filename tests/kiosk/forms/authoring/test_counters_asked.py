from __future__ import annotations

import pytest

from kiosk.forms.authoring.counters_asked import counters_asked
from kiosk.forms.definition.procedure import Procedure
from tests.fakes.form_parts import library, procedure, question


def told(unit: str, **texts: str) -> list[tuple[str, str]]:
    asked = question("count", **{"title": "いくつですか", **texts}, unit=unit)
    one = procedure("tenkyo").model_copy(update={"questions": (asked,)})
    return [(str(found.path[-1]), found.message) for found in counters_asked(one)]


@pytest.mark.parametrize("about", library().procedures(), ids=lambda one: one.id)
def test_no_installed_count_is_asked_in_another_counter(about: Procedure) -> None:
    assert list(counters_asked(about)) == []


def test_counter_that_is_not_the_unit_is_told() -> None:
    assert told("通", title="何枚必要ですか") == [("title", "counts in 「枚」; `unit` says 「通」")]
    assert told("通", explanation="1回に１０枚までとれます。") == [
        ("explanation", "counts in 「枚」; `unit` says 「通」")
    ]


def test_counters_of_the_same_things_and_of_other_things_are_let_be() -> None:
    assert told("名", title="{何人|なんにん}ですか") == []
    assert told("通", title="何通必要ですか", explanation="1回に10通までとれます。") == []
    assert (
        told("人", title="何人ですか", explanation="1部屋に10人までです。", note="1枚の紙に書きます。") == []
    )
