"""Every step a visit can stand at, and everything that can lie over one: two closed unions of small values.

What a step does and shows stands in `steps/`, one file each; the way between them in `table.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from kiosk.basics.failure import Failure
from kiosk.basics.ids import FieldId
from kiosk.delivery.outcome import Outcome, Standing
from kiosk.forms.answers import FieldProblem
from kiosk.identity.reading import Using
from kiosk.paper.document import Document
from kiosk.visit.ticket_states import NO_QUIT_FROM_TICKETS, Called, TicketStep

# ------------------------------------------------------------------ before a procedure


@dataclass(frozen=True, slots=True)
class Welcoming:
    """Nobody has touched the kiosk yet."""


@dataclass(frozen=True, slots=True)
class Closed:
    """Outside opening hours (開庁時間外)."""


@dataclass(frozen=True, slots=True)
class ChoosingTopic:
    """Which life event brings this person here."""


@dataclass(frozen=True, slots=True)
class ChoosingProcedure:
    """Which procedure of one life event."""

    group: str


@dataclass(frozen=True, slots=True)
class AtTheDesk:
    """What this kiosk cannot do, a person does; `matter` is one of the desk's own (窓口の手続き)."""

    group: str
    matter: str | None = None


@dataclass(frozen=True, slots=True)
class LedToDesk:
    """An answer with which only a person can go on; `matter` is one of the desk's (窓口の手続き)."""

    matter: str


# ------------------------------------------------------------------ before the questions


@dataclass(frozen=True, slots=True)
class Preparing:
    """Time, fee and what is needed."""


@dataclass(frozen=True, slots=True)
class MissingThings:
    """足りないものがある: what can still be done today."""


@dataclass(frozen=True, slots=True)
class ChoosingWho:
    """Whose procedure it is.

    Attributes:
        chosen: An applicant's id, "" before the first touch.
        grew: The last touch added questions; said, so that あと N never grows silently.
    """

    chosen: str = ""
    grew: bool = False


@dataclass(frozen=True, slots=True)
class WaitingForCard:
    """Lay the card down; `notice` says why we are here again, `lifted` that it left from under the pad."""

    notice: Failure | None = None
    lifted: bool = False


@dataclass(frozen=True, slots=True)
class CheckingCard:
    """A card lies there; its tries are being read, which costs nothing."""


@dataclass(frozen=True, slots=True)
class EnteringSecret:
    """The four digits of one PIN: `card-text` opens the 基本4情報, `authentication` proves the person."""

    purpose: Literal["card-text", "authentication"]
    tries_left: int
    problem: Failure | None = None


@dataclass(frozen=True, slots=True)
class LastTry:
    """One try is left: it is not spent without staff."""


@dataclass(frozen=True, slots=True)
class TypingCardNumbers:
    """The three numbers printed on the card, one after the other (照合番号B)."""

    index: int = 0
    problem: FieldProblem | None = None
    notice: Failure | None = None


@dataclass(frozen=True, slots=True)
class ReadingCard:
    """The card is being read; it must lie still."""

    using: Using
    done: int = 0
    total: int = 1


@dataclass(frozen=True, slots=True)
class CardTrouble:
    """The card cannot serve today; there is another way."""

    failure: Failure


@dataclass(frozen=True, slots=True)
class Confirming:
    """Is this right?"""


@dataclass(frozen=True, slots=True)
class NotMine:
    """The card is somebody else's than the person who was named: often it is the spouse's."""


@dataclass(frozen=True, slots=True)
class WithoutCard:
    """Going on without a card: identity is looked at when the result is handed over."""


@dataclass(frozen=True, slots=True)
class OfferingProof:
    """Read without a PIN: prove now by the other PIN, or show the card at hand-over; `lifted` as above."""

    chosen: str = ""
    lifted: bool = False


@dataclass(frozen=True, slots=True)
class Proving:
    """The card signs the back-end's challenge (利用者証明)."""

    done: int = 0
    total: int = 1


# ------------------------------------------------------------------ questions


@dataclass(frozen=True, slots=True)
class Asking:
    """One part of one question.

    Attributes:
        returning: Came from the check page by なおす, and goes back there.
        grew: The last answer added questions; said, so that あと N never grows silently.
    """

    question: FieldId
    part: str = ""
    problem: FieldProblem | None = None
    returning: bool = False
    grew: bool = False


@dataclass(frozen=True, slots=True)
class ConfirmingAnswer:
    """One of the riskiest answers by itself (account, copies, year …), before the check page."""

    question: FieldId


@dataclass(frozen=True, slots=True)
class CheckingAnswers:
    """Every answer in the form's order, each with なおす."""


# ------------------------------------------------------------------ handing in


@dataclass(frozen=True, slots=True)
class Sending:
    """Sealed, kept, on its way."""

    done: int = 0


