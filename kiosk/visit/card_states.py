"""The steps at which a person shows who they are: with a card, by its numbers, or without one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from kiosk.basics.failure import Failure
from kiosk.forms.answers import FieldProblem
from kiosk.identity.reading import Using


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


CardStep: TypeAlias = (
    WaitingForCard
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
)
