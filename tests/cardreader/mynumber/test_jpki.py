from __future__ import annotations

import pytest

from cardreader.errors import CertificateMissing, UnexpectedStatus
from cardreader.iso7816.processors import Wire, chained
from cardreader.mynumber.jpki import JpkiSession
from cardreader.profile_table.generation_1 import GENERATION_1
from cardreader.profile_table.shapes import KeyName, SigningKey
from tests.fakes.scripted_card import ScriptedConnection

KEYS: dict[KeyName, SigningKey] = {
    "authentication": GENERATION_1.jpki.authentication,
    "signature": GENERATION_1.jpki.signature,
}


def session(key: KeyName, *answers: str) -> JpkiSession:
    return JpkiSession(chained(Wire(ScriptedConnection(["9000", *answers]))), GENERATION_1.jpki, KEYS[key])


@pytest.mark.parametrize(
    ("key", "bytes_", "listed"),
    [
        ("signature", "8F8F00", True),
        ("authentication", "8F8F00", True),
        ("signature", "008F00", False),
        ("authentication", "008F00", True),
        ("signature", "8F0000", True),
        ("authentication", "8F0000", False),
        ("signature", "", None),
    ],
)
def test_presence_file_tells_which_certificates_there_are(
    key: KeyName, bytes_: str, listed: bool | None
) -> None:
    assert session(key, bytes_ + "9000").is_listed() is listed


def test_card_without_presence_file_does_not_say() -> None:
    assert session("signature", "6A82", "6A82").is_listed() is None


def test_certificate_behind_the_secret_is_none_before_it() -> None:
    assert session("signature", "6982").certificate() is None


def test_certificate_file_that_is_not_there_is_missing() -> None:
    with pytest.raises(CertificateMissing):
        session("authentication", "6A82", "6A82").certificate()


def test_other_refusals_of_the_certificate_are_unexpected() -> None:
    with pytest.raises(UnexpectedStatus):
        session("authentication", "6F00").certificate()
