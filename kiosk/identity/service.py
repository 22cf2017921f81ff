"""Identity's public door: tries, reading, proof by the card, and the signature under an application."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.basics.clock import Clock
from kiosk.basics.ids import ApplicationId
from kiosk.basics.progress import Progress
from kiosk.basics.result import Err, Ok, Result
from kiosk.basics.secret import Secret
from kiosk.forms.application import Evidence
from kiosk.identity.card import Card, Desk
from kiosk.identity.proof import (
    APPLICATION_TYPE,
    CHALLENGE_TYPE,
    Challenge,
    authentication_evidence,
    challenge_payload,
)
from kiosk.identity.reading import CardMark, CardReading, Tries, Using


class IdentityService:
    """What the rest of the kiosk asks of a My Number Card.

    No method wipes the secret: whoever made it does, however the act ends. `same_as` is the mark of an
    earlier step of the same visit; another card ends as `card-changed` before any secret is sent.
    """

    def __init__(self, card: Card, challenge: Callable[[], Challenge], kiosk_id: str, clock: Clock) -> None:
        """`challenge` gives a nonce of the back-end's, or the kiosk's own where there is none."""
        self._card = card
        self._challenge = challenge
        self._kiosk_id = kiosk_id
        self._clock = clock

    @property
    def simulated(self) -> bool:
        """Must be visible on every screen."""
        return self._card.simulated

    @property
    def desk(self) -> Desk | None:
        """The levers of a simulated reader, for demo and tour; None where the reader is real."""
        desk = getattr(self._card, "desk", None)
        return desk if isinstance(desk, Desk) else None

    def tries(self, progress: Progress) -> Result[Tries]:
        return self._card.tries(progress)

    def read(
        self,
        using: Using,
        secret: Secret,
        progress: Progress,
        *,
        salt: bytes,
        release: str | None = None,
        same_as: CardMark | None = None,
    ) -> Result[CardReading]:
        """The holder's data; `salt` is the visit's own and goes into the reading's mark."""
        return self._card.read(using, secret, progress, salt=salt, release=release, same_as=same_as)

    def prove(
        self,
        application_id: ApplicationId,
        secret: Secret,
        progress: Progress,
        *,
        release: str | None = None,
        same_as: CardMark | None = None,
    ) -> Result[Evidence]:
        """利用者証明 for one application: the challenge first, then the card signs it."""
        challenge = self._challenge()
        now = self._clock.moment().now
        payload = challenge_payload(challenge, self._kiosk_id, application_id, now)
        signed = self._card.sign(
            "authentication", CHALLENGE_TYPE, (payload,), secret, progress, release=release, same_as=same_as
        )
        return signed if isinstance(signed, Err) else Ok(authentication_evidence(signed.value[0], now))

    def sign(
        self,
        application_json: bytes,
        secret: Secret,
        progress: Progress,
        *,
        release: str | None = None,
        same_as: CardMark | None = None,
    ) -> Result[str]:
        """署名: the application's RFC 8785 JSON becomes a compact JWS by the signature key."""
        signed = self._card.sign(
            "signature",
            APPLICATION_TYPE,
            (application_json,),
            secret,
            progress,
            release=release,
            same_as=same_as,
        )
        return signed if isinstance(signed, Err) else Ok(signed.value[0])

    def watch(self, changed: Callable[[bool, bool], None]) -> Callable[[], None]:
        """`changed(reader_present, card_present)`, at once and at every change; call the result to end."""
        return self._card.watch(changed)
