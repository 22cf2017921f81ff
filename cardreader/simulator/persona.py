"""Whose card it is: an invented person, and what is special about their card.

A persona file is JSON, checked by hand here, because the library depends on nothing that checks data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from cardreader.profile_table.generation_1 import GENERATION_1

Kind: TypeAlias = Literal["my-number-card", "phone", "other-card"]
Trick: TypeAlias = Literal["text-altered", "face-altered", "signature-altered", "copied"]
SecretName: TypeAlias = Literal["authentication-pin", "signature-password", "card-text-pin", "resident-pin"]

_SHARED = (
    GENERATION_1.jpki.authentication.credential,
    GENERATION_1.jpki.signature.credential,
    GENERATION_1.text.pin,
    GENERATION_1.face.number_b,
    GENERATION_1.face.birth_date,
)
LIMITS: Mapping[str, int] = {secret.name: secret.tries for secret in _SHARED} | {
    "resident-pin": 3,  # 1
    "number-a": 10,  # ?, follows `number-b`
}
"""The most tries by secret. `number-b` holds in both applications that know it, each with its own counter."""

_ERAS = (
    (date(2019, 5, 1), 2018),
    (date(1989, 1, 8), 1988),
    (date(1926, 12, 25), 1925),
    (date(1912, 7, 30), 1911),
    (date.min, 1867),
)
"""First day of Reiwa, Heisei, Showa, Taisho, Meiji, and the year before its year 1."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """One certificate of the card.

    Attributes:
        valid_from: First day.
        valid_to: Last day.
    """

    valid_from: date
    valid_to: date


@dataclass(frozen=True, slots=True)
class Persona:
    """One invented person's card.

    Attributes:
        id: File name without its ending; also names the card's keys.
        about: What this card is for, in one sentence.
        kind: `phone` has only the certificates' application; `other-card` has nothing that we know.
        name: Family and given name with U+3000 between.
        address: As the card spells it, digits full-width.
        birth_date: Printed date; of one that is known in part, what check number B says.
        birth_digits: Eight ASCII characters that the records hold where they are not that date's digits.
        sex: One ASCII character: `1` male, `2` female, else other.
        expires_on: The card's own last day.
        security_code: Four digits printed on the face.
        serial: 15 digits of the card.
        municipality: Five-digit local government code.
        individual_number: 12 invented digits, which our client never reads.
        secrets: By name; a name that is missing was never set.
        tries: Tries left where they are not all there, by name of `LIMITS`.
        certificates: `authentication` and `signature`, where the card has them.
        token_label: What file 0006 of the certificates' application says.
        interface: Which answer to reset it gives.
        birth_in_number_b: Whether check number B holds the era's year or the Gregorian one.
        tricks: What is not genuine about it.
        pictures: `name`, `address`, `code`, `number` (PNG) and `portrait` (JP2) by file name.
    """

    id: str
    about: str
    kind: Kind
    name: str = field(repr=False)
    address: str = field(repr=False)
    birth_date: date = field(repr=False)
    sex: str = field(repr=False)
    expires_on: date
    security_code: str = field(repr=False)
    serial: str
    municipality: str
    individual_number: str = field(repr=False)
    secrets: Mapping[SecretName, str] = field(repr=False)
    tries: Mapping[str, int]
    certificates: Mapping[str, Certificate]
    token_label: str
    interface: Literal["contact", "contactless"]
    birth_in_number_b: Literal["era", "gregorian"]
    tricks: frozenset[Trick]
    pictures: Mapping[str, bytes] = field(repr=False)
    birth_digits: str | None = field(repr=False, default=None)

    @property
    def birth_key(self) -> str:
        """The six digits of the birth date as check number B begins with them: YYMMDD."""
        year = self.birth_date.year
        if self.birth_in_number_b == "era":
            year -= next(before for start, before in _ERAS if self.birth_date >= start)
        return f"{year % 100:02d}{self.birth_date:%m%d}"

    @property
    def number_b(self) -> str:
        """照合番号B: birth date, the year the card expires, the security code; 14 digits."""
        return f"{self.birth_key}{self.expires_on.year:04d}{self.security_code}"

    @property
    def birth(self) -> str:
        """The birth date as the records hold it: YYYYMMDD, Gregorian."""
        return self.birth_digits or f"{self.birth_date:%Y%m%d}"

    def secret(self, name: str) -> bytes:
        """What VERIFY wants for one of the holder's own secrets; empty where it was never set."""
        return next((value.encode("ascii") for known, value in self.secrets.items() if known == name), b"")

    def left(self, secret: str, most: int) -> int:
        """Tries left on a new card, of at most `most`; none where the secret was never set."""
        never_set = secret.endswith(("-pin", "-password")) and secret not in self.secrets
        return self.tries.get(secret, 0 if never_set else most)
