from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.forms.definition.models import Procedure
from kiosk.forms.definition.soundness import unsound
from kiosk.forms.definition.yaml_lines import read
from tests.fakes.form_parts import RESOURCES

TEXT = (RESOURCES / "procedures" / "kokuho-kanyu" / "procedure.yaml").read_text(encoding="utf-8")


def findings(text: str) -> list[tuple[str, str]]:
    located = read(text)
    procedure = Procedure.model_validate(located.data)
    found = unsound(procedure, located, str(Path("kokuho-kanyu")), "kokuho-kanyu", ("health",))
    return [(one.key, one.message) for one in found]


def test_the_shipped_one_is_sound() -> None:
    assert findings(TEXT) == []


@pytest.mark.parametrize(
    ("old", "new", "key", "words"),
    [
        ("field: event_date\n  days", "field: reason\n  days", "deadline.field", "no question of the kind 'date'"),
        ("field: event_date\n  days", "field: evnt\n  days", "deadline.field", "there is no date 'evnt'"),
        ("field: previous_end\n", "field: previous\n", "checks.1.field", "there is no question 'previous'"),
        ("after: event_date", "after: event", "checks.1.wrong_when", "no question before this one"),
        ("when: {field: debit, is: true}", "when: {field: account, is: true}", "questions.22.when", "no question before"),
        ("        kind: relation\n", "        kind: persons\n", "questions.10.each.4.kind", "cannot hold persons"),
        ("applicants: [proxy]", "applicants: [proxi]", "bring.3.applicants", "no applicant 'proxi'"),
        ("from: 2026-11-01", "from: 2026-11-01\neffective_until: 2026-10-01", "effective_until", "before"),
        ('- {id: "yes", label: "はい、います"', '- {id: "yess", label: "はい、います"', "questions.20.options", "'yes' and 'no'"),
        ('explanation: "毎月、口座から引きます。"', 'explanation: "毎月、口座から、かならずご本人の口座から、引くことになります。"', "questions.21.explanation", "sentence longer"),
    ],
    ids=["deadline-kind", "deadline-name", "check-field", "check-other", "later-question", "nested", "bring", "dates",
         "yes-no", "long"],
)  # fmt: skip
def test_what_makes_no_sense_is_found(old: str, new: str, key: str, words: str) -> None:
    assert old in TEXT
    found = findings(TEXT.replace(old, new, 1))
    assert any(one == key and words in message for one, message in found), found
