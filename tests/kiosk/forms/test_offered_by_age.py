"""Of what may come next only that is offered which the birth dates allow, and what they tell is named."""

from __future__ import annotations

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from tests.fakes.form_parts import interview
from tests.kiosk.forms.branches import answered
from tests.kiosk.forms.test_follow_ups import found

MOVED = {"moved_on": "2026-11-20", "subject.name_kana": "みほん けん"}
WAYS = {
    "tennyu": {**MOVED, "moved_from": "domestic", "leaving": "lost"},
    "tenkyo": MOVED,
    "tenshutsu": {**MOVED, "destination": "domestic"},
}
BY_AGE = {"insurance", "insurance-new", "elderly", "pension", "child-allowance", "care", "school"}


def people(*born: str | None) -> list[dict[str, str | None]]:
    who = ({"name_kana": "みほん けん", "birth_date": one, "gender": "male"} for one in born)
    relations = ("head", *("child",) * (len(born) - 1))
    return [{**one, "relation": relation} for one, relation in zip(who, relations, strict=True)]


def offered(procedure: str, *born: str | None) -> set[str]:
    about = interview(procedure)
    answers = answered(about, {**WAYS[procedure], "movers": people(*born)})
    assert isinstance(answers, Answers), answers
    (question,) = (one for one in about.questions(answers) if one.id.endswith(".follow_ups"))
    return {one.id for one in question.options} & BY_AGE


@pytest.mark.parametrize("procedure", WAYS)
def test_somebody_of_78_alone_is_offered_what_is_of_that_age(procedure: str) -> None:
    assert offered(procedure, "1948-03-05") == {"elderly", "care"}


@pytest.mark.parametrize("procedure", WAYS)
def test_somebody_of_35_alone_is_offered_no_school_and_no_care(procedure: str) -> None:
    assert not offered(procedure, "1991-09-14") & {"elderly", "care", "school"}


@pytest.mark.parametrize("procedure", WAYS)
def test_whose_birth_date_nobody_knows_is_offered_everything(procedure: str) -> None:
    known = {"tennyu": BY_AGE, "tenkyo": BY_AGE - {"insurance-new"}}
    assert offered(procedure, None) == known.get(procedure, BY_AGE - {"insurance-new", "pension"})


@pytest.mark.parametrize(
    ("born", "told"),
    [
        ("2020-04-02", False),
        ("2020-04-01", True),  # in the first year
        ("2011-04-02", True),  # in the last year of junior high
        ("2011-04-01", False),
    ],
)
@pytest.mark.parametrize(
    ("procedure", "steps"),
    [("tennyu", "people_steps"), ("tenkyo", "people_steps"), ("tenshutsu", "follow_steps")],
)
def test_the_school_of_a_child_is_told_by_its_school_year(
    procedure: str, steps: str, born: str, told: bool
) -> None:
    # somebody of 76 has another step in the same list
    movers = [*people("1989-01-30", born), {**people("1950-01-30")[0], "relation": "father"}]
    typed = {**WAYS[procedure], "movers": movers, "follow_ups": ["moped"]}
    assert ("school" in found(interview(procedure), typed, steps)) is told


def test_moving_within_the_ward_tells_of_75_without_a_tick() -> None:
    typed = {**MOVED, "movers": people("1948-03-05"), "follow_ups": []}
    assert list(found(interview("tenkyo"), typed, "people_steps")) == ["elderly"]
    typed = {**typed, "follow_ups": ["elderly"]}
    assert list(found(interview("tenkyo"), typed, "follow_steps")) == ["elderly"]


def test_what_an_event_told_is_kept_as_far_as_it_is_offered() -> None:
    """Told before the birth dates were: it would be refused at the end, with nothing to untick."""
    about = interview("tenshutsu")
    more = FieldId("tenshutsu.follow_ups")
    told = Answers().with_(more, ("insurance", "elderly", "school", "moped"), "earlier")
    answers = answered(about, {**WAYS["tenshutsu"], "movers": people("1991-09-14")}, told)
    assert isinstance(answers, Answers), answers
    assert answers.get(more) == ("insurance", "moped")
    assert answers.by_field[more].source == "earlier"
    assert not [one for one in about.missing(answers) if one.kind == "not-offered"]
