from __future__ import annotations

import pytest

from kiosk.basics.ids import FieldId
from kiosk.cli.field_problems import named
from kiosk.forms.answers import FieldProblem
from tests.fakes.form_parts import procedure, words


def told(procedure_id: str, field: str, kind: str, **facts: str | int) -> dict[str, str | None]:
    (found,) = named((FieldProblem(FieldId(field), kind, facts),), procedure(procedure_id), words())
    return found


@pytest.mark.parametrize(
    ("field", "kind", "facts", "message"),
    [
        ("juminhyo.copies", "count-too-big", {"most": 10, "unit": "通"}, "10通"),
        ("subject.phone", "unreadable", {}, "。"),
        ("applicant", "unreadable", {}, '"applicant" is one of self, household, proxy'),
        ("answers", "unreadable", {}, "kiosk procedures sample"),
        ("lanuage", "no-such-key", {}, "leave it out"),
        ("copies", "no-such-key", {}, '"answers" has the answers in it'),
    ],
)
def test_each_problem_says_what_would_be_right(
    field: str, kind: str, facts: dict[str, str | int], message: str
) -> None:
    found = told("juminhyo", field, kind, **facts)
    assert (found["field"], found["problem"]) == (field, kind)
    assert message in (found["message"] or "")


def test_check_of_the_procedure_says_its_own_sentence() -> None:
    check = procedure("koseki").checks[0]
    assert (told("koseki", f"koseki.{check.field}", f"check:{check.id}")["message"] or "")[
        :4
    ] in check.message


def test_mistyped_key_of_the_file_is_guessed() -> None:
    assert told("juminhyo", "answres", "no-such-key")["likely"] == "answers"


def test_mistyped_field_is_guessed() -> None:
    assert told("juminhyo", "copeis", "no-such-field")["likely"] == "copies"
    assert told("juminhyo", "juminhyo.copeis", "no-such-field")["likely"] == "juminhyo.copies"


@pytest.mark.parametrize(
    ("era", "year", "sentence"),
    [("heisei", 1, "この日は、平成元年です。"), ("western", 1989, "この日は、西暦1989年です。")],
)
def test_day_of_another_era_is_told_its_own_as_on_the_screen(era: str, year: int, sentence: str) -> None:
    found = told("juminhyo", "subject.birth_date", "date-outside-era", right_era=era, right_year=year)
    assert found["message"] == sentence


def test_an_answer_that_nobody_asks_for_says_of_whom_it_is_asked() -> None:
    message = told("koseki", "koseki.relation_papers", "not-asked")["message"] or ""
    assert message.startswith("「関係がわかる紙」は、こう答えた方には聞かれない質問です。")
    assert "「とる戸籍の本籍の町」が「はい、北区です」" in message
    assert "夫・妻・親・子・孫など" in message
    assert told("juminhyo", "visitor.name", "not-asked")["message"] == (
        "「visitor.name」は、こう答えた方には聞かれない質問です。この答えを消してください。"
    )


def test_of_whom_it_is_asked_is_said_of_those_who_come_as_this_one_does() -> None:
    own = told("koseki", "koseki.needed", "not-asked", applicant="self")["message"] or ""
    assert own.endswith("聞かれるのは：「どなたの分か」が「同じ戸籍の、ほかの方です」の方")
    others = told("koseki", "koseki.needed_of", "not-asked", applicant="relative")["message"] or ""
    assert "来た方が「わたし」か「子ども・後見の方」か「たのまれた方」" in others


def test_a_misspelt_name_of_what_is_asked_of_a_person_is_guessed() -> None:
    assert told("koseki", "needed.birthdate", "no-such-field")["likely"] == "needed.birth_date"


def test_of_whom_it_is_asked_says_no_condition_and_its_contrary() -> None:
    message = told("koseki", "koseki.copies_full", "not-asked", applicant="self")["message"] or ""
    assert message.count("をえらんだ") == 1
    assert "えらばなかった" not in message
