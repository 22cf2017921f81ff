from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.soundness import unsound
from kiosk.forms.definition.yaml_lines import read
from tests.fakes.form_parts import RESOURCES
from tests.fakes.places import key_in

TEXT = (RESOURCES / "procedures" / "kokuho-kanyu" / "procedure.yaml").read_text(encoding="utf-8")


STEP = "{id: pension, label: 年金, due: {field: event_date, days: 14}, late: still}"
QUESTION = f"""  - id: steps
    kind: next-steps
    title: "つぎの手続きです"
    label: "つぎの手続き"
    options:
      - {STEP}
"""
TEXT = TEXT.replace("  - id: account\n", f"{QUESTION}  - id: account\n")


def findings(text: str) -> list[tuple[str, str]]:
    located = read(text)
    procedure = Procedure.model_validate(located.data)
    found = unsound(procedure, located, str(Path("kokuho-kanyu")), "kokuho-kanyu", ("health",))
    return [(one.key, one.message) for one in found]


def test_one_with_every_kind_of_reference_is_sound() -> None:
    assert STEP in TEXT
    assert findings(TEXT) == []


def test_years_may_be_counted_from_a_birth() -> None:
    years = STEP.replace("event_date, days: 14", "subject.birth_date, months: 240")
    assert findings(TEXT.replace(STEP, years)) == []


MISTAKES = {
    "version": ('version: "2026.11"', 'version: " "', "version", "says nothing: what is handed in"),
    "told-too-early": (
        "    field: previous_end\n", "    field: reason\n",
        "checks[previous-after-event].field", "looks at 'previous_end', which is asked after 'reason'",
    ),
    "option-twice": (
        '- {id: "no", label: "いいえ、ありません"', '- {id: "yes", label: "いいえ、ありません"',
        "questions[members].each[card_insurance].options[no].id", "'yes' stands here twice",
    ),
    "section-twice": (
        "- {id: visitor, label: 届出人}", "- {id: subject, label: 届出人}",
        "paper.sections[visitor].id", "'subject' stands here twice",
    ),
    "least-most": (
        "    least: 1\n    paper_rows: 6", "    least: 7\n    most: 6",
        "questions[members].least", "7 is more than the most, 6",
    ),
    "confirm-too-many": (
        "    kind: choice\n", "    kind: choice\n    confirm: content\n",
        "questions[account].confirm", "more than 3 answers",
    ),
    "deadline-kind": (
        "field: event_date\n  days", "field: reason\n  days",
        "deadline.field", "no question of the kind 'date'",
    ),
    "deadline-name": (
        "field: event_date\n  days", "field: evnt\n  days",
        "deadline.field", "there is no date 'evnt'",
    ),
    "deadline-birth": (
        "field: event_date\n  days", "field: subject.birth_date\n  days",
        "deadline.field", "'subject.birth_date' was long ago: name the day from which the days count",
    ),
    "step-birth": (
        STEP, STEP.replace("event_date", "subject.birth_date"),
        "questions[steps].options[pension].due", "'subject.birth_date' was long ago",
    ),
    "deadline-also": (
        "field: event_date\n  days", "field: event_date\n  also: [previous_end, reason]\n  days",
        "deadline.also", "'reason' is no question of the kind 'date'",
    ),
    "step-key": (
        'note: "つぎに、口座をお聞きします"', 'where: "7番窓口"',
        "questions[debit].options[yes].where", "'where' means nothing for the kind 'yes-no'",
    ),
    "step-due": (
        STEP, STEP.replace("event_date", "reason"),
        "questions[steps].options[pension].due", "'reason' is no question of the kind 'date'",
    ),
    "step-due-later": (
        STEP, STEP.replace("event_date", "account"),
        "questions[steps].options[pension].due", "no date before this one 'account'",
    ),
    "check-field": (
        "field: previous_end\n", "field: previous\n",
        "checks[previous-after-event].field", "there is no question 'previous'",
    ),
    "check-other": (
        "after: event_date", "after: event",
        "checks[member-born-after].wrong_when", "no question before this one",
    ),
    "itself": (
        "when: {field: debit, is: true}", "when: {field: account, is: true}",
        "questions[account].when", "no question before",
    ),
    "nested": (
        "        kind: relation\n", "        kind: persons\n",
        "questions[members].each[relation].kind", "cannot hold persons",
    ),
    "bring": (
        "applicants: [proxy]", "applicants: [proxi]",
        "bring[letter-of-attorney].applicants", "no applicant 'proxi'",
    ),
    "dates": (
        "from: 2026-11-01", "from: 2026-11-01\neffective_until: 2026-10-01",
        "effective_until", "before",
    ),
    "yes-no": (
        '- {id: "yes", label: "はい、います"', '- {id: "yess", label: "はい、います"',
        "questions[special_address].options", "'yes' and 'no'",
    ),
    "blank": (
        'explanation: "毎月、口座から引きます。"', 'explanation: ""',
        "questions[debit].explanation", "says nothing",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "key", "words"), MISTAKES.values(), ids=MISTAKES)
