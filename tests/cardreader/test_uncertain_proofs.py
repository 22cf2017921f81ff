"""Facts about the proofs of a genuine card that were seen once, or that nobody is sure of: one test for each.

When a measurement on a real card says otherwise, the test's name says what to look at. The client must work
either way wherever it can, and must fail closed where it cannot.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from cardreader.mynumber.genuineness import Finding, Reason
from cardreader.profile_table.generation_1 import GENERATION_1
from cardreader.simulator.ber import wrap
from cardreader.simulator.card_certificates import records_key
from cardreader.simulator.file_system import Access, Ef, TransparentFile
from cardreader.simulator.keyring import Keyring
from tests.cardreader.uncertain_cards import EVERY_ACT, assert_as_usual, with_file
from tests.fakes.card_desk import FACE, NUMBER_B, PIN, TEXT, Desk, secret
from tests.fakes.faulty_acts import Act
from tests.fakes.odd_cards import Exchange, is_short, odd_card


@pytest.mark.parametrize("file", [3, 7])
@pytest.mark.parametrize("using", ["pin", "number-b"])
def test_proofs_of_the_text_open_to_no_secret_of_ours(file: int, using: str) -> None:
    def closed(aid: bytes, files: Mapping[int, Ef]) -> Mapping[int, Ef]:
        proof = files.get(file)
        if aid != TEXT or not isinstance(proof, TransparentFile):
            return files
        return {**files, file: replace(proof, access=Access(frozenset({0x14})))}

    with Desk(odd_card(files=closed)).open() as card:
        contents = card.read(
            "pin" if using == "pin" else "number-b", secret(PIN if using == "pin" else NUMBER_B)
        )
    assert contents.text.name == "見本　花子"
    assert contents.genuineness == "not-checked"


@pytest.mark.parametrize("file", [3, 4, 7])
def test_proofs_of_the_text_are_absent(file: int) -> None:
    def fewer(aid: bytes, files: Mapping[int, Ef]) -> Mapping[int, Ef]:
        return {ef: kept for ef, kept in files.items() if aid != TEXT or ef != file}

    with Desk(odd_card(files=fewer)).open() as card:
        assert card.read("pin", secret(PIN)).genuineness == "not-checked"


FILLER = b"\xff" * 64
ODD_PROOFS = {
    "filler": FILLER,
    "nothing": b"",
    "another object": bytes.fromhex("FF3003DF4100") + FILLER,
    "no objects inside": bytes.fromhex("FF500401020304") + FILLER,
    "claims too much": bytes.fromhex("FF5082FFFF") + FILLER,
    "indefinite length": bytes.fromhex("FF5080DF51") + FILLER,
}
UNREADABLE = {
    (TEXT, 3): Finding("text", "record", Reason.SIGNATURES_UNREADABLE),
    (TEXT, 4): Finding("text", "issuer", Reason.CERTIFICATE_UNREADABLE),
    (TEXT, 7): Finding("text", "chip", Reason.CHIP_KEY_UNREADABLE),
    (FACE, 4): Finding("surface", "issuer", Reason.CERTIFICATE_UNREADABLE),
}


@pytest.mark.parametrize("content", ODD_PROOFS.values(), ids=ODD_PROOFS)
@pytest.mark.parametrize("place", UNREADABLE, ids=["text-3", "text-4", "text-7", "face-4"])
def test_proof_of_an_unknown_form_takes_nothing_from_what_was_read(
    place: tuple[bytes, int], content: bytes
) -> None:
    with Desk(odd_card(files=with_file(*place, lambda _: content))).open() as card:
        contents = card.read("number-b", secret(NUMBER_B))

    assert contents.text.name == "見本　花子"
    assert contents.genuineness == "not-checked"
    assert UNREADABLE[place] in contents.verdict.findings


@pytest.mark.parametrize("refusal", ["6A82", "6A88", "6981", "6985", "6983", "6982"])
@pytest.mark.parametrize("ef", [3, 4, 7])
def test_proof_that_is_refused_in_any_way_is_not_checked(ef: int, refusal: str) -> None:
    inside, current = b"", 0

    def manner(apdu: bytes, plain: Exchange) -> bytes:
        nonlocal inside, current
        if apdu[1:3] == b"\xa4\x04":
            inside, current = apdu[5:15], 0
        elif apdu[1:3] == b"\xa4\x02":
            current = apdu[6]
        elif is_short(apdu):
            current = (apdu[2] if apdu[1] == 0xB0 else apdu[3]) & 0x1F
        refused = inside == TEXT and current == ef and apdu[1] == 0xB0
        return bytes.fromhex(refusal) if refused else plain(apdu)

    with Desk(odd_card(manner=manner)).open() as card:
        contents = card.read("pin", secret(PIN))

    assert contents.text.name == "見本　花子"
    assert contents.genuineness == "not-checked"


def _signed_key_of(*parts: tuple[str, bytes]) -> bytes:
    """A signed key of the card's own, in the form that the parts make; the signature comes last."""
    keys = Keyring()
    signed = b"".join(wrap(tag, value) for tag, value in parts)
    return wrap("FF50", signed + wrap("DF5F", records_key(keys, "text").sign_message(signed)))


def _own_key() -> bytes:
    return Keyring().of_card("hanako", "text").public_object(GENERATION_1.text.keys)


@pytest.mark.parametrize(
    "parts",
    [
        (("DF51", _own_key()),),
        (("DF52", wrap("A1", _own_key())),),
        (("DF51", b"9000033\x08\x05001abcd"), ("DF52", _own_key())),
        (("DF51", wrap("7F49", wrap("A1", _own_key()))), ("DF53", b"")),
    ],
    ids=["bare", "in-A1", "behind-a-key-id", "deep"],
)
def test_signed_key_of_the_chip_lies_anywhere_in_its_file(parts: tuple[tuple[str, bytes], ...]) -> None:
    content = _signed_key_of(*parts)
    with Desk(odd_card(files=with_file(TEXT, 7, lambda _: content + FILLER))).open() as card:
        assert card.read("pin", secret(PIN)).genuineness == "verified"


def test_signed_key_of_the_chip_without_a_signature_at_its_end_is_not_checked() -> None:
    content = wrap("FF50", wrap("DF51", _own_key()) + wrap("DF52", b"1"))
    with Desk(odd_card(files=with_file(TEXT, 7, lambda _: content))).open() as card:
        assert card.read("pin", secret(PIN)).genuineness == "not-checked"


def test_signed_key_of_the_chip_that_was_altered_is_not_genuine() -> None:
    content = bytearray(_signed_key_of(("DF51", _own_key())))
    content[-1] ^= 1
    with Desk(odd_card(files=with_file(TEXT, 7, lambda _: bytes(content)))).open() as card:
        assert card.read("pin", secret(PIN)).genuineness == "failed"


@EVERY_ACT
@pytest.mark.parametrize("refusal", ["6A86", "6986", "6985", "6D00", "6A88"])
def test_default_key_of_an_application_is_not_known(act: Act, refusal: str) -> None:
    def manner(apdu: bytes, plain: Exchange) -> bytes:
        return bytes.fromhex(refusal) if apdu[1] == 0x2A and apdu[3] == 0 else plain(apdu)

    assert_as_usual(act, odd_card(manner=manner))


def test_copied_card_that_has_no_key_at_all_is_not_genuine() -> None:
    def manner(apdu: bytes, plain: Exchange) -> bytes:
        return b"\x6a\x88" if apdu[1] == 0x2A else plain(apdu)

    with Desk(odd_card(manner=manner)).open() as card:
        assert card.read("number-b", secret(NUMBER_B)).genuineness == "failed"
