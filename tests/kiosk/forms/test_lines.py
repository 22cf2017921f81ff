from __future__ import annotations

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Answers
from kiosk.forms.application import Application
from kiosk.forms.fields.kind import BLANK
from kiosk.forms.lines import APPLICANT, Line, line_of, lines_of
from kiosk.words.furigana import plain
from tests.fakes.form_parts import context, interview, procedure, sample_application, words


def by_field(lines: tuple[Line, ...]) -> dict[str, Line]:
    return {line.field: line for line in lines}


def test_lines_come_from_nothing_but_the_application() -> None:
    application = sample_application("juminhyo", "proxy")
    lines = lines_of(application, procedure("juminhyo"), words())
    assert lines[0].field == APPLICANT
    assert lines[0].paper == "代理人"
    found = by_field(lines)
    assert found["visitor.birth_date"].paper == "昭和23年3月5日（1948年）"
    assert found["juminhyo.scope"].paper == "世帯の一部"
    assert found["juminhyo.copies"].paper == "2通（600円）"
    assert found["juminhyo.copies"].data == 2
    sections = [line.section for line in lines]
    assert sections == sorted(sections, key=["applicant", "subject", "visitor", "answers", "office"].index)


def test_boxes_of_the_office_are_there_and_empty() -> None:
    found = by_field(lines_of(sample_application("kokuho-kanyu", "self"), procedure("kokuho-kanyu"), words()))
    assert found["kokuho-kanyu.head_number"].paper == ""
    assert found["kokuho-kanyu.head_number"].paper_label == "世帯主の個人番号"
    assert "個人番号: " in found["kokuho-kanyu.members"].paper


@pytest.mark.parametrize("procedure_id", ["juminhyo", "kazei-shomei", "kokuho-kanyu"])
def test_the_paper_repeats_what_the_check_page_showed(procedure_id: str) -> None:
    application = sample_application(procedure_id, "self")
    assert isinstance(application, Application)
    paper = by_field(lines_of(application, procedure(procedure_id), words()))
    for name, data in application.answers.items():
        if name == APPLICANT:
            continue
        line = paper[procedure(procedure_id).field_id(name)]
        assert line.data == data
        assert line.paper
        assert "{" not in line.paper


def test_a_question_left_open_says_so() -> None:
    application = sample_application("juminhyo", "self", {"head": None})
    line = by_field(lines_of(application, procedure("juminhyo"), words()))["juminhyo.head"]
    assert line.paper == "わからない（窓口でたしかめます）"
    assert line.data is None


@pytest.mark.parametrize(
    ("procedure_id", "name", "paper"),
    [
        ("inkan-shomei", "use", "答えない"),
        ("kyufukin", "taxed", "まだ決めていない（窓口でたしかめます）"),
        ("kyufukin", "bank_account", "今はわからない（窓口でたしかめます）"),
    ],
    ids=["declined", "undecided", "not-at-hand"],
)
def test_what_was_left_open_stands_in_the_words_that_were_chosen(
    procedure_id: str, name: str, paper: str
) -> None:
    about = procedure(procedure_id)
    question = about.question(name)
    assert question is not None
    assert line_of(question, FieldId(name), BLANK, context()).paper == paper


def test_who_has_no_telephone_is_not_told_that_staff_ask() -> None:
    about = interview("koseki")
    question = about.procedure.question("subject.phone")
    assert question is not None
    assert about.view(question, "", {}, Answers()).unsure == "「電話がない」をおすと、そのまま進みます。"


def test_only_papers_that_were_asked_for_are_printed() -> None:
    application = sample_application("kokuho-kanyu", "self")
    line = by_field(lines_of(application, procedure("kokuho-kanyu"), words()))["kokuho-kanyu.papers"]
    assert line.paper == "今日ある：資格喪失証明書（または離職票等）"


def test_the_check_page_stands_in_the_order_of_the_form() -> None:
    about = interview("juminhyo")
    answers = about.prefill(sample_application("juminhyo", "self").applicant, Answers())
    lines = about.lines(answers)
    assert [line.field for line in lines[:2]] == [APPLICANT, FieldId("subject.name_kana")]
    assert plain(lines[0].shown).startswith("わたし（")


def test_nobody_reads_an_answer_in_a_log() -> None:
    lines = lines_of(sample_application("juminhyo", "self"), procedure("juminhyo"), words())
    assert "ミホン" not in repr(lines)
