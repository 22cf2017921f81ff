"""Each persona's card as our client sees it: what the persona is there for comes true."""

from __future__ import annotations

import pytest

from cardreader.errors import CardError, LastTryRefused, NotThisCard, PinBlocked, PinNotSet
from cardreader.simulator.people import load_persona, persona_names
from tests.fakes.card_desk import PIN, Desk, secret

GOOD = ("verified", "verified")
EXPECTED: dict[str, tuple[str | type[CardError], str | type[CardError]]] = {
    "android": (NotThisCard, NotThisCard),
    "apartment": GOOD,
    "bad-signature": ("failed", "failed"),
    "blocked": (PinBlocked, PinBlocked),
    "copied": ("failed", "failed"),
    "expired": GOOD,
    "expired-certificate": GOOD,
    "foreign": GOOD,
    "hanako": GOOD,
    "iphone": (NotThisCard, NotThisCard),
    "last-try": (LastTryRefused, LastTryRefused),
    "long-address": GOOD,
    "other-card": (NotThisCard, NotThisCard),
    "pinless": ("verified", PinNotSet),
    "rare-name": GOOD,
    "student": GOOD,
    "surrogates": GOOD,
    "taisho": GOOD,
    "tampered": ("failed", "failed"),
    "tampered-face": ("failed", "verified"),
    "tower": GOOD,
    "unknown-day": GOOD,
    "youth": GOOD,
}


def test_every_persona_is_in_the_table() -> None:
    assert set(EXPECTED) == set(persona_names())


@pytest.mark.parametrize("name", persona_names())
def test_card_read_by_check_number_b(name: str) -> None:
    person, desk, expected = load_persona(name), Desk(name), EXPECTED[name][0]
    with desk.open() as card:
        if not isinstance(expected, str):
            with pytest.raises(expected):
                card.read("number-b", secret(person.number_b))
            return
        contents = card.read("number-b", secret(person.number_b))

    assert contents.genuineness == expected
    assert (contents.text.name, contents.text.address) == (person.name, person.address)
    assert contents.face is not None
    assert contents.face.photo == person.pictures["portrait"]
    assert contents.face.expires_on == person.expires_on


@pytest.mark.parametrize("name", persona_names())
def test_card_read_by_pin(name: str) -> None:
    person, desk, expected = load_persona(name), Desk(name), EXPECTED[name][1]
    with desk.open() as card:
        if not isinstance(expected, str):
            with pytest.raises(expected):
                card.read("pin", secret(PIN))
            return
        contents = card.read("pin", secret(PIN))

    assert contents.genuineness == expected
    assert contents.text.name == person.name
    assert contents.face is None
