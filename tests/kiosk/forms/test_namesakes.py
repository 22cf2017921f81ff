"""One person has one birth date and one sex on a form; two people may share a name."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.forms import checking
from kiosk.forms.answers import Data
from kiosk.forms.conditions import Facts
from kiosk.forms.question_view import problem_text
from tests.fakes.form_parts import procedure, words

HANA, KEN = "ミホン　ハナコ", "ミホン　ケン"
THEMSELVES: dict[str, Data] = {
    "subject.name_kana": HANA,
    "subject.birth_date": "1948-03-05",
    "subject.gender": "female",
}
OTHERWISE = ("born-otherwise", "head-born-otherwise", "sex-otherwise")


def row(name: str, birth: str | None, gender: str | None = None, relation: str = "head") -> dict[str, Data]:
    return {"name_kana": name, "birth_date": birth, "gender": gender, "relation": relation}


def found(procedure_id: str, field: str, rows: list[Data], **said: Data) -> list[str]:
    data: dict[str, Data] = {**THEMSELVES, "household_kind": "same", "new_head": HANA, "old_head": HANA}
    facts = Facts({**data, **said, field: rows}, "self", date(2026, 11, 23))
    kinds = [one.kind for one in checking.crossed(procedure(procedure_id), facts, field=field)]
    return [one for one in kinds if one in OTHERWISE]


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([row(HANA, "1948-03-05", "female")], []),
        ([row(HANA, "1948", "unknown")], []),
        ([row(HANA, None)], []),
        ([row(HANA, "1950-03-05")], ["born-otherwise"]),
        ([row(HANA, "1948-03-05", "male")], ["sex-otherwise"]),
        ([row(HANA, "1948-03-05"), row(HANA, "1989-01-30", relation="child-wife")], []),
        ([row(HANA, "1989-01-30"), row(KEN, "1948-03-05")], ["born-otherwise"]),
        ([row(KEN, "1950-03-05")], []),
    ],
    ids=["same", "year", "open", "another-day", "other-sex", "namesake-too", "second", "another-name"],
)
@pytest.mark.parametrize("moving", ["tenkyo", "tennyu", "tenshutsu"])
def test_whoever_moves_is_born_once(moving: str, rows: list[Data], wanted: list[str]) -> None:
    assert found(moving, "movers", rows) == wanted


@pytest.mark.parametrize("listing", ["kokuho-kanyu", "kokuho-soshitsu", "kyufukin"])
def test_a_head_is_born_once_and_a_namesake_is_somebody_else(listing: str) -> None:
    assert found(listing, "members", [row(HANA, "1948-03-05")]) == []
    assert found(listing, "members", [row(HANA, "1949-03-05")]) == ["head-born-otherwise"]
    assert found(listing, "members", [row(HANA, "1989-01-30", relation="child")]) == []


def test_whoever_is_on_the_certificate_is_born_once() -> None:
    assert found("juminhyo", "people", [row(HANA, "1949-03-05")]) == ["born-otherwise"]
    assert found("juminhyo", "people", [row(HANA, "1949-03-05"), row(HANA, "1948-03-05")]) == []


def test_a_family_begins_with_who_lived_there() -> None:
    wrong: list[Data] = [row(HANA, "1949-03-05")]
    assert found("okuyami", "family", wrong, home="same") == ["born-otherwise"]
    assert found("okuyami", "family", wrong, home="ward") == []


def test_it_is_said_who_is_meant_and_what_to_do() -> None:
    tenkyo = procedure("tenkyo")
    data: dict[str, Data] = {**THEMSELVES, "movers": [row(KEN, "1980"), row(HANA, "1950-03-05")]}
    problem = checking.crossed(tenkyo, Facts(data, "self", date(2026, 11, 23)), field="movers")[0]
    assert problem_text(tenkyo, problem, words()).startswith("2人目の方は、さきに入れた方とお名前が同じで、")
