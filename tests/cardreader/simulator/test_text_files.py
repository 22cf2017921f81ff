"""The files that the facts about the card spell out byte for byte (synthetic vectors)."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from cardreader.simulator.keyring import Keyring
from cardreader.simulator.people import load_persona
from cardreader.simulator.persona import Persona
from cardreader.simulator.rsa_keys import EXPONENT
from cardreader.simulator.text_files import four_facts, integrity_record, number_file, text_application

SHORT = bytes.fromhex(
    "ff2059df2108000e0020004d0058df220fe8a9a6e9a893e38080e88ab1e5ad90df232ae69db1e4baace983bde58d83e4bba3e794b0"
    "e58cbae4be8be794baefbc91efbc8defbc92efbc8defbc93df24083139393030313331df250132"
)
LONG = bytes.fromhex(
    "ff20819edf2108000f00210093009edf220fe8a9a6e9a893e38080e88ab1e5ad90df236fe69db1e4baace983bde58c97e58cbae4be8b"
    "e794bae4b880e4b881e79baeefbc92e795aaefbc93efbc8defbc94efbc90efbc95e58fb7e38080e3819fe38281e38197e3838fe382a4"
    "e38384e3828ce38184e381bee381a1e382b5e382a6e382b9e382b3e383bce38388e588a5e9a4a8df24083139343830333035df250132"
)
NUMBER = bytes.fromhex("ff100c313233343536373839303138ffff")


def _resident(address: str, birth: date) -> Persona:
    hanako = load_persona("hanako")
    return replace(hanako, name="試験　花子", address=address, birth_date=birth, sex="2")


def test_short_facts_equal_the_first_vector() -> None:
    person = _resident("東京都千代田区例町１－２－３", date(1990, 1, 31))

    assert four_facts(person) == SHORT
    assert len(SHORT) == 92


def test_facts_over_127_bytes_equal_the_second_vector() -> None:
    person = load_persona("apartment")

    assert four_facts(person) == LONG
    assert len(LONG) == 162


def test_number_file_equals_the_third_vector() -> None:
    assert number_file("123456789018") == NUMBER


def test_integrity_record_holds_the_digests_of_the_vectors_and_verifies() -> None:
    keys = Keyring()

    record = integrity_record(keys, NUMBER, SHORT)

    start = record.index(b"\xdf\x31")
    digests, signature = record[start : start + 70], record[-256:]
    assert digests[3:35].hex() == "c60c415d94405f03e9c454a8bae073837d2c619925196526852fe61d9c58422d"
    assert digests[38:70].hex() == "5b3f4afc565cf2f3cc7ae3e0b05da3d66fce60b4ff0c490f85d5fd93f0c4aee6"
    modulus = keys.shared("records-text").modulus
    block = pow(int.from_bytes(signature, "big"), EXPONENT, modulus).to_bytes(256, "big")
    assert block.endswith(hashlib.sha256(digests).digest())


def test_altered_facts_no_longer_have_the_signed_digest() -> None:
    genuine = load_persona("hanako")
    forged = replace(genuine, tricks=frozenset(["text-altered"]))

    honest, other = (text_application(Keyring(), person).files for person in (genuine, forged))

    assert honest[0x02] != other[0x02]
    assert honest[0x03] == other[0x03]
