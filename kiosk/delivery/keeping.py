"""An application is sealed and laid down before anything else happens to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.basics.failure import Failure
from kiosk.basics.result import Err, Ok
from kiosk.delivery import failures
from kiosk.delivery.acts import Act, Record
from kiosk.delivery.entry import Discarded, Entry, fresh
from kiosk.delivery.outcome import Outcome
from kiosk.delivery.room import Limits, Room, room_for

if TYPE_CHECKING:
    from kiosk.basics.clock import Clock
    from kiosk.basics.progress import Progress
    from kiosk.delivery.backend import Sealed
    from kiosk.delivery.outbox import Outbox
    from kiosk.delivery.paper_instead import PaperInstead
    from kiosk.delivery.sealer import Sealer
    from kiosk.forms.application import Application


class Keeping:
    """Lays down what is handed in, as far as there is a key, room, and a disk that takes it."""

    def __init__(
        self, outbox: Outbox, sealer: Sealer, paper: PaperInstead, clock: Clock, record: Record
    ) -> None:
        self._outbox = outbox
        self._sealer = sealer
        self._paper = paper
        self._clock = clock
        self._record = record

    def keep(
        self,
        application: Application,
        limits: Limits,
        *,
        may_wait: bool,
        jws: str | None,
        ends: float,
        progress: Progress,
    ) -> Entry | Outcome:
        """The entry on the disk, an earlier one where there is one; or what to do instead.

        Args:
            application: Complete.
            limits: Beyond which nothing more is kept.
            may_wait: The procedure and the resident allow it to be sent later by itself.
            jws: The application as the card signed it (`jpki-signature`), in place of its JSON.
            ends: Ticks at which whoever waits for it has waited long enough.
            progress: Stopped where the resident was shown another way meanwhile: nothing is laid down then.
        """
        earlier = self._outbox.find(application.application_id)
        if isinstance(earlier, Ok) and earlier.value is not None:
            return earlier.value
        sealed = self._sealer.seal(application, jws, within_s=(ends - self._clock.moment().ticks) / 2)
        if sealed is None:
            return Outcome("paper", failure=failures.no_key())
        room = self.room(limits)
        if isinstance(room, Failure):
            return self._refused(sealed, room)
        now = self._clock.moment().now
        may_wait = may_wait and room == "ample"
        return self._lay_down(
            sealed, fresh(sealed, may_wait=may_wait, now=now, elsewhere=application.from_ticket), progress
        )

    def room(self, limits: Limits) -> Room | Failure:
        """How much room there is for one more; the failure where there is none."""
        match self._outbox.load():
            case Ok(load):
                room = room_for(load, limits, self._clock.moment().now)
                return self._outbox.full(load) if room == "none" else room
            case Err(failure):
                return failure

    def _lay_down(self, sealed: Sealed, entry: Entry, progress: Progress) -> Entry | Outcome:
        with self._paper.none_claimed_meanwhile():
            if progress.stopped:
                return Outcome("paper", sealed=sealed)
            laid_down = self._outbox.keep(entry, resident_is_here=True)
        if isinstance(laid_down, Err):
            return self._refused(sealed, laid_down.failure)
        if isinstance(laid_down.value, Discarded):  # by staff, while the resident stands there still
            return Outcome("paper", sealed=sealed)
        self._paper.laid_down(entry.application_id)
        self._record(Act.SEALED, application=laid_down.value.application_id)
        return laid_down.value

    def _refused(self, sealed: Sealed, failure: Failure) -> Outcome:
        self._paper.refused(sealed.application_id)
        return Outcome("paper", failure=failure, sealed=sealed)
