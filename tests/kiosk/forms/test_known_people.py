"""A touch offers nobody who would be refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kiosk.forms.answers import Data
from kiosk.forms.application import Person
from kiosk.forms.conditions import Facts
from kiosk.forms.known_people import possible
from tests.fakes.form_parts import procedure

HANA, KEN = (Person(name, name, None, None, None, None) for name in ("ミホン　ハナコ", "ミホン　ケン"))


def offered(asked: str, **said: Data) -> tuple[Person, ...]:
    tenkyo = procedure("tenkyo")
    question = tenkyo.question(asked)
    assert question is not None
    facts = Facts({"subject.name_kana": HANA.name_kana, **said}, "self", date(2026, 11, 23))
    return possible(tenkyo, question, (HANA, KEN), facts)


@pytest.mark.parametrize(
    ("asked", "said", "fits"),
    [
        ("next_head", {"whole_household": "part"}, (KEN,)),
        ("new_head", {"household_kind": "merge"}, (KEN,)),
        ("new_head", {"household_kind": "same"}, (HANA, KEN)),
        ("old_head", {}, (HANA, KEN)),
    ],
)
def test_a_name_that_would_be_refused_is_not_offered(
    asked: str, said: dict[str, Data], fits: tuple[Person, ...]
) -> None:
    assert offered(asked, **said) == fits


def test_of_a_list_before_only_its_people_are_offered() -> None:
    movers: list[Data] = [{"name_kana": KEN.name_kana}]
    assert offered("foreigners", movers=movers) == (KEN,)
    assert offered("movers", movers=movers) == (HANA, KEN)


def test_who_came_for_somebody_is_not_offered_as_them() -> None:
    kokuho = procedure("kokuho-kanyu")
    question = kokuho.question("subject.name_kana")
    assert question is not None
    born = replace(HANA, birth_date="1948-03-05")
    here: dict[str, Data] = {"visitor.name_kana": HANA.name_kana, "visitor.birth_date": "1948-03-05"}
    facts = Facts(here, "household", date(2026, 11, 23))
    assert possible(kokuho, question, (born, KEN), facts) == (KEN,)
    namesake = replace(HANA, birth_date="1920-01-30")
    assert possible(kokuho, question, (namesake, KEN), facts) == (namesake, KEN)