def test_what_makes_no_sense_is_found(old: str, new: str, key: str, words: str) -> None:
    assert old in TEXT
    found, place = findings(TEXT.replace(old, new, 1)), key_in(TEXT, key)
    assert any(one == place and words in message for one, message in found), found


def test_people_to_choose_among_come_from_a_list_before() -> None:
    asked = """  - id: chosen
    kind: choices
    title: "どなたですか"
    label: "どなた"
    among: {}
"""
    for among, found in (
        ("members", []),
        ("membrs", ["there is no question before this one 'membrs'"]),
        ("reason", ["'reason' is no question of the kind 'persons'"]),
    ):
        text = TEXT.replace("  - id: account\n", asked.format(among) + "  - id: account\n")
        assert [message for _, message in findings(text)] == found


def test_what_a_list_begins_with_is_told_before_by_an_answer_of_that_kind() -> None:
    told = "takes: {birth_date: event_date}"
    assert told in TEXT
    for begins, found in (
        ("{birth_date: evnt_date}", ["there is no question before this one 'evnt_date'"]),
        ("{birth_date: reason}", ["'reason' is no question of the kind 'date'"]),
        ("{birth: event_date}", ["'members' has no part 'birth'"]),
    ):
        text = TEXT.replace(told, f"takes: {begins}")
        assert [message for _, message in findings(text)] == found


def test_what_follows_of_the_first_is_an_answer_that_each_has() -> None:
    told = "{when: {not: *newborn}, each: {relation: head}}"
    assert told in TEXT
    for each, found in (
        ("{gender: male}", []),
        ("{gendr: male}", ["'members' has no part 'gendr'"]),
        ("{gender: man}", ["'gender' has no option 'man'"]),
    ):
        text = TEXT.replace(told, f"{{when: {{not: *newborn}}, each: {each}}}")
        assert [message for _, message in findings(text)] == found


def test_who_is_left_out_was_chosen_among_the_same_people() -> None:
    asked = """  - {{id: some, kind: choices, title: "どなたですか", label: "どなた", among: members}}
  - {{id: left, kind: choices, title: "ほかの方は", label: "ほか", among: members, {}: {}}}
"""
    for key in ("without", "within"):
        for name, found in (
            ("some", []),
            ("sume", ["there is no question before this one 'sume'"]),
            ("reason", ["'reason' does not choose among the same people"]),
        ):
            text = TEXT.replace("  - id: account\n", asked.format(key, name) + "  - id: account\n")
            assert [message for _, message in findings(text)] == found


def test_a_list_begins_with_people_who_were_chosen_before() -> None:
    asked = """  - {{id: some, kind: choices, title: "どなたですか", label: "どなた", among: members}}
  - {{id: rows, kind: persons, title: "どこですか", label: "どこ", within: {},
     each: [{{id: name_kana, kind: kana, title: "お名前は", label: "お名前"}}]}}
"""
    for name, found in (("some", []), ("reason", ["'reason' does not choose among the same people"])):
        text = TEXT.replace("  - id: account\n", asked.format(name) + "  - id: account\n")
        assert [message for _, message in findings(text)] == found


def test_what_makes_an_answer_usual_was_asked_before() -> None:
    text = TEXT.replace(STEP, STEP.replace("{id: pension", "{usual: {field: resaon, is: birth}, id: pension"))
    assert [message for _, message in findings(text)] == ["no question before this one is called 'resaon'"]


OF_LETTERS = "when: {field: residence, in: [foreign, expected]}"


@pytest.mark.parametrize(
    ("when", "message"),
    [
        ("when: {field: card_insurance, is: true}", "what was chosen before of the same person"),
        ("when: {field: reason, is: birth}", "what was chosen before of the same person"),
        ("when: {field: residence, empty: true}", "what was chosen before of the same person"),
        ("when: {field: residence, in: [foreign, expcted]}", "has no option 'expcted'"),
        ("when: {applicant: [self]}", "cannot depend on who applies"),
        ("when: {field: residence, in: [japanese, foreign, expected, visiting]}", "always so"),
        ("when: {all: [{field: residence, is: foreign}, {field: residence, is: expected}]}", "never be so"),
    ],
)
def test_what_is_asked_of_some_looks_at_what_they_chose_before(when: str, message: str) -> None:
    assert OF_LETTERS in TEXT
    found = findings(TEXT.replace(OF_LETTERS, when))
    place = key_in(TEXT, "questions[members].each[name_letters].when")
    assert [one for one, text in found if message in text] == [place], found
