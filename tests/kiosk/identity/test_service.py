from __future__ import annotations

import base64
import json

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from joserfc import jws
from joserfc.jwk import RSAKey

from cardreader.pcsc.reader import PcscReader
from kiosk.basics.failure import Code
from kiosk.basics.ids import ApplicationId
from kiosk.basics.progress import Stoppable
from kiosk.basics.result import Err, Ok
from kiosk.basics.secret import Secret
from kiosk.delivery.backend import Challenge
from kiosk.identity.mynumber import MyNumberCards
from kiosk.identity.reading import CardMark
from kiosk.identity.service import IdentityService
from tests.fakes.card_desk import PASSWORD, PIN, Desk, authorities
from tests.fakes.stopped_clock import StoppedClock

APPLICATION = ApplicationId("01939f3e-0000-7000-8000-000000000001")


def service(desk: Desk, challenge: Challenge | None = None) -> IdentityService:
    clock = StoppedClock()
    given = challenge or Challenge("c-1", "bm9uY2U")
    return IdentityService(MyNumberCards(desk.reader, clock, authorities()), lambda: given, "oji-01", clock)


def verified(compact: str) -> tuple[dict[str, object], bytes]:
    """Header and payload, checked by an independent JOSE library against the certificate that came along."""
    head = compact.split(".")[0]
    header = json.loads(base64.urlsafe_b64decode(head + "=" * (-len(head) % 4)))
    certificate = x509.load_der_x509_certificate(base64.b64decode(header["x5c"][0]))
    pem = certificate.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    registry = jws.JWSRegistry(algorithms=["RS256"])
    registry.max_header_length = 8192  # the library's 512 leave no room for a certificate
    token = jws.deserialize_compact(compact, RSAKey.import_key(pem), registry=registry)
    return header, token.payload


def test_proof_is_the_contracts_jws_over_the_challenge() -> None:
    result = service(Desk()).prove(APPLICATION, Secret.of_text(PIN), Stoppable())

    assert isinstance(result, Ok)
    assert result.value.method == "jpki-authentication"
    assert isinstance(result.value.content, str)
    header, payload = verified(result.value.content)
    assert header["typ"] == "kiosk-challenge+jwt"
    claims = json.loads(payload)
    assert (claims["challenge_id"], claims["nonce"]) == ("c-1", "bm9uY2U")
    assert (claims["kiosk_id"], claims["application_id"]) == ("oji-01", APPLICATION)
    assert claims["iat"] == int(result.value.at.timestamp())


def test_signature_is_the_contracts_jws_over_the_application() -> None:
    result = service(Desk()).sign(b'{"schema":"kiosk-application/1"}', Secret.of_text(PASSWORD), Stoppable())

    assert isinstance(result, Ok)
    header, payload = verified(result.value)
    assert header["typ"] == "kiosk-application+jws"
    assert payload == b'{"schema":"kiosk-application/1"}'


def test_failure_of_the_card_is_the_answer() -> None:
    wrong = service(Desk()).prove(APPLICATION, Secret.of_text("9999"), Stoppable())
    expired = service(Desk("expired")).sign(b"{}", Secret.of_text(PASSWORD), Stoppable())

    assert isinstance(wrong, Err)
    assert wrong.failure.code is Code.CARD_04
    assert isinstance(expired, Err)
    assert expired.failure.code is Code.CARD_14


def test_proof_by_another_card_than_was_read_is_refused() -> None:
    read = service(Desk()).read("card-text", Secret.of_text(PIN), Stoppable(), salt=b"visit")
    assert isinstance(read, Ok)
    mark = CardMark(b"visit", read.value.mark)

    other = service(Desk("youth")).prove(APPLICATION, Secret.of_text(PIN), Stoppable(), same_as=mark)
    same = service(Desk()).prove(APPLICATION, Secret.of_text(PIN), Stoppable(), same_as=mark)

    assert isinstance(other, Err)
    assert other.failure.code is Code.CARD_08
    assert isinstance(same, Ok)


def test_simulated_reader_is_said_to_be_one() -> None:
    assert service(Desk()).simulated


def test_tries_and_watch_reach_the_card() -> None:
    identity, heard = service(Desk()), list[tuple[bool, bool]]()

    tries = identity.tries(Stoppable())
    identity.watch(lambda reader, card: heard.append((reader, card)))()

    assert isinstance(tries, Ok)
    assert tries.value["number-b"] == 10
    assert heard in ([], [(True, True)])


def test_simulated_reader_offers_its_levers_and_a_real_one_none() -> None:
    at_desk = Desk()
    identity = service(at_desk)
    assert identity.desk is not None
    identity.desk.remove()
    taken = identity.tries(Stoppable())
    assert isinstance(taken, Err)
    assert taken.failure.code is Code.CARD_02
    identity.desk.insert()
    assert isinstance(identity.tries(Stoppable()), Ok)

    real = IdentityService(
        MyNumberCards(PcscReader(), StoppedClock()), lambda: Challenge(None, "n"), "oji-01", StoppedClock()
    )
    assert real.desk is None
