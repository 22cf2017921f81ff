from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kiosk.forms.authoring.spreadsheet import definition_from, write
from kiosk.forms.authoring.workbook import Mistakes
from kiosk.forms.conditions import Facts, holds
from kiosk.forms.service import AnswersFile, Interview, Library, parse_answers, sample_answers
from tests.fakes.form_parts import RESOURCES, TODAY, lookups, words
from tests.fakes.sample_book import changed


def test_limit_of_an_age_becomes_a_check(tmp_path: Path) -> None:
    (tmp_path / "groups.yaml").write_bytes((RESOURCES / "procedures" / "groups.yaml").read_bytes())
    path = changed(tmp_path, {"E3": "18さい以上", "H3": "", "D3": "いいえ"})
    write(tmp_path, definition_from(path).definition)
    library = Library(tmp_path)
    made = library.get("shisetsu-riyo")
    assert made is not None, library.faults
    (check,) = made.checks
    assert (check.id, check.field) == ("day-age", "day")
    born = {"day": "2010-01-01"}
    assert holds(check.wrong_when, Facts(born, "self", date(2026, 11, 1)))
    assert not holds(check.wrong_when, Facts(born, "self", date(2028, 11, 1)))
    assert not holds(check.wrong_when, Facts({}, "self", date(2026, 11, 1)))


@pytest.mark.parametrize("name", ["birth_date", "umare_ta_hi", ""])
@pytest.mark.parametrize("limit", ["18さい以上", "18さい未満", "6さいから15さいまで", "100さい以上"])
def test_limit_of_an_age_under_any_name_is_sound_and_has_a_sample(
    tmp_path: Path, name: str, limit: str
) -> None:
    (tmp_path / "groups.yaml").write_bytes((RESOURCES / "procedures" / "groups.yaml").read_bytes())
    cells = {"A3": name, "B3": "その方は何日生まれですか", "E3": limit, "G3": "その日", "H3": ""}
    write(tmp_path, definition_from(changed(tmp_path, cells)).definition)
    library = Library(tmp_path)
    made = library.get("shisetsu-riyo")
    assert made is not None, library.faults
    (check,) = made.checks
    born = made.question(check.field)
    assert born is not None
    assert born.latest == "today"
    about = Interview(made, "self", words(), lookups(), TODAY)
    read = parse_answers(made, sample_answers(about), words=words(), lookups=lookups(), today=TODAY)
    assert isinstance(read, AnswersFile), read
    assert about.missing(read.answers) == ()


def test_list_of_people_takes_as_many_as_its_limit_says(tmp_path: Path) -> None:
    cells = {"C3": "家族", "E3": "1人から、4人まで", "H3": ""}
    questions = definition_from(changed(tmp_path, cells)).definition["questions"]
    assert isinstance(questions, list)
    (people,) = (one for one in questions if one["kind"] == "persons")
    assert (people["least"], people["most"]) == (1, 4)
    assert "paper_rows" not in people  # the paper has as many rows as there may be people


def test_list_of_people_without_a_limit_takes_more_than_the_paper_has_rows(tmp_path: Path) -> None:
    questions = definition_from(changed(tmp_path, {"C3": "家族", "E3": "", "H3": ""})).definition["questions"]
    assert isinstance(questions, list)
    (people,) = (one for one in questions if one["kind"] == "persons")
    assert (people["paper_rows"], "most" in people) == (6, False)


@pytest.mark.parametrize("limit", ["五十人まで", "50", "50人くらいまで", "1〜50人くらい"])
def test_limit_of_a_number_that_is_not_understood_is_told_and_no_unit(limit: str, tmp_path: Path) -> None:
    with pytest.raises(Mistakes, match="E5"):
        definition_from(changed(tmp_path, {"E5": limit}))


@pytest.mark.parametrize(
    ("limit", "least", "most"),
    [
        ("０人〜10人", 0, 10),
        ("0人～10人まで", 0, 10),
        ("1〜50人", 1, 50),
        ("1-50人", 1, 50),
        ("１人から、５０人", 1, 50),
        ("3人から3人まで", 3, 3),
    ],
)
def test_both_ends_of_a_number_are_read_however_they_are_joined(
    limit: str, least: int, most: int, tmp_path: Path
) -> None:
    questions = definition_from(changed(tmp_path, {"E5": limit})).definition["questions"]
    assert isinstance(questions, list)
    (count,) = (one for one in questions if one["kind"] == "count")
    assert (count["least"], count["most"], count["unit"]) == (least, most, "人")


@pytest.mark.parametrize("limit", ["50人から1人", "５０人〜１人", "50人から1人まで"])
def test_a_number_whose_larger_end_stands_first_is_told(limit: str, tmp_path: Path) -> None:
    with pytest.raises(Mistakes, match="write 「1人から50人まで」") as told:
        definition_from(changed(tmp_path, {"E5": limit}))
    assert len(told.value.lines) == 1


def test_an_age_whose_larger_end_stands_first_is_told(tmp_path: Path) -> None:
    with pytest.raises(Mistakes, match="write 「6さいから15さいまで」"):
        definition_from(changed(tmp_path, {"E3": "15さいから6さいまで", "H3": ""}))


@pytest.mark.parametrize(("limit", "unit"), [("50人まで", "人"), ("人", "人"), ("部屋", "部屋")])
def test_unit_of_a_number_is_what_stands_beside_its_limit(limit: str, unit: str, tmp_path: Path) -> None:
    questions = definition_from(changed(tmp_path, {"E5": limit})).definition["questions"]
    assert isinstance(questions, list)
    assert [one["unit"] for one in questions if one["kind"] == "count"] == [unit]


