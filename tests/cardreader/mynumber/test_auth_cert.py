from __future__ import annotations

from datetime import timedelta

import pytest

from cardreader.errors import CertificateExpired
from cardreader.iso7816.processors import Wire, chained
from cardreader.mynumber.auth_cert import AuthCertSession
from cardreader.profile_table.generation_1 import GENERATION_1
from cardreader.simulator.people import load_persona
from tests.fakes.card_desk import JPKI, NOW, PIN, Desk, secret


def session(desk: Desk) -> AuthCertSession:
    return AuthCertSession(chained(Wire(desk.reader.connect())), GENERATION_1.jpki)


def test_plastic_card_shows_its_certificate_before_the_pin() -> None:
    desk = Desk()
    certificate = session(desk).open(secret(PIN), NOW)

    reads = [index for index, apdu in enumerate(desk.reader.journal) if apdu[1] == 0xB0]
    verify = list(desk.reader.journal).index(desk.verifies()[0])
    assert min(reads) < verify
    assert certificate.kind == "authentication"


def test_phone_shows_it_after_the_pin_and_an_expired_one_is_refused_then() -> None:
    pin = load_persona("android").secrets["authentication-pin"]
    assert session(Desk("android")).open(secret(pin), NOW).kind == "authentication"

    with pytest.raises(CertificateExpired):
        session(Desk("android")).open(secret(pin), NOW + timedelta(days=9999))


def test_expired_certificate_of_a_plastic_card_costs_no_try() -> None:
    desk = Desk()
    with pytest.raises(CertificateExpired):
        session(desk).open(secret("9999"), NOW + timedelta(days=9999))

    assert desk.left(JPKI, 0x18) == 3
