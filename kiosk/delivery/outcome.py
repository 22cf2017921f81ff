"""What came of handing in one application: the JSON of `kiosk apply`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from kiosk.basics.failure import Failure
from kiosk.basics.ids import ApplicationId
from kiosk.delivery.backend import Sealed

OutcomeKind: TypeAlias = Literal["delivered", "queued", "parked", "paper"]


Line: TypeAlias = Literal["answers", "silent", "held"]


@dataclass(frozen=True, slots=True)
class Standing:
    """How handing in stands on this machine, for the staff who came.

    Attributes:
        line: The back-end answers, is not reached, or let this kiosk not in, so that it keeps still.
        waiting: Applications that are sent by themselves.
        parked: Applications that staff have to look at.
        clock_off_s: By how much the back-end's clock is ahead of this machine's; 0 where nobody need mind.
    """

    line: Line
    waiting: int
    parked: int
    clock_off_s: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of one attempt to hand in, as far as the resident is concerned.

    Attributes:
        kind: `delivered` (receipt number known), `queued` (sealed, sent later by itself), `parked` (staff
            must look), `paper` (nothing waits here: the paper form is the application).
        receipt_number: Set exactly when delivered.
        failure: Why it was not delivered.
        sealed: For the QR codes on paper; None where no key was pinned.
        void_copy: Delivered, and the resident has it on paper as well: nothing is to be done with that.
        application_id: Whose end it is, compared before it is shown; None where nothing was handed in.
    """

    kind: OutcomeKind
    receipt_number: str | None = None
    failure: Failure | None = None
    sealed: Sealed | None = None
    void_copy: bool = False
    application_id: ApplicationId | None = field(default=None, compare=False)
