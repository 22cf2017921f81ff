"""What a card told: values only, gone with the visit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from kiosk.basics.failure import Code, Failure
from kiosk.forms.application import Person

Using: TypeAlias = Literal["card-text", "card-number-b"]
SignKey: TypeAlias = Literal["authentication", "signature"]
SecretName: TypeAlias = Literal["card-text-pin", "authentication-pin", "signature-password", "number-b"]
Tries: TypeAlias = Mapping[SecretName, int | None]
"""Tries left by secret; None where the card has no such secret."""
Genuineness: TypeAlias = Literal["verified", "unknown-issuer", "failed", "not-checked"]


@dataclass(frozen=True, slots=True)
class CardMark:
    """Tells within one visit whether the same card lies there again, and nothing else.

    Attributes:
        salt: The visit's own, so that marks of two visits cannot be compared.
        value: SHA-256 in hexadecimal, over the salt and what the card shows of itself without a secret.
    """

    salt: bytes
    value: str


@dataclass(frozen=True, slots=True)
class CardReading:
    """One reading of a My Number Card (マイナンバーカード).

    Attributes:
        person: The 基本4情報 (name, address, birth date, sex); `name_kana` and `phone` are None.
        photo: JPEG 2000 of the face, only where 照合番号B opened the card face.
        expires_on: The card's own end of validity, where the face was read.
        genuineness: What the on-card signatures proved; the worst of the checks.
        mark: Salted hash that tells within one visit whether the same card lies there again.
        method: `card-text` (PIN) or `card-number-b`.
    """

    person: Person
    photo: bytes | None
    expires_on: date | None
    genuineness: Genuineness
    mark: str
    method: Literal["card-text", "card-number-b"]

    def __repr__(self) -> str:
        return f"CardReading({self.method}, {self.genuineness}, …)"


def not_genuine() -> Failure:
    """Signatures on the card do not hold: only staff can go on from here, and nothing of it is used."""
    return Failure(Code.CARD_18)
