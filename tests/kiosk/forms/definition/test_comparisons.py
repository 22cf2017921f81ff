"""A condition that compares a field with what it never holds is told with its line."""

from __future__ import annotations

import pytest

from kiosk.forms.definition.comparisons import unfit
from kiosk.forms.definition.procedure import Procedure
from kiosk.forms.definition.question import Question
from kiosk.forms.definition.soundness import unsound
from kiosk.forms.definition.yaml_lines import read
from tests.fakes.form_parts import RESOURCES

TEXT = (RESOURCES / "procedures" / "kazei-shomei" / "procedure.yaml").read_text(encoding="utf-8")
ASKED = """questions:
  - {id: room, kind: choice, title: a, label: a, options: [{id: big, label: a}, {id: small, label: b}]}
  - {id: things, kind: choices, title: a, label: a, options: [{id: mic, label: a}, {id: pen, label: b}]}
  - {id: food, kind: yes-no, title: a, label: a}
  - {id: people, kind: count, title: a, label: a, unit: 人, most: 8}
  - {id: day, kind: date, title: a, label: a}
  - {id: word, kind: text, title: a, label: a}
  - {id: home, kind: address, title: a, label: a}
  - {id: school, kind: address, title: a, label: a}
  - {id: span, kind: period, title: a, label: a}
  - {id: fiscal, kind: year, title: a, label: a}
  - {id: folk,kind: persons,title: a, label: a, each: [{id: born,kind: date,title: a,label: a,latest: today}]}
  - {id: last, kind: text, title: a, label: a, when: WHEN}
"""
LINE = TEXT[: TEXT.index("questions:\n")].count("\n") + 13


def told(when: str) -> list[tuple[int, str]]:
    located = read(TEXT.replace("questions:\n", ASKED.replace("WHEN", when), 1))
    procedure = Procedure.model_validate(located.data)
    found = unsound(procedure, located, "", "kazei-shomei", ("certificates",))
    return [(one.line, one.message) for one in found]


@pytest.mark.parametrize(
    "when",
    [
        "{field: room, in: [big, small]}",
        "{field: things, has: mic}",
        "{field: food, is: false}",
        "{field: people, is: 8}",
        '{field: day, is: "2026-11-01"}',
        "{field: day, age: {least: 18}}",
        "{field: word, is: x}",
        "{field: home, empty: true}",
        "{field: home, same: school}",
        "{field: home, inside: 東京都北区}",
        "{field: day, before: today}",
        "{field: day, past: 14}",
        "{field: day, after: fiscal}",
        "{field: span, part: to, before: today}",
        "{field: folk, part: born, after: day}",
        "{field: folk, empty: true}",
        "{field: subject.gender, is: other}",
        "{field: visitor.birth_date, age: {most: 14}}",
        "{all: [{field: room, is: big}, {field: food, is: true}]}",
    ],
)
def test_what_can_be_so_is_let_be(when: str) -> None:
    assert told(when) == []


@pytest.mark.parametrize(
    ("when", "message"),
    [
        ("{field: room, is: bigg}", "'room' has no option 'bigg'"),
        ("{not: {field: room, in: [big, huge]}}", "'room' has no option 'huge'"),
        ("{field: room, has: big}", "'room' holds no list of choices: `has` asks nothing of it"),
        ("{field: things, is: mic}", "'things' holds several choices: write `has`, not `is` or `in`"),
        ("{field: things, has: mike}", "'things' has no option 'mike'"),
        (
            '{field: food, is: "yes"}',
            "'food' is answered true or false (without quotation marks), never 'yes'",
        ),
        ("{field: people, is: 9}", "'people' is a number from 1 to 8, never 9"),
        ('{field: people, is: "2"}', "'people' is a number, never '2'"),
        ("{field: day, is: today}", "'day' is a day, written as \"2026-11-01\", never 'today'"),
        ("{field: word, is: 5}", "'word' is text: put 5 in quotation marks"),
        ("{field: home, is: x}", "of 'home', a question of the kind 'address', only `empty` can be asked"),
        ("{field: room, age: {least: 18}}", "'room' is no date"),
        ("{field: room, before: day}", "'room' is no date"),
        ("{field: room, past: 3}", "'room' is no date"),
        ("{field: day, after: room}", "'room' is no date"),
        ("{field: day, same: fiscal}", "'fiscal' is no date"),
        ("{field: home, same: word}", "'word' is no question of the kind 'address'"),
        (
            "{field: room, same: things}",
            "of 'room', a question of the kind 'choice', nothing says whether it is the same",
        ),
        ("{field: word, inside: 東京都北区}", "'word' is no address"),
        ("{field: span, before: today}", "'span' has several parts: say which (`part`)"),
        ("{field: folk, after: day}", "'folk' has several parts: say which (`part`)"),
        ("{field: span, part: until, before: today}", "'span' has no part 'until'"),
        ("{field: folk, part: borne, after: day}", "'folk' has no part 'borne'"),
        ("{field: day, part: to, before: today}", "'day' has no part 'to'"),
        ("{field: subject.gender, is: man}", "'subject.gender' has no option 'man'"),
        ("{field: day, age: {least: 20, most: 14}}", "nobody is at least 20 and at most 14 years old"),
        ("{field: day, age: {least: 0}}", "every age is meant: this decides nothing"),
        ("{field: day, age: {least: 200}}", "nobody is so old"),
        ("{all: [{field: room, is: big}, {field: room, is: small}]}", "'room' cannot be both"),
        ("{any: [{field: food, is: true}, {field: room, is: bog}]}", "'room' has no option 'bog'"),
    ],
)
def test_what_can_never_be_so_is_told_with_its_line(when: str, message: str) -> None:
    assert told(when) == [(LINE, message)]


def test_answers_that_the_definition_gives_are_answers_of_the_question() -> None:
    count = ASKED.replace("most: 8", "most: 8, preset: 9").replace("WHEN", "{field: food, is: true}")
    located = read(TEXT.replace("questions:\n", count, 1))
    found = unsound(Procedure.model_validate(located.data), located, "", "kazei-shomei", ("certificates",))
    assert [(one.line, one.key, one.message) for one in found] == [
        (LINE - 8, "questions.4.preset", "'people' is a number from 1 to 8, never 9")
    ]


def test_nearest_word_is_named() -> None:
    options = [{"id": "big", "label": "a"}, {"id": "small", "label": "b"}]
    room = Question.model_validate(
        {"id": "room", "kind": "choice", "title": "a", "label": "a", "options": tuple(options)}
    )
    assert unfit(room, "smal") == ("'room' has no option 'smal'", "small")


@pytest.mark.parametrize(
    ("without", "found"),
    [
        ("some", []),
        ("sume", ["no question before this one is called 'sume'"]),
        ("room", ["'room' does not choose among the same people"]),
    ],
)
def test_whom_a_condition_leaves_out_was_chosen_among_the_same_people(without: str, found: list[str]) -> None:
    some = "  - {id: some, kind: choices, title: a, label: a, among: folk}\n"
    asked = ASKED.replace("  - {id: last", f"{some}  - {{id: last")
    when = f"{{field: folk, part: born, without: {without}, after: day}}"
    located = read(TEXT.replace("questions:\n", asked.replace("WHEN", when), 1))
    procedure = Procedure.model_validate(located.data)
    faults = unsound(procedure, located, "", "kazei-shomei", ("certificates",))
    assert [one.message for one in faults] == found
