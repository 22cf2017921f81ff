"""Applications are sealed to the back-end's key, which is asked for where it is not known yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.basics.clock import Clock
    from kiosk.delivery.backend import Backend, Sealed
    from kiosk.delivery.keys import PinnedKeys
    from kiosk.delivery.sender import Sender
    from kiosk.forms.application import Application

_KEYS_AGE_S = 3600.0


class Sealer:
    """Seals, and keeps the pinned keys fresh."""

    def __init__(self, keys: PinnedKeys, backend: Backend, sender: Sender, clock: Clock) -> None:
        self._keys = keys
        self._backend = backend
        self._sender = sender
        self._clock = clock

    def seal(self, application: Application, jws: str | None, *, within_s: float) -> Sealed | None:
        """The application, or its signed form, as it is sent; None where no key is known and none is given
        within so many seconds.
        """
        key = self._keys.first() or self._keys.refresh(lambda: self._published(within_s))
        if key is None:
            return None
        # Imported here: commands that only look at the outbox start without JOSE and forms.
        from kiosk.delivery.sealing import seal_document, seal_signed
        from kiosk.forms.export import application_json

        if jws is not None:
            return seal_signed(jws, application.application_id, key)
        return seal_document(application_json(application), application.application_id, key)

    def has_key(self) -> bool:
        return self._keys.first() is not None

    def refresh(self, within_s: float | None = None) -> bool:
        """Asks for the published keys where a thumbprint is pinned; whether a key is known now."""
        return self._keys.refresh(lambda: self._published(within_s)) is not None

    def keep_fresh(self, *, cannot_open: bool) -> None:
        """Asks anew for published keys that are an hour old, or that the back-end cannot open any more."""
        age = self._keys.age_s(self._clock.moment().now.timestamp())
        if self._keys.by_thumbprint and (cannot_open or age is None or abs(age) > _KEYS_AGE_S):
            self.refresh()

    def _published(self, within_s: float | None) -> Mapping[str, object] | None:
        return self._sender.say("keys", lambda: self._backend.keys(within_s=within_s))
