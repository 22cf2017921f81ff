from __future__ import annotations

from datetime import date

import pytest

from kiosk.forms.authoring.lapsed import ended, lapsed
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.soundness import path_of
from tests.fakes.form_parts import TODAY, library, procedure, question


def asked(latest: object) -> Procedure:
    return procedure("tenkyo").model_copy(update={"questions": (question("date", latest=latest),)})


def noticed(**keys: object) -> list[tuple[str, str]]:
    one = procedure("tenkyo").model_copy(update=keys)
    return [(".".join(map(str, found.path)), found.message) for found in ended(one, TODAY, path_of)]


def test_nothing_installed_has_gone_by() -> None:
    for one in (*library().procedures(), *(event.as_procedure() for event in library().life_events())):
        assert [*lapsed(one, TODAY), *ended(one, TODAY, path_of)] == [], one.id


def test_last_day_that_has_gone_by_since_it_began_is_told() -> None:
    ((found),) = lapsed(asked(date(2026, 11, 10)), TODAY)
    assert found.path == ("questions", 0, "latest")
    assert found.message == "takes no day after 2026-11-10, which is past: write a later one"


@pytest.mark.parametrize("latest", [date(2026, 12, 1), date(2020, 1, 1), "today"])
def test_last_day_to_come_and_one_of_long_ago_are_let_be(latest: object) -> None:
    assert list(lapsed(asked(latest), TODAY)) == []


def test_definition_that_has_ended_is_noticed() -> None:
    message = "is past: nobody is offered this any more"
    assert noticed(effective_until=date(2026, 11, 22)) == [("effective_until", message)]
    assert noticed(effective_until=TODAY) == []


@pytest.mark.parametrize(
    "text",
    [
        "2026年3月31日までです。",
        "しめきりは、{令和|れいわ}８年３月３１日までです。",
        "2026年3月31日がしめきりです。",
    ],
)
def test_past_last_day_in_a_text_is_noticed(text: str) -> None:
    assert noticed(summary=text) == [("summary", "speaks of 2026-03-31 as a last day, which is past")]


def test_days_to_come_and_days_of_something_else_are_let_be() -> None:
    assert noticed(summary="2027年3月31日までです。2026年4月1日から、かわりました。") == []
