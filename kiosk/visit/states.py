"""Every step a visit can stand at, and everything that can lie over one: two closed unions of small values.

What a step does and shows stands in `steps/`, one file each; the way between them in `table.py`. Those of
the card, of handing in, of the ticket and over a step have files of their own beside this one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from kiosk.basics.ids import FieldId
from kiosk.forms.answers import Draft, FieldProblem
from kiosk.visit.card_states import (
    CardStep,
    CardTrouble,
    CheckingCard,
    Confirming,
    EnteringSecret,
    LastTry,
    NotMine,
    OfferingProof,
    Proving,
    ReadingCard,
    TypingCardNumbers,
    WaitingForCard,
    WithoutCard,
)
from kiosk.visit.handing_in_states import (
    CannotPrint,
    CannotSend,
    FillingPaper,
    Finished,
    HandedIn,
    HandingInStep,
    Previewing,
    Printing,
    Sending,
    StaffNeeded,
    Summary,
    TakingPaper,
)
from kiosk.visit.over_states import (
    Explaining,
    IdleWarning,
    LearningKeys,
    Over,
    ReallyQuit,
    SettingsOpen,
    StaffCalled,
    StaffHere,
)
from kiosk.visit.ticket_states import NO_QUIT_FROM_TICKETS, TicketStep

__all__ = [
    "NO_QUIT", "Asking", "AtTheDesk", "CannotPrint", "CannotSend", "CardTrouble", "CheckingAnswers",
    "CheckingCard", "ChoosingProcedure", "ChoosingTopic", "ChoosingWho", "Closed", "Confirming",
    "ConfirmingAnswer", "EnteringSecret", "Explaining", "FillingPaper", "Finished", "HandedIn",
    "IdleWarning", "LastTry", "LearningKeys", "LedToDesk", "MissingThings", "NotMine", "OfferingProof",
    "Over", "OwnStep", "Preparing", "Previewing", "Printing", "Proving", "ReadingCard", "ReallyQuit",
    "Sending", "SettingsOpen", "StaffCalled", "StaffHere", "StaffNeeded", "Step", "Summary", "TakingPaper",
    "TypingCardNumbers", "WaitingForCard", "Welcoming", "WithoutCard",
]  # fmt: skip

SlipState: TypeAlias = Literal["none", "printing", "out", "failed"]
"""Of the slip that says what to bring to the desk; `failed`: it is not out, and needs staff."""

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
    slip: SlipState = "none"


@dataclass(frozen=True, slots=True)
class LedToDesk:
    """An answer with which only a person can go on; `matter` is one of the desk's (窓口の手続き)."""

    matter: str
    slip: SlipState = "none"


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


# ------------------------------------------------------------------ questions


@dataclass(frozen=True, slots=True)
class Removed:
    """Somebody who was taken from a list of people; it comes back as long as nothing else was done to it.

    Attributes:
        question: Whose list it is.
        number: At which place they stood, from 1.
        before: The list with them. after: The list without them.
    """

    question: FieldId
    number: int
    before: Draft = field(repr=False)
    after: Draft = field(repr=False)


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


OwnStep: TypeAlias = (
    Welcoming
    | Closed
    | ChoosingTopic
    | ChoosingProcedure
    | AtTheDesk
    | LedToDesk
    | Preparing
    | MissingThings
    | ChoosingWho
    | Asking
    | ConfirmingAnswer
    | CheckingAnswers
)
"""Those of this file: finding the procedure, and its questions."""

Step: TypeAlias = OwnStep | CardStep | HandingInStep | TicketStep

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
