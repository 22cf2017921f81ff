from __future__ import annotations

import random

import pytest
import yaml

from kiosk.forms.authoring import wandering
from kiosk.forms.authoring.branching import answers_to, tries_every
from kiosk.forms.authoring.deciding import undecided
from kiosk.forms.authoring.simulating import simulate
from kiosk.forms.authoring.walking import endings_of, options_of, walk
from kiosk.forms.conditions import Condition, Facts
from kiosk.forms.definition.procedure import Check, Procedure
from tests.fakes.form_parts import context, interview, procedure, question


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


def test_options_of_what_a_list_asks_each_are_counted_and_found_where_no_way_leads_to_them() -> None:
    about = procedure("kyufukin")
    named = {"members.tax/taxed", "members.tax/untaxed"}
    assert named <= set(options_of(about)) & walk(about, context()).options
    (place,) = (at for at, one in enumerate(about.questions) if one.id == "members")
    never = Condition.model_validate({"applicant": ("nobody",)})
    members = about.questions[place]
    each = tuple(
        one.model_copy(
            update={"options": tuple(option.model_copy(update={"when": never}) for option in one.options)}
        )
        for one in members.each
    )
    questions = list(about.questions)
    questions[place] = members.model_copy(update={"each": each})
    planted = simulate(
        about.model_copy(update={"questions": tuple(questions)}), context(), random_ways=0, seed=7
    )
    assert "option members.tax/taxed is not reached" in planted.unreached


@pytest.mark.parametrize(("count", "every"), [(4, True), (5, False)])
def test_sets_of_many_options_are_not_called_every_combination(count: int, every: bool) -> None:
    options = tuple({"id": f"o{one}", "label": f"みほん{one}"} for one in range(count))
    tests = [Condition.model_validate({"field": "thing", "has": one["id"]}) for one in options]
    asked = question("choices", options=options)
    assert tries_every(asked, tests) is every
    data = list(answers_to(asked, tests, Facts({}, "self", context().today), context()))
    assert (len(data) == 2**count) is every


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
    gone = simulate(about, context(), random_ways=2, seed=7)
    assert gone.stuck == ()
    # Few ways are gone here, and not every option of a long list is met on them.
    assert [one for one in gone.unreached if str(one).startswith(("question", "ending"))] == []


@pytest.mark.parametrize(
    ("age", "told"),
    [
        ("least: 15", True),
        ("least: 12", True),
        ("most: 14", False),
        ("least: 19", False),
        ("most: 39", False),
    ],
)
def test_rule_on_the_age_of_whoever_comes_alone_leaves_somebody_of_15_and_more(age: str, told: bool) -> None:
    about = _with_check(f"{{field: subject.birth_date, age: {{{age}}}}}", "subject.birth_date")
    grown_up = "holds for everybody who is grown up: no answer leads past it"
    assert (grown_up in [one.message for one in undecided(about, context())]) is told


@pytest.mark.parametrize(
    "wrong_when",
    [
        "{all: [{applicant: [household]}, {field: subject.birth_date, age: {least: 15}}]}",
        "{field: movers, part: birth_date, age: {least: 15}}",
    ],
    ids=["spoken-for", "of-a-list"],
)
def test_rule_on_the_age_of_others_means_it(wrong_when: str) -> None:
    about = _with_check(wrong_when, "movers" if "movers" in wrong_when else "subject.birth_date")
    assert list(undecided(about, context())) == []


def test_rule_on_people_of_a_list_is_reached_and_one_that_stops_all_who_are_grown_up_is_told() -> None:
    sound = _with_check("{field: movers, part: birth_date, after: moved_on}", "movers", "tenkyo")
    assert list(undecided(sound, context())) == []
    assert simulate(sound, context(), random_ways=2, seed=7).is_sound
    wrong = _with_check("{field: movers, part: birth_date, before: moved_on}", "movers", "tenkyo")
    assert [one.message for one in undecided(wrong, context())] == [
        "holds for everybody who is grown up: no answer leads past it"
    ]


def test_rule_on_two_addresses_is_walked_with_two_that_differ() -> None:
    about = _with_check("{field: old_address, same: new_address}", "old_address")
    assert list(undecided(about, context())) == []
    assert simulate(about, context(), random_ways=2, seed=7).is_sound


def _with_check(wrong_when: str, field: str, about: str = "tennyu") -> Procedure:
    rule = {"id": "planted", "field": field, "wrong_when": yaml.safe_load(wrong_when), "message": "だめです"}
    return procedure(about).model_copy(
        update={"checks": (Check.model_validate(rule, strict=False),), "rows": ()}
    )


def test_who_is_told_that_answers_contradict_goes_back_and_gets_to_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def gets_there(seed: int) -> bool:
        try:
            return bool(wandering.wander(interview("tennyu", "proxy"), random.Random(seed).randrange).asked)
        except wandering.NoWayOn:
            return False

    assert all(gets_there(seed) for seed in range(12))
    monkeypatch.setattr(wandering, "_MOST_BACKS", 0)
    assert not all(gets_there(seed) for seed in range(12))


def test_question_at_which_nothing_is_taken_stays_a_dead_end_however_often_one_goes_back() -> None:
    about = _with_check("{not: {field: movers, empty: true}}", "movers")
    assert any("stuck at" in str(one) for one in simulate(about, context(), random_ways=2, seed=7).stuck)
