from __future__ import annotations

import dataclasses

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Data
from kiosk.forms.application import Application
from kiosk.forms.service import Line, lines_of
from kiosk.paper.form import Cell, NumberBoxes, Section
from kiosk.paper.sections import Plain, number_boxes_of, sections_of
from kiosk.words.furigana import plain
from tests.fakes.papers import application, cases, catalogue, library

WORDS = catalogue().words("ja")


def lines(done: Application) -> tuple[Line, ...]:
    procedure = library().get(done.procedure[0])
    assert procedure is not None
    return lines_of(done, procedure, WORDS)


def sections(done: Application) -> list[Section]:
    procedure = library().get(done.procedure[0])
    assert procedure is not None
    found = sections_of(done, procedure, lines(done), Plain(WORDS))
    return [section for part in found for section in part.sections]


def numbers(done: Application) -> NumberBoxes | None:
    return number_boxes_of(lines(done), Plain(WORDS))


def cells(done: Application) -> list[Cell]:
    return [cell for section in sections(done) for cell in section.cells]


def test_every_answer_of_every_procedure_is_printed() -> None:
    for procedure_id, applicant in cases():
        done = application(procedure_id, applicant)
        procedure = library().get(procedure_id)
        assert procedure is not None
        printed = "\n".join(f"{cell.label} {cell.text}" for cell in cells(done))
        for line in lines(done):
            if line.office or ("\u3000" in line.paper and ": " in line.paper):
                continue
            assert plain(line.paper) in printed, (procedure_id, applicant, line.field)


def test_answers_keep_the_order_of_the_form() -> None:
    done = application("juminhyo")
    answered = [line.paper_label for line in lines(done) if line.section == "answers"]
    printed = [cell.label for cell in cells(done)]
    assert [label for label in printed if label in answered] == answered


def test_person_has_the_boxes_of_an_official_form_empty_ones_too() -> None:
    first = sections(application("juminhyo", "household"))[0]
    assert [cell.label for cell in first.cells] == ["フリガナ", "氏名", "生年月日", "電話番号", "住所"]
    assert first.cells[3].text == ""


def test_only_somebody_else_has_a_section_of_their_own() -> None:
    assert [part.title for part in sections(application("juminhyo", "self"))] == [
        "どなたの証明か",
        "請求の内容",
    ]
    assert [part.title for part in sections(application("juminhyo", "proxy"))] == [
        "どなたの証明か",
        "請求者（窓口に来た方）",
        "請求の内容",
    ]


def test_by_what_right_is_said_once() -> None:
    texts = [cell.text for cell in cells(application("juminhyo", "household"))]
    assert texts.count("同一世帯") == 1
    proxy = cells(application("juminhyo", "proxy"))
    assert [cell.label for cell in proxy if cell.text == "任意代理人"] == ["来庁者の立場"]
    unasked = cells(application("koseki", "proxy"))
    assert [cell.label for cell in unasked if cell.text == "任意代理人"] == ["申請の資格"]


def test_nobody_is_called_a_proxy_who_needs_no_letter() -> None:
    """Family may ask for care, and relatives who live together for a tax certificate: the law says who."""
    for case in [("kaigo-nintei", "family"), ("kazei-shomei", "household"), ("inkan-shomei", "proxy")]:
        assert "申請の資格" not in [cell.label for cell in cells(application(*case))]


def test_boxes_in_which_nobody_of_a_list_has_anything_are_not_printed() -> None:
    whole = application("kokuho-kanyu", "self")
    people = whole.answers[FieldId("members")]
    assert isinstance(people, list)
    first = people[0]
    assert isinstance(first, dict)
    japanese: Data = {**first, "name_letters": None}
    foreign: Data = {
        **first,
        "name_kana": "ミホン　マリア",
        "residence": "foreign",
        "name_letters": "MIHON MARIA",
    }

    def letters_of(*members: Data) -> list[str]:
        done = dataclasses.replace(whole, answers={**whole.answers, FieldId("members"): list(members)})
        named = (part for part in sections(done) if part.title.startswith("加入する人（"))
        return [cell.text for part in named for cell in part.cells if cell.label == "英字"]

    assert letters_of(japanese) == []
    assert letters_of(japanese, foreign) == ["", "MIHON MARIA"]


def test_boxes_for_staff_stay_empty_where_they_are() -> None:
    labels = [cell.label for cell in cells(application("okuyami", "self"))]
    assert "氏名の字（係が記入）" in labels


def test_each_person_of_a_list_has_a_table() -> None:
    parts = {part.title: part for part in sections(application("kokuho-kanyu"))}
    person = parts["加入する人（1）"]
    assert [cell.label for cell in person.cells][:3] == ["氏名（フリガナ）", "生年月日", "性別"]
    assert "個人番号" not in [cell.label for cell in person.cells]
    assert "届出の内容（つづき）" in parts


def test_individual_numbers_are_squares_for_each_person_and_never_text() -> None:
    found = numbers(application("kokuho-kanyu"))
    assert found is not None
    assert found.labels[0] == "世帯主の個人番号"
    assert [label.split("\n")[0] for label in found.labels[1:]] == ["加入する人（1）"]
    assert numbers(application("juminhyo")) is None


def test_part_cut_by_several_lists_is_a_continuation_once() -> None:
    titles = [part.title for part in sections(application("jido-teate"))]
    assert titles.count("請求の内容（つづき）") == 2
    assert not any(title.count("（つづき）") > 1 for title in titles)


def test_what_nobody_knows_of_a_person_is_printed_for_staff_to_ask() -> None:
    whole = application("tennyu", "self")
    people = whole.answers["movers"]
    assert isinstance(people, list)
    assert isinstance(people[0], dict)
    unsure = [{**people[0], "name_kana": None, "birth_date": None}]
    done = dataclasses.replace(whole, answers={**whole.answers, "movers": unsure, "cards": ["person-1"]})
    printed = {cell.label: cell.text for cell in cells(done)}
    assert printed["氏名（フリガナ）"] == "わからない（窓口でたしかめます）"
    born = [cell.text for cell in cells(done) if cell.label == "生年月日"]
    assert "わからない（窓口でたしかめます）" in born
    (cards,) = [line.paper for line in lines(done) if line.field == "tennyu.cards"]
    assert cards == "引っこす方（1）"


def test_parts_stand_in_the_order_of_the_definition_persons_too() -> None:
    done = application("juminhyo", "household")
    procedure = library().get("juminhyo")
    assert procedure is not None
    for names in (("subject", "visitor", "answers"), ("answers", "visitor", "subject")):
        parts = tuple(one for name in names for one in procedure.paper.sections if one.id == name)
        paper = procedure.paper.model_copy(update={"sections": parts})
        placed = procedure.model_copy(update={"paper": paper})
        found = [part.title for part in sections_of(done, placed, lines(done), Plain(WORDS))]
        assert list(dict.fromkeys(found)) == [plain(one.label) for one in parts]


def test_words_of_the_form_end_their_lines_with_phrases_and_a_persons_do_not() -> None:
    by_label = {cell.label: cell.phrases for cell in cells(application("okuyami"))}
    assert by_label["返すもの"]
    assert by_label["区役所以外の手続き"]
    assert not by_label["氏名（フリガナ）"]
    assert not by_label["住所"]
