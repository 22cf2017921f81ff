"""What is to be done, as values: each one service call, carried out by the runner in the background."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.basics.ids import ApplicationId
    from kiosk.basics.secret import Secret
    from kiosk.delivery.backend import Sealed
    from kiosk.forms.application import Application
    from kiosk.identity.reading import Using
    from kiosk.paper.document import Document
    from kiosk.visit.events import JobId


@dataclass(frozen=True, slots=True)
class ReadTries:
    """→ `Result[Tries]`; costs nothing."""

    job: JobId


@dataclass(frozen=True, slots=True)
class ReadCard:
    """→ `Result[CardReading]`."""

    job: JobId
    using: Using
    secret: Secret


@dataclass(frozen=True, slots=True)
class Prove:
    """利用者証明: challenge, then the card of that mark signs it → `Result[Evidence]`."""

    job: JobId
    application: ApplicationId
    secret: Secret
    mark: str


@dataclass(frozen=True, slots=True)
class HandIn:
    """Seal, keep, send → `Result[Outcome]`; `on_paper`: only seal, for the QR codes of the paper."""

    job: JobId
    application: Application
    may_wait: bool
    on_paper: bool = False


@dataclass(frozen=True, slots=True)
class ClaimForPaper:
    """Before it is printed: nobody sends it from now on → `Result[Outcome]`, `delivered` where it arrived."""

    job: JobId
    application: ApplicationId


@dataclass(frozen=True, slots=True)
class GivePaper:
    """The sheets are out: the waiting entry is never sent → `Result[Outcome]`."""

    job: JobId
    application: ApplicationId


@dataclass(frozen=True, slots=True)
class FillPaper:
    """→ `Result[Document]`; `again` says on it that the copy before does not count.

    `sealed`: for the codes; None: the bytes that lie in the outbox, if any.
    """

    job: JobId
    application: Application
    sealed: Sealed | None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Print:
    """→ `Result[Printed]`; `application` is the one at hand, compared with the document's."""

    job: JobId
    document: Document
    application: ApplicationId


@dataclass(frozen=True, slots=True)
class Park:
    """No paper either: kept sealed for staff → `Result[Outcome]`; `begun`: sheets of it may be out."""

    job: JobId
    application: Application
    begun: bool = False


@dataclass(frozen=True, slots=True)
class AskPrinter:
    """Asked before paper is offered → `Result[PrinterState]`."""

    job: JobId


@dataclass(frozen=True, slots=True)
class PrintSlip:
    """The receipt slip → `Result[Printed]`."""

    job: JobId
    application: Application
    receipt_number: str | None


@dataclass(frozen=True, slots=True)
class PrintDeskSlip:
    """What to bring to the desk (次に持ってくるもの) → `Result[Printed]`.

    Attributes:
        application: An id of its own, since nothing was handed in.
        matter: Of the desk (窓口の手続き).
        procedure: Whose counter takes it over, "" where the matter has its own.
        kiosk: (id, office).
    """

    job: JobId
    application: ApplicationId
    matter: str
    procedure: str
    language: str
    at: datetime
    kiosk: tuple[str, str]


@dataclass(frozen=True, slots=True)
class CallStaff:
    """→ `Result[None]`; `reason` and `screen` (the place) are catalogued words (`visit.calling`)."""

    job: JobId
    reason: str
    screen: str


@dataclass(frozen=True, slots=True)
class AskDelivery:
    """→ `Result[Standing]`; for the page of staff."""

    job: JobId


@dataclass(frozen=True, slots=True)
class FillTicket:
    """Seals what the visit carries and draws the sheet → `Result[Document]`.

    Attributes:
        contents: As `resuming.packed` gives it.
        kiosk: (id, office).
    """

    job: JobId
    application: ApplicationId
    contents: bytes
    language: str
    at: datetime
    kiosk: tuple[str, str]

    def __repr__(self) -> str:
        return f"FillTicket({self.job}, …)"


@dataclass(frozen=True, slots=True)
class OpenTicket:
    """→ `Result[bytes]`, the contents."""

    job: JobId
    sealed: bytes


@dataclass(frozen=True, slots=True)
class LookUp:
    """Was it handed in at this kiosk before? → `Result[str | None]`, the number it goes by."""

    job: JobId
    application: ApplicationId


@dataclass(frozen=True, slots=True)
class Stop:
    """Nobody waits for this job any more."""

    job: JobId


Effect: TypeAlias = (
    ReadTries
    | ReadCard
    | Prove
    | HandIn
    | ClaimForPaper
    | GivePaper
    | Park
    | FillPaper
    | AskPrinter
    | Print
    | PrintSlip
    | PrintDeskSlip
    | CallStaff
    | AskDelivery
    | FillTicket
    | OpenTicket
    | LookUp
    | Stop
)
