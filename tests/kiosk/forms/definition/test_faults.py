from __future__ import annotations

import pytest
from pydantic import ValidationError

from kiosk.basics.telling import told as message
from kiosk.forms.definition.faults import Fault, as_json, key_of, nearest, of_validation
from kiosk.forms.definition.life_event import Groups
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.yaml_lines import read


def faults_of(text: str) -> tuple[Fault, ...]:
    located = read(text)
    with pytest.raises(ValidationError) as found:
        Groups.model_validate(located.data)
    return of_validation(found.value, located, "groups.yaml", Groups)


def test_every_mistake_names_line_key_and_likely_word() -> None:
    text = "groups:\n  - id: a\n    icn: doc\n    label: 5\n    examples: x\n"
    told = {(one.line, one.key, one.likely) for one in faults_of(text)}
    assert told == {
        (3, "groups.1.icn", "icon"),
        (4, "groups.1.label", None),
    }


def test_a_mistyped_key_is_told_once_and_a_missing_one_is_told_too() -> None:
    text = "groups:\n  - id: a\n    icn: doc\n    label: x\n"
    told = {(one.key, one.message) for one in faults_of(text)}
    assert told == {
        ("groups.1.icn", "there is no key 'icn' here"),
        ("groups.1.examples", "the key 'examples' is missing"),
    }


def test_a_fault_reads_as_one_line() -> None:
    wrong = message("'cuont' is no kind")
    fault = Fault("juminhyo/procedure.yaml", 12, "questions.3.kind", wrong, "count")
    assert str(fault) == (
        "juminhyo/procedure.yaml:12: questions.3.kind: 'cuont' is no kind — did you mean 'count'?"
    )
    assert as_json(fault)["line"] == 12


def test_only_near_words_are_guessed() -> None:
    assert nearest("titel", ["title", "label"]) == "title"
    assert nearest("xyz", ["title", "label"]) is None


def test_entries_are_counted_from_one() -> None:
    assert key_of(("questions", 0, "kind")) == "questions.1.kind"


@pytest.mark.parametrize(
    ("limit", "key", "message", "likely"),
    [
        ("latest: tody", "latest", "'tody' is none of today, any", "today"),
        ("latest: {months: 3, days: 1}", "latest", "say one of days, months, years, school_year", None),
        ("latest: {month: 3}", "latest.month", "there is no key 'month' here", "months"),
        ("earliest: soon", "earliest", "'soon' should be a date such as 2026-11-01", None),
    ],
)
def test_a_day_that_can_be_written_in_several_ways_is_told_once(
    limit: str, key: str, message: str, likely: str | None
) -> None:
    located = read(f"id: d\nkind: date\ntitle: a\nlabel: a\n{limit}\n")
    with pytest.raises(ValidationError) as found:
        Question.model_validate(located.data)
    told = of_validation(found.value, located, "x", Question)
    assert [(one.key, one.message, one.likely) for one in told] == [(key, message, likely)]


def test_text_that_yaml_takes_for_a_mapping_is_told_with_its_quotation_marks() -> None:
    (fault,) = faults_of("groups:\n  - id: a\n    icon: doc\n    label: {駅|えき}\n    examples: x\n")
    assert (fault.line, fault.key) == (4, "groups.1.label")
    assert fault.message == 'text that begins with { needs quotation marks: "{駅|えき}"'


@pytest.mark.parametrize(("key", "far"), [("least", 100_000_000), ("most", 100_000_000)])
def test_number_beyond_all_bounds_is_told_with_the_bound(key: str, far: int) -> None:
    located = read(f"id: many\nkind: count\ntitle: いくつ\nlabel: 数\nunit: こ\n{key}: {far}\n")
    with pytest.raises(ValidationError) as found:
        Question.model_validate(located.data)
    (fault,) = of_validation(found.value, located, "x/procedure.yaml", Question)
    assert (fault.line, fault.message) == (6, "100000000 is more than 99999999")


def test_yes_that_yaml_reads_as_true_is_told_in_words() -> None:
    located = read("id: z\nkind: choice\ntitle: yes\nlabel: x\n")
    with pytest.raises(ValidationError) as found:
        Question.model_validate(located.data)
    (fault,) = of_validation(found.value, located, "x/procedure.yaml", Question)
    assert fault.message == "yes, no, on and off are text in quotation marks alone"
