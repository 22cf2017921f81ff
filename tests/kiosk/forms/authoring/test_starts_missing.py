from __future__ import annotations

import pytest

from kiosk.forms.authoring.starts_missing import starts_missing
from kiosk.forms.definition.procedure import Procedure
from tests.fakes.form_parts import context, library


def told(one: Procedure) -> list[str]:
    return [found.message for found in starts_missing(one, context())]


def without(*names: str) -> Procedure:
    """国保喪失, whose deadline does not start with these days."""
    one = library().get("kokuho-soshitsu")
    assert one is not None
    assert one.deadline is not None
    also = tuple(name for name in one.deadline.also if name not in names)
    return one.model_copy(update={"deadline": one.deadline.model_copy(update={"also": also})})


@pytest.mark.parametrize("about", library().procedures(), ids=lambda one: one.id)
def test_every_branch_with_a_day_has_its_deadline(about: Procedure) -> None:
    assert told(about) == []


@pytest.mark.parametrize(
    ("name", "option"),
    [("died_on", "death"), ("moved_on", "moved-out"), ("assistance_from", "assistance")],
)
def test_a_day_that_starts_nothing_beside_three_that_do_is_told(name: str, option: str) -> None:
    (message,) = told(without(name))
    assert message == (
        f"starts with the day of every other answer, and not with {name!r} ({option}): write it in `also`"
    )


def test_where_one_branch_alone_has_a_deadline_the_others_may_have_none() -> None:
    assert told(without("died_on", "moved_on", "assistance_from")) == []


def test_where_a_branch_has_no_day_others_may_have_none_either() -> None:
    one = without("died_on")
    left = tuple(asked for asked in one.questions if asked.id not in ("moved_on", "assistance_from"))
    assert told(one.model_copy(update={"questions": left})) == []