def question_of(
    tmp_path: Path, cells: dict[str, str | None], name: str
) -> tuple[dict[str, object], list[str]]:
    """(that question, what is told of it) of the sample spreadsheet with other cells."""
    made = definition_from(changed(tmp_path, cells))
    questions = made.definition["questions"]
    assert isinstance(questions, list)
    (found,) = (one for one in questions if one["id"] == name)
    return found, [str(one) for one in made.understood]


NUMBER: dict[str, str | None] = {"B5": "会員の番号は何番ですか", "C5": "数字", "E5": None, "G5": "会員番号"}


def test_digits_of_any_length_are_typed_and_not_counted(tmp_path: Path) -> None:
    asked, said = question_of(tmp_path, NUMBER, "people")
    assert (asked["kind"], asked["most"], "unit" in asked) == ("digits", 17, False)
    assert any(one.startswith("質問 C5: typed as digits, 17 at most") for one in said)


def test_digits_of_one_length_have_a_cell_each(tmp_path: Path) -> None:
    asked, said = question_of(tmp_path, {**NUMBER, "E5": "7けた"}, "people")
    assert (asked["kind"], asked["groups"], "most" in asked) == ("digits", "7", False)
    assert "質問 E5: 「7けた」 → 7 digits" in said


def test_a_number_of_people_is_counted_whatever_its_kind_is_called(tmp_path: Path) -> None:
    asked, _ = question_of(tmp_path, {"C5": "数字", "E5": "50まで"}, "people")
    assert (asked["kind"], asked["unit"], asked["most"]) == ("count", "人", 50)


def test_a_count_of_nobody_knows_what_is_told(tmp_path: Path) -> None:
    cells: dict[str, str | None] = {"B5": "いくつ、かりますか", "E5": "5まで", "G5": "かりるもの（数）"}
    asked, said = question_of(tmp_path, cells, "people")
    assert asked["unit"] == "通"
    assert any(one.startswith("質問 E5: nothing says what is counted") for one in said)


def test_limit_beside_choices_is_kept_and_told(tmp_path: Path) -> None:
    asked, said = question_of(tmp_path, {"E6": "マイク / いす / つくえ\n2つまで"}, "things")
    options = asked["options"]
    assert isinstance(options, list)
    assert ([one["label"] for one in options], asked["most"]) == (["マイク", "いす", "つくえ"], 2)
    assert "質問 E6: 「2つまで」 → at most 2" in said


def test_limit_beside_one_choice_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(Mistakes, match="E4: 「2つまで」 is a limit, and one is chosen here"):
        definition_from(changed(tmp_path, {"E4": "朝 / 昼 / 夜 / 2つまで"}))


def test_words_for_yes_and_no_are_taken_and_asked_for_in_conditions(tmp_path: Path) -> None:
    cells: dict[str, str | None] = {"E7": "ない / ある", "F8": "食べもの=ある"}
    asked, said = question_of(tmp_path, cells, "food")
    assert asked["options"] == [{"id": "yes", "label": "ある"}, {"id": "no", "label": "ない"}]
    assert "質問 E7: はい is 「ある」, いいえ is 「ない」" in said
    after, _ = question_of(tmp_path, cells, "cleaning")
    assert after["when"] == {"field": "food", "is": True}
    assert "options" not in question_of(tmp_path, {"E7": "はい / いいえ"}, "food")[0]


def test_papers_are_asked_for_one_by_one(tmp_path: Path) -> None:
    cells: dict[str, str | None] = {"C6": "書類", "D6": "はい", "E6": "登録の紙 / 前の申込書"}
    asked, _ = question_of(tmp_path, cells, "things")
    assert (asked["kind"], "optional" in asked, "least" in asked) == ("documents", False, False)
    bare, _ = question_of(tmp_path, {**cells, "H6": None}, "things")
    assert bare["explanation"] == "ない紙は、あとで持ってきてください。"


def test_sums_in_steps_are_told_with_a_way(tmp_path: Path) -> None:
    with pytest.raises(Mistakes, match="E5: 「1000円単位」: sums in steps are not kept here"):
        definition_from(changed(tmp_path, {"C5": "金額", "E5": "1,000円単位"}))


@pytest.mark.parametrize(
    "cells",
    [
        NUMBER,
        {**NUMBER, "E5": "8けたまで"},
        {"E6": "マイク / いす / つくえ / 2つまで"},
        {"E7": "ある / ない", "F8": "食べもの=ある"},
        {"C6": "書類", "D6": "はい", "E6": "登録の紙 / 前の申込書"},
    ],
    ids=["any-digits", "digits", "limited-choices", "there-or-not", "papers"],
)
def test_what_was_read_is_sound_and_has_a_sample(cells: dict[str, str | None], tmp_path: Path) -> None:
    (tmp_path / "groups.yaml").write_bytes((RESOURCES / "procedures" / "groups.yaml").read_bytes())
    write(tmp_path, definition_from(changed(tmp_path, cells)).definition)
    library = Library(tmp_path)
    made = library.get("shisetsu-riyo")
    assert made is not None, library.faults
    about = Interview(made, "self", words(), lookups(), TODAY)
    read = parse_answers(made, sample_answers(about), words=words(), lookups=lookups(), today=TODAY)
    assert isinstance(read, AnswersFile), read
    assert about.missing(read.answers) == ()
