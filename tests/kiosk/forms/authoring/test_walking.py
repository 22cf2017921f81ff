from __future__ import annotations

import pytest

from kiosk.forms.authoring.simulating import simulate
from kiosk.forms.authoring.walking import endings_of, walk
from tests.fakes.form_parts import context, procedure


def test_every_way_of_a_small_procedure_is_counted() -> None:
    walked = walk(procedure("juminhyo"), context())
    assert walked.endings == {"self: handed in": 6, "household: handed in": 6, "proxy: handed in": 4}
    assert walked.every
    assert (walked.shortest, walked.longest) == (12, 16)


def test_refusals_are_endings_of_their_own() -> None:
    found = walk(procedure("koseki"), context())
    assert "check wide-no-representative" in found.endings
    assert set(found.endings) == set(endings_of(procedure("koseki")))


@pytest.mark.parametrize("procedure_id", ["inkan-shomei", "kokuho-soshitsu", "tenshutsu"])
def test_everything_is_reached_and_nobody_gets_stuck(procedure_id: str) -> None:
    found = simulate(procedure(procedure_id), context(), random_ways=3, seed=7)
    assert found.is_sound, (found.unreached, found.stuck)
