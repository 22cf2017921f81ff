"""The completed form: the one value that identity fills, delivery seals and paper prints.

Members are the contract's plaintext (backend contract, "The application"), member for member.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from kiosk.basics.ids import ApplicationId
from kiosk.forms.answers import Data

Method: TypeAlias = Literal[
    "jpki-authentication",
    "jpki-signature",
    "card-text",
    "card-number-b",
    "card-face",
    "visual",
    "none",
]
Gender: TypeAlias = Literal["male", "female", "other", "unknown"]
Authority: TypeAlias = Literal["voluntary", "legal", "same-household", "organisation"]
AssistanceMode: TypeAlias = Literal["self", "assisted", "entered-by-staff"]
SCHEMA = "kiosk-application/1"


@dataclass(frozen=True, slots=True)
class Person:
    """One person: of the card, of a question, of the contract. The same six.

    Attributes:
        name: As the card spells it, or in katakana where nobody could spell it yet.
        name_kana: Full-width katakana, family and given name with an ideographic space between.
        birth_date: Gregorian ISO date `1948-03-05`, `1948-03`, `1948`; an era that says more than the known
            parts stands behind them (`1926[T]`, `kiosk.words.known_parts`).
        gender: One of `Gender`, or None where it was not asked.
        address: One line, as the card spells it.
        phone: Digits and hyphens.
        address_place: What was chosen instead of a town of the ward: `other`, `abroad`, `no-home`; None where
            nobody was asked.
    """

    name: str
    name_kana: str | None = None
    birth_date: str | None = None
    gender: Gender | None = None
    address: str | None = None
    phone: str | None = None
    address_place: str | None = None

    def __repr__(self) -> str:
        return "Person(…)"


@dataclass(frozen=True, slots=True)
class Representative:
    """The one who stands here for the applicant (代理人, or a member of the household)."""

    person: Person
    relation: str
    authority: Authority


@dataclass(frozen=True, slots=True)
class Evidence:
    """How somebody's identity was checked; `content` is what the contract calls evidence for that method."""

    method: Method
    at: datetime
    content: Data


@dataclass(frozen=True, slots=True)
class Assistance:
    """Who typed: truthfully, with the staff id where staff helped."""

    mode: AssistanceMode = "self"
    staff_id: str | None = None


@dataclass(frozen=True, slots=True)
class Application:
    """One finished application, before sealing.

    Attributes:
        procedure: (id, version).
        kiosk: (id, office) from the settings.
        answers: By field id (without the person's own fields), values free of language.
        from_ticket: It was begun at a visit that a ticket brought back, maybe at another kiosk too; not sent.
    """

    application_id: ApplicationId
    procedure: tuple[str, str]
    completed_at: datetime
    kiosk: tuple[str, str]
    language: str
    applicant: Person
    representative: Representative | None
    answers: Mapping[str, Data]
    identity: tuple[Evidence, ...]
    assistance: Assistance = Assistance()
    from_ticket: bool = False

    def __repr__(self) -> str:
        return f"Application({self.application_id}, …)"
