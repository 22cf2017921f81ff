"""What happened, in the past tense: touches, results of work, devices, time. The only way a visit changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kiosk.basics.ids import FieldId, VisitId

if TYPE_CHECKING:
    from kiosk.basics.failure import Failure
    from kiosk.basics.secret import Secret
    from kiosk.forms.answers import Draft
    from kiosk.paper.document import PrinterState
    from kiosk.visit.screen import Comfort


@dataclass(frozen=True, slots=True)
class JobId:
    """Names one piece of background work; what comes from any other job is dropped."""

    visit: VisitId
    number: int


@dataclass(frozen=True, slots=True)
class Pressed:
    """A person pressed a button of the screen."""

    button: str


@dataclass(frozen=True, slots=True)
class Typed:
    """A person changed one part of a field; at every key."""

    field: FieldId
    part: str
    draft: Draft

    def __repr__(self) -> str:
        return f"Typed({self.field}, {self.part!r}, …)"


@dataclass(frozen=True, slots=True)
class Acted:
    """A person used a side way of a field (きょう, もうひとり加える, edit:0)."""

    field: FieldId
    part: str
    action: str


FULL = "full"
"""An `Acted` that every typed field knows: one more letter came, and there is no room for it."""


@dataclass(frozen=True, slots=True)
class SecretEntered:
    """The pad is complete and つぎへ was pressed; the secret belongs to whoever handles this."""

    secret: Secret


@dataclass(frozen=True, slots=True)
class ComfortChosen:
    """A person changed language, size, colours or voice, on any screen."""

    comfort: Comfort


@dataclass(frozen=True, slots=True)
class LifeShown:
    """A person did something that changes nothing: touched beside a target, turned a page, asked again."""


@dataclass(frozen=True, slots=True)
class SpokenTo:
    """The kiosk is still speaking to a person, or has just ended: nobody answers before that."""


@dataclass(frozen=True, slots=True)
class TicketScanned:
    """A scanner read one QR code of a ticket (続きの券); `text` is what it says."""

    text: str

    def __repr__(self) -> str:
        return "TicketScanned(…)"


@dataclass(frozen=True, slots=True)
class JobTold:
    """Background work got further."""

    job: JobId
    done: int
    total: int
    note: Failure | None = None


@dataclass(frozen=True, slots=True)
class JobEnded:
    """Background work ended; `result` is the effect's own `Ok | Err`."""

    job: JobId
    result: object

    def __repr__(self) -> str:
        return f"JobEnded({self.job}, …)"


@dataclass(frozen=True, slots=True)
class Devices:
    """Facts that outlive a visit.

    Attributes:
        high_display: Whether a hand that reaches low cannot reach all of the display as it is.
    """

    card: bool
    reader: bool
    printer: PrinterState
    high_display: bool = True


@dataclass(frozen=True, slots=True)
class DevicesChanged:
    devices: Devices


@dataclass(frozen=True, slots=True)
class DeadlinePassed:
    """`Visit.deadline` lies behind us."""


@dataclass(frozen=True, slots=True)
class Closing:
    """The window, a signal or IT wants the kiosk to stop: forget everything first."""


Event: TypeAlias = (
    Pressed | Typed | Acted | SecretEntered | ComfortChosen | LifeShown | SpokenTo | TicketScanned
    | JobTold | JobEnded | DevicesChanged | DeadlinePassed | Closing
)  # fmt: skip
