"""転入届 and moving-in lead to 国保, which asks for its reason where the move alone is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.forms.following import prepared, run_in
from kiosk.forms.service import Interview
from tests.fakes.form_parts import TODAY, interview, library, lookups, words
from tests.kiosk.forms.branches import answered

MOVED = {"moved_on": "2026-11-20", "subject.name_kana": "みほん けん"}
MOVER = {"name_kana": "みほん けん", "birth_date": "1991-09-14", "gender": "male", "relation": "head"}
KEPT, NEW = "insurance", "insurance-new"


def after_the_event(moved_from: str, fits: list[str]) -> list[str]:
    """What 国保 asks where the life event leads to it."""
    (event,) = (one for one in library().life_events() if one.id == "moving-in")
    about = Interview(event.as_procedure(), "self", words(), lookups(), TODAY)
    return _asked(
        about, {"moved_from": moved_from, "moved_on": MOVED["moved_on"], "fits": fits}, "here_steps"
    )


def after_tennyu(moved_from: str, fits: list[str]) -> list[str]:
    """What 国保 asks where 転入届 leads to it."""
    told = {"moved_from": moved_from, **MOVED, "movers": [MOVER], "follow_ups": fits}
    return _asked(interview("tennyu"), told, "follow_steps")


def _asked(about: Interview, typed: Mapping[str, object], steps: str) -> list[str]:
    answers = answered(about, typed)
    assert isinstance(answers, Answers), answers
    question = about.question(FieldId(f"{about.procedure.id}.{steps}"), answers)
    (step,) = (one for one in question.options if one.procedure == "kokuho-kanyu")
    run = run_in(step.run, about.facts(answers), "self")
    target = interview("kokuho-kanyu")
    told = prepared(target, answers, about.applicant, run)
    return [one.id.removeprefix("kokuho-kanyu.") for one in target.questions(told)]


LED = pytest.mark.parametrize("led", [after_tennyu, after_the_event])
Led = Callable[[str, list[str]], list[str]]


@LED
def test_who_was_in_it_in_the_old_town_is_asked_neither_why_nor_when(led: Led) -> None:
    assert not {"reason", "event_date", "papers"} & {*led("domestic", [KEPT])}


@LED
@pytest.mark.parametrize("fits", [[NEW], [KEPT, NEW]], ids=["new", "one-of-each"])
@pytest.mark.parametrize("moved_from", ["domestic", "other"])
def test_who_joins_anew_is_asked_why_and_when(led: Led, moved_from: str, fits: list[str]) -> None:
    assert {"reason", "event_date"} <= {*led(moved_from, fits)}


@LED
@pytest.mark.parametrize("pays", [[], ["pension"]], ids=["no-pension", "pension"])
def test_who_comes_from_abroad_shows_the_passport_and_tells_nothing_twice(led: Led, pays: list[str]) -> None:
    found = led("abroad", [NEW, *pays])
    assert "papers" in found
    assert not {"reason", "event_date", "pension"} & {*found}


@pytest.mark.parametrize("moved_from", ["domestic", "other", "abroad"])
def test_nobody_goes_on_from_abroad_with_an_insurance_of_the_old_town(moved_from: str) -> None:
    (event,) = (one for one in library().life_events() if one.id == "moving-in")
    guide = Interview(event.as_procedure(), "self", words(), lookups(), TODAY)
    for about, name, typed in (
        (guide, "moving-in.fits", {"moved_from": moved_from, "moved_on": MOVED["moved_on"]}),
        (interview("tennyu"), "tennyu.follow_ups", {**MOVED, "moved_from": moved_from, "movers": [MOVER]}),
    ):
        answers = answered(about, typed)
        assert isinstance(answers, Answers)
        offered = [one.id for one in about.question(FieldId(name), answers).options]
        assert (KEPT in offered) is (moved_from != "abroad")
        assert NEW in offered
