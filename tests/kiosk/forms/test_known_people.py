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


CHILD: Data = {"name_kana": KEN.name_kana, "birth_date": "2020-01-30"}
HERE: dict[str, Data] = {"subject.name_kana": HANA.name_kana, "subject.birth_date": "1988-03-05"}
KNOWN = (replace(HANA, birth_date="1988-03-05"), replace(KEN, birth_date="2020-01-30"))


@pytest.mark.parametrize(
    ("asked", "said", "fits"),
    [
        ("children", {}, KNOWN[1:]),
        ("ended", {}, KNOWN[1:]),
        ("spouse_person", {}, KNOWN[1:]),
        ("older", {"children": [CHILD]}, ()),
        ("foreigners", {"children": [CHILD]}, KNOWN),
    ],
)
def test_who_claims_is_offered_as_no_child_of_theirs(
    asked: str, said: dict[str, Data], fits: tuple[Person, ...]
) -> None:
    jido = procedure("jido-teate")
    question = jido.question(asked)
    assert question is not None
    facts = Facts({**HERE, **said}, "self", date(2026, 11, 23))
    assert possible(jido, question, KNOWN, facts) == fits


def test_a_child_of_the_claimants_name_is_offered() -> None:
    """Two people may bear one name, and are told apart by the day of their birth."""
    jido = procedure("jido-teate")
    question = jido.question("children")
    assert question is not None
    namesake = replace(HANA, birth_date="2020-01-30")
    facts = Facts(HERE, "self", date(2026, 11, 23))
    assert possible(jido, question, (KNOWN[0], namesake), facts) == (namesake,)
