from __future__ import annotations

import pytest
import yaml

from kiosk.forms.authoring.deciding import undecided
from kiosk.forms.authoring.simulating import simulate
from kiosk.forms.authoring.walking import endings_of, walk
from kiosk.forms.definition.procedure import Check, Procedure
from tests.fakes.form_parts import context, procedure


def test_every_way_of_a_small_procedure_is_counted() -> None:
    """Six uses and わからない; one of them asks for one question more, and who stands for others for one."""
    whole = procedure("juminhyo")
    kept = ("visitor.name_kana", "subject.name_kana", "use", "submit_to", "copies")
    questions = tuple(one for one in whole.questions if one.id in kept)
    walked = walk(whole.model_copy(update={"questions": questions, "checks": ()}), context())
    assert walked.endings == {f"{who}: handed in": 7 for who in ("self", "household", "proxy")}
    assert walked.every
    assert (walked.shortest, walked.longest) == (3, 5)


def test_refusals_are_endings_of_their_own() -> None:
    found = walk(procedure("koseki"), context())
    assert "check wide-no-representative" in found.endings
    assert set(found.endings) == set(endings_of(procedure("koseki")))


@pytest.mark.parametrize("procedure_id", ["inkan-shomei", "kokuho-soshitsu", "tenshutsu"])
def test_everything_is_reached_and_nobody_gets_stuck(procedure_id: str) -> None:
    found = simulate(procedure(procedure_id), context(), random_ways=3, seed=7)
    assert found.is_sound, (found.unreached, found.stuck)


RULES = [
    ("{field: moved_on, after: subject.birth_date}", "subject.birth_date"),
    ("{field: subject.birth_date, before: moved_on}", "subject.birth_date"),
]


@pytest.mark.parametrize(("wrong_when", "field"), RULES)
def test_rule_that_stops_every_grown_up_is_unsound_for_check_and_simulate(
    wrong_when: str, field: str
) -> None:
    about = _with_check(wrong_when, field)
    message = "holds for everybody who is grown up: no answer leads past it"
    assert message in [one.message for one in undecided(about, context())]
    found = simulate(about, context(), random_ways=0, seed=7)
    assert not found.is_sound
    assert any(message in one for one in found.undecided)


def test_rule_that_stops_only_the_unborn_is_sound() -> None:
    about = _with_check("{field: subject.birth_date, after: moved_on}", "subject.birth_date")
    assert list(undecided(about, context())) == []
    assert simulate(about, context(), random_ways=2, seed=7).is_sound


def test_rule_on_people_of_a_list_is_reached_and_one_that_stops_all_who_are_grown_up_is_told() -> None:
    sound = _with_check("{field: movers, part: birth_date, after: moved_on}", "movers")
    assert list(undecided(sound, context())) == []
    assert simulate(sound, context(), random_ways=2, seed=7).is_sound
    wrong = _with_check("{field: movers, part: birth_date, before: moved_on}", "movers")
    assert [one.message for one in undecided(wrong, context())] == [
        "holds for everybody who is grown up: no answer leads past it"
    ]


def test_rule_on_two_addresses_is_walked_with_two_that_differ() -> None:
    about = _with_check("{field: old_address, same: new_address}", "old_address")
    assert list(undecided(about, context())) == []
    assert simulate(about, context(), random_ways=2, seed=7).is_sound


def _with_check(wrong_when: str, field: str) -> Procedure:
    rule = {"id": "planted", "field": field, "wrong_when": yaml.safe_load(wrong_when), "message": "だめです"}
    return procedure("tennyu").model_copy(update={"checks": (Check.model_validate(rule),), "rows": ()})
