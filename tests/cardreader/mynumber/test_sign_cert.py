from __future__ import annotations

import pytest

from cardreader.errors import CertificateMissing
from cardreader.iso7816.processors import Wire, chained
from cardreader.mynumber.sign_cert import SignCertSession
from cardreader.profile_table.generation_1 import GENERATION_1
from tests.fakes.card_desk import NOW, PASSWORD, Desk, secret


def session(desk: Desk) -> SignCertSession:
    return SignCertSession(chained(Wire(desk.reader.connect())), GENERATION_1.jpki)


def test_presence_is_asked_before_the_password_is_sent() -> None:
    desk = Desk()
    certificate = session(desk).open(secret(PASSWORD), NOW)

    commands = list(desk.reader.journal)
    assert commands.index(bytes.fromhex("00B0880003")) < commands.index(desk.verifies()[0])
    assert certificate.kind == "signature"


def test_card_of_a_child_has_no_signature_certificate() -> None:
    desk = Desk("youth")
    with pytest.raises(CertificateMissing):
        session(desk).open(secret(PASSWORD), NOW)

    assert desk.verifies() == []
