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
