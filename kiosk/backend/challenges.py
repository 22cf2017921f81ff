"""Nonces for the card to sign, and whether what it signed answers one of them."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from pydantic import BaseModel

from kiosk.backend.config import BackendConfig
from kiosk.backend.contract import Contract, NotJson, parse_json
from kiosk.backend.jws import Chain, Roots, SignatureWrong, verify
from kiosk.backend.store import KeptChallenge, Store

SKEW_S = 300
"""How far `iat` may lie outside the challenge's life: the kiosk's clock is not ours."""
USED = "answers a challenge that another application used up"


class ProofWrong(ValueError):
    """The proof does not prove this application; the text says why, without values."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A card signed for this application.

    Attributes:
        challenge_id: None where the kiosk made the nonce itself.
    """

    challenge_id: str | None
    chain: Chain


class _Payload(BaseModel):
    challenge_id: str | None
    nonce: str
    kiosk_id: str
    application_id: str
    iat: int


class Challenges:
    """Makes challenges and judges their answers."""

    def __init__(self, store: Store, contract: Contract, roots: Roots, config: BackendConfig) -> None:
        self._store = store
        self._contract = contract
        self._roots = roots
        self._life = timedelta(minutes=config.challenge_minutes)
        self._kept = timedelta(days=config.challenge_days)

    def make(self, kiosk_id: str, now: datetime) -> dict[str, str]:
        """A fresh challenge, as the contract says it."""
        expires = (now + self._life).replace(microsecond=0)
        challenge = KeptChallenge(
            challenge_id=secrets.token_urlsafe(16),
            nonce=secrets.token_urlsafe(32),
            kiosk_id=kiosk_id,
            issued_at=int(now.timestamp()),
            expires_at=int(expires.timestamp()),
            kept_until=int((now + self._kept).timestamp()),
        )
        self._store.add_challenge(challenge, now=challenge.issued_at)
        return {
            "challenge_id": challenge.challenge_id,
            "nonce": challenge.nonce,
            "expires_at": expires.isoformat(),
        }

    def judge(self, evidence: str, *, application_id: str, kiosk_id: str) -> Proof:
        """What the compact JWS proves for this application.

        Raises:
            ProofWrong: Nothing.
        """
        try:
            signed = verify(evidence, header_schema="ChallengeHeader", contract=self._contract)
            payload = self._payload(signed.payload)
        except (SignatureWrong, NotJson) as error:
            raise ProofWrong(
                "is no signature of the contract's kind, or does not fit its certificate"
            ) from error
        if payload.application_id != application_id:
            raise ProofWrong("was signed for another application")
        if payload.kiosk_id != kiosk_id:
            raise ProofWrong("was signed at another kiosk")
        self._compare(payload, application_id)
        at = datetime.fromtimestamp(payload.iat, UTC)
        return Proof(payload.challenge_id, self._roots.judge(signed.certificates, at))

    def _payload(self, text: bytes) -> _Payload:
        content = parse_json(text)
        if self._contract.faults("ChallengePayload", content):
            raise ProofWrong("signs a payload that is not as the contract says")
        return _Payload.model_validate(content)

    def _compare(self, payload: _Payload, application_id: str) -> None:
        if payload.challenge_id is None:
            return  # the kiosk's own nonce: offline there was no challenge to be had
        challenge = self._store.challenge(payload.challenge_id)
        if challenge is None or challenge.kiosk_id != payload.kiosk_id:
            raise ProofWrong("answers a challenge that was not given to this kiosk, or no longer known")
        if not secrets.compare_digest(challenge.nonce, payload.nonce):
            raise ProofWrong("signs another nonce than the challenge's")
        if challenge.used_by not in {None, application_id}:
            raise ProofWrong(USED)
        if not challenge.issued_at - SKEW_S <= payload.iat <= challenge.expires_at + SKEW_S:
            raise ProofWrong("was signed outside the challenge's time")
