"""The door of tickets: seals a visit that goes on later today, opens it on any kiosk of the fleet."""

from __future__ import annotations

import logging
from datetime import date
from typing import TYPE_CHECKING

from kiosk.basics.clock import JST
from kiosk.basics.failure import Code, Failure
from kiosk.basics.result import Err, Ok, Result
from kiosk.tickets.fleet_keys import FleetKey, FleetKeysUnusable, read_keys
from kiosk.tickets.sealing import opened, sealed_with

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.basics.clock import Clock

_log = logging.getLogger(__name__)


class TicketService:
    """Knows the fleet's keys by their file, which is read anew each time: IT may replace it meanwhile."""

    def __init__(self, file: Path | None, clock: Clock) -> None:
        """Reads nothing yet; without a file there are no tickets."""
        self._file = file
        self._clock = clock

    def has_key(self, day: date) -> bool:
        """Whether a ticket could be sealed on that day."""
        return any(key.day == day for key in self._keys())

    def seal(self, plaintext: bytes) -> Result[bytes]:
        """What a ticket carries; it opens until the end of today in Japan."""
        today = self._today()
        key = next((one for one in reversed(self._keys()) if one.day == today), None)
        return _no_key() if key is None else Ok(sealed_with(key, plaintext))

    def open(self, sealed: bytes) -> Result[bytes]:
        """The plaintext of a ticket that was sealed today by this fleet."""
        keys, today = self._keys(), self._today()
        return opened(sealed, keys, today) if any(key.day == today for key in keys) else _no_key()

    def _today(self) -> date:
        return self._clock.moment().now.astimezone(JST).date()

    def _keys(self) -> tuple[FleetKey, ...]:
        if self._file is None:
            return ()
        try:
            return read_keys(self._file)
        except OSError as trouble:
            _log.warning("the fleet keys cannot be read: %s", trouble.strerror)
        except FleetKeysUnusable as trouble:
            _log.warning("the fleet keys cannot be used: %s", trouble)
        return ()


def _no_key() -> Err:
    """This kiosk was not given the key of the day."""
    return Err(Failure(Code.TICKET_01))
