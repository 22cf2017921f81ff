from __future__ import annotations

import re
from datetime import date
from typing import get_args

import pytest

from kiosk.forms.application import Method
from kiosk.forms.definition.handed_in import ALWAYS, NEEDS_PIN, NEW_TITLE, NOT_YET, handed_in
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.yaml_lines import read
from tests.fakes.form_parts import RESOURCES

TEXT = (RESOURCES / "procedures" / "juminhyo" / "procedure.yaml").read_text("utf-8")
SUBJECT = "  - id: subject.name_kana\n    kind: kana\n"
VISITOR = "  - id: visitor.name_kana\n    kind: kana\n"


def findings(text: str) -> list[tuple[str, str]]:
    procedure = Procedure.model_validate(read(text).data)
    return [(".".join(map(str, one.path)), one.message) for one in handed_in(procedure)]


def without(question: str) -> str:
    """The definition without that question."""
    changed, count = re.subn(rf"  - id: {re.escape(question)}\n(?:    .*\n)+", "", TEXT)
    assert count == 1
    return changed


def test_shipped_definition_asks_everybody_for_their_names() -> None:
    assert findings(TEXT) == []


def test_nobody_reaches_the_end_without_a_name_of_whose_matter_it_is() -> None:
    found = findings(without("subject.name_kana"))
    assert [path for path, _ in found] == ["applicants.0", "applicants.1", "applicants.2"]
    assert found[0][1] == "'self' needs a question 'subject.name_kana' that everybody here answers"


def test_whoever_stands_here_for_somebody_says_their_own_name() -> None:
    message = "needs a question 'visitor.name_kana' that everybody here answers"
    assert findings(without("visitor.name_kana")) == [
        ("applicants.1", f"'household' {message}"),
        ("applicants.2", f"'proxy' {message}"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "whose"),
    [
        (SUBJECT, f"{SUBJECT}    optional: true\n", ["self", "household", "proxy"]),
        (SUBJECT, f"{SUBJECT}    when: {{applicant: [self]}}\n", ["household", "proxy"]),
        (SUBJECT, f"{SUBJECT}    when: {{field: copies, is: 2}}\n", ["self", "household", "proxy"]),
        (SUBJECT, f"{SUBJECT}    dont_know: {{label: x, applicants: [proxy]}}\n", ["proxy"]),
        ("when: {applicant: [household, proxy]}", "when: {applicant: [proxy]}", ["household"]),
    ],
    ids=["optional", "of-one", "on-condition", "dont-know", "of-other"],
)
def test_name_that_may_stay_unknown_is_a_mistake(old: str, new: str, whose: list[str]) -> None:
    before, _, after = TEXT.partition(VISITOR) if "household, proxy" in old else ("", "", TEXT)
    assert old in after
    text = before + (VISITOR if before else "") + after.replace(old, new, 1)
    assert [message.split("'")[1] for _, message in findings(text)] == whose


def test_name_of_the_example_is_a_mistake_as_soon_as_it_begins() -> None:
    named = re.sub(r"^title: .*$", f"title: {NEW_TITLE}", TEXT, count=1, flags=re.MULTILINE)
    assert [path for path, _ in findings(named)] == ["title"]
    begun = re.sub(r"^effective_from: .*$", f"effective_from: {NOT_YET}", named, count=1, flags=re.MULTILINE)
    assert findings(begun) == []
    assert date(2900, 1, 1) < NOT_YET


@pytest.mark.parametrize("method", ALWAYS)
def test_every_way_counts_for_something(method: str) -> None:
    counted, lines = re.subn(rf"^ +{method}: (accepted|hand-over)\n", "", TEXT, flags=re.MULTILINE)
    assert lines >= 1
    message = f"does not say how {method!r} counts: accepted or hand-over"
    assert set(findings(counted)) == {(f"applicants.{place}.identity", message) for place in range(3)}


def test_whoever_has_no_pin_can_be_accepted_too() -> None:
    only_pin = TEXT.replace("visual: accepted", "visual: hand-over").replace(
        "card-face: accepted", "card-face: hand-over"
    )
    assert {message for _, message in findings(only_pin)} == {
        "accepts nobody without a PIN: accept 'card-face' or 'visual'"
    }


def test_only_the_signature_may_be_left_out() -> None:
    assert set(get_args(Method)) - set(ALWAYS) == {"jpki-signature"}
    assert set(ALWAYS) - NEEDS_PIN == {"card-face", "visual", "card-number-b", "none"}


def test_whoever_shows_nothing_shows_it_at_the_desk() -> None:
    found = findings(TEXT.replace("none: hand-over", "none: accepted"))
    message = "takes it from whoever stands here, with nothing shown: say `none: hand-over`"
    assert found[0] == ("applicants.0.identity.none", message)


def test_two_counters_are_told_until_it_is_said_why() -> None:
    old = '  hand_over: "3番窓口"'
    assert old in TEXT
    ((path, message),) = findings(TEXT.replace(old, '  hand_over: "2番窓口"'))
    assert (path, message.partition(": ")[0]) == (
        "handled_by.hand_over",
        "the counter is '3番窓口' and what comes of it is at '2番窓口'",
    )
    assert (
        findings(
            TEXT.replace(old, '  hand_over: "2番窓口"\n  other_counter: "the desk for certificates [A]"')
        )
        == []
    )
