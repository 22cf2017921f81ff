"""Facts about what a card has and lacks that were seen once, or that nobody is sure of: one test for each.

When a measurement on a real card says otherwise, the test's name says what to look at. The client must work
either way wherever it can, and must fail closed where it cannot.
"""

from __future__ import annotations

import pytest

from cardreader import errors
from cardreader.simulator.file_system import Ef, TransparentFile
from tests.cardreader.uncertain_cards import COMMON, EVERY_ACT, WHOLE_ACTS, assert_as_usual, jpki_with
from tests.fakes.card_desk import FACE, JPKI, PASSWORD, PIN, Desk, secret
from tests.fakes.faulty_acts import Act
from tests.fakes.odd_cards import odd_card


@EVERY_ACT
@pytest.mark.parametrize(
    "presence",
    [None, TransparentFile(b""), TransparentFile(b"\x8f\x8f")],
    ids=["absent", "empty", "two-bytes"],
)
def test_list_of_certificates_is_absent_or_short(act: Act, presence: Ef | None) -> None:
    assert_as_usual(act, odd_card(files=jpki_with({8: presence})))


@pytest.mark.parametrize(
    "presence", [None, TransparentFile(b"\x00\x8f\x00"), TransparentFile(b"\xff\x8f\x00")]
)
def test_card_without_signature_certificate_says_so_before_any_password(presence: Ef | None) -> None:
    desk = Desk(odd_card("youth", files=jpki_with({8: presence, 1: None})))
    with desk.open() as card, pytest.raises(errors.CertificateMissing):
        card.sign("signature", "x", [b"{}"], secret(PASSWORD))
    assert desk.verifies() == []


def test_card_that_lists_a_certificate_and_has_none_is_told_apart_from_a_wrong_password() -> None:
    desk = Desk(odd_card(files=jpki_with({1: None})))
    with desk.open() as card, pytest.raises(errors.CertificateMissing):
        card.sign("signature", "x", [b"{}"], secret(PASSWORD))
    assert desk.left(JPKI, 0x1B) == 5


def test_authentication_certificate_is_absent() -> None:
    desk = Desk(odd_card(files=jpki_with({0x0A: None})))
    with desk.open() as card, pytest.raises(errors.CertificateMissing):
        card.sign("authentication", "x", [b"{}"], secret(PIN))
    assert desk.verifies() == []


@pytest.mark.parametrize("act", [act for act in WHOLE_ACTS if act.name != "identifier"], ids=lambda a: a.name)
def test_common_application_is_absent(act: Act) -> None:
    assert_as_usual(act, odd_card(without=(COMMON,)))


def test_common_application_is_absent_and_the_card_is_told_by_its_certificate() -> None:
    identifiers = set()
    for _ in range(2):
        with Desk(odd_card(without=(COMMON,))).open() as card:
            identifiers.add(card.identifier())
    assert len(identifiers) == 1


@pytest.mark.parametrize("using", ["pin", "sign"])
def test_log_out_leaves_the_application_even_without_the_common_one(using: str) -> None:
    desk = Desk(odd_card(without=(COMMON,)))
    with desk.open() as card:
        card.read("pin", secret(PIN)) if using == "pin" else card.sign(
            "authentication", "x", [b"{}"], secret(PIN)
        )
        current = next(a[5:15] for a in reversed(desk.reader.journal) if a[1:3] == b"\xa4\x04")
    left_by = [apdu[5:15] for apdu in list(desk.reader.journal)[-3:]]
    assert left_by == [COMMON, FACE, JPKI]
    assert any(aid not in (COMMON, current) for aid in left_by)
