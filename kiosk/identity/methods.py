"""The ways to say who somebody is, how strong each is, and what that means for an application.

The table is the ward's to decide; until it does, no application needs a PIN, and whoever proves less at the
kiosk shows a document when the paper is handed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType
from typing import Literal, TypeAlias

from kiosk.basics.failure import Code, Failure
from kiosk.forms.application import Method
from kiosk.identity.reading import SecretName

Need: TypeAlias = Literal["certificate", "notification", "signed"]
"""Certificates (証明書), notifications (届出), and what law wants electronically signed."""
Verdict: TypeAlias = Literal["accepted", "show-at-hand-over", "show-at-desk", "paper"]


class Strength(IntEnum):
    """What a way proves; the more, the higher."""

    NOTHING = 0
    CARD_DATA = 1
    """The data is a card's, but nobody compared the holder with it."""
    HOLDER = 2
    """The one who stands here is the holder, or a person whose document staff looked at."""
    SIGNED = 3
    """The holder signed the application itself."""


@dataclass(frozen=True, slots=True)
class IdentityMethod:
    """One way.

    Attributes:
        secret: Which secret the card wants; None where no card is asked.
        done_by: `resident` alone, or `staff` with their part.
        names: Whether it says the person's name. 利用者証明 proves a holder and names nobody.
    """

    id: Method
    strength: Strength
    secret: SecretName | None
    done_by: Literal["resident", "staff"]
    names: Literal["holder", "nobody"]


METHODS: Mapping[Method, IdentityMethod] = MappingProxyType(
    {
        method.id: method
        for method in (
            IdentityMethod("jpki-signature", Strength.SIGNED, "signature-password", "resident", "holder"),
            IdentityMethod(
                "jpki-authentication", Strength.HOLDER, "authentication-pin", "resident", "nobody"
            ),
            IdentityMethod("card-text", Strength.HOLDER, "card-text-pin", "resident", "holder"),
            IdentityMethod("card-face", Strength.HOLDER, "number-b", "staff", "holder"),
            IdentityMethod("visual", Strength.HOLDER, None, "staff", "nobody"),
            IdentityMethod("card-number-b", Strength.CARD_DATA, "number-b", "resident", "holder"),
            IdentityMethod("none", Strength.NOTHING, None, "resident", "nobody"),
        )
    }
)
_ENOUGH: Mapping[Need, Strength] = MappingProxyType(
    {"certificate": Strength.HOLDER, "notification": Strength.HOLDER, "signed": Strength.SIGNED}
)
_ELSE: Mapping[Need, Verdict] = MappingProxyType(
    {"certificate": "show-at-hand-over", "notification": "show-at-desk", "signed": "paper"}
)


def not_genuine() -> Failure:
    """Signatures on the card do not hold: only staff can go on from here, and nothing of it is used."""
    return Failure(Code.CARD_18)


def judge(shown: Iterable[Method], need: Need) -> Verdict:
    """What follows from the ways that were gone: the strongest decides."""
    best = max((METHODS[method].strength for method in shown), default=Strength.NOTHING)
    return "accepted" if best >= _ENOUGH[need] else _ELSE[need]
