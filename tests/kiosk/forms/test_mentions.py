"""Whoever is named on a form is found with the answer that names them."""

from __future__ import annotations

from datetime import date

from kiosk.forms.answers import Data
from kiosk.forms.conditions import Facts
from kiosk.forms.mentions import mentions, people_of
from tests.fakes.form_parts import procedure

HANA, KEN = "ミホン　ハナコ", "ミホン　ケン"
MOVED: dict[str, Data] = {
    "subject.name_kana": HANA,
    "subject.birth_date": "1948-03-05",
    "old_head": KEN,
    "movers": [{"name_kana": HANA}, {"name_kana": None}, {"name_kana": KEN}],
    "split_members": ["person-3"],
    "household_kind": "split",
}
FACTS = Facts(MOVED, "self", date(2026, 11, 23))


def test_roles_come_first_and_then_the_answers_in_their_order() -> None:
    found = mentions(procedure("tenkyo"), FACTS)
    assert [(one.by, one.asked, one.number) for one in found] == [
        ("subject", "subject.birth_date", None),
        ("old_head", "old_head", None),
        ("movers", "movers", 1),
        ("movers", "movers", 3),
    ]


def test_who_was_chosen_of_a_list_is_found_there() -> None:
    chosen = procedure("tenkyo").question("split_members")
    assert chosen is not None
    assert people_of(chosen, FACTS) == [{"name_kana": KEN}]
