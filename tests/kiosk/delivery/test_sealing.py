from __future__ import annotations

import base64
import json
from datetime import datetime

from joserfc import jwe

from kiosk.delivery.digest import content_digest
from kiosk.delivery.sealing import seal, seal_document, seal_signed
from kiosk.forms.export import application_json
from tests.fakes.hand_ins import CANARY, application, new_id, private_key, public_key

ALGORITHMS = ["ECDH-ES+A256KW", "A256GCM"]


def header(body: bytes) -> dict[str, object]:
    first = body.split(b".")[0]
    members = json.loads(base64.urlsafe_b64decode(first + b"=" * (-len(first) % 4)))
    assert isinstance(members, dict)
    return members


def opened(body: bytes) -> bytes:
    plaintext = jwe.decrypt_compact(body, private_key(), algorithms=ALGORITHMS).plaintext
    assert plaintext is not None
    return plaintext


def test_header_has_the_members_of_the_contract_and_no_others() -> None:
    members = header(seal(b"{}", new_id(), public_key()).body)
    assert set(members) == {"alg", "enc", "kid", "cty", "epk"}
    assert members["alg"] == "ECDH-ES+A256KW"
    assert members["enc"] == "A256GCM"
    assert members["kid"] == private_key().thumbprint()
    assert members["cty"] == "application/json"
    epk = members["epk"]
    assert isinstance(epk, dict)
    assert (set(epk), epk["crv"]) == ({"kty", "crv", "x", "y"}, "P-256")


def test_only_the_private_key_opens_it() -> None:
    whole = application()
    sealed = seal_document(application_json(whole), whole.application_id, public_key())
    assert CANARY.encode() not in sealed.body
    document = json.loads(opened(sealed.body))
    assert document == application_json(whole)
    assert datetime.fromisoformat(document["completed_at"]).tzinfo is not None


def test_digest_is_that_of_the_bytes_to_be_sent() -> None:
    sealed = seal(b"{}", new_id(), public_key())
    assert sealed.digest == content_digest(sealed.body)
    assert sealed.body.isascii()


def test_sealing_twice_makes_other_bytes() -> None:
    one, two = (seal(b"{}", new_id(), public_key()) for _ in range(2))
    assert one.body != two.body


def test_signed_application_says_that_it_is_one() -> None:
    sealed = seal_signed("eyJhbGciOiJSUzI1NiJ9.e30.c2ln", new_id(), public_key())
    assert header(sealed.body)["cty"] == "JWT"
    assert opened(sealed.body) == b"eyJhbGciOiJSUzI1NiJ9.e30.c2ln"


def test_sealed_application_does_not_print_its_bytes() -> None:
    sealed = seal(b"{}", new_id(), public_key())
    assert sealed.body.decode("ascii") not in repr(sealed)
