from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import pytest

from kiosk.basics.ids import FieldId
from kiosk.forms.fields import bank_account
from kiosk.forms.flat import row
from kiosk.forms.flat_cells import wareki
from tests.fakes.form_parts import procedure, sample_application


def cells_for(procedure_id: str, answers: Mapping[str, object]) -> dict[str, str]:
    about = procedure(procedure_id)
    made = sample_application(procedure_id, about.applicants[0].id)
    return row(dataclasses.replace(made, answers={FieldId(key): one for key, one in answers.items()}), about)


def test_everybody_of_a_list_has_columns_of_their_own_with_the_era_beside_a_date() -> None:
    people: list[object] = [{"birth_date": "1926[T]"}, {"birth_date": None}, {"birth_date": "1948-03-05"}]
    cells = cells_for("tennyu", {"movers": people})
    assert [cells[f"movers.{at}.birth_date"] for at in range(1, 5)] == ["1926-00-00", "", "1948-03-05", ""]
    assert [cells[f"movers.{at}.birth_date.wareki"] for at in range(1, 5)] == [
        "T15.00.00", "", "S23.03.05", "",
    ]  # fmt: skip


def test_people_chosen_from_a_list_are_flags_for_each_place_in_it() -> None:
    cells = cells_for("tennyu", {"cards": ["person-2"]})
    assert [cells[f"cards.person-{at}"] for at in (1, 2, 3)] == ["0", "1", "0"]


def test_papers_and_what_follows_are_flags_and_empty_where_not_asked_about() -> None:
    papers = cells_for("kyufukin", {"papers": {"account": "here", "identity": "later"}})
    assert (papers["papers.account"], papers["papers.identity"]) == ("1", "0")
    steps = cells_for("tennyu", {"after_steps": {"card": "wanted", "newborn": "not-wanted"}})
    assert (steps["after_steps.card"], steps["after_steps.newborn"]) == ("1", "0")
    assert {cells_for("kyufukin", {"papers": {"account": "here"}})["papers.identity"]} == {""}


def test_account_address_and_consent_stand_part_by_part() -> None:
    account = {"place": "yucho", "symbol": "10120", "number": "12345671", "holder": "ミホン\u3000ハナコ"}
    address = {"postal_code": "1140022", "town": "東京都北区王子本町1丁目", "block": "15-22", "building": ""}
    told = {"bank_account": account, "spouse_address": address, "consent": {"given": True, "version": "3"}}
    cells = cells_for("jido-teate", told)
    assert {part: cells[f"bank_account.{part}"] for part in bank_account.PARTS} == {
        "place": "yucho", "bank": "", "branch": "", "branch_code": "", "type": "", "number": "12345671",
        "holder": "ミホン\u3000ハナコ", "symbol": "10120",
    }  # fmt: skip
    assert {part: cells[f"spouse_address.{part}"] for part in address} == address
    assert (cells["consent"], cells["consent.version"]) == ("1", "3")


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("1948-03-05", "S23.03.05"),
        ("2019-04-30", "H31.04.30"),
        ("2019-05-01", "R01.05.01"),
        ("1926-12-25", "S01.12.25"),
        ("1948-03-00", "S23.03.00"),
        ("1948-03", "S23.03.00"),
        ("1926[T]", "T15.00.00"),
        ("1926-12[S]", "S01.12.00"),
        ("1989[S]", "S64.00.00"),
        ("1989-02", "H01.02.00"),
        ("1989", ""),
        ("1926-12-00", ""),
        ("1872-12-31", ""),
        ("", ""),
    ],
)
def test_day_is_said_by_era_too(iso: str, said: str) -> None:
    assert wareki(iso) == said