@dataclass(frozen=True, slots=True)
class CannotSend:
    """Not handed in now: paper, later, or once more. `outcome.kind` says what is possible."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class FillingPaper:
    """The paper form is being drawn; `outcome` is why, `again` marks one whose first copy does not count.

    Attributes:
        staff: The page where staff asked for it once more; None before any print.
    """

    outcome: Outcome
    again: bool = False
    staff: CannotPrint | None = None


@dataclass(frozen=True, slots=True)
class Previewing:
    """What will be printed, before it is printed.

    Attributes:
        staff: Where もどる leads when staff asked for it: the application is theirs by now.
    """

    document: Document
    outcome: Outcome
    again: bool = False
    staff: CannotPrint | None = None


@dataclass(frozen=True, slots=True)
class Printing:
    """The printer works; `hold` is what holds it up, `slow` that it takes its time, `called` the last call
    for staff because of it.
    """

    document: Document
    outcome: Outcome
    hold: Failure | None = None
    again: bool = False
    slow: bool = False
    called: Called | None = None


@dataclass(frozen=True, slots=True)
class TakingPaper:
    """The sheets are out, and the person takes them."""

    outcome: Outcome
    pages: int


@dataclass(frozen=True, slots=True)
class CannotPrint:
    """No paper either: kept for staff, who are called; the number is shown.

    Attributes:
        kept: Known to lie sealed on the disk; nothing is promised before.
        outcome: What a second print would be drawn from; None once that was spent.
        begun: Sheets of the first print may lie about.
        call: Number of the job that calls staff.
        heard: False when that call could not be sent; then nobody is said to come.
    """

    failure: Failure
    kept: bool = False
    outcome: Outcome | None = None
    begun: bool = False
    call: int = 0
    heard: bool = True


@dataclass(frozen=True, slots=True)
class Finished:
    """Done: number, counter, card, slip, seat."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class HandedIn:
    """One of several procedures is done: its number, and which one comes next."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Summary:
    """The end of a life event: every receipt number, and what is left to do at a counter."""


@dataclass(frozen=True, slots=True)
class StaffNeeded:
    """Only a person can go on from here; staff are called."""

    reason: str
    failure: Failure | None = None


Step: TypeAlias = (
    Welcoming
    | Closed
    | ChoosingTopic
    | ChoosingProcedure
    | AtTheDesk
    | LedToDesk
    | Preparing
    | MissingThings
    | ChoosingWho
    | WaitingForCard
    | CheckingCard
    | EnteringSecret
    | LastTry
    | TypingCardNumbers
    | ReadingCard
    | CardTrouble
    | Confirming
    | NotMine
    | WithoutCard
    | OfferingProof
    | Proving
    | Asking
    | ConfirmingAnswer
    | CheckingAnswers
    | Sending
    | CannotSend
    | FillingPaper
    | Previewing
    | Printing
    | TakingPaper
    | CannotPrint
    | Finished
    | HandedIn
    | Summary
    | StaffNeeded
    | TicketStep
)

NO_QUIT: frozenset[type[object]] = frozenset(
    {
        Welcoming,
        Closed,
        Proving,
        Sending,
        FillingPaper,
        Printing,
        TakingPaper,
        CannotPrint,
        Finished,
        HandedIn,
        Summary,
        *NO_QUIT_FROM_TICKETS,
    }
)
"""Nobody is here yet, or what was handed in must not be lost: there is no やめる."""

# ------------------------------------------------------------------ over any step


@dataclass(frozen=True, slots=True)
class IdleWarning:
    """まだお使いですか: counts down to `until` (ticks)."""

    until: float
    seconds: int


@dataclass(frozen=True, slots=True)
class StaffCalled:
    """係の人をよびました.

    Attributes:
        call: Number of the job that calls.
        heard: False when the call could not be sent; `failure` says why.
        in_private: The person wants to talk where nobody listens; why, the kiosk neither asks nor knows.
    """

    call: int
    times: int = 1
    heard: bool = True
    in_private: bool = False
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class StaffHere:
    """The page of staff who came; the time is held (`Visit.held_until`).

    Attributes:
        asked: Number of the job that asks how handing in stands; 0 where nothing was asked.
        standing: Its answer; None until it came, and where the outbox could not be read.
        told: Whether the answer came.
    """

    asked: int = 0
    standing: Standing | None = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class SettingsOpen:
    """見やすく・聞きやすく; `row` has the focus."""

    row: str


@dataclass(frozen=True, slots=True)
class ReallyQuit:
    """やめる was pressed: nothing is lost by a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Explaining:
    """なぜ聞くの: why the question below is asked, in one or two sentences."""


@dataclass(frozen=True, slots=True)
class LearningKeys:
    """Trying the keypad out: each key says its name and does nothing; `key` was the last one, "" at first."""

    key: str = ""


Over: TypeAlias = (
    IdleWarning | StaffCalled | StaffHere | SettingsOpen | ReallyQuit | Explaining | LearningKeys
)
