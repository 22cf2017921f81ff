from __future__ import annotations

import pytest

from cardreader.errors import Malformed
from cardreader.mynumber.card import MyNumberCard
from cardreader.mynumber.dates import BirthDate
from cardreader.mynumber.holder import Holder, parse_holder
from cardreader.simulator.people import load_persona
from tests.fakes.card_desk import NOW, Desk, secret
from tests.fakes.roots import Wanted, certificate, utf8

SIX = (
    ("1", utf8("見本　花子")),
    ("4", utf8("319480305")),
    ("3", utf8("2")),
    ("5", utf8("東京都北区例町一丁目２番３号")),
    ("2", utf8("00000")),
    ("6", utf8("00000000000000")),
)
HOLDER = Holder(
    name="見本　花子",
    name_substitutes="00000",
    sex="female",
    era="3",
    born=BirthDate(1948, 3, 5),
    address="東京都北区例町一丁目２番３号",
    address_substitutes="00000000000000",
)


@pytest.mark.parametrize("names", [SIX, SIX[::-1], (*SIX[3:], *SIX[:3])], ids=["seen", "backwards", "turned"])
def test_items_are_found_by_identifier_in_any_order(names: tuple[tuple[str, bytes], ...]) -> None:
    assert parse_holder(certificate(Wanted(names=names))) == HOLDER


def test_entries_of_other_identifiers_are_passed_over() -> None:
    foreign = ("1.3.6.1.4.1.311.20.2.3", utf8("nobody@example.test"))

    assert parse_holder(certificate(Wanted(names=(foreign, *SIX)))) == HOLDER
    assert parse_holder(certificate(Wanted(names=(foreign,)))) is None


def test_certificate_without_names_names_nobody() -> None:
    assert parse_holder(certificate(Wanted("authentication"))) is None


def test_missing_items_are_none_and_an_unknown_day_is_left_out() -> None:
    holder = parse_holder(certificate(Wanted(names=(("4", utf8("319480300")),))))

    assert holder == Holder(None, None, None, "3", BirthDate(1948, 3), None, None)


@pytest.mark.parametrize(
    "name",
    [
        ("1", b"\x0c\x02\xe8\xa9"),
        ("1", b"\x1e\x02\x00\x41"),
        ("4", utf8("3昭和23年")),
        ("3", utf8("22")),
    ],
    ids=["not-utf8", "other-string", "birth", "sex"],
)
def test_values_of_another_form_are_malformed_and_show_nothing(name: tuple[str, bytes]) -> None:
    with pytest.raises(Malformed) as caught:
        parse_holder(certificate(Wanted(names=(name,))))

    assert caught.value.__cause__ is None
    assert "昭和" not in str(caught.value)


@pytest.mark.parametrize("name", ["hanako", "taisho", "rare-name", "long-address", "foreign"])
def test_signature_certificate_names_the_holder_of_the_card(name: str) -> None:
    persona = load_persona(name)
    with MyNumberCard(Desk(name).reader.connect(), now=NOW) as card:
        signed = card.make_signatures(
            "signature", "t", [b"{}"], secret(persona.secrets["signature-password"])
        )

    holder = parse_holder(signed.certificate)
    assert holder is not None
    assert (holder.name, holder.address) == (persona.name, persona.address)
    assert holder.birth_date == persona.birth_date
    assert repr(holder) == "Holder(…)"
