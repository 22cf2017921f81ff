from __future__ import annotations

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.forms.authoring.refusing import refusals_on
from kiosk.forms.service import AnswersFile, Interview, parse_answers, sample_answers
from tests.fakes.form_parts import TODAY, interview, lookups, procedure, words

EVERY = {one.id for one in procedure("kyufukin").checks}


def sample(about: Interview) -> Answers:
    made = sample_answers(about, Answers())
    file = parse_answers(about.procedure, made, words=words(), lookups=lookups(), today=TODAY)
    assert isinstance(file, AnswersFile)
    return file.answers


def test_what_is_refused_is_refused_again_when_it_is_typed() -> None:
    about = interview("kyufukin", "self")
    found = list(refusals_on(about, sample(about), EVERY))
    assert {one.check.id for one in found} >= {"all-dependants"}
    for one in found:
        question = about.question(one.question, one.before)
        assert not one.before.has(one.question)
        taken = about.accept(question, {one.question: one.draft}, one.before)
        assert not isinstance(taken, Answers)
        assert taken[0] == one.problem
        assert one.problem.kind == f"check:{one.check.id}"


def test_each_wanted_check_comes_once_and_no_other() -> None:
    about = interview("kyufukin", "self")
    answers = sample(about)
    ids = [one.check.id for one in refusals_on(about, answers, EVERY)]
    assert len(ids) == len(set(ids))
    assert [one.check.id for one in refusals_on(about, answers, {ids[0]})] == ids[:1]
    assert list(refusals_on(about, answers, ())) == []


def test_way_that_does_not_come_to_the_question_finds_nothing() -> None:
    about = interview("kyufukin", "self")
    answers = sample(about)
    assert FieldId("kyufukin.letter_from") not in {one.id for one in about.questions(answers)}
    assert list(refusals_on(about, answers, {"letter-elsewhere"})) == []


def test_period_that_begins_too_late_is_tried_with_an_end_behind_it() -> None:
    """A day to come as the first of a certification that is in force: its usual end would lie before it."""
    about = interview("kaigo-nintei", "self")
    valid = next(one for one in about.procedure.questions if one.id == "valid")
    alone = about.procedure.model_copy(update={"questions": (valid.model_copy(update={"when": None}),)})
    asked = Interview(alone, "self", words(), lookups(), TODAY)
    assert "valid-begun" in {one.check.id for one in refusals_on(asked, Answers(), {"valid-begun"})}


def test_rule_on_one_of_several_is_tried_with_somebody_beside_them() -> None:
    """Whoever is 75 goes to another insurance; alone in the list they would be led to the desk instead."""
    about = interview("kokuho-kanyu", "self")
    answers = sample(about)
    found = {one.check.id: one for one in refusals_on(about, answers, {"members-75", "member-75"})}
    assert set(found) == {"members-75", "member-75"}
    rows = found["member-75"].draft
    assert isinstance(rows, list)
    assert len(rows) == 2


def test_what_only_some_of_a_list_are_asked_is_tried_with_what_leads_to_it() -> None:
    """When a stay ends is asked of nobody with 特別永住者証明書, with whom the tried answers begin."""
    about = interview("tennyu", "self")
    people = next(one for one in about.procedure.questions if one.id == "foreigners")
    bare = people.model_copy(update={"when": None, "part_of": None, "everybody": None})
    alone = about.procedure.model_copy(update={"questions": (bare,)})
    asked = Interview(alone, "self", words(), lookups(), TODAY)
    assert [one.check.id for one in refusals_on(asked, Answers(), {"stay-ended"})] == ["stay-ended"]
