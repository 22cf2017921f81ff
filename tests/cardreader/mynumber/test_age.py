"""生年月日 opens the age record, and with it nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from cardreader import errors
from cardreader.simulator.card import SimulatedCard
from cardreader.simulator.file_system import Ef, TransparentFile
from cardreader.simulator.people import load_persona
from tests.fakes.card_desk import FACE, Desk, secret
from tests.fakes.odd_cards import odd_card

BIRTH_DATE = "230305"
AGE, KEY = 0x01, 0x11


@pytest.mark.parametrize(
    ("persona", "birth_date", "result"),
    [
        ("hanako", BIRTH_DATE, "verified"),
        ("copied", "", "failed"),
        ("bad-signature", "", "failed"),
        ("pinless", "", "verified"),
    ],
)
def test_birth_date_is_read_and_its_signature_checked(persona: str, birth_date: str, result: str) -> None:
    person = load_persona(persona)
    desk = Desk(SimulatedCard(person))
    with desk.open() as card:
        day, verdict = card.read_age(secret(birth_date or person.birth_key))
    assert day == person.birth_date
    assert verdict.result == result
    assert {(finding.subject, finding.check) for finding in verdict.findings} == {
        ("surface", "issuer"),
        ("surface", "record"),
        ("surface", "chip"),
    }
    assert [place for place in desk.selected() if place[1] in (0x02, 0x05, 0x12, 0x13)] == []


def test_birth_date_that_was_altered_is_not_genuine() -> None:
    def altered(aid: bytes, files: Mapping[int, Ef]) -> Mapping[int, Ef]:
        age = files.get(AGE)
        if aid != FACE or not isinstance(age, TransparentFile):
            return files
        return {**files, AGE: replace(age, content=age.content.replace(b"19480305", b"19080305"))}

    with Desk(odd_card(files=altered)).open() as card:
        day, verdict = card.read_age(secret(BIRTH_DATE))
    assert day == date(1908, 3, 5)
    assert [reason.value for reason in verdict.reasons] == ["record-signature-wrong"]


def test_wrong_birth_date_costs_one_try_of_its_own_counter() -> None:
    desk = Desk()
    with desk.open() as card:
        with pytest.raises(errors.WrongPin) as caught:
            card.read_age(secret("230306"))
        assert card.tries()["number-b"] == 10
    assert caught.value.tries_left == desk.left(FACE, KEY) == 9
    assert len(desk.verifies()) == 1


def test_last_try_of_the_birth_date_needs_a_release() -> None:
    persona = replace(load_persona("hanako"), tries={"birth-date": 1})
    desk = Desk(SimulatedCard(persona))
    with desk.open() as card:
        with pytest.raises(errors.LastTryRefused):
            card.read_age(secret(BIRTH_DATE))
        assert card.read_age(secret(BIRTH_DATE), release="staff-7")[0] == date(1948, 3, 5)


def test_phone_has_no_age_record() -> None:
    with Desk("iphone").open() as card, pytest.raises(errors.NotThisCard):
        card.read_age(secret(BIRTH_DATE))
