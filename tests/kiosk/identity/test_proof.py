from __future__ import annotations

import json
from datetime import datetime

from kiosk.basics.clock import JST
from kiosk.basics.ids import ApplicationId
from kiosk.delivery.backend import Challenge
from kiosk.identity.proof import authentication_evidence, challenge_payload

NOW = datetime(2026, 11, 23, 10, 15, 0, 900000, tzinfo=JST)


def test_payload_has_the_contracts_members_and_whole_seconds() -> None:
    payload = challenge_payload(Challenge("c-1", "bm9uY2U"), "oji-01", ApplicationId("a-1"), NOW)

    assert json.loads(payload) == {
        "challenge_id": "c-1",
        "nonce": "bm9uY2U",
        "kiosk_id": "oji-01",
        "application_id": "a-1",
        "iat": 1795396500,
    }


def test_own_nonce_has_no_challenge_id() -> None:
    payload = challenge_payload(Challenge(None, "bm9uY2U"), "oji-01", ApplicationId("a-1"), NOW)

    assert json.loads(payload)["challenge_id"] is None


def test_evidence_holds_the_jws() -> None:
    evidence = authentication_evidence("a.b.c", NOW)

    assert (evidence.method, evidence.at, evidence.content) == ("jpki-authentication", NOW, "a.b.c")
