"""What the card signs (backend contract, "What the card signs"), and the evidence that comes of it."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Protocol

from kiosk.basics.ids import ApplicationId
from kiosk.forms.application import Evidence

CHALLENGE_TYPE = "kiosk-challenge+jwt"
APPLICATION_TYPE = "kiosk-application+jws"


class Challenge(Protocol):
    """A nonce to be signed, wherever it comes from."""

    @property
    def challenge_id(self) -> str | None: ...

    @property
    def nonce(self) -> str: ...


def challenge_payload(
    challenge: Challenge, kiosk_id: str, application_id: ApplicationId, now: datetime
) -> bytes:
    """The claims as UTF-8 JSON; `iat` is a NumericDate in whole seconds (RFC 7519 section 2).

    `challenge_id` is null where the kiosk made the nonce itself, because nobody could be asked for one.
    """
    claims = {
        "challenge_id": challenge.challenge_id,
        "nonce": challenge.nonce,
        "kiosk_id": kiosk_id,
        "application_id": application_id,
        "iat": int(now.timestamp()),
    }
    return json.dumps(claims, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def authentication_evidence(jws: str, now: datetime) -> Evidence:
    """`jpki-authentication` with the JWS: it proves a holder, and names nobody."""
    return Evidence("jpki-authentication", now, jws)
